"""The examples on the pages of rules, found and run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from partnership.checking import locate
from partnership.checking.check import check
from partnership.source import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership.rules import Rule

BASE = Path(__file__).parent / "base" / "records"
"""The small folder of records on which every example stands."""

_FENCE = re.compile(r"^```yaml (?P<path>\S+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


class Example(NamedTuple):
    """The files of one section of a page, and the lines on which the rule is to fire."""

    texts: dict[str, str]
    marked: frozenset[tuple[str, int]]


def example(rule: Rule, heading: str) -> Example:
    """Return the example under `## heading` on a rule's page."""
    section = rule.page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    texts = {match["path"].removeprefix("records/"): match["text"] for match in _FENCE.finditer(section)}
    return Example(texts, marked(rule, texts))


def marked(rule: Rule, texts: Mapping[str, str]) -> frozenset[tuple[str, int]]:
    """Return the path and line of each remark that names the rule's code."""
    return frozenset(
        (path, number)
        for path, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(rf"# .*\b{rule.code}\b", line)
    )


def fired(rule: Rule, texts: Mapping[str, str], folder: Path) -> frozenset[tuple[str, int]]:
    """Lay the files over the base records in `folder`; return the path and line of each finding of the rule."""
    return lines(found(rule, texts, folder))


def found(rule: Rule, texts: Mapping[str, str], folder: Path) -> tuple[locate.Located, ...]:
    """Lay the files over the base records in `folder`; return the findings of the rule, each at its line."""
    root = folder / "records"
    shutil.copytree(BASE, root)
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    checked = check(root)
    return tuple(locate.located(str(root), (finding for finding in checked.findings if finding.rule == rule.name)))


def lines(located: Iterable[locate.Located]) -> frozenset[tuple[str, int]]:
    """Return the path and line of each finding."""
    return frozenset((one.finding.path, one.line) for one in located)


__all__ = ["BASE", "Example", "example", "files", "fired", "found", "lines", "marked"]
