"""The stretches of time over which attendance is counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.answers.attendance.windows import WindowKind, YearKind, between, chosen, starting, year_of
from partnership.words import dates
from partnership.words.truth import Truth

YEARS = get_args(YearKind)
DAYS = st.dates()
STARTS = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: (day.month, day.day))


@pytest.mark.parametrize(
    ("kind", "day", "first", "last", "name"),
    [
        ("financial-year", date(2026, 3, 31), date(2025, 4, 1), date(2026, 3, 31), "financial year 2025/26"),
        ("financial-year", date(2026, 4, 1), date(2026, 4, 1), date(2027, 3, 31), "financial year 2026/27"),
        ("financial-year", date(2000, 1, 1), date(1999, 4, 1), date(2000, 3, 31), "financial year 1999/00"),
        ("municipal-year", date(2026, 4, 30), date(2025, 5, 1), date(2026, 4, 30), "municipal year 2025/26"),
        ("academic-year", date(2025, 9, 1), date(2025, 9, 1), date(2026, 8, 31), "academic year 2025/26"),
        ("calendar-year", date(2025, 9, 1), date(2025, 1, 1), date(2025, 12, 31), "year 2025"),
    ],
)
def test_years(kind: YearKind, day: date, first: date, last: date, name: str) -> None:
    """Each kind of year begins on its day and ends on the eve of the next."""
    assert year_of(kind, day) == (kind, name, first, last)


def test_own_start_is_for_the_financial_year_alone() -> None:
    """A place whose financial year begins on another day moves that year and no other."""
    assert year_of("financial-year", date(2026, 1, 1), (7, 1))[2:] == (date(2025, 7, 1), date(2026, 6, 30))
    assert year_of("financial-year", date(2026, 1, 1), (1, 1)).name == "financial year 2026"
    assert year_of("academic-year", date(2026, 1, 1), (7, 1)).first == date(2025, 9, 1)


@pytest.mark.parametrize("text", ["13-01", "04-31", "00-00", "02-29"])
def test_a_start_that_no_calendar_has(text: str) -> None:
    """A start that not every year has is none, so the year begins as others do."""
    assert starting(text) is None


@given(st.sampled_from(YEARS), DAYS, st.none() | STARTS)
def test_a_year_holds_its_day_and_every_day_of_it(kind: YearKind, day: date, starts: tuple[int, int] | None) -> None:
    """The year of a day holds it, and is the year of each of its own ends: years neither overlap nor leave gaps."""
    year = year_of(kind, day, starts)
    assert year.first is not None
    assert year.last is not None
    assert year.first <= day <= year.last
    assert year == year_of(kind, year.first, starts) == year_of(kind, year.last, starts)
    assert year.last - year.first <= timedelta(days=365)


@given(st.sampled_from(get_args(WindowKind)), DAYS, st.lists(DAYS))
def test_every_day_has_a_window(kind: WindowKind, as_of: date, held: list[date]) -> None:
    """No day of the calendar is too early or too late to be asked about, and a meeting of the year is looked at."""
    window = chosen(kind, [dates.on(day) for day in held], as_of)
    known = [day for day in held if day <= as_of]
    if known and kind in YEARS:
        assert window.period.holds_on(dates.on(max(known))) is Truth.YES
    else:
        assert kind not in YEARS or window.period.holds_on(dates.on(as_of)) is Truth.YES


def test_the_last_year_with_a_meeting_is_chosen() -> None:
    """Meetings after the day asked about, and those of which the day is not known, choose nothing."""
    held = [dates.moment(text) for text in ("2023-05-01", "2024", "2026-05-01", "unknown")]
    assert chosen("financial-year", held, date(2026, 4, 1)).name == "financial year 2023/24"
    assert chosen("financial-year", [], date(2026, 4, 1)).name == "financial year 2026/27"


def test_rolling_months_end_on_the_day_asked_about() -> None:
    """Twelve months back to the day after the same day of the year before."""
    assert chosen("rolling-12-months", [], date(2026, 3, 20))[2:] == (date(2025, 3, 21), date(2026, 3, 20))
    assert chosen("rolling-12-months", [], date(2024, 2, 29))[2:] == (date(2023, 3, 1), date(2024, 2, 29))


def test_words() -> None:
    """A window says its days, inclusive, and which end is open."""
    assert between(date(2025, 4, 1), date(2026, 3, 31)).dates == "1 April 2025 to 31 March 2026"
    assert between(date(2025, 4, 1), None).dates == "from 1 April 2025"
    assert between(None, date(2026, 3, 31)).dates == "up to 31 March 2026"
    assert chosen("all", [], date(2026, 3, 31)).dates == "all meetings on record"


def test_an_open_end_holds_everything() -> None:
    """A window without limits holds even a day that nothing is known of."""
    assert chosen("all", [], date(2026, 3, 31)).period.holds_on(dates.UNKNOWN) is Truth.YES
    assert between(None, date(2026, 3, 31)).period.holds_on(dates.UNKNOWN) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "covers"),
    [
        ((None, None), (None, None), True),
        ((None, None), (date(2025, 4, 1), date(2026, 3, 31)), True),
        ((date(2025, 4, 1), date(2026, 3, 31)), (date(2025, 4, 1), date(2026, 3, 31)), True),
        ((date(2025, 4, 2), date(2026, 3, 31)), (date(2025, 4, 1), date(2026, 3, 31)), False),
        ((date(2025, 4, 1), date(2026, 3, 30)), (date(2025, 4, 1), date(2026, 3, 31)), False),
        ((date(2025, 4, 1), None), (None, None), False),
        ((None, date(2026, 3, 31)), (None, None), False),
    ],
)
def test_every_day_of_one_in_another(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None], covers: bool
) -> None:
    """An open end is beyond every day."""
    assert between(*one).covers(between(*other)) is covers
