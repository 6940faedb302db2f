output "names" {
  description = "Full names of the parameters by the last part."
  value       = { for name, parameter in aws_ssm_parameter.this : name => parameter.name }
}

output "arns" {
  description = "ARNs of the parameters by the last part of their name."
  value       = { for name, parameter in aws_ssm_parameter.this : name => parameter.arn }
}
