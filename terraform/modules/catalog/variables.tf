variable "raw_database" {
  description = "Name of the database of raw tables."
  type        = string
  default     = "sluice_raw"

  validation {
    condition     = can(regex("^[a-z0-9_]{1,255}$", var.raw_database))
    error_message = "raw_database is \"${var.raw_database}\"; use lower-case letters, digits and underscores, which Athena and Spark read without quotes."
  }
}

variable "curated_database" {
  description = "Name of the database of curated tables."
  type        = string
  default     = "sluice"

  validation {
    condition     = can(regex("^[a-z0-9_]{1,255}$", var.curated_database)) && var.curated_database != var.raw_database
    error_message = "curated_database is \"${var.curated_database}\"; use lower-case letters, digits and underscores, and another name than the raw database's."
  }
}

variable "raw_tables" {
  description = "Raw tables by name: where the files are, the partition keys in their order, and the crawler that registers partitions (null when the controller does)."
  type = map(object({
    location       = string
    partition_keys = list(string)
    crawler        = optional(string)
    description    = optional(string, "CloudTrail log files")
  }))

  validation {
    condition     = alltrue([for name in keys(var.raw_tables) : can(regex("^[a-z0-9_]{1,255}$", name))])
    error_message = "Table names have lower-case letters, digits and underscores (write us_east_1 for us-east-1); got ${join(", ", keys(var.raw_tables))}."
  }

  validation {
    condition     = alltrue([for table in values(var.raw_tables) : can(regex("^s3://[^/]+/.*/$|^s3://[^/]+/$", table.location))])
    error_message = "A table's location is an s3:// URI that ends with a slash, or a neighbour with the same beginning would be read too; got ${join(", ", [for table in values(var.raw_tables) : table.location])}."
  }

  validation {
    condition     = alltrue([for table in values(var.raw_tables) : length(table.partition_keys) > 0])
    error_message = "Every raw table needs its partition keys: a crawler given none names them partition_0, partition_1 and so on."
  }

  validation {
    condition     = length([for table in values(var.raw_tables) : table if table.crawler != null]) <= 1000
    error_message = "Glue allows 1,000 crawlers a region and these tables need ${length([for table in values(var.raw_tables) : table if table.crawler != null])}. Use registration \"direct\", which needs none."
  }
}

variable "curated_tables" {
  description = "Parquet tables that jobs write, by name; leave a table out when its sink is Iceberg, which makes its own."
  type = map(object({
    location       = string
    partition_keys = list(string)
    description    = optional(string, "CloudTrail records, one row an event")
  }))
  default = {}

  validation {
    condition     = alltrue([for table in values(var.curated_tables) : can(regex("^s3://[^/]+/.+/$", table.location)) && length(table.partition_keys) > 0])
    error_message = "A curated table needs a location of its own below its bucket, ending with a slash, and partition keys."
  }
}

variable "partition_indexes" {
  description = "Index the partitions of every table. They cost nothing; an emulator may not know them."
  type        = bool
  default     = true
  nullable    = false
}

variable "encrypt_account_catalog" {
  description = "Also encrypt the metadata and connection passwords of the account's whole Data Catalog in this region. Shared by all its users, and switched off again by destroy; leave it off where somebody else manages the account."
  type        = bool
  default     = false
  nullable    = false
}

variable "security_configuration_name" {
  description = "Name of Glue's security configuration. Glue cannot change one, so a change makes a new one."
  type        = string
  default     = "sluice"
}

variable "kms_key_arn" {
  description = "Key for logs, bookmarks, objects and, by choice, the catalog."
  type        = string
}

variable "crawler_role_arn" {
  description = "Role that the crawlers run under; needed when a raw table has a crawler."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of every resource in this module."
  type        = map(string)
  default     = {}
}
