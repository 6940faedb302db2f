# Everything that the root can make and moto can answer; the named switches stand at the end.
environment             = "moto"
accounts                = ["123456789012", "210987654321"]
regions                 = ["us-east-1", "eu-west-1"]
encrypt_account_catalog = true

network = {
  interface_endpoints = ["glue", "logs", "monitoring", "secretsmanager", "kms", "sts"]
}

relational = {
  demo_postgresql = true
  # moto answers 500 to redshiftserverless, so Redshift is a database that exists already.
  redshift = {
    host              = "warehouse.example.com"
    database          = "warehouse"
    secret_arn        = "arn:aws:secretsmanager:us-east-1:123456789012:secret:warehouse-a1b2c3"
    security_group_id = "given-by-the-check"
  }
}

# Another account's trail, so that the delivery statements of the bucket's and the key's policy are made.
log_writers = [{
  trail_arn = "arn:aws:cloudtrail:us-east-1:210987654321:trail/main"
  owner     = "210987654321"
}]

# Named switches for what moto lacks.
require_tls       = false # it answers on plain HTTP, and holds its own callers to the bucket policy
partition_indexes = false # CreatePartitionIndex answers 500
create_trail      = false # StartLogging by ARN, as the provider calls it, answers 500
budget            = null  # DescribeSubscribersForNotification answers 500
