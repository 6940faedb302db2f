variable "name" {
  description = "Name of the budget."
  type        = string
}

variable "limit_usd" {
  description = "Dollars a month."
  type        = number

  validation {
    condition     = var.limit_usd > 0
    error_message = "limit_usd is ${var.limit_usd}; a budget needs a limit above 0."
  }
}

variable "emails" {
  description = "Who hears about it."
  type        = list(string)

  validation {
    condition     = length(var.emails) >= 1 && length(var.emails) <= 10 && alltrue([for email in var.emails : can(regex("^[^@ ]+@[^@ ]+$", email))])
    error_message = "emails takes 1 to 10 addresses (a limit of AWS Budgets); got ${join(", ", var.emails)}."
  }
}

variable "services" {
  description = "Services that count, by their names in Cost Explorer; null counts the whole account."
  type        = list(string)
  default     = ["AWS Glue", "Amazon Simple Storage Service", "AWS Lambda", "AWS Key Management Service", "Amazon DynamoDB", "Amazon Simple Queue Service"]
}

variable "thresholds" {
  description = "Percentages of the limit that send a mail, of the actual or the forecast cost."
  type = list(object({
    percent  = number
    forecast = optional(bool, false)
  }))
  default = [{ percent = 80 }, { percent = 100, forecast = true }]

  validation {
    condition     = length(var.thresholds) >= 1 && length(var.thresholds) <= 5
    error_message = "A budget takes 1 to 5 thresholds; got ${length(var.thresholds)}."
  }
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
