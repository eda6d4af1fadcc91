"""Write the pages that are made from the tool itself: `python docs/build.py`."""

from __future__ import annotations

import sys
from collections import Counter
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnership.answers.changes.judgements import PAGES
from partnership.documents import schemas
from partnership.rules import RULES
from partnership.words.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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
    "X": "Acceptances, and the copy of the schemas",
}
_MANY = 10
"""An option that so many commands have is described once."""
_WIDTH = 100
"""How wide the help is."""
_Option = tuple[tuple[str, ...], str, str]
"""An option: its flags, what stands for its value, and its help."""


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
        parts.append(f"- **{title}**: " + ", ".join(f"[{rule.name}](#{rule.name})" for rule in family) + "\n")
    for letter, title in _FAMILIES.items():
        parts.append(f"\n## {title}\n")
        parts += [_rule(rule) for rule in RULES.values() if rule.code[0] == letter]
    return "".join(parts)


def _rule(rule: Rule) -> str:
    body = rule.page.replace("\n## ", "\n#### ")
    return f"\n### {rule.name}\n\n`{rule.code}` · {rule.level.value}\n\n{body}\n{rule.mended}"


def _records() -> str:
    parts = [
        _MADE,
        "# Records\n\n",
        f"Every field of every kind of record, from the schemas (version {schemas.version()}). Fields marked * must be there.\n\n",
    ]
    common = schemas.schema(schemas.COMMON)["$defs"]
    for kind in KINDS:
        below = "".join(
            f", [{name.replace('_', ' ')}](#{kind.name}-{name})" for name in schemas.schema(kind.name).get("$defs", {})
        )
        parts.append(f"- **[{kind.name.capitalize()}](#{kind.name})**{below.replace(', ', ': ', 1)}\n")
    parts.append(
        "- **[Shared shapes](#shared-shapes)**: "
        + ", ".join(f"[{name.replace('_', ' ')}](#{name})" for name in common)
        + "\n"
    )
    for kind in KINDS:
        schema = schemas.schema(kind.name)
        parts.append(
            f"\n## {kind.name.capitalize()}\n\n`records/{kind.folder}/{kind.path}`\n\n{schema['description']}\n\n{_fields(schema)}"
        )
        parts += [_definition(name, node, f"{kind.name}-") for name, node in schema.get("$defs", {}).items()]
    parts.append("\n## Shared shapes\n")
    parts += [_definition(name, node, "") for name, node in common.items()]
    return "".join(parts)


def _definition(name: str, node: dict[str, Any], prefix: str) -> str:
    return (
        f'\n### <a id="{prefix}{name}"></a>{name.replace("_", " ")}\n\n{node.get("description", "")}\n\n{_fields(node)}'
    )


def _fields(node: dict[str, Any], path: str = "") -> str:
    rows = list(_rows(node, path))
    if not rows:
        return f"{_shape(node)}\n" if not path else ""
    return "| field | what it holds | as |\n| :-- | :-- | :-- |\n" + "".join(
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

    program: Any = typer.main.get_command(app)
    context = typer.Context(program)
    asked: dict[tuple[str, ...], Any] = {(): program}
    contents = []
    for title, names in SECTIONS.items():
        contents.append(f"- {title}: " + ", ".join(_to((name,)) for name in names))
        for name in names:
            asked[name,] = command = program.get_command(context, name)
            below: dict[tuple[str, ...], Any] = {
                (name, more): each for more, each in getattr(command, "commands", {}).items()
            }
            asked |= below
            if below:
                contents.append(f"  - {name}: " + ", ".join(map(_to, below)))
    shared = _shared(asked.values())
    parts = [
        _MADE,
        "# Commands\n\n",
        "What `--help` says of each command. The options in [the next part](#options-of-many-commands) are left out of the others, and named under them.\n\n",
        "\n".join(contents),
        "\n\n## Options of many commands\n\n",
        *(
            f"- `{', '.join(reversed(flags))}{f' {metavar}' if metavar else ''}`: {said}\n"
            for flags, metavar, said in shared
        ),
        "- `-h, --help`: Show this message and exit.\n\n",
        "Exit status: 0 sound; 1 something was found that `--fail-on` names, or waits for an answer; 2 could not run, or something could not be read.\n",
    ]
    for words, command in asked.items():
        title = " ".join(("partnership", *words))
        also = ", ".join(f"`{one.opts[0]}`" for one in command.params if _said(one) in shared)
        parts.append(
            f"\n## {title}\n\n```\n{_help(title, command, shared)}\n```\n" + (f"\nAlso {also}.\n" if also else "")
        )
    return "".join(parts)


def _to(words: tuple[str, ...]) -> str:
    """Return a link to the part about a command."""
    return f"[{words[-1]}](#{'-'.join(('partnership', *words))})"


def _shared(commands: Iterable[Any]) -> dict[_Option, int]:
    """Return the options that ten commands or more have in the same words, with how many they are."""
    counted = Counter(_said(one) for command in commands for one in command.params if one.param_type_name == "option")
    return {said: counted[said] for said in sorted(counted) if counted[said] >= _MANY}


def _said(param: Any) -> _Option:
    """Return what tells an option from every other: its flags, what stands for its value, and its help."""
    return tuple(param.opts), param.metavar or "|".join(getattr(param.type, "choices", ())), str(param.help)


def _help(title: str, command: Any, shared: Collection[_Option]) -> str:
    """Return the help of a command without the options that many have."""
    import typer

    own = copy(command)
    own.params = [one for one in command.params if _said(one) not in shared]
    own.add_help_option = False
    text: str = own.get_help(typer.Context(own, info_name=title, terminal_width=_WIDTH, max_content_width=_WIDTH))
    return "\n".join(line.rstrip() for line in text.splitlines())


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}: {len(text.splitlines())} lines\n")
