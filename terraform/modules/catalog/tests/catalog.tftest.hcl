mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  kms_key_arn      = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  crawler_role_arn = "arn:aws:iam::123456789012:role/crawler"
  raw_tables = {
    cloudtrail_111111111111_us_east_1 = {
      location       = "s3://raw/AWSLogs/111111111111/CloudTrail/us-east-1/"
      partition_keys = ["year", "month", "day"]
      crawler        = "sluice-cloudtrail-111111111111-us-east-1"
    }
  }
  curated_tables = {
    cloudtrail = {
      location       = "s3://lake/cloudtrail/"
      partition_keys = ["account", "region", "year", "month", "day"]
    }
  }
}

run "partition_keys_keep_their_names_under_a_crawler" {
  command = apply

  assert {
    condition     = aws_glue_catalog_table.raw["cloudtrail_111111111111_us_east_1"].partition_keys[*].name == tolist(["year", "month", "day"])
    error_message = "Terraform owns the keys"
  }

  assert {
    condition     = one(aws_glue_crawler.raw["cloudtrail_111111111111_us_east_1"].catalog_target).tables == tolist(["cloudtrail_111111111111_us_east_1"]) && length(aws_glue_crawler.raw["cloudtrail_111111111111_us_east_1"].s3_target) == 0
    error_message = "The crawler's target is the table, not the bucket, or it would make tables of its own"
  }

  assert {
    condition     = one(aws_glue_crawler.raw["cloudtrail_111111111111_us_east_1"].schema_change_policy).delete_behavior == "LOG"
    error_message = "A crawler never deletes"
  }

  assert {
    condition     = aws_glue_crawler.raw["cloudtrail_111111111111_us_east_1"].schedule == null
    error_message = "The controller starts crawlers, no schedule does"
  }
}

run "every_table_is_indexed_by_its_partition_keys" {
  command = apply

  assert {
    condition     = one(aws_glue_partition_index.raw["cloudtrail_111111111111_us_east_1"].partition_index).keys == tolist(["year", "month", "day"]) && one(aws_glue_partition_index.curated["cloudtrail"].partition_index).keys == tolist(["account", "region", "year", "month", "day"])
    error_message = "Indexes follow the keys"
  }
}

run "logs_bookmarks_and_objects_are_encrypted_with_the_key" {
  command = apply

  assert {
    condition = alltrue([
      one(one(aws_glue_security_configuration.this.encryption_configuration).cloudwatch_encryption).kms_key_arn == var.kms_key_arn,
      one(one(aws_glue_security_configuration.this.encryption_configuration).job_bookmarks_encryption).kms_key_arn == var.kms_key_arn,
      one(one(aws_glue_security_configuration.this.encryption_configuration).s3_encryption).kms_key_arn == var.kms_key_arn,
    ])
    error_message = "The security configuration encrypts all three"
  }

  assert {
    condition     = length(aws_glue_data_catalog_encryption_settings.this) == 0
    error_message = "The account's catalog is not touched unasked"
  }
}

run "the_curated_table_has_the_columns_that_the_job_writes" {
  command = plan

  assert {
    condition     = aws_glue_catalog_table.curated["cloudtrail"].storage_descriptor[0].columns[*].name == tolist(jsondecode(file("./columns/cloudtrail.json"))[*].name)
    error_message = "The columns come from columns/cloudtrail.json, which a test of the job's module holds to the job"
  }
}

run "direct_registration_needs_no_crawler_and_no_role" {
  command = plan

  variables {
    crawler_role_arn = null
    curated_tables   = {}
    raw_tables = {
      cloudtrail = { location = "s3://raw/AWSLogs/", partition_keys = ["account", "region", "year", "month", "day"] }
    }
  }

  assert {
    condition     = length(aws_glue_crawler.raw) == 0 && length(aws_glue_catalog_table.curated) == 0
    error_message = "No crawler, and Iceberg's table is the job's to make"
  }
}

run "a_crawler_without_a_role_is_refused" {
  command = plan
  variables { crawler_role_arn = null }
  expect_failures = [aws_glue_crawler.raw]
}

run "a_location_that_also_matches_its_neighbour_is_refused" {
  command = plan
  variables {
    raw_tables = {
      cloudtrail = { location = "s3://raw/AWSLogs/111111111111/CloudTrail", partition_keys = ["year"] }
    }
  }
  expect_failures = [var.raw_tables]
}

run "a_table_without_keys_is_refused" {
  command = plan
  variables {
    raw_tables = { cloudtrail = { location = "s3://raw/AWSLogs/", partition_keys = [] } }
  }
  expect_failures = [var.raw_tables]
}

run "a_hyphen_in_a_table_name_is_refused" {
  command = plan
  variables {
    raw_tables = { cloudtrail_us-east-1 = { location = "s3://raw/AWSLogs/", partition_keys = ["year"] } }
  }
  expect_failures = [var.raw_tables]
}
