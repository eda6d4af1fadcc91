"""What the help of commands shows as an example can be typed: the words in it mean one thing in the records here."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from folders import ROOT
from partnership.commands import run
from partnership.commands.attendance import attendance
from partnership.commands.lineage import lineage
from partnership.commands.seats import seats
from partnership.commands.tree import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

AS_OF = "2026-03-31"


def examples() -> Iterator[list[str]]:
    """Yield the arguments of each example that shows an answer of the records alone on the screen."""
    for command in (tree, lineage, seats, attendance):
        for line in (command.__doc__ or "").splitlines():
            words = shlex.split(line) if line.strip().startswith("partnership ") else []
            if words and not {"--output", "--since"} & set(words):
                yield words[1:]


@pytest.mark.parametrize("words", list(examples()), ids=" ".join)
def test_examples_are_answered(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in them is ambiguous or unknown."""
    day = [] if "--as-of" in words else ["--as-of", AS_OF]
    assert run([*words, *day, "--records", str(ROOT / "records")]) == 0, capsys.readouterr().err
