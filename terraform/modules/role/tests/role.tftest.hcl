mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name        = "sluice-test"
  description = "For this test"
  service     = "glue.amazonaws.com"
  statements = [
    { sid = "Read", actions = ["s3:GetObject"], resources = ["arn:aws:s3:::raw/AWSLogs/*"] },
    {
      sid        = "Metrics"
      actions    = ["cloudwatch:PutMetricData"]
      resources  = ["*"]
      conditions = [{ test = "StringEquals", variable = "cloudwatch:namespace", values = ["Glue"] }]
    },
  ]
}

run "the_policy_says_what_the_statements_say" {
  command = apply

  assert {
    condition = jsondecode(aws_iam_role_policy.this.policy).Statement == [
      { Sid = "Read", Effect = "Allow", Action = ["s3:GetObject"], Resource = ["arn:aws:s3:::raw/AWSLogs/*"] },
      { Sid = "Metrics", Effect = "Allow", Action = ["cloudwatch:PutMetricData"], Resource = ["*"], Condition = { StringEquals = { "cloudwatch:namespace" = ["Glue"] } } },
    ]
    error_message = "The policy differs: ${aws_iam_role_policy.this.policy}"
  }
}

run "only_the_service_on_behalf_of_the_account_takes_the_role" {
  command = apply

  variables { source_account = "123456789012" }

  assert {
    condition     = one(jsondecode(aws_iam_role.this.assume_role_policy).Statement).Principal.Service == "glue.amazonaws.com" && one(jsondecode(aws_iam_role.this.assume_role_policy).Statement).Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "The trust policy names service and account: ${aws_iam_role.this.assume_role_policy}"
  }
}

run "a_wildcard_action_is_refused" {
  command = plan
  variables {
    statements = [{ sid = "All", actions = ["s3:*"], resources = ["arn:aws:s3:::raw/*"] }]
  }
  expect_failures = [var.statements]
}

run "every_resource_is_refused_where_an_arn_can_be_named" {
  command = plan
  variables {
    statements = [{ sid = "Read", actions = ["s3:GetObject", "cloudwatch:PutMetricData"], resources = ["*"] }]
  }
  expect_failures = [var.statements]
}

run "two_statements_of_one_name_are_refused" {
  command = plan
  variables {
    statements = [
      { sid = "Read", actions = ["s3:GetObject"], resources = ["arn:aws:s3:::a/*"] },
      { sid = "Read", actions = ["s3:GetObject"], resources = ["arn:aws:s3:::b/*"] },
    ]
  }
  expect_failures = [var.statements]
}
