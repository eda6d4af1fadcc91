"""Meetings whose day has passed and whose outcome is not recorded: no part of any figure, and a verdict that they may turn waits for them."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import EXAMPLE
from ledgers import away, board, came, meeting, rate, row, terms, verdict, worked_out
from partnership import render
from partnership.answers.attendance import windows
from partnership.answers.attendance.concerns import concerns
from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.views.attendance import letters

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger

YEAR = windows.year_of("financial-year", date(2025, 6, 1))
NOBODY = Titles(Records(EXAMPLE), "nowhere")
RULES: dict[str, dict[str, Any]] = {
    "a rate": {"rate": "70%"},
    "a number": {"attended": {"at_least": 2}},
    "missed": {"missed": {"count": 2, "consecutive": False}},
    "in a row": {"missed": {"count": 2, "consecutive": True}},
    "since the last": {"elapsed": {"months": 4, "from": "last-attended"}},
    "since the first missed": {"elapsed": {"months": 4, "from": "first-missed"}},
}


def said(rule: str, letters_: str, as_of: date = date(2026, 4, 1)) -> Ledger:
    """Return a year of ann's, a letter every other month: P she came, A apologies, c cancelled, . planned and nothing more."""
    days = [f"2025-{month:02}-10" for month in range(4, 13, 2)]
    rows = {"P": [came("ann")], "A": [away("ann")]}
    status = {".": "planned", "c": "cancelled"}
    met = [
        meeting(day, *rows.get(one, []), status=status.get(one, "held"))
        for day, one in zip(days, letters_, strict=False)
    ]
    of = board("ann", terms=[terms({**RULES[rule], "subject": "person"})])
    return worked_out(of, *met, window=YEAR, as_of=as_of)


def waits_for(found: Ledger) -> list[str]:
    """Return the days of the meetings that ann's verdict waits for."""
    return [one.rpartition("/")[2] for one in found.waits_for(row(found, "ann"))]


@given(
    st.sampled_from(list(RULES)),
    st.lists(st.sampled_from("PA."), min_size=2, max_size=5).filter(
        lambda words: {*words} > {"."} and words.count(".") < 4
    ),
    st.sampled_from([date(2025, 12, 20), date(2026, 4, 1)]),
)
@settings(max_examples=60)
def test_a_verdict_stands_however_they_turn_out(rule: str, words: list[str], as_of: date) -> None:
    """Called off, held and attended, or held and missed, what was met is met, and what was below is below; else it waits for them."""
    before = said(rule, "".join(words), as_of)
    ways = {
        verdict(said(rule, "".join(next(rest) if one == "." else one for one in words), as_of), "ann")
        for filled in product("cPA", repeat=words.count("."))
        for rest in [iter(filled)]
    }
    held = said(rule, "".join(one.replace(".", "c") for one in words), as_of)
    assert rate(before, "ann") == rate(held, "ann")
    if verdict(before, "ann") in ("met", "below"):
        assert ways == {verdict(before, "ann")}
        assert waits_for(before) == []
    elif verdict(held, "ann") in ("met", "below"):
        assert len(ways) > 1
        assert waits_for(before)


@pytest.mark.parametrize(
    ("rule", "words", "expected", "days"),
    [
        ("a rate", "PP.", "cannot tell", ["2025-08-10"]),
        ("a rate", "PA.", "below", []),
        ("a rate", "PA..", "cannot tell", ["2025-08-10", "2025-10-10"]),
        ("a number", "PP.", "met", []),
        ("a number", "PA.", "cannot tell", ["2025-08-10"]),
        ("missed", "PA.", "cannot tell", ["2025-08-10"]),
        ("missed", "AA.", "below", []),
        ("in a row", "A.A", "cannot tell", ["2025-06-10"]),
        ("since the last", "P.AP", "cannot tell", ["2025-06-10"]),
    ],
)
def test_which_meetings_it_waits_for(rule: str, words: str, expected: str, days: list[str]) -> None:
    """In a year that is over, too: those of which the rule may expect her."""
    found = said(rule, words)
    assert (verdict(found, "ann"), waits_for(found)) == (expected, days)


def test_a_meeting_at_which_they_were_not_expected_is_not_waited_for() -> None:
    """Who had left by then has their rate."""
    of = board(
        seats={"one": {"holders": [{"person": "ann", "until": "2025-07-31"}]}},
        terms=[terms({"rate": "70%", "subject": "person"})],
    )
    found = worked_out(of, meeting("2025-04-10", came("ann")), meeting("2025-08-10", status="planned"), window=YEAR)
    assert (verdict(found, "ann"), waits_for(found)) == ("met", [])


def test_nothing_is_written_of_whom_it_waits() -> None:
    """Neither a note nor a line for the agenda: it is said what is missing."""
    found = said("a rate", "PA..", date(2025, 11, 30))
    assert [one.hindrance for one in concerns(found)] == ["cannot tell"]
    text = render.text(letters([found], [NOBODY], []))
    assert "For the agenda" not in text
    assert (
        "it cannot be told until the outcome of the meetings of 10 August 2025 and 10 October 2025 is recorded" in text
    )
