output "connections" {
  description = "What the connections module needs to reach each database."
  value = merge(
    var.postgresql ? { postgresql = {
      kind       = "postgresql"
      host       = aws_db_instance.postgresql[0].address
      port       = aws_db_instance.postgresql[0].port
      database   = var.database
      secret_arn = aws_db_instance.postgresql[0].master_user_secret[0].secret_arn
    } } : {},
    var.redshift ? { redshift = {
      kind       = "redshift"
      host       = aws_redshiftserverless_workgroup.this[0].endpoint[0].address
      port       = aws_redshiftserverless_workgroup.this[0].endpoint[0].port
      database   = var.database
      secret_arn = aws_redshiftserverless_namespace.this[0].admin_password_secret_arn
    } } : {},
  )
}

output "security_groups" {
  description = "Security group and port of each database, for the network module's rules."
  value = {
    for kind, group in aws_security_group.database : kind => {
      security_group_id = group.id
      port              = kind == "postgresql" ? 5432 : 5439
    }
  }
}
