"""Holds a whole plan to the project's rules: nothing public, nothing unencrypted, no wildcard where an ARN can be named,
no secret. Reads `terraform show -json` of a plan made after apply, in which every value is known, and the plan as text.
"""

import json
import re
import sys

# Types that these rules have been thought through for. A new type must be added here, with a rule if it needs one.
KNOWN = {
    "aws_budgets_budget", "aws_cloudtrail", "aws_cloudwatch_log_group", "aws_db_instance", "aws_db_parameter_group",
    "aws_db_subnet_group", "aws_default_security_group", "aws_glue_catalog_database", "aws_glue_catalog_table",
    "aws_glue_connection", "aws_glue_crawler", "aws_glue_data_catalog_encryption_settings", "aws_glue_job",
    "aws_glue_partition_index", "aws_glue_security_configuration", "aws_glue_trigger", "aws_glue_workflow",
    "aws_iam_role", "aws_iam_role_policy", "aws_kms_alias", "aws_kms_key", "aws_route_table",
    "aws_route_table_association", "aws_s3_bucket", "aws_s3_bucket_lifecycle_configuration",
    "aws_s3_bucket_notification", "aws_s3_bucket_ownership_controls", "aws_s3_bucket_policy",
    "aws_s3_bucket_public_access_block", "aws_s3_bucket_server_side_encryption_configuration",
    "aws_s3_bucket_versioning", "aws_s3_object", "aws_security_group", "aws_ssm_parameter", "aws_subnet", "aws_vpc",
    "aws_vpc_endpoint", "aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule",
}  # fmt: skip

# AWS defines no resource for these actions.
WITHOUT_RESOURCE = re.compile(r"^(cloudwatch:PutMetricData|ec2:Describe[A-Za-z]+)$")
SECRET_NAME = re.compile(r"(^|_)(password|secret_string|secret_key|access_key|private_key|auth_token)(_wo)?$")
SECRET_TEXT = re.compile(r"(AKIA|ASIA)[A-Z0-9]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|password\s*[=:]\s*\"[^\"]", re.IGNORECASE)
SIBLINGS = (
    "aws_s3_bucket_public_access_block",
    "aws_s3_bucket_server_side_encryption_configuration",
    "aws_s3_bucket_ownership_controls",
    "aws_s3_bucket_versioning",
    "aws_s3_bucket_lifecycle_configuration",
)


def resources(module):
    yield from (resource for resource in module.get("resources", []) if resource["mode"] == "managed")
    for child in module.get("child_modules", []):
        yield from resources(child)


def as_list(value):
    return value if isinstance(value, list) else [value]


def key_faults(resource):
    values = resource["values"]
    kind = resource["type"]
    wanted = {
        "aws_cloudtrail": ["kms_key_id"],
        "aws_cloudwatch_log_group": ["kms_key_id", "retention_in_days"],
        "aws_glue_crawler": ["security_configuration"],
        "aws_glue_job": ["security_configuration"],
        "aws_s3_object": ["kms_key_id"],
    }.get(kind, [])
    for name in wanted:
        if not values.get(name):
            yield f"{name} is not set"
    if kind == "aws_db_instance":
        if not values.get("storage_encrypted"):
            yield "the storage is not encrypted"
        if not values.get("manage_master_user_password"):
            yield "the password is not managed by AWS, so it stands in the state"
    if kind == "aws_kms_key" and not values.get("enable_key_rotation"):
        yield "the key is not rotated"
    if kind == "aws_glue_connection" and values["connection_properties"].get("JDBC_ENFORCE_SSL") != "true":
        yield "the connection does not insist on TLS"
    if kind == "aws_s3_bucket_server_side_encryption_configuration":
        algorithm = values["rule"][0]["apply_server_side_encryption_by_default"][0]["sse_algorithm"]
        if algorithm != "aws:kms":
            yield f"encrypted with {algorithm}, not with the environment's key"
    if kind == "aws_glue_security_configuration":
        modes = json.dumps(values["encryption_configuration"])
        if "DISABLED" in modes:
            yield "a part of the security configuration is disabled"


def public_faults(resource):
    values = resource["values"]
    kind = resource["type"]
    if kind == "aws_s3_bucket_public_access_block":
        for name in ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"):
            if values.get(name) is not True:
                yield f"{name} is not true"
    for name in ("publicly_accessible", "map_public_ip_on_launch"):
        if values.get(name):
            yield f"{name} is true"
    if kind == "aws_vpc_endpoint" and not values.get("policy"):
        yield "has no policy, so it serves anybody's credentials"
    if kind.startswith("aws_vpc_security_group_"):
        for name in ("cidr_ipv4", "cidr_ipv6"):
            if str(values.get(name)) in ("0.0.0.0/0", "::/0"):
                yield f"{name} is the whole internet"
        if kind.endswith("ingress_rule") and not values.get("referenced_security_group_id"):
            yield "lets in addresses instead of a security group"
    if kind == "aws_route_table" and any(route.get("gateway_id") or route.get("nat_gateway_id") for route in values.get("route") or []):
        yield "has a route out of the VPC"


def policy_faults(resource):
    values = resource["values"]
    key_policy = resource["type"] == "aws_kms_key"
    for name in ("policy", "assume_role_policy"):
        if not values.get(name):
            continue
        for statement in as_list(json.loads(values[name])["Statement"]):
            if statement["Effect"] != "Allow":
                continue
            sid = statement.get("Sid", name)
            principal = statement.get("Principal")
            actions = as_list(statement.get("Action", []))
            # An endpoint's policy grants nothing; it narrows whose credentials may pass.
            if resource["type"] == "aws_vpc_endpoint":
                if "aws:PrincipalAccount" not in json.dumps(statement.get("Condition", {})):
                    yield f"{sid} lets credentials of any account pass"
                continue
            administration = key_policy and isinstance(principal, dict) and str(principal.get("AWS", "")).endswith(":root")
            if principal == "*" or (isinstance(principal, dict) and "*" in as_list(principal.get("AWS", []))):
                yield f"{sid} allows everybody"
            for action in actions:
                if "*" in action and not administration:
                    yield f"{sid} allows the wildcard action {action}"
            # In a key's policy "*" means that key.
            if not key_policy and "*" in as_list(statement.get("Resource", [])):
                named = [action for action in actions if not WITHOUT_RESOURCE.match(action)]
                if named:
                    yield f"{sid} allows {', '.join(named)} on every resource"


def secret_faults(resource):
    def walk(value, path):
        if isinstance(value, dict):
            for name, item in value.items():
                if SECRET_NAME.search(name.lower()) and item not in (None, "", [], {}, True, False):
                    yield f"{path}{name} stands in the plan"
                yield from walk(item, f"{path}{name}.")
        elif isinstance(value, list):
            for item in value:
                yield from walk(item, path)

    yield from walk(resource["values"], "")


def bucket_faults(every):
    """Each bucket needs its guards, found by module and key."""
    for bucket in (resource for resource in every if resource["type"] == "aws_s3_bucket"):
        for sibling in SIBLINGS:
            address = bucket["address"].replace("aws_s3_bucket.", sibling + ".")
            if not any(resource["address"] == address for resource in every):
                yield f"{bucket['address']} has no {sibling}"


RULES = (key_faults, public_faults, policy_faults, secret_faults)


def main():
    with open(sys.argv[1], encoding="utf-8") as source:
        every = list(resources(json.load(source)["planned_values"]["root_module"]))
    faults = [f"{resource['address']}: {fault}" for resource in every for rule in RULES for fault in rule(resource)]
    faults += bucket_faults(every)
    faults += [
        f"{resource['address']}: no rule has been thought through for {resource['type']}; add it to .ci/plan_policies.py"
        for resource in every
        if resource["type"] not in KNOWN
    ]
    for text in sys.argv[2:]:
        with open(text, encoding="utf-8") as source:
            faults += [f"{text}: looks like a secret: {line.strip()[:60]}" for line in source if SECRET_TEXT.search(line)]
    for fault in faults:
        print("FAILED:", fault)
    kinds = len({resource["type"] for resource in every})
    print(f"policies: {len(every)} resources of {kinds} types, {len(RULES) + 3} rules, {len(faults)} faults")
    sys.exit(1 if faults or not every else 0)


if __name__ == "__main__":
    main()
