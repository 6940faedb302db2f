mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name        = "sluice-trail"
  bucket      = "raw"
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "the_trail_covers_every_region_and_writes_digests" {
  command = plan

  assert {
    condition     = aws_cloudtrail.this.is_multi_region_trail && aws_cloudtrail.this.enable_log_file_validation && aws_cloudtrail.this.kms_key_id == var.kms_key_arn
    error_message = "All regions, digests for the proof, encrypted"
  }

  assert {
    condition     = !aws_cloudtrail.this.is_organization_trail && aws_cloudtrail.this.s3_key_prefix == null
    error_message = "Of this account, without a prefix"
  }
}

run "the_prefix_loses_its_slash_because_cloudtrail_adds_one" {
  command = plan
  variables {
    log_prefix   = "security/"
    organization = true
  }

  assert {
    condition     = aws_cloudtrail.this.s3_key_prefix == "security" && aws_cloudtrail.this.is_organization_trail
    error_message = "security/ becomes security"
  }
}
