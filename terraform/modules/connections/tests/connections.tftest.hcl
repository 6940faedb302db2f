mock_provider "aws" {
  source = "../../tests/mocks"
}

variables {
  name_prefix       = "sluice"
  subnet            = { id = "subnet-0123456789abcdef0", availability_zone = "eu-west-1a" }
  security_group_id = "sg-0123456789abcdef0"
  connections = {
    postgresql = {
      kind       = "postgresql"
      host       = "orders.example.com"
      port       = 5432
      database   = "orders"
      secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-a1b2c3"
    }
  }
}

run "a_connection_names_its_secret_and_holds_no_password" {
  command = apply

  assert {
    condition = aws_glue_connection.this["postgresql"].connection_properties == tomap({
      JDBC_CONNECTION_URL = "jdbc:postgresql://orders.example.com:5432/orders"
      JDBC_ENFORCE_SSL    = "true"
      SECRET_ID           = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-a1b2c3"
    })
    error_message = "URL, TLS and the secret's ARN, nothing else"
  }

  assert {
    condition     = one(aws_glue_connection.this["postgresql"].physical_connection_requirements).subnet_id == "subnet-0123456789abcdef0"
    error_message = "Workers stand in the private subnet"
  }
}

run "a_password_instead_of_a_secret_is_refused" {
  command = plan
  variables {
    connections = { postgresql = { kind = "postgresql", host = "h", port = 5432, database = "d", secret_arn = "hunter2" } }
  }
  expect_failures = [var.connections]
}

run "another_kind_of_database_is_refused" {
  command = plan
  variables {
    connections = { mysql = { kind = "mysql", host = "h", port = 3306, database = "d", secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a" } }
  }
  expect_failures = [var.connections]
}
