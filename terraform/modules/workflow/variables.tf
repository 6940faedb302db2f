variable "definition_file" {
  description = "Path of the workflow's definition: JSON with the members Workflow, Jobs, Crawlers and Triggers, each in the form of Glue's Create calls, with $${…} for the values."
  type        = string

  validation {
    condition     = fileexists(var.definition_file)
    error_message = "There is no workflow definition at ${var.definition_file}."
  }
}

variable "values" {
  description = "What stands for each $${…} in the definition."
  type        = map(string)
}

variable "enabled" {
  description = "Let scheduled and conditional triggers fire. A disabled workflow still starts by hand."
  type        = bool
  default     = true
  nullable    = false
}

variable "landed_database" {
  description = "Database that the workflow's crawlers write their tables to."
  type        = string
  default     = "sluice_landed"

  validation {
    condition     = can(regex("^[a-z0-9_]{1,255}$", var.landed_database))
    error_message = "landed_database is \"${var.landed_database}\"; use lower-case letters, digits and underscores."
  }
}

variable "job_role_arn" {
  description = "Role of the workflow's jobs."
  type        = string
}

variable "crawler_role_arn" {
  description = "Role of the workflow's crawlers."
  type        = string
}

variable "job_settings" {
  description = "What every job of the workflow has in common."
  type = object({
    entry_script_uri       = string
    jars                   = list(string)
    temp_uri               = string
    kms_key_arn            = string
    security_configuration = string
    log_retention_days     = optional(number, 30)
  })
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
