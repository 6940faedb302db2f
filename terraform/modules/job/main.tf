locals {
  arguments = merge(
    {
      # Glue knows Scala and Python; the Scala object in the entry script only calls the Java main class.
      "--job-language"                     = "scala"
      "--class"                            = var.entry_class
      "--extra-jars"                       = join(",", var.jars)
      "--TempDir"                          = var.temp_uri
      "--job-bookmark-option"              = "job-bookmark-disable" # bookmarks are wrong with concurrent runs
      "--enable-glue-datacatalog"          = "true"
      "--enable-auto-scaling"              = "true"
      "--enable-metrics"                   = "true"
      "--enable-observability-metrics"     = "true"
      "--enable-continuous-cloudwatch-log" = "true"
      "--continuous-log-logGroup"          = aws_cloudwatch_log_group.this.name
      "--enable-spark-ui"                  = "true"
      "--spark-event-logs-path"            = "${var.temp_uri}spark-events/${var.name}/"
      "--datalake-formats"                 = "iceberg"
    },
    var.arguments,
  )
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws-glue/jobs/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "aws_glue_job" "this" {
  name                    = var.name
  description             = var.description
  role_arn                = var.role_arn
  glue_version            = "6.0"
  worker_type             = var.worker_type
  number_of_workers       = var.max_workers
  execution_class         = var.flex ? "FLEX" : "STANDARD"
  max_retries             = var.max_retries
  timeout                 = var.timeout_minutes
  job_run_queuing_enabled = false # the controller admits runs itself; Glue's queue would hide how long they wait
  connections             = var.connections
  security_configuration  = var.security_configuration
  default_arguments       = local.arguments
  tags                    = var.tags

  command {
    name            = "glueetl"
    script_location = var.entry_script_uri
  }

  execution_property {
    max_concurrent_runs = var.max_concurrent_runs
  }
}
