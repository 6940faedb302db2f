"""Builds every function of the template as `sam build` does, and looks at what it would deploy.

  sam_build.py build TEMPLATE DIRECTORY   builds into DIRECTORY/FUNCTION, with the SAM CLI when it is on PATH
  sam_build.py look TEMPLATE DIRECTORY    only looks at what was built

Without the SAM CLI the steps of its builder for `BuildMethod: makefile` are taken one by one: CodeUri is copied to a scratch
directory, without .aws-sam and .git; `make --makefile CODEURI/Makefile build-FUNCTION` runs there, or in the template's
WorkingDirectory when that lies outside of CodeUri; ARTIFACTS_DIR tells where the artifact goes.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import yaml
from sam_policies import CloudFormationLoader

LARGEST = 15_000_000
# What Lambda takes unpacked.
LARGEST_UNPACKED = 250 * 1024 * 1024
HANDLER = re.compile(r"dev/sluice/lambda/[A-Za-z]+Function\.class")


def functions(template):
    """Name, handler class and settings of each function."""
    with open(template, encoding="utf-8") as source:
        document = yaml.load(source, CloudFormationLoader)
    shared = document.get("Globals", {}).get("Function", {})
    for name, resource in document["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            settings = {**shared, **resource["Properties"], **resource.get("Metadata", {})}
            yield name, settings["Handler"].split("::")[0].replace(".", "/") + ".class", settings


def with_sam(template, target):
    subprocess.run(
        ["sam", "build", "--template-file", str(template), "--build-dir", str(target)],
        cwd=template.parent,
        env={**os.environ, "SAM_CLI_TELEMETRY": "0"},
        check=True,
    )


def step_by_step(template, target):
    base = template.parent
    for name, _, settings in functions(template):
        if settings.get("BuildMethod") != "makefile":
            sys.exit(f"FAILED: {name} has no BuildMethod makefile, so SAM would run Maven in a copy without its parent")
        code = (base / settings["CodeUri"]).resolve()
        artifact = target / name
        artifact.mkdir(parents=True)
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch, "code")
            shutil.copytree(code, copy, ignore=shutil.ignore_patterns(".aws-sam", ".git"))
            place = copy
            if "WorkingDirectory" in settings:
                wanted = (base / settings["WorkingDirectory"]).resolve()
                place = copy / wanted.relative_to(code) if wanted.is_relative_to(code) else wanted
            subprocess.run(
                ["make", "--makefile", str(code / "Makefile"), f"build-{name}"],
                cwd=place,
                env={**os.environ, "ARTIFACTS_DIR": str(artifact)},
                check=True,
            )


def faults_of(template, target):
    for name, handler, _ in functions(template):
        artifact = target / name
        jars = sorted(artifact.rglob("*.jar"))
        files = [file for file in artifact.rglob("*") if file.is_file()]
        if [jar.relative_to(artifact).as_posix() for jar in jars] != [f"lib/{name}.jar"] or files != jars:
            found = [file.relative_to(artifact).as_posix() for file in files]
            yield f"{name}: the artifact holds {found}, but should hold lib/{name}.jar alone"
            continue
        with zipfile.ZipFile(jars[0]) as jar:
            entries = jar.namelist()
            unpacked = sum(entry.file_size for entry in jar.infolist())
        handlers = [entry for entry in entries if HANDLER.fullmatch(entry)]
        if handlers != [handler]:
            yield f"{name}: the jar holds the functions {handlers}, but should hold {handler} alone"
        if jars[0].stat().st_size > LARGEST:
            yield f"{name}: the package has {jars[0].stat().st_size:,} bytes, more than {LARGEST:,}"
        if unpacked > LARGEST_UNPACKED:
            yield f"{name}: the package unpacks to {unpacked:,} bytes, more than Lambda takes"


def main():
    what, template, target = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
    how = "as built"
    if what == "build":
        how = "sam build" if shutil.which("sam") else "sam build's steps (the SAM CLI is not on PATH)"
        (with_sam if shutil.which("sam") else step_by_step)(template, target)
    faults = list(faults_of(template, target))
    for fault in faults:
        print("FAILED:", fault)
    sizes = {name: (target / name / "lib" / f"{name}.jar") for name, _, _ in functions(template)}
    for name, jar in sizes.items():
        if jar.exists():
            print(f"{name}: {jar.stat().st_size / 1e6:.2f} MB")
    print(f"packages by {how}: {len(sizes)} functions, {len(faults)} faults")
    sys.exit(1 if faults or not sizes else 0)


if __name__ == "__main__":
    main()
