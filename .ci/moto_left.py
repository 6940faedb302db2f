"""Asks moto itself what is left after destroy, since Terraform's state only knows what Terraform remembers."""

import re
import sys

import boto3

# The adapters' tests name what they make by UUIDs, which Terraform never does; they leave it to moto's end.
OF_TESTS = re.compile(r"[0-9a-f]{8}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{12}")

# What moto cannot delete, by kind.
EXCEPTIONS = {"glue connection": "moto has no DeleteConnection"}


def held(endpoint):
    """Kind and name of everything of ours; AWS's own defaults (default VPC, managed policies and keys) are left out."""

    def client(service):
        return boto3.client(
            service,
            endpoint_url=endpoint,
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    glue, ec2, rds = client("glue"), client("ec2"), client("rds")
    yield from (("bucket", bucket["Name"]) for bucket in client("s3").list_buckets()["Buckets"])
    yield from (("glue job", job["Name"]) for job in glue.get_jobs()["Jobs"])
    yield from (("glue crawler", crawler["Name"]) for crawler in glue.get_crawlers()["Crawlers"])
    yield from (("glue database", database["Name"]) for database in glue.get_databases()["DatabaseList"])
    yield from (("glue trigger", trigger["Name"]) for trigger in glue.get_triggers()["Triggers"])
    yield from (("glue workflow", name) for name in glue.list_workflows()["Workflows"])
    yield from (("glue connection", connection["Name"]) for connection in glue.get_connections()["ConnectionList"])
    yield from (("role", role["RoleName"]) for role in client("iam").list_roles()["Roles"])
    yield from (("parameter", parameter["Name"]) for parameter in client("ssm").describe_parameters()["Parameters"])
    yield from (("log group", group["logGroupName"]) for group in client("logs").describe_log_groups()["logGroups"])
    yield from (("VPC", vpc["VpcId"]) for vpc in ec2.describe_vpcs()["Vpcs"] if not vpc["IsDefault"])
    yield from (
        ("VPC endpoint", endpoint["VpcEndpointId"])
        for endpoint in ec2.describe_vpc_endpoints()["VpcEndpoints"]
        # EC2 goes on listing a deleted endpoint for a while, and moto for ever.
        if endpoint["State"].lower() != "deleted"
    )
    yield from (
        ("security group", group["GroupName"])
        for group in ec2.describe_security_groups()["SecurityGroups"]
        # The group that stands for a database which existed before is not Terraform's.
        if group["GroupName"] not in ("default", "warehouse")
    )
    yield from (("database", instance["DBInstanceIdentifier"]) for instance in rds.describe_db_instances()["DBInstances"])
    yield from (("subnet group", group["DBSubnetGroupName"]) for group in rds.describe_db_subnet_groups()["DBSubnetGroups"])
    kms = client("kms")
    for key in kms.list_keys()["Keys"]:
        described = kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]
        # A key with data is never deleted at once: waiting for its deletion is as gone as it gets.
        if described["KeyManager"] == "CUSTOMER" and described["KeyState"] != "PendingDeletion":
            yield "key", key["KeyId"]


def main():
    known, others = [], []
    for kind, name in held(sys.argv[1]):
        if kind != "key" and OF_TESTS.search(name):
            continue
        (known if kind in EXCEPTIONS else others).append(f"{kind} {name}")
    for left in known:
        print("known:", left, "is left")
    for left in others:
        print("FAILED: destroy left", left)
    print(f"left after destroy: {len(known)} known, {len(others)} others")
    sys.exit(1 if others else 0)


if __name__ == "__main__":
    main()
