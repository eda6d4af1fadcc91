"""What `partnership quorum` prints, and small boards to ask it about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from folders import EXAMPLE, ROOT
from output_schemas import validator
from partnership.commands import run
from partnership.documents import schemas

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

DAY = ("--as-of", "2026-03-20")
REAL = ROOT / "records"
RULES = ROOT / "tests/quorum_rules/records"
SCHEMA = json.loads(schemas.output("quorum"))
TRUST = "exampleshire/childrens-trust"
SOUTH = "exampleshire/childrens-partnership-board-south"
PLACE = "name: Here\nkind: county\npeople:\n  ann: {name: Ann Archer}\n  bob: {name: Bob Barker}\n"
BOARD = """\
name: The Board
acronym: TB
kind: board
officers:
  - {office: chair, person: ann}
seats:
  chair: {title: Chair, standing: member, holders: [{person: ann}]}
  other: {title: Other, standing: member, holders: [{person: bob}]}
terms_of_reference:
  - read: whole
    quorum:
      need: {at_least: 2, counting: heads}
      who_counts: {substitutes: none, virtual: yes, part: yes, conflicted: yes, person_in_two_seats: once}
      timing: {counted: start}
"""


def told(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> tuple[int, str, str]:
    """Run the command on some records; return the exit status and what it printed."""
    status = run(["quorum", *arguments, "--records", str(records)])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err
    return status, printed.out, printed.err


def said(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> str:
    """Run the command, which succeeds; return what it says on the screen."""
    status, out, err = told(capsys, *arguments, records=records)
    assert (status, err) == (0, "")
    return out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> dict[str, Any]:
    """Run the command, which succeeds; return its JSON, which is held against its schema."""
    data: dict[str, Any] = json.loads(said(capsys, *arguments, "--format", "json", records=records))
    validator("quorum").validate(data)
    return data


def refused(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> str:
    """Run the command, which cannot run; return the sentence that says why."""
    status, out, err = told(capsys, *arguments, records=records)
    assert (status, out) == (2, "")
    assert err.startswith("partnership: ")
    assert err.count("\n") == 1
    return err.removeprefix("partnership: ").rstrip("\n")


def held(*presences: str, board: str = BOARD, **rest: str) -> dict[str, str]:
    """Return a board of two seats and its meetings: the chair always comes, the other as it says."""
    meetings = {
        f"meetings/here/board/2025-05-{day:02}.yaml": "kind: ordinary\nstatus: held\nattendance_recorded: whole\nattendance:\n"
        "  - {person: ann, seat: chair, capacity: member, presence: present}\n"
        f"  - {{person: bob, seat: other, capacity: member, presence: {presence}}}\n"
        for day, presence in enumerate(presences, 1)
    }
    return {"boards/here/board.yaml": board, "places/here.yaml": PLACE, **meetings, **rest}
