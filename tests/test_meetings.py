"""Meetings as they stand, how often they were promised, decisions, actions, and days proposed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from folders import EXAMPLE, board, laid, meeting
from partnership.answers.deadlines.course import course
from partnership.answers.load import NotFoundError, Records
from partnership.answers.meetings.actions import actions, audit
from partnership.answers.meetings.agenda import front
from partnership.answers.meetings.decisions import decisions
from partnership.answers.meetings.invited import of_organisation, of_seat
from partnership.answers.meetings.listed import listed
from partnership.answers.meetings.promised import held
from partnership.answers.meetings.schedule import proposed, usual_weekday
from partnership.answers.structure import asking
from partnership.words import dates
from partnership.words.day_counts import NotToldError

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.meetings.actions import Action
    from partnership.answers.meetings.promised import Held
    from partnership.answers.meetings.schedule import Proposed

YOUTH = "exampleshire/youth"
PLACE = """name: Exampleshire
kind: county
bank_holidays: {region: england, added: [{on: 2026-05-20, name: Mourning}]}
organisations:
  police: {name: Example Police, short: EP}
  county: {name: Example County Council}
people:
  ann: {name: Ann Archer}
"""


def kept(folder: Path, meetings: dict[str, str], more: str = "", others: dict[str, str] | None = None) -> Records:
    """Return the records of one board with these meetings by day, and other files."""
    files: dict[str, str | bytes] = {
        f"boards/{YOUTH}.yaml": board("Youth Board") + "established: {on: 2020-01-01}\n" + more,
        "places/exampleshire.yaml": PLACE,
    }
    files |= {f"meetings/{YOUTH}/{name}.yaml": text for name, text in meetings.items()}
    return Records(laid(folder, {**files, **(others or {})}))


QUORUM = "terms_of_reference:\n  - quorum: {need: {at_least: 3}}\n"


@pytest.mark.parametrize(
    ("text", "state", "minutes"),
    [
        (meeting("planned"), "outcome-not-recorded", "none-due"),
        (meeting("held"), "held", "not-recorded"),
        (meeting("held", "quorum: {minuted: inquorate}\n"), "inquorate", "not-recorded"),
        (meeting("held-informally"), "held-informally", "not-recorded"),
        (meeting("abandoned"), "abandoned", "not-recorded"),
        (meeting("cancelled"), "cancelled", "none-due"),
        (meeting("postponed"), "postponed", "none-due"),
        (meeting("held", "minutes: {none_taken: true}\n"), "held", "none-taken"),
        (meeting("held", "minutes: {drafted: 2026-01-20}\n"), "held", "drafted"),
        (meeting("held", "minutes: {drafted: 2026-01-20, distributed: 2026-01-21}\n"), "held", "sent-round"),
        (meeting("held", "minutes: {agreed: 2026-02-01}\n"), "held", "agreed"),
        (meeting("held", "minutes: {agreed: 2026-02-01, published: 2026-02-02}\n"), "held", "published"),
        (meeting("held", "minutes: {agreed: 2026-04-01, published: 2026-04-02}\n"), "held", "not-recorded"),
    ],
)
def test_what_became_of_a_meeting(tmp_path: Path, text: str, state: str, minutes: str) -> None:
    """Every state, and how far its minutes had come by the day."""
    records = kept(tmp_path, {"2026-01-14": text})
    (one,) = listed(records, [YOUTH], dates.moment("2026-03-01"), dates.ALWAYS)
    assert (one.state, one.minutes) == (state, minutes)


def test_a_meeting_without_its_quorum_is_inquorate_by_the_count(tmp_path: Path) -> None:
    """Attendance recorded whole, and too few of them."""
    text = meeting(
        "held",
        "attendance_recorded: whole\nattendance: [{person: ann, seat: a, capacity: member, presence: present}]\n",
    )
    more = QUORUM + "seats: {a: {standing: member, holders: [{person: ann}]}}\n"
    (one,) = listed(kept(tmp_path, {"2026-01-14": text}, more), [YOUTH], dates.moment("2026-03-01"), dates.ALWAYS)
    assert one.state == "inquorate"


def test_meetings_of_a_stretch_and_as_seen_before_them(tmp_path: Path) -> None:
    """One held later was still planned; one outside the stretch is left out; one with no day may lie in it."""
    records = kept(tmp_path, {"2026-01-14": meeting(), "2026-05-13": meeting(), "undated-x": meeting()})
    spring = dates.Period(dates.moment("2026-03-01"), dates.moment("2026-06-30"))
    found = list(listed(records, [YOUTH, "exampleshire/none"], dates.moment("2026-03-01"), spring))
    assert [(one.meeting.id.rpartition("/")[2], one.state) for one in found] == [
        ("2026-05-13", "planned"),
        ("undated-x", "held"),
    ]


SEATS = """seats:
  police: {organisations: [{organisation: police, until: 2026-03-31}]}
  county: {since: 2026-02-01, organisations: [{organisation: county}]}
"""


def test_meetings_of_an_organisation_and_of_a_seat(tmp_path: Path) -> None:
    """Those on whose day it has a seat; a seat that came later has none before."""
    records = kept(tmp_path, {"2026-01-14": meeting(), "2026-05-13": meeting("planned")}, SEATS)
    found = list(listed(records, [YOUTH], dates.moment("2026-03-01"), dates.ALWAYS))

    def of(name: str) -> list[str]:
        return [one.meeting.id[-10:] for one in of_organisation(records, found, asking.organisation(records, name))]

    assert (of("EP"), of("exampleshire/county"), of("county council")) == (
        ["2026-01-14"],
        ["2026-05-13"],
        ["2026-05-13"],
    )
    assert [one.meeting.id[-10:] for one in of_seat(records, found, "county")] == ["2026-05-13"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("example", "may mean any of these"),
        ("polise", "did you mean `exampleshire/police`"),
        ("zzz", "there is no organisation"),
    ],
)
def test_an_organisation_that_is_not_clear(tmp_path: Path, typed: str, said: str) -> None:
    """The candidates, or the nearest, or where to look."""
    with pytest.raises(NotFoundError, match=said):
        asking.organisation(kept(tmp_path, {}), typed)


def often(folder: Path, frequency: str, meetings: dict[str, str], day: str = "2026-07-01") -> Held:
    """Return what is promised and held of one board."""
    records = kept(folder, meetings, f"frequency: [{frequency}]\n" if frequency else "")
    (one,) = held(records, date.fromisoformat(day), [YOUTH])
    return one


@pytest.mark.parametrize(
    ("frequency", "last", "verdict"),
    [
        ("{says: quarterly, per_year: 4}", "2026-04-01", "as-promised"),
        ("{says: quarterly, per_year: 4}", "2026-03-18", "as-promised"),
        ("{says: quarterly, per_year: 4}", "2026-03-17", "longer"),
        ("{says: quarterly, per_year: 4}", "2025-11-01", "quiet"),
        ("{says: 6 weekly, per_year: 8.67}", "2026-05-01", "longer"),
        ("{says: bi-monthly, per_year: {least: 6, most: 24}}", "2026-06-15", "as-promised"),
        ("{says: bi-monthly, per_year: {least: 6, most: 24}}", "2026-05-15", "depends"),
        ("{says: bi-monthly, per_year: {least: 6, most: 24}}", "2026-04-15", "longer"),
        ("{says: as needed}", "2026-01-01", "no-number"),
        ("", "2026-01-01", "no-number"),
    ],
)
def test_days_since_the_last_meeting(tmp_path: Path, frequency: str, last: str, verdict: str) -> None:
    """Fourteen days more than promised are let pass; a word with two readings depends on them; far more is quiet."""
    assert often(tmp_path, frequency, {last: meeting()}).verdict == verdict


def test_a_meeting_that_is_planned_keeps_a_board_from_being_quiet(tmp_path: Path) -> None:
    """It is later than promised, and has not gone quiet."""
    one = often(tmp_path, "{says: quarterly, per_year: 4}", {"2025-11-01": meeting(), "2026-09-01": meeting("planned")})
    assert (one.verdict, one.planned is not None) == ("longer", True)


def test_an_outcome_that_is_not_recorded_leaves_it_open(tmp_path: Path) -> None:
    """Whether the planned meeting was held decides, both for the days since and for the number."""
    one = often(
        tmp_path,
        "{says: once a year, per_year: 2}",
        {"2025-11-01": meeting(), "2026-06-01": meeting("planned")},
        "2026-07-01",
    )
    assert (one.verdict, one.held, one.unrecorded, one.number) == ("unrecorded", 1, 1, "depends")


def test_august_is_not_counted(tmp_path: Path) -> None:
    """Six weeks over August are not six weeks; every August since the last meeting is left out."""
    six = "{says: 6 weekly, per_year: 8.67}"
    one = often(tmp_path / "a", six, {"2026-07-15": meeting()}, "2026-09-20")
    assert (one.since, one.august, one.verdict) == (67, 31, "as-promised")
    assert often(tmp_path / "b", six, {"2024-07-15": meeting()}, "2026-08-10").august == 72


@pytest.mark.parametrize(
    ("frequency", "days", "number"),
    [
        ("{says: quarterly, per_year: 4}", 3, "fewer"),
        ("{says: quarterly, per_year: 4}", 5, "more"),
        ("{says: quarterly, per_year: 4, at_least: true}", 5, "as-promised"),
        ("{says: 6 weekly, per_year: 8.67}", 8, "as-promised"),
        ("{says: 6 weekly, per_year: 8.67}", 9, "as-promised"),
        ("{says: 6 weekly, per_year: 8.67}", 10, "more"),
        ("{says: bi-monthly, per_year: {least: 6, most: 24}}", 6, "depends"),
        ("{says: bi-monthly, per_year: {least: 6, most: 24}}", 5, "fewer"),
        ("{says: quarterly, per_year: 4, since: 2026-01-01}", 3, "too-early"),
        ("{says: as needed}", 3, "no-number"),
    ],
)
def test_meetings_of_a_year_against_the_promise(tmp_path: Path, frequency: str, days: int, number: str) -> None:
    """8.67 a year is eight or nine; bi-monthly is six or twenty-four; `at least` has no upper end."""
    meetings = {f"2026-06-{day:02}": meeting() for day in range(1, days + 1)} | {
        "2025-07-01": meeting(),
        "2026-05-01": meeting("cancelled"),
    }
    one = often(tmp_path, frequency, meetings)
    assert (one.held, one.number) == (days, number)


def test_a_joint_meeting_is_of_each_of_its_boards(tmp_path: Path) -> None:
    """It stands on the record of one, and was a meeting of the other too."""
    others = {"boards/exampleshire/other.yaml": board("Other Board")}
    records = kept(tmp_path, {"2026-06-01": meeting("held", "joint_with: [exampleshire/other]\n")}, others=others)
    assert [(one.board, one.held) for one in held(records, date(2026, 7, 1), ["exampleshire/other", YOUTH])] == [
        ("exampleshire/other", 1),
        (YOUTH, 1),
    ]


def test_boards_without_anything_to_say_of(tmp_path: Path) -> None:
    """Neither frequency nor meeting, not there, or no meeting that has a day."""
    assert list(held(kept(tmp_path / "a", {}), date(2026, 7, 1), [YOUTH, "exampleshire/none"])) == []
    assert list(held(kept(tmp_path / "b", {"2026-01-14": meeting()}), date(2019, 1, 1), [YOUTH])) == []
    one = often(tmp_path / "c", "{says: monthly, per_year: 12}", {"undated-x": meeting()})
    assert (one.verdict, one.number) == ("cannot-tell", "cannot-tell")


OPENED = "actions:\n  plan: {action: Plan, due: 2026-02-28, owner: {organisation: county, described_as: the officer}}\n"


def done(folder: Path, closing: str, day: str = "2026-06-01", **more: Any) -> Action:
    """Return the one action of a board, closed as a later meeting says."""
    rows = f"actions_closed:\n  - {{action: {YOUTH}/2026-01-14#plan, {closing}}}\n" if closing else ""
    meetings = {"2026-01-14": meeting("held", OPENED), "2026-03-11": meeting("held", rows)}
    (one,) = actions(kept(folder, meetings, **more), dates.moment(day))
    return one


@pytest.mark.parametrize(
    ("closing", "day", "state", "took", "in_time"),
    [
        ("", "2026-02-28", "open", None, None),
        ("", "2026-03-01", "overdue", None, None),
        ("outcome: done", "2026-06-01", "closed", 56, "late"),
        ("outcome: done", "2026-03-10", "overdue", None, None),
        ("outcome: done, on: 2026-02-28", "2026-06-01", "closed", 45, "in-time"),
        ("outcome: done, on: 2026-02", "2026-06-01", "closed", None, "in-time"),
        ("outcome: done, on: 2026", "2027-06-01", "closed", None, "cannot-tell"),
        ("outcome: done, on: 2026", "2026-06-01", "perhaps-closed", None, "cannot-tell"),
        ("outcome: dropped", "2026-06-01", "closed", 56, None),
        ("outcome: carried-elsewhere", "2026-06-01", "overdue", None, None),
    ],
)
def test_what_became_of_an_action(
    tmp_path: Path, closing: str, day: str, state: str, took: int | None, in_time: str | None
) -> None:
    """Open, overdue, closed in time or late; what was only carried on is not closed; some day in a year may be later."""
    one = done(tmp_path, closing, day)
    assert (one.state, one.days if one.state == "closed" else None, one.in_time) == (state, took, in_time)


def test_an_action_with_an_imprecise_day_may_be_overdue(tmp_path: Path) -> None:
    """Due some day in a month that is not over."""
    records = kept(tmp_path, {"2026-01-14": meeting("held", "actions: {a: {action: Write, due: 2026-06}}\n")})
    assert [actions(records, dates.moment(day))[0].state for day in ("2026-05-31", "2026-06-15", "2026-07-01")] == [
        "open",
        "perhaps-overdue",
        "overdue",
    ]
    assert actions(records, dates.moment("2026-01-13")) == []


RESTRUCTURE = """name: New boards
stages: [{{stage: in-force, on: 2026-04-01, ends: [exampleshire/youth], establishes: [exampleshire/new]}}]
continuity:
  - {{board: exampleshire/youth, {row}}}
"""


@pytest.mark.parametrize(
    ("row", "fate", "to"),
    [
        ("everything: actions, fate: carried, to: [exampleshire/new]", "carried", ("exampleshire/new",)),
        ("action: exampleshire/youth/2026-01-14#plan, fate: retired, reason: It was done with.", "retired", ()),
        ("everything: seats, fate: carried, to: [exampleshire/new]", "not-recorded", ()),
    ],
)
def test_an_action_whose_board_has_ended(tmp_path: Path, row: str, fate: str, to: tuple[str, ...]) -> None:
    """It goes on with the board that carries it, or a restructure says that it ended, or nothing does; before that it is where it was."""
    others = {
        "restructures/exampleshire/new.yaml": RESTRUCTURE.format(row=row),
        "boards/exampleshire/new.yaml": board("New Board"),
    }
    one = done(tmp_path, "", more="dissolved: {on: 2026-03-31}\n", others=others)
    assert one.onward is not None
    assert (one.onward.fate, one.onward.to, one.with_board) == (fate, to, to or (YOUTH,))
    records = Records(tmp_path / "records")
    assert [each.id for each in actions(records, dates.moment("2026-06-01"), ["exampleshire/new"])] == (
        [one.id] if to else []
    )
    assert actions(records, dates.moment("2026-03-30"))[0].onward is None


def test_what_is_asked_of_one_board_is_its_part_of_all() -> None:
    """Whatever is left unread for it: the actions of each board, those carried to it included."""
    day = dates.moment("2026-07-20")
    every = actions(Records(EXAMPLE), day)
    for board_id in Records(EXAMPLE).listed["board"]:
        own = [one for one in every if board_id in {one.board, *one.with_board}]
        assert actions(Records(EXAMPLE), day, [board_id]) == own


def test_meetings_about_a_board_are_its_own_and_those_that_name_it(tmp_path: Path) -> None:
    """What says nothing of it is not read, so that no fault of it is found; what names it is."""
    records = kept(tmp_path, {"2026-01-14": meeting("held")})
    other = tmp_path / "records/meetings/exampleshire/other"
    other.mkdir()
    for name, text in {"2026-01-15": "kind: [", "2026-01-16": f"kind: [ # {YOUTH}"}.items():
        (other / f"{name}.yaml").write_text(text)
    records = Records(tmp_path / "records")
    assert [one.id for one in records.meetings_about([YOUTH])] == [f"{YOUTH}/2026-01-14"]
    assert [one.path.rpartition("/")[2] for one in records.faults] == ["2026-01-16.yaml"]


def test_completion_in_figures() -> None:
    """Of the example's actions: how many were done, in time, and how long they took."""
    found = audit(actions(Records(EXAMPLE), dates.moment("2026-07-20")))
    assert (found.all, found.done, found.otherwise, found.open, found.overdue, found.timed, found.in_time) == (
        13,
        11,
        0,
        2,
        2,
        11,
        11,
    )
    assert found.days == 91
    assert audit([]).days is None


LATER = dates.moment("2027-06-01")


def test_decisions_with_what_ratified_them(tmp_path: Path) -> None:
    """The latest first; one that another ratified says so; words are found in the decision and in its item."""
    first = meeting(
        "held",
        "items: [{number: 2, title: Budget}]\ndecisions: {a: {decision: Spend it, item: 2, state: awaiting-ratification}}\n",
    )
    second = meeting("held", f"decisions: {{b: {{decision: Agreed, ratifies: {YOUTH}/2026-01-14#a}}}}\n")
    records = kept(tmp_path, {"2026-01-14": first, "2026-03-11": second})
    found = decisions(records, [YOUTH], dates.ALWAYS, LATER)
    assert [(one.id[-1], one.title, one.ratified_by) for one in found] == [
        ("b", "", None),
        ("a", "Budget", f"{YOUTH}/2026-03-11#b"),
    ]
    assert [one.says for one in decisions(records, [YOUTH], dates.ALWAYS, LATER, "BUDGET")] == ["Spend it"]
    assert decisions(records, [YOUTH], dates.Period(dates.moment("2027"), dates.OPEN_END), LATER) == []
    assert decisions(records, ["exampleshire/other"], dates.ALWAYS, LATER) == []


def test_decisions_as_a_day_before_has_them(tmp_path: Path) -> None:
    """What a later meeting decided, and that it ratified an earlier decision, is not there yet."""
    first = meeting(
        "held", "decisions: {a: {decision: Spend it, state: ratified}, c: {decision: Note it, state: noted-only}}\n"
    )
    second = meeting("held", f"decisions: {{b: {{decision: Agreed, ratifies: {YOUTH}/2026-01-14#a}}}}\n")
    records = kept(tmp_path, {"2026-01-14": first, "2026-03-11": second})

    def seen(day: str) -> list[tuple[str, str | None, str | None]]:
        return [
            (one.id[-1], one.state, one.ratified_by)
            for one in decisions(records, [YOUTH], dates.ALWAYS, dates.moment(day))
        ]

    assert seen("2026-01-13") == []
    assert seen("2026-03-10") == [("a", "awaiting-ratification", None), ("c", "noted-only", None)]
    assert seen("2026-03-11") == [
        ("b", None, None),
        ("a", "ratified", f"{YOUTH}/2026-03-11#b"),
        ("c", "noted-only", None),
    ]


def test_a_meeting_still_to_come_has_nothing_of_what_came_of_it(tmp_path: Path) -> None:
    """Before its day a meeting that was held is planned: no decisions, no actions, and no papers sent before they were."""
    text = "papers: {sent: 2026-01-07}\ndecisions: {a: {decision: Spend it}}\nactions: {do: {action: Do it}}\n"
    records = kept(tmp_path, {"2026-01-14": meeting("held", text)})

    def seen(day: str) -> tuple[str, object, int, int]:
        (one,) = listed(records, [YOUTH], dates.moment(day), dates.ALWAYS)
        return one.state, one.sent, one.decisions, one.actions

    assert seen("2026-01-06") == ("planned", None, 0, 0)
    assert seen("2026-01-13") == ("planned", dates.moment("2026-01-07"), 0, 0)
    assert seen("2026-01-14") == ("held", dates.moment("2026-01-07"), 1, 1)


TERMS = "terms_of_reference:\n  - since: 2021-01-01\n    deadlines:\n      - {what: papers, days: 5, counting: calendar, before: meeting}\n"


def year_of(records: Records, number: int, weekday: int | None = None, year: int = 2026) -> list[Proposed]:
    """Return the days proposed for a year."""
    known = records.board(YOUTH)
    assert known is not None
    return proposed(records, course(records, known), date(year, 1, 1), date(year, 12, 31), number, weekday)


def test_days_are_spread_and_clear_of_what_speaks_against_them(tmp_path: Path) -> None:
    """Not on weekends or bank holidays, not in August, not on a day that the place adds."""
    days = [one.day for one in year_of(kept(tmp_path, {}), 12)]
    assert all(day is not None and day.weekday() < 5 for day in days)
    assert [one.day for one in year_of(kept(tmp_path, {}), 12, 0)][4] == date(2026, 5, 18)
    whys = {each.why for one in year_of(kept(tmp_path, {}), 4) for each in one.passed}
    assert "in August" in whys
    mondays, wednesdays = (year_of(kept(tmp_path, {}), 52, weekday) for weekday in (0, 2))
    assert (date(2026, 5, 4), "a bank holiday") in {each for one in mondays for each in one.passed}
    assert (date(2026, 5, 20), "a day that the place adds to them") in {
        each for one in wednesdays for each in one.passed
    }
    chosen = [one.day for one in mondays if one.day is not None]
    assert len(set(chosen)) == len(chosen) == 47


def test_a_day_on_which_papers_would_be_due_on_a_sunday_is_passed_over(tmp_path: Path) -> None:
    """Five days before a Friday is a Sunday, before a Thursday a Saturday: a Monday to Wednesday is proposed."""
    for one in year_of(kept(tmp_path, {}, TERMS), 6):
        assert one.day is not None
        assert one.day.weekday() in {0, 1, 2, 3, 4}
        by = one.before[0].readings[0].by
        assert by is not None
        assert date.fromordinal(by.earliest).weekday() < 5
    (why,) = {
        each.why.partition(",")[0]
        for one in year_of(kept(tmp_path, {}, TERMS), 4, 3)
        for each in one.passed
        if "Papers" in each.why
    }
    assert why == "Papers would be due on a day that is not worked"


def test_no_day_near_will_do(tmp_path: Path) -> None:
    """Papers due five days before a Thursday are always due on a Saturday."""
    assert [one.day for one in year_of(kept(tmp_path, {}, TERMS), 4, 3)] == [None] * 4


def test_a_board_with_the_same_members_meets(tmp_path: Path) -> None:
    """A day on which somebody would have to be at two boards is passed over; a board without them is no matter."""
    sits = "seats: {a: {holders: [{person: ann}]}}\n"
    first = year_of(kept(tmp_path / "a", {}, sits), 1)[0].day
    others = {
        "boards/exampleshire/other.yaml": board("Other Board") + sits,
        f"meetings/exampleshire/other/{first}.yaml": meeting("planned"),
    }
    moved = year_of(kept(tmp_path / "b", {}, sits, others), 1)[0]
    assert moved.day != first
    assert moved.passed[0].why == "Other Board meets, with 1 of the same members"
    assert year_of(kept(tmp_path / "c", {}, "", others), 1)[0].day == first


def test_a_day_on_which_a_meeting_was_called_off(tmp_path: Path) -> None:
    """It has a record already, so another day is proposed."""
    first = year_of(kept(tmp_path / "a", {}), 1)[0].day
    moved = year_of(kept(tmp_path / "b", {f"{first}": meeting("cancelled")}), 1)[0]
    assert (moved.passed[0].day, moved.passed[0].why) == (first, "a meeting of the board on that day was called off")


def test_meetings_on_record_are_kept(tmp_path: Path) -> None:
    """Where one stands near the day aimed at nothing is proposed; each stands for one."""
    found = year_of(kept(tmp_path, {"2026-02-11": meeting("planned"), "2026-05-13": meeting("cancelled")}), 4)
    assert [one.on_record for one in found] == [f"{YOUTH}/2026-02-11", None, None, None]


def test_a_year_whose_bank_holidays_are_not_known(tmp_path: Path) -> None:
    """Nothing can be proposed for it."""
    with pytest.raises(NotToldError):
        year_of(kept(tmp_path, {}), 4, year=2100)


def test_the_day_of_the_week_on_which_a_board_mostly_meets(tmp_path: Path) -> None:
    """Of its meetings with a day that were not called off; none without any."""
    records = kept(
        tmp_path,
        {"2026-01-14": meeting(), "2026-02-11": meeting(), "2026-03-12": meeting(), "2026-03-13": meeting("cancelled")},
    )
    known = records.board(YOUTH)
    assert known is not None
    assert usual_weekday(course(records, known)) == 2
    assert usual_weekday(course(kept(tmp_path / "b", {}), known)) is None


def test_the_front_of_an_agenda(tmp_path: Path) -> None:
    """What is due before it, the minutes not yet agreed on the day, and the actions not closed."""
    meetings = {
        "2026-01-14": meeting("held", OPENED + "minutes: {agreed: 2026-03-11}\n"),
        "2026-02-11": meeting("held", "minutes: {none_taken: true}\n"),
        "2026-03-11": meeting("held"),
        "2026-05-13": meeting("planned"),
    }
    records = kept(tmp_path, meetings, TERMS)
    known = records.board(YOUTH)
    assert known is not None
    ahead = records.meetings(YOUTH).read[-1]
    early, late = (front(records, known, ahead, dates.moment(day)) for day in ("2026-03-01", "2026-05-01"))
    assert [[one.id[-10:] for one in each.minutes] for each in (early, late)] == [
        ["2026-01-14", "2026-03-11"],
        ["2026-03-11"],
    ]
    assert [one.clause.what for one in late.before] == ["papers"]
    assert [one.says for one in late.actions] == ["Plan"]
