mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  definition_file = "../../workflows/relational.json"
  values = {
    environment     = "sluice"
    lake_bucket     = "t-lake"
    landed_database = "sluice_landed"
    schedule        = "cron(15 3 * * ? *)"
  }
  job_role_arn     = "arn:aws:iam::123456789012:role/job"
  crawler_role_arn = "arn:aws:iam::123456789012:role/crawler"
  job_settings = {
    entry_script_uri       = "s3://scripts/SluiceJob.scala"
    jars                   = ["s3://scripts/sluice-jobs.jar"]
    temp_uri               = "s3://temp/"
    kms_key_arn            = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
    security_configuration = "sluice"
  }
}

run "the_schedule_starts_both_landing_jobs_side_by_side" {
  command = apply

  assert {
    condition     = aws_glue_trigger.this["sluice-relational-nightly"].type == "SCHEDULED" && aws_glue_trigger.this["sluice-relational-nightly"].schedule == "cron(15 3 * * ? *)" && aws_glue_trigger.this["sluice-relational-nightly"].actions[*].job_name == tolist(["sluice-land-postgresql", "sluice-land-redshift"])
    error_message = "One trigger, two jobs"
  }
}

run "the_crawler_waits_for_both_jobs" {
  command = apply

  assert {
    condition     = one(aws_glue_trigger.this["sluice-relational-landed"].predicate).logical == "AND" && [for condition in one(aws_glue_trigger.this["sluice-relational-landed"].predicate).conditions : [condition.job_name, condition.state]] == [["sluice-land-postgresql", "SUCCEEDED"], ["sluice-land-redshift", "SUCCEEDED"]]
    error_message = "Both must have succeeded"
  }

  assert {
    condition     = aws_glue_trigger.this["sluice-relational-landed"].actions[*].crawler_name == tolist(["sluice-landed"])
    error_message = "Then the crawler starts"
  }
}

run "the_join_waits_for_the_crawler" {
  command = apply

  assert {
    condition     = one(aws_glue_trigger.this["sluice-relational-cataloged"].predicate).conditions[0].crawl_state == "SUCCEEDED" && aws_glue_trigger.this["sluice-relational-cataloged"].actions[*].job_name == tolist(["sluice-who-changed-what"])
    error_message = "The SQL job comes last"
  }
}

run "the_crawler_looks_at_landed_tables_and_changes_no_schema" {
  command = apply

  assert {
    condition     = one(aws_glue_crawler.this["sluice-landed"].catalog_target).database_name == "sluice_landed" && contains(one(aws_glue_crawler.this["sluice-landed"].catalog_target).tables, "accounts") && length(aws_glue_crawler.this["sluice-landed"].s3_target) == 0
    error_message = "Catalog targets, since the jobs own the tables"
  }

  assert {
    condition     = one(aws_glue_crawler.this["sluice-landed"].schema_change_policy).update_behavior == "LOG" && one(aws_glue_crawler.this["sluice-landed"].schema_change_policy).delete_behavior == "LOG"
    error_message = "Glue demands LOG for deletes of catalog targets, and updates are the jobs'"
  }
}

run "everything_belongs_to_the_workflow" {
  command = apply

  assert {
    condition     = alltrue([for trigger in aws_glue_trigger.this : trigger.workflow_name == "sluice-relational"]) && aws_glue_workflow.this.max_concurrent_runs == 1
    error_message = "One workflow, one run at a time"
  }

  assert {
    condition     = length(regexall("\\$\\{", output.definition)) == 0
    error_message = "Every placeholder has its value"
  }
}

run "a_disabled_workflow_fires_nothing" {
  command = apply
  variables { enabled = false }

  assert {
    condition     = alltrue([for trigger in aws_glue_trigger.this : trigger.enabled == false])
    error_message = "All triggers are off"
  }
}

run "a_missing_definition_is_refused" {
  command = plan
  variables { definition_file = "./nowhere.json" }
  expect_failures = [var.definition_file]
}
