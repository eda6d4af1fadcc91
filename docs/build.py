"""Write the pages that are made from the tool itself: `python docs/build.py`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnership.answers.changes.judgements import PAGES
from partnership.documents import schemas
from partnership.rules import RULES
from partnership.words.kinds import KINDS

if TYPE_CHECKING:
    from partnership.rules import Rule

HERE = Path(__file__).parent
_MADE = "<!-- Made by docs/build.py; change what it is made from instead. -->\n\n"
_FAMILIES = {
    "F": "Files",
    "Y": "Text",
    "S": "Shape",
    "R": "References",
    "D": "Dates",
    "B": "Boards and links",
    "T": "Terms of reference",
    "A": "Meetings and attendance",
    "M": "Measures",
    "C": "Restructures",
    "P": "Personal data",
    "X": "Acceptances",
}


def pages() -> dict[str, str]:
    """Return every made page by its file name."""
    return {
        "records.md": _records(),
        "rules.md": _rules(),
        "judgements.md": _judgements(),
        "commands.md": _commands(),
    }


def _judgements() -> str:
    parts = [
        _MADE,
        "# Judgements\n\n",
        "What `partnership diff` says of what differs, after the facts: that it weakens or strengthens how the partnership is governed, does ",
        "neither, or cannot be told. Each judgement has a name; `partnership explain NAME` prints its part of this page. One that is meant to ",
        "stand is accepted in the record that is judged, in its place or in a restructure (`accepted`, see [records](records.md#acceptance)), ",
        "with the fingerprint that `diff` prints after its name.\n\n",
        "Each example has two sides, which stand on a small folder of records, `tests/base/records`; under it is what is said of it. Of the ",
        "records under *Instead* this judgement says nothing.\n\n",
    ]
    parts += [f"- [{page.name}](#{page.name}): {page.statement}\n" for page in PAGES.values()]
    for page in PAGES.values():
        body = page.page.replace("\n## ", "\n### ")
        parts.append(f"\n## {page.name}\n\n{body}\n")
    return "".join(parts)


def _rules() -> str:
    parts = [
        _MADE,
        "# Rules\n\n",
        f"`partnership check` applies {len(RULES)} rules. Each has a name, which is what people use, and a code. ",
        "`partnership explain NAME` prints a rule's part of this page.\n\n",
    ]
    parts.append(
        "The examples stand on a small folder of records, `tests/base/records`, and on the lines marked with a rule's code the rule fires.\n\n"
    )
    for letter, title in _FAMILIES.items():
        family = [rule for rule in RULES.values() if rule.code[0] == letter]
        parts.append(f"- {title}: " + ", ".join(f"[{rule.name}](#{rule.name})" for rule in family) + "\n")
    for letter, title in _FAMILIES.items():
        parts.append(f"\n## {title}\n")
        parts += [_rule(rule) for rule in RULES.values() if rule.code[0] == letter]
    return "".join(parts)


def _rule(rule: Rule) -> str:
    body = rule.page.replace("\n## ", "\n#### ")
    return f"\n### {rule.name}\n\n`{rule.code}` · {rule.level.value}\n\n{body}\n"


def _records() -> str:
    parts = [
        _MADE,
        "# Records\n\n",
        f"Every field of every kind of record, from the schemas (version {schemas.version()}). Fields marked * must be there.\n",
    ]
    for kind in KINDS:
        schema = schemas.schema(kind.name)
        parts.append(
            f"\n## {kind.name.capitalize()}\n\n`records/{kind.folder}/{kind.path}`\n\n{schema['description']}\n\n{_fields(schema)}"
        )
        parts += [_definition(name, node, f"{kind.name}-") for name, node in schema.get("$defs", {}).items()]
    parts.append("\n## Shared shapes\n")
    parts += [_definition(name, node, "") for name, node in schemas.schema(schemas.COMMON)["$defs"].items()]
    return "".join(parts)


def _definition(name: str, node: dict[str, Any], prefix: str) -> str:
    return (
        f'\n### <a id="{prefix}{name}"></a>{name.replace("_", " ")}\n\n{node.get("description", "")}\n\n{_fields(node)}'
    )


def _fields(node: dict[str, Any], path: str = "") -> str:
    rows = list(_rows(node, path))
    if not rows:
        return f"{_shape(node)}\n" if not path else ""
    return "| field | what it holds | |\n| :-- | :-- | :-- |\n" + "".join(
        f"| {field} | {said} | {shape} |\n" for field, said, shape in rows
    )


def _rows(node: dict[str, Any], path: str) -> list[tuple[str, str, str]]:
    found = []
    for name, sub in node.get("properties", {}).items():
        star = "*" if name in node.get("required", ()) else ""
        found.append((f"`{path}{name}`{star}", str(sub.get("description", "")).replace("|", "\\|"), _shape(sub)))
        inner, step = _inside(sub)
        found += _rows(inner, f"{path}{name}{step}")
    return found


def _inside(node: dict[str, Any]) -> tuple[dict[str, Any], str]:
    if node.get("type") == "array":
        return node["items"], "[]."
    if isinstance(node.get("additionalProperties"), dict):
        return node["additionalProperties"], ".ID."
    return node, "."


def _shape(node: dict[str, Any]) -> str:
    if "$ref" in node:
        file, _, name = str(node["$ref"]).partition("#/$defs/")
        return f"[{name.replace('_', ' ')}](#{'' if file else _here(name)}{name})"
    if "enum" in node:
        return "one of " + ", ".join(
            f"`{str(word).lower() if isinstance(word, bool) else word}`" for word in node["enum"]
        )
    if node.get("type") == "array":
        inner = _shape(node["items"])
        return f"list of {inner}" if inner else "list"
    if isinstance(node.get("additionalProperties"), dict):
        inner = _shape(node["additionalProperties"])
        return f"by id: {inner}" if inner else "by id"
    words = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "object": ""}
    types = node.get("type", "object")
    return " or ".join(words[one] for one in ([types] if isinstance(types, str) else types) if words.get(one))


def _here(name: str) -> str:
    """Return the prefix of a definition of one kind's own: that kind; none for a shared shape."""
    return next((f"{kind.name}-" for kind in KINDS if name in schemas.schema(kind.name).get("$defs", {})), "")


def _commands() -> str:
    import typer

    from partnership.commands import app
    from partnership.commands._listed import SECTIONS

    parts = [_MADE, "# Commands\n"]
    program = typer.main.get_group(app)
    context = typer.Context(program)
    asked: list[tuple[str, ...]] = [()]
    for name in (name for names in SECTIONS.values() for name in names):
        below = getattr(program.get_command(context, name), "commands", {})
        asked += [(name,), *((name, more) for more in below)]
    for words in asked:
        title = " ".join(("partnership", *words))
        parts.append(f"\n## {title}\n\n```\n{_help(*words)}```\n")
    parts.append(
        "\nExit status: 0 sound; 1 findings at or above `--fail-on`, or a verdict that fails; 2 could not run, or something could not be read.\n"
    )
    return "".join(parts)


def _help(*words: str) -> str:
    import typer.testing

    from partnership.commands import app

    result = typer.testing.CliRunner(env={"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"}).invoke(
        app, [*words, "--help"], prog_name="partnership"
    )
    return "\n".join(line.rstrip() for line in result.output.splitlines()).strip("\n") + "\n"


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}: {len(text.splitlines())} lines\n")
