"""Expands a SAM template offline with AWS's own translator and holds the expanded form to the project's rules."""

import json
import logging
import os
import sys

import yaml
from sam_alarms import filter_faults
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

# The translator warns about statistics of its own that nobody collects.
logging.getLogger("samtranslator").setLevel(logging.ERROR)

# Actions whose resource cannot be named: AWS defines no resource type for them.
WITHOUT_RESOURCE = {
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
    "xray:GetSamplingRules",
    "xray:GetSamplingTargets",
    "xray:GetSamplingStatisticSummaries",
    "cloudwatch:PutMetricData",
    "cloudtrail:ListPublicKeys",
}


class CloudFormationLoader(yaml.SafeLoader):
    """Reads CloudFormation's short intrinsic functions as their long form."""


def _intrinsic(loader, suffix, node):
    name = suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        if suffix == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {name: value}


CloudFormationLoader.add_multi_constructor("!", _intrinsic)


class ManagedPolicies:
    """Stands in for the translator's IAM look-up, which would need an account."""

    def load(self):
        return {}


def expand(path):
    # The translator fills in pseudo parameters; which region does not matter, and a user's must not leak in.
    os.environ["AWS_DEFAULT_REGION"] = "us-east-1"
    with open(path, encoding="utf-8") as source:
        template = yaml.load(source, CloudFormationLoader)
    # The translator looks parameter values up in what the deployer gives; SSM-typed ones only have a name here.
    values = {
        name: parameter.get("Default", "given-at-deploy-time")
        for name, parameter in template.get("Parameters", {}).items()
    }
    # A directory to build is not a URI; the translator wants one, as `sam package` would give it.
    template.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    for resource in template["Resources"].values():
        if resource.get("Type") == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://packaged/function"
    translator = Translator(ManagedPolicies().load(), Parser())
    return translator.translate(sam_template=template, parameter_values=values)


def as_list(value):
    return value if isinstance(value, list) else [value]


def statements(resources):
    """Every policy statement of the expanded template, with where it stands."""
    for name, resource in sorted(resources.items()):
        properties = resource.get("Properties", {})
        kind = resource["Type"]
        documents = []
        if kind == "AWS::IAM::Role":
            documents += [policy["PolicyDocument"] for policy in properties.get("Policies", [])]
        elif "PolicyDocument" in properties:
            documents.append(properties["PolicyDocument"])
        for document in documents:
            for statement in as_list(document["Statement"]):
                yield name, statement


def policy_faults(resources):
    for name, statement in statements(resources):
        if statement.get("Effect") != "Allow":
            continue
        actions = [str(action) for action in as_list(statement.get("Action", []))]
        if statement.get("Principal") in ("*", {"AWS": "*"}):
            yield f"{name}: anybody is allowed; name the principal"
        if "NotAction" in statement or "NotResource" in statement:
            yield f"{name}: NotAction and NotResource grant what nobody listed; list what is needed"
        for action in actions:
            if "*" in action:
                yield f"{name}: {action} is a wildcard action; name each action"
        if any(resource == "*" for resource in as_list(statement.get("Resource", []))):
            named = [action for action in actions if action not in WITHOUT_RESOURCE]
            if named:
                yield f"{name}: {', '.join(named)} on resource *; name the ARN"


def function_faults(resources):
    for name, resource in sorted(resources.items()):
        if resource["Type"] != "AWS::Lambda::Function":
            continue
        properties = resource["Properties"]
        if properties.get("Runtime") != "java25":
            yield f"{name}: runtime {properties.get('Runtime')}; all functions run on java25"
        if properties.get("TracingConfig", {}).get("Mode") != "Active":
            yield f"{name}: X-Ray tracing is not active"
        if "Timeout" not in properties or "MemorySize" not in properties:
            yield f"{name}: no Timeout or MemorySize; the defaults (3 s, 128 MB) do not fit a JVM"
        if not isinstance(properties.get("Role"), dict):
            yield f"{name}: no role of its own"


def shared_role_faults(resources):
    seen = {}
    for name, resource in sorted(resources.items()):
        if resource["Type"] == "AWS::Lambda::Function":
            role = json.dumps(resource["Properties"].get("Role"), sort_keys=True)
            if role in seen:
                yield f"{name} shares its role with {seen[role]}; one role per function"
            seen[role] = name


def encryption_faults(resources):
    for name, resource in sorted(resources.items()):
        properties = resource.get("Properties", {})
        kind = resource["Type"]
        if kind == "AWS::SQS::Queue":
            if not properties.get("KmsMasterKeyId") and not properties.get("SqsManagedSseEnabled"):
                yield f"{name}: the queue is not encrypted"
        elif kind == "AWS::DynamoDB::Table":
            if not properties.get("SSESpecification", {}).get("SSEEnabled"):
                yield f"{name}: the table has no SSESpecification"
            if not properties.get("PointInTimeRecoverySpecification", {}).get("PointInTimeRecoveryEnabled"):
                yield f"{name}: the table has no point-in-time recovery"
        elif kind == "AWS::SNS::Topic" and not properties.get("KmsMasterKeyId"):
            yield f"{name}: the topic is not encrypted"
        elif kind == "AWS::Logs::LogGroup" and not properties.get("RetentionInDays"):
            yield f"{name}: logs are kept for ever; set RetentionInDays"
        elif kind in ("AWS::Lambda::Url", "AWS::Lambda::Permission"):
            if properties.get("Principal") == "*" or properties.get("AuthType") == "NONE":
                yield f"{name}: anybody may invoke the function"


DEAD_LETTER_MEMBERS = ("deadLetterTargetArn", "DeadLetterConfig", "OnFailure")


def dead_letter_queues(node, inside=False):
    """Logical ids that stand below a member which names a dead-letter target."""
    if isinstance(node, list):
        for item in node:
            yield from dead_letter_queues(item, inside)
    elif isinstance(node, dict):
        if inside and "Fn::GetAtt" in node:
            yield as_list(node["Fn::GetAtt"])[0]
        for key, value in node.items():
            yield from dead_letter_queues(value, inside or key in DEAD_LETTER_MEMBERS)


def queue_faults(resources):
    """A queue that is nobody's dead-letter queue must have one."""
    dead = set(dead_letter_queues(resources))
    for name, resource in sorted(resources.items()):
        if resource["Type"] == "AWS::SQS::Queue" and name not in dead:
            if "RedrivePolicy" not in resource.get("Properties", {}):
                yield f"{name}: messages that cannot be handled are lost; give it a dead-letter queue"


def referenced(node):
    """Logical ids that a value refers to."""
    if isinstance(node, list):
        return {name for item in node for name in referenced(item)}
    if not isinstance(node, dict):
        return set()
    if "Ref" in node:
        return {node["Ref"]}
    if "Fn::GetAtt" in node:
        return {as_list(node["Fn::GetAtt"])[0]}
    return {name for value in node.values() for name in referenced(value)}


def alarm_faults(resources):
    """Dead letters and failures that nobody is told of."""
    watched, counted = set(), set()
    for resource in resources.values():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::CloudWatch::Alarm":
            watched |= referenced(properties.get("Dimensions", []))
        elif resource["Type"] == "AWS::Logs::MetricFilter":
            counted |= referenced(properties.get("LogGroupName"))
    for name in sorted(set(dead_letter_queues(resources))):
        if resources[name]["Type"] == "AWS::SQS::Queue" and name not in watched:
            yield f"{name}: dead letters that no alarm tells of"
    for name, resource in sorted(resources.items()):
        if resource["Type"] == "AWS::Lambda::Function":
            if not referenced(resource["Properties"].get("LoggingConfig")) & counted:
                yield f"{name}: its failures are not counted; give its log group a metric filter"


RULES = (policy_faults, function_faults, shared_role_faults, encryption_faults, queue_faults, alarm_faults, filter_faults)


def faults_of(template):
    resources = expand(template)["Resources"]
    return [fault for rule in RULES for fault in rule(resources)], resources


def main():
    faults, resources = faults_of(sys.argv[1])
    for fault in faults:
        print("FAILED:", fault)
    granted = sum(1 for _ in statements(resources))
    print(f"SAM translator: {len(resources)} resources, {granted} policy statements, {len(RULES)} rules, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
