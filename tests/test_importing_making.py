"""Meetings that a file speaks of and the records do not have: which are made, as what, and which are not."""

from __future__ import annotations

import json
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
    assert (place.new is not None, place.absent, bool(place.why)) == (
        becomes is not None,
        becomes is None,
        becomes is None,
    )
    assert len(found.changes) == (becomes is not None)
    if becomes is None:
        assert f"`partnership new meeting {BOARD} 2026-05-13` makes it" in place.why
        return
    document = found.records.document("meeting", place.meeting or "")
    assert document is not None
    assert (document.data["kind"], document.data["status"]) == ("ordinary", becomes)
    assert len(document.data.get("attendance", ())) == (2 if becomes == "held" else 0)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("13/05/2026 (Extraordinary)", "extraordinary"),
        ("Extra ordinary meeting, 13 May 2026", "extraordinary"),
        ("EGM 13 May 2026", "extraordinary"),
        ("13 May 2026 AGM", "annual"),
        ("Annual Meeting 13 May 2026", "annual"),
        ("Wed 13th May 2026 - special", "special"),
        ("Away Day 13 May 2026", "development-day"),
        ("13 May 2026 (joint)", "joint"),
        ("13 May 2026 E.G.M.", "extraordinary"),
        ("13 May 2026 Special 10am", "special"),
        ("13 May 2026 (not cancelled)", "ordinary"),
        ("Ordinary 13 May 2026", "ordinary"),
        ("Joint Commissioning Board 13 May 2026", "ordinary"),
        ("Special Educational Needs Board, 13 May 2026", "ordinary"),
        ("Staff Development 13 May 2026", "ordinary"),
    ],
)
def test_a_meeting_is_made_of_the_kind_that_its_heading_says(records: Records, heading: str, kind: str) -> None:
    """A rule of attendance counts meetings of some kinds only; a word that is in the names of boards as well says nothing by itself."""
    found = meetings(records, ("Name", heading), ("Jane Smith", "P"))
    assert found.places[0].new == kind
    document = found.records.document("meeting", f"{BOARD}/2026-05-13")
    assert document is not None
    assert document.data["kind"] == kind


@pytest.mark.parametrize(
    ("headings", "why"),
    [
        (["13 May 2026 CANCELLED"], f"`partnership new meeting {BOARD} 2026-05-13 --status cancelled` makes it"),
        (["13 May 2026 (postponed)"], "what was to be on 13 May 2026 was postponed"),
        (["13 May 2026 EGM cancelled"], f"`partnership new meeting {BOARD} 2026-05-13 --kind extraordinary --status cancelled` makes it"),
        (["13 May 2026", "13 May 2026 EGM"], f"`partnership new meeting {BOARD} 2026-05-13` and `partnership new meeting {BOARD} 2026-05-13-2 --kind extraordinary` make them"),
        (["Extraordinary AGM 13 May 2026"], "the file has an annual meeting and an extraordinary meeting on 13 May 2026"),
        (["13 May 2026", "13 May 2026 special"], "the file has an ordinary meeting and a special meeting on 13 May 2026"),
    ],
)  # fmt: skip
def test_what_was_called_off_or_is_of_two_kinds_is_not_made(
    records: Records, headings: Sequence[str], why: str
) -> None:
    """Even where somebody is said to have come: only a person knows what that was."""
    found = meetings(records, ("Name", *headings), ("Jane Smith", *("P" for _ in headings)))
    assert found.changes == ()
    assert all(why in place.why and place.absent for place in found.places)


REPORT = """\
1. Summary
Meeting title\t{title}
Attended participants\t1
Start time\t5/13/26, 1:58:11 PM
End time\t5/13/26, 4:31:02 PM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Jane Smith\t5/13/26, 1:58:11 PM\t5/13/26, 4:31:02 PM\t2h 32m 51s\tjane@x.example\tjane@x.example\tOrganiser
"""
ANSWER = """\
<meeting><meetingdate>13/05/2026</meetingdate><committeetitle>{title}</committeetitle><meetingstatus>{status}</meetingstatus>
<attendees><attendee name="Jane Smith" attendance="Present"/></attendees></meeting>
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (REPORT.format(title="Trust, extraordinary meeting"), "extraordinary"),
        (REPORT.format(title="Joint Commissioning Board"), "ordinary"),
        (ANSWER.format(title="Extraordinary Trust", status="Confirmed"), "extraordinary"),
        (ANSWER.format(title="Special Trust", status="Confirmed"), "ordinary"),
        (ANSWER.format(title="Trust", status="Cancelled"), None),
    ],
)
def test_another_system_says_what_kind_it_was(
    records: Records, capsys: pytest.CaptureFixture[str], text: str, kind: str | None
) -> None:
    """The title that Teams or ModernGov gives a meeting is of that one alone, and so is its status."""
    file = records.root.parent / "file"
    file.write_text(text, encoding="utf-8")
    asked = ["import", str(file), "--records", str(records.root), "--meeting", BOARD, "--as-of", "2026-08-01"]
    assert run([*asked, "--new-meetings", "--format", "json"]) == (1 if kind is None else 0)
    (meeting,) = json.loads(capsys.readouterr().out)["meetings"]
    assert (meeting["kind"], meeting["day"]) == (kind, "2026-05-13")
    assert kind is not None or "--status cancelled` makes it" in meeting["why"]


def test_a_meeting_on_record_stays_of_its_kind(records: Records) -> None:
    """Where the file says another kind, that is said with the command that changes it; where it says the same, or none, nothing is."""
    heard = [
        registers.heard([Row(1, ("Name", heading)), Row(2, ("Jane Smith", "P"))], {})
        for heading in ("18 March 2026 special meeting", "18 March 2026 ordinary meeting", "18 March 2026")
    ]
    (said,), *others = (placing(records, BOARD, one.occasions, None).notes for one in heard)
    assert "is a special meeting, and on record an ordinary meeting, which stays" in said
    assert f"`partnership set {BOARD}/2026-03-18 kind special` changes it" in said
    assert others == [(), ()]


def test_of_two_meetings_of_a_day_the_kind_says_which(records: Records) -> None:
    """Two meetings of one day are told apart by what the file calls them, and asked about where it says nothing."""
    for name, kind in (("2026-06-10", "ordinary"), ("2026-06-10-2", "extraordinary")):
        own = records.root / f"meetings/{BOARD}/{name}.yaml"
        own.write_text(f"kind: {kind}\nstatus: planned\n", encoding="utf-8")
    opened = Records(records.root)
    for heading, name in (("10 June 2026 EGM", "2026-06-10-2"), ("10 June 2026 (ordinary)", "2026-06-10")):
        heard = registers.heard([Row(1, ("Name", heading)), Row(2, ("Jane Smith", "P"))], {})
        assert placing(opened, BOARD, heard.occasions, None).places[0].meeting == f"{BOARD}/{name}"
    heard = registers.heard([Row(1, ("Name", "10 June 2026")), Row(2, ("Jane Smith", "P"))], {})
    assert placing(opened, BOARD, heard.occasions, None).places[0].open


def test_two_columns_of_a_day_with_one_meeting_on_record(records: Records) -> None:
    """The one of another kind is not taken for the meeting on record, and the command that makes it is named."""
    heard = registers.heard([Row(1, ("Name", "18/03/2026", "18/03/2026 (EGM)")), Row(2, ("Jane Smith", "P", "A"))], {})
    ordinary, other = placing(records, BOARD, heard.occasions, None).places
    assert (ordinary.meeting, other.meeting, other.open) == (f"{BOARD}/2026-03-18", None, True)
    assert f"`partnership new meeting {BOARD} 2026-03-18-2 --kind extraordinary` makes it" in other.why


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
