variable "name" {
  description = "Prefix of the names of everything in this module."
  type        = string
}

variable "postgresql" {
  description = "Make a PostgreSQL RDS instance (db.t4g.micro: about 14 USD a month)."
  type        = bool
  default     = false
}

variable "redshift" {
  description = "Make a Redshift Serverless workgroup (8 RPU: about 2.90 USD for each hour in which a query runs, nothing between)."
  type        = bool
  default     = false

  validation {
    condition     = !var.redshift || length(var.subnet_ids) >= 3
    error_message = "Redshift Serverless asks for subnets in 3 availability zones; subnet_ids has ${length(var.subnet_ids)}."
  }
}

variable "postgresql_version" {
  description = "PostgreSQL's version; a major version alone takes RDS's newest minor one."
  type        = string
  default     = "17"

  validation {
    condition     = can(regex("^1[4-9](\\.[0-9]+)?$", var.postgresql_version))
    error_message = "postgresql_version is \"${var.postgresql_version}\"; give 14 to 19, with or without a minor version."
  }
}

variable "database" {
  description = "Name of the database in each server."
  type        = string
  default     = "demo"
}

variable "username" {
  description = "Administrator's name; AWS makes the password and keeps it in Secrets Manager."
  type        = string
  default     = "sluice"
}

variable "vpc_id" {
  description = "VPC that the databases stand in."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in different zones: 2 for RDS, 3 for Redshift Serverless."
  type        = list(string)
}

variable "kms_key_arn" {
  description = "Key that encrypts storage and secrets."
  type        = string
}

variable "redshift_role_arns" {
  description = "Roles that Redshift may take for COPY and UNLOAD."
  type        = list(string)
  default     = []
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
