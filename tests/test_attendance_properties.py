"""What holds of attendance whatever the records say."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any, Literal

from hypothesis import given
from hypothesis import strategies as st

from ledgers import (
    DAYS,
    YEAR,
    away,
    board,
    meeting,
    substitute,
    terms,
    worked_out,
)
from partnership.answers.attendance import Count, Rate, windows
from partnership.answers.attendance.marks import bounds
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from random import Random

    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting


# -- what holds whatever the records say


PEOPLE = ("ann", "bob", "cat")
PRESENCES: tuple[
    Literal["present", "part", "apologies", "absent", "not-recorded", "left-out", "substitute", "leave"], ...
] = ("present", "part", "apologies", "absent", "not-recorded", "left-out", "substitute", "leave")
HELD: dict[str, Any] = {
    "undated-a": "unknown",
    "undated-b": "2025",
    "undated-c": {"not_before": "2025-05", "by": "2025-06"},
}


def rows_of(marks_: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the attendance of a meeting, from a word for each person."""
    found = []
    for person, word in zip(PEOPLE, marks_, strict=True):
        if word == "substitute":
            found += [away(person), substitute(f"seat-{person}", "sam")]
        elif word == "leave":
            found.append(away(person, reason="leave-approved"))
        elif word != "left-out":
            found.append(away(person, word))
    return found


@st.composite
def years(draw: st.DrawFn) -> tuple[Board, list[Meeting]]:
    """Draw a board of three, whose terms and posts may be half known, and its meetings."""
    seats = {
        f"seat-{person}": {
            "organisations": [{"organisation": draw(st.sampled_from(["one", "two"]))}],
            "holders": [
                {
                    "person": person,
                    **draw(
                        st.sampled_from(
                            [{}, {"since": "2025-07"}, {"until": "2025-09-15"}, {"since": {"after": "2025"}}]
                        )
                    ),
                }
            ],
        }
        for person in PEOPLE
    }
    versions = draw(
        st.sampled_from(
            [
                [],
                [terms(substitutes="named")],
                [terms(substitutes="none", until="2025-08"), terms(substitutes="any", since="2025-08")],
            ]
        )
    )
    days = draw(st.lists(st.sampled_from([*DAYS, *HELD]), unique=True, max_size=6))
    rows = {day: rows_of(draw(st.tuples(*[st.sampled_from(PRESENCES)] * len(PEOPLE)))) for day in days}
    return board(seats=seats, terms=versions), [
        meeting(day, *rows[day], **({"held": HELD[day]} if day in HELD else {})) for day in days
    ]


@given(years())
def test_the_figures_add_up(year: tuple[Board, list[Meeting]]) -> None:
    """Every meeting expected is attended, by substitute, apologised for, missed or not recorded, and one of them only."""
    for one in worked_out(year[0], *year[1]).rows:
        apart = [
            one.attended,
            one.apologies,
            one.absent,
            one.not_recorded,
            *([one.by_substitute] if one.subject == "person" else []),
        ]
        assert one.expected == Count(sum(count.low for count in apart), sum(count.high for count in apart))


@given(years())
def test_the_lowest_is_not_above_the_highest(year: tuple[Board, list[Meeting]]) -> None:
    """Both ends of a rate are rates, in order."""
    for one in worked_out(year[0], *year[1]).rows:
        assert 0 <= one.low.attended <= one.low.expected
        assert 0 <= one.high.attended <= one.high.expected
        assert one.low.share is None or one.high.share is None or one.low.share <= one.high.share


@given(years(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_rows_does_not_matter(year: tuple[Board, list[Meeting]], random: Random) -> None:
    """Meetings read in another order, and rows written in another, give the same ledger."""
    again = [
        meeting(
            one.id.rpartition("/")[2],
            *_raw(one, random),
            **({"held": HELD[name]} if (name := one.id.rpartition("/")[2]) in HELD else {}),
        )
        for one in random.sample(year[1], len(year[1]))
    ]
    ours, theirs = worked_out(year[0], *year[1]), worked_out(year[0], *again)
    assert {one.id: one for one in ours.rows} == {one.id: one for one in theirs.rows}


def _raw(of: Meeting, random: Random) -> list[dict[str, Any]]:
    rows = _rows(of)
    return random.sample(rows, len(rows))


def _rows(of: Meeting) -> list[dict[str, Any]]:
    fields = ("person", "capacity", "presence", "reason")
    return [
        {"seat": list(one.seat), **{field: said for field in fields if (said := getattr(one, field))}}
        for one in of.attendance
    ]


@given(years(), st.sampled_from(PEOPLE))
def test_an_absence_never_raises_a_rate(year: tuple[Board, list[Meeting]], person: str) -> None:
    """One more meeting that somebody missed leaves both ends of their rate where they are, or lowers them."""
    before, after = (
        worked_out(year[0], *year[1], *more) for more in ([], [meeting("2026-02-02", away(person, "absent"))])
    )
    old = {one.id: one for one in before.rows}
    for one in after.people:
        if one.key == (person,) and one.id in old:
            assert _share(one.low) <= _share(old[one.id].low)
            assert _share(one.high) <= _share(old[one.id].high)


def _share(of: Rate) -> Fraction:
    return Fraction(1) if of.share is None else of.share


@given(years(), st.sampled_from(DAYS))
def test_a_window_cut_in_two_adds_up(year: tuple[Board, list[Meeting]], cut: str) -> None:
    """Every meeting with a day is in one part or the other."""
    dated = [one for one in year[1] if one.day.exact]
    day = date.fromisoformat(cut)
    assert YEAR.first is not None
    whole, *parts = (
        worked_out(year[0], *dated, window=window)
        for window in (
            YEAR,
            windows.between(YEAR.first, day),
            windows.between(date.fromordinal(day.toordinal() + 1), YEAR.last),
        )
    )
    for one in whole.rows:
        same = [other for part in parts for other in part.rows if other.id == one.id]
        for figure in ("expected", "attended", "by_substitute", "apologies", "absent", "not_recorded"):
            assert getattr(one, figure) == Count(
                sum(getattr(other, figure).low for other in same), sum(getattr(other, figure).high for other in same)
            )


CELLS = st.lists(st.tuples(st.sampled_from(list(Truth)), st.sampled_from(list(Truth))), max_size=6)
EITHER = {Truth.YES: (True,), Truth.NO: (False,), Truth.UNKNOWN: (True, False)}


@given(CELLS)
def test_bounds_are_the_least_and_the_most(cells: list[tuple[Truth, Truth]]) -> None:
    """Of every way in which the unknown can turn out, none lies outside the bounds, and each bound is one of them."""
    ways = [
        [answer for answer in way if answer[0]]
        for way in product(*(list(product(EITHER[expected], EITHER[attended])) for expected, attended in cells))
    ]
    rates = {Rate(sum(came_ for _, came_ in way), len(way)) for way in ways}
    low, high = bounds(cells)
    assert {low, high} <= rates
    shares = [one.share for one in rates if one.share is not None]
    assert low.share is None or low.share == min(shares)
    assert high.share is None or high.share == max(shares)


@given(years())
def test_whatever_is_not_recorded_the_truth_lies_within(year: tuple[Board, list[Meeting]]) -> None:
    """Filling in every unknown mark, as present or as absent, gives a rate between the ends."""
    unknown = worked_out(year[0], *year[1])
    for word in ("present", "absent"):
        filled = [
            meeting(
                one.id.rpartition("/")[2],
                *_filled(one, word),
                **({"held": HELD[name]} if (name := one.id.rpartition("/")[2]) in HELD else {}),
            )
            for one in year[1]
        ]
        known = {one.id: one for one in worked_out(year[0], *filled).people}
        for before in unknown.people:
            after = known[before.id]
            assert _share(before.low) <= _share(after.low) or before.low.share is None
            assert _share(after.high) <= _share(before.high) or after.high.share is None


def _filled(of: Meeting, word: str) -> list[dict[str, Any]]:
    rows = [one for one in _rows(of) if one["presence"] != "not-recorded"]
    said = {one["person"] for one in rows}
    return rows + [away(person, word) for person in PEOPLE if person not in said]
