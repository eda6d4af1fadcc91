"""A restructure walked through: what each board that ends had, and what is to become of it, one answer after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers.continuity import things as had
from partnership.answers.continuity.statements import Statements
from partnership.answers.titles import called
from partnership.recording.drafts import CannotRecordError, Drafts
from partnership.words import dates
from partnership.words.kinds import place_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from partnership.answers.continuity.things import Thing
    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.source.changes import Change

Fate = Literal["carried", "retired", "not-known"]


class Open(NamedTuple):
    """Something that a board which ends has, of which the restructure says nothing yet."""

    board: str
    title: str
    thing: Thing

    @property
    def name(self) -> str:
        """What it is asked for by: `seat/police`."""
        return f"{self.thing.kind}/{self.thing.key}"


class Answer(NamedTuple):
    """What became of it: carried to a board, and to a seat there; retired for a reason; or not known from these documents."""

    fate: Fate
    to: str | None = None
    to_seat: str | None = None
    reason: str | None = None
    searched: tuple[str, ...] = ()


class Walk(NamedTuple):
    """What is open, in order, how many things there are in all, and the boards that are established."""

    open: tuple[Open, ...]
    things: int
    heirs: tuple[str, ...]


def walk(records: Records, restructure: str) -> Walk:
    """Return what a restructure does not speak of yet, by the boards that its last stage ends. Raises CannotRecordError."""
    document = _document(records, restructure)
    stage = document.data["stages"][-1]
    ends = [str(one) for one in stage.get("ends", ())]
    if not ends:
        message = f"the last stage of {restructure} ends no board; add them to its `ends`"
        raise CannotRecordError(message)
    said = Statements(records, ends)
    owned = had.owned(records, ends)
    found: list[Open] = []
    count = 0
    for board in ends:
        known = records.document("board", board)
        if known is None:
            message = f"{board} cannot be read, so nobody can say what it has; `partnership check` says why"
            raise CannotRecordError(message)
        for thing in had.things(records, known, _eve(known, stage["on"]), owned[board]):
            if thing.had is Truth.NO or thing.key.startswith("described:"):
                continue
            count += 1
            if not said.of(board, thing.kind, thing.key):
                found.append(Open(board, called(known), thing))
    return Walk(tuple(found), count, tuple(str(one) for one in stage.get("establishes", ())))


def answered(records: Records, restructure: str, one: Open, answer: Answer) -> list[Change]:
    """Return the change that records what becomes of a thing. Raises CannotRecordError."""
    place = place_of(restructure)
    key = one.thing.key
    if one.thing.kind in {"function", "duty", "district"} and place_of(key) == place and "/" in key:
        key = key.partition("/")[2]
    said = {
        "to": [answer.to] if answer.to else None,
        "to_seat": answer.to_seat,
        "reason": answer.reason,
        "searched": list(answer.searched),
    }
    row: dict[str, Any] = {"board": one.board, one.thing.kind: key, "fate": answer.fate}
    row |= {field: value for field, value in said.items() if value}
    drafts = Drafts(records)
    drafts.edit("restructure", restructure, lambda draft: draft.append(("continuity",), row))
    return drafts.changes()


def same_seat(records: Records, one: Open, board: str) -> str | None:
    """Return the seat of a board that has the same id as one that ends, None where there is none."""
    document = records.document("board", board)
    seats = document.data.get("seats", {}) if document is not None else {}
    return one.thing.key if one.thing.kind == "seat" and one.thing.key in seats else None


def _document(records: Records, restructure: str) -> Document:
    document = records.document("restructure", restructure)
    if document is None:
        message = f"{restructure} cannot be read, so it cannot be walked through; `partnership check` says why"
        raise CannotRecordError(message)
    return document


def _eve(board: Document, on: Any) -> dates.Moment:
    """Return the last day of a board: its own where it has one, else the day before the restructure's."""
    if "dissolved" in board.data:
        return dates.moment(board.data["dissolved"]["on"])
    day = dates.moment(on)
    return dates.Moment(max(day.earliest - 1, dates.FIRST_DAY), max(day.latest - 1, dates.FIRST_DAY))
