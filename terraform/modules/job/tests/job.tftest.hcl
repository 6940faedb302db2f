mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name                   = "sluice-cloudtrail"
  role_arn               = "arn:aws:iam::123456789012:role/job"
  entry_script_uri       = "s3://scripts/jobs/0123/SluiceJob.scala"
  jars                   = ["s3://scripts/jobs/4567/sluice-jobs.jar"]
  arguments              = { "--sluice-job" = "cloudtrail" }
  security_configuration = "sluice"
  temp_uri               = "s3://temp/"
  kms_key_arn            = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "a_java_main_class_runs_through_the_entry_script_on_glue_6" {
  command = apply

  assert {
    condition     = aws_glue_job.this.glue_version == "6.0" && one(aws_glue_job.this.command).name == "glueetl" && one(aws_glue_job.this.command).script_location == "s3://scripts/jobs/0123/SluiceJob.scala"
    error_message = "Glue 6.0 compiles the entry script"
  }

  assert {
    condition     = aws_glue_job.this.default_arguments["--job-language"] == "scala" && aws_glue_job.this.default_arguments["--class"] == "SluiceJob" && aws_glue_job.this.default_arguments["--extra-jars"] == "s3://scripts/jobs/4567/sluice-jobs.jar" && aws_glue_job.this.default_arguments["--sluice-job"] == "cloudtrail"
    error_message = "Language, class, jar and the job's own arguments: ${jsonencode(aws_glue_job.this.default_arguments)}"
  }
}

run "glue_does_not_retry_what_the_controller_retries" {
  command = apply

  assert {
    condition     = aws_glue_job.this.max_retries == 0 && aws_glue_job.this.default_arguments["--job-bookmark-option"] == "job-bookmark-disable"
    error_message = "No retry and no bookmark of Glue's own"
  }
}

run "logs_are_encrypted_and_end" {
  command = apply

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.kms_key_arn && aws_cloudwatch_log_group.this.retention_in_days == 30 && aws_glue_job.this.security_configuration == "sluice"
    error_message = "The log group has the key and an end"
  }

  assert {
    condition     = aws_glue_job.this.default_arguments["--spark-event-logs-path"] == "s3://temp/spark-events/sluice-cloudtrail/" && aws_glue_job.this.default_arguments["--enable-auto-scaling"] == "true"
    error_message = "Spark UI logs go to the temporary bucket, auto scaling is on"
  }
}

run "flex_is_by_choice" {
  command = apply
  variables { flex = true }

  assert {
    condition     = aws_glue_job.this.execution_class == "FLEX"
    error_message = "FLEX when chosen"
  }
}

run "flex_on_a_large_worker_is_refused" {
  command = plan
  variables {
    flex        = true
    worker_type = "G.4X"
  }
  expect_failures = [var.flex]
}

run "a_password_among_the_arguments_is_refused" {
  command = plan
  variables { arguments = { "--db-password" = "x" } }
  expect_failures = [var.arguments]
}

run "an_argument_of_glue_itself_is_refused" {
  command = plan
  variables { arguments = { "--JOB_NAME" = "x" } }
  expect_failures = [var.arguments]
}

run "one_worker_is_refused" {
  command = plan
  variables { max_workers = 1 }
  expect_failures = [var.max_workers]
}
