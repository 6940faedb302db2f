"""Writes the tables of inputs, outputs and resources into the README of the Terraform root and of each module.

  python3 .ci/terraform_docs.py           writes them
  python3 .ci/terraform_docs.py --check   fails when one is not fresh

Understands Terraform as `terraform fmt` leaves it: blocks start and end in the first column, their attributes in the third.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "terraform"
BEGIN, END = "<!-- tables: begin, written by .ci/terraform_docs.py -->", "<!-- tables: end -->"


def blocks(directory, kind):
    """Header and body of each block of a kind, in the order of the files."""
    for path in sorted(directory.glob("*.tf")):
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(rf"^{kind} (.*?)\{{\n(.*?)^\}}", text, re.MULTILINE | re.DOTALL):
            yield match.group(1), match.group(2)
        for match in re.finditer(rf"^{kind} (.*?)\{{\}}$", text, re.MULTILINE):
            yield match.group(1), ""


def attribute(body, name):
    """An attribute of a block as it stands, with the lines that continue it."""
    match = re.search(rf"^  {name}\s*= (.*(?:\n(?:   .*|  [\]\)\}}].*))*)", body, re.MULTILINE)
    return match.group(1) if match else None


def one_line(code):
    shown = ""
    for line in (re.sub(r"\s+#.*$", "", line).strip() for line in code.splitlines()):
        # Members on lines of their own need the commas that one line asks for.
        comma = shown and shown[-1] not in "({[," and line[:1] not in ")}]"
        shown += (", " if comma else " ") + line
    return re.sub(r"\s+", " ", shown).strip()


def cell(text):
    return text.replace("|", "\\|")


def text_of(literal):
    return literal[1:-1].replace('\\"', '"').replace("$${", "${")


def code(literal):
    return f"`{cell(one_line(literal))}`"


def short_type(type_code):
    """The type's kind; an object's members stand below its description, since they are the real inputs."""
    return code(type_code.split("({")[0] + (")" if type_code.startswith(("list(", "map(", "set(")) else "") if "({" in type_code else type_code)


def members(type_code):
    return f"<br>{code(type_code)}" if "object({" in type_code else ""


def tables(directory):
    variables = [(header.strip().strip('"'), body) for header, body in blocks(directory, "variable")]
    outputs = [(header.strip().strip('"'), body) for header, body in blocks(directory, "output")]
    resources = sorted({tuple(re.findall(r'"([^"]+)"', header)) for header, _ in blocks(directory, "resource")})
    modules = sorted(
        (header.strip().strip('"'), attribute(body, "source").strip('"')) for header, body in blocks(directory, "module")
    )
    lines = ["## Inputs", "", "| name | what it is | type | default |", "|---|---|---|---|"]
    for name, body in variables:
        type_code, default = attribute(body, "type"), attribute(body, "default")
        lines.append(
            f"| `{name}` | {cell(text_of(attribute(body, 'description')))}{members(type_code)} "
            f"| {short_type(type_code)} | {'**required**' if default is None else code(default)} |"
        )
    lines += ["", "## Outputs", "", "| name | what it is |", "|---|---|"]
    lines += [f"| `{name}` | {cell(text_of(attribute(body, 'description')))} |" for name, body in outputs]
    if modules:
        lines += ["", "## Modules", "", "| name | source |", "|---|---|"]
        lines += [f"| `{name}` | [{source}]({source}) |" for name, source in modules]
    if resources:
        lines += ["", "## Resources", ""]
        lines += [f"- `{kind}.{name}`" for kind, name in resources]
    return "\n".join(lines)


def faults_of(directory):
    """What a reader of the tables would miss."""
    for kind in ("variable", "output"):
        for header, body in blocks(directory, kind):
            if not attribute(body, "description"):
                yield f"{directory}: {kind} {header.strip()} has no description"
            if kind == "variable" and not attribute(body, "type"):
                yield f"{directory}: variable {header.strip()} has no type"


def main():
    check = sys.argv[1:] == ["--check"]
    directories = [ROOT, *sorted(path for path in (ROOT / "modules").iterdir() if path.is_dir())]
    faults = []
    for directory in directories:
        missing = list(faults_of(directory))
        faults += missing
        if missing:
            continue
        readme = directory / "README.md"
        current = readme.read_text(encoding="utf-8")
        if BEGIN not in current or END not in current:
            faults.append(f"{readme} has no place for the tables; add the lines {BEGIN} and {END}")
            continue
        before, rest = current.split(BEGIN, 1)
        fresh = f"{before}{BEGIN}\n\n{tables(directory)}\n\n{END}{rest.split(END, 1)[1]}"
        if fresh != current and check:
            faults.append(f"{readme} is not fresh; run python3 .ci/terraform_docs.py")
        elif fresh != current:
            readme.write_text(fresh, encoding="utf-8")
    for fault in faults:
        print("FAILED:", fault)
    print(f"docs: {len(directories)} READMEs, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
