"""What follows when there is no quorum, with its days; and working days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ledgers import meeting
from partnership.quorum.failing import Calendar, consequences
from partnership.quorum.judging import Answer
from partnership.records import decode
from partnership.words import dates, working_days

if TYPE_CHECKING:
    from partnership.quorum.failing import Consequence

ENGLAND = Calendar("england")


def follows(step: dict[str, Any], calendar: Calendar = ENGLAND, day: str = "2026-03-31", **rest: Any) -> Consequence:
    """Return what one step comes to after a meeting on a day."""
    rule = decode.quorum({"need": {"at_least": 3}, "on_failure": [step]})
    (found,) = consequences(rule, meeting(day, **rest), calendar)
    return found


def by(found: Consequence) -> dict[str, str]:
    """Return the last day in each reading of the days, or why it cannot be told."""
    return {
        one.counting: one.why if one.last is None else date.fromordinal(one.last.latest).isoformat() for one in found.by
    }


@pytest.mark.parametrize(
    ("counting", "expected"),
    [
        ("calendar", {"calendar": "2026-04-10"}),
        ("working", {"working": "2026-04-16"}),  # Good Friday and Easter Monday between
        ("unstated", {"calendar": "2026-04-10", "working": "2026-04-16"}),
    ],
)
def test_within_ten_days(counting: str, expected: dict[str, str]) -> None:
    """By the calendar, by working days of the place, or both where the text does not say."""
    assert by(follows({"step": "re-date", "within_days": 10, "counting": counting})) == expected


@pytest.mark.parametrize(
    ("calendar", "day", "why"),
    [
        (Calendar(), "2026-03-31", "whose bank holidays hold is not recorded in the place (`bank_holidays`)"),
        (ENGLAND, "undated-x", "the day of the meeting is not known"),
        (ENGLAND, "1901-03-31", "bank holidays are known from 1975 to 2099"),
        (ENGLAND, "2099-12-30", "bank holidays are known from 1975 to 2099"),
    ],
)
def test_working_days_that_cannot_be_told(calendar: Calendar, day: str, why: str) -> None:
    """Without a region, a day or a year whose bank holidays are known."""
    step = {"step": "re-date", "within_days": 10, "counting": "working"}
    assert by(follows(step, calendar, day)) == {"working": why}


def test_calendar_days_that_cannot_be_told() -> None:
    """A meeting on a day that nobody knows; one in a month has its last day in a range."""
    step = {"step": "re-date", "within_days": 14, "counting": "calendar"}
    assert by(follows(step, day="undated-x")) == {"calendar": "the day of the meeting is not known"}
    (found,) = follows(step, day="undated-x", held="2026-03").by
    assert found.last == dates.Moment(date(2026, 3, 15).toordinal(), date(2026, 4, 14).toordinal())


@pytest.mark.parametrize(
    ("starts", "minutes", "until"),
    [("14:00", 15, "14:15"), ("09:50", 15, "10:05"), (None, 15, None), ("23:50", 15, None)],
)
def test_a_wait(starts: str | None, minutes: int, until: str | None) -> None:
    """A wait ends so many minutes after the start, where that is recorded."""
    rest: dict[str, Any] = {"starts": starts} if starts else {}
    assert follows({"step": "wait", "minutes": minutes}, **rest).until == until


MEETINGS = tuple(
    meeting(day, kind=kind, status=status, **({"reconvenes": "here/board/2026-03-31"} if again else {}))
    for day, kind, status, again in (
        ("2026-02-01", "ordinary", "held", False),
        ("2026-04-10", "special", "held", False),
        ("2026-04-20", "ordinary", "postponed", False),
        ("2026-05-01", "ordinary", "planned", False),
        ("2026-06-01", "ordinary", "planned", True),
    )
)


@pytest.mark.parametrize(
    ("to", "found"),
    [
        ("next ordinary meeting", "here/board/2026-05-01"),
        ("the next meeting", "here/board/2026-04-10"),
        ("next annual meeting", None),
        ("a date to be agreed", None),
        (None, None),
    ],
)
def test_the_meeting_that_a_step_leads_to(to: str | None, found: str | None) -> None:
    """The next of the kind that is named and was not moved; of a kind that no record has, none."""
    step = {"step": "adjourn", **({"to": to} if to else {})}
    assert follows(step, Calendar(meetings=MEETINGS)).to == found


def test_the_meeting_that_held_it_again() -> None:
    """A later meeting says which one it holds again."""
    assert follows({"step": "reconvene"}, Calendar(meetings=MEETINGS)).done == "here/board/2026-06-01"
    assert follows({"step": "record"}, Calendar(meetings=MEETINGS)).done is None


@pytest.mark.parametrize(
    ("before", "note"),
    [
        (None, "no earlier meeting is on record"),
        (Answer.INQUORATE, "the meeting before was inquorate too"),
        (Answer.CANNOT_TELL, "whether the meeting before was quorate is not known"),
        (Answer.QUORATE, "the meeting before was not inquorate"),
    ],
)
def test_not_two_in_a_row(before: Answer | None, note: str) -> None:
    """The meeting before decides."""
    assert follows({"step": "not-two-in-a-row"}, Calendar(before=before)).note == note
    assert follows({"step": "record"}, Calendar(before=before)).note == ""


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2011, 4, 29), False),  # a royal wedding
        (date(2012, 6, 5), False),  # a jubilee
        (date(2022, 9, 19), False),  # a state funeral
        (date(2015, 12, 28), False),  # in place of Boxing Day, a Saturday
        (date(2014, 5, 26), False),
        (date(2014, 5, 27), True),
        (date(2014, 5, 24), False),
    ],
)
def test_a_working_day(day: date, *, works: bool) -> None:
    """Monday to Friday, without bank holidays, substitute days and those of one year alone among them."""
    assert working_days.is_working(day, "england") is works


def test_working_days_of_a_place() -> None:
    """Regions differ, and a place may add days."""
    assert working_days.is_working(date(2026, 1, 2), "england")
    assert not working_days.is_working(date(2026, 1, 2), "scotland")
    assert not working_days.is_working(date(2026, 7, 13), "northern-ireland")
    assert not working_days.is_working(date(2026, 1, 2), "wales", {date(2026, 1, 2)})


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
        (date(2026, 3, 31), 2, date(2026, 4, 2)),
        (date(2026, 3, 31), 3, date(2026, 4, 7)),
        (date(2099, 12, 31), 1, None),
    ],
)
def test_so_many_working_days_after(start: date, number: int, end: date | None) -> None:
    """The day itself is not counted; beyond the years that are known there is none."""
    assert working_days.after(start, number, "england") == end
