"""Attendance reports of Teams: every form that they have had, whose rows are whose, how long, and on which day."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folders import EXAMPLE
from partnership.commands import run
from partnership.recording.importing.callers import no_person, untagged
from partnership.recording.importing.heard import Aside, StrangeFileError
from partnership.recording.importing.stamps import length, stamp
from partnership.recording.importing.teams import heard
from partnership.source.tables import Row, sheets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from partnership.recording.importing.heard import Heard, Saying

REPORT = """\
1. Summary
Meeting title\tExampleshire Children's Trust
Attended participants\t5
Start time\t7/22/26, 1:58:11 PM
End time\t7/22/26, 4:31:02 PM
Meeting duration\t2h 32m 51s
Average attendance time\t1h 55m 13s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Reed, Ann (Alder Council)\t7/22/26, 1:58:11 PM\t7/22/26, 4:31:02 PM\t2h 32m 51s\tAnn.Reed@alder.example\tar16@alder.example\tOrganiser
Si\u00e2n O'Brien (Guest)\t7/22/26, 2:02:00 PM\t7/22/26, 4:30:00 PM\t2h 20m 0s\t\t\tAttendee
+44 *****12\t7/22/26, 2:05:00 PM\t7/22/26, 2:09:30 PM\t4m 30s\t\t\tAttendee
Committee Room 2\t7/22/26, 1:59:30 PM\t7/22/26, 4:31:00 PM\t2h 31m 30s\troom2@x.example\troom2@x.example\tPresenter
Sam Okafor\t7/22/26, 2:00:00 PM\t7/22/26, 3:00:00 PM\t1h 0m 0s\tsam@x.example\tsam@x.example\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Reed, Ann (Alder Council)\t7/22/26, 1:58:11 PM\t7/22/26, 4:31:02 PM\t2h 32m 51s\tann.reed@alder.example\tOrganiser
Si\u00e2n O'Brien (Guest)\t7/22/26, 2:02:00 PM\t7/22/26, 3:02:00 PM\t1h 0m 0s\t\tAttendee
Si\u00e2n O'Brien (Guest)\t7/22/26, 3:10:00 PM\t7/22/26, 4:30:00 PM\t1h 20m 0s\t\tAttendee
Sam Okafor\t7/22/26, 2:00:00 PM\t7/22/26, 2:40:00 PM\t40m 0s\tsam@x.example\tPresenter
Sam Okafor\t7/22/26, 2:30:00 PM\t7/22/26, 3:00:00 PM\t30m 0s\tsam@x.example\tPresenter
"""


def of(*lines: str) -> Heard:
    """Return what a report of these lines says, its cells set apart by `|`."""
    found = heard(tuple(Row(number, tuple(line.split("|"))) for number, line in enumerate(lines, 1)))
    assert found is not None
    assert accounted(found) == list(range(1, len(lines) + 1))
    return found


def accounted(found: Heard) -> list[int]:
    """Return the rows in sayings and asides, in order."""
    return sorted([*(row for one in found.sayings for row in one.rows), *(one.row for one in found.asides)])


def said(found: Heard, name: str) -> Saying:
    """Return what is said of the one person of this name."""
    (one,) = [each for each in found.sayings if each.name == name]
    return one


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """The whole report, written as Teams writes it."""
    path = tmp_path_factory.mktemp("teams") / "Attendance report.csv"
    path.write_bytes(REPORT.replace("\n", "\r\n").encode("utf-16"))
    found = heard(sheets(path)[0].rows)
    assert found is not None
    return found


def test_a_report_as_teams_writes_it(report: Heard) -> None:
    """The meeting, everybody in it once with the minutes that they were there, and every row accounted for."""
    (held,) = report.occasions
    assert (held.days, held.began, held.ended, held.title) == (
        (date(2026, 7, 22),), "13:58", "16:31", "Exampleshire Children's Trust",
    )  # fmt: skip
    assert [(one.name, one.came, one.arrived, one.left, one.minutes) for one in report.sayings] == [
        ("Reed, Ann (Alder Council)", "virtual", "13:58", "16:31", 152),
        ("Si\u00e2n O'Brien", "virtual", "14:02", "16:30", 140),
        ("+44 *****12", None, "14:05", "14:09", 4),
        ("Committee Room 2", None, "13:59", "16:31", 151),
        ("Sam Okafor", "virtual", "14:00", "15:00", 60),
    ]
    assert accounted(report) == [number for number, line in enumerate(REPORT.splitlines(), 1) if line]
    assert said(report, "Sam Okafor").rows == (15, 22, 23)
    assert (report.unused, "Join Time" in report.used) == (("Role",), True)


def test_what_a_reader_should_know(report: Heard) -> None:
    """How the day was read, who may have typed their name, and whom no report of Teams can show."""
    assert report.notes == (
        "`7/22/26, 1:58:11 PM` is 22 July 2026: the report writes the month first.",
        "As guests or from outside, under a name that they may have typed: Si\u00e2n O'Brien.",
        "Everybody here joined in Teams. Whoever sat in a room, or behind somebody else's account, is not in the report.",
    )
    assert [one.why_not for one in report.sayings if one.why_not] == [
        "they called by telephone, and the report has no name",
        "it is the account of a room, and the report does not say who sat in it",
    ]


def test_the_same_report_saved_as_a_workbook(report: Heard, tmp_path: Path) -> None:
    """Somebody opened it in a spreadsheet and saved it; times that became dates of the spreadsheet say the same."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in REPORT.splitlines():
        cells = (stamp(cell) for cell in line.split("\t"))
        sheet.append([one.at("month") if one else cell for one, cell in zip(cells, line.split("\t"), strict=True)])
    book.save(tmp_path / "x.xlsx")
    found = heard(sheets(tmp_path / "x.xlsx")[0].rows)
    assert found is not None
    assert [one._replace(printed="") for one in found.sayings] == [one._replace(printed="") for one in report.sayings]
    assert found.occasions[0].days == (date(2026, 7, 22),)


def test_the_list_of_steps() -> None:
    """The oldest form has a row for each time that somebody joined or left; who was there before has no time of joining."""
    found = of(
        "Full Name|User Action|Timestamp",
        "Sam Okafor|Joined before|22/07/2026, 19:00:00",
        "Ann Reed|Joined|22/07/2026, 19:05:00",
        "Ann Reed|Left|22/07/2026, 19:25:00",
        "Ann Reed|Joined|22/07/2026, 19:30:00",
        "Ann Reed|Left|22/07/2026, 20:00:00",
        "Sam Okafor|Left|22/07/2026, 20:01:30",
        "Bo Lee|Joined|22/07/2026, 19:10:00",
        "Cy Day|Left|22/07/2026, 19:10:00",
        "Ed Fox|Joined|soon",
        "Di May|Invited|22/07/2026, 19:10:00",
    )
    assert [(one.name, one.arrived, one.left, one.minutes) for one in found.sayings] == [
        ("Sam Okafor", None, "20:01", 61),
        ("Ann Reed", "19:05", "20:00", 50),
        ("Bo Lee", "19:10", None, None),
        ("Cy Day", None, "19:10", None),
        ("Ed Fox", None, None, None),
    ]
    assert found.asides[-1].why == "its action is neither joining nor leaving"
    assert found.occasions[0].days == (date(2026, 7, 22),)


def test_the_form_with_a_summary_and_one_table() -> None:
    """In the form between, each row is a stay; who had not left yet is there until the meeting ended."""
    found = of(
        "Meeting Summary",
        "Total Number of Participants|2",
        "Meeting Title|Trust",
        "Meeting Start Time|22/07/2026 19:00:00",
        "Meeting End Time|22/07/2026 20:30:00",
        "Full Name|Join Time|Leave Time|Duration|Email|Role|Participant ID (UPN)",
        "Ann Reed|22/07/2026 19:00:00|22/07/2026 19:30:00|30m|ann@x.example|Organizer|ann@x.example",
        "Ann Reed|22/07/2026 19:20:00|22/07/2026 19:50:00|30m|ann@x.example|Organizer|ann@x.example",
        "Sam Okafor|22/07/2026 20:00:00||||Attendee|",
    )
    assert [(one.name, one.left, one.minutes) for one in found.sayings] == [
        ("Ann Reed", "19:50", 50),
        ("Sam Okafor", None, 30),
    ]
    assert "attended, and has" not in " ".join(found.notes)


@pytest.mark.parametrize(
    "headings",
    [
        "NAME|FIRST JOIN|LAST LEAVE",
        "Name|In-meeting duration|Participant ID (UPN)",
        "Participant|Join time|Duration",
        "Name|First join|Timestamp",
        "Name|Email|Participant ID (UPN)|Role|Engagement: Camera On",
    ],
)
def test_headings_are_known_whatever_was_left_out(headings: str) -> None:
    """Capitals vary between versions, and a policy leaves columns out."""
    assert of("2. Teilnehmer", headings, "Ann Reed||").sayings[0].name == "Ann Reed"


@pytest.mark.parametrize(
    "headings",
    ["Name|Mark", "Name|Arrived|Left", "Name|Email|Organisation", "First join|Last leave", "Name|Joined|Left"],
)
def test_other_tables_are_no_report(headings: str) -> None:
    """A register, a roll and a list of members are not taken for a report."""
    assert heard([Row(1, tuple(headings.split("|"))), Row(2, ("Ann", "p"))]) is None


def test_without_times_nothing_is_made_up() -> None:
    """Where a policy leaves the times out, they were there, and that is all that is known."""
    found = of(
        "2. Participants", "Name|Email|Participant ID (UPN)|Role", "Ann Reed|ann@x.example|ann@x.example|Organizer"
    )
    (ann,) = found.sayings
    assert (ann.came, ann.printed, ann.arrived, ann.left, ann.minutes, ann.why_not) == (
        "virtual",
        "",
        None,
        None,
        None,
        None,
    )
    assert (found.occasions[0].days, found.notes[0]) == (
        (),
        "The report has no times, so how long anybody was there is not known.",
    )


def test_who_has_no_time_where_others_have_one_was_not_there() -> None:
    """A row of somebody who was asked and did not come is not taken for one who came."""
    found = of("Name|First Join|Last Leave|Duration", "Ann Reed|22/07/2026 19:00|22/07/2026 20:00|1h", "Sam Okafor||")
    assert (said(found, "Ann Reed").came, said(found, "Sam Okafor").came) == ("virtual", None)
    assert said(found, "Sam Okafor").why_not == "the report has no time at which they were there"


def taken_in(file: Path, records: Path, *arguments: str) -> dict[str, tuple[str, str | None]]:
    """Return what becomes of everybody in a report of the meeting of 8 July 2026, by name."""
    shown = file.with_suffix(".json")
    there = ["import", str(file), "--meeting", "childrens-trust", "--as-of", "2026-07-09", "--records", str(records)]
    run([*there, "--format", "json", "--output", str(shown), *arguments])
    run([*there, "--write", *arguments])
    return {one["name"]: (one["becomes"], one["why"]) for one in json.loads(shown.read_text("utf-8"))["marks"]}


def test_two_reports_of_one_meeting(tmp_path: Path) -> None:
    """The organiser started it again: the second report adds, changes nobody, and makes nobody leave before they arrived."""
    records = shutil.copytree(EXAMPLE, tmp_path / "records")
    head = "Name\tJoin Time\tLeave Time\tEmail\n"
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(
        head
        + "Avery Example\t8/7/2026 14:00\t8/7/2026 16:00\ta@x.example\n"
        + "Ellis Model\t8/7/2026 14:00\t8/7/2026 15:00\te@x.example\n",
        encoding="utf-16",
    )
    second.write_text(
        "End time\t08/07/2026 17:00\n"
        + head
        + "Avery Example\t8/7/2026 16:05\t8/7/2026 17:00\ta@x.example\n"
        + "Ellis Model\t8/7/2026 16:05\t8/7/2026 17:00\te@x.example\n"
        + "Uma Pseudonym\t8/7/2026 16:05\t8/7/2026 17:00\tu@x.example\n",
        encoding="utf-16",
    )
    assert set(taken_in(first, records).values()) == {("new", None)}
    again = taken_in(second, records)
    assert [becomes for becomes, _ in again.values()] == ["same", "same", "new"]
    assert {becomes for becomes, _ in taken_in(second, records).values()} == {"same"}


def test_times_of_a_second_report_that_cannot_both_be(tmp_path: Path) -> None:
    """Who is recorded as having left, and joined the second call, is left for somebody to look at."""
    records = shutil.copytree(EXAMPLE, tmp_path / "records")
    file = tmp_path / "x.csv"
    head = "End time\t08/07/2026 16:00\nName\tJoin Time\tLeave Time\n"
    file.write_text(f"{head}Ellis Model\t8/7/2026 14:00\t8/7/2026 15:00\n", encoding="utf-8")
    assert taken_in(file, records, "--late", "10") == {"Ellis Model": ("new", None)}
    file.write_text(f"{head}Ellis Model\t8/7/2026 15:30\t8/7/2026 16:00\n", encoding="utf-8")
    why = "with what the record has they would arrive at 15:30 and leave at 15:00"
    assert taken_in(file, records, "--late", "10") == {"Ellis Model": ("differs", why)}


HEADINGS = ("2. Participants", "Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role")
STAYS = ("3. In-Meeting Activities", "Name|Join Time|Leave Time|Duration|Email|Role")


def test_two_of_one_name_stay_two() -> None:
    """Addresses tell them apart; a stay without one is put to neither, and a row of the list is somebody of its own."""
    found = of(
        *HEADINGS,
        "Sam Okafor|22/07/2026 19:00|22/07/2026 20:00|1h|sam@a.example|sam@a.example|",
        "Sam Okafor|22/07/2026 19:00|22/07/2026 19:30|30m|sam@b.example|sam@b.example|",
        "Sam Okafor|22/07/2026 19:00|22/07/2026 19:10|10m|||",
        *STAYS,
        "Sam Okafor|22/07/2026 19:00|22/07/2026 19:10|10m||",
        "Bo Lee|22/07/2026 19:00|22/07/2026 19:10|10m|bo@a.example|",
        "Bo Lee|22/07/2026 19:00|22/07/2026 19:20|20m|bo@b.example|",
        "Bo Lee|22/07/2026 19:00|22/07/2026 19:30|30m||",
    )
    told = [(one.rows, one.minutes) for one in found.sayings]
    assert told == [((3,), 60), ((4,), 30), ((5,), 10), ((9,), 10), ((10,), 20)]
    assert [one.row for one in found.asides] == [1, 2, 6, 7, 8, 11]
    assert found.asides[-1].why.startswith("more than one person has this name")


def test_one_person_from_two_devices() -> None:
    """One address is one person, whatever name each device gives; one name without an address is who alone has it."""
    found = of(
        *HEADINGS,
        "Sam Okafor|22/07/2026 19:00|22/07/2026 20:00|1h|sam@a.example|S16@a.example|",
        "Sam's phone|22/07/2026 19:50|22/07/2026 20:10|20m||s16@A.example|",
        "Sam Okafor|22/07/2026 20:05|22/07/2026 20:15|10m|||",
    )
    (one,) = found.sayings
    assert (one.rows, one.arrived, one.left, one.minutes) == ((3, 4, 5), "19:00", "20:15", None)
    assert (
        "Rows 3, 4 and 5 have one account and more than one name, Sam Okafor and Sam's phone: they are taken for one person."
        in found.notes
    )


def test_addresses_lead_from_one_to_another() -> None:
    """Rows that have no address in common are of one person where a third has one of each."""
    found = of(*HEADINGS, "A||||b@x|a@x|", "A||||c@x|d@x|", "A||||e@x|d@x|", "A||||b@x|e@x|", "B||||f@x|g@x|")
    assert [one.rows for one in found.sayings] == [(3, 4, 5, 6), (7,)]


def test_parts_of_other_things_are_told_from_what_is_about_the_meeting() -> None:
    """A report of a webinar has its questions and its registrations too."""
    found = of("Meeting title|Trust", "Name|Join time|Leave time", "Ann||", "4. Q&A", "Question|By", "Why?|Ann")
    assert [one.why for one in found.asides] == [
        "about the meeting",
        "the headings of a table",
        "the title of a part",
        *["in a part that does not say who was there"] * 2,
    ]


def test_what_the_report_counts_is_held_against_what_it_has() -> None:
    """A report that was cut is noticed."""
    rows_ = (
        "Attended participants|3",
        *HEADINGS,
        "Ann Reed|22/07/2026 19:00|22/07/2026 20:00|1h|a@x.example||",
        "|22/07/2026 19:00|||||",
    )
    found = of(*rows_)
    assert "The report says that 3 attended, and has 1." in found.notes
    assert found.asides[-1] == Aside(5, "22/07/2026 19:00", "it names nobody")


@pytest.mark.parametrize(
    ("times", "days", "order"),
    [
        (("7/22/26, 7:02:11 PM", "7/22/26, 8:00:00 PM"), [date(2026, 7, 22)], "month"),
        (("22/07/2026, 19:02:11", "22/07/2026, 20:00:00"), [date(2026, 7, 22)], "day"),
        (("22.7.26 19:02", "22.7.26 20:00"), [date(2026, 7, 22)], "day"),
        (("2026-07-08T19:02:11", "2026-07-08 20:00"), [date(2026, 7, 8)], None),
        (("7/8/26, 7:02 PM", "7/8/26, 8:00 PM"), [date(2026, 7, 8), date(2026, 8, 7)], None),
        (("7/7/26, 7:02 PM", "7/7/26, 8:00 PM"), [date(2026, 7, 7)], None),
        (("7/8/26, 11:02 PM", "8/8/26, 1:00 AM"), [date(2026, 8, 7)], "day"),
        (("7/8/26, 11:02 PM", "7/9/26, 1:00 AM"), [date(2026, 7, 8)], "month"),
    ],
)  # fmt: skip
def test_the_report_itself_settles_its_days(times: tuple[str, str], days: list[date], order: str | None) -> None:
    """A number above 12 anywhere, and a meeting that ends within hours, tell day from month; else both are left."""
    found = of("Name|Join time|Leave time", "Ann Reed|" + "|".join(times))
    assert list(found.occasions[0].days) == days
    assert [note for note in found.notes if "writes the" in note] == (
        [f"`{times[0]}` is {days[0].day} {days[0]:%B} 2026: the report writes the {order} first."] if order else []
    )


def test_a_later_row_settles_the_day_of_all() -> None:
    """One date that is a date in one order alone is enough, and so is a length that only one order gives."""
    ann, sam = "Ann Reed|1/2/26, 23:00|1/2/26, 23:30|30m", "Sam Okafor|1/2/26, 23:00|2/2/26, 00:30|1h 30m"
    assert of("Name|Join time|Leave time|Duration", ann, sam).occasions[0].days == (date(2026, 2, 1),)


def test_dates_that_contradict_one_another_are_said_to() -> None:
    """A file put together from two, or bent by a spreadsheet, has no day, and no times are worked out of it."""
    found = of(
        "Name|Join time|Leave time|Duration",
        "Ann Reed|7/22/26, 19:00|7/22/26, 20:00|1h",
        "Sam|23/07/2026 19:00|23/07/2026 20:00|1h",
    )
    assert (found.occasions[0].days, found.sayings[0].arrived, found.sayings[0].minutes) == ((), None, 60)
    assert found.notes[0].startswith("The dates contradict one another")


@pytest.mark.parametrize(
    ("text", "clock", "day"),
    [
        ("7/22/26, 7:02:11\u202fPM", "19:02", date(2026, 7, 22)),
        ("22/07/2026 12:05 a.m.", "00:05", date(2026, 7, 22)),
        ("22/07/2026 12:05 p. m.", "12:05", date(2026, 7, 22)),
        ("22-07-2026, 9.05", "09:05", date(2026, 7, 22)),
        ("2026-07-22T18:02:11.123Z", "19:02", date(2026, 7, 22)),
        ("2026-01-22T23:30:00+01:00", "22:30", date(2026, 1, 22)),
        ("2026-01-22 23:30-05:00", "04:30", date(2026, 1, 23)),
    ],
)
def test_moments(text: str, clock: str, day: date) -> None:
    """However a computer writes a moment, and in London's time where it says how far from Greenwich it is."""
    found = stamp(text)
    assert found is not None
    assert (found.clock, next(one for one in found.days.values() if one)) == (clock, day)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "7/22/26", "32/13/2026 10:00", "22/07/2026 24:00", "22/07/2026 13:00 PM", "22/07/2026 10:60",
     "2026-02-30 10:00", "22/07-2026 10:00", "7/8/26 10:00Z", "9999-12-31T23:59:59-10:00", "10:00"],
)  # fmt: skip
def test_no_moments(text: str) -> None:
    """What is no moment, or could not be told, is none."""
    assert stamp(text) is None


def test_a_time_alone_is_on_the_day_of_its_row() -> None:
    """Some rows have the day once."""
    found = of("Name|Join time|Leave time", "Ann Reed|22/07/2026 19:00|8:00 PM")
    assert (found.sayings[0].left, found.sayings[0].minutes) == ("20:00", 60)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1h 27m 51s", 5271), ("27m 51s", 1671), ("51s", 51), ("1 hr 12 min", 4320), ("87 min", 5220), ("1:27:51", 5271),
     ("47:03", None), ("2820", None), ("", None), ("PT1H", None), ("9" * 5000 + "h", None)],
)  # fmt: skip
def test_lengths(text: str, seconds: int | None) -> None:
    """A length that could be two is none."""
    assert length(text) == seconds


@pytest.mark.parametrize(
    "name",
    ["Guest", "Unverified", "(Guest)", "+44 *****12", "01632 960 123", "4416****12 (Unverified)", "Boardroom (External)",
     "Meeting-Room 3", "Ann's Otter.ai", "Alder Council Chamber", "AI Notetaker", "Copilot"],
)  # fmt: skip
def test_names_that_name_nobody(name: str) -> None:
    """Telephones, rooms, programs and words for anybody are said to be so."""
    assert no_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Ann Reed",
        "Adrian Room",
        "Sam Okafor (Committee Room 2)",
        "Si\u00e2n (Guest)",
        "Madonna",
        "\u5f20\u4f1f",
        "O'Brien, Jo",
    ],
)
def test_names_that_may_be_a_person(name: str) -> None:
    """A person is not mistaken for a room or a telephone."""
    assert no_person(name) is None


def test_tags_go_one_after_another() -> None:
    """A caller may have several; what else stands in brackets is left."""
    assert untagged("Ann Reed (ICB) (Unverified) (External)") == "Ann Reed (ICB)"


BEGAN = datetime(2026, 7, 22, 19, 0)  # noqa: DTZ001 - the clock on the wall


def stays(name: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return rows of the activities, of stays in seconds after the meeting began."""
    return [
        "|".join((name, *(f"{BEGAN + timedelta(seconds=one):%d/%m/%Y, %H:%M:%S}" for one in span), "", "", ""))
        for span in spans
    ]


@given(cuts=st.lists(st.integers(1, 7199), max_size=5), data=st.data())
def test_any_split_of_a_stay_and_any_order_of_rows_are_the_same(cuts: list[int], data: st.DataObject) -> None:
    """A stay cut into several that touch or overlap has the minutes of the whole, in whichever order its rows stand."""
    edges = [0, *sorted(cuts), 7200]
    overlap = data.draw(st.integers(0, 60))
    spans = [(began, min(7200, ended + overlap)) for began, ended in pairwise(edges)]
    lines = data.draw(st.permutations([*stays("Ann Reed", spans), *stays("Sam Okafor", [(60, 119)])]))
    found = of(*STAYS, *lines)
    ann = said(found, "Ann Reed")
    assert (ann.arrived, ann.left, ann.minutes, said(found, "Sam Okafor").minutes) == ("19:00", "21:00", 120, 0)


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), max_size=8), max_size=12))
def test_whatever_the_cells_hold_every_row_is_accounted_for(cells: list[list[str]]) -> None:
    """Each row under the headings is in one saying or aside, and in no other."""
    lines = [
        Row(1, ("Name", "Join Time", "Leave Time", "Email")),
        *(Row(number, tuple(one)) for number, one in enumerate(cells, 2)),
    ]
    found = heard(lines)
    assert found is not None
    assert accounted(found) == [row.number for row in lines]


def test_many_rows_of_many_accounts() -> None:
    """However long the report, it is walked once; one of more people than a board's meeting has is refused."""
    head = Row(1, ("Name", "Join Time", "Leave Time", "Email"))
    lines = [Row(at, ("Ann", "22/07/2026 19:00", "22/07/2026 20:00", f"{at % 2000}@x")) for at in range(2, 20_000)]
    found = heard([head, *lines])
    assert found is not None
    assert len(found.sayings) == 2000
    with pytest.raises(StrangeFileError, match="it has 2,001 people, more than a meeting of one board"):
        heard([head, *lines, Row(20_000, ("Sam", "", "", "s@x"))])
