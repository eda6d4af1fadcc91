"""Which meetings a rule looks at: its own year, a term of office, those before the window, those to come."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledgers import away, board, came, meeting, row, terms, verdict, worked_out
from partnership.answers.attendance import windows
from partnership.answers.attendance.marks import Count, Rate
from partnership.answers.attendance.tenure import Tenure, last_term, served, times
from partnership.words import dates
from partnership.words.dates import OPEN_END, UNKNOWN, Period
from partnership.words.truth import Truth
from spans import YEAR, days, reading, under

MISSED = {"count": 2, "consecutive": False}
IN_A_ROW = {"count": 3, "consecutive": True}


# -- a year of the rule's own


def test_a_rule_has_its_own_year_whatever_is_shown() -> None:
    """70% of an academic year is not 70% of the financial year that the table shows."""
    of = under({"rate": "70%", "window": "academic-year"})
    found = worked_out(of, *days("2025-05-01 A, 2025-07-01 A, 2025-10-01 P, 2026-02-01 P"), window=YEAR)
    assert (row(found, "ann").low, reading(found).low, verdict(found, "ann")) == (Rate(2, 4), Rate(2, 2), "met")
    asked = worked_out(
        of,
        *days("2025-05-01 A, 2025-07-01 A, 2025-10-01 P, 2026-02-01 P"),
        window=windows.year_of("academic-year", date(2025, 7, 1)),
    )
    assert (reading(asked).low, verdict(asked, "ann")) == (Rate(0, 2), "below")


def test_its_own_year_is_that_of_the_last_meeting_looked_at() -> None:
    """Over all meetings on record, a rule about a year is about the last of them; over some days, about the year they end in."""
    of = under({"missed": MISSED, "window": "financial-year"})
    met = days("2023-05-01 A, 2023-07-01 A, 2025-05-01 A, 2025-07-01 P")
    everything = windows.chosen("all", [], date(2026, 5, 1))
    assert verdict(worked_out(of, *met, window=everything, as_of=date(2026, 5, 1)), "ann") == "met"
    days_ = windows.between(date(2023, 1, 1), date(2024, 12, 31))
    assert verdict(worked_out(of, *met, window=days_, as_of=date(2026, 5, 1)), "ann") == "below"


def test_a_rule_that_names_no_year_is_about_the_window_asked_for() -> None:
    """Two meetings missed in two years are two."""
    of = under({"missed": MISSED})
    met = days("2024-05-01 A, 2025-05-01 A, 2025-07-01 P")
    assert verdict(worked_out(of, *met, window=windows.between(None, None)), "ann") == "below"
    assert verdict(worked_out(of, *met, window=YEAR), "ann") == "met"


def test_a_meeting_that_may_lie_in_the_window_may_have_been_missed_in_it() -> None:
    """A day half known leaves a number of meetings open."""
    of = under({"missed": MISSED})
    undated = meeting("undated-a", away("ann"), held="2025")
    assert verdict(worked_out(of, *days("2025-05-01 A"), undated, window=YEAR), "ann") == "cannot tell"


def test_a_run_that_began_before_the_window() -> None:
    """Three in a row are three, though two of them are of the year before."""
    of = under({"missed": IN_A_ROW})
    run = "2025-01-01 A, 2025-03-01 A, 2025-05-01 A"
    assert verdict(worked_out(of, *days(run), window=YEAR), "ann") == "below"
    assert (
        verdict(worked_out(of, *days("2024-12-01 A, 2025-01-01 A, 2025-03-01 A, 2025-05-01 P"), window=YEAR), "ann")
        == "met"
    )
    earlier = windows.year_of("financial-year", date(2025, 1, 1))
    assert verdict(worked_out(of, *days(run), window=earlier), "ann") == "met"


# -- a term of office


@pytest.mark.parametrize(
    ("holders", "judged"),
    [
        ([{"person": "ann", "since": "2025-01-01"}], Rate(2, 3)),
        ([{"person": "ann", "until": "2024-12-31"}, {"person": "ann", "since": "2025-01-01"}], Rate(2, 3)),
        ([{"person": "ann", "until": "2024-12-31"}], Rate(0, 2)),
        ([{"person": "ann"}], Rate(2, 5)),
        ([{"person": "ann", "since": "2023", "until": "unknown"}, {"person": "ann", "since": "2025-02"}], Rate(2, 2)),
    ],
)
def test_over_the_term_of_office(holders: list[dict[str, Any]], judged: Rate) -> None:
    """Each appointment is a term; of somebody who left, the last one."""
    seats = {"seat-ann": {"holders": holders}}
    form = {"rate": "70%", "subject": "person", "window": "term-of-office"}
    of = board(seats=seats, terms=[terms(form)])
    met = days("2024-05-01 A, 2024-07-01 A, 2025-01-10 A, 2025-05-01 P, 2025-07-01 P")
    found = worked_out(of, *met, window=windows.between(date(2024, 4, 1), date(2026, 3, 31)))
    assert (reading(found).low.attended, reading(found).high) in {(judged.attended, judged), (1, Rate(2, 2))}
    assert reading(found).outlook is None


def test_the_term_of_somebody_whose_seat_is_not_known() -> None:
    """All that is on record of them is looked at."""
    stranger = {"person": "eve", "capacity": "member", "presence": "present", "unplaced": True}
    of = board("ann", terms=[terms({"rate": "70%", "subject": "person", "window": "term-of-office"})])
    assert reading(worked_out(of, meeting("2025-05-01", stranger)), "eve").low == Rate(1, 1)


def test_when_somebody_was_in_post() -> None:
    """The times of a person's seats, of a seat, and of an organisation's seats."""
    organisations = [{"organisation": "police", "since": "2025-02-01"}]
    seats = {
        "one": {
            "since": "2024-01-01",
            "organisations": organisations,
            "holders": [{"person": "ann", "since": "2025-01-01"}],
        }
    }
    found = worked_out(board(seats=seats), *days("2025-05-01 P"))
    starts = [Period(dates.moment(day), OPEN_END) for day in ("2025-01-01", "2024-01-01", "2025-02-01")]
    assert [times(found.board, row(found, name)) for name in ("ann", "one", "police")] == [(one,) for one in starts]
    loose = {"person": "eve", "capacity": "member", "presence": "present", "unplaced": True}
    found = worked_out(board("ann"), meeting("2025-05-01", loose))
    assert times(found.board, row(found, "eve")) == (Period(UNKNOWN, UNKNOWN),)


@pytest.mark.parametrize(
    ("periods", "last"),
    [
        ([("2020", "2021"), ("2024", "2025-06-30")], 1),
        ([("2024", None), ("2027", None)], 0),
        ([("2027", None)], None),
        ([("unknown", "2025-01-01")], 0),
    ],
)
def test_the_last_term(periods: list[tuple[str, str | None]], last: int | None) -> None:
    """The last that had begun by the day."""
    made = [Period(dates.moment(since), dates.moment(until) if until else OPEN_END) for since, until in periods]
    assert last_term(made, date(2025, 7, 1)) == (None if last is None else made[last])


# -- how long somebody served


@pytest.mark.parametrize(
    ("holders", "today", "expected"),
    [
        ([{"since": "2025-01-01", "until": "2025-12-31"}], "2026-03-31", (12, 12, Truth.YES)),
        ([{"since": "2025-01-01", "until": "2025-12-30"}], "2026-03-31", (11, 11, Truth.YES)),
        ([{"since": "2024-01-31", "until": "2024-02-28"}], "2026-03-31", (0, 0, Truth.YES)),
        ([{"since": "2024-01-31", "until": "2024-02-29"}], "2026-03-31", (1, 1, Truth.YES)),
        ([{"since": "2025-01-01"}], "2025-03-31", (3, 3, Truth.NO)),
        ([{"since": "2025-01", "until": "2025-06-30"}], "2026-03-31", (5, 6, Truth.YES)),
        ([{"since": "2025-01-01", "until": "unknown"}], "2025-12-31", (0, 12, Truth.UNKNOWN)),
        (
            [{"since": "2025-01-01", "until": "2025-06-30"}, {"since": "2025-07-01", "until": "2025-12-31"}],
            "2026-03-31",
            (12, 12, Truth.YES),
        ),
        (
            [{"since": "2020-01-01", "until": "2024-06-30"}, {"since": "2025-07-01", "until": "2025-12-31"}],
            "2026-03-31",
            (6, 6, Truth.YES),
        ),
        (
            [{"since": "2025-01-01", "until": "2025-06"}, {"since": "2025-07-01", "until": "2025-12-31"}],
            "2026-03-31",
            (6, 12, Truth.YES),
        ),
        ([{"since": "2025-01-01"}, {"since": "2026-01-01", "until": "2025-06-30"}], "2025-12-31", (12, 12, Truth.NO)),
        ([{"since": "9999-12-01", "until": "9999-12-31"}], "9999-12-31", (0, 0, Truth.NO)),
    ],
)
def test_how_long_somebody_served(holders: list[dict[str, str]], today: str, expected: tuple[int, int, Truth]) -> None:
    """Whole months without a break, to the day they left; as many as the dates leave open."""
    seats = {"one": {"holders": [{"person": "ann", **one} for one in holders]}}
    of = board(seats=seats)
    rows = worked_out(of, *days("2025-05-01 P, 2024-02-01 P"), window=windows.between(None, None)).people
    if rows:
        assert served(of, rows[0], date.fromisoformat(today)) == Tenure(Count(*expected[:2]), expected[2])


def test_who_is_not_asked_how_long_they_served() -> None:
    """A seat, somebody without one, and somebody whose time is yet to begin."""
    of = board(seats={"one": {"holders": [{"person": "ann", "since": "2025-05"}]}})
    loose = {"person": "eve", "capacity": "member", "presence": "present", "unplaced": True}
    found = worked_out(of, meeting("2025-05-20", came("ann"), loose))
    assert served(of, row(found, "one"), date(2026, 1, 1)) is None
    assert served(of, row(found, "eve"), date(2026, 1, 1)) is None
    assert served(of, row(found, "ann"), date(2025, 5, 20)) is None


@pytest.mark.parametrize(
    ("until", "attended", "expected"),
    [
        ("2025-12-31", "P", "met"),
        ("2025-06-30", "P", "below"),
        ("2025", "P", "cannot tell"),
        ("2025-12-31", "A", "below"),
        (None, "P", "met"),
    ],
)
def test_a_least_time_is_asked_beside_the_rest(until: str | None, attended: str, expected: str) -> None:
    """Whichever of the two is kept the worse is the verdict."""
    holder = {"since": "2025-01-01", **({"until": until} if until else {})}
    of = under({"rate": "70%", "tenure_months": 12}, holder)
    assert verdict(worked_out(of, *days(f"2025-05-01 {attended}")), "ann") == expected


# -- meetings to come, and those of which nothing is recorded


def outlook(form: dict[str, Any], said: str, as_of: str = "2025-09-10") -> tuple[str, Any] | None:
    """Return what is left to ann in the financial year."""
    found = reading(worked_out(under(form), *days(said), window=YEAR, as_of=date.fromisoformat(as_of))).outlook
    return None if found is None else (found.prospect.value, found.may_miss)


RATE: dict[str, Any] = {"rate": "70%"}


@pytest.mark.parametrize(
    ("form", "said", "expected"),
    [
        (RATE, "2025-05-01 P, 2025-07-01 P, 2025-10-01 ., 2026-02-01 .", ("may miss some", (1, 1))),
        (RATE, "2025-05-01 P, 2025-07-01 A, 2025-10-01 ., 2026-02-01 .", ("may miss none", (0, 0))),
        (RATE, "2025-05-01 P, 2025-07-01 ., 2025-10-01 ., 2026-02-01 .", ("may miss some", (0, 1))),
        (RATE, "2025-05-01 P, 2025-07-01 A", None),
        (RATE, "2025-05-01 P, 2025-07-01 A, 2026-05-01 .", None),
        ({"attended": {"at_least": 3}}, "2025-05-01 P, 2025-10-01 ., 2026-02-01 .", ("may miss none", (0, 0))),
        ({"missed": MISSED}, "2025-05-01 A, 2025-10-01 ., 2026-05-01 .", ("may miss none", (0, 0))),
        (
            {"missed": MISSED, "window": "rolling-12-months"},
            "2025-05-01 A, 2025-10-01 ., 2026-05-02 .",
            ("may miss none", (0, 0)),
        ),
        (
            {"missed": MISSED, "window": "rolling-12-months"},
            "2025-05-01 A, 2026-05-02 .",
            ("met whatever is missed", (1, 1)),
        ),
        ({"missed": IN_A_ROW}, "2025-05-01 A, 2025-07-01 ., 2026-02-01 ., 2026-05-01 .", ("may miss some", (0, 2))),
        ({"missed": IN_A_ROW}, "2025-05-01 P, 2026-02-01 ., 2026-05-01 .", ("met whatever is missed", (2, 2))),
        (
            {"elapsed": {"months": 6, "from": "last-attended"}},
            "2025-05-01 P, 2025-07-01 A, 2025-10-01 ., 2026-02-01 .",
            ("may miss none", (0, 0)),
        ),
        (
            {"elapsed": {"months": 6, "from": "last-attended"}},
            "2025-05-01 A, 2025-07-01 ., 2025-10-01 .",
            ("cannot tell", (0, 0)),
        ),
    ],
)
def test_what_is_left(form: dict[str, Any], said: str, expected: tuple[str, tuple[int, int]] | None) -> None:
    """Of a year, the meetings of the year; of a run or a time, all that are on record; what became of nothing is doubt."""
    assert outlook(form, said) == expected


def test_nothing_is_left_of_a_year_that_is_over() -> None:
    """Meetings planned for later are another year's."""
    said = "2025-05-01 P, 2026-05-01 ."
    assert outlook(RATE, said, "2026-03-31") is None
    assert outlook({"missed": IN_A_ROW}, said, "2026-04-20") is None
    assert outlook({"rate": "70%", "window": "calendar-year"}, "2025-05-01 P, 2026-02-01 .", "2025-12-31") is None


def test_a_number_is_not_missed_before_the_year_is_out() -> None:
    """Three meetings of a year that has had two are still possible, and three are three at once."""
    of = under({"attended": {"at_least": 3}})
    met = days("2025-05-01 P, 2025-07-01 P, 2025-08-01 P")
    assert verdict(worked_out(of, *met[:2], window=YEAR, as_of=date(2025, 9, 1)), "ann") == "cannot tell"
    assert verdict(worked_out(of, *met, window=YEAR, as_of=date(2025, 9, 1)), "ann") == "met"
    assert verdict(worked_out(of, *met[:2], window=YEAR, as_of=date(2026, 3, 31)), "ann") == "below"


def test_a_number_is_not_held_against_somebody_who_may_not_have_been_expected() -> None:
    """Whether they were in post at the only meeting is not known."""
    of = under({"attended": {"at_least": 3}}, {"since": "2025-05"})
    assert verdict(worked_out(of, *days("2025-05-10 ?")), "ann") == "cannot tell"
