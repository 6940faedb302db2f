locals {
  relational = var.relational != null
  # Known before anything is made, so that for_each and count can be planned.
  network  = local.relational || var.network != null
  settings = var.network == null ? { vpc_id = null, subnet_ids = [], route_table_ids = [], interface_endpoints = [], cidr_block = null } : var.network

  demo_postgresql = try(var.relational.demo_postgresql, false)
  demo_redshift   = try(var.relational.demo_redshift, false)

  # Keys must be known at plan time while a demo database's address is not, so each member is chosen by itself.
  kinds = local.relational ? toset(["postgresql", "redshift"]) : toset([])
  given = { for kind in local.kinds : kind => try(var.relational[kind], null) if try(var.relational[kind], null) != null }
  connections = { for kind in local.kinds : kind => {
    kind       = kind
    host       = contains(keys(local.given), kind) ? local.given[kind].host : module.demo_sources[0].connections[kind].host
    port       = contains(keys(local.given), kind) ? local.given[kind].port : module.demo_sources[0].connections[kind].port
    database   = contains(keys(local.given), kind) ? local.given[kind].database : module.demo_sources[0].connections[kind].database
    secret_arn = contains(keys(local.given), kind) ? local.given[kind].secret_arn : module.demo_sources[0].connections[kind].secret_arn
  } }
  security_groups = { for kind in local.kinds : kind => {
    security_group_id = contains(keys(local.given), kind) ? local.given[kind].security_group_id : module.demo_sources[0].security_groups[kind].security_group_id
    port              = contains(keys(local.given), kind) ? local.given[kind].port : module.demo_sources[0].security_groups[kind].port
  } }
}

module "network" {
  source = "./modules/network"
  count  = local.network ? 1 : 0

  name                = var.environment
  vpc_id              = local.settings.vpc_id
  subnet_ids          = local.settings.subnet_ids
  route_table_ids     = local.settings.route_table_ids
  cidr_block          = coalesce(local.settings.cidr_block, "10.64.0.0/20")
  interface_endpoints = local.settings.interface_endpoints
  databases           = local.security_groups
  tags                = local.tags
}

module "demo_sources" {
  source = "./modules/demo-sources"
  count  = local.demo_postgresql || local.demo_redshift ? 1 : 0

  name               = var.environment
  postgresql         = local.demo_postgresql
  redshift           = local.demo_redshift
  vpc_id             = module.network[0].vpc_id
  subnet_ids         = module.network[0].subnet_ids
  kms_key_arn        = module.encryption.key_arn
  redshift_role_arns = [module.redshift_role[0].arn]
  tags               = local.tags
}

module "connections" {
  source = "./modules/connections"
  count  = local.relational ? 1 : 0

  name_prefix       = var.environment
  connections       = local.connections
  subnet            = module.network[0].subnets[0]
  security_group_id = module.network[0].glue_security_group_id
  tags              = local.tags
}

module "workflow" {
  source = "./modules/workflow"
  count  = local.relational ? 1 : 0

  definition_file = "${path.module}/workflows/relational.json"
  values = {
    environment     = var.environment
    lake_bucket     = local.buckets.lake
    landed_database = var.landed_database
    schedule        = var.relational.schedule
  }
  enabled          = var.relational.schedule_enabled
  landed_database  = var.landed_database
  job_role_arn     = module.relational_job_role[0].arn
  crawler_role_arn = module.landed_crawler_role[0].arn
  job_settings = {
    entry_script_uri       = module.artifacts.entry_script_uri
    jars                   = [module.artifacts.job_jar_uri]
    temp_uri               = "s3://${local.buckets.temp}/"
    kms_key_arn            = module.encryption.key_arn
    security_configuration = module.catalog.security_configuration_name
    log_retention_days     = var.log_retention_days
  }
  tags = local.tags

  # Jobs name their connections; Glue takes a name that leads nowhere and fails at the first run.
  depends_on = [module.connections]
}

module "relational_job_role" {
  source = "./modules/role"
  count  = local.relational ? 1 : 0

  name                 = "${var.environment}-relational-job"
  description          = "Jobs of the workflow: read databases through their connections, write landed and curated tables"
  service              = "glue.amazonaws.com"
  permissions_boundary = var.permissions_boundary
  statements = concat(local.read_scripts, local.write_lake_and_temp, local.reach_vpc, [
    local.write_logs,
    local.write_metrics,
    local.use_key,
    local.read_catalog,
    {
      sid     = "WriteTables"
      actions = ["glue:CreateTable", "glue:UpdateTable", "glue:CreatePartition", "glue:BatchCreatePartition", "glue:UpdatePartition", "glue:BatchUpdatePartition"]
      resources = concat(["${local.glue_arn}:catalog"], flatten([for database in [var.curated_database, var.landed_database] : [
        "${local.glue_arn}:database/${database}", "${local.glue_arn}:table/${database}/*",
      ]]))
    },
    {
      sid       = "ReadConnections"
      actions   = ["glue:GetConnection"]
      resources = concat(["${local.glue_arn}:catalog"], [for kind in ["postgresql", "redshift"] : "${local.glue_arn}:connection/${var.environment}-${kind}"])
    },
    {
      sid       = "ReadDatabasePasswords"
      actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
      resources = [for connection in values(local.connections) : connection.secret_arn]
    },
  ])
  tags = local.tags
}

locals {
  ec2_arn = "arn:${local.partition}:ec2:${local.region}:${local.account}"

  # A job with a connection gets a network interface in the VPC, made and deleted by Glue with the job's role.
  reach_vpc = [
    {
      sid       = "DescribeNetwork"
      actions   = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcAttribute", "ec2:DescribeVpcEndpoints"]
      resources = ["*"]
    },
    {
      sid       = "MakeNetworkInterfaces"
      actions   = ["ec2:CreateNetworkInterface"]
      resources = concat(["${local.ec2_arn}:network-interface/*"], local.relational ? ["${local.ec2_arn}:subnet/${module.network[0].subnets[0].id}", "${local.ec2_arn}:security-group/${module.network[0].glue_security_group_id}"] : [])
    },
    {
      sid        = "TagAndDeleteOwnNetworkInterfaces"
      actions    = ["ec2:CreateTags", "ec2:DeleteTags", "ec2:DeleteNetworkInterface"]
      resources  = ["${local.ec2_arn}:network-interface/*"]
      conditions = [{ test = "ForAllValues:StringEquals", variable = "aws:TagKeys", values = ["aws-glue-service-resource"] }]
    },
  ]
}

module "landed_crawler_role" {
  source = "./modules/role"
  count  = local.relational ? 1 : 0

  name                 = "${var.environment}-landed-crawler"
  description          = "The workflow's crawler: read landed files, write their tables"
  service              = "glue.amazonaws.com"
  source_account       = local.account
  permissions_boundary = var.permissions_boundary
  statements = [
    local.write_logs,
    local.use_key,
    { sid = "ReadLanded", actions = ["s3:GetObject"], resources = ["${local.bucket_arn.lake}/landed/*"] },
    {
      sid        = "ListLanded"
      actions    = ["s3:ListBucket"]
      resources  = [local.bucket_arn.lake]
      conditions = [{ test = "StringLike", variable = "s3:prefix", values = ["landed/*"] }]
    },
    { sid = "LocateLake", actions = ["s3:GetBucketLocation"], resources = [local.bucket_arn.lake] },
    {
      sid       = "WriteLandedTables"
      actions   = ["glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:CreateTable", "glue:UpdateTable", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition", "glue:CreatePartition", "glue:BatchCreatePartition", "glue:UpdatePartition", "glue:BatchUpdatePartition"]
      resources = ["${local.glue_arn}:catalog", "${local.glue_arn}:database/${var.landed_database}", "${local.glue_arn}:table/${var.landed_database}/*"]
    },
  ]
  tags = local.tags
}

module "redshift_role" {
  source = "./modules/role"
  count  = local.relational ? 1 : 0

  name                 = "${var.environment}-redshift"
  description          = "Redshift's UNLOAD to and COPY from the temporary directory"
  service              = "redshift.amazonaws.com"
  permissions_boundary = var.permissions_boundary
  statements = [
    { sid = "UseTemp", actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], resources = ["${local.bucket_arn.temp}/redshift/*"] },
    {
      sid        = "ListTemp"
      actions    = ["s3:ListBucket", "s3:GetBucketLocation"]
      resources  = [local.bucket_arn.temp]
      conditions = [{ test = "StringLikeIfExists", variable = "s3:prefix", values = ["redshift/*"] }]
    },
    local.use_key,
  ]
  tags = local.tags
}
