"""Every mark that sets a check aside says in its line why, in words that stand alone."""

from __future__ import annotations

import io
import re
import tokenize
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("cli", "tests", "benchmarks", "docs", ".ci")
NOQA = re.compile(r"# noqa\b(?:: (?P<codes>[A-Z]+[0-9]+(?:, [A-Z]+[0-9]+)*) - (?P<why>.+))?")
IGNORE = re.compile(r"# type: ignore(?P<codes>\[[a-z-]+(?:, ?[a-z-]+)*\])?(?:  # (?P<why>.+))?")
LEANS = ("as above", "as in ", "as the one", "see ")
"""What a reason that says nothing by itself begins with."""


def faults(text: str) -> Iterator[str]:
    """Yield each comment of a program that sets a check aside and does not say which and why."""
    if not any(mark.search(text) for mark in (NOQA, IGNORE)):
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type != tokenize.COMMENT:
            continue
        for mark in (NOQA, IGNORE):
            found = mark.search(token.string)
            if found is None:
                continue
            why = found["why"] or ""
            if not found["codes"] or len(why.split()) < 3 or why.startswith(LEANS):
                yield f"{token.start[0]}: {token.string}"


def test_marks_say_why() -> None:
    """A reason is three words at least, and does not lean on another line."""
    paths = [ROOT / "start.py", *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))]
    found = [f"{path.relative_to(ROOT)}:{one}" for path in paths for one in faults(path.read_text(encoding="utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("mark", "sound"),
    [
        ("# noqa: S101 - the caller has seen to it", True),
        ("# noqa: S603, S607 - git is wherever it is", True),
        ("# noqa: S101", False),
        ("# noqa", False),
        ("# noqa: S101  # the caller has seen to it", False),
        ("# noqa: S101 - its own", False),
        ("# noqa: S101 - as above", False),
        ("# type: ignore[misc]  # a module is loaded late", True),
        ("# type: ignore[misc]", False),
        ("# type: ignore  # a module is loaded late", False),
        ("# type: ignore[misc]  # fmt: skip", False),
        ("# nothing is set aside", True),
    ],
)
def test_what_a_mark_has_to_say(mark: str, sound: bool) -> None:
    """Which check, and why; a word or two are no reason."""
    assert (list(faults(f"pass  {mark}\n")) == []) is sound
