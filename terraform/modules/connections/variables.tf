variable "name_prefix" {
  description = "Stands before every connection's name, with a hyphen."
  type        = string
}

variable "connections" {
  description = "Databases by the name of their connection."
  type = map(object({
    kind        = string
    host        = string
    port        = number
    database    = string
    secret_arn  = string
    require_tls = optional(bool, true)
  }))

  validation {
    condition     = alltrue([for connection in values(var.connections) : contains(["postgresql", "redshift"], connection.kind)])
    error_message = "A connection's kind is postgresql or redshift; got ${join(", ", distinct([for connection in values(var.connections) : connection.kind]))}."
  }

  validation {
    condition     = alltrue([for connection in values(var.connections) : can(regex("^arn:[^:]+:secretsmanager:[^:]+:[0-9]{12}:secret:.+$", connection.secret_arn))])
    error_message = "secret_arn is the ARN of a Secrets Manager secret with the members username and password. A password itself is not taken: it would stand in the state and in every plan."
  }

  validation {
    condition     = alltrue([for connection in values(var.connections) : !can(regex("[:/@?]", connection.host)) && !can(regex("[/?&;@]", connection.database))])
    error_message = "host is a bare host name and database a bare name; port, user and options have members of their own or are not taken."
  }
}

variable "subnet" {
  description = "Private subnet that Glue workers of these connections stand in, with its availability zone."
  type = object({
    id                = string
    availability_zone = string
  })
}

variable "security_group_id" {
  description = "Security group of the workers; it must let all TCP in from itself."
  type        = string
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
