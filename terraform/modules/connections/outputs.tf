output "names" {
  description = "Names of the Glue connections by key."
  value       = { for key, connection in aws_glue_connection.this : key => connection.name }
}

output "arns" {
  description = "ARNs of the Glue connections by key."
  value       = { for key, connection in aws_glue_connection.this : key => connection.arn }
}
