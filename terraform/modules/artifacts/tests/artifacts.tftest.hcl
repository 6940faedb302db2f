mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  bucket       = "scripts"
  entry_script = "../../tests/fixtures/SluiceJob.scala"
  job_jar      = "../../tests/fixtures/sluice-jobs.jar"
  kms_key_arn  = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "the_key_carries_the_hash_of_the_content" {
  command = plan

  assert {
    condition     = aws_s3_object.this["sluice-jobs.jar"].key == "jobs/${substr(filesha256("../../tests/fixtures/sluice-jobs.jar"), 0, 16)}/sluice-jobs.jar" && aws_s3_object.this["sluice-jobs.jar"].source_hash == filesha256("../../tests/fixtures/sluice-jobs.jar")
    error_message = "A new jar is a new key, got ${aws_s3_object.this["sluice-jobs.jar"].key}"
  }

  assert {
    condition     = alltrue([for object in aws_s3_object.this : object.server_side_encryption == "aws:kms" && object.kms_key_id == var.kms_key_arn])
    error_message = "Objects are encrypted with the given key"
  }
}

run "specs_stand_beside_the_jar" {
  command = plan
  variables { specs = ["../../workflows/relational.json"] }

  assert {
    condition     = endswith(output.uris["specs/relational.json"], "/specs/relational.json") && startswith(output.uris["specs/relational.json"], "s3://scripts/jobs/")
    error_message = "Specs are uploaded, got ${jsonencode(output.uris)}"
  }
}

run "a_jar_that_is_not_built_says_how_to_build_it" {
  command = plan
  variables { job_jar = "./nowhere.jar" }
  expect_failures = [var.job_jar]
}
