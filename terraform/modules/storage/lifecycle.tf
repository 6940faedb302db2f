locals {
  expire_days            = { temp = var.temp_expiration_days }
  transition_days        = { raw = var.raw_transition_days }
  noncurrent_expire_days = { raw = 30, lake = 7, scripts = 90, temp = 1 }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  rule {
    id     = "abandoned-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = local.noncurrent_expire_days[each.key]
    }
  }

  dynamic "rule" {
    for_each = lookup(local.transition_days, each.key, null) == null ? [] : [local.transition_days[each.key]]

    content {
      id     = "seldom-read"
      status = "Enabled"

      filter {}

      # S3 itself leaves objects below 128 KB where they are: they would cost more there.
      transition {
        days          = rule.value
        storage_class = "STANDARD_IA"
      }
    }
  }

  dynamic "rule" {
    for_each = lookup(local.expire_days, each.key, null) == null ? [] : [local.expire_days[each.key]]

    content {
      id     = "scratch"
      status = "Enabled"

      filter {}

      expiration {
        days = rule.value
      }
    }
  }

  # Rules about old versions are refused until versioning is settled.
  depends_on = [aws_s3_bucket_versioning.this]
}
