# An organization whose trail already delivers into a bucket of the log archive account: one raw table for every
# account and region, registered by the controller itself, into an Iceberg table.
provider "aws" {
  region = "eu-west-1"
}

module "sluice" {
  source = "../.."

  environment             = "audit"
  raw_bucket              = "example-organization-cloudtrail"
  raw_bucket_kms_key_arns = ["arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"]
  organization_id         = "o-a1b2c3d4e5"
  registration            = "direct"
  sink                    = "iceberg"

  pipeline = {
    max_wait = "PT2H"
    max_runs = 25
    max_dpus = 250
  }
  job = {
    worker_type = "G.2X"
    max_workers = 20
    flex        = true
  }
}

output "pipelines" {
  description = "What the controller reads."
  value       = module.sluice.pipelines
}
