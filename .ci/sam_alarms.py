"""Holds the metric filters that count failed invocations to the log lines that Lambda is documented to write.

With LogFormat JSON, Lambda reports each invocation in a line of type platform.report, whose record has a status of success,
failure, error or timeout (Lambda's developer guide, "Lambda Telemetry API Event schema reference": PlatformReport, Status).
"""

import json
import re

REPORT = {
    "time": "2026-11-03T10:00:05.000Z",
    "type": "platform.report",
    "record": {
        "requestId": "6d68ca91-49c9-448d-89b8-7ca3e6dc66aa",
        "metrics": {"durationMs": 693.92, "billedDurationMs": 694, "memorySizeMB": 512, "maxMemoryUsedMB": 184},
        "status": "success",
    },
}


def report(status):
    record = {name: value for name, value in REPORT["record"].items() if name != "status"}
    return REPORT | {"record": record | ({"status": status} if status else {})}


# Lines, and whether each is a failure.
LINES = [
    (report("success"), False),
    (report("failure"), True),
    (report("error"), True),
    (report("timeout"), True),
    # The guide's own example of a report has no status.
    (report(None), False),
    ({"time": REPORT["time"], "type": "platform.runtimeDone", "record": {"requestId": "r", "status": "error"}}, False),
    ({"time": REPORT["time"], "type": "platform.start", "record": {"requestId": "r", "version": "1"}}, False),
    ({"timestamp": REPORT["time"], "level": "ERROR", "message": "Reconcile pass failed"}, False),
]
TOKEN = re.compile(r'\s*(\(|\)|&&|\|\||!=|=|\$(?:\.\w+)+|"[^"]*")')


def matches(pattern, line):
    """Whether a filter pattern of CloudWatch Logs takes a line; of its language what the template uses."""
    tokens = TOKEN.findall(pattern.strip()[1:-1])

    def value(path):
        node = line
        for name in path[2:].split("."):
            node = node.get(name) if isinstance(node, dict) else None
        return node

    def either():
        result = both()
        while tokens and tokens[0] == "||":
            tokens.pop(0)
            other = both()
            result = result or other
        return result

    def both():
        result = one()
        while tokens and tokens[0] == "&&":
            tokens.pop(0)
            other = one()
            result = result and other
        return result

    def one():
        token = tokens.pop(0)
        if token == "(":
            result = either()
            tokens.pop(0)
            return result
        comparison, wanted = tokens.pop(0), json.loads(tokens.pop(0))
        found = value(token)
        return found is not None and (found == wanted) == (comparison == "=")

    return either()


def filter_faults(resources):
    for name, resource in sorted(resources.items()):
        if resource["Type"] == "AWS::Logs::MetricFilter":
            pattern = resource["Properties"]["FilterPattern"]
            for line, failed in LINES:
                if matches(pattern, line) != failed:
                    yield f"{name}: {'misses the failure' if failed else 'counts as a failure'} {json.dumps(line)}"
    for name, resource in sorted(resources.items()):
        if resource["Type"] == "AWS::Lambda::Function":
            if resource["Properties"].get("LoggingConfig", {}).get("LogFormat") != "JSON":
                yield f"{name}: Lambda reports invocations as text, which the filters of failures cannot read"
