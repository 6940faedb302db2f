# Added to the root for the check against moto's server only: where it answers, and how patient to be.
variable "endpoint" {
  description = "Where moto answers."
  type        = string
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  s3_use_path_style           = true
  # What moto cannot do answers 500, which the provider would otherwise try 25 times.
  max_retries = 2

  endpoints {
    budgets            = var.endpoint
    cloudtrail         = var.endpoint
    cloudwatch         = var.endpoint
    ec2                = var.endpoint
    glue               = var.endpoint
    iam                = var.endpoint
    kms                = var.endpoint
    logs               = var.endpoint
    rds                = var.endpoint
    redshiftserverless = var.endpoint
    s3                 = var.endpoint
    secretsmanager     = var.endpoint
    ssm                = var.endpoint
    sts                = var.endpoint
  }
}
