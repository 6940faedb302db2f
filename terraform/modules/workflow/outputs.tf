output "name" {
  description = "Name of the workflow."
  value       = aws_glue_workflow.this.name
}

output "definition" {
  description = "The definition with its values, as JSON."
  value       = jsonencode(local.definition)
}

output "job_names" {
  description = "Names of the workflow's jobs. The controller must never start one: inner triggers would not fire."
  value       = [for job in module.job : job.name]
}

output "landed_database" {
  description = "Database of the landed tables."
  value       = aws_glue_catalog_database.landed.name
}
