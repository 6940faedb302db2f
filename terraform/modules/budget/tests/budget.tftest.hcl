mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name      = "sluice"
  limit_usd = 20
  emails    = ["data-platform@example.com"]
}

run "mails_go_out_at_80_percent_and_at_a_forecast_of_100" {
  command = plan

  assert {
    condition     = toset([for notification in aws_budgets_budget.this.notification : "${notification.threshold} ${notification.notification_type}"]) == toset(["80 ACTUAL", "100 FORECASTED"])
    error_message = "Two mails"
  }
}

run "a_budget_for_nobody_is_refused" {
  command = plan
  variables { emails = [] }
  expect_failures = [var.emails]
}

run "a_budget_of_nothing_is_refused" {
  command = plan
  variables { limit_usd = 0 }
  expect_failures = [var.limit_usd]
}
