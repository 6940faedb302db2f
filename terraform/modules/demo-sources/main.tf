# Small databases to try the relational pipeline on. Both cost money while they stand; neither is for real data.
# AWS makes and keeps the passwords, so none passes through Terraform's state.

resource "aws_security_group" "database" {
  for_each = local.wanted

  name        = "${var.name}-${each.key}"
  description = "Demo ${each.key}; Glue jobs are let in by the network module's rules"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-${each.key}" })
}

locals {
  wanted = toset(concat(var.postgresql ? ["postgresql"] : [], var.redshift ? ["redshift"] : []))
}

resource "aws_db_subnet_group" "postgresql" {
  count = var.postgresql ? 1 : 0

  name       = "${var.name}-postgresql"
  subnet_ids = var.subnet_ids
  tags       = var.tags
}

resource "aws_db_parameter_group" "postgresql" {
  count = var.postgresql ? 1 : 0

  name   = "${var.name}-postgresql"
  family = "postgres${split(".", var.postgresql_version)[0]}"
  tags   = var.tags

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_instance" "postgresql" {
  count = var.postgresql ? 1 : 0

  identifier                          = "${var.name}-postgresql"
  engine                              = "postgres"
  engine_version                      = var.postgresql_version
  instance_class                      = "db.t4g.micro"
  allocated_storage                   = 20
  storage_type                        = "gp3"
  storage_encrypted                   = true
  kms_key_id                          = var.kms_key_arn
  db_name                             = var.database
  username                            = var.username
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = var.kms_key_arn
  iam_database_authentication_enabled = true
  db_subnet_group_name                = aws_db_subnet_group.postgresql[0].name
  parameter_group_name                = aws_db_parameter_group.postgresql[0].name
  vpc_security_group_ids              = [aws_security_group.database["postgresql"].id]
  publicly_accessible                 = false
  backup_retention_period             = 1
  skip_final_snapshot                 = true
  auto_minor_version_upgrade          = true
  copy_tags_to_snapshot               = true
  tags                                = var.tags
}

resource "aws_redshiftserverless_namespace" "this" {
  count = var.redshift ? 1 : 0

  namespace_name                   = "${var.name}-redshift"
  db_name                          = var.database
  admin_username                   = var.username
  manage_admin_password            = true
  admin_password_secret_kms_key_id = var.kms_key_arn
  kms_key_id                       = var.kms_key_arn
  iam_roles                        = var.redshift_role_arns
  tags                             = var.tags
}

resource "aws_redshiftserverless_workgroup" "this" {
  count = var.redshift ? 1 : 0

  namespace_name       = aws_redshiftserverless_namespace.this[0].namespace_name
  workgroup_name       = "${var.name}-redshift"
  base_capacity        = 8
  max_capacity         = 8
  enhanced_vpc_routing = true
  publicly_accessible  = false
  subnet_ids           = var.subnet_ids
  security_group_ids   = [aws_security_group.database["redshift"].id]
  tags                 = var.tags

  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "true"
  }
}
