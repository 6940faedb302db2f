locals {
  # CloudTrail's members as Athena's documentation types them; free-form ones stay text.
  raw_columns = jsondecode(file("${path.module}/columns/cloudtrail-raw.json"))
  # The columns that the job writes; a test of the job's module compares them with its own.
  curated_columns = jsondecode(file("${path.module}/columns/cloudtrail.json"))
}

resource "aws_glue_catalog_table" "raw" {
  for_each = var.raw_tables

  name          = each.key
  description   = each.value.description
  database_name = aws_glue_catalog_database.raw.name
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    EXTERNAL        = "TRUE"
    classification  = "json"
    compressionType = "gzip"
  }

  dynamic "partition_keys" {
    for_each = each.value.partition_keys

    content {
      name = partition_keys.value
      type = "string"
    }
  }

  storage_descriptor {
    location      = each.value.location
    input_format  = "com.amazon.emr.cloudtrail.CloudTrailInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"
    compressed    = true

    ser_de_info {
      serialization_library = "org.apache.hive.hcatalog.data.JsonSerDe"
    }

    dynamic "columns" {
      for_each = local.raw_columns

      content {
        name = columns.value.name
        type = columns.value.type
      }
    }
  }

  lifecycle {
    # A crawler notes its own version and its last findings in the parameters after every crawl.
    ignore_changes = [parameters]
  }
}

# Iceberg's tables are born with their first snapshot, so the job makes those.
resource "aws_glue_catalog_table" "curated" {
  for_each = var.curated_tables

  name          = each.key
  description   = each.value.description
  database_name = aws_glue_catalog_database.curated.name
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    EXTERNAL              = "TRUE"
    classification        = "parquet"
    "parquet.compression" = "ZSTD"
  }

  dynamic "partition_keys" {
    for_each = each.value.partition_keys

    content {
      name = partition_keys.value
      type = "string"
    }
  }

  storage_descriptor {
    location      = each.value.location
    input_format  = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"
    }

    dynamic "columns" {
      for_each = local.curated_columns

      content {
        name = columns.value.name
        type = columns.value.type
      }
    }
  }

  lifecycle {
    ignore_changes = [parameters]
  }
}

# Without an index, Glue reads every partition's entry to answer one day's predicate.
resource "aws_glue_partition_index" "raw" {
  for_each = var.partition_indexes ? aws_glue_catalog_table.raw : {}

  database_name = each.value.database_name
  table_name    = each.value.name

  partition_index {
    index_name = "by-partition"
    keys       = var.raw_tables[each.key].partition_keys
  }
}

resource "aws_glue_partition_index" "curated" {
  for_each = var.partition_indexes ? aws_glue_catalog_table.curated : {}

  database_name = each.value.database_name
  table_name    = each.value.name

  partition_index {
    index_name = "by-partition"
    keys       = var.curated_tables[each.key].partition_keys
  }
}
