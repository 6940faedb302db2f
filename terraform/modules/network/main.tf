data "aws_region" "current" {}

data "aws_subnet" "given" {
  for_each = local.create ? [] : toset(var.subnet_ids)

  id = each.value
}

data "aws_availability_zones" "available" {
  count = local.create ? 1 : 0
  state = "available"

  # Local zones have neither Glue nor interface endpoints.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

locals {
  create = var.vpc_id == null
  region = data.aws_region.current.id
  vpc_id = local.create ? aws_vpc.this[0].id : var.vpc_id
  subnet_list = local.create ? [for index in range(var.zone_count) : {
    id                = aws_subnet.private[tostring(index)].id
    availability_zone = aws_subnet.private[tostring(index)].availability_zone
    }] : [for id in var.subnet_ids : {
    id                = id
    availability_zone = data.aws_subnet.given[id].availability_zone
  }]
  subnet_ids = local.subnet_list[*].id

  # Four bits more than the VPC's prefix: sixteen subnets, of which the first zone_count are used.
  subnets = local.create ? {
    for index in range(var.zone_count) : tostring(index) => cidrsubnet(var.cidr_block, 4, index)
  } : {}
}

resource "aws_vpc" "this" {
  count = local.create ? 1 : 0

  cidr_block           = var.cidr_block
  enable_dns_support   = true
  enable_dns_hostnames = true # interface endpoints answer under the service's own name
  tags                 = merge(var.tags, { Name = var.name })
}

# Whoever forgets to name a security group gets one that reaches nothing.
resource "aws_default_security_group" "closed" {
  count = local.create ? 1 : 0

  vpc_id = aws_vpc.this[0].id
  tags   = merge(var.tags, { Name = "${var.name}-default-closed" })
}

resource "aws_subnet" "private" {
  for_each = local.subnets

  vpc_id                  = aws_vpc.this[0].id
  cidr_block              = each.value
  availability_zone       = data.aws_availability_zones.available[0].names[tonumber(each.key)]
  map_public_ip_on_launch = false
  tags                    = merge(var.tags, { Name = "${var.name}-private-${each.key}" })
}

# One table without a default route: no internet gateway, no NAT, nothing that costs when idle.
resource "aws_route_table" "private" {
  count = local.create ? 1 : 0

  vpc_id = aws_vpc.this[0].id
  tags   = merge(var.tags, { Name = "${var.name}-private" })
}

resource "aws_route_table_association" "private" {
  for_each = aws_subnet.private

  subnet_id      = each.value.id
  route_table_id = aws_route_table.private[0].id
}
