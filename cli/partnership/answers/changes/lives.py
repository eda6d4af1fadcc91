"""Which boards began and ended between two states of the records, and which of them took over from which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers import when
from partnership.answers.board_state import ABSENT, board_state
from partnership.records import facts
from partnership.words import dates
from partnership.words.truth import Truth, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from partnership.answers.side import Side
    from partnership.answers.when import Dated
    from partnership.documents.document import Document


class Life(NamedTuple):
    """A board that is there on one side and not on the other: `began` after, or `ended` before.

    `on` is the day of it as the record has it, None where it has none; `sure` is unknown where it may have been there on both
    sides, or on neither. `recorded` is whether both sides have a record of it: where one has none, that is all that is known.
    """

    board: str
    how: Literal["began", "ended"]
    on: Dated | None
    sure: Truth
    recorded: bool = True


class Handed(NamedTuple):
    """A board before, and a board that took over from it, as a restructure that came into force has it.

    `how` is the word of the restructure; `back` says that it happened the other way about, for a comparison that looks back.
    `on` is the first day of the board after, in words; `part` is what was handed on where not the whole.
    """

    before: str
    after: str
    how: str
    on: str
    restructure: str
    part: str | None = None
    back: bool = False


def there(side: Side, board: str) -> Truth:
    """Whether a board is there: on the side's day, or, where all of time is compared, as far as the records look ahead."""
    document = side.records.document("board", board)
    if document is None:
        return Truth.NO
    if _only_planned(document):
        return Truth.NO
    if side.day is not None:
        found = board_state(side.records, document, dates.on(side.day)).name
        return Truth.UNKNOWN if found == "not known" else known(found not in ABSENT | {"proposed"})
    return _at_last(document)


def _only_planned(board: Document) -> bool:
    """Whether a board was proposed or agreed, and nothing says that it was established: it was never there."""
    return "established" not in board.data and ("proposed" in board.data or "agreed" in board.data)


def _at_last(board: Document) -> Truth:
    if "dissolved" in board.data:
        return Truth.UNKNOWN if facts.moment(board.data["dissolved"]["on"]) == dates.UNKNOWN else Truth.NO
    return Truth.YES


def lives(before: Side, after: Side, boards: Mapping[str, str]) -> list[Life]:
    """Return the boards that began or ended, in order of id; `boards` are ids after by ids before, of those that may have."""
    found = []
    for was, is_ in boards.items():
        one, other = there(before, was), there(after, is_)
        if one is other or _unread(before, was) or _unread(after, is_):
            continue
        ended = _SURER.index(one) > _SURER.index(other)
        side, board = (after, is_) if is_ in after.records.listed["board"] else (before, was)
        on = _day(side.records.document("board", board), "dissolved" if ended else "established")
        sure = Truth.UNKNOWN if Truth.UNKNOWN in (one, other) else Truth.YES
        recorded = was in before.records.listed["board"] and is_ in after.records.listed["board"]
        found.append(Life(board, "ended" if ended else "began", on, sure, recorded))
    return sorted(found, key=lambda one: one.board)


def _unread(side: Side, board: str) -> bool:
    return board in side.records.listed["board"] and side.records.document("board", board) is None


_SURER = (Truth.NO, Truth.UNKNOWN, Truth.YES)


def _day(board: Document | None, word: str) -> Dated | None:
    return board.data[word]["on"] if board is not None and word in board.data else None


def handed(before: Side, after: Side, found: Sequence[Life], renamed: Mapping[str, str]) -> list[Handed]:
    """Return which of the boards that began and ended took over from which, in order of what came after."""
    ended, began = ({one.board for one in found if one.how == how} for how in ("ended", "began"))
    result = {
        pair
        for side, ids in ((before, renamed), (after, {}))
        for restructure in _restructures(side, [one.board for one in found])
        for change in restructure.data.get("changes", ())
        if change["how"] in facts.HANDS_ON and _between(change["on"], before, after)
        for pair in _pairs(restructure.id, change, ids, ended, began)
    }
    return sorted(result, key=lambda one: (one.after, one.before, one.restructure, one.part or ""))


def _restructures(side: Side, boards: Sequence[str]) -> Iterator[Document]:
    """Yield the restructures that came into force and name one of these boards."""
    ids = {one.rpartition("/")[2] for one in boards}
    for record_id in side.records.listed["restructure"] if ids else ():
        if side.records.mentions("restructure", record_id, ids):
            found = side.records.document("restructure", record_id)
            if found is not None and any(one["stage"] == "in-force" for one in found.data["stages"]):
                yield found


def _between(on: Dated, before: Side, after: Side) -> bool:
    """Whether something may have happened between the days of the sides; always, where all of time is compared."""
    if before.day is None or after.day is None or before.day == after.day:
        return True
    first, last = sorted((before.day, after.day))
    moment = facts.moment(on)
    return moment.latest > first.toordinal() and moment.earliest <= last.toordinal()


def _pairs(
    restructure: str,
    change: Mapping[str, Any],
    renamed: Mapping[str, str],
    ended: AbstractSet[str],
    began: AbstractSet[str],
) -> Iterator[Handed]:
    for was in change.get("from", ()):
        for is_ in change.get("to", ()):
            one, other = renamed.get(was, was), renamed.get(is_, is_)
            if one == other:
                continue
            dated = when.some_day(change["on"])
            if one in ended or other in began:
                yield Handed(one, other, change["how"], dated, restructure, change.get("of"))
            elif one in began or other in ended:
                yield Handed(other, one, change["how"], dated, restructure, change.get("of"), back=True)
