# Digest files (log file validation) are what Sluice proves completeness with, so they cannot be switched off here.
resource "aws_cloudtrail" "this" {
  name                          = var.name
  s3_bucket_name                = var.bucket
  s3_key_prefix                 = var.log_prefix == "" ? null : trimsuffix(var.log_prefix, "/")
  kms_key_id                    = var.kms_key_arn
  is_multi_region_trail         = true
  is_organization_trail         = var.organization
  include_global_service_events = true
  enable_log_file_validation    = true
  enable_logging                = true
  tags                          = var.tags
}
