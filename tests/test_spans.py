"""What rules about time share: clashes, what is outside a life, and days in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.rules.spans import Outside, clashes, outside, said, typed
from partnership.words import dates
from partnership.words.dates import ALWAYS, Moment, Period, moment
from partnership.words.truth import Truth

days = st.integers(1, 12)
exact = st.tuples(days, days).map(lambda pair: Period(Moment(min(pair), min(pair)), Moment(max(pair), max(pair))))
moments = st.tuples(days, days).map(lambda pair: Moment(min(pair), max(pair)))
vague = st.tuples(moments, moments).map(lambda pair: Period(*pair)).filter(Period.possible)
sides = st.lists(st.tuples(exact, st.sampled_from("ab")), max_size=8)


@given(st.lists(st.one_of(exact, vague), max_size=8))
def test_every_clash_is_certain(periods: list[Period]) -> None:
    """What is told shares a day however the imprecise dates turn out, and is told with the later one first."""
    for later, earlier in clashes(periods):
        assert later > earlier
        assert periods[later].overlaps(periods[earlier]) is Truth.YES


@given(sides)
def test_no_clash_of_known_days_is_missed(told: list[tuple[Period, str]]) -> None:
    """With known days there is a clash exactly when two periods share one, and likewise between sides."""
    periods, names = [period for period, _ in told], [side for _, side in told]
    pairs = [
        (one, other)
        for other in range(len(told))
        for one in range(other)
        if periods[one].overlaps(periods[other]) is Truth.YES
    ]
    assert bool(list(clashes(periods))) == bool(pairs)
    assert bool(list(clashes(periods, names))) == any(names[one] != names[other] for one, other in pairs)


LIFE = Period(moment("2014-10"), moment("2019-09-29"))


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        ({}, None),
        ({"since": "2014"}, None),
        ({"since": "2014-09"}, Outside("since", after=False)),
        ({"until": 2013}, Outside("until", after=False)),
        ({"until": "2019-09-30"}, Outside("until", after=True)),
        ({"until": "2019-09"}, None),
        ({"until": "unknown"}, None),
        ({"since": "2020", "until": "unknown"}, Outside("since", after=True)),
        ({"since": "not a date"}, None),
    ],
)
def test_outside_a_life(thing: dict[str, str | int], expected: Outside | None) -> None:
    """Only a stated date that is certainly outside counts."""
    assert outside(thing, LIFE) == expected


def test_what_goes_on_is_outside_a_life_that_ended() -> None:
    """A thing without an end lasts as long as what it belongs to."""
    assert outside({}, LIFE, dates.OPEN_END) == Outside(None, after=True)
    assert outside({}, LIFE, moment("2019-09-29")) is None
    assert outside({"until": "2018"}, LIFE, dates.OPEN_END) is None
    assert outside({}, ALWAYS, dates.OPEN_END) is None


@pytest.mark.parametrize(
    ("value", "words", "text"),
    [
        ("2016-03-10", "10 March 2016", "2016-03-10"),
        ("2014-02", "February 2014", None),
        ("2008", "2008", None),
        ("unknown", "date unknown", None),
        ({"by": "2008-04"}, "by 30 April 2008", None),
        ({"after": "2014-02-24"}, "25 February 2014 or later", None),
        ({"not_before": "2014-02-24", "before": "2014-04"}, "between 24 February 2014 and 31 March 2014", None),
    ],
)
def test_days_in_words(value: str, words: str, text: str | None) -> None:
    """A moment reads as the record has it, and only a known day can be pasted."""
    assert said(moment(value)) == words
    assert typed(moment(value)) == text


def test_an_open_end_is_no_day() -> None:
    """What no record limits has no date to write."""
    assert typed(dates.OPEN_START) is None
    assert typed(dates.OPEN_END) is None
    assert said(dates.OPEN_END) == "date unknown"
