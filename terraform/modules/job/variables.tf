variable "name" {
  description = "Name of the job."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,255}$", var.name))
    error_message = "name is \"${var.name}\"; use letters, digits, hyphens and underscores, since it is also part of a log group's name."
  }
}

variable "description" {
  description = "What the job does."
  type        = string
  default     = null
}

variable "role_arn" {
  description = "Role that runs take, unless a run narrows it further."
  type        = string
}

variable "entry_script_uri" {
  description = "s3:// URI of the Scala entry script."
  type        = string
}

variable "entry_class" {
  description = "Scala object in the entry script."
  type        = string
  default     = "SluiceJob"
}

variable "jars" {
  description = "s3:// URIs of the jars on the class path of driver and executors."
  type        = list(string)

  validation {
    condition     = length(var.jars) > 0 && alltrue([for jar in var.jars : can(regex("^s3://[^,]+\\.jar$", jar))])
    error_message = "jars takes s3:// URIs of .jar files, at least one; got ${join(", ", var.jars)}."
  }
}

variable "arguments" {
  description = "Default arguments beside those that this module sets; a run may override them."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.arguments) : startswith(name, "--")])
    error_message = "Arguments start with two hyphens; got ${join(", ", [for name in keys(var.arguments) : name if !startswith(name, "--")])}."
  }

  validation {
    condition     = length(setintersection(keys(var.arguments), ["--JOB_NAME", "--mode", "--debug", "--endpoint"])) == 0
    error_message = "--JOB_NAME, --mode, --debug and --endpoint are Glue's own; a job that sets them fails in ways that name neither."
  }

  validation {
    condition     = alltrue([for name in keys(var.arguments) : !can(regex("(?i)(password|secret|credential)", name))])
    error_message = "Job arguments are readable in the console and in logs. Give the name of a Glue connection, whose secret stays in Secrets Manager."
  }
}

variable "worker_type" {
  description = "G.1X (4 CPU, 16 GB, 1 DPU), G.2X (2 DPU), or a larger one."
  type        = string
  default     = "G.1X"

  validation {
    condition     = can(regex("^(G\\.(1|2|4|8|12|16)X|R\\.(1|2|4|8)X)$", var.worker_type))
    error_message = "worker_type is \"${var.worker_type}\"; Spark jobs run on G.1X, G.2X, G.4X, G.8X, G.12X, G.16X or R.1X to R.8X."
  }
}

variable "max_workers" {
  description = "Upper bound of the workers of one run; auto scaling takes fewer, the controller gives each run its own number."
  type        = number
  default     = 10

  validation {
    condition     = var.max_workers >= 2 && var.max_workers <= 299
    error_message = "max_workers is ${var.max_workers}; Glue takes 2 (one is the driver) to 299."
  }
}

variable "flex" {
  description = "Run on spare capacity: about a third cheaper, starts later and may be interrupted. G.1X and G.2X only."
  type        = bool
  default     = false

  validation {
    condition     = !var.flex || contains(["G.1X", "G.2X"], var.worker_type)
    error_message = "flex runs on G.1X and G.2X only, and worker_type is ${var.worker_type}."
  }
}

variable "max_retries" {
  description = "Retries by Glue itself. Keep 0 where the controller retries, or every failure is paid for twice."
  type        = number
  default     = 0

  validation {
    condition     = var.max_retries >= 0 && var.max_retries <= 10
    error_message = "max_retries is ${var.max_retries}; Glue takes 0 to 10."
  }
}

variable "timeout_minutes" {
  description = "Minutes after which Glue stops a run."
  type        = number
  default     = 120

  validation {
    condition     = var.timeout_minutes >= 1 && var.timeout_minutes <= 10080
    error_message = "timeout_minutes is ${var.timeout_minutes}; Glue takes 1 minute to 7 days (10,080)."
  }
}

variable "max_concurrent_runs" {
  description = "Runs at once. A finished run holds its place for some seconds, so leave room above what the controller starts."
  type        = number
  default     = 1

  validation {
    condition     = var.max_concurrent_runs >= 1 && var.max_concurrent_runs <= 4000
    error_message = "max_concurrent_runs is ${var.max_concurrent_runs}; Glue's default quota allows 1 to 4,000."
  }
}

variable "connections" {
  description = "Glue connections by name, for jobs that read databases in a VPC."
  type        = list(string)
  default     = []
}

variable "security_configuration" {
  description = "Glue security configuration that encrypts logs, bookmarks and objects."
  type        = string
}

variable "temp_uri" {
  description = "s3:// URI, with its final slash, for scratch files and Spark event logs."
  type        = string

  validation {
    condition     = can(regex("^s3://[^/]+/(.*/)?$", var.temp_uri))
    error_message = "temp_uri is \"${var.temp_uri}\"; give an s3:// URI that ends with a slash. Without one Glue makes a bucket of its own, outside these policies."
  }
}

variable "log_retention_days" {
  description = "Days that the job's logs are kept."
  type        = number
  default     = 30
}

variable "kms_key_arn" {
  description = "Key that encrypts the job's logs."
  type        = string
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
