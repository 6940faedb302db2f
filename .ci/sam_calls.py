"""Compares what the functions' compiled code asks of AWS and of its environment with what the template gives it.

Reads byte code, not source: every call of an AWS SDK client's method, and every name of an environment variable of ours.
A call that no policy grants would be denied on AWS; a grant that no code uses is more than least privilege.

  sam_calls.py TEMPLATE CLASSES [CLASSES…]
"""

import re
import subprocess
import sys
from pathlib import Path

from sam_policies import as_list, expand, statements

PREFIXES = {"DynamoDb": "dynamodb", "Glue": "glue", "S3": "s3", "Sqs": "sqs", "Ssm": "ssm", "CloudTrail": "cloudtrail", "Kms": "kms"}
CALL = re.compile(r"Method software/amazon/awssdk/services/\w+/(\w+?)Client\.(\w+):")
VARIABLE = re.compile(r"// String (SLUICE_[A-Z_]+)$")

# SDK operations that IAM knows by another name; a head request reads, a listing lists the bucket.
ACTIONS = {
    "s3:HeadObject": ["s3:GetObject"],
    "s3:ListObjectsV2": ["s3:ListBucket"],
    "s3:DeleteObjects": ["s3:DeleteObject"],
    "sqs:SendMessageBatch": ["sqs:SendMessage"],
    "cloudtrail:ListPublicKeys": ["cloudtrail:ListPublicKeys"],
}
NOT_A_CALL = {"builder", "create", "close", "serviceName", "serviceClientConfiguration", "utilities", "waiter"}

# Granted for what AWS does with the role, not for a call of our code.
BY_AWS = {
    "sqs:ReceiveMessage": "Lambda polls the queue with the function's role",
    "sqs:DeleteMessage": "Lambda polls the queue with the function's role",
    "sqs:GetQueueAttributes": "Lambda polls the queue with the function's role",
    "sqs:ChangeMessageVisibility": "Lambda polls the queue with the function's role",
    "logs:CreateLogStream": "Lambda writes the log",
    "logs:PutLogEvents": "Lambda writes the log",
    "xray:PutTraceSegments": "Lambda sends the trace",
    "xray:PutTelemetryRecords": "Lambda sends the trace",
    "kms:Decrypt": "queues, table and objects are encrypted with the environment's key",
    "kms:GenerateDataKey": "queues, table and objects are encrypted with the environment's key",
    "lambda:InvokeFunction": "Scheduler invokes the function",
}

# Read by the code, and set where it runs elsewhere than on Lambda.
ELSEWHERE = {
    "SLUICE_LEDGER": "the embedded cloud keeps its ledger in a database of its own",
    "SLUICE_LOG_FILE": "the command line keeps its log out of the terminal",
}


def action(client, method):
    operation = re.sub(r"(Paginator|AsBytes)$", "", method)
    name = f"{PREFIXES[client]}:{operation[0].upper()}{operation[1:]}"
    return ACTIONS.get(name, [name])


def used(directories):
    calls, variables = {}, set()
    files = [str(path) for directory in directories for path in Path(directory).rglob("*.class")]
    if not files:
        sys.exit(f"FAILED: there are no classes in {', '.join(directories)}; run mvn package first")
    listing = subprocess.run(["javap", "-c", "-p", *files], capture_output=True, text=True, check=True).stdout
    where = ""
    for line in listing.splitlines():
        if match := re.search(r"(?:class|interface|record|enum) (dev\.sluice\.[\w.$]+)", line):
            where = match.group(1)
        if (match := CALL.search(line)) and match.group(2) not in NOT_A_CALL:
            if match.group(1) not in PREFIXES:
                sys.exit(f"FAILED: {where} uses {match.group(1)}Client, which .ci/sam_calls.py does not know")
            for name in action(*match.groups()):
                calls.setdefault(name, set()).add(where)
        if match := VARIABLE.search(line):
            variables.add(match.group(1))
    return calls, variables


def given(template):
    resources = expand(template)["Resources"]
    granted, variables = {}, {}
    for name, statement in statements(resources):
        # A resource's own policy lets others in; a role's lets the function out.
        if statement.get("Effect") == "Allow" and "Principal" not in statement:
            for granted_action in as_list(statement["Action"]):
                granted.setdefault(granted_action, set()).add(name)
    for name, resource in resources.items():
        if resource["Type"] == "AWS::Lambda::Function":
            for variable in resource["Properties"].get("Environment", {}).get("Variables", {}):
                variables.setdefault(variable, set()).add(name)
    return granted, variables


def faults_of(template, calls, read):
    granted, provided = given(template)
    faults = [f"{name} is called by {', '.join(sorted(where))} and granted to no role" for name, where in sorted(calls.items()) if name not in granted]
    faults += [
        f"{name} is granted to {', '.join(sorted(roles))} and called by nobody"
        for name, roles in sorted(granted.items())
        if name not in calls and name not in BY_AWS
    ]
    faults += [f"{name} is read by the code and set by no function" for name in sorted(read - set(provided) - set(ELSEWHERE))]
    functions = set().union(*provided.values()) if provided else set()
    faults += [
        # Every function reads them all, since they are put together by the same class.
        f"{name} is read by the code and not set for {', '.join(sorted(functions - provided[name]))}"
        for name in sorted(read & set(provided))
        if functions - provided[name]
    ]
    faults += [f"{name} is set and read by nobody" for name in sorted(set(provided) - read) if name.startswith("SLUICE_")]
    return faults, granted


def main():
    calls, read = used(sys.argv[2:])
    faults, granted = faults_of(sys.argv[1], calls, read)
    for fault in faults:
        print("FAILED:", fault)
    print(f"calls: {len(calls)} actions called, {len(granted)} granted, {len(read)} variables read, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
