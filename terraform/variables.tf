variable "environment" {
  description = "Name of the environment; everything made here carries it, and the SAM stack finds this one by it."
  type        = string
  default     = "sluice"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.environment)) && !endswith(var.environment, "-")
    error_message = "environment is \"${var.environment}\"; use 2 to 21 lower-case letters, digits and hyphens, a letter first, because bucket and queue names are made from it."
  }
}

variable "tags" {
  description = "Tags of every resource, beside Application and Environment."
  type        = map(string)
  default     = {}
}

# ---------------------------------------------------------------- where the log files come from

variable "raw_bucket" {
  description = "An existing bucket with CloudTrail's log files; null makes one. Nothing about an existing bucket is changed, so switch EventBridge on in its own notification settings."
  type        = string
  default     = null
}

variable "raw_bucket_kms_key_arns" {
  description = "Keys that an existing raw bucket's objects are encrypted with."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.raw_bucket_kms_key_arns : can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/.+$", arn))])
    error_message = "raw_bucket_kms_key_arns takes key ARNs (arn:aws:kms:…:key/…; aliases grant nothing in IAM); got ${join(", ", var.raw_bucket_kms_key_arns)}."
  }
}

variable "log_prefix" {
  description = "What stands before `AWSLogs/` in the raw bucket, with its final slash; empty for nothing."
  type        = string
  default     = ""

  validation {
    condition     = var.log_prefix == "" || (endswith(var.log_prefix, "/") && !startswith(var.log_prefix, "/"))
    error_message = "log_prefix is \"${var.log_prefix}\"; it ends with a slash and does not start with one, like \"security/\"."
  }
}

variable "create_trail" {
  description = "Make a multi-region trail into the raw bucket, of the organization when organization_id is given."
  type        = bool
  default     = false

  validation {
    condition     = !var.create_trail || var.raw_bucket == null
    error_message = "create_trail needs a raw bucket made here, because an existing one's policy is never changed; remove raw_bucket, or point your own trail at ${coalesce(var.raw_bucket, "it")}."
  }
}

variable "log_writers" {
  description = "Trails of other accounts that deliver into the raw bucket made here: the trail's ARN, and the account or organization id under `AWSLogs/`."
  type = list(object({
    trail_arn = string
    owner     = string
  }))
  default = []
}

variable "organization_id" {
  description = "Organization whose trail delivers under `AWSLogs/{organization}/`; null for single accounts."
  type        = string
  default     = null

  validation {
    condition     = var.organization_id == null || can(regex("^o-[a-z0-9]{10,32}$", var.organization_id))
    error_message = "organization_id is \"${coalesce(var.organization_id, "null")}\"; it looks like o-a1b2c3d4e5 (aws organizations describe-organization shows it)."
  }
}

variable "accounts" {
  description = "Accounts that get a raw table and crawler per region; empty for this account. Not used with registration \"direct\", which takes every account that delivers."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for account in var.accounts : can(regex("^[0-9]{12}$", account))])
    error_message = "accounts takes 12-digit account ids in quotes (leading zeros count); got ${join(", ", var.accounts)}."
  }
}

variable "regions" {
  description = "Regions that get a raw table and crawler per account; empty for this region. A multi-region trail delivers for every region that is enabled."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for region in var.regions : can(regex("^[a-z]{2,}(-[a-z]+)+-[0-9]+$", region))])
    error_message = "regions takes names like us-east-1; got ${join(", ", var.regions)}."
  }
}

variable "registration" {
  description = "How partitions get into the catalog: `crawler` (one table and crawler per account and region) or `direct` (the controller registers them; one table, no crawler, no crawl cost)."
  type        = string
  default     = "crawler"

  validation {
    condition     = contains(["crawler", "direct"], var.registration)
    error_message = "registration is \"${var.registration}\"; choose crawler or direct."
  }

  validation {
    condition     = var.registration == "crawler" || (length(var.accounts) == 0 && length(var.regions) == 0)
    error_message = "With registration \"direct\" one table takes every account and region that delivers; leave accounts and regions empty."
  }

  validation {
    condition     = var.registration == "direct" || var.organization_id == null || length(var.accounts) > 0
    error_message = "An organization's accounts must be listed in accounts for registration \"crawler\", since each gets its own table. Use registration \"direct\" to take them all."
  }
}

# ---------------------------------------------------------------- what is made of them

variable "raw_database" {
  description = "Database of the raw tables."
  type        = string
  default     = "sluice_raw"
}

variable "curated_database" {
  description = "Database of the curated tables."
  type        = string
  default     = "sluice"
}

variable "landed_database" {
  description = "Database of the tables that the relational workflow lands."
  type        = string
  default     = "sluice_landed"
}

variable "curated_table" {
  description = "Name of the CloudTrail table."
  type        = string
  default     = "cloudtrail"
}

variable "sink" {
  description = "`parquet`, or `iceberg` (format version 2, the newest that Athena reads)."
  type        = string
  default     = "parquet"

  validation {
    condition     = contains(["parquet", "iceberg"], var.sink)
    error_message = "sink is \"${var.sink}\"; choose parquet or iceberg."
  }
}

variable "partition_by" {
  description = "Partition keys of the curated table, from the layout's placeholders and `hour`; null for account, region, year, month, day (without account for an organization registered directly)."
  type        = list(string)
  default     = null

  validation {
    condition = var.partition_by == null || (
      length(setsubtract(coalesce(var.partition_by, []), ["account", "region", "year", "month", "day", "hour"])) == 0
      && length(distinct(coalesce(var.partition_by, []))) == length(coalesce(var.partition_by, []))
      && length(setsubtract(["year", "month", "day"], coalesce(var.partition_by, ["year", "month", "day"]))) == 0
    )
    error_message = "partition_by takes account, region, year, month, day and hour, each once, and year, month and day must be among them."
  }

  validation {
    condition     = var.partition_by == null || var.registration == "direct" || length(setsubtract(["account", "region"], coalesce(var.partition_by, ["account", "region"]))) == 0
    error_message = "With crawlers each raw table holds one account and region, and a run reads one table, so partition_by must contain both. Use registration \"direct\" to leave one out."
  }
}

variable "pipeline" {
  description = "When partitions are processed and within which limits; docs/contracts.md explains each member. Durations are ISO-8601."
  type = object({
    quiet_period           = optional(string, "PT5M")
    max_wait               = optional(string, "PT60M")
    max_attempts           = optional(number, 4)
    retry_base             = optional(string, "PT1M")
    retry_max              = optional(string, "PT30M")
    max_runs               = optional(number, 10)
    max_dpus               = optional(number, 100)
    max_partitions_per_run = optional(number, 200)
    max_bytes_per_run      = optional(number, 21474836480)
    run_timeout            = optional(string, "PT2H")
    sweep_days             = optional(number, 3)
    orphan_grace           = optional(string, "PT24H")
    job_arguments          = optional(map(string), {})
  })
  default = {}

  validation {
    condition = alltrue([for duration in [var.pipeline.quiet_period, var.pipeline.max_wait, var.pipeline.retry_base, var.pipeline.retry_max, var.pipeline.run_timeout, var.pipeline.orphan_grace] :
    can(regex("^P([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", duration)) && !contains(["P", "PT"], duration)])
    error_message = "Durations are ISO-8601, like PT5M, PT2H or P1D."
  }

  validation {
    condition     = alltrue([for number in [var.pipeline.max_attempts, var.pipeline.max_runs, var.pipeline.max_partitions_per_run, var.pipeline.max_bytes_per_run, var.pipeline.sweep_days] : number >= 1 && floor(number) == number])
    error_message = "max_attempts, max_runs, max_partitions_per_run, max_bytes_per_run and sweep_days are whole numbers from 1."
  }

  validation {
    condition     = var.pipeline.max_dpus >= 2 * var.pipeline.max_runs
    error_message = "max_dpus is ${var.pipeline.max_dpus} and max_runs ${var.pipeline.max_runs}; each run takes at least 2 DPUs, so allow ${2 * var.pipeline.max_runs} or fewer runs."
  }
}

variable "further_pipelines" {
  description = "More pipelines by name, over CloudTrail records under other keys of the raw bucket (docs/pipelines.md). Each gets a raw and a curated table of its name and is registered directly; the rest is as in pipeline."
  type = map(object({
    prefix       = string
    layout       = string
    partition_by = list(string)
    max_runs     = optional(number)
    max_dpus     = optional(number)
  }))
  default = {}

  validation {
    condition     = alltrue([for name in keys(var.further_pipelines) : can(regex("^[a-z][a-z0-9_]{0,63}$", name)) && !contains(["cloudtrail", var.curated_table], name)])
    error_message = "A further pipeline's name is its tables' name: lower-case letters, digits and underscores, and another than cloudtrail and ${var.curated_table}."
  }

  validation {
    condition     = alltrue([for pipeline in values(var.further_pipelines) : can(regex("^[^/].*/$", pipeline.prefix)) && !startswith(pipeline.prefix, "AWSLogs/")])
    error_message = "A further pipeline's prefix ends with a slash and does not begin with one, nor with AWSLogs/, which is CloudTrail's own."
  }

  validation {
    condition     = alltrue([for pipeline in values(var.further_pipelines) : can(regex("\\{[a-z]+\\}.*/$", pipeline.layout))])
    error_message = "A layout names directories with {placeholders}, each ended by a slash, like account={account}/day={day}/."
  }
}

# ---------------------------------------------------------------- jobs

variable "job" {
  description = "Size of a CloudTrail run: the controller gives each run its own number of workers, up to max_workers."
  type = object({
    worker_type     = optional(string, "G.1X")
    max_workers     = optional(number, 10)
    flex            = optional(bool, false)
    timeout_minutes = optional(number, 120)
  })
  default = {}
}

variable "entry_script" {
  description = "Scala entry script; null takes the repository's."
  type        = string
  default     = null
}

variable "job_jar" {
  description = "Job jar; null takes the one that the repository's build makes."
  type        = string
  default     = null
}

variable "specs" {
  description = "Files with declared jobs of your own, uploaded beside the jar; the repository's are inside it."
  type        = set(string)
  default     = []
}

variable "log_retention_days" {
  description = "Days that job logs are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is ${var.log_retention_days}; CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}

# ---------------------------------------------------------------- databases

variable "network" {
  description = "The VPC for jobs that read databases: an existing one (vpc_id and subnet_ids), or a new one. Jobs with a connection need the interface endpoints glue, logs, monitoring, secretsmanager, kms and sts, at about 7.30 USD a month each, unless an existing VPC has its own way out. null makes no VPC, unless `relational` needs one."
  type = object({
    vpc_id              = optional(string)
    subnet_ids          = optional(list(string), [])
    route_table_ids     = optional(list(string), [])
    cidr_block          = optional(string)
    interface_endpoints = optional(set(string), [])
  })
  default = null
}

variable "relational" {
  description = "Databases that the nightly workflow lands, each given (its secret's ARN, never a password) or as a small demo database. null leaves the workflow out."
  type = object({
    postgresql = optional(object({
      host              = string
      port              = optional(number, 5432)
      database          = string
      secret_arn        = string
      security_group_id = string
    }))
    redshift = optional(object({
      host              = string
      port              = optional(number, 5439)
      database          = string
      secret_arn        = string
      security_group_id = string
    }))
    demo_postgresql  = optional(bool, false)
    demo_redshift    = optional(bool, false)
    schedule         = optional(string, "cron(15 3 * * ? *)")
    schedule_enabled = optional(bool, true)
  })
  default = null

  validation {
    condition = var.relational == null || alltrue([
      (try(var.relational.postgresql, null) != null) != try(var.relational.demo_postgresql, false),
      (try(var.relational.redshift, null) != null) != try(var.relational.demo_redshift, false),
    ])
    error_message = "The workflow lands one PostgreSQL and one Redshift database: give each its host and secret, or set demo_postgresql or demo_redshift for a small one of its own, but not both."
  }

  validation {
    condition     = var.relational == null || can(regex("^cron\\(([^ )]+ ){5}[^ )]+\\)$", var.relational.schedule))
    error_message = "schedule is a cron expression of six fields in UTC, like cron(15 3 * * ? *)."
  }
}

# ---------------------------------------------------------------- the account

variable "budget" {
  description = "Monthly budget with mails at 80 % and at a forecast of 100 %; null for none."
  type = object({
    limit_usd = number
    emails    = list(string)
  })
  default = null
}

variable "permissions_boundary" {
  description = "ARN of a policy that bounds every role made here, where the organization demands one."
  type        = string
  default     = null
}

variable "encrypt_account_catalog" {
  description = "Also encrypt the metadata of the account's whole Data Catalog in this region; shared by all its users, and switched off again by destroy."
  type        = bool
  default     = false
}

variable "force_destroy" {
  description = "Purposes whose bucket is destroyed with its content (raw, lake, scripts, temp). Never name raw or lake unless their data is worthless."
  type        = set(string)
  default     = ["scripts", "temp"]
}

variable "require_tls" {
  description = "Refuse requests to the buckets without TLS. Only an emulator on plain HTTP needs this off."
  type        = bool
  default     = true
}

variable "partition_indexes" {
  description = "Index the partitions of every table. They cost nothing; an emulator may not know them."
  type        = bool
  default     = true
}
