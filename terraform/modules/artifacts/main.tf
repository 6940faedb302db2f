locals {
  files = merge(
    { (basename(var.entry_script)) = var.entry_script, (basename(var.job_jar)) = var.job_jar },
    { for spec in var.specs : "specs/${basename(spec)}" => spec },
  )
  hashes = { for name, path in local.files : name => filesha256(path) }
}

# The hash is part of the key: a job always points at the very bytes it was planned with, a run that is under way keeps
# what it started with, and going back is a plan, not a search for an old version.
resource "aws_s3_object" "this" {
  for_each = local.files

  bucket                 = var.bucket
  key                    = "${var.prefix}${substr(local.hashes[each.key], 0, 16)}/${each.key}"
  source                 = each.value
  source_hash            = local.hashes[each.key]
  server_side_encryption = "aws:kms"
  kms_key_id             = var.kms_key_arn
  bucket_key_enabled     = true
  tags                   = var.tags

  lifecycle {
    create_before_destroy = true
  }
}
