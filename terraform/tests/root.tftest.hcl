mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  entry_script = "./tests/fixtures/SluiceJob.scala"
  job_jar      = "./tests/fixtures/sluice-jobs.jar"
}

run "one_account_by_default" {
  command = apply

  assert {
    condition     = jsondecode(output.pipelines) == jsondecode(file("./tests/golden/pipelines-account.json"))
    error_message = "The pipelines differ from tests/golden/pipelines-account.json: ${output.pipelines}"
  }

  assert {
    condition     = tomap(output.crawler_names) == tomap({ cloudtrail_123456789012_eu_west_1 = "sluice-cloudtrail-123456789012-eu-west-1" })
    error_message = "One account and region by default, got ${jsonencode(output.crawler_names)}"
  }

  assert {
    condition     = output.workflow_definition == null && output.vpc_id == null && output.trail_arn == null
    error_message = "Nothing optional is made by default"
  }

  assert {
    condition     = output.job_name == "sluice-cloudtrail"
    error_message = "docs/contracts.md names the job $${ENV}-cloudtrail, got ${output.job_name}"
  }
}

run "the_parameters_are_those_of_the_contract" {
  command = apply

  assert {
    condition = tomap(output.parameter_names) == tomap({ for name in [
      "crawler-prefix", "job-arns", "job-names", "job-role-arn", "kms-key-arn", "lake-bucket", "pipelines", "raw-bucket", "raw-key-arns", "temp-bucket",
    ] : name => "/sluice/${name}" })
    error_message = "SAM reads parameters by name; got ${jsonencode(output.parameter_names)}"
  }
}

run "a_crawler_for_every_account_and_region" {
  command = plan

  variables {
    accounts = ["111111111111", "222222222222"]
    regions  = ["us-east-1", "eu-west-1", "ap-south-1"]
  }

  assert {
    condition     = length(output.crawler_names) == 6 && output.crawler_names["cloudtrail_222222222222_ap_south_1"] == "sluice-cloudtrail-222222222222-ap-south-1"
    error_message = "2 accounts and 3 regions make 6 tables and crawlers, got ${jsonencode(output.crawler_names)}"
  }
}

run "an_organization_is_one_table_without_crawlers" {
  command = plan

  variables {
    organization_id = "o-a1b2c3d4e5"
    registration    = "direct"
    raw_bucket      = "organization-logs"
    log_prefix      = "security/"

    raw_bucket_kms_key_arns = ["arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"]
    sink                    = "iceberg"
  }

  assert {
    condition     = jsondecode(output.pipelines) == jsondecode(file("./tests/golden/pipelines-organization.json"))
    error_message = "The pipelines differ from tests/golden/pipelines-organization.json: ${output.pipelines}"
  }

  assert {
    condition     = output.raw_key_arns == tolist(["arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"])
    error_message = "The functions that read digests need the raw bucket's own key; got ${jsonencode(output.raw_key_arns)}"
  }

  assert {
    condition     = length(output.crawler_names) == 0 && output.raw_table_names == ["cloudtrail"]
    error_message = "Direct registration needs one table and no crawler"
  }
}

run "a_further_pipeline_gets_its_tables_its_prefix_and_the_first_ones_settings" {
  command = plan

  variables {
    further_pipelines = {
      hourly = {
        prefix       = "hourly/"
        layout       = "account={account}/region={region}/year={year}/month={month}/day={day}/hour={hour}/"
        partition_by = ["account", "region", "year", "month", "day", "hour"]
        max_runs     = 2
      }
    }
  }

  assert {
    condition = {
      for member in ["name", "prefix", "registration", "rawTable", "curatedTable", "maxRuns", "maxDpus", "job"] :
      member => jsondecode(output.pipelines).pipelines[1][member]
      } == {
      name    = "hourly", prefix = "hourly/", registration = "direct", rawTable = "hourly", curatedTable = "hourly",
      maxRuns = 2, maxDpus = 100, job = "sluice-cloudtrail"
    }
    error_message = "The further pipeline differs: ${output.pipelines}"
  }

  assert {
    condition     = jsondecode(output.pipelines).pipelines[0] == jsondecode(file("./tests/golden/pipelines-account.json")).pipelines[0] && contains(output.raw_table_names, "hourly")
    error_message = "The first pipeline changed, or the raw table is missing: ${output.pipelines} ${jsonencode(output.raw_table_names)}"
  }
}

run "the_relational_workflow_lands_side_by_side_then_crawls_then_joins" {
  command = apply

  variables {
    network = { interface_endpoints = ["glue", "secretsmanager"] }
    relational = {
      demo_postgresql = true
      demo_redshift   = true
    }
  }

  assert {
    condition = [for trigger in jsondecode(output.workflow_definition).Triggers : {
      type    = trigger.Type
      actions = [for action in trigger.Actions : try(action.JobName, action.CrawlerName)]
      }] == [
      { type = "SCHEDULED", actions = ["sluice-land-postgresql", "sluice-land-redshift"] },
      { type = "CONDITIONAL", actions = ["sluice-landed"] },
      { type = "CONDITIONAL", actions = ["sluice-who-changed-what"] },
    ]
    error_message = "The workflow's shape is schedule, two jobs, crawler, SQL job; got ${output.workflow_definition}"
  }

  assert {
    condition     = tomap(output.connection_names) == tomap({ postgresql = "sluice-postgresql", redshift = "sluice-redshift" })
    error_message = "The jobs of the definition name these connections; got ${jsonencode(output.connection_names)}"
  }

  assert {
    condition     = !strcontains(output.pipelines, "land-") && !startswith("sluice-land-postgresql", "sluice-cloudtrail")
    error_message = "The controller must not be able to start a job of the workflow"
  }
}

run "a_bad_environment_name_is_refused" {
  command = plan
  variables { environment = "Sluice_1" }
  expect_failures = [var.environment]
}

run "accounts_with_direct_registration_are_refused" {
  command = plan
  variables {
    registration = "direct"
    accounts     = ["111111111111"]
  }
  expect_failures = [var.registration]
}

run "an_organization_with_crawlers_must_list_its_accounts" {
  command = plan
  variables { organization_id = "o-a1b2c3d4e5" }
  expect_failures = [var.registration]
}

run "folding_accounts_needs_direct_registration" {
  command = plan
  variables { partition_by = ["region", "year", "month", "day"] }
  expect_failures = [var.partition_by]
}

run "more_runs_than_dpus_are_refused" {
  command = plan
  variables { pipeline = { max_runs = 100, max_dpus = 100 } }
  expect_failures = [var.pipeline]
}

run "a_duration_in_words_is_refused" {
  command = plan
  variables { pipeline = { quiet_period = "5 minutes" } }
  expect_failures = [var.pipeline]
}

run "a_trail_into_an_existing_bucket_is_refused" {
  command = plan
  variables {
    create_trail = true
    raw_bucket   = "somebody-elses"
  }
  expect_failures = [var.create_trail]
}

run "half_a_workflow_is_refused" {
  command = plan
  variables { relational = { demo_postgresql = true } }
  expect_failures = [var.relational]
}
