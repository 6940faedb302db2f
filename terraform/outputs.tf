output "pipelines" {
  description = "The pipelines as the controller reads them from SSM, as JSON."
  value       = jsonencode({ pipelines = local.pipelines })
}

output "parameter_names" {
  description = "SSM parameters that the SAM template reads, by the last part of their name."
  value       = module.parameters.names
}

output "bucket_names" {
  description = "Names of the buckets by purpose."
  value       = module.storage.bucket_names
}

output "kms_key_arn" {
  description = "Key for buckets, queues, ledger and logs."
  value       = module.encryption.key_arn
}

output "raw_key_arns" {
  description = "Keys that log files are encrypted with: an existing raw bucket's own, or the one above."
  value       = tolist(local.raw_key_arns)
}

output "job_name" {
  description = "The CloudTrail job, which only the controller starts."
  value       = module.cloudtrail_job.name
}

output "crawler_names" {
  description = "Crawlers by raw table; empty with registration \"direct\"."
  value       = module.catalog.crawler_names
}

output "raw_table_names" {
  description = "Raw tables."
  value       = module.catalog.raw_table_names
}

output "workflow_definition" {
  description = "The relational workflow with its jobs, crawler and triggers, as JSON in the words of Glue's API; null without one."
  value       = one(module.workflow[*].definition)
}

output "connection_names" {
  description = "Glue connections by kind of database."
  value       = try(module.connections[0].names, {})
}

output "vpc_id" {
  description = "VPC of jobs that read databases; null without one."
  value       = one(module.network[*].vpc_id)
}

output "trail_arn" {
  description = "The trail made here; null without one."
  value       = one(module.trail[*].arn)
}

output "redshift_role_arn" {
  description = "Role for Redshift's COPY and UNLOAD; attach it to an existing cluster or namespace."
  value       = one(module.redshift_role[*].arn)
}
