"""Days half known: each answer is yes where every possibility agrees on it, no where none does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.documents.fields import period
from partnership.words import dates
from partnership.words.dates import (
    ALWAYS,
    FIRST_DAY,
    LAST_DAY,
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    ImpossibleDateError,
    Moment,
    Period,
)
from partnership.words.truth import Truth

DAYS = st.integers(1, 9)
moments = st.tuples(DAYS, DAYS).map(lambda pair: Moment(min(pair), max(pair)))
periods = st.builds(Period, moments, moments)


def moment(first: str, last: str | None = None) -> Moment:
    """Return some day from the first to the last."""
    return Moment(date.fromisoformat(first).toordinal(), date.fromisoformat(last or first).toordinal())


def possible_days(one: Moment) -> range:
    """Return every day that a moment may be."""
    return range(one.earliest, one.latest + 1)


def possible_times(one: Period) -> list[range]:
    """Return every stretch of days that a period may be: none ends before it begins."""
    return [
        range(first, last + 1)
        for first in possible_days(one.starts)
        for last in possible_days(one.ends)
        if first <= last
    ]


def agreed(possibilities: list[bool]) -> Truth:
    """Return what the possibilities agree on; no where there are none."""
    if not any(possibilities):
        return Truth.NO
    return Truth.YES if all(possibilities) else Truth.UNKNOWN


@given(moments, moments)
def test_before_is_what_all_possible_days_agree_on(one: Moment, other: Moment) -> None:
    """The oracle compares every pair of days."""
    assert one.before(other) == agreed(
        [first < second for first in possible_days(one) for second in possible_days(other)]
    )


@given(periods, moments)
def test_holds_on_is_what_all_possible_times_agree_on(period: Period, day: Moment) -> None:
    """The oracle looks for each possible day in each possible time."""
    assert period.holds_on(day) == agreed(
        [one in time for time in possible_times(period) for one in possible_days(day)]
    )


@given(periods, periods)
def test_overlaps_is_what_all_possible_times_agree_on(one: Period, other: Period) -> None:
    """The oracle lays every possible time of one over every possible time of the other."""
    pairs = [(mine, theirs) for mine in possible_times(one) for theirs in possible_times(other)]
    assert one.overlaps(other) == agreed(
        [max(mine[0], theirs[0]) <= min(mine[-1], theirs[-1]) for mine, theirs in pairs]
    )


@given(periods, periods)
def test_overlapping_has_no_direction(one: Period, other: Period) -> None:
    """It does not matter which of the two is asked."""
    assert one.overlaps(other) == other.overlaps(one)


@given(periods)
def test_a_period_is_possible_when_some_time_is(period: Period) -> None:
    """A period is impossible only if each of its possible ends lies before each of its possible starts."""
    assert period.possible() == bool(possible_times(period))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2016-03-10", moment("2016-03-10")),
        ("2016-02", moment("2016-02-01", "2016-02-29")),
        ("2015-02", moment("2015-02-01", "2015-02-28")),
        ("2015-12", moment("2015-12-01", "2015-12-31")),
        ("2015", moment("2015-01-01", "2015-12-31")),
        (2015, moment("2015-01-01", "2015-12-31")),
        ("0001", moment("0001-01-01", "0001-12-31")),
        ("9999-12-31", Moment(LAST_DAY, LAST_DAY)),
        ("unknown", UNKNOWN),
        ({"after": "2014-02-24"}, Moment(moment("2014-02-25").earliest, LAST_DAY)),
        ({"after": "2014"}, Moment(moment("2015-01-01").earliest, LAST_DAY)),
        ({"not_before": "2014"}, Moment(moment("2014-01-01").earliest, LAST_DAY)),
        ({"before": 2014}, Moment(FIRST_DAY, moment("2013-12-31").latest)),
        ({"by": "2008-04"}, Moment(FIRST_DAY, moment("2008-04-30").latest)),
        ({"after": "2014-02-24", "by": "2014-04"}, moment("2014-02-25", "2014-04-30")),
        (
            {"after": "2013", "not_before": "2014-03", "before": "2015", "by": "2014-06-01"},
            moment("2014-03-01", "2014-06-01"),
        ),
        ({"not_before": "2014-03-01", "by": "2014-03-01"}, moment("2014-03-01")),
    ],
)
def test_a_date_as_written(written: Any, meant: Moment) -> None:
    """A short date is some day in its period; bounds leave out or take in what they name."""
    assert dates.moment(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2015-13",
        "2015-00",
        "2015-02-29",
        "2015-04-31",
        "2015-01-00",
        "0000",
        "0000-01-01",
        "15",
        15,
        "2015-1-1",
        "2015-01-01T00:00",
        " 2015",
        "2015\n",
        "٢٠١٥",
        "someday",
        {"after": "2015", "before": "2015"},
        {"after": "2015-03-10", "by": "2015-03-10"},
        {"not_before": "2016", "by": "2015"},
        {"before": "0001"},
        {"after": "9999"},
        {"after": "2015-13"},
    ],
)
def test_what_is_not_a_date(written: Any) -> None:
    """A day that the calendar does not have, and bounds without a day between them, are refused."""
    with pytest.raises(ImpossibleDateError):
        dates.moment(written)


@pytest.mark.parametrize(
    ("thing", "meant"),
    [
        ({}, ALWAYS),
        ({"since": "2014"}, Period(moment("2014-01-01", "2014-12-31"), OPEN_END)),
        ({"until": "2014-05-01"}, Period(OPEN_START, moment("2014-05-01"))),
        ({"since": "unknown", "until": "unknown"}, Period(UNKNOWN, UNKNOWN)),
    ],
)
def test_a_period_as_written(thing: dict[str, Any], meant: Period) -> None:
    """An end that is left out is open; one that is unknown may be any day."""
    assert period(thing) == meant


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2013-12-31", Truth.NO),
        ("2014-01-01", Truth.UNKNOWN),
        ("2014-12-30", Truth.UNKNOWN),
        ("2014-12-31", Truth.YES),
        ("2016-02-29", Truth.YES),
        ("2016-03-01", Truth.NO),
    ],
)
def test_a_short_date_leaves_the_days_inside_it_open(day: str, answer: Truth) -> None:
    """From `2014` until `2016-02-29`: the first day may be any of 2014, the last is inclusive."""
    assert period({"since": "2014", "until": "2016-02-29"}).holds_on(moment(day)) == answer


def test_the_end_says_something_of_the_beginning() -> None:
    """What began some day in 2014 and ended on 31 March 2014 held on 31 March."""
    assert period({"since": "2014", "until": "2014-03-31"}).holds_on(moment("2014-03-31")) == Truth.YES


def test_no_day_lies_in_a_period_that_ends_before_it_begins() -> None:
    """A period that cannot be holds on no day, known or not, and overlaps nothing."""
    never = period({"since": "2016", "until": "2014"})
    assert [never.possible(), never.holds_on(UNKNOWN), never.overlaps(ALWAYS), ALWAYS.overlaps(never)] == [
        False,
        Truth.NO,
        Truth.NO,
        Truth.NO,
    ]


def test_always_has_no_edges() -> None:
    """Without dates, every day lies inside, known or not."""
    assert [ALWAYS.holds_on(day) for day in (UNKNOWN, OPEN_START, OPEN_END, moment("2014-01-01", "2014-12-31"))] == [
        Truth.YES
    ] * 4


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2016-03-10", "10 March 2016"),
        ("2014-10", "October 2014"),
        ("2008", "2008"),
        (2008, "2008"),
        ("unknown", "date unknown"),
        ({"after": "2014"}, "after 2014"),
        ({"not_before": "2014-02-24", "by": "2014-04"}, "on or after 24 February 2014, by April 2014"),
        ({"before": 2014}, "before 2014"),
        ("2014-13", "2014-13"),
        ("2014-00-10", "2014-00-10"),
    ],
)
def test_a_date_in_words(written: Any, words: str) -> None:
    """A date is shown as a person writes it, and one that is not in the calendar as it was typed."""
    assert dates.written(written) == words


def test_a_known_day() -> None:
    """A day of the calendar is a moment that is known."""
    assert dates.on(date(2016, 3, 10)) == moment("2016-03-10")
    assert dates.on(date(2016, 3, 10)).exact
    assert dates.shown(date(2016, 3, 10)) == "10 March 2016"
    assert not moment("2016-03-10", "2016-03-11").exact
