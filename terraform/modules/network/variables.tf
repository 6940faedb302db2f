variable "name" {
  description = "Prefix of the names of everything in this module."
  type        = string
}

variable "vpc_id" {
  description = "An existing VPC to use; null makes a new one."
  type        = string
  default     = null

  validation {
    condition     = var.vpc_id == null || can(regex("^vpc-[0-9a-f]+$", var.vpc_id))
    error_message = "vpc_id must look like vpc-0123456789abcdef0, or be null to make a new VPC."
  }
}

variable "subnet_ids" {
  description = "Private subnets of the existing VPC that Glue workers get addresses in."
  type        = list(string)
  default     = []

  validation {
    condition     = (var.vpc_id == null) == (length(var.subnet_ids) == 0)
    error_message = "vpc_id and subnet_ids belong together: give both to use an existing VPC, or neither to make a new one."
  }
}

variable "route_table_ids" {
  description = "Route tables of the existing VPC that get an S3 gateway endpoint; empty when they have one already."
  type        = list(string)
  default     = []
}

variable "cidr_block" {
  description = "Addresses of a new VPC. Every worker of every job in the VPC takes one."
  type        = string
  default     = "10.64.0.0/20"

  validation {
    condition     = can(cidrnetmask(var.cidr_block)) && try(tonumber(split("/", var.cidr_block)[1]) >= 16 && tonumber(split("/", var.cidr_block)[1]) <= 22, false)
    error_message = "cidr_block is \"${var.cidr_block}\"; give an IPv4 block between /16 and /22. A /22 makes subnets of 64 addresses, which a job of 60 workers already fills."
  }
}

variable "zone_count" {
  description = "How many availability zones get a private subnet."
  type        = number
  default     = 3

  validation {
    condition     = var.zone_count >= 2 && var.zone_count <= 6
    error_message = "zone_count is ${var.zone_count}; RDS subnet groups need at least 2 zones (Redshift Serverless 3), and no region offers more than 6."
  }
}

variable "interface_endpoints" {
  description = "AWS services reached through interface endpoints, by the last part of their name. Each costs about 7.30 USD a month and zone, whether used or not; jobs with a connection need glue, logs, monitoring, secretsmanager, kms and sts."
  type        = set(string)
  default     = []

  validation {
    condition     = !contains(var.interface_endpoints, "s3")
    error_message = "Leave s3 out of interface_endpoints: the module always makes the gateway endpoint for S3, which is free."
  }
}

variable "endpoint_zone_count" {
  description = "In how many zones each interface endpoint stands. One is enough for batch jobs; each more costs the same again."
  type        = number
  default     = 1

  validation {
    condition     = var.endpoint_zone_count >= 1
    error_message = "endpoint_zone_count is ${var.endpoint_zone_count}; an interface endpoint stands in at least one zone."
  }
}

variable "databases" {
  description = "Databases that Glue jobs, and only they, are let into: the security group of each and its port."
  type = map(object({
    security_group_id = string
    port              = number
  }))
  default = {}

  validation {
    condition     = alltrue([for database in values(var.databases) : database.port >= 1 && database.port <= 65535])
    error_message = "Each database needs its TCP port (PostgreSQL 5432, Redshift 5439)."
  }
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
