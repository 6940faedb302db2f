variable "environment" {
  description = "First part of every parameter's name."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.environment))
    error_message = "environment is \"${var.environment}\"; use lower-case letters, digits and hyphens."
  }
}

variable "parameters" {
  description = "Parameters by the last part of their name. They are readable by whoever may read the environment: names and settings only, never a secret."
  type = map(object({
    description = string
    value       = string
    type        = optional(string, "String")
  }))

  validation {
    condition     = alltrue([for parameter in values(var.parameters) : contains(["String", "StringList"], parameter.type)])
    error_message = "A parameter's type is String or StringList. Secrets belong in Secrets Manager, so SecureString is not offered."
  }

  validation {
    condition     = alltrue([for name in keys(var.parameters) : !can(regex("(?i)(password|secret|token)", name))])
    error_message = "A parameter named like a secret does not belong here: ${join(", ", [for name in keys(var.parameters) : name if can(regex("(?i)(password|secret|token)", name))])}. Use Secrets Manager."
  }
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
