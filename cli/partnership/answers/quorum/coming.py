"""A meeting to come with what was said of it: who is meant by what somebody typed, and what that comes to by each rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeVar

from partnership.answers.quorum.forward import StrangerError
from partnership.quorum.judging import apply
from partnership.records.model.attendance import Reply
from partnership.words.truth import Truth
from partnership.words.wording import candidates, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.answers.quorum.forward import Forward
    from partnership.answers.quorum.opened import Quorums
    from partnership.answers.titles import Titles
    from partnership.quorum.judging import Applied
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.terms import Terms
    from partnership.words.dates import Moment, Period


class Coming(NamedTuple):
    """A meeting to come by one rule: what is still needed, and the tree of reasons as the replies stand.

    Both are None where the rule states no need.
    """

    terms: Terms
    forward: Forward | None
    applied: Applied | None


def coming(
    quorums: Quorums, meeting: Meeting, board: Board, present: Iterable[str], apologies: Iterable[str], titles: Titles
) -> tuple[Coming, ...]:
    """Return a meeting to come by each rule that will or may be in force on its day.

    `present` and `apologies` are as typed: seats, people, organisations (for all their seats) or named substitutes, by
    id or by name. Raises forward.StrangerError for what means nobody, or more than one.
    """
    things = _things(board, meeting, titles)
    stand_ins = {name: thing for name, thing in things.items() if thing.kind == "substitute"}
    members = {name: thing for name, thing in things.items() if thing.kind != "substitute"}
    came = [_meant(typed, things) for typed in present]
    replies = [
        Reply(seat=seat, reply="sending-substitute") for one in came if one in stand_ins for seat in things[one].seats
    ]
    here = [name for one in came if one in members for name in _ids(one, members[one])]
    away = [
        name for typed in apologies for one in (_member(typed, members, stand_ins),) for name in _ids(one, members[one])
    ]
    expected = replace(meeting, replies=(*meeting.replies, *replies))
    context = quorums.context(board)
    return tuple(
        Coming(
            terms,
            ahead,
            apply(terms.quorum, terms, ahead.meeting, context) if ahead is not None and terms.quorum else None,
        )
        for terms, ahead in quorums.ahead(expected, board, here, away)
    )


Kind = Literal["seat", "person", "organisation", "substitute"]


class _Holds(Protocol):
    @property
    def holds(self) -> Period: ...


Key = TypeVar("Key")
Dated = TypeVar("Dated", bound=_Holds)


class _Thing(NamedTuple):
    """A seat, a person, an organisation or a named substitute, with the seats and every name, in lower case."""

    kind: Kind
    seats: tuple[str, ...]
    names: frozenset[str]


def _things(board: Board, meeting: Meeting, titles: Titles) -> dict[str, _Thing]:
    """Return all that can be meant, by id; an id that is several things is the first of them."""
    found: dict[str, _Thing] = {}
    for kind, name, seats, title in _named(board, meeting.day, titles):
        thing = found.setdefault(name, _Thing(kind, (), frozenset((name.casefold(),))))
        if thing.kind == kind:
            own = tuple(dict.fromkeys((*thing.seats, *seats)))
            found[name] = _Thing(kind, own, thing.names | {title.casefold()})
    return found


def _named(board: Board, day: Moment, titles: Titles) -> Iterator[tuple[Kind, str, tuple[str, ...], str]]:
    """Yield each thing that can be meant with its seats and a name: seats first, substitutes last."""
    seats = _now(dict(board.seats or {}).items(), day)
    for name, seat in seats:
        yield "seat", name, (name,), seat.title or name.replace("-", " ")
    holders = [
        (name, person)
        for name, seat in seats
        for _, one in _now(enumerate(seat.holders), day)
        for person in one.persons
    ]
    holders += [("", one.person) for _, one in _now(enumerate(board.officers), day) if one.person is not None]
    for name, person in holders:
        yield "person", person, (name,) if name else (), titles.person(person)
    for name, seat in seats:
        for _, own in _now(enumerate(seat.organisations), day):
            yield "organisation", own.organisation, (name,), titles.organisation(own.organisation)
    for name, seat in seats:
        for _, other in _now(enumerate(seat.substitutes), day):
            if other.person is not None:
                yield "substitute", other.person, (name,), titles.person(other.person)


def _now(things: Iterable[tuple[Key, Dated]], day: Moment) -> list[tuple[Key, Dated]]:
    """Return those that hold, or may hold, on the day."""
    return [(key, thing) for key, thing in things if thing.holds.holds_on(day) is not Truth.NO]


def _ids(name: str, thing: _Thing) -> tuple[str, ...]:
    """Return the seats or the person that the engine is to be told of."""
    return thing.seats if thing.kind == "organisation" else (name,)


def _member(typed: str, members: Mapping[str, _Thing], stand_ins: Mapping[str, _Thing]) -> str:
    """Return which member is meant; a substitute sends no apologies. Raises StrangerError."""
    try:
        return _meant(typed, members)
    except StrangerError:
        low = typed.casefold()
        if any(low in name for thing in stand_ins.values() for name in thing.names):
            message = f"`{typed}` is named as a substitute; apologies are those of a member"
            raise StrangerError(message) from None
        raise


def _meant(typed: str, things: Mapping[str, _Thing]) -> str:
    """Return which thing is meant by an id, a name, or a part of one that only it has. Raises StrangerError."""
    if typed in things:
        return typed
    low = typed.casefold()
    whole = [name for name, thing in things.items() if low in thing.names]
    found = whole or [name for name, thing in things.items() if low and any(low in one for one in thing.names)]
    if found and len({things[name].seats for name in found}) == 1:
        return found[0]
    if found:
        raise StrangerError(candidates(typed, found))
    by_name = {one: name for name, thing in things.items() for one in thing.names}
    near = nearest(low, by_name)
    message = f"`{typed}` is no seat of the board, and no person or organisation in one" + (
        f"; did you mean `{by_name[near]}`?" if near else "; `partnership show BOARD` lists the seats"
    )
    raise StrangerError(message)
