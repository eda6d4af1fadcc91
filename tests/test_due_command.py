"""The commands on what is due and on meetings: what they print, save and refuse, and calendars as other programs read them."""

from __future__ import annotations

import io
import json
import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import vobject
from docx import Document
from icalendar import Calendar

from folders import EXAMPLE, ROOT, board, laid, meeting, snapshot
from output_schemas import validator
from partnership.commands import run

if TYPE_CHECKING:
    from pathlib import Path

REAL = ROOT / "records"
AS_OF = ("--as-of", "2026-03-10")
TRUST = "childrens-trust"


def said(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> tuple[int, str, str]:
    """Run a command; return the exit status and what it printed."""
    status = run([*arguments, "--records", str(records)])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err
    return status, printed.out, printed.err


COMMANDS = (
    ("due", "due", AS_OF), ("due", "due", ("--as-of", "2026-07-20", TRUST)), ("meetings", "meetings", AS_OF), ("meetings", "meetings", (TRUST, *AS_OF)),
    ("meetings", "meetings-promised", ("--promised", *AS_OF)), ("meetings", "meetings-in-time", ("--in-time", "--year", "2025/26", *AS_OF)),
    ("decisions", "decisions", ()), ("decisions", "decisions", (TRUST, "--about", "budget", "--year", "2026")), ("actions", "actions", ("--as-of", "2026-07-20")),
    ("actions", "actions", ("--by", "owner", "--open", "--owner", "council", "--as-of", "2026-07-20")), ("agenda", "agenda", (TRUST, *AS_OF)),
    ("schedule", "schedule", (TRUST, "--year", "2027", *AS_OF)),
)  # fmt: skip


@pytest.mark.parametrize("records", [EXAMPLE, REAL], ids=["example", "real"])
@pytest.mark.parametrize(("command", "schema", "options"), COMMANDS)
def test_the_json_is_as_published(
    capsys: pytest.CaptureFixture[str], command: str, schema: str, options: tuple[str, ...], records: Path
) -> None:
    """Every answer in JSON fits the schema that `partnership schema` prints."""
    if records == REAL:
        options = tuple("lincolnshire/cypsp" if one == TRUST else one for one in options) + (
            ("--meetings", "4") if command == "schedule" else ()
        )
        if command == "agenda":
            options = ("lincolnshire/cypsp@2014-02-24", "--as-of", "2014-01-31")
    status, out, err = said(capsys, command, *options, "--format", "json", records=records)
    assert (status, err) == (0, "")
    validator(schema).validate(json.loads(out))


@pytest.mark.parametrize(("command", "schema", "options"), COMMANDS)
@pytest.mark.parametrize("format_", ["text", "markdown", "html", "csv"])
def test_every_format_says_it(
    capsys: pytest.CaptureFixture[str], command: str, schema: str, options: tuple[str, ...], format_: str
) -> None:
    """Something is said in every format, and nothing of Python."""
    status, out, _ = said(capsys, command, *options, "--format", format_)
    assert status == 0, schema
    assert len(out) > 40
    assert not any(word in out for word in ("None", "NamedTuple", "Truth.", "Moment("))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("due", "--within", "soon"), "is not a number of days up to 3660; write it as 60d for days or 8w for weeks"),
        (("due", "--within", "9999w"), "is not a number of days"),
        (("due", "--within", "-1"), "is not a number of days"),
        (("due", TRUST, "--place", "exampleshire"), "a board and --place exclude one another"),
        (("due", "nobody-knows"), "there is no board `nobody-knows`"),
        (("due", "rowan", "--as-of", "2026-01-01"), "was not there on 1 January 2026"),
        (("due", "--as-of", "2026-02-30"), "is not a day"),
        (("due", "--format", "xlsx"), "an xlsx is a file"),
        (("meetings", "--promised", "--in-time"), "--promised and --in-time exclude one another"),
        (("meetings", "--promised", "--format", "ics"), "are tables of boards"),
        (("meetings", "--promised", "--year", "2026"), "so a year or --from and --to have nothing to do"),
        (("meetings", "--deadlines"), "--deadlines adds events to a calendar"),
        (("meetings", "--seat", "police"), "name the board too"),
        (("meetings", TRUST, "--seat", "polise"), "has no seat `polise`; did you mean `police`?"),
        (("meetings", TRUST, "--seat", "zzzzzz"), "`partnership seats exampleshire/childrens-trust` shows them"),
        (("meetings", "--organisation", "nobody-knows"), "there is no organisation `nobody-knows`"),
        (("meetings", "--year", "26"), "--year '26' is not a year"),
        (("meetings", "--year", "2025/27"), "is not a year; write 2026 for a calendar year, or 2025/26"),
        (("meetings", "--year", "9999"), "is not a year"),
        (("meetings", "--year", "2026", "--from", "2026-01-01"), "--year and --from or --to exclude one another"),
        (("meetings", "--from", "2026-02-01", "--to", "2026-01-01"), "is later than --to"),
        (
            ("meetings", f"exampleshire/{TRUST}/2026-02-11"),
            f"is one meeting; `partnership show exampleshire/{TRUST}/2026-02-11` has its card",
        ),
        (("meetings", "ect@2026-02-11"), "`partnership show ect@2026-02-11` has its card"),
        (("actions", "--open", "--overdue"), "--open and --overdue exclude one another"),
        (("agenda", TRUST, "2020-01-01"), "there is no meeting `2020-01-01`"),
        (("agenda", TRUST, "--as-of", "2030-01-01"), "is planned from 1 January 2030 on"),
        (("agenda", TRUST, "--format", "docx", *AS_OF), "a docx is a file"),
        (("schedule", TRUST, "--year", "2099/00"), "bank holidays are known from 1975 to 2099"),
        (("schedule", TRUST, "--year", "next"), "is not a year"),
        (("schedule", TRUST, "--year", "2027", "--dry-run"), "give --write too"),
        (("schedule", TRUST, "--year", "2027", "--write", "--format", "json"), "leave out --format and --output"),
        (("meetings", TRUST, "--place", "exampleshire"), "a board and --place exclude one another"),
        (("schedule", TRUST, "--year", "2027", "--meetings", "0"), "is not a number of meetings from 1 to 53"),
        (
            ("schedule", "best-start", "--year", "2027"),
            "does not come to one number (as needed); say how many with --meetings",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    """One sentence with the remedy, and exit status 2."""
    status, out, err = said(capsys, *arguments)
    assert (status, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("fail_on", "day", "status"),
    [("overdue", "2026-07-20", 1), ("overdue", "2025-10-20", 0), ("never", "2026-07-20", 0)],
)
def test_the_exit_status(capsys: pytest.CaptureFixture[str], fail_on: str, day: str, status: int) -> None:
    """0 whatever is due, unless it was asked to fail on what is overdue."""
    assert said(capsys, "due", "--as-of", day, "--fail-on", fail_on)[0] == status


@pytest.mark.parametrize("command", ["due", "meetings", "decisions", "actions"])
def test_a_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str) -> None:
    """It is said first, the rest is shown, and the exit status is 2."""
    records = laid(
        tmp_path,
        {
            "boards/exampleshire/youth.yaml": board("Youth Board"),
            "meetings/exampleshire/youth/2026-01-14.yaml": "kind: [\n",
        },
    )
    status, out, _ = said(capsys, command, records=records)
    assert status == 2
    assert "could not be read" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("due",),
        ("meetings",),
        ("meetings", "--promised"),
        ("meetings", "--in-time"),
        ("decisions",),
        ("actions",),
        ("schedule", "youth", "--year", "2027", "--meetings", "2"),
    ],
)
def test_a_meeting_under_a_name_that_is_not_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """What stands there would have been counted, so it is said to be missing."""
    files: dict[str, str | bytes] = {
        "places/exampleshire.yaml": "name: Exampleshire\nkind: county\nbank_holidays: {region: england}\n",
        "boards/exampleshire/youth.yaml": board("Youth Board"),
        "meetings/exampleshire/youth/14-01-2026.yaml": meeting(),
    }
    records = laid(tmp_path, files)
    status, out, _ = said(capsys, *arguments, records=records)
    assert status == 2
    assert "meetings/exampleshire/youth/14-01-2026.yaml" in out


def test_a_board_or_meeting_that_cannot_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Nothing can be said of its agenda or its year, and the sentence says so."""
    records = laid(
        tmp_path,
        {
            "boards/exampleshire/youth.yaml": "kind: [\n",
            "meetings/exampleshire/youth/2026-01-14.yaml": meeting("planned"),
        },
    )
    for arguments in (
        ("agenda", "exampleshire/youth@2026-01-14"),
        ("schedule", "exampleshire/youth", "--year", "2027"),
    ):
        status, _, err = said(capsys, *arguments, records=records)
        assert status == 2
        assert "cannot be read, so nothing can be" in err


YEARS = {
    "places/north.yaml": "name: North\nkind: county\nfinancial_year: {starts: 07-01}\n",
    "places/inside.yaml": "name: Inside\nkind: district\nwithin: north\n",
    "places/south.yaml": "name: South\nkind: county\n",
    "places/west.yaml": "name: West\nkind: county\nfinancial_year: {starts: 01-01}\n",
    **{f"boards/{place}/youth.yaml": board("Youth Board") for place in ("inside", "south", "west")},
    **{
        f"meetings/inside/youth/{day}.yaml": meeting()
        for day in ("2025-06-30", "2025-07-01", "2026-06-30", "2026-07-01")
    },
    "meetings/south/youth/2025-04-01.yaml": meeting(),
}


def test_a_financial_year_is_the_place_s_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """By its own record or that of the place around it, otherwise from 1 April; where boards differ, or a year is none, that is said."""
    records = laid(tmp_path, YEARS)

    def days(*arguments: str) -> list[str]:
        out = json.loads(
            said(capsys, "meetings", *arguments, "--year", "2025/26", "--format", "json", records=records)[1]
        )
        return [one["day"]["earliest"] for one in out["meetings"]]

    assert days("inside/youth") == ["2025-07-01", "2026-06-30"]
    assert days("--place", "south") == ["2025-04-01"]
    status, _, err = said(capsys, "decisions", "--year", "2025/26", records=records)
    assert (status, "begin on 01-01 and 04-01 and 07-01; name a board or --place" in err) == (2, True)
    status, _, err = said(capsys, "schedule", "west/youth", "--year", "2025/26", records=records)
    assert (status, "is the calendar year; write 2025 or 2026" in err) == (2, True)


def test_the_forward_plan_opens_in_a_spreadsheet(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A row for each thing, in order of day, real dates in the first column; the same answer is the same bytes."""
    files = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for file in files:
        said(capsys, "due", "--as-of", "2026-07-20", "--format", "xlsx", "--output", str(file))
    assert files[0].read_bytes() == files[1].read_bytes()
    sheet = openpyxl.load_workbook(files[0]).worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], datetime)]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows if isinstance(row[0], datetime))
    assert (len(rows), rows[-1][3]) == (9, "Papers for the meeting of 16 September 2026")


def test_the_forward_plan_of_what_has_no_day(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Several readings and no day at all stand in it too."""
    said(
        capsys,
        "due",
        "cypsp",
        "--as-of",
        "2014-01-31",
        "--format",
        "xlsx",
        "--output",
        str(tmp_path / "a.xlsx"),
        records=REAL,
    )
    cells = [
        cell
        for row in openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(values_only=True)
        for cell in row
    ]
    assert {"Thu 13 February 2014", "no day"} <= set(cells)


def test_the_front_sheet_opens_in_a_word_processor(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The agenda of a meeting to come, with the day for papers; the same answer is the same bytes."""
    files = [tmp_path / name for name in ("a.docx", "b.docx")]
    for file in files:
        assert said(capsys, "agenda", TRUST, "next", *AS_OF, "--format", "docx", "--output", str(file))[0] == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    word = Document(io.BytesIO(files[0].read_bytes()))
    lines = [paragraph.text for paragraph in word.paragraphs]
    assert {"Papers by\tFri 1 May 2026", "\t7 working days before the meeting"} <= set(lines)


def events(text: str) -> dict[str, Any]:
    """Return the events of a calendar by their UID, as icalendar reads them, after another parser has read the same ones."""
    found = {str(one["UID"]): one for one in Calendar.from_ical(text).walk("VEVENT")}
    other = vobject.readOne(text)
    assert sorted(found) == sorted(one.uid.value for one in other.contents.get("vevent", []))
    for one in other.contents.get("vevent", []):
        assert one.dtstart.value == found[one.uid.value].decoded("DTSTART"), one.uid.value
    return found


def test_meetings_as_a_calendar(capsys: pytest.CaptureFixture[str]) -> None:
    """An event for each meeting, by London's clock in winter and in summer, what was called off kept, and no clock of this machine."""
    status, text, _ = said(capsys, "meetings", TRUST, "--from", "2025-09-01", *AS_OF, "--format", "ics")
    found = events(text)
    name = "exampleshire/childrens-trust/{}@partnership.invalid"
    assert (status, len(found)) == (0, 10)
    assert found[name.format("2025-09-17")]["STATUS"] == "CANCELLED"
    winter, summer = (found[name.format(day)].decoded("DTSTART") for day in ("2025-12-10", "2026-05-13"))
    assert [one.astimezone(UTC).hour for one in (winter, summer)] == [14, 13]
    assert {one.decoded("DTSTAMP") for one in found.values()} == {datetime(2026, 3, 10, tzinfo=UTC)}
    assert text == said(capsys, "meetings", TRUST, "--from", "2025-09-01", *AS_OF, "--format", "ics")[1]
    assert "\r\n" in text
    later = events(
        said(capsys, "meetings", TRUST, "--from", "2025-09-01", "--as-of", "2026-03-11", "--format", "ics")[1]
    )
    assert all(later[uid]["SEQUENCE"] > one["SEQUENCE"] for uid, one in found.items())


def test_deadlines_as_events_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    """The day for papers is an event for a whole day, of the same name from whichever command."""
    asked = (TRUST, "--from", "2026-05-01", "--to", "2026-05-31", *AS_OF, "--format", "ics")
    assert len(events(said(capsys, "meetings", *asked)[1])) == 1
    found = events(said(capsys, "meetings", *asked, "--deadlines")[1])
    uid = "exampleshire/childrens-trust/2026-05-13/papers@partnership.invalid"
    assert found[uid].decoded("DTSTART") == date(2026, 5, 1)
    assert "7 working days before the meeting" in found[uid]["DESCRIPTION"]
    assert uid in events(said(capsys, "due", TRUST, *AS_OF, "--format", "ics")[1])
    off = events(said(capsys, "meetings", TRUST, "--year", "2025", *AS_OF, "--format", "ics", "--deadlines")[1])
    assert {str(one["STATUS"]) for uid, one in off.items() if "/2025-09-17" in uid} == {"CANCELLED"}
    assert len([uid for uid in off if "/2025-09-17" in uid]) == 2


def test_a_calendar_of_an_organisation_and_of_a_seat(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Only the meetings at which it has a seat; saved to a file they are the same."""
    police = events(
        said(capsys, "meetings", "--organisation", "Exampleshire Police", "--year", "2026", *AS_OF, "--format", "ics")[
            1
        ]
    )
    assert {uid.split("/")[1] for uid in police} == {
        "childrens-trust",
        "childrens-partnership-board-north",
        "childrens-partnership-board-south",
        "safeguarding-partnership",
    }
    seat = said(capsys, "meetings", TRUST, "--seat", "police", *AS_OF, "--format", "ics")[1]
    said(capsys, "meetings", TRUST, "--seat", "police", *AS_OF, "--format", "ics", "--output", str(tmp_path / "a.ics"))
    assert (tmp_path / "a.ics").read_bytes() == seat.encode()


def test_days_proposed_are_tentative(capsys: pytest.CaptureFixture[str]) -> None:
    """A calendar of a year to be, without what is on record already."""
    found = events(said(capsys, "schedule", TRUST, "--year", "2026", "--meetings", "6", *AS_OF, "--format", "ics")[1])
    assert {uid: str(one["STATUS"]) for uid, one in found.items()} == {
        "exampleshire/childrens-trust/2026-04-01@partnership.invalid": "TENTATIVE"
    }


def test_a_year_is_written_only_when_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--write` makes a record of each day proposed; nothing else does, and a second time there is nothing left to write."""
    shutil.copytree(EXAMPLE, tmp_path / "records")
    asked = ("schedule", "esp", "--year", "2027", *AS_OF)
    before = snapshot(tmp_path)
    for more in ((), ("--write", "--dry-run")):
        assert said(capsys, *asked, *more, records=tmp_path / "records")[0] == 0
        assert snapshot(tmp_path) == before
    assert said(capsys, *asked, "--write", records=tmp_path / "records")[0] == 0
    made = sorted(set(snapshot(tmp_path)) - set(before))
    folder = "records/meetings/exampleshire/safeguarding-partnership"
    assert made == [f"{folder}/{day}.yaml" for day in ("2027-03-03", "2027-06-30", "2027-11-03")]
    assert (tmp_path / made[0]).read_text().splitlines()[1:] == ["kind: ordinary", "status: planned"]
    status, out, _ = said(capsys, *asked, "--write", records=tmp_path / "records")
    assert (status, "Nothing was written" in out) == (0, True)


HOSTILE = 'Board\\nEND:VEVENT;"=1+1",\\u202e\\r\\nATTENDEE:mailto:x'


def test_nothing_of_a_record_becomes_a_line_of_a_calendar(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Line ends, separators and marks of direction in a name or a venue stay text; a time that no clock shows makes a whole day; a meeting without a day is counted."""
    files: dict[str, str | bytes] = {
        "boards/exampleshire/youth.yaml": f'name: "{HOSTILE.replace(chr(34), chr(92) + chr(34))}"\nkind: board\n',
        "meetings/exampleshire/youth/2026-05-13.yaml": meeting(
            "planned", 'starts: "29:30"\nvenue: "A\\r\\nX-EVIL:1"\n'
        ),
        "meetings/exampleshire/youth/2026-05-14.yaml": meeting(
            "postponed", 'starts: "10:00"\nended: "12:00"\npostponed_to: 2026-06-01\n'
        ),
        "meetings/exampleshire/youth/undated-x.yaml": meeting(),
    }
    _, text, _ = said(capsys, "meetings", *AS_OF, "--format", "ics", records=laid(tmp_path, files))
    found = events(text)
    whole, moved = (found[f"exampleshire/youth/2026-05-{day}@partnership.invalid"] for day in (13, 14))
    assert whole.decoded("DTSTART") == date(2026, 5, 13)
    assert not any(line.startswith(("X-EVIL", "ATTENDEE")) for line in text.splitlines())
    assert (moved["STATUS"], moved.decoded("DTEND").hour, moved["DESCRIPTION"]) == (
        "CANCELLED",
        12,
        "Moved to 1 June 2026.\nState: postponed.",
    )
    assert "Without a day\\, and so not here: 1 meeting." in text.replace("\r\n ", "")


TERMS = """terms_of_reference:
  - since: 2021-01-01
    deadlines:
      - {what: papers, title: The pack, days: 3, counting: lga-s243, before: meeting}
      - {what: minutes-draft, days: 2, counting: calendar, after: meeting}
"""
CARRIED = """actions:
  a: {action: Write}
  b: {action: Call, due: {after: 2026-01-01, before: 2026-03-05}}
"""
RESTRUCTURE = """name: New boards
stages: [{stage: in-force, on: 2026-02-01, ends: [exampleshire/old], establishes: [exampleshire/youth]}]
continuity:
  - {board: exampleshire/old, action: exampleshire/old/2026-01-14#a, fate: carried, to: [exampleshire/youth]}
  - {board: exampleshire/old, action: exampleshire/old/2026-01-14#b, fate: retired, reason: It was overtaken.}
"""


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Records with clauses, actions and days of every sort."""
    place = "name: Exampleshire\nkind: county\nbank_holidays: {region: england}\n"
    closed = "actions_closed:\n  - {action: exampleshire/youth/2026-01-14#c, outcome: carried-elsewhere}\n"
    files: dict[str, str | bytes] = {
        "places/exampleshire.yaml": place,
        "boards/exampleshire/youth.yaml": board("Youth Board") + TERMS,
        "boards/exampleshire/old.yaml": board("Old Board") + "dissolved: {on: 2026-01-31}\n",
        "boards/exampleshire/gone.yaml": board("Gone Board") + "dissolved: {on: 2026-01-31}\n",
        "meetings/exampleshire/old/2026-01-14.yaml": meeting("held", CARRIED),
        "meetings/exampleshire/gone/2026-01-14.yaml": meeting("held", "actions:\n  d: {action: Ask}\n"),
        "meetings/exampleshire/youth/2026-01-14.yaml": meeting(
            "held", "minutes: {drafted: 2026-01-19}\nactions:\n  c: {action: Read, due: 2026}\n"
        ),
        "meetings/exampleshire/youth/2026-02-18.yaml": meeting("held", closed + "minutes: {drafted: 2026}\n"),
        "meetings/exampleshire/youth/2026-03-16.yaml": meeting(
            "planned", "papers: {sent: 2026-03-02}\nitems: [{number: 1, title: Welcome, purpose: [information]}]\n"
        ),
        "restructures/exampleshire/new.yaml": RESTRUCTURE,
    }
    return laid(tmp_path, files)


def test_actions_in_words(capsys: pytest.CaptureFixture[str], odd: Path) -> None:
    """Carried on by another board, retired, nobody's, or carried elsewhere without having been closed there."""
    status, out, _ = said(capsys, "actions", *AS_OF, records=odd)
    assert status == 0
    for words in (
        "its board has ended: carried to Youth Board", "its board has ended: retired, It was overtaken.",
        "its board has ended, and no restructure says who has it", "carried on from 18 February 2026, not closed there", "after 1 January 2026, before 5 March 2026",
        "perhaps overdue",
    ):  # fmt: skip
        assert words in out


def test_section_243_in_words(capsys: pytest.CaptureFixture[str], odd: Path) -> None:
    """Each of its readings says what it makes of Saturdays."""
    out = said(capsys, "due", "youth", "--as-of", "2026-02-25", records=odd)[1]
    assert "Tue 10 March 2026 (or Wed 11 March 2026): The pack for the meeting of 16 March 2026, due in 13 days" in out
    assert "3 clear days by section 243 of the Local Government Act 1972 (Saturdays left out) before the meeting" in out
    assert "(Saturdays counted) or clear days" in out
    assert "(Saturdays counted, and week days at Christmas) before the meeting" in out


def test_an_agenda_with_everything(capsys: pytest.CaptureFixture[str], odd: Path) -> None:
    """Papers that were sent, items, minutes drafted and not."""
    out = said(capsys, "agenda", "youth", *AS_OF, records=odd)[1]
    for words in (
        "Papers sent     2 March 2026",
        "Meeting of 14 January 2026, drafted 19 January 2026",
        "1  Welcome  information",
        "Read",
    ):
        assert words in out
    later = said(capsys, "agenda", "old@2026-01-14", "--as-of", "2026-01-10", records=odd)[1]
    for words in (
        "Papers by       no terms of reference on record say",
        "None: those of every earlier meeting",
        "None is on record.",
    ):
        assert words in later


def test_hindsight_with_nothing_known(capsys: pytest.CaptureFixture[str], odd: Path) -> None:
    """Late by so many days, and nothing promised at all."""
    out = said(capsys, "meetings", "youth", "--in-time", *AS_OF, records=odd)[1]
    assert "late by 3 days" in out
    assert "0 of 1 (0%)" in out
    assert (
        "No terms of reference on record promise anything"
        in said(capsys, "meetings", "old", "--in-time", *AS_OF, records=odd)[1]
    )
    assert "none is known" in said(capsys, "meetings", "--in-time", "--from", "2026-02-01", *AS_OF, records=odd)[1]


def test_calendars_with_everything(capsys: pytest.CaptureFixture[str], odd: Path) -> None:
    """A clause that cannot be told, or whose day is not known, makes no event; what has no day is counted."""
    found = events(said(capsys, "meetings", "--deadlines", *AS_OF, "--format", "ics", records=odd)[1])
    assert "exampleshire/youth/2026-03-16/papers/the-pack@partnership.invalid" in found
    text = said(capsys, "due", *AS_OF, "--format", "ics", records=odd)[1]
    assert "and so not here" in text.replace("\r\n ", "")


def test_only_the_boards_of_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    """And of the places inside it."""
    out = said(capsys, "due", "--place", "exampleshire", "--as-of", "2026-07-20")[1]
    assert "Exampleshire Children's Trust" in out


def test_check_does_not_ask_the_clock(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What has merely become due is nothing to `check`: overdue papers, minutes, actions and reviews leave it sound."""
    text = (
        board("Youth Board")
        + "terms_of_reference:\n  - since: 2001-01-01\n    review_due: 2002-01-01\n    read: part\n    source: {document: terms}\n    deadlines:\n      - {what: papers, days: 7, counting: working, before: meeting, source: {document: terms}}\n"
    )
    place = "name: Exampleshire\nkind: county\nbank_holidays: {region: england}\ndocuments:\n  terms: {title: Terms, kind: page}\nsource: {document: terms}\n"
    day = meeting("planned", "source: {document: terms}\n")
    records = laid(
        tmp_path,
        {
            "boards/exampleshire/youth.yaml": text + "source: {document: terms}\n",
            "places/exampleshire.yaml": place,
            "meetings/exampleshire/youth/2002-05-13.yaml": day,
        },
    )
    assert said(capsys, "due", "--fail-on", "overdue", records=records)[0] == 1
    status, out, _ = said(capsys, "check", "--no-cache", "--fail-on", "warning", records=records)
    assert (status, "overdue" in out) == (0, False)
