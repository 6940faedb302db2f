output "bucket_names" {
  description = "Names of the buckets by purpose (raw, lake, scripts, temp)."
  value       = local.names

  # Whoever writes into a bucket, or tells CloudTrail to, waits until it is closed and encrypted.
  depends_on = [
    aws_s3_bucket_policy.this,
    aws_s3_bucket_public_access_block.this,
    aws_s3_bucket_server_side_encryption_configuration.this,
    aws_s3_bucket_versioning.this,
  ]
}

output "bucket_arns" {
  description = "ARNs of the buckets by purpose, without waiting for their policies."
  value       = merge({ for purpose, bucket in aws_s3_bucket.this : purpose => bucket.arn }, var.raw_bucket == null ? {} : { raw = "arn:${data.aws_partition.current.partition}:s3:::${var.raw_bucket}" })
}

output "created_purposes" {
  description = "Purposes whose bucket was made here."
  value       = keys(local.created)
}
