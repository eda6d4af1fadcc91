"""Which duties and functions changed hands, and whether any board has them on the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers import when
from partnership.answers.changes.judging import Said, Verdict
from partnership.answers.changes.lives import there
from partnership.answers.changes.standing import Standing
from partnership.answers.titles import Titles
from partnership.documents import fields
from partnership.words.kinds import place_of
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from partnership.answers.changes.compared import Changes
    from partnership.answers.continuity.ledger import Ledger
    from partnership.answers.side import Side


class Owned(NamedTuple):
    """What boards have: the field that lists it, and the key that names it there."""

    field: str
    key: str


class Hands(NamedTuple):
    """A thing that a board lost or gained, by its id and title, with the boards that have it before and now, by their titles.

    `last` is the last day on which the board that lost it had it, in words, empty where that is not on record. `searched` is
    whether a restructure says that what became of it was looked for and is not known.
    """

    thing: str
    title: str
    lost_by: str
    gained_by: str
    before: tuple[str, ...]
    now: tuple[str, ...]
    last: str = ""
    searched: bool = False


def changed_hands(changes: Changes, ledger: Ledger | None, of: Owned) -> Iterator[Hands]:
    """Yield everything that a board had before and has no more, or has now and had not.

    Of a board that ends, the continuity ledger says what became of it: only what it has as dropped or not known is lost.
    """
    ends = {one.board for one in ledger.certain} if ledger else set()
    for row in ledger.rows if ledger else ():
        if row.thing.kind == of.key and row.fate in {"dropped", "not-known"}:
            last = _last(changes.after, row.board, row.thing.key, of)
            yield Hands(row.thing.key, row.thing.title, row.board, "", (), (), last, searched=row.fate == "not-known")
    yield from _elsewhere(changes, of, ends)


def kept(one: Hands, of: Owned) -> Said | None:
    """Return who has now what a board lost, None where nobody has."""
    if not one.lost_by or not one.now:
        return None
    words = f"the {of.key} {one.title} is with {listed(one.now)}"
    return Said(Verdict.NEUTRAL, words, (of.field, one.thing), one.thing)


def _elsewhere(changes: Changes, of: Owned, ends: AbstractSet[str]) -> Iterator[Hands]:
    """Yield what boards that go on lost or gained, and what those that begin have."""
    ids = {one.after: one.before for one in changes.seen if one.kind == "board"}
    ids |= {one.board: one.board for one in changes.lives}
    renamed = {was: is_ for (_, was), is_ in changes.renamed.items()}
    touched = {fact.record for fact in changes.facts if fact.sort == of.field} | {one.board for one in changes.lives}
    boards = sorted((touched & ids.keys()) - ends)
    had = {board: _owned(changes.before, ids[board], of, renamed) for board in boards}
    has = {board: _owned(changes.after, board, of, {}) for board in boards}
    lost = {board: sorted(had[board] - has[board]) for board in boards}
    gained = {board: sorted(has[board] - had[board]) for board in boards}
    now, before = _owners(changes.after, lost.values(), of), _owners(changes.before, gained.values(), of)
    for board in boards:
        for thing in lost[board]:
            title = Standing(changes.before, "board", ids[board]).titles.title(of.field, thing)
            last = _last(changes.after, board, thing, of)
            yield Hands(thing, title, board, "", (), tuple(now.get(thing, ())), last)
        for thing in gained[board]:
            title = Standing(changes.after, "board", board).titles.title(of.field, thing)
            yield Hands(thing, title, "", board, tuple(before.get(thing, ())), ())


def _owned(side: Side, board: str, of: Owned, renamed: dict[str, str]) -> frozenset[str]:
    if there(side, board) is Truth.NO:
        return frozenset()
    return Standing(side, "board", board, renamed).ids(of.field, of.key)


def _owners(side: Side, things: Iterable[Iterable[str]], of: Owned) -> dict[str, list[str]]:
    """Return the boards that have, or may have, each of these things, by their titles; only those whose text names one are read."""
    names = {thing.rpartition("/")[2] for each in things for thing in each}
    found: dict[str, list[str]] = {}
    for board in side.records.listed["board"] if names else ():
        if side.records.mentions("board", board, names):
            for thing in sorted(_owned(side, board, of, {})):
                found.setdefault(thing, []).append(Titles(side.records, place_of(board)).record("board", board))
    return found


def _last(side: Side, board: str, thing: str, of: Owned) -> str:
    """Return the last day on which a board had a thing, by the entry or else by the board's end."""
    document = side.records.document("board", board)
    if document is None:
        return ""
    own = thing.rpartition("/")[2]
    ends = [
        one["until"]
        for one in document.data.get(of.field, ())
        if one[of.key].rpartition("/")[2] == own and "until" in one
    ]
    ends += [document.data["dissolved"]["on"]] if "dissolved" in document.data else []
    return when.spoken(ends[0]) if ends and fields.moment(ends[0]).exact else ""
