"""Actions across boards: who has them, what became of them, how long that took, and which board has them now."""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers.board_state import board_state
from partnership.answers.titles import Titles
from partnership.documents import fields
from partnership.records.facts.restructure import standing
from partnership.words.kinds import board_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.words.dates import Moment

ActionState = Literal["open", "overdue", "perhaps-overdue", "perhaps-closed", "closed"]
InTime = Literal["in-time", "late", "cannot-tell"]
_IN_TIME: dict[Truth, InTime] = {Truth.YES: "late", Truth.NO: "in-time", Truth.UNKNOWN: "cannot-tell"}
"""By whether the day set was before that on which it was done."""
Fate = Literal["carried", "retired", "not-known", "not-recorded"]


class Ended(NamedTuple):
    """An action's closing: with what outcome, on what day, and the meeting that says so."""

    outcome: str
    on: Moment
    meeting: str


class Onward(NamedTuple):
    """What became of an action whose board has ended: the boards that carry it on, or what a restructure says instead.

    `not-recorded`: no restructure says anything of it.
    """

    fate: Fate
    to: tuple[str, ...] = ()
    says: str = ""


class Action(NamedTuple):
    """An action as it stands on a day. `id` is its full name; `opened` the day of the meeting that opened it.

    `owner` is who is to do it, in words, empty where nobody is recorded, and `owner_ids` by what kind and id. `due` is as the record
    has it. `onward` is set where it is not closed and its board has ended; `note` says how far it has come, or what else is to be known.
    """

    id: str
    board: str
    says: str
    owner: str
    owner_ids: Mapping[str, str]
    opened: Moment
    due: Any
    state: ActionState
    ended: Ended | None
    onward: Onward | None
    note: str | None

    @property
    def with_board(self) -> tuple[str, ...]:
        """The boards that have it: its own, or those that carry it on."""
        return self.onward.to if self.onward is not None and self.onward.to else (self.board,)

    @property
    def days(self) -> int | None:
        """How many days it took, from the meeting that opened it to its closing; None where a day is not known."""
        if self.ended is None or not (self.ended.on.exact and self.opened.exact):
            return None
        return self.ended.on.earliest - self.opened.earliest

    @property
    def in_time(self) -> InTime | None:
        """Whether it was done by its day; None for one not done, or without a day."""
        if self.ended is None or self.ended.outcome != "done" or self.due is None:
            return None
        late = fields.moment(self.due).before(self.ended.on)
        return _IN_TIME[late]


class Audit(NamedTuple):
    """How actions were completed: how many there are, were done, were ended otherwise, and are open; of those with a day, how many in time.

    `days` is the median of how many days those that were closed took, None where none is known.
    """

    all: int
    done: int
    otherwise: int
    open: int
    overdue: int
    timed: int
    in_time: int
    days: Fraction | None


def actions(records: Records, day: Moment, boards: Iterable[str] | None = None) -> list[Action]:
    """Return the actions opened by a day, of these boards or of all, in order of the meetings that opened them.

    An action is of a board that opened it, and of one that carries it on.
    """
    endings = _Endings(records, day)
    wanted = None if boards is None else frozenset(boards)
    those = list(records.meetings_about(None if wanted is None else wanted | endings.carried_to(wanted)))
    closings = _closings(those, day)
    found = []
    for document in those:
        opened = fields.day_of(document)
        if opened.earliest > day.latest:
            continue
        for key, row in fields.keyed(document.data, "actions").items():
            made = _action(records, document, opened, key, row, day, closings, endings)
            if wanted is None or wanted & {made.board, *made.with_board}:
                found.append(made)
    return sorted(found, key=lambda one: (one.opened.latest, one.opened.earliest, one.id))


def audit(found: Iterable[Action]) -> Audit:
    """Return how actions were completed."""
    those = list(found)
    closed = [one for one in those if one.state == "closed"]
    done = sum(one.ended is not None and one.ended.outcome == "done" for one in closed)
    days = [one.days for one in closed if one.days is not None]
    timed = [one.in_time for one in closed if one.in_time in {"in-time", "late"}]
    return Audit(
        len(those),
        done,
        len(closed) - done,
        len(those) - len(closed),
        sum(one.state == "overdue" for one in those),
        len(timed),
        timed.count("in-time"),
        Fraction(median(map(Fraction, days))) if days else None,
    )


def owner_words(owner: Mapping[str, Any], board: Mapping[str, Any], titles: Titles) -> str:
    """Return who is to do a thing: the person, seat, organisation or board, or the words of the source; empty for nobody."""
    seat = owner.get("seat")
    parts = (
        titles.person(owner["person"]) if "person" in owner else "",
        str(fields.keyed(board, "seats").get(seat, {}).get("title") or seat.replace("-", " ")) if seat else "",
        titles.organisation(owner["organisation"]) if "organisation" in owner else "",
        titles.record("board", owner["board"]) if "board" in owner else "",
        owner.get("described_as", ""),
    )
    return ", ".join(part for part in parts if part)


def _closings(meetings: Iterable[Document], day: Moment) -> dict[str, list[tuple[Truth, Ended]]]:
    """Return what closed each action by a day, certainly or perhaps, the earliest first; what was only carried on is closed again elsewhere."""
    found: dict[str, list[tuple[Truth, Ended]]] = {}
    for document in meetings:
        for one in fields.each(document.data, "actions_closed"):
            on = fields.moment(one["on"]) if "on" in one else fields.day_of(document)
            if on.earliest <= day.latest:
                sure = Truth.YES if on.latest <= day.earliest else Truth.UNKNOWN
                found.setdefault(one["action"], []).append((sure, Ended(one["outcome"], on, document.id)))
    for each in found.values():
        each.sort(key=lambda pair: (pair[1].outcome == "carried-elsewhere", pair[1].on.latest, pair[1].meeting))
    return found


def _action(
    records: Records,
    document: Document,
    opened: Moment,
    key: str,
    row: Mapping[str, Any],
    day: Moment,
    closings: Mapping[str, list[tuple[Truth, Ended]]],
    endings: _Endings,
) -> Action:
    name = f"{document.id}#{key}"
    board = board_of(document.id)
    parent = records.document("board", board)
    titles = Titles(records, document.place)
    owner = row.get("owner", {})
    known = closings.get(name, [])
    closed = next((one for sure, one in known if sure is Truth.YES and one.outcome != "carried-elsewhere"), None)
    state: ActionState = "closed" if closed else "perhaps-closed" if known else _open(row.get("due"), day)
    if closed is None and known and known[0][1].outcome == "carried-elsewhere" and known[0][0] is Truth.YES:
        state = _open(row.get("due"), day)
    words = owner_words(owner, parent.data if parent else {}, titles)
    onward = None if closed else endings.onward(name, board)
    ids = {kind: str(value) for kind, value in owner.items() if kind != "described_as"}
    ended = closed or (known[0][1] if known else None)
    return Action(name, board, row["action"], words, ids, opened, row.get("due"), state, ended, onward, row.get("note"))


def _open(due: Any, day: Moment) -> ActionState:
    if due is None:
        return "open"
    by = fields.moment(due)
    if by.latest < day.earliest:
        return "overdue"
    return "open" if by.earliest >= day.latest else "perhaps-overdue"


class _Endings:
    """Which boards have ended by a day, and what restructures in force say of their actions."""

    def __init__(self, records: Records, day: Moment) -> None:
        self._records = records
        self._day = day
        self._ended: dict[str, bool] = {}
        self._rows = list(_rows(records, day))

    def carried_to(self, boards: frozenset[str]) -> frozenset[str]:
        """Return the boards of which an action is said to be carried on by one of these."""
        return frozenset(
            board_of(row["action"]) if "action" in row else row["board"]
            for row in self._rows
            if not boards.isdisjoint(row.get("to", ()))
        )

    def onward(self, action: str, board: str) -> Onward | None:
        """Return what became of an action of a board that has ended; None where the board goes on."""
        if board not in self._ended:
            document = self._records.document("board", board)
            self._ended[board] = (
                document is not None and board_state(self._records, document, self._day).name == "ended"
            )
        if not self._ended[board]:
            return None
        own = [row for row in self._rows if row.get("action") == action]
        row = next(
            iter(own or [row for row in self._rows if row["board"] == board and row.get("everything") == "actions"]),
            None,
        )
        if row is None:
            return Onward("not-recorded")
        return Onward(row["fate"], tuple(row.get("to", ())), row.get("to_described") or row.get("reason") or "")


def _rows(records: Records, day: Moment) -> Iterator[Mapping[str, Any]]:
    """Yield what restructures in force by a day say became of the things of boards that ended."""
    for document in records.documents("restructure"):
        in_force = standing(document.data)
        if in_force is not None and fields.moment(in_force[1]["on"]).earliest <= day.latest:
            yield from fields.each(document.data, "continuity")
