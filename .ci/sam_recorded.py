"""Compares what each function asked of AWS while the demo ran with what its role grants, action by action and ARN by ARN.

  sam_recorded.py TEMPLATE CALLS.jsonl…

The calls come from `./sluice demo --calls FILE`. A call that the function's own role does not grant would be denied on AWS.
A grant that no call needed is more than least privilege, unless RARE says when it is needed.
"""

import fnmatch
import json
import re
import sys

from sam_calls import ACTIONS, BY_AWS, PREFIXES
from sam_policies import as_list, expand

SERVICES = {name.lower(): prefix for name, prefix in PREFIXES.items()}
ACCOUNT, REGION = "000000000000", "us-east-1"
GLUE = f"arn:aws:glue:{REGION}:{ACCOUNT}:"

# The embedded cloud's values of what Terraform tells SAM, and the pseudo parameters.
VALUES = {
    "AWS::Partition": "aws",
    "AWS::Region": REGION,
    "AWS::AccountId": ACCOUNT,
    "Environment": "local",
    "RawBucket": "local-raw",
    "LakeBucket": "local-lake",
    "KmsKeyArn": f"arn:aws:kms:{REGION}:{ACCOUNT}:key/local",
    "RawKeyArns": f"arn:aws:kms:{REGION}:{ACCOUNT}:key/local",
    "JobArns": GLUE + "job/local-cloudtrail",
    "JobNames": "local-cloudtrail",
    "CrawlerPrefix": "local-cloudtrail-",
    "RawDatabase": "sluice_raw",
    "CuratedDatabase": "sluice",
}

# Granted, and needed only in hours that a demo does not have.
RARE = {
    ("ObjectCreatedRole", "dynamodb:GetItem"): "read before a snapshot is taken, which the embedded cloud never does",
    ("DigestRole", "dynamodb:UpdateItem"): "counts files of a digest that belong to no pipeline",
    ("SweepRole", "dynamodb:UpdateItem"): "counts objects whose event was lost and that belong to no pipeline",
    ("SweepRole", "glue:GetPartitions"): "asked only when a directory of the lake is old enough to be deleted",
    ("SweepRole", "s3:DeleteObject"): "directories of the lake are deleted a day after they were orphaned",
    ("SweepRole", "cloudtrail:ListPublicKeys"): "a sweep verifies only digests whose event was lost",
    ("DigestRole", "s3:ListBucket"): "lets S3 answer 404, not 403, for a file that is missing",
    ("ReconcileRole", "glue:GetJobRuns"): "asked when it is unclear whether a run was started, and before a snapshot",
    ("ReconcileRole", "s3:PutObject"): "outputs longer than 8,192 characters travel in an object",
    ("ReconcileRole", "glue:GetTable"): "asked when a table's partitions cannot be registered",
}


def resolved(node, resources):
    """A template's value as text, or as a list of texts."""
    if isinstance(node, list):
        return [text for item in node for text in as_list(resolved(item, resources))]
    if not isinstance(node, dict):
        return str(node)
    if "Ref" in node:
        name = node["Ref"]
        return VALUES[name] if name in VALUES else arn_or_name(name, None, resources)
    if "Fn::GetAtt" in node:
        name, attribute = node["Fn::GetAtt"]
        return arn_or_name(name, attribute, resources)
    if "Fn::Sub" in node:
        return re.sub(
            r"\$\{([^}]+)\}",
            lambda match: str(
                resolved({"Fn::GetAtt": match[1].split(".", 1)} if "." in match[1] else {"Ref": match[1]}, resources)
            ),
            node["Fn::Sub"],
        )
    raise ValueError(f"sam_recorded.py cannot resolve {node}")


def arn_or_name(name, attribute, resources):
    kind, properties = resources[name]["Type"], resources[name]["Properties"]
    own = {"AWS::SQS::Queue": "QueueName", "AWS::DynamoDB::Table": "TableName", "AWS::Logs::LogGroup": "LogGroupName"}[kind]
    named = resolved(properties[own], resources)
    if attribute is None:
        return named
    return {
        "AWS::SQS::Queue": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{named}",
        "AWS::DynamoDB::Table": f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{named}",
        "AWS::Logs::LogGroup": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{named}:*",
    }[kind]


def granted(resources):
    """By function: its role, and each action with a resource that the role grants."""
    for function in (resource for resource in resources.values() if resource["Type"] == "AWS::Lambda::Function"):
        role = function["Properties"]["Role"]["Fn::GetAtt"][0]
        pairs = [
            (action, pattern)
            for policy in resources[role]["Properties"]["Policies"]
            for statement in policy["PolicyDocument"]["Statement"]
            for action in as_list(statement["Action"])
            for pattern in as_list(resolved(statement["Resource"], resources))
        ]
        yield resolved(function["Properties"]["FunctionName"], resources), role, pairs


def called(files):
    """By function: each action with the resources that it takes."""
    calls = {}
    for file in files:
        with open(file, encoding="utf-8") as lines:
            for call in map(json.loads, lines):
                name = f"{SERVICES[call['service'].lower()]}:{call['operation']}"
                for action in ACTIONS.get(name, [name]):
                    calls.setdefault(call["caller"], set()).add((action, call["resource"]))
    return calls


def faults_of(template, files):
    resources = expand(template)["Resources"]
    calls = called(files)
    for function, role, pairs in granted(resources):
        mine = calls.get(function, set())
        if not mine:
            yield f"{function} asked for nothing, so nothing is known of its grants"
            continue
        for action, resource in sorted(mine):
            if not any(action == grant and fnmatch.fnmatchcase(resource, pattern) for grant, pattern in pairs):
                yield f"{function} asked for {action} on {resource}, which {role} does not grant"
        for grant, pattern in pairs:
            # Glue wants the catalog and the database of each table that a call is about.
            implied = pattern == GLUE + "catalog" or pattern.startswith(GLUE + "database/")
            # Lambda and KMS use the role without a call of ours; sending a letter to the dead is Lambda's too.
            by_aws = grant in BY_AWS or pattern.endswith("-events-dlq")
            if by_aws or implied or (role, grant) in RARE:
                continue
            if not any(action == grant and fnmatch.fnmatchcase(resource, pattern) for action, resource in mine):
                yield f"{role} grants {grant} on {pattern}, which {function} never asked for"


def main():
    faults = sorted(set(faults_of(sys.argv[1], sys.argv[2:])))
    for fault in faults:
        print("FAILED:", fault)
    calls = called(sys.argv[2:])
    print(
        f"recorded: {sum(map(len, calls.values()))} calls of {len(calls)} callers"
        f" ({', '.join(f'{name} {len(pairs)}' for name, pairs in sorted(calls.items()))}), {len(faults)} faults"
    )
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
