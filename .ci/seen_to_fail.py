"""Breaks one thing at a time in a copy and demands that the check which guards it fails.

  seen_to_fail.py sam TEMPLATE         the rules on the SAM template
  seen_to_fail.py recorded TEMPLATE CALLS…       grants against recorded calls
  seen_to_fail.py functions TEMPLATE ARTIFACTS   what sam_build.py finds in packages, and how the template has them built
  seen_to_fail.py guide DOCUMENT       the commands of the deployment guide
  seen_to_fail.py plan PLAN.json       the rules on a plan, and the second plan's exceptions
  seen_to_fail.py terraform DIRECTORY  a copy of terraform/ with providers at hand: format, tables, module tests

A check that passes on the broken copy is the failure here.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent


def edit(text, pattern, replacement, title):
    """Replaces the first place that matches; a breakage that breaks nothing would prove nothing."""
    broken, count = re.subn(pattern, replacement, text, count=1)
    if not count:
        sys.exit(f"FAILED: '{title}' finds nothing to break: {pattern}")
    return broken


def demand_pass(command, cwd=None):
    """What fails unbroken would notice anything."""
    if fails(command, cwd):
        sys.exit(f"FAILED: fails before anything is broken: {' '.join(map(str, command))}")


def fails(command, cwd=None):
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False).returncode != 0


# ---------------------------------------------------------------- SAM

SAM_RULES, CALLS, LINT = "policies", "calls", "lint"
CLASSES = HERE.parent / "functions/lambda/target/classes"
SAM = [
    ("an action with a wildcard", r"Action: sqs:SendMessage", "Action: sqs:*", SAM_RULES),
    ("every resource", r"Resource: !GetAtt \w+Queue\.Arn", 'Resource: "*"', SAM_RULES),
    ("a queue without encryption", r"\n *KmsMasterKeyId: [^\n]*", "", SAM_RULES),
    ("a queue without dead letters", r"\n *RedrivePolicy:\n[^\n]*\n[^\n]*maxReceiveCount[^\n]*", "", SAM_RULES),
    ("an old runtime", r"Runtime: java25", "Runtime: java21", SAM_RULES),
    ("no tracing", r"Tracing: Active", "Tracing: PassThrough", SAM_RULES),
    ("logs that never end", r"\n *RetentionInDays: [^\n]*", "", SAM_RULES),
    ("a table without recovery", r"PointInTimeRecoveryEnabled: true", "PointInTimeRecoveryEnabled: false", SAM_RULES),
    ("a queue that anybody fills", r"Principal: \{ Service: events\.amazonaws\.com \}", 'Principal: "*"', SAM_RULES),
    ("a role shared by two functions", r"Role: !GetAtt CrawlerStateRole\.Arn", "Role: !GetAtt JobStateRole.Arn", SAM_RULES),
    ("dead letters that nobody hears of", r"Value: !GetAtt DigestDeadLetterQueue\.QueueName", "Value: !GetAtt WakeDeadLetterQueue.QueueName", SAM_RULES),
    ("failures that nobody counts", r"LogGroupName: !Ref StatusLogs", "LogGroupName: !Ref SweepLogs", SAM_RULES),
    ("time-outs that are no failures", r' \|\| \(\$\.record\.status = "timeout"\)', "", SAM_RULES),
    ("failures looked for in lines that say nothing of them", r"platform\.report", "platform.start", SAM_RULES),
    ("successes that count as failures", r'\(\$\.type = "platform\.report"\) && \(', r'($.type = "platform.report") || (', SAM_RULES),
    ("logs as text", r", LogFormat: JSON", "", SAM_RULES),
    ("a grant that nobody uses", r"glue:BatchGetPartition,", "glue:BatchGetPartition, glue:DeletePartition,", CALLS),
    ("a call that nobody may make", r"glue:StartJobRun, ", "", CALLS),
    ("a variable that nobody sets", r"\n *SLUICE_LEDGER_TABLE: [^\n]*", "", CALLS),
    ("a variable that nobody reads", r"(SLUICE_LEDGER_TABLE)(: [^\n]*)", r"\1\2\n        SLUICE_LEGER_TABLE\2", CALLS),
    (
        "a variable that one function alone has",
        r"(?s)(\n *SLUICE_LEDGER_TABLE: [^\n]*)(.*?\n( *)FunctionName: !Sub \$\{Environment\}-object-created)",
        r"\2\n\3Environment: { Variables: { SLUICE_LEDGER_TABLE: !Ref LedgerTable } }",
        CALLS,
    ),
    ("a reference to nothing", r"!GetAtt WakeQueue\.Arn", "!GetAtt SleepQueue.Arn", LINT),
    ("a property that does not exist", r"VisibilityTimeout:", "VisibilityTimeOut:", LINT),
]


def sam(template):
    # Imported here, since only this part needs the translator.
    import sam_calls
    import sam_policies

    calls, read = sam_calls.used([str(CLASSES)])
    noticed = {
        SAM_RULES: lambda path: bool(sam_policies.faults_of(path)[0]),
        CALLS: lambda path: bool(sam_calls.faults_of(path, calls, read)[0]),
        LINT: lambda path: fails(["cfn-lint", "--non-zero-exit-code", "informational", path]),
    }
    for check in noticed:
        if noticed[check](template):
            sys.exit(f"FAILED: the {check} find fault before anything is broken")
    text = Path(template).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        for number, (title, pattern, replacement, check) in enumerate(SAM):
            broken = Path(scratch, f"{number}.yaml")
            broken.write_text(edit(text, pattern, replacement, title), encoding="utf-8")
            yield title, noticed[check](str(broken))


# ---------------------------------------------------------------- recorded calls

RECORDED = [
    ("a role that may not start runs", r"glue:StartJobRun, ", ""),
    ("a role that may start any environment's job", r"(StartJobRun[^\n]*\n *Resource: )!Ref JobArns", r"\1arn:aws:glue:us-east-1:000000000000:job/other"),
    ("reports under another prefix", r"_sluice/reports/\*", "_sluice/report/*"),
    ("another environment's parameter", r"parameter/\$\{Environment\}/pipelines", "parameter/other/pipelines"),
    ("a console that may write", r"\[dynamodb:GetItem, dynamodb:Query\]", "[dynamodb:GetItem, dynamodb:Query, dynamodb:DeleteItem]"),
    ("a ledger without its index", r"(Resource: )!Sub \$\{LedgerTable\.Arn\}/index/open", r"\1!GetAtt LedgerTable.Arn"),
    ("an index that may be written", r"Action: dynamodb:Query\n", "Action: [dynamodb:Query, dynamodb:PutItem]\n"),
    ("a function that wakes nobody", r"Action: sqs:SendMessage\n *Resource: !GetAtt WakeQueue\.Arn", "Action: sqs:SendMessage\n                Resource: !GetAtt IngestQueue.Arn"),
]


def recorded(template, *calls):
    import sam_recorded

    if list(sam_recorded.faults_of(template, calls)):
        sys.exit("FAILED: the recorded calls find fault before anything is broken")
    text = Path(template).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        for number, (title, pattern, replacement) in enumerate(RECORDED):
            broken = Path(scratch, f"{number}.yaml")
            broken.write_text(edit(text, pattern, replacement, title), encoding="utf-8")
            yield title, bool(list(sam_recorded.faults_of(str(broken), calls)))


# ---------------------------------------------------------------- packages


def entry(jar, name, content):
    with zipfile.ZipFile(jar, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr(name, content)


def without(jar, unwanted):
    with zipfile.ZipFile(jar) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name != unwanted}
    with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in kept.items():
            archive.writestr(name, content)


SWEEP = "dev/sluice/lambda/SweepFunction.class"
PACKAGES = [
    ("a package over 15 MB", lambda jar: entry(jar, "ballast", os.urandom(15_000_000))),
    ("a function in another's package", lambda jar: entry(jar, "dev/sluice/lambda/StatusFunction.class", b"")),
    ("a package without its function", lambda jar: without(jar, SWEEP)),
    ("a second jar beside the package", lambda jar: shutil.copy(jar, jar.with_name("second.jar"))),
    ("no package at all", lambda jar: jar.unlink()),
]
BUILDS = [
    ("a build in a copy without its parent", r", WorkingDirectory: \.", ""),
    ("a build by SAM's own Maven steps", r"BuildMethod: makefile, ", ""),
]


def functions(template, artifacts):
    import sam_build

    template = Path(template).resolve()
    if list(sam_build.faults_of(template, Path(artifacts))):
        sys.exit("FAILED: the packages have faults before anything is broken")
    for title, breakage in PACKAGES:
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch, "artifacts")
            shutil.copytree(artifacts, copy)
            breakage(copy / "SweepFunction/lib/SweepFunction.jar")
            yield title, bool(list(sam_build.faults_of(template, copy)))
    text = template.read_text(encoding="utf-8")
    for title, pattern, replacement in BUILDS:
        # Beside the template, since CodeUri counts from there.
        broken = template.with_name("broken-template.yaml")
        broken.write_text(edit(text, pattern, replacement, title), encoding="utf-8")
        try:
            with tempfile.TemporaryDirectory() as scratch:
                yield title, fails([sys.executable, str(HERE / "sam_build.py"), "build", str(broken), scratch + "/out"])
        finally:
            broken.unlink()


# ---------------------------------------------------------------- the deployment guide

GUIDE = [
    ("a ninth command", r"sam build\n", "sam build\nsam validate\n"),
    ("a variable that Terraform does not know", r"-var create_trail=", "-var make_trail="),
    ("a member that no variable has", r'max_wait="PT6H"', 'wait="PT6H"'),
    ("a module that is not there", r"module\.storage", "module.store"),
    ("a parameter that nobody writes", r"/sluice/temp-bucket", "/sluice/scratch-bucket"),
    ("a parameter that the template does not have", r"RawBucket=", "RawBuckets="),
    ("a command that ./sluice does not have", r"\./sluice retry", "./sluice again"),
    ("an option that ./sluice does not have", r"status --aws", "status --amazon"),
    ("a check that is not there", r"\.ci/run moto", ".ci/run destroy"),
    ("an example that is not there", r"examples/relational/main\.tf", "examples/databases/main.tf"),
]


def guide(document):
    import guide as rules

    text = Path(document).read_text(encoding="utf-8")
    if list(rules.faults_of(text)):
        sys.exit("FAILED: the guide has faults before anything is broken")
    for title, pattern, replacement in GUIDE:
        yield title, bool(list(rules.faults_of(edit(text, pattern, replacement, title))))


# ---------------------------------------------------------------- plans

POLICIES, SECOND = "plan_policies.py", "second_plan.py"


def planned(plan, kind):
    def walk(module):
        yield from (resource for resource in module.get("resources", []) if resource["type"] == kind)
        for child in module.get("child_modules", []):
            yield from walk(child)

    found = next(walk(plan["planned_values"]["root_module"]), None)
    if found is None:
        sys.exit(f"FAILED: the plan has no {kind} to break")
    return found


def set_value(kind, path, value):
    def breakage(plan):
        target = planned(plan, kind)["values"]
        for part in path[:-1]:
            target = target[part]
        target[path[-1]] = value

    return breakage


def set_policy(kind, attribute, **members):
    def breakage(plan):
        values = planned(plan, kind)["values"]
        policy = json.loads(values[attribute])
        policy["Statement"][0].update({"Effect": "Allow"}, **members)
        values[attribute] = json.dumps(policy)

    return breakage


def rename(kind, new):
    def breakage(plan):
        resource = planned(plan, kind)
        resource["type"] = new
        resource["address"] = resource["address"].replace(kind, new)

    return breakage


def changed(kind, actions, attribute):
    def breakage(plan):
        change = next(change for change in plan["resource_changes"] if change["type"] == kind)["change"]
        change["actions"] = actions
        change["after"] = dict(change["after"] or {}, **{attribute: "changed"})

    return breakage


PLANS = [
    ("a public bucket", set_value("aws_s3_bucket_public_access_block", ["block_public_policy"], False), POLICIES),
    ("a bucket without a key", rename("aws_s3_bucket_server_side_encryption_configuration", "aws_s3_object"), POLICIES),
    (
        "a bucket with S3's own key",
        set_value(
            "aws_s3_bucket_server_side_encryption_configuration",
            ["rule", 0, "apply_server_side_encryption_by_default", 0, "sse_algorithm"],
            "AES256",
        ),
        POLICIES,
    ),
    ("a public database", set_value("aws_db_instance", ["publicly_accessible"], True), POLICIES),
    ("an unencrypted database", set_value("aws_db_instance", ["storage_encrypted"], False), POLICIES),
    ("a password in the plan", set_value("aws_db_instance", ["password"], "correct horse"), POLICIES),
    ("a password in a connection", set_value("aws_glue_connection", ["connection_properties", "PASSWORD"], "x"), POLICIES),
    ("a connection without TLS", set_value("aws_glue_connection", ["connection_properties", "JDBC_ENFORCE_SSL"], "false"), POLICIES),
    ("a job without encryption", set_value("aws_glue_job", ["security_configuration"], None), POLICIES),
    ("a crawler without encryption", set_value("aws_glue_crawler", ["security_configuration"], None), POLICIES),
    ("logs that never end", set_value("aws_cloudwatch_log_group", ["retention_in_days"], 0), POLICIES),
    ("a key that is not rotated", set_value("aws_kms_key", ["enable_key_rotation"], False), POLICIES),
    ("the whole internet let in", set_value("aws_vpc_security_group_ingress_rule", ["cidr_ipv4"], "0.0.0.0/0"), POLICIES),
    ("public addresses", set_value("aws_subnet", ["map_public_ip_on_launch"], True), POLICIES),
    ("a role that may do anything to its resources", set_policy("aws_iam_role_policy", "policy", Action=["s3:*"]), POLICIES),
    ("a role that reaches every resource", set_policy("aws_iam_role_policy", "policy", Resource=["*"]), POLICIES),
    ("a role that anybody takes", set_policy("aws_iam_role", "assume_role_policy", Principal="*"), POLICIES),
    ("an endpoint for any account", set_policy("aws_vpc_endpoint", "policy", Condition={}), POLICIES),
    ("a type that nobody has thought about", rename("aws_vpc", "aws_internet_gateway"), POLICIES),
    ("a change of something settled", changed("aws_kms_key", ["update"], "description"), SECOND),
    ("a replacement", changed("aws_glue_connection", ["delete", "create"], "connection_type"), SECOND),
    ("another attribute of an excused type", changed("aws_glue_workflow", ["update"], "max_concurrent_runs"), SECOND),
]


def plan(path):
    text = Path(path).read_text(encoding="utf-8")
    for script in (POLICIES, SECOND):
        demand_pass([sys.executable, str(HERE / script), path])
    with tempfile.TemporaryDirectory() as scratch:
        for number, (title, breakage, script) in enumerate(PLANS):
            broken = json.loads(text)
            breakage(broken)
            file = Path(scratch, f"{number}.json")
            file.write_text(json.dumps(broken), encoding="utf-8")
            yield title, fails([sys.executable, str(HERE / script), str(file)])


# ---------------------------------------------------------------- Terraform

TEST = ["terraform", "test", "-no-color"]
TERRAFORM = [
    ("lost formatting", "main.tf", r"environment = var", "environment    =   var", ["terraform", "fmt", "-check", "-recursive"]),
    ("stale tables", "variables.tf", r"Tags of every resource,", "Labels of every resource,", [sys.executable, ".ci/terraform_docs.py", "--check"]),
    ("a variable that nobody declared", "main.tf", r"= var\.log_prefix", "= var.log_suffix", ["terraform", "validate"]),
    ("a pipeline that the controller does not know", "pipeline.tf", r"quietPeriod ", "quietTime   ", TEST),
    ("public access to a bucket", "modules/storage/main.tf", r"(restrict_public_buckets *= )true", r"\1false", TEST),
    ("a key that is not rotated", "modules/encryption/main.tf", r"(enable_key_rotation *= )true", r"\1false", TEST),
    ("Glue workers that cannot talk", "modules/network/security.tf", r"to_port( *)= 65535", r"to_port\1= 443", TEST),
    ("a crawler that deletes", "modules/catalog/crawlers.tf", r'delete_behavior = "LOG"', 'delete_behavior = "DELETE_FROM_DATABASE"', TEST),
    ("a connection without TLS", "modules/connections/main.tf", r"tostring\(each\.value\.require_tls\)", '"false"', TEST),
    ("a public demo database", "modules/demo-sources/main.tf", r"(publicly_accessible *= )false", r"\1true", TEST),
    ("an artifact whose key forgets its content", "modules/artifacts/main.tf", r"\$\{substr\(local\.hashes\[each\.key\], 0, 16\)\}", "latest", TEST),
    ("bookmarks with concurrent runs", "modules/job/main.tf", r"job-bookmark-disable", "job-bookmark-enable", TEST),
    ("a crawler that waits for one job only", "workflows/relational.json", r'"Logical": "AND"', '"Logical": "ANY"', (TEST, "modules/workflow")),
    ("a role without the conditions", "modules/role/main.tf", r"length\(statement\.conditions\) == 0 \?", "true ?", TEST),
    ("parameters without the environment", "modules/parameters/main.tf", r"/\$\{var\.environment\}/\$\{each\.key\}\"", '/${each.key}"', TEST),
    ("a budget that warns too late", "modules/budget/main.tf", r"notification\.value\.percent", "100", TEST),
    ("a trail without digests", "modules/trail/main.tf", r"(enable_log_file_validation *= )true", r"\1false", TEST),
]


def terraform(directory):
    source = Path(directory).resolve()
    subprocess.run(["terraform", "init", "-backend=false"], cwd=source / "modules/budget", capture_output=True, check=True)
    demand_pass(TEST, source / "modules/budget")

    def one(breakage):
        title, file, pattern, replacement, command = breakage
        command, place = command if isinstance(command, tuple) else (command, str(Path(file).parent))
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch, "terraform")
            subprocess.run(["cp", "-R", str(source), str(copy)], check=True)
            broken = copy / file
            broken.write_text(edit(broken.read_text(encoding="utf-8"), pattern, replacement, title), encoding="utf-8")
            if command[-1] == "--check":
                subprocess.run(["cp", "-R", str(HERE), str(Path(scratch, ".ci"))], check=True)
                return title, fails(command, cwd=scratch)
            if command[1] != "fmt":
                subprocess.run(["terraform", "init", "-backend=false"], cwd=copy / place, capture_output=True, check=True)
            return title, fails(command, cwd=copy / place)

    with ThreadPoolExecutor(max_workers=2) as pool:
        yield from pool.map(one, TERRAFORM)


def main():
    kind, *targets = sys.argv[1:]
    results = list({"sam": sam, "recorded": recorded, "functions": functions, "guide": guide, "plan": plan, "terraform": terraform}[kind](*targets))
    missed = [title for title, failed in results if not failed]
    for title in missed:
        print(f"FAILED: nothing notices {title}")
    print(f"seen to fail ({kind}): {len(results) - len(missed)} of {len(results)} breakages noticed")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
