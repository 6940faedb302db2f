# One account: a trail, its tables and crawlers in two regions, and a budget.
provider "aws" {
  region = "eu-west-1"
}

module "sluice" {
  source = "../.."

  create_trail = true
  regions      = ["eu-west-1", "us-east-1"]

  budget = {
    limit_usd = 20
    emails    = ["data-platform@example.com"]
  }
}

output "buckets" {
  description = "Names of the buckets by purpose."
  value       = module.sluice.bucket_names
}
