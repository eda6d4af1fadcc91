"""The roll call as the real program takes it, in a pseudo-terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

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
    from terminals import Terminal  # noqa: PLC0415 - not on Windows

    folder(tmp_path)
    before = recorded(tmp_path)
    with Terminal(tmp_path, *ASKED) as terminal:
        terminal.until("1/4 Ann O'Brien (Police): ")
        terminal.type("\x1b[A")
        terminal.until("1/4 Ann O'Brien (Police): ")
        terminal.type("ŵ")
        terminal.until("1/4 Ann O'Brien (Police): ")
        terminal.type("p")
        terminal.until("1 here, 3 not yet said. Not yet quorate: 2 more: Siân Chidiebere-Okafor and Schools.")
        terminal.until("2/4 ")
        terminal.type("s")
        terminal.until("For which seat? 1 Health   2 Hospitals: ")
        terminal.type("1o")
        terminal.until("Name: ")
        terminal.type("Eve Ely\n")
        terminal.until("? not recorded: ")
        terminal.type("a")
        terminal.until("3/4 ")
        terminal.type("q")
        assert terminal.ended() == 0
        assert "recorded as held; 2 present, apologies from 1." in terminal.shown
    assert "attendance_recorded: part" in recorded(tmp_path)
    with Terminal(tmp_path, *ASKED) as terminal:
        terminal.until("3/4 Schools: ")
        terminal.type("pn\n")
        assert terminal.ended() == 0
        assert "3 here. Quorate: 3 counted, 3 needed." in terminal.shown
    assert "attendance_recorded: whole" in recorded(tmp_path)
    for _ in range(2):
        with Terminal(tmp_path, "undo") as terminal:
            assert terminal.ended() == 0
    assert recorded(tmp_path) == before


@pytest.mark.parametrize("how", ["hang up", "end of input", "interrupt"])
def test_a_terminal_that_goes(tmp_path: Path, how: str) -> None:
    """A line that is cut, or the end of input, keeps what was said; Ctrl-C leaves everything as it was."""
    from terminals import Terminal  # noqa: PLC0415 - not on Windows

    folder(tmp_path)
    before = recorded(tmp_path)
    with Terminal(tmp_path, *ASKED) as terminal:
        terminal.until("1/4 ")
        terminal.type("p")
        terminal.until("2/4 ")
        if how == "hang up":
            terminal.hang_up()
        elif how == "interrupt":
            terminal.interrupt()
        else:
            terminal.type("\x04")
        terminal.ended()
    assert ("person: ann" in recorded(tmp_path)) is (how != "interrupt")
    assert (recorded(tmp_path) == before) is (how == "interrupt")
