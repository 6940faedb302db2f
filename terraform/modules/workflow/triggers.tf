resource "aws_glue_trigger" "this" {
  for_each = local.triggers

  name              = each.key
  description       = each.value.Description
  workflow_name     = aws_glue_workflow.this.name
  type              = each.value.Type
  schedule          = try(each.value.Schedule, null)
  start_on_creation = each.value.Type == "ON_DEMAND" ? null : var.enabled
  enabled           = each.value.Type == "ON_DEMAND" ? null : var.enabled
  tags              = var.tags

  dynamic "predicate" {
    for_each = try([each.value.Predicate], [])

    content {
      logical = predicate.value.Logical

      dynamic "conditions" {
        for_each = predicate.value.Conditions

        content {
          logical_operator = conditions.value.LogicalOperator
          job_name         = try(module.job[conditions.value.JobName].name, null)
          state            = try(conditions.value.State, null)
          crawler_name     = try(aws_glue_crawler.this[conditions.value.CrawlerName].name, null)
          crawl_state      = try(conditions.value.CrawlState, null)
        }
      }
    }
  }

  dynamic "actions" {
    for_each = each.value.Actions

    content {
      job_name     = try(module.job[actions.value.JobName].name, null)
      crawler_name = try(aws_glue_crawler.this[actions.value.CrawlerName].name, null)
      arguments    = try(actions.value.Arguments, null)
    }
  }

  lifecycle {
    precondition {
      condition = alltrue(concat(
        [for action in each.value.Actions : contains(keys(local.jobs), try(action.JobName, "")) || contains(keys(local.crawlers), try(action.CrawlerName, ""))],
        [for condition in try(each.value.Predicate.Conditions, []) : contains(keys(local.jobs), try(condition.JobName, "")) || contains(keys(local.crawlers), try(condition.CrawlerName, ""))],
      ))
      error_message = "Trigger ${each.key} names a job or crawler that the definition does not declare. A workflow's triggers only see its own: ${join(", ", concat(keys(local.jobs), keys(local.crawlers)))}."
    }
  }
}
