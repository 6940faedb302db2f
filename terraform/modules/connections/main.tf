locals {
  jdbc_scheme = { postgresql = "postgresql", redshift = "redshift" }
}

# The user and password stay in Secrets Manager; a connection only says which secret.
resource "aws_glue_connection" "this" {
  for_each = var.connections

  name            = "${var.name_prefix}-${each.key}"
  description     = "${each.value.kind} at ${each.value.host}"
  connection_type = "JDBC"

  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:${local.jdbc_scheme[each.value.kind]}://${each.value.host}:${each.value.port}/${each.value.database}"
    JDBC_ENFORCE_SSL    = tostring(each.value.require_tls)
    SECRET_ID           = each.value.secret_arn
  }

  physical_connection_requirements {
    availability_zone      = var.subnet.availability_zone
    subnet_id              = var.subnet.id
    security_group_id_list = [var.security_group_id]
  }

  tags = var.tags
}
