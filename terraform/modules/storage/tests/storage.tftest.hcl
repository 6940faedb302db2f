mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  bucket_names = {
    raw     = "t-raw"
    lake    = "t-lake"
    scripts = "t-scripts"
    temp    = "t-temp"
  }
}

run "every_bucket_is_closed_encrypted_and_speaks_tls_only" {
  command = apply

  assert {
    condition     = keys(aws_s3_bucket.this) == ["lake", "raw", "scripts", "temp"]
    error_message = "One bucket a purpose"
  }

  assert {
    condition     = length(aws_s3_bucket_public_access_block.this) == 4 && alltrue([for block in aws_s3_bucket_public_access_block.this : block.block_public_acls && block.block_public_policy && block.ignore_public_acls && block.restrict_public_buckets])
    error_message = "Public access is blocked in all four ways"
  }

  assert {
    condition     = length(aws_s3_bucket_server_side_encryption_configuration.this) == 4 && alltrue([for encryption in aws_s3_bucket_server_side_encryption_configuration.this : one(encryption.rule).bucket_key_enabled && one(one(encryption.rule).apply_server_side_encryption_by_default).kms_master_key_id == var.kms_key_arn])
    error_message = "Everything is encrypted with the given key, by bucket keys"
  }

  assert {
    condition = length(aws_s3_bucket_policy.this) == 4 && alltrue([for policy in aws_s3_bucket_policy.this :
    contains([for statement in jsondecode(policy.policy).Statement : jsonencode([statement.Effect, statement.Principal, statement.Action, try(statement.Condition.Bool["aws:SecureTransport"], "")])], jsonencode(["Deny", "*", "s3:*", "false"]))])
    error_message = "Requests without TLS are denied"
  }

  assert {
    condition     = { for purpose, bucket in aws_s3_bucket.this : purpose => bucket.force_destroy } == { raw = false, lake = false, scripts = true, temp = true }
    error_message = "Data survives destroy unless somebody says that it is worthless"
  }
}

run "the_raw_bucket_tells_eventbridge_and_no_other_does" {
  command = apply

  assert {
    condition     = keys(aws_s3_bucket_notification.raw) == ["raw"] && aws_s3_bucket_notification.raw["raw"].eventbridge
    error_message = "Events of the raw bucket go to EventBridge"
  }
}

run "an_existing_raw_bucket_is_left_as_it_is" {
  command = apply

  variables { raw_bucket = "somebody-elses" }

  assert {
    condition     = keys(aws_s3_bucket.this) == ["lake", "scripts", "temp"] && length(aws_s3_bucket_notification.raw) == 0 && !contains(keys(aws_s3_bucket_policy.this), "raw")
    error_message = "Neither its notifications nor its policy is touched"
  }

  assert {
    condition     = output.bucket_names.raw == "somebody-elses" && output.bucket_arns.raw == "arn:aws:s3:::somebody-elses"
    error_message = "It is used all the same"
  }
}

run "only_the_named_trails_deliver_and_only_below_their_owner" {
  command = apply

  variables {
    log_prefix = "security/"
    log_writers = [{
      trail_arn = "arn:aws:cloudtrail:eu-west-1:210987654321:trail/main"
      owner     = "o-a1b2c3d4e5"
    }]
  }

  assert {
    condition = [for statement in jsondecode(aws_s3_bucket_policy.this["raw"].policy).Statement : [statement.Resource[0], statement.Condition.StringEquals["aws:SourceArn"][0]] if statement.Sid == "CloudTrailWrites"] == [
      ["arn:aws:s3:::mock/security/AWSLogs/o-a1b2c3d4e5/*", "arn:aws:cloudtrail:eu-west-1:210987654321:trail/main"]
    ]
    error_message = "CloudTrail writes for its trail only: ${aws_s3_bucket_policy.this["raw"].policy}"
  }

  assert {
    condition     = !strcontains(aws_s3_bucket_policy.this["lake"].policy, "cloudtrail")
    error_message = "The lake is none of CloudTrail's business"
  }
}

run "two_purposes_in_one_bucket_are_refused" {
  command = plan
  variables {
    bucket_names = {
      raw     = "same"
      lake    = "same"
      scripts = "t-scripts"
      temp    = "t-temp"
    }
  }
  expect_failures = [var.bucket_names]
}

run "a_prefix_without_its_slash_is_refused" {
  command = plan
  variables { log_prefix = "security" }
  expect_failures = [var.log_prefix]
}

run "writers_into_an_existing_bucket_are_refused" {
  command = plan
  variables {
    raw_bucket = "somebody-elses"
    log_writers = [{
      trail_arn = "arn:aws:cloudtrail:eu-west-1:210987654321:trail/main"
      owner     = "210987654321"
    }]
  }
  expect_failures = [var.log_writers]
}
