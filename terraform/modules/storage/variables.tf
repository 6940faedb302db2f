variable "bucket_names" {
  description = "Names of the buckets to make, by purpose. `raw` is not used when `raw_bucket` is given."
  type = object({
    raw     = string
    lake    = string
    scripts = string
    temp    = string
  })

  validation {
    condition     = alltrue([for name in values(var.bucket_names) : can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", name))])
    error_message = "Bucket names have 3 to 63 lower-case letters, digits and hyphens (no dots: they break TLS host names); got ${join(", ", values(var.bucket_names))}."
  }

  validation {
    condition     = length(distinct(values(var.bucket_names))) == 4
    error_message = "Each purpose needs a bucket of its own: lifecycle rules and permissions differ. Got ${join(", ", values(var.bucket_names))}."
  }
}

variable "raw_bucket" {
  description = "An existing bucket with the log files; null makes one. Nothing about an existing bucket is changed: switch EventBridge on in its own notification settings."
  type        = string
  default     = null
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

variable "log_writers" {
  description = "Trails that deliver into a raw bucket made here: the trail's ARN, and the account or organization id under `AWSLogs/`."
  type = list(object({
    trail_arn = string
    owner     = string
  }))
  default = []

  validation {
    condition     = alltrue([for writer in var.log_writers : can(regex("^([0-9]{12}|o-[a-z0-9]{10,32})$", writer.owner))])
    error_message = "A log writer's owner is a 12-digit account or an organization id (o-…); got ${join(", ", var.log_writers[*].owner)}."
  }

  validation {
    condition     = length(var.log_writers) == 0 || var.raw_bucket == null
    error_message = "log_writers changes the raw bucket's policy, and an existing raw bucket is never changed. Add the statements to the policy of ${coalesce(var.raw_bucket, "the bucket")} where that is managed."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts everything in the buckets."
  type        = string
}

variable "require_tls" {
  description = "Refuse requests without TLS. Only an emulator on plain HTTP needs this off."
  type        = bool
  default     = true
  nullable    = false
}

variable "force_destroy" {
  description = "Purposes whose bucket is destroyed with its content. Never name raw or lake here unless their data is worthless."
  type        = set(string)
  default     = ["scripts", "temp"]

  validation {
    condition     = length(setsubtract(var.force_destroy, ["raw", "lake", "scripts", "temp"])) == 0
    error_message = "force_destroy takes raw, lake, scripts and temp; got ${join(", ", var.force_destroy)}."
  }
}

variable "raw_transition_days" {
  description = "Days after which log files move to Infrequent Access; null keeps them where they are."
  type        = number
  default     = 90

  validation {
    condition     = var.raw_transition_days == null || try(var.raw_transition_days >= 30, false)
    error_message = "raw_transition_days must be at least 30 (S3 refuses fewer), or null for never."
  }
}

variable "temp_expiration_days" {
  description = "Days after which scratch files and Spark event logs are deleted."
  type        = number
  default     = 14

  validation {
    condition     = var.temp_expiration_days >= 2
    error_message = "temp_expiration_days is ${var.temp_expiration_days}; a run may last a day, so keep its files at least 2."
  }
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
