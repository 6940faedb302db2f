output "vpc_id" {
  description = "Id of the VPC, made or given."
  value       = local.vpc_id
}

output "subnet_ids" {
  description = "Ids of the private subnets."
  value       = local.subnet_ids
}

output "subnets" {
  description = "Private subnets with their availability zones, in the order of subnet_ids."
  value       = local.subnet_list
}

output "glue_security_group_id" {
  description = "Security group of Glue workers."
  value       = aws_security_group.glue.id
}

output "s3_endpoint_id" {
  description = "Id of the S3 gateway endpoint, or null when the existing VPC has its own."
  value       = one(aws_vpc_endpoint.s3[*].id)
}

output "interface_endpoint_ids" {
  description = "Ids of the interface endpoints by service."
  value       = { for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.id }
}
