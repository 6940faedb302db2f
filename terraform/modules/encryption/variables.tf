variable "alias" {
  description = "Name of the key's alias, without `alias/`."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9/_-]+$", var.alias)) && !startswith(var.alias, "aws/")
    error_message = "alias is \"${var.alias}\"; use letters, digits, / _ and - only, and not the prefix aws/, which is reserved for AWS's own keys."
  }
}

variable "description" {
  description = "What the key protects, for people who meet it in the console."
  type        = string
  default     = "Data, queues and logs of Sluice"
}

variable "deletion_window_in_days" {
  description = "Days between the destruction of the key and the loss of everything encrypted with it."
  type        = number
  default     = 30

  validation {
    condition     = var.deletion_window_in_days >= 7 && var.deletion_window_in_days <= 30
    error_message = "deletion_window_in_days is ${var.deletion_window_in_days}; KMS takes 7 to 30 days. Keep 30 unless the data is worthless."
  }
}

variable "publishing_services" {
  description = "Service principals that put messages into encrypted queues or topics of this account."
  type        = set(string)
  default     = ["events.amazonaws.com", "scheduler.amazonaws.com", "cloudwatch.amazonaws.com"]

  validation {
    condition     = alltrue([for service in var.publishing_services : endswith(service, ".amazonaws.com")])
    error_message = "publishing_services takes service principals such as events.amazonaws.com; got ${join(", ", var.publishing_services)}."
  }
}

variable "trail_arns" {
  description = "ARNs of the CloudTrail trails that encrypt their log files with this key."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.trail_arns : can(regex("^arn:[^:]+:cloudtrail:[^:]+:[0-9]{12}:trail/.+$", arn))])
    error_message = "trail_arns takes ARNs like arn:aws:cloudtrail:us-east-1:123456789012:trail/name; got ${join(", ", var.trail_arns)}."
  }
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
