"""Boards, rules and rooms for tests of quorum, made from a few words; and the same made at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from ledgers import board, meeting
from partnership.quorum.directory import Context, Directory
from partnership.quorum.judging import judge, judge_by
from partnership.records import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership.quorum.judging import Answer, Judged
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.quorum import Quorum

DAY = "2026-01-15"


def seat(person: str | None = None, **rest: Any) -> dict[str, Any]:
    """Return a member's seat: held by a person, or by somebody of whom only a post is known."""
    organisation = rest.pop("organisation", None)
    own = {"organisations": [{"organisation": organisation}]} if organisation else {}
    holder = {"person": person} if person else {"post": "Member"}
    return {"standing": "member", "holders": [holder], **own, **rest}


def seats(number: int, **rest: Any) -> dict[str, Any]:
    """Return so many seats, `s1` and so on."""
    return {f"s{index}": seat(**rest) for index in range(1, number + 1)}


CLERK = {"printed_as": "Clerk", "capacity": "in-attendance", "presence": "apologies"}


def of(rule: Mapping[str, Any], own: Mapping[str, Any], **rest: Any) -> Board:
    """Return a board with these seats and this quorum rule in its terms of reference; other parts of these under `terms`."""
    terms = {"quorum": rule, **rest.pop("terms", {})}
    groups = {name: {"name": name} for one in own.values() for name in one.get("groups", ())}
    return board(seats=own, terms=[terms], groups=rest.pop("groups", groups), **rest)


def came(*names: str, **rest: Any) -> list[dict[str, Any]]:
    """Return rows: the holders of these seats were present."""
    return [{"seat": name, "capacity": "member", "presence": "present", **rest} for name in names]


def held(*rows: Mapping[str, Any], day: str = DAY, **rest: Any) -> Meeting:
    """Return a meeting of which everybody there is recorded, unless it says otherwise; where nobody came, the clerk's apologies are."""
    nobody = [] if rest.get("status") == "planned" else [CLERK]
    return meeting(day, *(rows or nobody), **{"attendance_recorded": "whole", **rest})


def context(own: Board, *others: Board) -> Context:
    """Return a board with nothing recorded around it, and with these other boards."""
    return Context(own, Directory("here"), {one.id: one for one in others})


def judged(own: Board, *rows: Mapping[str, Any], **rest: Any) -> Judged:
    """Return what is made of a meeting of the board with these rows."""
    return judge(held(*rows, **rest), context(own))


def answer(rule: Mapping[str, Any], own: Mapping[str, Any], *rows: Mapping[str, Any], **rest: Any) -> str:
    """Return the answer, in words, for a board with these seats and this rule, and a meeting with these rows."""
    return judged(of(rule, own), *rows, **rest).answer.value


def readings(found: Judged) -> dict[str, str]:
    """Return what each reading of the rule comes to, by its clauses in words."""
    (version,) = found.versions
    return {
        ", ".join(f"{clause} {option}" for clause, option in one.reading): one.answer.value
        for one in version.applied.readings
    }


def by(rule: Mapping[str, Any], own: Board, at: Meeting) -> Answer:
    """Return the answer for a meeting by a rule that is not the board's."""
    return judge_by(decode.quorum(rule), at, context(own)).answer


# -- at random

_PEOPLE = ("ann", "ben", "cat", "dan", "eve", "fay", "gus")
_GROUPS = ("a", "b", "c")
_ORGANISATIONS = ("x", "y", "z")


@st.composite
def some_seats(draw: st.DrawFn, most: int = 6, *, vacant: bool = True) -> dict[str, Any]:
    """Draw the seats of a board; one person may have two, and some may be vacant."""
    found: dict[str, Any] = {}
    for index in range(draw(st.integers(1, most))):
        one: dict[str, Any] = {
            "standing": draw(st.sampled_from(["member", "member", "member", "observer", "co-opted"]))
        }
        one["groups"] = draw(st.lists(st.sampled_from(_GROUPS), max_size=2, unique=True))
        organisation = draw(st.sampled_from([None, *_ORGANISATIONS]))
        if organisation:
            one["organisations"] = [{"organisation": organisation}]
        if vacant and draw(st.integers(0, 6)) == 0:
            one["vacant"] = [{"since": 2000}]
        else:
            one["holders"] = [{"person": draw(st.sampled_from(_PEOPLE))}]
        found[f"s{index}"] = {name: value for name, value in one.items() if value}
    return found


_MEMBERS = st.one_of(
    st.just({}),
    st.builds(lambda names: {"groups": names}, st.lists(st.sampled_from(_GROUPS), min_size=1, max_size=2, unique=True)),
    st.builds(lambda name: {"organisations": [name]}, st.sampled_from(_ORGANISATIONS)),
    st.builds(lambda name: {"but_not": {"groups": [name]}}, st.sampled_from(_GROUPS)),
    st.just({"standings": ["member"]}),
)
_NUMBERS = st.one_of(
    st.integers(1, 5),
    st.builds(
        lambda share, base, way, plus: {"share": share, "of": base, "round": way, "plus": plus},
            st.sampled_from(["1/3", "1/2", "2/3", "1/1"]),
        st.sampled_from(["seats-total", "seats-total", "seats-filled", "seats-filled", "organisations", "unstated"]),
        st.sampled_from(["up", "up", "down", "nearest", "unstated"]),
        st.integers(0, 1),
    ),
    st.builds(lambda one, other: {"greater_of": [one, {"share": other, "of": "seats-total", "round": "up"}]}, st.integers(1, 3), st.sampled_from(["1/4", "1/2"])),
)  # fmt: skip
_COUNTING = st.sampled_from(["heads", "heads", "seats", "organisations", "organisations", "agencies", "unstated"])
SHARE_OF_PRESENT = st.builds(
    lambda of, share: {"at_least": {"share": share, "of": "present", "round": "up"}, "of": of, "counting": "heads"},
    _MEMBERS,
    st.sampled_from(["1/2", "1/3"]),
)
"""A need that one more person may undo."""
_CONDITIONS = st.one_of(
    st.builds(lambda share: {"vacancies_over": share}, st.sampled_from(["1/4", "1/2"])),
    st.just({"office_filled": "chair"}),
    st.just({"described_as": "a person judges"}),
    st.just({"reconvened": True}),
)


def needs(*leaves: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a need, nested to some depth; `leaves` are further kinds of need."""
    plain = st.one_of(
        st.builds(lambda number, of, way: {"at_least": number, "of": of, "counting": way}, _NUMBERS, _MEMBERS, _COUNTING),
        st.builds(lambda of: {"present": of}, _MEMBERS),
        st.just({"present": {"offices": ["chair"]}}),
        st.builds(lambda sets, each: {"each_of": sets, "each": each}, st.lists(_MEMBERS, min_size=1, max_size=3), st.integers(1, 2)),
        *leaves,
    )  # fmt: skip
    return st.recursive(
        plain,
        lambda inner: st.one_of(
            st.builds(lambda form, parts: {form: parts}, st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda case, then, other: {"when": case, "then": then, "else": other}, _CONDITIONS, inner, inner),
        ),
        max_leaves=5,
    )  # fmt: skip


WHO_COUNTS = st.fixed_dictionaries(
    {},
    optional={
        "observers": st.sampled_from(["yes", "no", "unstated"]),
        "co_opted": st.sampled_from(["yes", "no"]),
        "person_in_two_seats": st.sampled_from(["once", "each"]),
        "agency_of": st.sampled_from(["organisation", "seat"]),
    },
)


@st.composite
def some_rules(draw: st.DrawFn, *leaves: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """Draw a quorum rule."""
    rule: dict[str, Any] = {"need": draw(needs(*leaves)), "who_counts": draw(WHO_COUNTS)}
    if draw(st.booleans()):
        rule["floor"] = draw(st.integers(1, 3))
    return rule


@st.composite
def some_board(
    draw: st.DrawFn, *leaves: st.SearchStrategy[dict[str, Any]], most: int = 6, vacant: bool = True
) -> Board:
    """Draw a board with a rule, and a chair that a seat brings with it, or nobody."""
    own = draw(some_seats(most=most, vacant=vacant))
    officers = draw(st.sampled_from([[], [{"office": "chair", "seat": "s0"}]]))
    rest = {"officers": officers} if officers else {}
    groups = {name: {"name": name} for name in _GROUPS}
    return of(draw(some_rules(*leaves)), own, groups=groups, **rest)


def people_of(own: Board) -> dict[str, tuple[str, ...]]:
    """Return everybody in a seat with their seats."""
    found: dict[str, tuple[str, ...]] = {}
    for name, one in (own.seats or {}).items():
        for holder in one.holders:
            found[str(holder.person)] = (*found.get(str(holder.person), ()), name)
    return found


def present(own: Board, people: Iterable[str]) -> list[dict[str, Any]]:
    """Return a row for each of these people, for all their seats: as an observer where they have an observer's seat alone."""
    theirs, seats_ = people_of(own), own.seats or {}
    return [
        {
            "person": one,
            "seat": list(theirs[one]),
            "capacity": "observer" if all(seats_[seat].standing == "observer" for seat in theirs[one]) else "member",
            "presence": "present",
        }
        for one in people
    ]


def rule_of(own: Board) -> Quorum:
    """Return the quorum rule of a board with one version of its terms."""
    (terms,) = own.terms_of_reference
    assert terms.quorum is not None
    return terms.quorum
