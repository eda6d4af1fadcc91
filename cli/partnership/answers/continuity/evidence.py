"""What the records themselves say became of a thing, where no restructure says it: who covers, owns or has it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers.continuity.things import PLURALS, closings, covered
from partnership.answers.titles import Titles
from partnership.documents import fields
from partnership.words.dates import LAST_DAY, OPEN_END, Moment, Period
from partnership.words.truth import Truth, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from partnership.answers.continuity.changed import Ending
    from partnership.answers.continuity.things import Kind, Thing
    from partnership.answers.load import Records
    from partnership.documents.document import Document

Word = Literal["renamed", "has-it", "covers-it", "owns-it", "closed-it", "said-closed", "ended-itself"]
"""What shows it: the board goes on under another id and has the thing; another board has it from then; a successor covers it;
the measure's record names another owner; a meeting of another board closed it; it was closed as carried elsewhere; the measure itself
ended, or the duty in law."""


class Evidence(NamedTuple):
    """What shows that a thing was carried on, to which boards or to whom; `truth` is unknown where a half-known date decides."""

    word: Word
    truth: Truth
    to: tuple[str, ...] = ()
    to_described: str | None = None


class Evidences:
    """What the records of a side show of things that ending boards had, looked at on a day or over the whole of time."""

    def __init__(self, records: Records, day: date | None) -> None:
        self._records = records
        self._day = Moment(LAST_DAY, LAST_DAY) if day is None else Moment(day.toordinal(), day.toordinal())
        self._duties: dict[str, list[tuple[str, Period]]] = {}
        self._listed: dict[tuple[str, Kind], Mapping[str, Sequence[Period]]] = {}

    def from_then(self, ending: Ending) -> Period:
        """Return the time after a board's last day, to the day that is looked at; both inclusive."""
        eve = ending.eve
        first = OPEN_END if eve == OPEN_END else Moment(*(min(day + 1, LAST_DAY) for day in eve))
        return Period(first, Moment(max(first.earliest, self._day.earliest), max(first.latest, self._day.latest)))

    def of(self, ending: Ending, thing: Thing) -> Evidence | None:
        """Return what shows that a thing was carried on, the surest first; None where nothing does."""
        found = [one for one in self._every(ending, thing) if one is not None]
        return next((one for one in found if one.truth is Truth.YES), found[0] if found else None)

    def covering(self, boards: Iterable[str], ending: Ending, thing: Thing) -> list[str]:
        """Return those of the boards that certainly cover a district after the end."""
        found = self._having(boards, thing, self.from_then(ending))
        return sorted(board for board, held in found.items() if held is Truth.YES)

    def _every(self, ending: Ending, thing: Thing) -> Iterable[Evidence | None]:
        then = self.from_then(ending)
        if ending.renamed:
            yield _evidence("renamed", self._having(ending.renamed, thing, then))
        if thing.kind == "function":
            yield _evidence("has-it", self._having(ending.successors, thing, then))
        elif thing.kind == "duty":
            yield _evidence("has-it", self._having(ending.successors, thing, then))
            yield _evidence("has-it", self._taken_on(ending, thing, then))
            duty = Titles(self._records, ending.board.partition("/")[0]).thing("duties", thing.key)
            yield None if duty is None else _ended(duty, then)
        elif thing.kind == "district":
            yield _evidence("covers-it", self._having(ending.successors or ending.together, thing, then))
        elif thing.kind == "measure":
            yield from self._owners(ending, thing, then)
        elif thing.kind == "action":
            yield from self._closed(ending, thing)

    def _having(self, boards: Iterable[str], thing: Thing, then: Period) -> dict[str, Truth]:
        """Return those of the boards that have a thing at some time from then, certainly or perhaps."""
        found = {}
        for board in boards:
            document = self._records.document("board", board)
            if document is not None:
                held = any_of(period.overlaps(then) for period in self._had(document, thing.kind).get(thing.key, ()))
                if held is not Truth.NO:
                    found[board] = held & fields.life(document.data).overlaps(then)
        return {board: held for board, held in found.items() if held is not Truth.NO}

    def _had(self, board: Document, kind: Kind) -> Mapping[str, Sequence[Period]]:
        """Return when a board ever had each thing of a kind that its own record lists; worked out once."""
        if (board.id, kind) not in self._listed:
            found: dict[str, list[Period]] = {}
            for key, period in self._every_had(board, kind):
                found.setdefault(key, []).append(period)
            self._listed[board.id, kind] = found
        return self._listed[board.id, kind]

    def _every_had(self, board: Document, kind: Kind) -> Iterable[tuple[str, Period]]:
        titles = Titles(self._records, board.place)
        if kind == "seat":
            return ((key, fields.period(one)) for key, one in fields.keyed(board.data, "seats").items())
        if kind == "district":
            return (
                (key, fields.period(area))
                for area in fields.each(board.data, "areas")
                for key, _ in covered(self._records, titles, area)
            )
        if kind in {"function", "duty"}:
            field = PLURALS[kind]
            return ((titles.key(field, one[kind]), fields.period(one)) for one in fields.each(board.data, field))
        return ()

    def _taken_on(self, ending: Ending, thing: Thing, then: Period) -> dict[str, Truth]:
        """Return boards that take a duty on after the end and share some of the area; one that had it all along has its own to do."""
        areas = self._area(ending.board)
        found: dict[str, Truth] = {}
        for board, period in self._having_ever(thing):
            begins = ending.eve.before(period.starts)
            if board != ending.board and begins is not Truth.NO:
                held = begins & period.overlaps(then)
                if held is not Truth.NO and areas & self._area(board):
                    found[board] = held
        return found

    def _having_ever(self, duty: Thing) -> list[tuple[str, Period]]:
        """Return the boards that ever had a duty, each with when; asked of the records once for each duty."""
        if duty.key not in self._duties:
            self._duties[duty.key] = [
                (board.id, period)
                for board in self._records.mentioning("board", (duty.key.rpartition("/")[2],))
                for period in self._had(board, "duty").get(duty.key, ())
            ]
        return self._duties[duty.key]

    def _area(self, board: str) -> frozenset[str]:
        """Return what a board ever covered; its place where nothing is on record."""
        document = self._records.document("board", board)
        if document is None:
            return frozenset()
        return frozenset(self._had(document, "district")) or frozenset(
            key
            for key, _ in covered(self._records, Titles(self._records, document.place), {"places": [document.place]})
        )

    def _owners(self, ending: Ending, thing: Thing, then: Period) -> Iterable[Evidence | None]:
        measure = self._records.document("measure", thing.key)
        if measure is None:
            return
        boards: dict[str, Truth] = {}
        others: dict[str, Truth] = {}
        for owner in measure.data.get("owners", ()):
            holds = fields.period(owner).overlaps(then)
            if holds is not Truth.NO and owner.get("board") != ending.board:
                name = owner.get("board") or Titles(self._records, measure.place).organisation(owner["organisation"])
                (boards if "board" in owner else others)[name] = holds
        yield _evidence("owns-it", boards)
        if others:
            yield Evidence("owns-it", any_of(others.values()), (), ", ".join(others))
        yield _ended(measure.data, then)

    def _closed(self, ending: Ending, thing: Thing) -> Iterable[Evidence | None]:
        boards = [one for one in (*ending.successors, *ending.together) if one != ending.board]
        closed = closings(self._records, [ending.board, *boards]).get(thing.key, [])
        others = {one.board: Truth.YES for one in closed if one.board != ending.board}
        yield _evidence("closed-it", others)
        if any(one.board == ending.board and one.outcome == "carried-elsewhere" for one in closed):
            yield Evidence("said-closed", Truth.YES, (), "elsewhere, as a meeting of it records")


def _ended(thing: Mapping[str, Any], then: Period) -> Evidence | None:
    """Return that a measure, or a duty in law, itself ended with the board, or may have."""
    ended = ~fields.period(thing).overlaps(then)
    return None if ended is Truth.NO else Evidence("ended-itself", ended)


def _evidence(word: Word, found: Mapping[str, Truth]) -> Evidence | None:
    """Return evidence of the boards that are certain, or else of those that may be."""
    sure = [board for board, held in found.items() if held is Truth.YES]
    if not found:
        return None
    return Evidence(word, Truth.YES if sure else Truth.UNKNOWN, tuple(sorted(sure or found)))
