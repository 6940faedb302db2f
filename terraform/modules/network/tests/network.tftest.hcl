mock_provider "aws" {
  source = "../../tests/mocks"
}

variables { name = "sluice" }

run "a_new_vpc_has_private_subnets_and_costs_nothing_when_idle" {
  command = apply

  assert {
    condition     = [for key in sort(keys(aws_subnet.private)) : aws_subnet.private[key].cidr_block] == ["10.64.0.0/24", "10.64.1.0/24", "10.64.2.0/24"]
    error_message = "Three subnets of 256 addresses"
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.private : !subnet.map_public_ip_on_launch])
    error_message = "Subnets are private"
  }

  assert {
    condition     = aws_vpc_endpoint.s3[0].vpc_endpoint_type == "Gateway" && length(aws_vpc_endpoint.interface) == 0
    error_message = "Only the free gateway endpoint stands by default"
  }

  assert {
    condition     = length(aws_default_security_group.closed[0].ingress) == 0 && length(aws_default_security_group.closed[0].egress) == 0
    error_message = "The default security group reaches nothing"
  }
}

run "glue_workers_reach_one_another_on_every_tcp_port_and_nobody_else_reaches_them" {
  command = apply

  assert {
    condition = alltrue([for rule in [aws_vpc_security_group_ingress_rule.glue_self, aws_vpc_security_group_egress_rule.glue_self] :
    rule.referenced_security_group_id == aws_security_group.glue.id && rule.from_port == 0 && rule.to_port == 65535 && rule.ip_protocol == "tcp"])
    error_message = "Glue wants its security group to let all TCP in from itself"
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.glue_to_s3.prefix_list_id == "pl-0123456789abcdef0" && aws_vpc_security_group_egress_rule.glue_to_s3.cidr_ipv4 == null
    error_message = "S3 is reached by its prefix list, not by opening the internet"
  }
}

run "only_glue_is_let_into_a_database" {
  command = apply

  variables {
    databases = {
      postgresql = { security_group_id = "sg-0aaaaaaaaaaaaaaaa", port = 5432 }
      redshift   = { security_group_id = "sg-0bbbbbbbbbbbbbbbb", port = 5439 }
    }
  }

  assert {
    condition = { for name, rule in aws_vpc_security_group_ingress_rule.database_from_glue : name => [rule.security_group_id, rule.referenced_security_group_id, rule.from_port, rule.to_port] } == {
      postgresql = ["sg-0aaaaaaaaaaaaaaaa", aws_security_group.glue.id, 5432, 5432]
      redshift   = ["sg-0bbbbbbbbbbbbbbbb", aws_security_group.glue.id, 5439, 5439]
    }
    error_message = "Each database lets Glue's group in on its port, and nothing else"
  }
}

run "an_existing_vpc_gets_a_security_group_and_nothing_else" {
  command = apply

  variables {
    vpc_id     = "vpc-0fedcba9876543210"
    subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  }

  assert {
    condition     = length(aws_vpc.this) == 0 && length(aws_subnet.private) == 0 && length(aws_vpc_endpoint.s3) == 0
    error_message = "Nothing about an existing VPC is made again"
  }

  assert {
    condition     = aws_security_group.glue.vpc_id == "vpc-0fedcba9876543210" && output.subnet_ids == tolist(["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"])
    error_message = "The given VPC and subnets are used"
  }
}

run "interface_endpoints_stand_in_one_zone_and_answer_glue_only" {
  command = apply

  variables { interface_endpoints = ["glue", "secretsmanager"] }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : length(endpoint.subnet_ids) == 1 && endpoint.private_dns_enabled])
    error_message = "One zone each, under the service's own name"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints_from_glue[0].referenced_security_group_id == aws_security_group.glue.id && aws_vpc_security_group_ingress_rule.endpoints_from_glue[0].to_port == 443
    error_message = "Endpoints answer Glue's group over HTTPS"
  }
}

run "endpoints_serve_this_account_only" {
  command = apply

  variables { interface_endpoints = ["glue"] }

  assert {
    condition = alltrue([for endpoint in concat(aws_vpc_endpoint.s3, values(aws_vpc_endpoint.interface)) :
    one(jsondecode(endpoint.policy).Statement).Condition.StringEquals["aws:PrincipalAccount"] == "123456789012"])
    error_message = "An endpoint without a policy serves anybody's credentials"
  }
}

run "a_vpc_without_subnets_is_refused" {
  command = plan
  variables { vpc_id = "vpc-0fedcba9876543210" }
  expect_failures = [var.subnet_ids]
}

run "a_paid_endpoint_for_s3_is_refused" {
  command = plan
  variables { interface_endpoints = ["s3"] }
  expect_failures = [var.interface_endpoints]
}

run "a_block_too_small_for_a_job_is_refused" {
  command = plan
  variables { cidr_block = "10.0.0.0/26" }
  expect_failures = [var.cidr_block]
}
