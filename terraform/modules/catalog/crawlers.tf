# Catalog targets: the crawler may only add partitions, so tables and keys keep the names they have here.
resource "aws_glue_crawler" "raw" {
  for_each = { for table, settings in var.raw_tables : table => settings.crawler if settings.crawler != null }

  name                   = each.value
  description            = "Registers partitions of ${var.raw_database}.${each.key}; started by the controller, belongs to no workflow"
  role                   = var.crawler_role_arn
  database_name          = aws_glue_catalog_database.raw.name
  security_configuration = aws_glue_security_configuration.this.name

  catalog_target {
    database_name = aws_glue_catalog_database.raw.name
    tables        = [aws_glue_catalog_table.raw[each.key].name]
  }

  schema_change_policy {
    update_behavior = "LOG"
    delete_behavior = "LOG" # the only behaviour that catalog targets allow
  }

  configuration = jsonencode({
    Version = 1.0
    CrawlerOutput = {
      Partitions = { AddOrUpdateBehavior = "InheritFromTable" }
    }
    Grouping = { TableGroupingPolicy = "CombineCompatibleSchemas" }
  })

  tags = var.tags

  lifecycle {
    precondition {
      condition     = var.crawler_role_arn != null
      error_message = "Table ${each.key} has a crawler, so crawler_role_arn must name the role that it runs under."
    }
  }
}
