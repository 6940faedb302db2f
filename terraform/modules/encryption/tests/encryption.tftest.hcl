mock_provider "aws" {
  source = "../../tests/mocks"
}

variables { alias = "sluice" }

run "the_key_is_rotated_and_only_its_account_administers_it" {
  command = apply

  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.this.deletion_window_in_days == 30
    error_message = "A key that protects data is rotated and leaves 30 days to change one's mind"
  }

  assert {
    condition = [for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Principal.AWS if can(statement.Principal.AWS)] == [
      "arn:aws:iam::123456789012:root"
    ]
    error_message = "Nobody but the account may be named: ${aws_kms_key.this.policy}"
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_kms_key.this.policy).Statement : can(statement.Condition) if can(statement.Principal.Service)])
    error_message = "Every service must be held to this account's resources by a condition: ${aws_kms_key.this.policy}"
  }

  assert {
    condition     = !strcontains(aws_kms_key.this.policy, "cloudtrail.amazonaws.com")
    error_message = "Without a trail CloudTrail has no business with the key"
  }
}

run "only_the_named_trails_may_use_the_key" {
  command = apply

  variables { trail_arns = ["arn:aws:cloudtrail:us-east-1:210987654321:trail/main"] }

  assert {
    condition = [for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Condition.StringEquals["aws:SourceArn"] if strcontains(jsonencode(statement), "cloudtrail.amazonaws.com")] == [
      "arn:aws:cloudtrail:us-east-1:210987654321:trail/main"
    ]
    error_message = "CloudTrail's statement must name the trail: ${aws_kms_key.this.policy}"
  }
}

run "a_short_deletion_window_is_refused" {
  command = plan
  variables { deletion_window_in_days = 3 }
  expect_failures = [var.deletion_window_in_days]
}

run "the_alias_of_aws_is_refused" {
  command = plan
  variables { alias = "aws/s3" }
  expect_failures = [var.alias]
}
