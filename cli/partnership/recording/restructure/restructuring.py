"""A restructure walked through: what each board that ends had, and what is to become of it, one answer after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers.continuity import things as had
from partnership.answers.continuity.statements import Statements
from partnership.answers.titles import called
from partnership.recording.drafts import CannotRecordError, readable
from partnership.words import dates
from partnership.words.kinds import place_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.continuity.things import Thing
    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.recording.drafts import Drafts

Fate = Literal["carried", "retired", "not-known"]
_OVER = frozenset({"reversed", "abandoned"})


class Had(NamedTuple):
    """Something that a board which ends has; `spoken` is whether the restructure says what becomes of it.

    It does not where it says that it goes to a board which an earlier stage was to establish and the last one is not. `row` is the place in
    `continuity` that speaks of it alone, from 0, None where none does.
    """

    board: str
    title: str
    thing: Thing
    spoken: bool
    row: int | None

    @property
    def name(self) -> str:
        """What it is asked for by: `seat/police`."""
        return f"{self.thing.kind}/{self.thing.key}"


class Answer(NamedTuple):
    """What became of it: carried to boards, and to a seat there; retired for a reason; or not known from these documents."""

    fate: Fate
    to: tuple[str, ...] = ()
    to_seat: str | None = None
    reason: str | None = None
    searched: tuple[str, ...] = ()
    source: dict[str, Any] | None = None


class Walk(NamedTuple):
    """All that the boards have which end by the last stage, in order; and what else is left to be said.

    `ends` and `heirs` are the boards that end and those that are established; `unplaced` are those that end without a change that says what
    comes after them, `lasting` and `unbegun` those whose own records lack the last day or the first one, and `unmade` those to be established
    that have no record. Days are asked for only where `in_force`: before that no board ends or begins.
    """

    things: tuple[Had, ...]
    stage: str
    on: Any
    ends: tuple[str, ...]
    heirs: tuple[str, ...]
    unplaced: tuple[str, ...]
    lasting: tuple[str, ...]
    unbegun: tuple[str, ...]
    unmade: tuple[str, ...]

    @property
    def open(self) -> tuple[Had, ...]:
        """What is not spoken of yet."""
        return tuple(one for one in self.things if not one.spoken)

    @property
    def in_force(self) -> bool:
        """Whether the boards end and begin by it."""
        return self.stage == "in-force"

    @property
    def left(self) -> bool:
        """Whether anything is left to be said."""
        return bool(self.open or self.unplaced or self.unmade or (self.in_force and (self.lasting or self.unbegun)))


def walk(records: Records, restructure: str) -> Walk:
    """Return what the boards have that the last stage of a restructure ends, and what is left to be said. Raises CannotRecordError."""
    document = readable(records, "restructure", restructure)
    stage = document.data["stages"][-1]
    if stage["stage"] in _OVER:
        message = f"{called(document)} was {stage['stage']} ({dates.written(stage['on'])}), so there is nothing to walk through; one that is taken up again has another --stage"
        raise CannotRecordError(message)
    ends = [str(one) for one in stage.get("ends", ())]
    heirs = tuple(str(one) for one in stage.get("establishes", ()))
    if not ends:
        message = f"the last stage of {restructure} ends no board; add a stage that does, with --stage and --ends"
        raise CannotRecordError(message)
    said = Statements(records, ends)
    owned = had.owned(records, ends)
    given_up = _given_up(document, heirs)
    found: list[Had] = []
    boards: dict[str, Document] = {}
    for board in ends:
        boards[board] = known = readable(records, "board", board)
        for thing in had.things(records, known, _eve(known, stage["on"]), owned[board]):
            if thing.had is not Truth.NO and not thing.key.startswith("described:"):
                rows = [one for one in said.of(board, thing.kind, thing.key) if not given_up.intersection(one.to)]
                own = [
                    one.row
                    for one in said.of(board, thing.kind, thing.key)
                    if one.restructure == restructure and not one.every
                ]
                found.append(Had(board, called(known), thing, bool(rows), own[0] if own else None))
    placed = {
        board
        for one in document.data.get("changes", ())
        if not given_up.intersection(one.get("to", ()))
        for board in one.get("from", ())
    }
    begins = {board: records.document("board", board) for board in heirs}
    return Walk(
        tuple(found),
        str(stage["stage"]),
        stage["on"],
        tuple(ends),
        heirs,
        tuple(board for board in ends if board not in placed),
        tuple(board for board, known in boards.items() if "dissolved" not in known.data),
        tuple(board for board, begun in begins.items() if begun is not None and "established" not in begun.data),
        tuple(board for board in heirs if board not in records.listed["board"]),
    )  # fmt: skip


def answered(drafts: Drafts, restructure: str, said: Sequence[tuple[Had, Answer]]) -> None:
    """Record what becomes of things: a row for each, in the place of the one that it has. Raises CannotRecordError."""
    for one, answer in said:
        row = _row(place_of(restructure), one, answer)
        _put(drafts, restructure, one.row, row)


def answered_alike(drafts: Drafts, restructure: str, board: str, kind: had.Kind, answer: Answer) -> None:
    """Record what becomes of all things of a kind of which no row of their own speaks, in one row. Raises CannotRecordError."""
    row = {"board": board, "everything": had.PLURALS[kind], **_fate(answer)}
    rows = drafts.data("restructure", restructure).get("continuity", ())
    same = [at for at, one in enumerate(rows) if (one["board"], one.get("everything")) == (board, had.PLURALS[kind])]
    _put(drafts, restructure, same[0] if same else None, row)


def recorded(records: Records, restructure: str, one: Had) -> Answer | None:
    """Return what a restructure says of a thing in a row of its own, None where it has none. Raises CannotRecordError."""
    if one.row is None:
        return None
    row = readable(records, "restructure", restructure).data["continuity"][one.row]
    return Answer(
        row["fate"],
        tuple(row.get("to", ())),
        row.get("to_seat"),
        row.get("reason"),
        tuple(row.get("searched", ())),
        row.get("source"),
    )


def same_seat(records: Records, one: Had, board: str) -> str | None:
    """Return the seat of a board that has the same id as one that ends, None where there is none."""
    document = records.document("board", board)
    seats = document.data.get("seats", {}) if document is not None else {}
    return one.thing.key if one.thing.kind == "seat" and one.thing.key in seats else None


def _row(place: str, one: Had, answer: Answer) -> dict[str, Any]:
    key = one.thing.key
    if one.thing.kind in {"function", "duty", "district"} and place_of(key) == place and "/" in key:
        key = key.partition("/")[2]
    return {"board": one.board, one.thing.kind: key, **_fate(answer)}


def _fate(answer: Answer) -> dict[str, Any]:
    said = {
        "fate": answer.fate,
        "to": list(answer.to),
        "to_seat": answer.to_seat,
        "reason": answer.reason,
        "searched": list(answer.searched),
        "source": answer.source,
    }
    return {field: value for field, value in said.items() if value}


def _put(drafts: Drafts, restructure: str, at: int | None, row: Mapping[str, Any]) -> None:
    if at is None:
        drafts.append("restructure", restructure, ("continuity",), row)
    else:
        drafts.set("restructure", restructure, ("continuity", at), row)


def _given_up(document: Document, heirs: Sequence[str]) -> frozenset[str]:
    """Return the boards that an earlier stage was to establish and the last one is not, while none of them came into force."""
    stages = document.data["stages"]
    if any(one["stage"] == "in-force" for one in stages[:-1]):
        return frozenset()
    return frozenset(board for one in stages[:-1] for board in one.get("establishes", ())).difference(heirs)


def _eve(board: Document, on: Any) -> dates.Moment:
    """Return the last day of a board: its own where it has one, else the day before the restructure's."""
    if "dissolved" in board.data:
        return dates.moment(board.data["dissolved"]["on"])
    day = dates.moment(on)
    return dates.Moment(max(day.earliest - 1, dates.FIRST_DAY), max(day.latest - 1, dates.FIRST_DAY))
