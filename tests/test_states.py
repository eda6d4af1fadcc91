"""Which meetings count before any rule is asked, which are still to come, and of which no outcome is recorded."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledgers import YEAR, board, meeting, rule, terms, worked_out
from partnership.answers.attendance.states import not_recorded, states_in, to_come
from partnership.answers.load import Meetings
from partnership.words import dates
from partnership.words.dates import ALWAYS, Period
from partnership.words.truth import Truth

TODAY = date(2025, 9, 10)


def met(day: str, **rest: Any) -> Meetings:
    """Return one meeting."""
    return Meetings((meeting(day, **rest),), ())


@pytest.mark.parametrize(
    ("day", "said", "counts", "why"),
    [
        ("2025-09-10", {}, Truth.YES, "held"),
        ("2025-09-11", {}, Truth.NO, "after the day asked about"),
        ("undated-a", {"held": "2025-09"}, Truth.UNKNOWN, "held, on a day that may be after the day asked about"),
        ("undated-a", {"held": "unknown"}, Truth.UNKNOWN, "held, on a day that may lie outside the window"),
        ("2025-09-09", {"status": "planned"}, Truth.NO, "outcome not recorded"),
        ("2025-09-10", {"status": "planned"}, Truth.NO, "planned"),
        ("2025-09-01", {"status": "held-informally"}, Truth.NO, "held informally"),
        ("2025-09-01", {"status": "abandoned", "quorum": {"minuted": "quorate"}}, Truth.NO, "abandoned"),
        ("2025-09-01", {"status": "abandoned", "quorum": {"minuted": "no-rule"}}, Truth.NO, "abandoned"),
        (
            "2025-09-01",
            {"status": "abandoned", "quorum": {"minuted": "inquorate"}},
            Truth.YES,
            "abandoned, and deemed to have been held",
        ),
        (
            "2025-09-01",
            {"status": "abandoned", "quorum": {"minuted": "not-said"}},
            Truth.UNKNOWN,
            "abandoned; whether for want of a quorum is not recorded",
        ),
    ],
)
def test_whether_a_meeting_counts(day: str, said: dict[str, Any], counts: Truth, why: str) -> None:
    """Held by the day asked about, or abandoned for want of a quorum, which is for the rules to say."""
    (state,) = states_in(met(day, **said), YEAR.period, TODAY)
    assert (state.counts, state.why) == (counts, why)


@pytest.mark.parametrize(
    ("quorum", "abandoned", "why"),
    [
        ({"minuted": "inquorate"}, "no", "abandoned for want of a quorum"),
        ({"minuted": "inquorate"}, "yes", "abandoned, and deemed to have been held"),
        ({}, "no", "abandoned"),
        ({}, "yes", "abandoned; whether for want of a quorum is not recorded"),
    ],
)
def test_only_a_rule_that_says_so_counts_a_meeting_that_was_abandoned(
    quorum: dict[str, str], abandoned: str, why: str
) -> None:
    """Under any other it is left out, and why is said."""
    of = board("ann", terms=[terms(rule(meetings={"abandoned": abandoned}))])
    found = worked_out(of, meeting("2025-09-01", status="abandoned", quorum=quorum))
    assert [state.why for state in found.meetings] == [why]


@pytest.mark.parametrize(
    ("day", "said", "coming", "unsaid"),
    [
        ("2025-09-11", {"status": "planned"}, Truth.YES, None),
        ("2025-09-10", {"status": "planned"}, Truth.YES, None),
        ("2025-09-09", {"status": "planned"}, None, Truth.UNKNOWN),
        ("undated-a", {"status": "planned", "held": "2025-09"}, Truth.UNKNOWN, None),
        ("undated-a", {"status": "planned", "held": "2025-08"}, None, Truth.UNKNOWN),
        ("2025-09-11", {"status": "held"}, Truth.YES, None),
        ("2025-09-10", {"status": "held"}, None, None),
        ("2025-09-11", {"status": "cancelled"}, None, None),
        ("2025-09-11", {"status": "postponed"}, None, None),
    ],
)
def test_what_is_to_come_and_what_became_of_nothing(
    day: str, said: dict[str, Any], coming: Truth | None, unsaid: Truth | None
) -> None:
    """On its own day a planned meeting is still to come; the day after, its outcome is not recorded."""
    assert [state.counts for state in to_come(met(day, **said), ALWAYS, TODAY)] == ([] if coming is None else [coming])
    assert [state.counts for state in not_recorded(met(day, **said), ALWAYS, TODAY)] == (
        [] if unsaid is None else [unsaid]
    )


def test_only_what_lies_in_the_time_asked_for() -> None:
    """A meeting of another year is neither to come in this one nor without an outcome."""
    year = Period(dates.on(date(2025, 4, 1)), dates.on(date(2026, 3, 31)))
    assert to_come(met("2026-04-01", status="planned"), year, TODAY) == ()
    assert not_recorded(met("2025-03-31", status="planned"), year, TODAY) == ()
    (state,) = to_come(met("undated-a", status="planned", held={"after": "2026-01"}), year, TODAY)
    assert state.counts is Truth.UNKNOWN
