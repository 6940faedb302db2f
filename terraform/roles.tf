locals {
  glue_arn   = "arn:${local.partition}:glue:${local.region}:${local.account}"
  logs_arn   = "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:/aws-glue"
  bucket_arn = module.storage.bucket_arns
  # Where log files are, below the raw bucket.
  raw_prefixes = concat(["${var.log_prefix}AWSLogs/${local.owner_path}"], values(var.further_pipelines)[*].prefix)

  # Every Glue job and crawler writes logs; a security configuration makes it tie the log group to the key first.
  write_logs = {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:AssociateKmsKey"]
    resources = ["${local.logs_arn}/*", "${local.logs_arn}/*:log-stream:*"]
  }
  write_metrics = {
    sid        = "WriteMetrics"
    actions    = ["cloudwatch:PutMetricData"]
    resources  = ["*"]
    conditions = [{ test = "StringEquals", variable = "cloudwatch:namespace", values = ["Glue"] }]
  }
  use_key = {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [module.encryption.key_arn]
  }
  # An existing raw bucket has a key of its own, which is only ever read with.
  use_raw_key = length(var.raw_bucket_kms_key_arns) == 0 ? [] : [{
    sid       = "ReadWithRawBucketsKey"
    actions   = ["kms:Decrypt"]
    resources = var.raw_bucket_kms_key_arns
  }]
  read_raw = [
    { sid = "ReadLogFiles", actions = ["s3:GetObject"], resources = [for prefix in local.raw_prefixes : "${local.bucket_arn.raw}/${prefix}*"] },
    {
      sid        = "ListLogFiles"
      actions    = ["s3:ListBucket"]
      resources  = [local.bucket_arn.raw]
      conditions = [{ test = "StringLike", variable = "s3:prefix", values = [for prefix in local.raw_prefixes : "${prefix}*"] }]
    },
    # Which region a bucket is in; asked before the first read.
    { sid = "LocateRawBucket", actions = ["s3:GetBucketLocation"], resources = [local.bucket_arn.raw] },
  ]
  read_scripts = [
    { sid = "ReadScripts", actions = ["s3:GetObject"], resources = ["${local.bucket_arn.scripts}/*"] },
  ]
  write_lake_and_temp = [
    {
      sid       = "WriteLakeAndTemp"
      actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
      resources = ["${local.bucket_arn.lake}/*", "${local.bucket_arn.temp}/*"]
    },
    {
      sid       = "ListLakeAndTemp"
      actions   = ["s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:GetBucketLocation"]
      resources = [local.bucket_arn.lake, local.bucket_arn.temp]
    },
  ]
  read_catalog = {
    sid     = "ReadCatalog"
    actions = ["glue:GetDatabase", "glue:GetDatabases", "glue:GetTable", "glue:GetTables", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition"]
    resources = concat(
      # Spark's session looks for the default database, whether it is used or not.
      ["${local.glue_arn}:catalog", "${local.glue_arn}:database/default"],
      [for database in local.databases : "${local.glue_arn}:database/${database}"],
      [for database in local.databases : "${local.glue_arn}:table/${database}/*"],
    )
  }
  databases = concat([var.raw_database, var.curated_database], local.relational ? [var.landed_database] : [])
}

module "crawler_role" {
  source = "./modules/role"
  count  = local.crawls ? 1 : 0

  name                 = "${var.environment}-crawler"
  description          = "Crawlers of the raw tables: read log files, register partitions"
  service              = "glue.amazonaws.com"
  source_account       = local.account
  permissions_boundary = var.permissions_boundary
  statements = concat(local.read_raw, local.use_raw_key, [
    local.write_logs,
    local.use_key,
    {
      sid       = "RegisterPartitions"
      actions   = ["glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:UpdateTable", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition", "glue:CreatePartition", "glue:BatchCreatePartition", "glue:UpdatePartition", "glue:BatchUpdatePartition"]
      resources = ["${local.glue_arn}:catalog", "${local.glue_arn}:database/${var.raw_database}", "${local.glue_arn}:table/${var.raw_database}/*"]
    },
  ])
  tags = local.tags
}

module "cloudtrail_job_role" {
  source = "./modules/role"

  name                 = "${var.environment}-cloudtrail-job"
  description          = "The CloudTrail job: read log files, write the curated table; each run is narrowed further"
  service              = "glue.amazonaws.com"
  permissions_boundary = var.permissions_boundary
  statements = concat(local.read_raw, local.use_raw_key, local.read_scripts, local.write_lake_and_temp, [
    local.write_logs,
    local.write_metrics,
    local.use_key,
    local.read_catalog,
    {
      sid       = "FlipPartitions"
      actions   = ["glue:CreateTable", "glue:UpdateTable", "glue:CreatePartition", "glue:BatchCreatePartition", "glue:UpdatePartition", "glue:BatchUpdatePartition"]
      resources = ["${local.glue_arn}:catalog", "${local.glue_arn}:database/${var.curated_database}", "${local.glue_arn}:table/${var.curated_database}/*"]
    },
  ])
  tags = local.tags
}
