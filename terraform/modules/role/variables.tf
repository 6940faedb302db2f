variable "name" {
  description = "Name of the role."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9+=,.@_-]{1,64}$", var.name))
    error_message = "name is \"${var.name}\"; a role's name has at most 64 letters, digits and +=,.@_-."
  }
}

variable "description" {
  description = "The one purpose of the role."
  type        = string
}

variable "service" {
  description = "Service principal that takes the role."
  type        = string

  validation {
    condition     = endswith(var.service, ".amazonaws.com")
    error_message = "service is \"${var.service}\"; give a service principal such as glue.amazonaws.com."
  }
}

variable "source_account" {
  description = "Account on whose behalf the service may take the role; null where the service sends none."
  type        = string
  default     = null
}

variable "permissions_boundary" {
  description = "ARN of a policy that bounds the role, where the organization demands one."
  type        = string
  default     = null
}

variable "statements" {
  description = "What the role may do. Wildcard actions are refused, and so is the resource `*`, except for actions that AWS defines no resource for."
  type = list(object({
    sid       = string
    actions   = list(string)
    resources = list(string)
    conditions = optional(list(object({
      test     = string
      variable = string
      values   = list(string)
    })), [])
  }))

  validation {
    condition     = alltrue(flatten([for statement in var.statements : [for action in statement.actions : !strcontains(action, "*")]]))
    error_message = "Name every action: a wildcard also grants what AWS adds next year. At fault: ${join(", ", distinct(flatten([for statement in var.statements : [for action in statement.actions : action if strcontains(action, "*")]])))}."
  }

  validation {
    condition = alltrue([for statement in var.statements : !contains(statement.resources, "*") || length(setsubtract(statement.actions, [
      "cloudwatch:PutMetricData",
      "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets", "ec2:DescribeVpcAttribute", "ec2:DescribeVpcEndpoints", "ec2:DescribeVpcs",
    ])) == 0])
    error_message = "Resource * is only for actions that have no resource to name (CloudWatch metrics, EC2 Describe calls). At fault: ${join(", ", [for statement in var.statements : statement.sid if contains(statement.resources, "*")])}."
  }

  validation {
    condition     = length(distinct(var.statements[*].sid)) == length(var.statements) && alltrue([for statement in var.statements : length(statement.actions) > 0 && length(statement.resources) > 0])
    error_message = "Each statement needs a sid of its own, at least one action and at least one resource: ${join(", ", var.statements[*].sid)}."
  }
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
