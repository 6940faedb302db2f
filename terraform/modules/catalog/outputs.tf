output "raw_database" {
  description = "Name of the raw database."
  value       = aws_glue_catalog_database.raw.name
}

output "curated_database" {
  description = "Name of the curated database."
  value       = aws_glue_catalog_database.curated.name
}

output "raw_table_names" {
  description = "Names of the raw tables."
  value       = [for table in aws_glue_catalog_table.raw : table.name]
}

output "crawler_names" {
  description = "Names of the crawlers by raw table."
  value       = { for table, crawler in aws_glue_crawler.raw : table => crawler.name }
}

output "security_configuration_name" {
  description = "Name of the security configuration for jobs and crawlers."
  value       = aws_glue_security_configuration.this.name
}
