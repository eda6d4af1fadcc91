"""Days counted: the four systems at their real cases, and what must hold whatever the days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from partnership.words import working_days
from partnership.words.day_counts import (
    SECTION_243,
    Count,
    Holidays,
    NotToldError,
    counts,
    last_after,
    latest_before,
    on_or_before,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLAND = Holidays("england")
S243, CLEAR_WORKING, CLEAR = Count("lga-s243"), Count("clear-working"), Count("clear")
WORKING, CALENDAR = Count("working"), Count("calendar")
EVERY = (*SECTION_243, CLEAR_WORKING, CLEAR, WORKING, CALENDAR)
SYSTEMS = ((3, S243), (5, S243), (5, CLEAR_WORKING), (7, CLEAR), (7, WORKING), (7, CLEAR_WORKING), (7, CALENDAR))
VECTORS = {
    "2016-03-10": "2016-03-06 2016-03-03 2016-03-02 2016-03-02 2016-03-01 2016-02-29 2016-03-03",
    "2016-03-31": "2016-03-21 2016-03-18 2016-03-21 2016-03-23 2016-03-18 2016-03-17 2016-03-24",
    "2016-01-05": "2015-12-30 2015-12-22 2015-12-23 2015-12-28 2015-12-22 2015-12-21 2015-12-29",
    "2014-04-24": "2014-04-14 2014-04-11 2014-04-14 2014-04-16 2014-04-11 2014-04-10 2014-04-17",
    "2014-02-24": "2014-02-19 2014-02-17 2014-02-16 2014-02-16 2014-02-13 2014-02-12 2014-02-17",
}
"""Real meetings, and the last day for notice by each of `SYSTEMS`, by the count alone."""


@pytest.mark.parametrize(
    ("meeting", "days", "count", "last"),
    [
        (meeting, *system, last)
        for meeting, row in VECTORS.items()
        for system, last in zip(SYSTEMS, row.split(), strict=True)
    ],
)
def test_the_last_day_for_notice(meeting: str, days: int, count: Count, last: str) -> None:
    """Thirty-five days worked out by hand and by a script: after Easter, after Christmas, and in quiet weeks."""
    assert latest_before(date.fromisoformat(meeting), days, count, ENGLAND) == date.fromisoformat(last)


def test_posted_on_monday_for_friday() -> None:
    """Three clear days before a Friday: what is posted on the Monday is in time."""
    assert latest_before(date(2016, 3, 4), 3, S243, ENGLAND) == date(2016, 2, 29)


def test_saturdays_by_section_243_either_way() -> None:
    """A week before a Monday: with Saturdays counted notice may go out a day later than without."""
    meeting = date(2016, 3, 14)
    assert [latest_before(meeting, 3, count, ENGLAND) for count in SECTION_243] == [
        date(2016, 3, 8), date(2016, 3, 9), date(2016, 3, 9),
    ]  # fmt: skip


@pytest.mark.parametrize("day", [date(2014, 12, 29), date(2017, 12, 22)])
def test_a_saturday_as_week_day_makes_the_christmas_break_shorter(day: date) -> None:
    """In 2014 the break ends on Saturday the 27th or on Monday the 29th; in 2017 it begins on Saturday the 23rd or on Friday the 22nd."""
    assert [counts(day, count, ENGLAND) for count in SECTION_243] == [False, False, True]


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2016, 3, 23), True), (date(2016, 3, 24), False), (date(2016, 3, 29), False), (date(2016, 3, 30), True),
        (date(2016, 5, 2), False), (date(2016, 5, 1), False), (date(2016, 4, 30), True), (date(2022, 9, 19), False),
    ],
)  # fmt: skip
def test_what_section_243_leaves_out(day: date, counted: bool) -> None:
    """The Thursday before Easter to the Tuesday after, Sundays, bank holidays and those of one year alone; not Saturdays."""
    assert counts(day, S243, ENGLAND) is counted


def test_a_day_of_mourning_that_the_place_adds() -> None:
    """A day added by the place is no working day and no clear day of section 243."""
    mourning = Holidays("england", frozenset({date(2016, 3, 7)}))
    meeting = date(2016, 3, 10)
    assert latest_before(meeting, 2, WORKING, mourning) == date(2016, 3, 8)
    assert latest_before(meeting, 3, WORKING, mourning) == date(2016, 3, 4)
    assert not counts(date(2016, 3, 7), S243, mourning)
    assert counts(date(2016, 3, 7), CALENDAR, mourning)


@pytest.mark.parametrize("count", [WORKING, CLEAR_WORKING, S243])
def test_bank_holidays_that_nobody_recorded(count: Count) -> None:
    """Where the place does not say whose bank holidays hold the answer is that it cannot be told."""
    with pytest.raises(NotToldError, match="not recorded in the place"):
        latest_before(date(2016, 3, 10), 3, count, Holidays())


@pytest.mark.parametrize(("counted", "day"), [(latest_before, date(1975, 1, 2)), (last_after, date(2099, 12, 31))])
def test_years_beyond_those_that_are_known(counted: Callable[..., date], day: date) -> None:
    """A count that leaves the years whose bank holidays are known cannot be told."""
    with pytest.raises(NotToldError, match="known from 1975 to 2099"):
        counted(day, 9, WORKING, ENGLAND)


@pytest.mark.parametrize(
    ("counted", "day", "count"), [(latest_before, date.min, CALENDAR), (last_after, date.max, CLEAR)]
)
def test_the_ends_of_the_calendar(counted: Callable[..., date], day: date, count: Count) -> None:
    """A count that would leave the calendar cannot be told."""
    with pytest.raises(NotToldError, match="beyond the calendar"):
        counted(day, 1, count, ENGLAND)


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MANY = settings(max_examples=60)


@MANY
@given(DAYS, st.integers(0, 30), st.sampled_from([one for one in EVERY if one.clear]), st.integers(-60, 60))
def test_clear_days_are_those_between(event: date, days: int, count: Count, apart: int) -> None:
    """Notice is in time on just those days before the event that have so many between them and it."""
    notice = event - timedelta(days=days) + timedelta(days=apart)
    between = (notice + timedelta(days=one) for one in range(1, (event - notice).days))
    enough = notice < event and sum(counts(one, count, ENGLAND) for one in between) >= days
    assert (notice <= latest_before(event, days, count, ENGLAND)) == enough


@MANY
@given(DAYS, st.integers(0, 30), st.sampled_from([CALENDAR, WORKING]))
def test_days_that_are_not_clear_forward_and_back_agree(event: date, days: int, count: Count) -> None:
    """From a day that counts, so many days back and so many forward again is the same day."""
    assume(counts(event, count, ENGLAND))
    assert last_after(latest_before(event, days, count, ENGLAND), days, count, ENGLAND) == event


@MANY
@given(DAYS, st.integers(0, 30), st.integers(0, 30), st.sampled_from(EVERY))
def test_a_longer_notice_is_never_a_later_day(event: date, days: int, more: int, count: Count) -> None:
    """The longer the notice the earlier its last day; the longer after an event the later."""
    assert latest_before(event, days + more, count, ENGLAND) <= latest_before(event, days, count, ENGLAND)
    assert last_after(event, days + more, count, ENGLAND) >= last_after(event, days, count, ENGLAND)


@MANY
@given(DAYS, st.integers(1, 30), st.sampled_from(EVERY))
def test_no_deadline_on_a_day_that_its_own_rule_leaves_out(event: date, days: int, count: Count) -> None:
    """The last day in time is one that the rule counts, before an event and after it."""
    last = on_or_before(latest_before(event, days, count, ENGLAND), count, ENGLAND)
    assert counts(last, count, ENGLAND)
    assert last < event
    assert counts(last_after(event, days, count, ENGLAND), count, ENGLAND)


@MANY
@given(DAYS, st.integers(0, 30))
def test_more_left_out_is_never_later(event: date, days: int) -> None:
    """Whatever leaves out more days wants the notice no later, so the strictest reading is the safe one."""
    by = [latest_before(event, days, count, ENGLAND) for count in (*SECTION_243, CLEAR, CALENDAR)]
    assert by[0] <= by[1] <= by[3] <= by[4]
    assert latest_before(event, days, CLEAR_WORKING, ENGLAND) <= latest_before(event, days, WORKING, ENGLAND)


@pytest.mark.parametrize(
    ("year", "day"), [(2014, "2014-04-20"), (2015, "2015-04-05"), (2016, "2016-03-27"), (2038, "2038-04-25")]
)
def test_easter(year: int, day: str) -> None:
    """Easter Day is the same in every part of the kingdom."""
    regions: tuple[working_days.Region, ...] = ("england", "wales", "scotland", "northern-ireland")
    assert {working_days.easter(region, year).isoformat() for region in regions} == {day}
