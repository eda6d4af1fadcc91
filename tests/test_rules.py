"""Every rule is listed, named, documented, fires where its page says, and is silent where its page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import partnership.rules
from partnership.rules import RULES
from rule_examples import example, fired

if TYPE_CHECKING:
    from partnership.rules import Rule

FOLDER = Path(partnership.rules.__file__).parent
UNSHOWN = {
    "linked-file": "a page cannot show a link; tests/test_files.py makes one",
    "unreadable-file": "a page cannot show a file without access; tests/test_files.py makes one",
    "oversized-file": "a page cannot show a megabyte; tests/test_files.py makes one",
    "not-utf-8": "a page is UTF-8; tests/test_reader.py has such bytes",
    "older-schemas": "a page shows records, not schemas; tests/test_schema_copy.py has such copies",
    "newer-schemas": "a page shows records, not schemas; tests/test_schema_copy.py has such copies",
    "changed-schemas": "a page shows records, not schemas; tests/test_schema_copy.py has such copies",
    "yaml-depth": "a page cannot show sixty-five levels; tests/test_reader.py has them",
}
"""Rules whose example cannot stand on a page, and where they are shown to fire."""

shown = pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.name not in UNSHOWN], ids=lambda rule: rule.name
)
every = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)


def test_every_module_is_listed() -> None:
    """A rule whose file exists is in one of the three lists."""
    modules = {path.stem.replace("_", "-") for path in FOLDER.glob("*/*.py") if path.stem != "__init__"}
    assert modules == set(RULES)


def test_codes_are_unique_and_well_formed() -> None:
    """A code is a letter and three digits, and stands for one rule."""
    codes = [rule.code for rule in RULES.values()]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Z][0-9]{3}", code) for code in codes)


@every
def test_page_has_its_headings(rule: Rule) -> None:
    """A page states the fault in a sentence, then why it matters."""
    assert rule.page.partition("\n")[0].endswith(".")
    assert "## Why it matters\n" in rule.page


@shown
def test_fires_where_its_page_says(rule: Rule, tmp_path: Path) -> None:
    """The example fires on exactly the lines that carry the rule's code."""
    shown_example = example(rule, "Example")
    assert shown_example.marked
    assert fired(rule, shown_example.texts, tmp_path) == shown_example.marked


@shown
def test_is_silent_where_its_page_says(rule: Rule, tmp_path: Path) -> None:
    """The mended example does not fire."""
    mended = example(rule, "Instead")
    assert mended.texts
    assert fired(rule, mended.texts, tmp_path) == frozenset()
