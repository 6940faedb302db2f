mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  environment = "sluice"
  parameters = {
    raw-bucket = { description = "Bucket", value = "b" }
    job-names  = { description = "Jobs", value = "a,b", type = "StringList" }
  }
}

run "names_start_with_the_environment" {
  command = plan

  assert {
    condition     = aws_ssm_parameter.this["raw-bucket"].name == "/sluice/raw-bucket" && aws_ssm_parameter.this["job-names"].type == "StringList"
    error_message = "SAM looks for these names and types"
  }
}

run "a_secret_is_refused" {
  command = plan
  variables {
    parameters = { db-password = { description = "no", value = "x" } }
  }
  expect_failures = [var.parameters]
}

run "a_secure_string_is_refused" {
  command = plan
  variables {
    parameters = { a = { description = "no", value = "x", type = "SecureString" } }
  }
  expect_failures = [var.parameters]
}
