output "name" {
  description = "Name of the job."
  value       = aws_glue_job.this.name
}

output "arn" {
  description = "ARN of the job."
  value       = aws_glue_job.this.arn
}

output "log_group_name" {
  description = "Log group of the job's runs."
  value       = aws_cloudwatch_log_group.this.name
}
