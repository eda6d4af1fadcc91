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
    """Arrows, accents and Escape do no harm, and are answered with a line; stopped with q it is kept, and taken up where it was; undo takes it back."""
    folder(tmp_path)
    before = recorded(tmp_path)
    first = [
        ("1/4 Ann O'Brien (Police): ", "\x1b[A"),
        ("h shows the keys\r\n1/4 Ann O'Brien (Police): ", "ŵ"),
        ("1/4 Ann O'Brien (Police): ", "p"),
        ("2/4 ", "s"),
        ("For which seat? 1 Health   2 Hospitals: ", "1o"),
        ("Name: ", "Eve Ely\n"),
        ("? not recorded: ", "a"),
        ("3/4 ", "\x1b"),
        ("h shows the keys\r\n3/4 ", "q"),
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
    """A line that is cut, or the end of input, writes what was said, and it is not offered again; Ctrl-C leaves everything as it was."""
    folder(
        tmp_path, more="items:\n  - {number: 1, title: Welcome}\n"
    )  # without a source, which is a warning to be shown
    before = recorded(tmp_path)
    typed_at(tmp_path, ASKED, [("1/4 ", "p"), ("2/4 ", key)])
    assert ("person: ann" in recorded(tmp_path)) is kept
    assert (recorded(tmp_path) == before) is not kept
    if kept:
        _, screen = typed_at(tmp_path, ASKED, [("2/4 ", "q")])
        assert "was not written" not in screen


def test_what_was_not_written_is_offered_again(tmp_path: Path) -> None:
    """After Ctrl-C the marks are kept, and taken up by the next roll call."""
    folder(tmp_path)
    status, screen = typed_at(tmp_path, ASKED, [("1/4 ", "a"), ("2/4 ", "\x03")])
    assert status == 130
    assert (
        "Nothing was written; what was said is kept: `partnership record here/trust/2026-05-13` takes it up" in screen
    )
    status, screen = typed_at(tmp_path, ASKED, [("Enter takes it up", "\n"), ("2/4 ", "q")])
    assert status == 0
    assert "Trust, 13 May 2026: apologies from 1." in screen
