output "uris" {
  description = "s3:// URI of each file by name; specs stand under specs/."
  value       = { for name, object in aws_s3_object.this : name => "s3://${object.bucket}/${object.key}" }
}

output "entry_script_uri" {
  description = "URI of the entry script."
  value       = "s3://${var.bucket}/${aws_s3_object.this[basename(var.entry_script)].key}"
}

output "job_jar_uri" {
  description = "URI of the job jar."
  value       = "s3://${var.bucket}/${aws_s3_object.this[basename(var.job_jar)].key}"
}
