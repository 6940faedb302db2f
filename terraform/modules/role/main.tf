resource "aws_iam_role" "this" {
  name                 = var.name
  description          = var.description
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = var.service }
      Action    = "sts:AssumeRole"
      # Without it the service could be talked into using this role for somebody else's account.
      Condition = var.source_account == null ? {} : { StringEquals = { "aws:SourceAccount" = var.source_account } }
    }]
  })
  tags = var.tags
}

resource "aws_iam_role_policy" "this" {
  name = "purpose"
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for statement in var.statements : merge(
      { Sid = statement.sid, Effect = "Allow", Action = statement.actions, Resource = statement.resources },
      length(statement.conditions) == 0 ? {} : { Condition = {
        for operator in distinct(statement.conditions[*].test) : operator => {
          for condition in statement.conditions : condition.variable => condition.values if condition.test == operator
        }
      } },
    )]
  })
}
