"""Which boards end and which begin between two sides of a comparison, and what comes after those that end."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from partnership.answers import when
from partnership.answers.board_state import begun
from partnership.answers.continuity.changed import Beginning, Changed, Ending
from partnership.answers.continuity.life import over, there, was
from partnership.answers.continuity.stage import abandoned, is_last, stages
from partnership.answers.overlaid import differing
from partnership.answers.side import Side
from partnership.answers.titles import called
from partnership.documents import fields
from partnership.records.facts.restructure import HANDS_ON
from partnership.words import dates
from partnership.words.dates import FIRST_DAY, LAST_DAY, Moment
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from partnership.answers.continuity.changed import How
    from partnership.answers.continuity.stage import Stage
    from partnership.answers.load import Records
    from partnership.documents.document import Document

_PLANS = frozenset({"proposed", "agreed", "consulted", "reviewed"})


_Board = TypeVar("_Board", Ending, Beginning)


def changed(before: Side, after: Side) -> Changed:
    """Return which boards end and which begin between two sides.

    A board whose id is another's `formerly` goes on under that. On a side without a day, a board is there unless it is dissolved
    or only proposed. A board is also ended by the stage of a restructure in force which says so, and is to end by one that is
    proposed or agreed, if the stage is reached on the second side and not on the first. Of a board that nothing says had begun by the
    first side, it is not asked whether it perhaps ended; and of one of which no day at all is known, not whether it perhaps began.
    """
    return _Comparing(before, after).changed()


def in_force(before: Side, after: Side) -> tuple[frozenset[str], frozenset[str]]:
    """Return the boards that stages of restructures ended which came into force between two days, and those that they established."""
    return _Comparing(before, after).in_force()


def of_stage(records: Records, stage: Stage) -> Changed:
    """Return which boards end and begin by a stage of a restructure, whether it came into force or not."""
    side = Side(records, None, stage.words)
    boards = dict.fromkeys(stage.data.get("ends", ()))
    comparing = _Comparing(side, side, boards)
    ends = (comparing.by_stage(board, stage) for board in boards)
    begins = (
        Beginning(board, title(records, board), Truth.YES, not stage.in_force, stage.restructure.id)
        for board in dict.fromkeys(stage.data.get("establishes", ()))
    )
    return Changed(_in_order(ends), _in_order(begins), ())


def title(records: Records, board: str) -> str:
    """Return what a board is called; its id where it has no record that can be read."""
    document = records.document("board", board)
    return board if document is None else called(document)


def _in_order(found: Iterable[_Board]) -> tuple[_Board, ...]:
    return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.board)))


class _Comparing:
    def __init__(self, before: Side, after: Side, boards: Iterable[str] = ()) -> None:
        """Compare two sides; `boards` are asked about whether they differ or not."""
        self._asked = frozenset(boards)
        self._before = before
        self._after = after
        self._whole = before.day is None and after.day is None
        self._differing = differing(before.records, after.records) if self._whole else frozenset()
        self._plans = self._restructures()
        gone = before.records.listed["board"].keys() - after.records.listed["board"].keys()
        self._same = {
            old: one.id for one in after.records.mentioning("board", gone) for old in one.data.get("formerly", ())
        }

    def changed(self) -> Changed:
        reached, starts = self._reached("ends"), self._reached("establishes")
        boards = self._boards({*reached, *starts})
        ends = [found for board in boards if (found := self._ending(board, reached.get(board))) is not None]
        begins = [one for board in boards if (one := self._beginning(board, starts.get(board))) is not None]
        unread = sorted(
            {
                board
                for side in (self._before, self._after)
                for board in boards
                if board in side.records.listed["board"] and side.records.document("board", board) is None
            }
        )
        return Changed(_in_order(ends), _in_order(begins), tuple(unread))

    def in_force(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the boards that stages in force end, and those that they establish."""
        ends, starts = (
            frozenset(board for board, stage in self._reached(field).items() if stage.in_force)
            for field in ("ends", "establishes")
        )
        return ends, starts

    def _boards(self, staged: AbstractSet[str]) -> list[str]:
        """Return the boards that can end or begin: over the whole of time those whose files differ, or that stages name."""
        sides = (self._before.records, self._after.records)
        listed = {board: one.path for side in sides for board, one in side.listed["board"].items()}
        return [
            board for board, path in listed.items() if not self._whole or path in self._differing or board in staged
        ]

    def _restructures(self) -> list[Document]:
        """Return the restructures of the second side that were not abandoned before they came into force, in order of id.

        Over the whole of time: those that differ, and those that name a board that does, that one of them names, or that is asked about.
        """
        records = self._after.records
        if not self._whole:
            return [one for one in records.documents("restructure") if not abandoned(one)]
        changed = [
            document
            for one in records.listed["restructure"].values()
            if one.path in self._differing and (document := records.document("restructure", one.id)) is not None
        ]
        boards = {
            board
            for side in (self._before.records, records)
            for board, one in side.listed["board"].items()
            if one.path in self._differing
        }
        boards |= self._asked | {
            board for one in changed for stage in stages(one) for board in stage.data.get("ends", ())
        }
        found = {one.id: one for one in (*changed, *records.mentioning("restructure", boards))}
        return [found[one] for one in sorted(found) if not abandoned(found[one])]

    def by_stage(self, board: str, stage: Stage) -> Ending:
        """Return the ending of a board by a stage, which is certain, or certainly planned."""
        how: How = "in-force" if stage.in_force else "planned"
        eve = self._eve(board, stage)
        successors, renamed = self._successors(board, stage)
        return Ending(
            board,
            title(self._after.records if board in self._after.records.listed["board"] else self._before.records, board),
            Truth.YES,
            eve,
            how,
            stage.words,
            str(stage.data["stage"]),
            stage.restructure.id,
            is_last(stage),
            successors,
            () if is_last(stage) and self._changes(board) else tuple(stage.data.get("establishes", ())),
            renamed,
        )

    def _ending(self, board: str, stage: Stage | None) -> Ending | None:
        if board not in self._before.records.listed["board"]:
            return None
        now = self._same.get(board, board) if board not in self._after.records.listed["board"] else board
        here = there(self._before, board)
        if here is Truth.NO or self._alike(board, now):
            return None
        ended = over(self._after, now)
        if stage is not None and (stage.in_force or ended is not Truth.YES):
            return self.by_stage(board, stage)
        ends = here & ended
        if ends is Truth.NO or (ends is Truth.UNKNOWN and not self._begun(board)):
            return None
        document = self._after.records.document("board", now)
        gone = now not in self._after.records.listed["board"]
        said = None if document is None else document.data["dissolved"]["on"]
        why = "there is no record of it any more" if gone else "its file cannot be read"
        named = self._named(board)
        successors, renamed = self._successors(board, named)
        return Ending(
            board,
            title(self._before.records, board),
            ends,
            self._eve(board, named),
            "gone" if gone else "dissolved",
            why if said is None else f"dissolved {when.some_day(said)}",
            None if named is None else str(named.data["stage"]),
            None if named is None else named.restructure.id,
            named is None or is_last(named),
            successors,
            () if named is None or self._changes(board) else tuple(named.data.get("establishes", ())),
            renamed,
        )

    def _beginning(self, board: str, stage: Stage | None) -> Beginning | None:
        if board not in self._after.records.listed["board"]:
            return None
        document = self._after.records.document("board", board)
        old = () if document is None else document.data.get("formerly", ())
        known_before = board in self._before.records.listed["board"]
        if not known_before and any(one in self._before.records.listed["board"] for one in old):
            return None
        here = there(self._after, board)
        begins = here & (~was(self._before, board) if known_before else Truth.YES)
        if stage is not None and begins is not Truth.YES and (stage.in_force or begins is Truth.NO):
            return Beginning(
                board, title(self._after.records, board), Truth.YES, not stage.in_force, stage.restructure.id
            )
        unsaid = here is not Truth.YES and (document is None or "established" not in document.data)
        if begins is Truth.NO or (begins is Truth.UNKNOWN and unsaid) or self._alike(board, board):
            return None
        return Beginning(board, title(self._after.records, board), begins, planned=False, restructure=None)

    def _begun(self, board: str) -> bool:
        """Whether a board had certainly begun by the first side: of one that nothing says so of, no end is asked about."""
        document = self._before.records.document("board", board)
        day = self._before.day
        return document is None or day is None or begun(self._before.records, document, dates.on(day)) is Truth.YES

    def _alike(self, board: str, now: str) -> bool:
        """Whether the two sides are one and the same day of a board of which both say the same: nothing can end in between."""
        first, last = self._before.day, self._after.day
        if first is None or last is None or first < last:
            return False
        documents = (self._before.records.document("board", board), self._after.records.document("board", now))
        return documents[0] is not None and documents[1] is not None and documents[0].data == documents[1].data

    def _reached(self, field: str) -> dict[str, Stage]:
        """Return, by board, the stage that ends or establishes it and is reached on the second side alone; one in force before a plan.

        What was planned before a stage that came into force is over with it.
        """
        found: dict[str, Stage] = {}
        for restructure in self._plans:
            every = [one for one in stages(restructure) if one.in_force or one.data["stage"] in _PLANS]
            done = max((one.number for one in every if one.in_force and self._by_now(one)), default=-1)
            for stage in every:
                if self._new(stage, field) and (stage.in_force or stage.number > done):
                    for board in stage.data.get(field, ()):
                        if board not in found or stage.in_force or not found[board].in_force:
                            found[board] = stage
        return found

    def _new(self, stage: Stage, field: str) -> bool:
        word = stage.data["stage"]
        if self._before.day is None:
            earlier = self._before.records.document("restructure", stage.restructure.id)
            before = (
                []
                if earlier is None or abandoned(earlier)
                else [one for one in earlier.data["stages"] if one["stage"] in {word, "in-force"}]
            )
            return not any(set(stage.data.get(field, ())) <= set(one.get(field, ())) for one in before)
        return stage.on.earliest > self._before.day.toordinal() and self._by_now(stage)

    def _by_now(self, stage: Stage) -> bool:
        """Whether a stage is certainly reached on the second side."""
        return self._after.day is None or stage.on.latest <= self._after.day.toordinal()

    def _named(self, board: str) -> Stage | None:
        """Return the last stage of a restructure that ends a board, one in force before all others."""
        found = [stage for one in self._plans for stage in stages(one) if board in stage.data.get("ends", ())]
        return max(found, key=lambda one: (one.in_force, one.on.latest, one.on.earliest), default=None)

    def _changes(self, board: str) -> bool:
        """Whether any change on record is about what became of a board: then what else begins beside it says nothing of it."""
        return any(board in change.get("from", ()) for one in self._plans for change in one.data.get("changes", ()))

    def _successors(self, board: str, stage: Stage | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the boards that changes put in a board's place, and those of them that it only changed its name to.

        The changes of a restructure are of its last stage: a stage before that one has only the boards it names itself.
        """
        changes = [
            change
            for one in self._plans
            if stage is None or one.id != stage.restructure.id or is_last(stage)
            for change in one.data.get("changes", ())
            if change["how"] in HANDS_ON and board in change.get("from", ())
        ]
        every = dict.fromkeys(to for one in changes for to in one.get("to", ()) if to != board)
        renamed = [to for one in changes if one["how"] == "renamed" and len(one.get("to", ())) == 1 for to in one["to"]]
        return tuple(sorted(every)), tuple(sorted(set(renamed) - {board}))

    def _eve(self, board: str, stage: Stage | None) -> Moment:
        """Return the last day of a board: by its own record, narrowed by the stage that ends it; what it has now where neither says."""
        document = self._after.records.document("board", self._same.get(board, board))
        said = None if document is None or "dissolved" not in document.data else document.data["dissolved"]["on"]
        own = None if said is None else fields.moment(said)
        if stage is None or stage.on == dates.UNKNOWN:
            return dates.OPEN_END if own is None or own == dates.UNKNOWN else own
        day = stage.on
        first = max(FIRST_DAY, day.earliest - 1)
        last = day.latest if day.latest == LAST_DAY else max(FIRST_DAY, day.latest - 1)
        if not stage.in_force:
            first, last = day
        if own is None:
            return Moment(first, last)
        narrowed = Moment(max(first, own.earliest), min(last, own.latest))
        return narrowed if narrowed.earliest <= narrowed.latest else own
