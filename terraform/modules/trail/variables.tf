variable "name" {
  description = "Name of the trail."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9][a-zA-Z0-9._-]{1,126}[a-zA-Z0-9]$", var.name))
    error_message = "name is \"${var.name}\"; a trail's name has 3 to 128 letters, digits, dots, underscores and hyphens."
  }
}

variable "bucket" {
  description = "Bucket that the trail delivers to; its policy must let CloudTrail write."
  type        = string
}

variable "log_prefix" {
  description = "What stands before `AWSLogs/`, with its final slash; empty for nothing."
  type        = string
  default     = ""
}

variable "kms_key_arn" {
  description = "Key that encrypts the log files; its policy must let CloudTrail use it."
  type        = string
}

variable "organization" {
  description = "Record every account of the organization. Only its management account, or a delegated administrator, may."
  type        = bool
  default     = false
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
