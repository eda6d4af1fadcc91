"""The roll call as the real program takes it, in a pseudo-terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from terminals import typed_at
from test_record import folder

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
ASKED = ("record", "trust", "2026-05-13", "--as-of", "2026-05-14")


def recorded(where: Path) -> str:
    """Return the meeting's record as it is now."""
    return (where / "records/meetings/here/trust/2026-05-13.yaml").read_text("utf-8")


def test_keys_in_a_terminal(tmp_path: Path) -> None:
    """Arrows and accents do no harm; stopped with q it is kept, and taken up where it was; undo takes it back."""
    folder(tmp_path)
    before = recorded(tmp_path)
    first = [
        ("1/4 Ann O'Brien (Police): ", "\x1b[A"),
        ("1/4 Ann O'Brien (Police): ", "ŵ"),
        ("1/4 Ann O'Brien (Police): ", "p"),
        ("2/4 ", "s"),
        ("For which seat? 1 Health   2 Hospitals: ", "1o"),
        ("Name: ", "Eve Ely\n"),
        ("? not recorded: ", "a"),
        ("3/4 ", "q"),
    ]
    status, screen = typed_at(tmp_path, ASKED, first)
    assert status == 0
    assert "1 here, 3 not yet said. Not yet quorate: 2 more: Siân Chidiebere-Okafor and Schools." in screen
    assert "recorded as held; 2 present, apologies from 1." in screen
    assert "attendance_recorded: part" in recorded(tmp_path)
    status, screen = typed_at(tmp_path, ASKED, [("3/4 Schools: ", "pn\n")])
    assert status == 0
    assert "3 here. Quorate: 3 counted, 3 needed." in screen
    assert "attendance_recorded: whole" in recorded(tmp_path)
    for _ in range(2):
        assert typed_at(tmp_path, ("undo",), [])[0] == 0
    assert recorded(tmp_path) == before


@pytest.mark.parametrize(("key", "kept"), [(None, True), ("\x04", True), ("\x03", False)])
def test_a_terminal_that_goes(tmp_path: Path, key: str | None, kept: bool) -> None:
    """A line that is cut, or the end of input, writes what was said; Ctrl-C leaves everything as it was."""
    folder(tmp_path)
    before = recorded(tmp_path)
    typed_at(tmp_path, ASKED, [("1/4 ", "p"), ("2/4 ", key)])
    assert ("person: ann" in recorded(tmp_path)) is kept
    assert (recorded(tmp_path) == before) is not kept


def test_what_was_not_written_is_offered_again(tmp_path: Path) -> None:
    """After Ctrl-C the marks are kept, and taken up, for a trial as well; once written, or dropped, nothing is offered."""
    folder(tmp_path)
    broken = [("1/4 ", "a"), ("2/4 ", "p"), ("3/4 ", "i"), ("Who declared", "bob\n"), ("which item? ", "1\n"), ("what kind", "\n"), ("3/4 ", "\x03")]  # fmt: skip
    status, screen = typed_at(tmp_path, ASKED, broken)
    assert status == 130
    assert (
        "Nothing was written; what was said is kept: `partnership record here/trust/2026-05-13` takes it up" in screen
    )
    offered = "that was not written is kept.\r\nEnter takes it up, d drops it, q stops: "
    status, screen = typed_at(tmp_path, ASKED, [(offered, "xq")])
    assert (status, screen.count("Enter takes it up")) == (2, 2)
    assert "nothing was changed; what was said is kept" in screen
    status, screen = typed_at(tmp_path, (*ASKED, "--dry-run"), [(offered, "\n"), ("3/4 Schools: ", "uq")])
    assert status == 0
    assert "What was said is kept: `partnership record" in screen
    status, screen = typed_at(tmp_path, ASKED, [(offered, "\n"), ("3/4 Schools: ", "vq")])
    assert "1 here, 2 not yet said." in screen
    assert "recorded as held; 1 present, 1 virtual, apologies from 1; 1 interest." in screen
    assert typed_at(tmp_path, ASKED, [("4/4 ", "q")])[0] == 0


def test_marks_that_the_rules_refuse(tmp_path: Path) -> None:
    """They are not lost: the sentence names where they are, and they are offered again, to be corrected."""
    folder(tmp_path)
    moved = [("1/4 ", "+"), ("Who arrived", "police\n"), ("or time", "2a\n"), ("1/4 ", "-"), ("Who left", "police\n"), ("or time", "1\n")]  # fmt: skip
    status, screen = typed_at(tmp_path, ASKED, [*moved, ("1/4 ", "\n"), ("2/4 ", "vq")])
    assert status == 2
    assert "so nothing was changed; what was said is kept: `partnership record here/trust/2026-05-13`" in screen
    assert "here--trust--2026-05-13.yaml has it in words" in screen
    board = tmp_path / "records/boards/here/trust.yaml"
    before = board.read_text("utf-8")
    board.write_text(before.replace("  police:\n", "  coast:\n").replace("Police", "Coast"), encoding="utf-8")
    status, screen = typed_at(tmp_path, ASKED, [("d drops it, q stops: ", "q")])
    assert "cannot be taken up: Trust has no seat or member `Ann O'Brien (Police)`" in screen
    board.write_text(before, encoding="utf-8")
    status, screen = typed_at(tmp_path, ASKED, [("Enter takes it up", "\n"), ("3/4 ", "bb"), ("1/4 ", "pq")])
    assert status == 0
    assert "recorded as held; 1 present, 1 virtual." in screen
    kept, _ = typed_at(tmp_path, ASKED, [("3/4 ", "p"), ("4/4 ", "\x03")])
    again, screen = typed_at(tmp_path, ASKED, [("Enter takes it up", "d"), ("3/4 ", "q")])
    assert (kept, again) == (130, 0)
    assert "3 not yet said" not in screen
