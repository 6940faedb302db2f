mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name        = "sluice"
  vpc_id      = "vpc-0123456789abcdef0"
  subnet_ids  = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb", "subnet-0cccccccccccccccc"]
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "nothing_is_made_unasked" {
  command = plan

  assert {
    condition     = length(aws_db_instance.postgresql) == 0 && length(aws_redshiftserverless_workgroup.this) == 0 && length(aws_security_group.database) == 0
    error_message = "Both demo databases are off by default, since they cost money"
  }
}

run "both_are_private_encrypted_and_keep_their_passwords_to_themselves" {
  command = apply

  variables {
    postgresql = true
    redshift   = true
  }

  assert {
    condition     = !aws_db_instance.postgresql[0].publicly_accessible && !aws_redshiftserverless_workgroup.this[0].publicly_accessible
    error_message = "Neither is public"
  }

  assert {
    condition     = aws_db_instance.postgresql[0].storage_encrypted && aws_db_instance.postgresql[0].kms_key_id == var.kms_key_arn && aws_redshiftserverless_namespace.this[0].kms_key_id == var.kms_key_arn
    error_message = "Both are encrypted with the given key"
  }

  assert {
    condition     = aws_db_instance.postgresql[0].manage_master_user_password && aws_redshiftserverless_namespace.this[0].manage_admin_password && aws_db_instance.postgresql[0].password == null
    error_message = "AWS makes the passwords; none stands in the state"
  }

  assert {
    condition     = keys(output.connections) == tolist(["postgresql", "redshift"]) && output.connections.redshift.port == 5439
    error_message = "Both can be connected to"
  }
}

run "redshift_in_two_zones_is_refused" {
  command = plan
  variables {
    redshift   = true
    subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  }
  expect_failures = [var.redshift]
}
