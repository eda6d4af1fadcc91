"""Which boards began and ended between two states of the records, and which of them took over from which."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers import when
from partnership.answers.continuity import endings, life
from partnership.documents import fields
from partnership.records.facts.restructure import HANDS_ON
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from partnership.answers.side import Side
    from partnership.answers.when import Dated
    from partnership.documents.document import Document


Happened = Literal["began", "ended"]
_SideName = Literal["before", "after"]


class Life(NamedTuple):
    """A board that is there, or may be, on one side and not on the other: it `began` after the first, or `ended` before the second.

    `on` is the day of it as the record has it, None where it has none; `sure` whether it certainly happened between the sides, by the
    board's own record or a restructure that came into force. `open` is the side of which it is not known all the same whether the board
    was there. `recorded` is whether both sides have a record of it: where one has none, that is all that is known. `back` is for a
    comparison that looks back, where the day of what is `ended` is that on which it began.
    """

    board: str
    how: Happened
    on: Dated | None
    sure: Truth
    recorded: bool = True
    open: _SideName | None = None
    back: bool = False


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
    return Truth.NO if side.records.document("board", board) is None else life.there(side, board)


def lives(before: Side, after: Side, boards: Mapping[str, str]) -> list[Life]:
    """Return the boards that began or ended, in order of id; `boards` are ids after by ids before, of those that may have."""
    found = _Lives(before, after)
    every = (found.of(was, is_) for was, is_ in boards.items())
    return sorted((one for one in every if one is not None), key=lambda one: one.board)


_SURER = (Truth.NO, Truth.UNKNOWN, Truth.YES)


class _Lives:
    """What became of boards between two sides, looked at in the order in which it happened."""

    def __init__(self, before: Side, after: Side) -> None:
        self._before, self._after = before, after
        self._dated = before.day is not None and after.day is not None and before.day != after.day
        self._back = before.day is not None and after.day is not None and after.day < before.day

    @cached_property
    def _in_force(self) -> Mapping[Happened, AbstractSet[str]]:
        """The boards that restructures which came into force between two days established, and those that they ended."""
        if not self._dated:
            return {"began": frozenset(), "ended": frozenset()}
        ended, began = endings.in_force(*((self._after, self._before) if self._back else (self._before, self._after)))
        return {"began": began, "ended": ended}

    def of(self, was: str, is_: str) -> Life | None:
        """Return whether a board began or ended, by its ids on both sides; None where it did neither."""
        one, other = there(self._before, was), there(self._after, is_)
        if _unread(self._before, was) or _unread(self._after, is_):
            return None
        if one is not other:
            ended = (_SURER.index(one) > _SURER.index(other)) is not self._back
            happened: Happened = "ended" if ended else "began"
        elif one is Truth.UNKNOWN and (named := self._named(was, is_)) is not None:
            happened = named
        else:
            return None
        side, board = (self._after, is_) if is_ in self._after.records.listed["board"] else (self._before, was)
        on = _day(side.records.document("board", board), "dissolved" if happened == "ended" else "established")
        recorded = was in self._before.records.listed["board"] and is_ in self._after.records.listed["board"]
        sure = Truth.YES if Truth.UNKNOWN not in (one, other) or self._certain(was, is_, happened) else Truth.UNKNOWN
        open_: _SideName | None = None
        if sure is Truth.YES and Truth.UNKNOWN in (one, other):
            open_ = "before" if one is Truth.UNKNOWN else "after"
        how: Happened = happened if not self._back else "began" if happened == "ended" else "ended"
        return Life(board, how, on, sure, recorded, open_, self._back)

    def _named(self, was: str, is_: str) -> Happened | None:
        return next((how for how, boards in self._in_force.items() if {was, is_} & boards), None)

    def _certain(self, was: str, is_: str, happened: Happened) -> bool:
        """Whether it happened between the sides, though it is not known whether the board was there on one of them."""
        if not self._dated:
            return False
        if {was, is_} & self._in_force[happened]:
            return True
        (first, one), (last, other) = ((self._before, was), (self._after, is_))[:: -1 if self._back else 1]
        return happened == "began" and life.was(first, one) is Truth.NO and life.was(last, other) is Truth.YES


def _unread(side: Side, board: str) -> bool:
    return board in side.records.listed["board"] and side.records.document("board", board) is None


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
        if change["how"] in HANDS_ON and _between(change["on"], before, after)
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
    moment = fields.moment(on)
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
