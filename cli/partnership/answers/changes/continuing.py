"""What is new, retired and continuing between two states of the records: boards, seats, measures, terms of reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.changes.compared import changes
from partnership.answers.changes.lives import there
from partnership.answers.changes.standing import Standing
from partnership.answers.changes.view import called_now
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.changes.compared import Changes
    from partnership.answers.side import Side


class Thing(NamedTuple):
    """A board, a measure, a seat of a board, or its terms of reference; `was` and `now` are its id on each side, None where it is not there.

    `board` is the board whose it is, by the id that it has now, or had. `sure` is unknown where it may have been there on both sides, or
    on neither. `differs` is whether it is there on both and something of it is not the same.
    """

    board: str
    was: str | None
    now: str | None
    sure: Truth = Truth.YES
    differs: bool = False


class Continuing(NamedTuple):
    """Everything new, retired and continuing; `changes` is what differs besides."""

    changes: Changes
    boards: tuple[Thing, ...]
    seats: tuple[Thing, ...]
    measures: tuple[Thing, ...]
    terms: tuple[Thing, ...]


def continuing(before: Side, after: Side) -> Continuing:
    """Return what is new, retired and continuing. A thing with another id that says so is one thing."""
    found = changes(before, after)
    boards = tuple(_boards(found))
    seats, terms = [], []
    for board in boards:
        was = Standing(before, "board", board.was) if board.was else None
        now = Standing(after, "board", board.now) if board.now else None
        seats += list(_seats(found, board, was, now))
        versions = bool(was and was.terms_data), bool(now and now.terms_data)
        if any(versions):
            differs = any(
                one.record == board.now and one.sort.partition(".")[0] == "terms"
                for one in found.facts
                if one.kind == "board"
            )
            ids = (board.was if versions[0] else None, board.now if versions[1] else None)
            terms.append(Thing(board.board, *ids, board.sure, all(versions) and differs))
    return Continuing(found, boards, tuple(seats), tuple(_measures(found)), tuple(terms))


def _renamed(found: Changes, kind: str) -> dict[str, str]:
    return {was: is_ for (one, was), is_ in found.renamed.items() if one == kind}


def _boards(found: Changes) -> Iterator[Thing]:
    renamed = _renamed(found, "board")
    lives = {one.board: one for one in found.lives}
    differing = {one.record for one in found.facts if one.kind == "board"}
    back = {is_: was for was, is_ in renamed.items()}
    ids = {called_now(one, renamed) for one in found.before.records.listed["board"]}
    for board in sorted(ids | found.after.records.listed["board"].keys()):
        was, life = back.get(board, board), lives.get(board)
        if life is not None:
            yield Thing(board, was if life.how == "ended" else None, board if life.how == "began" else None, life.sure)
            continue
        sure = there(found.before, was) & there(found.after, board)
        if sure is not Truth.NO:
            yield Thing(board, was, board, sure, board in differing)


def _seats(found: Changes, board: Thing, was: Standing | None, now: Standing | None) -> Iterator[Thing]:
    before, after = (one.seats if one else {} for one in (was, now))
    former = _former(found, board.now, before, after)
    differing = {
        one.aspect[1]
        for one in found.facts
        if one.kind == "board" and one.record == board.now and one.sort.startswith("seats")
    }
    for seat in after:
        earlier = former.get(seat, seat if seat in before else None)
        yield Thing(board.board, earlier, seat, board.sure, earlier is not None and seat in differing)
    told = {former.get(seat, seat) for seat in after}
    yield from (Thing(board.board, seat, None, board.sure) for seat in before if seat not in told)


def _former(
    found: Changes, board: str | None, before: Mapping[str, object], after: Mapping[str, object]
) -> dict[str, str]:
    """Return the ids that seats had before, by those that they have, of what one side alone has."""
    document = found.after.records.document("board", board) if board else None
    seats = document.data.get("seats", {}) if document else {}
    return {
        seat: old
        for seat in after
        if seat not in before
        for old in seats[seat].get("formerly", ())
        if old in before and old not in after
    }


def _measures(found: Changes) -> Iterator[Thing]:
    renamed = _renamed(found, "measure")
    back = {is_: was for was, is_ in renamed.items()}
    differing = {one.record for one in found.facts if one.kind == "measure"}
    ids = {called_now(one, renamed) for one in found.before.records.listed["measure"]}
    for measure in sorted(ids | found.after.records.listed["measure"].keys()):
        was = _held(found.before, back.get(measure, measure))
        now = _held(found.after, measure)
        if was or now:
            yield Thing("", was, now, Truth.YES, bool(was and now) and measure in differing)


def _held(side: Side, measure: str) -> str | None:
    return measure if Standing(side, "measure", measure).data else None
