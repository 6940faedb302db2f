data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.id

  # In a key policy "*" means this key, not every key.
  this_key = "*"

  # Account administration lets IAM policies of this account grant the use of the key; without it nobody can.
  administration = [{
    Sid       = "AccountAdministersKey"
    Effect    = "Allow"
    Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }
    Action    = "kms:*"
    Resource  = local.this_key
  }]

  logs = [{
    Sid       = "CloudWatchLogsOfThisAccount"
    Effect    = "Allow"
    Principal = { Service = "logs.${local.region}.amazonaws.com" }
    Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:DescribeKey"]
    Resource  = local.this_key
    Condition = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:*" } }
  }]

  # EventBridge and Scheduler put events into encrypted queues, CloudWatch alarms publish to an encrypted topic.
  publishers = [for service in sort(tolist(var.publishing_services)) : {
    Sid       = "Publish${join("", [for part in split("-", split(".", service)[0]) : title(part)])}"
    Effect    = "Allow"
    Principal = { Service = service }
    Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
    Resource  = local.this_key
    Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
  }]

  trails = [for index, arn in var.trail_arns : {
    Sid       = "CloudTrailDelivery${index}"
    Effect    = "Allow"
    Principal = { Service = "cloudtrail.amazonaws.com" }
    Action    = ["kms:GenerateDataKey", "kms:DescribeKey"]
    Resource  = local.this_key
    Condition = { StringEquals = { "aws:SourceArn" = arn } }
  }]
}

resource "aws_kms_key" "this" {
  description             = var.description
  enable_key_rotation     = true
  deletion_window_in_days = var.deletion_window_in_days
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.administration, local.logs, local.publishers, local.trails)
  })
  tags = var.tags
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.alias}"
  target_key_id = aws_kms_key.this.key_id
}
