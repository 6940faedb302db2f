data "aws_partition" "current" {}

locals {
  # A raw bucket that exists already stays as its owner set it up, its notifications above all.
  created = merge(
    var.raw_bucket == null ? { raw = var.bucket_names.raw } : {},
    { for purpose in ["lake", "scripts", "temp"] : purpose => var.bucket_names[purpose] },
  )
  names = merge(
    var.raw_bucket == null ? {} : { raw = var.raw_bucket },
    { for purpose, bucket in aws_s3_bucket.this : purpose => bucket.id },
  )
}

resource "aws_s3_bucket" "this" {
  for_each = local.created

  bucket        = each.value
  force_destroy = contains(var.force_destroy, each.key)
  tags          = merge(var.tags, { Purpose = each.key })

  lifecycle {
    # Naming the key here makes destroy reach it after the buckets: a bucket that cannot go keeps the key to its data.
    precondition {
      condition     = can(regex("^arn:[^:]+:kms:", var.kms_key_arn))
      error_message = "kms_key_arn is \"${var.kms_key_arn}\"; give the ARN of the key that encrypts the bucket."
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = aws_s3_bucket.this

  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# No object of these buckets has an ACL; the policies alone decide.
resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  versioning_configuration {
    # Nobody wants yesterday's scratch files back.
    status = each.key == "temp" ? "Suspended" : "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  rule {
    # One data key a bucket and a while instead of one a file: KMS requests would cost more than the storage.
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

# Events are the pipeline's hints; EventBridge gets them all, and its rules choose.
resource "aws_s3_bucket_notification" "raw" {
  for_each = { for purpose, bucket in aws_s3_bucket.this : purpose => bucket if purpose == "raw" }

  bucket      = each.value.id
  eventbridge = true
}
