"""The points of a meeting, and who was there at each by when they came and went."""

from __future__ import annotations

from typing import Any

import pytest

from partnership.quorum.agenda import START, Agenda, minutes
from partnership.words.truth import Truth
from rooms import came, held, judged, of, seats

ITEMS = [{"number": n, "title": f"Item {n}"} for n in (1, 2, 3)]
SHOWN = {Truth.YES: "y", Truth.NO: "n", Truth.UNKNOWN: "?"}


def there(row: dict[str, Any], wait: int = 0, **meeting: Any) -> str:
    """Return whether somebody was there at the start and at each item: y, n or ?."""
    at = held({"seat": "s1", "capacity": "member", "presence": "part", **row}, **{"items": ITEMS, **meeting})
    agenda = Agenda(at, wait)
    return "".join(SHOWN[agenda.there(at.attendance[0], point)] for point in (START, *agenda.points))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, "????"),
        ({"presence": "present"}, "yyyy"),
        ({"arrived": 2}, "nnyy"),
        ({"arrived": 1}, "yyyy"),
        ({"left": 2}, "yynn"),
        ({"left": 1}, "?nnn"),
        ({"arrived": 2, "left": 3}, "nnyn"),
        ({"left": "2.1"}, "yynn"),
        ({"left": "9"}, "y???"),
        ({"arrived": "9"}, "????"),
        ({"presence": "present", "left": 3}, "yyyn"),
    ],
)
def test_by_item(row: dict[str, Any], expected: str) -> None:
    """From the item at which somebody came, and before the one at which they left."""
    assert there(row) == expected


@pytest.mark.parametrize(
    ("row", "rest", "expected"),
    [
        ({"arrived": "10:30"}, {"starts": "10:00"}, "n???"),
        ({"arrived": "10:30"}, {}, "n???"),
        ({"arrived": "10:30", "presence": "present"}, {}, "????"),
        ({"arrived": "09:50"}, {"starts": "10:00"}, "yyyy"),
        ({"arrived": "10:10"}, {"starts": "10:00", "wait": 15}, "yyyy"),
        ({"arrived": "12:00"}, {"starts": "10:00", "ended": "11:00"}, "nnnn"),
        ({"left": "10:30"}, {"starts": "10:00"}, "y???"),
        ({"left": "11:00"}, {"starts": "10:00", "ended": "11:00"}, "yyyy"),
        ({"left": "10:00"}, {"starts": "10:00"}, "ynnn"),
    ],
)
def test_by_the_clock(row: dict[str, Any], rest: dict[str, Any], expected: str) -> None:
    """A time tells of the start and the end, and of an item only what these leave."""
    assert there(row, **rest) == expected


@pytest.mark.parametrize(
    ("text", "found"), [("09:05", 545), ("24:00", None), ("noon", None), (None, None), ("9:05", 545)]
)
def test_a_time(text: str | None, found: int | None) -> None:
    """A time of the day in minutes."""
    assert minutes(text) == found


def test_parts_of_items() -> None:
    """A part is found by its item, unless the agenda has it itself; what is said of a part is open for the whole."""
    agenda = Agenda(held(items=[*ITEMS, {"number": "2.1", "title": "A part"}]))
    two, part = agenda.points[1], agenda.points[3]
    assert agenda.at("2.1") == part
    assert agenda.at("2a") == two
    assert agenda.at("7") is None
    assert agenda.at(None) is None
    assert [agenda.concerns(item, two) for item in ("2", "2a", "2.1", "7")] == [
        Truth.YES,
        Truth.UNKNOWN,
        Truth.NO,
        Truth.NO,
    ]


def test_what_was_decided_at_an_item() -> None:
    """Decisions stand at their item, with their kind of business."""
    agenda = Agenda(
        held(
            items=[
                {"number": 1, "title": "Money", "kind": "budget", "purpose": ["information"]},
                {"title": "No number"},
            ],
            decisions={
                "pay": {"decision": "Pay", "item": "1.2", "kind": "spending"},
                "other": {"decision": "Other", "item": 9},
                "whole": {"decision": "Whole"},
            },
        )
    )
    money, nameless = agenda.points
    assert (money.decisions, set(money.kinds), money.votes) == (("pay",), {"budget", "spending"}, True)
    assert (nameless.item, nameless.title, nameless.votes) == (None, "No number", False)


def test_items_that_are_only_spoken_of() -> None:
    """Where no agenda is recorded, the items that anything is said of stand for it, in order of number."""
    meeting = held(
        *came("s1", arrived="10"),
        *came("s2", left="11:00"),
        interests=[{"seat": "s1", "kind": "personal", "items": ["3a", "x"]}],
        decisions={"pay": {"decision": "Pay", "item": 4}},
        quorum={"counts": [{"item": 2, "present": 3}]},
    )
    assert [point.item for point in Agenda(meeting).points] == ["2", "3a", "4", "10", "x"]
    assert [at.point.item for at in judged(of({"need": {"at_least": 1}, "per_item": "yes"}, seats(2)), *came("s1"), decisions={"pay": {"decision": "Pay", "item": 4}}).points] == [None, "4"]  # fmt: skip


TIMED = [
    {"number": 1, "title": "Minutes"},
    {"number": 2, "title": "Plan", "purpose": ["decision"]},
    {"number": 3, "title": "Dates"},
]


@pytest.mark.parametrize(
    ("timing", "points", "expected"),
    [
        ({"timing": {"counted": "start"}}, [None], "quorate"),
        ({"timing": {"counted": "each-item"}}, ["1", "2", "3"], "quorate for some items"),
        ({"timing": {"counted": "throughout"}}, ["1", "2", "3"], "quorate for some items"),
        ({"timing": {"counted": "each-vote"}}, ["2"], "inquorate"),
        ({"timing": {"counted": "when-challenged"}}, [None, "3"], "quorate for some items"),
        ({"per_item": "yes"}, ["1", "2", "3"], "quorate for some items"),
        ({"per_item": "no"}, [None], "quorate"),
        ({"who_counts": {"conflicted": "no"}}, ["1", "2", "3"], "quorate for some items"),
        ({}, ["1", "2", "3"], "cannot tell"),
    ],
)
def test_when_it_is_counted(timing: dict[str, Any], points: list[str | None], expected: str) -> None:
    """At the start, throughout, at each vote or item, when challenged; where nothing is said, it depends."""
    found = judged(
        of({"need": {"at_least": 2, "counting": "heads"}, **timing}, seats(2)),
        *came("s1"),
        *came("s2", left=2),
        items=TIMED,
        quorum={"counts": [{"item": 3, "present": 1}]},
    )
    assert [at.point.item for at in found.points] == points
    assert found.answer.value == expected


def test_a_vote_where_there_was_none() -> None:
    """Without a vote the start is counted; without items there is only the meeting."""
    rule = {"need": {"at_least": 1, "counting": "heads"}, "timing": {"counted": "each-vote"}}
    assert [at.point for at in judged(of(rule, seats(1)), *came("s1"), items=ITEMS).points] == [START]
    assert [at.point for at in judged(of(rule, seats(1)), *came("s1")).points] == [START]
