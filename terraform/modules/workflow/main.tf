locals {
  # One definition, in the words of Glue's API, for Terraform and for the embedded cloud.
  definition = jsondecode(templatefile(var.definition_file, var.values))
  workflow   = local.definition.Workflow
  jobs       = { for job in local.definition.Jobs : job.Name => job }
  crawlers   = { for crawler in local.definition.Crawlers : crawler.Name => crawler }
  triggers   = { for trigger in local.definition.Triggers : trigger.Name => trigger }
}

resource "aws_glue_workflow" "this" {
  name                   = local.workflow.Name
  description            = local.workflow.Description
  default_run_properties = local.workflow.DefaultRunProperties
  max_concurrent_runs    = local.workflow.MaxConcurrentRuns
  tags                   = var.tags
}

module "job" {
  source   = "../job"
  for_each = local.jobs

  name                   = each.key
  description            = each.value.Description
  role_arn               = var.job_role_arn
  entry_script_uri       = var.job_settings.entry_script_uri
  jars                   = var.job_settings.jars
  temp_uri               = var.job_settings.temp_uri
  kms_key_arn            = var.job_settings.kms_key_arn
  security_configuration = var.job_settings.security_configuration
  log_retention_days     = var.job_settings.log_retention_days
  arguments              = each.value.DefaultArguments
  connections            = try(each.value.Connections.Connections, [])
  max_workers            = each.value.NumberOfWorkers
  worker_type            = each.value.WorkerType
  timeout_minutes        = each.value.Timeout
  tags                   = var.tags
}

resource "aws_glue_catalog_database" "landed" {
  name        = var.landed_database
  description = "Tables landed from RDS and Redshift, found by the workflow's crawler"
  tags        = var.tags
}

resource "aws_glue_crawler" "this" {
  for_each = local.crawlers

  name                   = each.key
  description            = each.value.Description
  role                   = var.crawler_role_arn
  database_name          = aws_glue_catalog_database.landed.name
  table_prefix           = try(each.value.TablePrefix, null)
  security_configuration = var.job_settings.security_configuration
  configuration          = each.value.Configuration
  tags                   = var.tags

  dynamic "s3_target" {
    for_each = try(each.value.Targets.S3Targets, [])

    content {
      path       = s3_target.value.Path
      exclusions = try(s3_target.value.Exclusions, null)
    }
  }

  # The landing jobs own their tables' columns: a crawl of catalog targets adds partitions and changes no key.
  dynamic "catalog_target" {
    for_each = try(each.value.Targets.CatalogTargets, [])

    content {
      database_name = catalog_target.value.DatabaseName
      tables        = catalog_target.value.Tables
    }
  }

  schema_change_policy {
    update_behavior = each.value.SchemaChangePolicy.UpdateBehavior
    delete_behavior = each.value.SchemaChangePolicy.DeleteBehavior
  }

  recrawl_policy {
    recrawl_behavior = "CRAWL_EVERYTHING"
  }
}
