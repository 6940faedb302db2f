resource "aws_ssm_parameter" "this" {
  for_each = var.parameters

  name        = "/${var.environment}/${each.key}"
  description = each.value.description
  type        = each.value.type
  # Standard parameters end at 4 KB, which a dozen pipelines reach.
  tier  = "Intelligent-Tiering"
  value = each.value.value
  tags  = var.tags

  lifecycle {
    precondition {
      condition     = length(each.value.value) <= 8192
      error_message = "The value of /${var.environment}/${each.key} has ${length(each.value.value)} characters and SSM keeps 8,192; split the environment."
    }
  }
}
