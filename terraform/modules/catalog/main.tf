resource "aws_glue_catalog_database" "raw" {
  name        = var.raw_database
  description = "Log files as they landed; one table per source, registered by crawlers or by the controller"
  tags        = var.tags
}

resource "aws_glue_catalog_database" "curated" {
  name        = var.curated_database
  description = "Tables to query: complete, deduplicated and partitioned by Sluice"
  tags        = var.tags
}

# Encrypts what Glue itself writes: job and crawler logs, bookmarks, and objects without a key of their own.
resource "aws_glue_security_configuration" "this" {
  name = var.security_configuration_name

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = var.kms_key_arn
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = var.kms_key_arn
    }

    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = var.kms_key_arn
    }
  }
}

# One setting for the whole account and region, shared with every other user of its catalog: hence by choice.
resource "aws_glue_data_catalog_encryption_settings" "this" {
  count = var.encrypt_account_catalog ? 1 : 0

  data_catalog_encryption_settings {
    connection_password_encryption {
      aws_kms_key_id                       = var.kms_key_arn
      return_connection_password_encrypted = true
    }

    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
      sse_aws_kms_key_id      = var.kms_key_arn
    }
  }
}
