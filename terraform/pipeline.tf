locals {
  # Who delivers under which account and region; by default this account and this region.
  accounts = length(var.accounts) > 0 ? var.accounts : toset([local.account])
  regions  = length(var.regions) > 0 ? var.regions : toset([local.region])
  sources = { for pair in setproduct(local.accounts, local.regions) :
    "cloudtrail_${pair[0]}_${replace(pair[1], "-", "_")}" => { account = pair[0], region = pair[1] }
  }

  crawls         = var.registration == "crawler"
  owner_path     = var.organization_id == null ? "" : "${var.organization_id}/"
  layout         = "AWSLogs/${local.owner_path}{account}/CloudTrail/{region}/{year}/{month}/{day}/"
  raw_root       = "s3://${local.buckets.raw}/${var.log_prefix}AWSLogs/${local.owner_path}"
  lake_location  = "s3://${local.buckets.lake}/cloudtrail/"
  job_name       = "${var.environment}-cloudtrail"
  crawler_prefix = "${var.environment}-cloudtrail-"

  # A crawler needs one table under one prefix; registered directly, one table serves every account and region.
  raw_tables = local.crawls ? { for table, source in local.sources : table => {
    location       = "${local.raw_root}${source.account}/CloudTrail/${source.region}/"
    partition_keys = ["year", "month", "day"]
    crawler        = "${local.crawler_prefix}${source.account}-${source.region}"
    description    = "CloudTrail log files of account ${source.account} in ${source.region}"
    } } : {
    cloudtrail = {
      location       = local.raw_root
      partition_keys = ["account", "region", "year", "month", "day"]
      crawler        = null
      description    = "CloudTrail log files of every account and region"
    }
  }

  # An organization's accounts share their output partitions, or the table ends in a million tiny files.
  default_partition_by = !local.crawls && var.organization_id != null ? ["region", "year", "month", "day"] : ["account", "region", "year", "month", "day"]
  partition_by         = var.partition_by == null ? local.default_partition_by : var.partition_by

  curated_tables = var.sink == "iceberg" ? {} : {
    (var.curated_table) = { location = local.lake_location, partition_keys = local.partition_by }
  }

  # A key is what stands in braces; a raw table has all of them, in their order.
  further_raw_tables = { for name, pipeline in var.further_pipelines : name => {
    location       = "s3://${local.buckets.raw}/${pipeline.prefix}"
    partition_keys = [for key in regexall("\\{([a-z]+)\\}", pipeline.layout) : key[0]]
    crawler        = null
    description    = "CloudTrail log files under ${pipeline.prefix}"
  } }
  further_curated_tables = var.sink == "iceberg" ? {} : { for name, pipeline in var.further_pipelines : name => {
    location       = "s3://${local.buckets.lake}/${name}/"
    partition_keys = pipeline.partition_by
  } }
  further_pipelines = [for name, pipeline in var.further_pipelines : merge(
    { for member, value in local.pipeline : member => value if member != "crawler" },
    {
      name         = name
      prefix       = pipeline.prefix
      layout       = pipeline.layout
      registration = "direct"
      rawTable     = name
      curatedTable = name
      lakeLocation = "s3://${local.buckets.lake}/${name}/"
      partitionBy  = pipeline.partition_by
      maxRuns      = coalesce(pipeline.max_runs, local.pipeline.maxRuns)
      maxDpus      = coalesce(pipeline.max_dpus, local.pipeline.maxDpus)
    },
  )]
  pipelines = concat([local.pipeline], local.further_pipelines)

  # Exactly the members of docs/contracts.md, so that a reader of either finds the other.
  pipeline = merge(
    {
      name                = "cloudtrail"
      bucket              = local.buckets.raw
      prefix              = var.log_prefix
      layout              = local.layout
      registration        = var.registration
      rawDatabase         = var.raw_database
      rawTable            = local.crawls ? "cloudtrail_{account}_{region}" : "cloudtrail"
      job                 = local.job_name
      curatedDatabase     = var.curated_database
      curatedTable        = var.curated_table
      lakeLocation        = local.lake_location
      partitionBy         = local.partition_by
      sink                = var.sink
      quietPeriod         = var.pipeline.quiet_period
      maxWait             = var.pipeline.max_wait
      maxAttempts         = var.pipeline.max_attempts
      retryBase           = var.pipeline.retry_base
      retryMax            = var.pipeline.retry_max
      maxRuns             = var.pipeline.max_runs
      maxDpus             = var.pipeline.max_dpus
      maxPartitionsPerRun = var.pipeline.max_partitions_per_run
      maxBytesPerRun      = var.pipeline.max_bytes_per_run
      runTimeout          = var.pipeline.run_timeout
      sweepDays           = var.pipeline.sweep_days
      orphanGrace         = var.pipeline.orphan_grace
      jobArguments        = var.pipeline.job_arguments
    },
    local.crawls ? { crawler = "${local.crawler_prefix}{account}-{region}" } : {},
  )
}
