data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.id

  tags = merge({ Application = "sluice", Environment = var.environment }, var.tags)

  # Bucket names are taken world-wide, so ours carry the account and the region.
  bucket_names = { for purpose in ["raw", "lake", "scripts", "temp"] : purpose => "${var.environment}-${local.account}-${local.region}-${purpose}" }
  # The same names, known before the buckets are: keys and definitions are made from them at plan time.
  buckets = merge(local.bucket_names, var.raw_bucket == null ? {} : { raw = var.raw_bucket })

  # Those of an existing raw bucket, or the environment's own.
  raw_key_arns = length(var.raw_bucket_kms_key_arns) > 0 ? var.raw_bucket_kms_key_arns : [module.encryption.key_arn]

  trail_name = "${var.environment}-trail"
  trail_arn  = "arn:${local.partition}:cloudtrail:${local.region}:${local.account}:trail/${local.trail_name}"
  trail_arns = distinct(concat(var.create_trail ? [local.trail_arn] : [], var.log_writers[*].trail_arn))
}

module "encryption" {
  source = "./modules/encryption"

  alias      = var.environment
  trail_arns = local.trail_arns
  tags       = local.tags
}

module "storage" {
  source = "./modules/storage"

  bucket_names = local.bucket_names
  raw_bucket   = var.raw_bucket
  log_prefix   = var.log_prefix
  log_writers = concat(
    var.create_trail ? [{ trail_arn = local.trail_arn, owner = local.account }] : [],
    var.create_trail && var.organization_id != null ? [{ trail_arn = local.trail_arn, owner = var.organization_id }] : [],
    var.log_writers,
  )
  kms_key_arn   = module.encryption.key_arn
  require_tls   = var.require_tls
  force_destroy = var.force_destroy
  tags          = local.tags
}

module "trail" {
  source = "./modules/trail"
  count  = var.create_trail ? 1 : 0

  name         = local.trail_name
  bucket       = module.storage.bucket_names.raw
  log_prefix   = var.log_prefix
  kms_key_arn  = module.encryption.key_arn
  organization = var.organization_id != null
  tags         = local.tags
}

module "catalog" {
  source = "./modules/catalog"

  raw_database                = var.raw_database
  curated_database            = var.curated_database
  raw_tables                  = merge(local.raw_tables, local.further_raw_tables)
  curated_tables              = merge(local.curated_tables, local.further_curated_tables)
  partition_indexes           = var.partition_indexes
  encrypt_account_catalog     = var.encrypt_account_catalog
  security_configuration_name = var.environment
  kms_key_arn                 = module.encryption.key_arn
  crawler_role_arn            = local.crawls ? module.crawler_role[0].arn : null
  tags                        = local.tags
}

module "artifacts" {
  source = "./modules/artifacts"

  bucket       = module.storage.bucket_names.scripts
  entry_script = coalesce(var.entry_script, "${path.module}/../glue-scripts/jobs/src/main/glue/SluiceJob.scala")
  job_jar      = coalesce(var.job_jar, "${path.module}/../glue-scripts/jobs/target/sluice-jobs.jar")
  specs        = var.specs
  kms_key_arn  = module.encryption.key_arn
  tags         = local.tags
}

module "cloudtrail_job" {
  source = "./modules/job"

  name                   = local.job_name
  description            = "Turns CloudTrail log files into the curated table; started by the controller only"
  role_arn               = module.cloudtrail_job_role.arn
  entry_script_uri       = module.artifacts.entry_script_uri
  jars                   = [module.artifacts.job_jar_uri]
  arguments              = { "--sluice-job" = "cloudtrail" }
  worker_type            = var.job.worker_type
  max_workers            = var.job.max_workers
  flex                   = var.job.flex
  timeout_minutes        = var.job.timeout_minutes
  max_concurrent_runs    = sum(local.pipelines[*].maxRuns) * 2
  security_configuration = module.catalog.security_configuration_name
  temp_uri               = "s3://${local.buckets.temp}/"
  log_retention_days     = var.log_retention_days
  kms_key_arn            = module.encryption.key_arn
  tags                   = local.tags
}

module "parameters" {
  source = "./modules/parameters"

  environment = var.environment
  parameters = {
    pipelines      = { description = "The pipelines that the controller runs", value = jsonencode({ pipelines = local.pipelines }) }
    raw-bucket     = { description = "Bucket that log files land in", value = module.storage.bucket_names.raw }
    lake-bucket    = { description = "Bucket of the curated tables", value = module.storage.bucket_names.lake }
    temp-bucket    = { description = "Bucket for scratch files", value = module.storage.bucket_names.temp }
    kms-key-arn    = { description = "Key for queues, ledger, logs and buckets", value = module.encryption.key_arn }
    raw-key-arns   = { description = "Keys that log files are encrypted with", value = join(",", local.raw_key_arns), type = "StringList" }
    job-names      = { description = "Glue jobs that the controller may start", value = module.cloudtrail_job.name, type = "StringList" }
    job-arns       = { description = "ARNs of the Glue jobs that the controller may start", value = module.cloudtrail_job.arn, type = "StringList" }
    crawler-prefix = { description = "Prefix of the crawlers that the controller may start", value = local.crawler_prefix }
    job-role-arn   = { description = "Role that the jobs run under", value = module.cloudtrail_job_role.arn }
  }
  tags = local.tags
}

module "budget" {
  source = "./modules/budget"
  count  = var.budget == null ? 0 : 1

  name      = var.environment
  limit_usd = var.budget.limit_usd
  emails    = var.budget.emails
  tags      = local.tags
}
