"""Meetings that a file speaks of and the records do not have: which are made, as what, and which are not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from folders import laid, snapshot
from partnership.answers.load import Records
from partnership.commands import run
from partnership.recording.importing import registers
from partnership.recording.importing.making import made
from partnership.recording.importing.placing import placing
from partnership.source.tables import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from partnership.recording.importing.making import Made

BOARD = "exampleshire/trust"
PLACE = "name: Exampleshire\nkind: county\npeople:\n  jane-smith: {name: Jane Smith}\n  jo-lee: {name: Jo Lee}\n"
TRUST = """\
name: Exampleshire Trust
kind: trust
seats:
  police: {title: Police, standing: member, holders: [{person: jane-smith}]}
  health: {title: Health, standing: member, holders: [{person: jo-lee, since: 2026-05-01}]}
"""
TODAY = date(2026, 8, 1)


@pytest.fixture
def records(tmp_path: Path) -> Records:
    """Return the records of a trust with one meeting."""
    return Records(
        laid(
            tmp_path,
            {
                "places/exampleshire.yaml": PLACE,
                f"boards/{BOARD}.yaml": TRUST,
                f"meetings/{BOARD}/2026-03-18.yaml": "kind: ordinary\nstatus: planned\n",
            },
        )
    )


def meetings(records: Records, *texts: Sequence[str]) -> Made:
    """Return what is made for a register with these rows."""
    heard = registers.heard([Row(number, tuple(cells)) for number, cells in enumerate(texts, 1)], {})
    return made(records, BOARD, heard, placing(records, BOARD, heard.occasions, None).places, TODAY, None)


@pytest.mark.parametrize(
    ("heading", "mark", "becomes"),
    [
        ("13 May 2026", "P", "held"),
        ("13 May 2026", "online", "held"),
        ("13 May 2026", "part", "held"),
        ("13 May 2026", "deputy", "held"),
        ("13 May 2026", "Apologies", None),
        ("13 May 2026", "", None),
        ("13 May 2026", "what", None),
        ("1 August 2026", "P", "held"),
        ("2 August 2026", "", "planned"),
        ("2 August 2026", "P", "planned"),
    ],
)
def test_what_is_made_of_a_day(records: Records, heading: str, mark: str, becomes: str | None) -> None:
    """To what was held somebody came; what is to come is planned; of the rest nobody knows, and it is said."""
    found = meetings(records, ("Name", heading), ("Jane Smith", mark))
    (place,) = found.places
    assert (place.new, place.absent, bool(place.why)) == (becomes is not None, becomes is None, becomes is None)
    assert len(found.changes) == (becomes is not None)
    if becomes is None:
        assert f"`partnership new meeting {BOARD} 2026-05-13` makes it" in place.why
        return
    document = found.records.document("meeting", place.meeting or "")
    assert document is not None
    assert (document.data["kind"], document.data["status"]) == ("ordinary", becomes)
    assert len(document.data.get("attendance", ())) == (2 if becomes == "held" else 0)


@pytest.mark.parametrize("heading", ["18 March 2026", "May 2026", "06/05/2026", "Meeting 2"])
def test_what_is_on_record_or_no_certain_day_is_not_made(records: Records, heading: str) -> None:
    """A meeting on record stays, and of a heading that may be several days none is made."""
    found = meetings(records, ("Name", heading), ("Jane Smith", "P"))
    assert found.changes == ()
    assert not found.places[0].new


def test_a_day_with_two_columns_is_made_once(records: Records) -> None:
    """Two columns of one day are of one meeting."""
    found = meetings(records, ("Name", "13 May 2026", "Wed 13/05/2026"), ("Jane Smith", "P", ""))
    assert len(found.changes) == 1
    assert {place.meeting for place in found.places} == {f"{BOARD}/2026-05-13"}


def test_one_meeting_by_its_day(records: Records, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that says no day is of the meeting that --meeting names; without --new-meetings that is refused with the remedy."""
    file = records.root.parent / "present.csv"
    file.write_text("Present\nJane Smith\n", encoding="utf-8")
    asked = ["import", str(file), "--records", str(records.root), "--as-of", "2026-08-01", "--write", "--meeting"]
    before = snapshot(records.root)
    assert run([*asked, "trust@2026-06-10"]) == 2
    assert "--new-meetings makes that one" in capsys.readouterr().err
    assert run([*asked, "trust@soon", "--new-meetings"]) == 2
    assert "--new-meetings" not in capsys.readouterr().err
    assert snapshot(records.root) == before
    assert run([*asked, "trust@2026-06-10", "--new-meetings"]) == 0
    own = records.root / f"meetings/{BOARD}/2026-06-10.yaml"
    assert "attendance_recorded: part" in own.read_text(encoding="utf-8")
    assert run([*asked, "trust@2026-06-10", "--new-meetings"]) == 0
    assert "There is nothing to write." in capsys.readouterr().out
    assert run(["undo", "--records", str(records.root)]) == 0
    assert snapshot(records.root) == before


def test_a_board_that_cannot_be_read(records: Records, capsys: pytest.CaptureFixture[str]) -> None:
    """Who is expected of a board that cannot be read nobody can say, so nothing is made."""
    (records.root / f"boards/{BOARD}.yaml").write_text("name: [", encoding="utf-8")
    file = records.root.parent / "register.csv"
    file.write_text("Name,13 May 2026\nJane Smith,P\n", encoding="utf-8")
    asked = ["import", str(file), "--records", str(records.root), "--meeting", BOARD, "--as-of", "2026-08-01"]
    assert run([*asked, "--new-meetings"]) == 2
    assert "cannot be read" in capsys.readouterr().err
