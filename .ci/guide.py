"""Holds the commands of the deployment guide to the tree: what they name must exist.

  guide.py docs/deployment.md
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# From an empty account to the first table.
MOST_COMMANDS = 8


def commands(text):
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        yield [line for line in block.replace("\\\n", " ").splitlines() if line.strip()]


def sources(directory, pattern):
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / directory).glob(pattern)))


def faults_of(text):
    guide = list(commands(text))
    if not guide or len(guide[0]) > MOST_COMMANDS:
        yield f"the first table takes {len(guide[0]) if guide else 'no'} commands; {MOST_COMMANDS} were promised"
    terraform = sources("terraform", "*.tf")
    modules = sources("terraform/modules", "*/*.tf")
    template = (ROOT / "template.yaml").read_text(encoding="utf-8")
    cli = sources("local/src/main/java/dev/sluice/local/cli", "**/*.java")
    parameters = re.search(r"\nParameters:\n(.*?)\nConditions:", template, re.DOTALL)[1]

    for name in sorted(set(re.findall(r"-var '?(\w+)=", text))):
        if f'variable "{name}"' not in terraform:
            yield f"Terraform has no variable {name}"
    members = set(re.findall(r"`(\w+) = \"", text)) | set(re.findall(r"[{,] ?(\w+)=\"", text))
    for name in sorted(members):
        if not re.search(rf'variable "{name}"|\b{name} *= optional', terraform):
            yield f"no variable of Terraform has a member {name}"
    for name in sorted(set(re.findall(r"\bmodule\.([\w-]+)", text))):
        if f'module "{name}"' not in terraform:
            yield f"Terraform has no module.{name}"
    for name in sorted(set(re.findall(r"(?:--name |`)/sluice/([a-z-]+)", text))):
        if f'"{name}"' not in terraform + modules and not re.search(rf"\b{name}\b *=", terraform):
            yield f"no SSM parameter {name} is written by Terraform"
    overrides = " ".join(re.findall(r"--parameter-overrides ([^`\n]*)", text))
    for name in sorted(set(re.findall(r"\b([A-Z]\w+)=", overrides))):
        if not re.search(rf"(?m)^  {name}:$", parameters):
            yield f"template.yaml has no parameter {name}"
    for name in sorted(set(re.findall(r"\./sluice ([a-z-]+)", text))):
        if not re.search(rf'name = "{name}"', cli):
            yield f"./sluice has no command {name}"
    for name in sorted({flag for line in re.findall(r"\./sluice [^`\n]*", text) for flag in re.findall(r"(--[a-z-]+)", line)}):
        if f'"{name}"' not in cli:
            yield f"./sluice has no option {name}"
    for name in sorted({check for line in re.findall(r"\.ci/run ([a-z -]+)", text) for check in line.split()[:1]}):
        if not (ROOT / ".ci/checks" / name).exists():
            yield f"there is no check {name}"
    for target in sorted(set(re.findall(r"\]\((\.\./[^)#]+)", text))):
        if not (ROOT / "docs" / target).exists():
            yield f"there is no {target}"
    for bucket in sorted(set(re.findall(r'force_destroy=\[([^\]]*)\]', text))):
        for name in re.findall(r'"(\w+)"', bucket):
            if f'"{name}"' not in terraform:
                yield f"force_destroy knows no bucket {name}"


def main():
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    faults = list(faults_of(text))
    for fault in faults:
        print("FAILED:", fault)
    first = next(commands(text), [])
    print(f"guide: {len(first)} commands to the first table, {sum(map(len, commands(text)))} in all, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
