# What the mocked provider answers where a random string would not pass the provider's own checks.
# Everything else is made up by Terraform, so tests assert only on what this configuration decides.

mock_data "aws_caller_identity" {
  defaults = { account_id = "123456789012" }
}

mock_data "aws_partition" {
  defaults = { partition = "aws" }
}

mock_data "aws_region" {
  defaults = { id = "eu-west-1", name = "eu-west-1" }
}

mock_data "aws_availability_zones" {
  defaults = { names = ["eu-west-1a", "eu-west-1b", "eu-west-1c"] }
}

mock_data "aws_subnet" {
  defaults = { availability_zone = "eu-west-1a" }
}

mock_data "aws_ec2_managed_prefix_list" {
  defaults = { id = "pl-0123456789abcdef0" }
}

mock_resource "aws_kms_key" {
  defaults = {
    arn    = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
    key_id = "11111111-2222-3333-4444-555555555555"
  }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::123456789012:role/mock" }
}

mock_resource "aws_s3_bucket" {
  defaults = { arn = "arn:aws:s3:::mock", id = "mock" }
}

mock_resource "aws_vpc" {
  defaults = { id = "vpc-0123456789abcdef0" }
}

mock_resource "aws_subnet" {
  defaults = { id = "subnet-0123456789abcdef0", availability_zone = "eu-west-1a" }
}

mock_resource "aws_security_group" {
  defaults = { id = "sg-0123456789abcdef0" }
}

mock_resource "aws_glue_job" {
  defaults = { arn = "arn:aws:glue:eu-west-1:123456789012:job/mock" }
}

mock_resource "aws_db_instance" {
  defaults = {
    address            = "demo.example.eu-west-1.rds.amazonaws.com"
    port               = 5432
    master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds-a1b2c3", secret_status = "active", kms_key_id = "k" }]
  }
}

mock_resource "aws_redshiftserverless_namespace" {
  defaults = { admin_password_secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:redshift-a1b2c3" }
}

mock_resource "aws_redshiftserverless_workgroup" {
  defaults = { endpoint = [{ address = "demo.example.eu-west-1.redshift-serverless.amazonaws.com", port = 5439, vpc_endpoint = [] }] }
}
