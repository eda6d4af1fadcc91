"""The pages made from the tool are what would be made now, and the pages by hand name nothing that is not there."""

from __future__ import annotations

import re
import shlex
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
import typer

from conftest import ROOT
from partnership.commands import app
from partnership.commands._listed import SECTIONS

if TYPE_CHECKING:
    from pathlib import Path

sys.path.insert(0, str(ROOT / "docs"))

import build

PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]


@pytest.mark.parametrize("name", ["records.md", "rules.md", "judgements.md", "commands.md"])
def test_made_pages_are_fresh(name: str) -> None:
    """A page made from the tool is as it would be made now; `python docs/build.py` makes them."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == build.pages()[name]


def test_examples_of_the_help_are_understood() -> None:
    """Every example of every help names a command, and options and arguments that it takes."""
    program: Any = typer.main.get_command(app)
    context = typer.Context(program)
    examples = re.findall(r"^    partnership ([^(\n]+)", build.pages()["commands.md"], re.MULTILINE)
    assert len(examples) > len(program.commands)
    for example in examples:
        command, words = program, shlex.split(example)
        while hasattr(command, "commands"):
            command = command.get_command(context, words.pop(0))
        with suppress(typer.Exit):
            command.make_context(example, words)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_tables_have_as_many_cells_in_every_row(page: Path) -> None:
    """A bar that stands in a cell is escaped; otherwise the rest of the row is lost where the page is shown."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """A link to a file of the repository leads to one, and a link to a heading to one of that page."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        if path.startswith(("http:", "https:")):
            continue
        file = page.parent / path if path else page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file), target


def anchors(page: Path) -> set[str]:
    """Return what a page's headings and named places are called in links."""
    text = page.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    return headings | set(re.findall(r'<a id="([^"]+)">', text))


def test_the_readme_has_every_command_in_the_order_of_the_help() -> None:
    """A row each, under the same headings."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [
        found[0] for line in lines if (found := re.findall(r"^\| (?:\*\*([^*]+)\*\*|`partnership ([a-z-]+))", line))
    ]
    assert rows == [row for title, names in SECTIONS.items() for row in ((title, ""), *(("", name) for name in names))]
