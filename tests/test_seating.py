"""Who sits where on a day: yes, no, and what the records leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import document
from partnership.documents.fields import shared
from partnership.records.facts.board import of_board
from partnership.records.seating import filled, holds, sits, sole_holder
from partnership.words import dates
from partnership.words.dates import Period
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from partnership.records.facts.board import BoardFacts

SEATS = {
    "chair": {
        "holders": [{"person": "ann", "since": "2020-01-01", "until": "2022"}, {"person": "ben", "since": "2023-01-01"}]
    },
    "shared": {"holders": [{"people": ["cara", "dev"], "arrangement": "job-share"}]},
    "post": {"holders": [{"post": "Director"}]},
    "later": {"since": "2024-01-01", "holders": [{"person": "eve"}]},
    "empty": {"vacant": [{"since": "2021-01-01", "until": "2021-12-31"}]},
}


@pytest.fixture
def board() -> BoardFacts:
    """Return a board with every sort of seat."""
    return of_board(
        document(
            "board",
            "place/board",
            {
                "name": "Board",
                "kind": "board",
                "seats": SEATS,
                "officers": [
                    {"office": "independent-chair", "person": "fay"},
                    {"office": "vice-chair", "person": "ann", "since": "2024"},
                ],
            },
        )
    )


@pytest.mark.parametrize(
    ("seat", "person", "day", "answer"),
    [
        ("chair", "ann", "2021-05-01", Truth.YES),
        ("chair", "ann", "2022-05-01", Truth.UNKNOWN),
        ("chair", "ann", "2023-05-01", Truth.NO),
        ("chair", "zoe", "2023-05-01", Truth.NO),
        ("chair", "ann", "unknown", Truth.UNKNOWN),
        ("shared", "dev", "2021-05-01", Truth.YES),
        ("post", "zoe", "2021-05-01", Truth.UNKNOWN),
        ("later", "eve", "2021-05-01", Truth.NO),
        ("later", "eve", "2024-05-01", Truth.YES),
        ("empty", "zoe", "2021-05-01", Truth.NO),
        ("empty", "zoe", "2022-05-01", Truth.UNKNOWN),
    ],
)
def test_holds(board: BoardFacts, seat: str, person: str, day: str, answer: Truth) -> None:
    """A holder's dates decide; a seat whose holder is not recorded leaves it open."""
    assert holds(board.seats[seat], person, dates.moment(day)) is answer


@pytest.mark.parametrize(
    ("seat", "day", "answer"),
    [
        ("chair", "2021-05-01", Truth.YES),
        ("empty", "2021-05-01", Truth.NO),
        ("empty", "2022-05-01", Truth.UNKNOWN),
        ("later", "2021-05-01", Truth.NO),
    ],
)
def test_filled(board: BoardFacts, seat: str, day: str, answer: Truth) -> None:
    """No holder recorded is not a vacancy."""
    assert filled(board.seats[seat], dates.moment(day)) is answer


@pytest.mark.parametrize(
    ("person", "day", "answer"),
    [
        ("ann", "2023-05-01", Truth.NO),
        ("ann", "2024-05-01", Truth.UNKNOWN),
        ("ann", "2025-05-01", Truth.YES),
        ("ben", "2023-05-01", Truth.YES),
        ("fay", "2023-05-01", Truth.YES),
        ("zoe", "2023-05-01", Truth.UNKNOWN),
    ],
)
def test_sits(board: BoardFacts, person: str, day: str, answer: Truth) -> None:
    """Somebody without a seat may have the one that no holder is recorded for, or an office whose dates leave it open."""
    assert sits(board, person, dates.moment(day)) is answer


def test_sole_holder(board: BoardFacts) -> None:
    """A shared seat has no sole holder, and nor has one held by a post."""
    day = dates.moment("2023-05-01")
    assert [sole_holder(board.seats[seat], day) for seat in ("chair", "shared", "post")] == ["ben", None, None]


def test_things_of_different_kinds_that_hold_the_same_are_not_taken_for_one_another() -> None:
    """Two of different kinds that hold the same are equal, as tuples are: what is kept once is kept by its kind."""
    span: tuple[object, ...] = Period(dates.UNKNOWN, dates.UNKNOWN)
    pair: tuple[object, ...] = (dates.UNKNOWN, dates.UNKNOWN)
    assert shared(span) == shared(pair)
    assert type(shared(span)) is Period
    assert type(shared(pair)) is tuple
