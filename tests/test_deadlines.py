"""Deadlines: every reading of a clause, what sets it off, what was done, and where it stands on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import board, laid, meeting
from partnership.answers.deadlines.due import due
from partnership.answers.deadlines.kept import Tally, cases, tallies
from partnership.answers.deadlines.readings import Anchor, readings
from partnership.answers.load import Records
from partnership.records.model.terms import Deadline
from partnership.views.deadlines.kept import share
from partnership.words import dates
from partnership.words.day_counts import Holidays, counts

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.deadlines.due import Due

PLACE = "name: Exampleshire\nkind: county\nbank_holidays: {region: england}\norganisations:\n  police: {name: Police}\n"
YOUTH = "exampleshire/youth"
HEAD = "established: {on: 2020-01-01}\n"


def told(folder: Path, clauses: str, meetings: dict[str, str], more: str = "", terms: str = "") -> Records:
    """Return the records of one board with these clauses, and meetings by their day."""
    text = board("Youth Board") + HEAD + more
    if clauses or terms:
        text += f"terms_of_reference:\n  - since: 2021-01-01\n{terms}" + (
            f"    deadlines:\n{clauses}" if clauses else ""
        )
    files: dict[str, str | bytes] = {f"boards/{YOUTH}.yaml": text, "places/exampleshire.yaml": PLACE}
    files |= {f"meetings/{YOUTH}/{name}.yaml": one for name, one in meetings.items()}
    return Records(laid(folder, files))


def found(records: Records, day: str, within: int = 60) -> list[tuple[str, str, str]]:
    """Return what is due on a day: how it stands, what it is, and its days by every reading."""
    return [(one.group, one.kind, days(one)) for one in due(records, date.fromisoformat(day), within)]


def days(one: Due) -> str:
    """Return the days of a thing that is due, `?` for one that cannot be told."""
    return " ".join(date.fromordinal(each.by.latest).isoformat() if each.by else "?" for each in one.readings)


PAPERS = "      - {what: papers, days: 7, counting: working, before: meeting}\n"
PLANNED = {"2026-05-13": meeting("planned")}


@pytest.mark.parametrize(
    ("clause", "by"),
    [
        ("counting: working", "2026-05-01"),
        ("counting: working, or_counting: clear-working", "2026-04-30 2026-05-01"),
        ("counting: clear-working", "2026-04-30"),
        ("counting: clear", "2026-05-05"),
        ("counting: calendar", "2026-05-06"),
        ("counting: lga-s243", "2026-04-30 2026-05-02"),
        ("counting: unstated", "2026-04-30 2026-05-01 2026-05-05 2026-05-06"),
        ("counting: calendar, or_counting: clear", "2026-05-05 2026-05-06"),
    ],
)
def test_every_reading_the_safest_first(tmp_path: Path, clause: str, by: str) -> None:
    """A week before Wednesday 13 May 2026, the Monday before it a bank holiday; what the text leaves open is worked out each way."""
    records = told(tmp_path, f"      - {{what: papers, days: 7, {clause}, before: meeting}}\n", PLANNED)
    assert found(records, "2026-04-20") == [("due", "papers", by)]


@pytest.mark.parametrize(
    ("day", "group"),
    [("2026-04-30", "due"), ("2026-05-01", "perhaps-overdue"), ("2026-05-02", "overdue"), ("2026-05-13", "overdue")],
)
def test_overdue_by_one_reading_only(tmp_path: Path, day: str, group: str) -> None:
    """The last day is still in time; between two readings it is overdue by the safer one alone."""
    records = told(
        tmp_path, PAPERS.replace("counting: working", "counting: working, or_counting: clear-working"), PLANNED
    )
    assert found(records, day)[0][:2] == (group, "papers")


def test_the_count_alone_comes_to_a_day_that_it_leaves_out(tmp_path: Path) -> None:
    """Five clear working days before a Monday in a week of working days: the count alone comes to a Sunday, the rule's own day is the Friday."""
    records = told(
        tmp_path, PAPERS.replace("7", "5").replace("working", "clear-working"), {"2026-03-16": meeting("planned")}
    )
    (one,) = due(records, date(2026, 3, 1), 60)
    assert (days(one), one.readings[0].bare) == ("2026-03-06", date(2026, 3, 8))


def test_what_is_sent_or_over_is_no_longer_due(tmp_path: Path) -> None:
    """Sent papers are due no more; nor are those of a meeting that is over, which has its outcome to be recorded."""
    sent = {"2026-05-13": meeting("planned", "papers: {sent: 2026-05-02}\n")}
    records = told(tmp_path, PAPERS, sent)
    assert [found(records, day) for day in ("2026-05-01", "2026-05-02")] == [[("due", "papers", "2026-05-01")], []]
    assert found(records, "2026-05-14") == [("overdue", "outcome", "2026-05-13")]


def test_a_meeting_that_was_called_off_has_nothing_due(tmp_path: Path) -> None:
    """Neither papers before nor minutes after."""
    for status in ("cancelled", "postponed"):
        records = told(tmp_path / status, PAPERS, {"2026-05-13": meeting(status)})
        assert found(records, "2026-05-01") == found(records, "2026-06-01") == []


def test_as_of_an_earlier_day_what_was_held_later_is_to_come(tmp_path: Path) -> None:
    """A meeting on record as held is still ahead on a day before it, without minutes that are due."""
    clauses = PAPERS + "      - {what: minutes-draft, days: 10, counting: calendar, after: meeting}\n"
    records = told(
        tmp_path,
        clauses,
        {"2026-05-13": meeting("held", "papers: {sent: 2026-04-29}\nminutes: {drafted: 2026-05-20}\n")},
    )
    assert found(records, "2026-04-20") == [("due", "papers", "2026-05-01")]
    assert found(records, "2026-05-14") == [("due", "minutes-draft", "2026-05-23")]
    assert found(records, "2026-05-20") == []


AGREED = "      - {what: minutes-agreed, at: next-meeting}\n"
PUBLISHED = "      - {what: minutes-published, days: 10, counting: calendar, after: minutes-agreed}\n"
SENT_ROUND = "      - {what: minutes-distributed, days: 10, counting: calendar, after: meeting, once: minutes-agreed}\n"


def test_minutes_agreed_at_the_next_meeting(tmp_path: Path) -> None:
    """By the next meeting; the next ordinary one may be meant where a development day comes first; without any it cannot be told."""
    first = {"2026-01-14": meeting()}
    assert found(told(tmp_path / "a", AGREED, first), "2026-02-01") == [("cannot-tell", "minutes-agreed", "?")]
    later = {**first, "2026-03-11": meeting("planned")}
    assert found(told(tmp_path / "b", AGREED, later), "2026-02-01") == [("due", "minutes-agreed", "2026-03-11")]
    away = {**later, "2026-02-11": "kind: development-day\nstatus: planned\n"}
    assert found(told(tmp_path / "c", AGREED, away), "2026-02-01") == [
        ("due", "minutes-agreed", "2026-02-11 2026-03-11")
    ]


@pytest.mark.parametrize(
    ("first", "second", "by"),
    [
        ("minutes: {agreed: 2026-03-11}\n", "", "2026-03-21"),
        (f"minutes: {{agreed_at: {YOUTH}/2026-03-11}}\n", "", "2026-03-21"),
        ("", f"minutes: {{confirms: [{YOUTH}/2026-01-14]}}\n", "2026-03-21"),
        (f"minutes: {{agreed: 2026-03, agreed_at: {YOUTH}/2026-03-11}}\n", "", "2026-03-21"),
    ],
)
def test_what_is_due_after_the_minutes_were_agreed(tmp_path: Path, first: str, second: str, by: str) -> None:
    """Agreed as either meeting's record says; before that nothing waits to be published."""
    records = told(tmp_path, PUBLISHED, {"2026-01-14": meeting("held", first), "2026-03-11": meeting("held", second)})
    assert found(records, "2026-03-10") == []
    assert found(records, "2026-03-12") == [("due", "minutes-published", by)]


def test_agreed_on_a_day_that_is_not_known(tmp_path: Path) -> None:
    """Some day in March: whatever is counted from it cannot be told."""
    records = told(tmp_path, PUBLISHED, {"2026-01-14": meeting("held", "minutes: {agreed: 2026-03}\n")})
    assert found(records, "2026-04-20") == [("cannot-tell", "minutes-published", "?")]


def test_counted_from_the_meeting_or_from_the_one_that_agreed_them(tmp_path: Path) -> None:
    """Ten days of the meeting, once agreed: of which meeting is not said, so both days are shown, and by the first it was too late from the start."""
    agreed = meeting("held", f"minutes: {{agreed: 2026-03-11, agreed_at: {YOUTH}/2026-03-11}}\n")
    records = told(tmp_path, SENT_ROUND, {"2026-01-14": agreed, "2026-03-11": meeting()})
    assert found(records, "2026-03-12") == [("perhaps-overdue", "minutes-distributed", "2026-01-24 2026-03-21")]
    assert found(records, "2026-03-22") == [("overdue", "minutes-distributed", "2026-01-24 2026-03-21")]


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("{what: minutes-published, once: minutes-agreed}", [("cannot-tell", "minutes-published", "?")]),
        ("{what: minutes-draft, after: meeting}", [("cannot-tell", "minutes-draft", "?")]),
        (
            "{what: minutes-draft, days: 5, counting: working, before: next-meeting}",
            [("due", "minutes-draft", "2026-03-04")],
        ),
        ("{what: minutes-distributed, days: 2, counting: calendar, after: meeting, once: minutes-drafted}", []),
        ("{what: report, days: 3, counting: calendar, after: decision}", []),
        ("{what: apologies, days: 1, counting: calendar, before: meeting}", [("due", "apologies", "2026-03-10")]),
        (
            "{what: other, title: Questions, days: 50, counting: calendar, before: meeting}",
            [("cannot-tell", "other", "2026-01-20")],
        ),
        ("{what: notice, before: meeting}", [("due", "notice", "2026-03-11")]),
        ("{what: agenda, at: meeting}", [("due", "agenda", "2026-03-11")]),
        ("{what: other}", []),
    ],
)
def test_clauses_of_every_shape(tmp_path: Path, clause: str, rest: list[tuple[str, str, str]]) -> None:
    """What gives no day cannot be told; what waits for what has not happened is not due; what records have no place for is never called overdue."""
    meetings = {"2026-01-14": meeting("held", "minutes: {agreed: 2026-01-31}\n"), "2026-03-11": meeting("planned")}
    assert found(told(tmp_path, f"      - {clause}\n", meetings), "2026-02-01") == rest


def test_minutes_that_nobody_took(tmp_path: Path) -> None:
    """Where none were taken none are due."""
    clauses = "      - {what: minutes-draft, days: 5, counting: calendar, after: meeting}\n"
    records = told(tmp_path, clauses, {"2026-01-14": meeting("held", "minutes: {none_taken: true}\n")})
    assert found(records, "2026-02-01") == []


def test_terms_that_may_not_have_been_in_force(tmp_path: Path) -> None:
    """Where the terms began some day in the year of the meeting it cannot be told whether they promised anything of it."""
    text = board("Youth Board") + HEAD + f"terms_of_reference:\n  - since: 2026\n    deadlines:\n{PAPERS}"
    files: dict[str, str | bytes] = {
        f"boards/{YOUTH}.yaml": text,
        "places/exampleshire.yaml": PLACE,
        f"meetings/{YOUTH}/2026-05-13.yaml": meeting("planned"),
    }
    assert found(Records(laid(tmp_path, files)), "2026-04-20") == [("cannot-tell", "papers", "2026-05-01")]


def test_terms_that_are_over(tmp_path: Path) -> None:
    """What only ended terms promised is not called overdue; that none is in force is said."""
    clauses = "      - {what: minutes-draft, days: 5, counting: calendar, after: meeting}\n"
    records = told(tmp_path, clauses, {"2024-01-10": meeting()}, terms="    until: 2024-12-31\n")
    assert found(records, "2024-02-01") == [("overdue", "minutes-draft", "2024-01-15")]
    assert found(records, "2026-02-01") == [
        ("cannot-tell", "minutes-draft", "2024-01-15"),
        ("cannot-tell", "review", ""),
    ]


def test_a_place_that_records_no_bank_holidays(tmp_path: Path) -> None:
    """Working days cannot be told there, calendar days can."""
    records = told(tmp_path, PAPERS + PAPERS.replace("working", "calendar").replace("papers", "agenda"), PLANNED)
    (tmp_path / "records/places/exampleshire.yaml").write_text("name: Exampleshire\nkind: county\n")
    assert found(records, "2026-04-20") == [("due", "agenda", "2026-05-06"), ("cannot-tell", "papers", "?")]


def test_a_board_that_is_not_there(tmp_path: Path) -> None:
    """A board that has ended, or has not begun, has nothing due."""
    records = told(tmp_path, PAPERS, PLANNED, more="dissolved: {on: 2026-04-30}\n")
    assert found(records, "2026-05-02") == found(records, "2019-01-01") == []
    assert found(records, "2026-04-29") == [("due", "papers", "2026-05-01")]


REPORT = "      - {what: report, every_months: 6, to: exampleshire/county}\n"


def reporting(folder: Path, clauses: str, county: dict[str, str], more: str = "") -> Records:
    """Return records of a board that reports to another, whose meetings are given."""
    told(folder, clauses, {}, more)
    files: dict[str, str | bytes] = {"boards/exampleshire/county.yaml": board("County Board") + HEAD}
    files |= {f"meetings/exampleshire/county/{name}.yaml": one for name, one in county.items()}
    return Records(laid(folder, files))


HEARD = meeting("held", "items:\n  - {title: Report, boards: [exampleshire/youth]}\n")


@pytest.mark.parametrize(
    ("day", "rest"),
    [
        ("2026-01-20", []),
        ("2026-05-20", [("due", "report", "2026-07-14")]),
        ("2026-07-15", [("overdue", "report", "2026-07-14")]),
        ("2026-01-13", [("cannot-tell", "report", "2021-07-01")]),
    ],
)
def test_a_report_every_six_months(tmp_path: Path, day: str, rest: list[tuple[str, str, str]]) -> None:
    """Counted from the last that the other board heard; where it never heard one it cannot be told."""
    assert found(reporting(tmp_path, REPORT, {"2026-01-14": HEARD}), day) == rest


def test_a_link_says_how_often_it_reports(tmp_path: Path) -> None:
    """Without a clause the link's own frequency counts; one that can be read two ways has two days; the same promise is not said twice."""
    link = "links:\n  - {type: reports-to, to: exampleshire/county, frequency: {says: bi-monthly, per_year: {least: 6, most: 24}}}\n"
    assert found(reporting(tmp_path / "a", "", {"2026-01-14": HEARD}, link), "2026-02-01") == [
        ("perhaps-overdue", "report", "2026-01-29 2026-03-14")
    ]
    assert found(reporting(tmp_path / "b", REPORT, {"2026-01-14": HEARD}, link), "2026-06-01") == [
        ("due", "report", "2026-07-14")
    ]


@pytest.mark.parametrize(
    "link",
    [
        "{type: reports-to, to: exampleshire/county, frequency: {says: never, per_year: 0}}",
        "{type: consults, to: exampleshire/county, frequency: {says: monthly, per_year: 12}}",
        "{type: reports-to, to: exampleshire/county, frequency: {says: monthly, per_year: 12}, until: 2025-01-01}",
        "{type: reports-to, to: exampleshire/county, frequency: {says: monthly, per_year: 12}, status: proposed}",
        "{type: reports-to, to: exampleshire/county}",
    ],
)
def test_links_that_promise_no_report(tmp_path: Path, link: str) -> None:
    """No number, another kind of link, one that is over, and one that is only proposed."""
    records = reporting(tmp_path, "", {"2026-01-14": HEARD}, f"links: [{link}]\n")
    assert [one for one in found(records, "2026-02-01") if one[2]] == []


def test_reports_at_the_end_of_the_calendar(tmp_path: Path) -> None:
    """The next would be beyond it."""
    records = reporting(tmp_path, REPORT.replace("6", "120"), {"9995-01-14": HEARD})
    assert found(records, "9995-02-01", 3660) == [("due", "report", "9999-12-31")]


def test_a_report_for_the_year_that_was_given(tmp_path: Path) -> None:
    """What was dealt with for the year is not due; before the year's end one of that year counts, after it one since."""
    told_ = "items:\n  - {title: Annual report, fulfils: [annual-report]}\n"
    before, after = (
        f"      - {{what: annual-report, days: 9, counting: calendar, {side}: year-end}}\n"
        for side in ("before", "after")
    )
    for number, (clause, day, group) in enumerate(
        [
            (before, "2025-05-14", []),
            (after, "2025-05-14", []),
            (after, "2025-03-14", [("overdue", "annual-report", "2025-04-09")]),
        ]
    ):
        records = told(tmp_path / str(number), clause, {day: meeting("held", told_)})
        assert found(records, "2026-03-30") == group


def test_what_terms_perhaps_in_force_have_come_again(tmp_path: Path) -> None:
    """It cannot be told, as whether they are in force cannot."""
    records = told(tmp_path, "      - {what: plan, at: year-end}\n", {}, terms="    until: 2026\n")
    assert found(records, "2026-03-20") == [("cannot-tell", "plan", "2026-03-31")]


def test_who_must_act(tmp_path: Path) -> None:
    """Whoever the clause names; else the secretariat for papers, and the board for what it does itself."""
    clauses = (
        PAPERS.replace("before", "by: The clerk, before")
        + "      - {what: agenda, before: meeting}\n      - {what: minutes-agreed, at: next-meeting}\n"
    )
    meetings = {"2026-01-14": meeting(), "2026-05-13": meeting("planned")}
    records = told(tmp_path, clauses, meetings, terms="    secretariat: The council\n")
    assert {one.kind: one.who for one in due(records, date(2026, 4, 20), 60)} == {
        "papers": "The clerk",
        "agenda": "The council",
        "minutes-agreed": "The board",
    }


def test_a_meeting_whose_day_may_have_passed(tmp_path: Path) -> None:
    """Planned for some day in May: in May its outcome may be missing."""
    records = told(tmp_path, "", {"undated-x": "kind: ordinary\nstatus: planned\nheld: 2026-05\n"})
    assert [found(records, day) for day in ("2026-04-20", "2026-05-10", "2026-06-10")] == [
        [], [("perhaps-overdue", "outcome", "2026-05-31")], [("overdue", "outcome", "2026-05-31")],
    ]  # fmt: skip


def test_a_measure_with_a_reading_since_its_day(tmp_path: Path) -> None:
    """What was published since the day is the reading that was due."""
    measure = "name: Attendance\ndirection: higher\nowners: [{board: exampleshire/youth}]\nnext_due: 2026-02\nreadings:\n  - {period: 2025, value: 1, published: 2026-02-20}\n"
    told(tmp_path, "", {})
    records = Records(laid(tmp_path, {"measures/exampleshire/a.yaml": measure}))
    assert found(records, "2026-03-10") == []
    assert due(records, date(2026, 3, 10), 60, ["exampleshire/other"]) == []


def test_what_comes_each_year(tmp_path: Path) -> None:
    """An annual meeting is a meeting of that kind, or an item that says so; a self-assessment and a plan are items."""
    clauses = "".join(
        f"      - {{what: {what}, every_months: 12}}\n"
        for what in ("annual-meeting", "self-assessment", "annual-report")
    )
    meetings = {
        "2025-03-12": "kind: annual\nstatus: held\n",
        "2025-05-14": meeting("held", "items:\n  - {title: Ourselves, fulfils: [self-assessment]}\n"),
        "2025-07-09": meeting("planned", "items:\n  - {title: Annual report, fulfils: [annual-report]}\n"),
    }
    assert sorted(found(told(tmp_path, clauses, meetings), "2026-04-20")) == [
        ("cannot-tell", "annual-report", "2022-01-01"),
        ("due", "self-assessment", "2026-05-14"),
        ("overdue", "annual-meeting", "2026-03-12"),
        ("overdue", "outcome", "2025-07-09"),
    ]


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        (
            "{what: annual-report, days: 30, counting: calendar, before: year-end}",
            [("cannot-tell", "annual-report", "2026-03-01")],
        ),
        (
            "{what: annual-report, days: 10, counting: calendar, after: year-end}",
            [("cannot-tell", "annual-report", "2025-04-10")],
        ),
        ("{what: plan, at: year-end}", [("due", "plan", "2026-03-31")]),
        ("{what: plan, days: 14, counting: calendar, before: review}", [("due", "plan", "2026-04-17")]),
        ("{what: self-assessment, at: review}", [("due", "self-assessment", "2026-05-01")]),
        ("{what: review, every_months: 12}", [("overdue", "review", "2022-01-01")]),
    ],
)
def test_by_the_end_of_a_year_and_at_review(tmp_path: Path, clause: str, rest: list[tuple[str, str, str]]) -> None:
    """Counted from the end of the financial year, or from the day of review; a review counts from when the terms were adopted."""
    records = told(tmp_path, f"      - {clause}\n", {}, terms="    adopted: 2021-01-01\n    review_due: 2026-05-01\n")
    assert [one for one in found(records, "2026-03-20") if one[1:] != ("review", "2026-05-01")] == rest


def test_terms_past_their_review(tmp_path: Path) -> None:
    """Overdue from the day after; in a month that is not over it may be."""
    records = told(tmp_path, "", {}, terms="    review_due: 2026-05\n")
    assert [found(records, day) for day in ("2026-04-30", "2026-05-02", "2026-06-01")] == [
        [("due", "review", "2026-05-31")], [("perhaps-overdue", "review", "2026-05-31")], [("overdue", "review", "2026-05-31")],
    ]  # fmt: skip


SEATS = """seats:
  police: {organisations: [{organisation: police}], holders: [{person: ann, until: 2026-05-31}]}
  health: {holders: [{post: Director, until: unknown}]}
  council: {holders: [{person: ben, until: 2026}]}
  school: {holders: [{person: dan, until: {after: 2026-03-01, before: 2026-06-01}}]}
officers:
  - {office: chair, person: cat, until: 2026-06-30}
  - {office: deputy-chair, person: eve, until: {by: 2026-06-30}}
"""


def test_times_in_office_that_end(tmp_path: Path) -> None:
    """Those that end within the time, by seat and by office; one that ended on no day that is known, or of which later evidence leaves only bounds, is not among them."""
    records = told(tmp_path, "", {}, SEATS)
    assert sorted((one.title, days(one), one.group, one.who) for one in due(records, date(2026, 5, 1), 60)) == [
        ("ann, police", "2026-05-31", "due", "Police"),
        ("ben, council", "2026-12-31", "cannot-tell", ""),
        ("cat, chair", "2026-06-30", "due", "The board"),
    ]


ACTIONS = """actions:
  a: {action: Write, due: 2026-02-28, owner: {organisation: police}}
  b: {action: Call, due: 2026-04-30}
  c: {action: Think}
  d: {action: Wait, due: unknown}
"""


def test_actions_and_what_the_records_themselves_want_looked_at(tmp_path: Path) -> None:
    """Overdue, due, and without a day; an acceptance on its day to look again; a measure's next reading."""
    accepted = "accepted:\n  - {rule: nameless-board, reason: It has no name., accepted_by: Secretariat, look_again: 2026-03-15}\n"
    told(tmp_path, "", {"2026-01-14": meeting("held", ACTIONS)}, accepted)
    measure = "name: Attendance\ndirection: higher\nowners: [{board: exampleshire/youth}]\npublished_by: The council\nnext_due: 2026-02\n"
    records = Records(
        laid(
            tmp_path,
            {
                "measures/exampleshire/a.yaml": measure,
                "measures/exampleshire/b.yaml": measure.replace("2026-02", "unknown"),
            },
        )
    )
    assert sorted(found(records, "2026-03-10")) == [
        ("cannot-tell", "action", ""), ("cannot-tell", "action", ""), ("cannot-tell", "reading", ""), ("due", "acceptance", "2026-03-15"),
        ("due", "action", "2026-04-30"), ("overdue", "action", "2026-02-28"), ("overdue", "reading", "2026-02-28"),
    ]  # fmt: skip


def test_how_far_ahead_and_which_board(tmp_path: Path) -> None:
    """The last day looked ahead to is among them; another board's things are not."""
    records = told(tmp_path, PAPERS, PLANNED)
    assert [len(due(records, date(2026, 4, 20), within)) for within in (10, 11)] == [0, 1]
    assert due(records, date(2026, 4, 20), 60, ["exampleshire/nobody"]) == []
    assert len(due(records, date(2026, 4, 20), 60, [YOUTH])) == 1


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("papers: {sent: 2026-04-30}\n", "in-time"), ("papers: {sent: 2026-05-01}\n", "depends"), ("papers: {sent: 2026-05-02}\n", "late"),
        ("papers: {sent: 2026-05}\n", "cannot-tell"), ("papers: {sent: 2026-04}\n", "in-time"), ("", "not-recorded"),
        ("papers: {published: 2026-04-29}\n", "in-time"),
    ],
)  # fmt: skip
def test_papers_in_hindsight(tmp_path: Path, sent: str, kept: str) -> None:
    """In time, late, by which reading, or not recorded, which is none of them."""
    records = told(
        tmp_path,
        PAPERS.replace("working,", "working, or_counting: clear-working,"),
        {"2026-05-13": meeting("held", sent)},
    )
    (case,) = cases(records, [YOUTH], dates.ALWAYS, date(2026, 6, 1).toordinal())
    assert case.kept == kept
    assert [sum(one.numbers) for one in tallies([case])] == [1]


def test_hindsight_as_of_an_earlier_day(tmp_path: Path) -> None:
    """What was done only later was not done then."""
    records = told(tmp_path, PAPERS, {"2026-05-13": meeting("held", "papers: {sent: 2026-05-06}\n")})
    for day, kept in (("2026-05-01", []), ("2026-05-05", ["not-recorded"]), ("2026-05-06", ["late"])):
        found_ = cases(records, [YOUTH], dates.ALWAYS, date.fromisoformat(day).toordinal())
        assert [one.kept for one in found_] == kept


def test_hindsight_looks_at_what_has_fallen_due(tmp_path: Path) -> None:
    """A day still to come is no case, unless the thing is done already; days late are counted from the safest day."""
    clauses = PAPERS + "      - {what: minutes-draft, days: 10, counting: calendar, after: meeting}\n"
    records = told(tmp_path, clauses, {"2026-05-13": meeting("held", "papers: {sent: 2026-05-06}\n")})
    early = list(cases(records, [YOUTH], dates.ALWAYS, date(2026, 5, 20).toordinal()))
    assert [(one.promise.clause.what, one.kept, one.late_by) for one in early] == [("papers", "late", 5)]
    assert len(list(cases(records, [YOUTH], dates.ALWAYS, date(2026, 5, 24).toordinal()))) == 2
    assert (
        list(
            cases(
                records,
                [YOUTH, "exampleshire/none"],
                dates.Period(dates.moment(2027), dates.OPEN_END),
                date(2028, 1, 1).toordinal(),
            )
        )
        == []
    )


COUNTINGS = st.sampled_from(["calendar", "clear", "working", "clear-working", "lga-s243", "unstated"])


@settings(max_examples=40)
@given(
    st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.integers(1, 20), COUNTINGS, st.sampled_from(["before", "after"])
)
def test_readings_are_in_order_and_on_days_that_they_count(day: date, number: int, counting: Any, side: Any) -> None:
    """The safest first, no day that every way of counting to it leaves out, and the right side of what they are counted from."""
    holidays = Holidays("england")
    clause = Deadline(what="papers", days=number, counting=counting)
    made = readings(clause, side, [Anchor("meeting", dates.on(day))], holidays)
    by = [date.fromordinal(one.by.earliest) for one in made if one.by]
    assert by == sorted(by)
    assert len(by) == len(made)
    assert all((one < day) == (side == "before") for one in by)
    for one, last in zip(made, by, strict=True):
        assert all(counts(last, count, holidays) for count in one.counts)


@pytest.mark.parametrize(
    ("in_time", "late", "said"), [(2, 1, "2 of 3 (66.7%)"), (4, 0, "4 of 4 (100%)"), (0, 0, "none is known")]
)
def test_how_many_were_in_time_is_of_those_known(in_time: int, late: int, said: str) -> None:
    """The fraction comes first; what is not known is in neither number."""
    assert share(Tally("exampleshire/youth", "papers", (in_time, late, 5))) == said
