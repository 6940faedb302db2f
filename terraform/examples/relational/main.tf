# CloudTrail beside the relational workflow: a PostgreSQL database in a VPC that exists, and a small Redshift to try.
provider "aws" {
  region = "us-east-1"
}

module "sluice" {
  source = "../.."

  network = {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
  }

  relational = {
    postgresql = {
      host              = "orders.cluster-example.us-east-1.rds.amazonaws.com"
      database          = "orders"
      secret_arn        = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-reader-a1b2c3"
      security_group_id = "sg-0123456789abcdef0"
    }
    demo_redshift = true
    schedule      = "cron(30 2 * * ? *)"
  }
}

output "workflow" {
  description = "The workflow as Glue's API would take it."
  value       = jsondecode(module.sluice.workflow_definition)
}
