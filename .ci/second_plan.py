"""Says whether a plan made right after apply changes only what moto is known to report wrongly.

Reads `terraform show -json` of the plan; each exception names a resource type, the attributes that may differ, and why.
"""

import json
import sys
from collections import Counter

EXCEPTIONS = {
    "aws_glue_connection": {
        "attributes": ["connection_type"],
        "because": "moto's GetConnection leaves ConnectionType out",
    },
    "aws_glue_workflow": {
        "attributes": ["tags", "tags_all"],
        "because": "moto's GetTags knows no workflow",
    },
    "aws_db_parameter_group": {
        "attributes": ["parameter"],
        "because": "moto's DescribeDBParameters lists none",
    },
    "aws_s3_bucket_notification": {
        "attributes": ["eventbridge"],
        "because": "moto's GetBucketNotificationConfiguration leaves EventBridgeConfiguration out",
    },
    "aws_vpc_security_group_egress_rule": {
        "attributes": ["description"],
        "because": "moto's DescribeSecurityGroupRules leaves descriptions out",
    },
    "aws_vpc_security_group_ingress_rule": {
        "attributes": ["description"],
        "because": "moto's DescribeSecurityGroupRules leaves descriptions out",
    },
}


def changed_attributes(change):
    before, after = change.get("before") or {}, change.get("after") or {}
    unknown = change.get("after_unknown") or {}
    return sorted(
        name
        for name in set(before) | set(after) | {key for key, value in unknown.items() if value}
        if unknown.get(name) or before.get(name) != after.get(name)
    )


def main():
    with open(sys.argv[1], encoding="utf-8") as source:
        plan = json.load(source)
    faults, excused, total = [], Counter(), 0
    for resource in plan.get("resource_changes", []):
        if resource["mode"] != "managed":
            continue
        total += 1
        actions = resource["change"]["actions"]
        if actions == ["no-op"]:
            continue
        attributes = changed_attributes(resource["change"])
        allowed = EXCEPTIONS.get(resource["type"])
        if actions == ["update"] and allowed and set(attributes) <= set(allowed["attributes"]):
            excused[f"{resource['type']}: {', '.join(attributes)} ({allowed['because']})"] += 1
        else:
            faults.append(f"{resource['address']}: {'/'.join(actions)} of {', '.join(attributes)}")
    for line, count in sorted(excused.items()):
        print(f"known: {count} × {line}")
    for line in faults:
        print("FAILED: the second plan is not empty:", line)
    print(f"second plan: {total} resources, {excused.total()} known differences, {len(faults)} others")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
