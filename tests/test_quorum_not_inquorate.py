"""The quick look that spares a meeting the count: it says nothing of any meeting that a count could find inquorate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.quorum.judging import Answer, judge
from partnership.quorum.not_inquorate import plainly_not_inquorate, plainly_reachable
from partnership.quorum.reach import reach
from partnership.words.truth import Truth
from rooms import came, context, held, of, people_of, rule_of, seat, seats, some_board

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership.records.model.board import Board

_ODD: dict[str, list[dict[str, Any]]] = {
    "row": [{}, {}, {}, {"mode": "virtual"}, {"presence": "part"}, {"left": 2}, {"voted": "no"}, {"presence": "apologies"}, {"capacity": "substitute"}],
    "meeting": [{}, {}, {"mode": "hybrid"}, {"interests": [{"seat": "s0", "kind": "pecuniary", "items": [1]}]}, {"eligible": {"seats": ["s1"]}}, {"status": "abandoned"}],
}  # fmt: skip


@settings(max_examples=100)
@given(data=st.data(), own=some_board(most=4))
def test_what_it_passes_over_no_count_finds_inquorate(data: st.DataObject, own: Board) -> None:
    """Whatever the rule, the seats and the attendance are."""
    theirs = people_of(own)
    rows = [
        {
            "person": one,
            "seat": theirs[one][0],
            "capacity": "member",
            "presence": "present",
            **data.draw(st.sampled_from(_ODD["row"])),
        }
        for one in sorted(theirs)
    ]
    rest = data.draw(st.sampled_from(_ODD["meeting"]))
    rest = {"items": [{"number": 1, "title": "One"}, {"number": 2, "title": "Two"}], **rest}
    if _looked_at(rows, own, rest):
        assert judge(held(*rows, **rest), context(own)).answer not in {Answer.INQUORATE, Answer.SOME}


@settings(max_examples=100)
@given(own=some_board())
def test_what_it_says_can_be_reached_no_count_finds_out_of_reach(own: Board) -> None:
    """Whatever the rule and the seats are."""
    rule, day = rule_of(own), held().day
    if plainly_reachable(rule, own, day):
        found = reach(rule, own.terms_of_reference[0], context(own), day)
        assert found is not None
        assert found.met is not Truth.NO


_THREE = {"need": {"at_least": 3}}
_PEOPLE = {name: seat(name) for name in ("ann", "ben", "cat")}


def _rows(*names: str) -> list[dict[str, Any]]:
    return [{**row, "person": row["seat"]} for row in came(*names)]


def _plain(rule: dict[str, Any], *rows: dict[str, Any], own: dict[str, Any] = _PEOPLE, **rest: Any) -> bool:
    terms = rest.pop("terms", {})
    officers = rest.pop("officers", [])
    return _looked_at(rows, of(rule, own, terms=terms, officers=officers), rest)


def _looked_at(rows: Iterable[Mapping[str, Any]], own: Board, rest: Mapping[str, Any]) -> bool:
    meeting = {"kind": "ordinary", "status": "held", "attendance": [*rows], **rest}
    return plainly_not_inquorate(meeting, held().day, own)


_ALL = _rows("ann", "ben", "cat")
_GROUPED = {"ann": seat("ann", groups=["health"]), "ben": seat("ben"), "cat": seat("cat")}


@pytest.mark.parametrize(
    "rule",
    [
        _THREE,
        {"need": {"at_least": {"share": "2/3", "of": "seats-filled", "round": "up", "plus": 1}}},
        {"need": {"all": [{"at_least": 2}, {"present": {"offices": ["chair"]}}]}},
        {"need": {"all": [{"present": {"offices": ["deputy"]}}, {"present": {"seats": ["ben"]}}]}},
        {"need": {"each_of": [{"groups": ["health"]}, {"seats": ["ben"]}, {}]}},
        {"need": {"at_least": 2}, "floor": 3},
    ],
)
def test_of_a_meeting_to_which_everybody_came_it_is_plain(rule: dict[str, Any]) -> None:
    """By a number, a share, an office held in person or by a seat, or sets of members."""
    officers = [{"office": "chair", "person": "ann"}, {"office": "deputy", "seat": "ben"}]
    assert _plain(rule, *_ALL, own=_GROUPED, officers=officers)


@pytest.mark.parametrize(
    "rule",
    [
        {"no_rule": True},
        {"need": {"any": [{"at_least": 1}, {"at_least": 2}]}},
        {"need": {"at_least": 1, "counting": "organisations"}},
        {"need": {"at_least": 1, "of": {"but_not": {"seats": ["ann"]}}}},
        {"need": {"at_least": {"share": "1/2", "of": "present", "round": "up"}}},
        {"need": {"at_least": 4}},
        {"need": {"each_of": [{"seats": ["ann"]}, {"seats": ["ann"]}]}},
    ],
)
def test_a_need_that_it_does_not_know_is_left_to_the_count(rule: dict[str, Any]) -> None:
    """Where more than heads in seats has to be looked at."""
    assert not _plain(rule, *_ALL)


@pytest.mark.parametrize(
    ("rows", "rest"),
    [
        (_rows("ann", "ben"), {}),
        ([*_rows("ann", "ben"), {**_ALL[2], "mode": "virtual"}], {}),
        ([*_rows("ann", "ben"), {**_ALL[2], "left": 2}], {}),
        ([*_rows("ann", "ben"), {**_ALL[2], "presence": "part"}], {}),
        ([*_rows("ann", "ben"), {**_ALL[2], "voted": "no"}], {}),
        ([*_rows("ann", "ben"), {**_ALL[2], "seat": "ann"}], {}),
        ([*_rows("ann", "ben"), {**_ALL[2], "seat": "nowhere"}], {}),
        ([*_rows("ann", "ben"), {**_ALL[2], "person": "dan"}], {}),
        (_ALL, {"interests": [{"person": "ann", "kind": "pecuniary", "items": [1]}]}),
        (_ALL, {"eligible": {"seats": ["ann"]}}),
        (_ALL, {"mode": "hybrid"}),
        (_ALL, {"status": "abandoned"}),
    ],
)
def test_somebody_of_whom_more_is_said_is_left_to_the_count(rows: list[dict[str, Any]], rest: dict[str, Any]) -> None:
    """Each takes one from the three that are needed."""
    assert not _plain(_THREE, *rows, **rest)


@pytest.mark.parametrize(
    "odd",
    [
        {"standing": "observer"},
        {"votes": "no"},
        {"since": "2027-01-01"},
        {"vacant": [{"since": 2020, "until": 2021}]},
        {"holders": [{"person": "cat", "disqualified": [{"since": 2020}]}]},
        {"holders": [{"person": "cat", "until": 2020}]},
    ],
)
def test_a_seat_of_which_more_is_said_is_left_to_the_count(odd: dict[str, Any]) -> None:
    """Its standing, its vote, its time, or its holder's."""
    assert not _plain(_THREE, *_ALL, own={**_PEOPLE, "cat": seat("cat", **odd)})


def test_a_board_without_a_rule_in_force_is_left_to_the_count() -> None:
    """Nothing can be plain where nothing is asked."""
    assert not _plain(_THREE, *_ALL, terms={"until": 2020})
    assert not _plain({"need": {"at_least": 1}}, *came("s1"), own=seats(1))
