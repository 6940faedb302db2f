locals {
  require_tls = { for purpose, bucket in aws_s3_bucket.this : purpose => [{
    Sid       = "TlsOnly"
    Effect    = "Deny"
    Principal = "*"
    Action    = "s3:*"
    Resource  = [bucket.arn, "${bucket.arn}/*"]
    Condition = { Bool = { "aws:SecureTransport" = "false" } }
  }] if var.require_tls }

  # CloudTrail checks that it may write before it does, and writes under AWSLogs/ACCOUNT or AWSLogs/ORGANIZATION.
  delivery = [for statement in [
    {
      Sid       = "CloudTrailReadsAcl"
      Effect    = "Allow"
      Principal = { Service = "cloudtrail.amazonaws.com" }
      Action    = "s3:GetBucketAcl"
      Resource  = [local.raw_arn]
      Condition = { StringEquals = { "aws:SourceArn" = [for writer in var.log_writers : writer.trail_arn] } }
    },
    {
      Sid       = "CloudTrailWrites"
      Effect    = "Allow"
      Principal = { Service = "cloudtrail.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = [for owner in distinct([for writer in var.log_writers : writer.owner]) : "${local.raw_arn}/${var.log_prefix}AWSLogs/${owner}/*"]
      Condition = { StringEquals = {
        "s3:x-amz-acl"  = "bucket-owner-full-control"
        "aws:SourceArn" = [for writer in var.log_writers : writer.trail_arn]
      } }
    },
  ] : statement if length(var.log_writers) > 0]
  raw_arn = try(aws_s3_bucket.this["raw"].arn, null)

  statements = { for purpose in keys(local.created) : purpose => concat(
    lookup(local.require_tls, purpose, []),
    [for statement in local.delivery : statement if purpose == "raw"],
  ) }
}

resource "aws_s3_bucket_policy" "this" {
  for_each = { for purpose, bucket in aws_s3_bucket.this : purpose => bucket if var.require_tls || (purpose == "raw" && length(var.log_writers) > 0) }

  bucket = each.value.id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.statements[each.key] })

  # A policy put while the block is being put answers 409.
  depends_on = [aws_s3_bucket_public_access_block.this]
}
