"""What the meetings to come can still change, held against every way to come to them or miss them."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.answers.attendance.lapses import Gap
from partnership.answers.attendance.marks import Count, Rate
from partnership.answers.attendance.misses import missed
from partnership.answers.attendance.outlook import (
    Outlook,
    Prospect,
    most_pressing,
    of_elapsed,
    of_missed,
    of_rate,
    of_rolling,
    together,
)
from partnership.answers.attendance.rates import reaches
from partnership.answers.attendance.windows import rolling
from partnership.records.model.attendance_rule import AttendanceRule, AttendedOf, Missed
from partnership.words import dates
from partnership.words.dates import Moment
from partnership.words.truth import Truth
from worlds import EITHER, counted, exact_meetings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.readings import Counted

SEVENTY = AttendanceRule(rate=Fraction(7, 10))
FOUR = AttendanceRule(attended=AttendedOf(at_least=4))
TRUTHS = {"P": Truth.YES, "N": Truth.NO, "?": Truth.UNKNOWN, ".": Truth.UNKNOWN}


def said(words: str, start: int = 0) -> list[Counted]:
    """Return meetings: P came, N missed, ? not recorded, `.` still to come, m may be held, l on leave that counts as missed."""
    return [
        counted(
            start + number,
            Moment(start + number + 1, start + number + 1),
            TRUTHS.get(word, Truth.NO if word == "l" else Truth.UNKNOWN),
            counts=Truth.UNKNOWN if word == "m" else Truth.YES,
        )
        for number, word in enumerate(words)
    ]


def left(of: Outlook | None) -> tuple[str, tuple[int, int] | None] | None:
    """Return the prospect and how many may be missed."""
    return None if of is None else (of.prospect.value, of.may_miss)


@pytest.mark.parametrize(
    ("rule", "past", "coming", "expected"),
    [
        (SEVENTY, "PPP", "...", ("may miss some", (1, 1))),
        (SEVENTY, "PPA", "", None),
        (SEVENTY, "PPN", ".", ("may miss none", (0, 0))),
        (SEVENTY, "PNN", ".", ("can no longer reach it", None)),
        (SEVENTY, "PP?", ".", ("may miss some", (0, 1))),
        (SEVENTY, "P?N", ".", ("cannot tell", (0, 0))),
        (SEVENTY, "PPPPPPP", "...", ("met whatever is missed", (3, 3))),
        (SEVENTY, "PPPPPP?", "...", ("may miss some", (2, 3))),
        (SEVENTY, "", "..", ("may miss none", (0, 0))),
        (SEVENTY, "PPP", ".l", ("may miss none", (0, 0))),
        (SEVENTY, "PPP", ".m", ("may miss some", (0, 1))),
        (SEVENTY, "PP", "l", ("can no longer reach it", None)),
        (FOUR, "PPP", "..", ("may miss some", (1, 1))),
        (FOUR, "PPN", ".", ("can no longer reach it", None)),
        (FOUR, "PPPP", ".", ("met whatever is missed", (1, 1))),
    ],
)
def test_a_rate(
    rule: AttendanceRule, past: str, coming: str, expected: tuple[str, tuple[int, int] | None] | None
) -> None:
    """How many of the meetings on record that are still to come may be missed, whatever is doubtful."""
    assert left(of_rate(rule, said(past), said(coming, 20))) == expected


def best_of(rule: AttendanceRule, attended: int, expected: int, free: int) -> int | None:
    """Return the most of the free meetings that can be missed, by trying every way to attend them."""
    ways = [
        way for way in product((True, False), repeat=free) if reaches(rule, Rate(attended + sum(way), expected + free))
    ]
    return max((free - sum(way) for way in ways), default=None)


SHARES = st.sampled_from([SEVENTY, FOUR, AttendanceRule(rate=Fraction(1, 2)), AttendanceRule(rate=Fraction(1))])


@given(SHARES, exact_meetings(st.integers(1, 9), most=4), exact_meetings(st.integers(10, 19), most=4))
def test_may_miss_is_the_most_of_every_way(rule: AttendanceRule, past: list[Counted], coming: list[Counted]) -> None:
    """From the worst to the best that the doubt leaves, and nothing beyond."""
    found = of_rate(rule, past, coming)
    free = [one for one in coming if one.expected is Truth.YES and one.attended is Truth.UNKNOWN]
    fixed = [one for one in (*past, *coming) if one not in free]
    ways = [
        best_of(rule, sum(one and came for one, came in way), sum(one for one, _ in way), len(free))
        for way in product(*(list(product(EITHER[one.expected], EITHER[one.attended])) for one in fixed))
    ]
    if found is None:
        assert all(one.expected is Truth.NO for one in coming)
        return
    if found.prospect is Prospect.OUT_OF_REACH:
        assert set(ways) == {None}
        return
    numbers = [-1 if way is None else way for way in ways]
    assert found.may_miss == Count(max(min(numbers), 0), max(numbers))
    assert (found.prospect is Prospect.CANNOT_TELL) is (min(numbers) == -1)
    assert (found.prospect is Prospect.SAFE) is (min(numbers) == len(free))


THREE = Missed(count=3, consecutive=True)
TWO_A_YEAR = Missed(count=2, consecutive=False)


@pytest.mark.parametrize(
    ("past", "coming", "expected"),
    [
        ("PN", "...", ("may miss some", (1, 1))),
        ("PNN", "...", ("may miss none", (0, 0))),
        ("PNNN", ".", ("can no longer reach it", None)),
        ("P", "..", ("met whatever is missed", (2, 2))),
        ("NN?", ".", ("cannot tell", (0, 1))),
        ("N", "", None),
        ("PN?", "...", ("may miss some", (0, 2))),
        ("PP?", "...", ("may miss some", (1, 2))),
    ],
)
def test_missed_in_a_row(past: str, coming: str, expected: tuple[str, tuple[int, int] | None] | None) -> None:
    """How many of the next ones may be missed, one after another."""
    now = missed(THREE, said(past))[1].now
    assert left(of_missed(THREE, now, said(coming, 20))) == expected


@given(
    exact_meetings(st.integers(1, 9), most=4),
    st.integers(1, 4),
    st.integers(1, 3),
    st.booleans(),
)
def test_the_next_ones_may_be_missed_and_no_more(past: list[Counted], coming: int, count: int, in_a_row: bool) -> None:
    """Missing so many of the next keeps the rule where the doubt is the worst; one more breaks it where it is the best."""
    rule = Missed(count=count, consecutive=in_a_row)
    ahead = said("." * coming, 20)
    own = [one._replace(inside=Truth.YES) for one in past]
    now = missed(rule, own)[1].now
    found = of_missed(rule, now, ahead)
    assert found is not None
    ends = [_most(rule, end, ahead) for end in (now.high, now.low)]
    if found.may_miss is None:
        assert ends == [-1, -1]
    else:
        assert found.may_miss == Count(max(ends[0], 0), ends[1])


def _most(rule: Missed, now: int, ahead: Sequence[Counted]) -> int:
    """Return how many of the next can be missed before there are too many, -1 where there are already."""
    if now >= rule.count:
        return -1
    return max(number for number in range(len(ahead) + 1) if now + number < rule.count)


def on(day: date, attended: Truth = Truth.UNKNOWN) -> Counted:
    """Return a meeting on a day."""
    return counted(day.toordinal(), dates.on(day), attended)


def test_missed_in_any_twelve_months() -> None:
    """What was missed a year ago no longer counts; what is not recorded may."""
    march, today = on(date(2025, 3, 10), Truth.NO), [on(date(2026, month, 9)) for month in (2, 3)]
    assert left(of_rolling(TWO_A_YEAR, [march], today)) == ("may miss none", (0, 0))
    later = [on(date(2026, 3, 10)), on(date(2026, 4, 10))]
    assert left(of_rolling(TWO_A_YEAR, [march], later)) == ("may miss some", (1, 1))
    assert left(of_rolling(TWO_A_YEAR, [march._replace(attended=Truth.UNKNOWN)], today)) == ("may miss some", (0, 1))
    assert left(of_rolling(TWO_A_YEAR, [march, march], today)) == ("can no longer reach it", None)
    assert of_rolling(TWO_A_YEAR, [march], []) is None


@given(
    st.lists(st.integers(1, 364), max_size=3, unique=True),
    st.lists(st.integers(365, 1200), min_size=1, max_size=4, unique=True),
    st.integers(1, 3),
)
def test_any_twelve_months(past: list[int], coming: list[int], count: int) -> None:
    """The most of the next that can be missed with never so many in the twelve months up to any of them."""
    start = date(2024, 1, 1)
    before = [on(start + timedelta(day), Truth.NO) for day in sorted(past)]
    ahead = [on(start + timedelta(day)) for day in sorted(coming)]
    found = of_rolling(Missed(count=count, consecutive=False), before, ahead)
    assert found is not None
    if len(past) >= count:
        assert found.prospect is Prospect.OUT_OF_REACH
        return
    for number in range(len(ahead) + 1):
        days = [one.day.latest for one in (*before, *ahead[:number])]
        kept = all(
            sum(rolling(date.fromordinal(day)).period.holds_on(Moment(one, one)) is Truth.YES for one in days) < count
            for day in days[len(before) :]
        )
        assert kept is (found.may_miss is not None and number <= found.may_miss.low)


def gap(since: str | None, latest: str, expires: str | None, expires_latest: str) -> Gap:
    """Return a time without attending that is going on, in which a meeting was missed."""
    days = [None if one is None else date.fromisoformat(one) for one in (since, latest, expires, expires_latest)]
    return Gap(days[0], days[1], None, days[2], days[3], ("05",), excused=False)


SUMMER = gap("2025-01-10", "2025-01-10", "2025-07-10", "2025-07-10")
TODAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2025-06-10", "2025-07-10", "2025-08-10"], ("may miss some", (1, 1))),
        (["2025-07-10", "2025-08-10"], ("may miss none", (0, 0))),
        (["2025-07-11"], ("may miss none", (0, 0))),
    ],
)
def test_attending_in_time(days: list[str], expected: tuple[str, tuple[int, int]]) -> None:
    """The last meeting on record up to the day on which the time ends must not be missed."""
    found = of_elapsed(SUMMER, [on(date.fromisoformat(day)) for day in days], TODAY)
    assert left(found) == expected
    assert found is not None
    assert found.by == date(2025, 7, 10)
    assert len(found.next) == len([day for day in days if day <= "2025-07-10"])


def test_time_that_is_not_pressing() -> None:
    """Nothing missed and nothing to come in time, a time that ended, or none that runs: nothing to say."""
    assert of_elapsed(SUMMER._replace(missed=()), [], TODAY) is None
    assert of_elapsed(SUMMER._replace(until=TODAY), [on(date(2025, 6, 10))], TODAY) is None
    assert of_elapsed(Gap(None, None, None, None, None, (), excused=False), [], TODAY) is None
    assert of_elapsed(SUMMER._replace(missed=()), [], date(2025, 7, 11)) is None


def test_time_that_has_run_out() -> None:
    """It ended, or may have ended."""
    assert left(of_elapsed(SUMMER, [on(date(2025, 8, 10))], date(2025, 7, 11))) == ("can no longer reach it", None)
    doubtful = gap("2025-01-01", "2025-01-31", "2025-07-01", "2025-07-31")
    coming = [on(date(2025, 7, 20)), on(date(2025, 7, 30))]
    assert left(of_elapsed(doubtful, coming, date(2025, 7, 11))) == ("cannot tell", (0, 1))
    before = of_elapsed(doubtful, coming, TODAY)
    assert left(before) == ("may miss none", (0, 1))
    assert before is not None
    assert before.by == date(2025, 7, 1)
    unknown = gap(None, "2025-01-31", None, "2025-07-31")
    assert left(of_elapsed(unknown, coming, TODAY)) == ("cannot tell", (0, 1))


def test_readings_taken_together() -> None:
    """What all readings leave; else the least that is certain: who may miss none, or cannot reach it, had better come."""
    must, gone, safe = (
        Outlook(prospect, Count(1, 1), None, None, ())
        for prospect in (Prospect.MUST_COME, Prospect.OUT_OF_REACH, Prospect.SAFE)
    )
    assert together([]) is None
    assert together([must, must]) is Prospect.MUST_COME
    assert together([must, gone]) is Prospect.MUST_COME
    assert together([must, safe]) is Prospect.CANNOT_TELL
    assert most_pressing([Prospect.SAFE, Prospect.MUST_COME]) is Prospect.MUST_COME
    assert most_pressing([]) is None
