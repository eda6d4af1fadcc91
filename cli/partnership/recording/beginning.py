"""New records: a place, a board, a meeting with those who are expected, a measure, a plan."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from partnership.answers.structure import seats as sitting
from partnership.answers.titles import called
from partnership.documents import schemas
from partnership.documents.key_order import key_order
from partnership.recording.drafts import CannotRecordError, Drafted, readable
from partnership.source.changes import Change
from partnership.source.editing import pieces
from partnership.source.editing.scalars import UnwritableError
from partnership.words import dates
from partnership.words.kinds import path_of
from partnership.words.wording import as_id, plural

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.structure.seats import Seat

CAPACITY = {
    "member": "member",
    "ex-officio": "member",
    "associate": "member",
    "observer": "observer",
    "participating-observer": "observer",
    "co-opted": "co-opted",
    "adviser": "adviser",
    "in-attendance": "in-attendance",
}
"""In what capacity somebody comes who sits in a seat, by its standing."""


PREPARE = "`partnership prepare {} --item TITLE` for its agenda"
"""What is done next for a meeting to come, whose id goes in."""
_NEXT = {
    "place": "Next: `partnership new board {}`.",
    "board": "Next: `partnership new seat {0}` and `partnership new terms {0}`.",
    "measure": "Next: `partnership new owner {0}` and `partnership new reading {0}`.",
    "plan": "Next: `partnership new outcome {}`.",
    "restructure": "Next: `partnership restructure {}` asks what becomes of everything.",
}
"""What is usually done next with a new record, whose id goes in."""


def id_of(name: str) -> str:
    """Return the id that a name suggests: `Siân's Children's Board` becomes `sians-childrens-board`; empty where it suggests none."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name)
        if letter not in "'’" and not unicodedata.combining(letter)
    )
    return as_id(bare)[:100].strip("-")


def new_record(
    records: Records, kind: str, record_id: str, data: dict[str, Any], summary: str | None = None, then: str = ""
) -> Drafted:
    """Return the change that makes a record with these data, keys in the order of the schema. Raises CannotRecordError.

    `summary` says what is new, where that is not the record's name; `then` what is usually done next, where that is not
    what is done with every such record.
    """
    if record_id in records.listed[kind]:
        message = f"there is a {kind} {record_id} already; `partnership show {record_id} --kind {kind}` shows it"
        raise CannotRecordError(message)
    said = summary or f"A new {kind}: {data['name']} ({record_id})."
    follows = then or _NEXT.get(kind, "").format(record_id)
    return Drafted([Change(path_of(kind, record_id), None, text_of(kind, record_id, data))], said, follows)


def text_of(kind: str, record_id: str, data: dict[str, Any]) -> bytes:
    """Return the text of a new record in its canonical form; what is None is left out. Raises CannotRecordError."""
    up = "../" * (path_of(kind, record_id).count("/") + 1)
    head = f"# yaml-language-server: $schema={up}schemas/{schemas.file_name(kind)}"
    given = {key: value for key, value in data.items() if value is not None}
    try:
        return ("\n".join([head, *pieces.block(given, 0, key_order(kind), ())]) + "\n").encode()
    except UnwritableError as error:
        raise CannotRecordError(str(error)) from None


def new_meeting(records: Records, board: str, name: str, day: date, data: dict[str, Any]) -> Drafted:
    """Return the change that makes a meeting of a board; `name` is its day, with `-2` for the second of that day.

    One that was held lists who is expected, their presence not recorded yet: those who certainly hold a seat on
    the day, once each, and seats whose holder is not one certain person. One that is planned lists nobody: until it
    is held seats change hands, and whoever has one on the day is asked for then. Raises CannotRecordError.
    """
    document = readable(records, "board", board)
    called_for = expected(records, board, day)
    rows = called_for if data.get("status") == "held" else []
    data = {**data, "attendance_recorded": "none" if rows else None, "attendance": rows or None}
    there = f", with {plural(len(rows), 'row')} of who is expected" if rows else ""
    if data["status"] == "planned" and called_for:
        there = f"; {plural(len(called_for), 'is', 'are')} expected, as its seats stand"
    said = f"A new meeting of {called(document)}, {dates.shown(day)}{there}."
    follows = {
        "planned": f"Next: {PREPARE.format(f'{board}/{name}')}.",
        "held": f"Next: `partnership record {board}/{name}`.",
    }
    return new_record(records, "meeting", f"{board}/{name}", data, said, follows.get(data["status"], ""))


def expected(records: Records, board: str, day: date) -> list[dict[str, Any]]:
    """Return rows of attendance for those who are expected on a day, in the order of the seats."""
    rows: list[dict[str, Any]] = []
    by_person: dict[tuple[str, str], dict[str, Any]] = {}
    for bench in sitting.seats(records, day, [board]).benches:
        for seat in bench.seats:
            if seat.held == "vacant":
                continue
            capacity = CAPACITY.get(seat.standing, "unknown")
            person = _one_person(seat)
            known = by_person.get((person, capacity)) if person is not None else None
            if known is not None:
                known["seat"] = [*(known["seat"] if isinstance(known["seat"], list) else [known["seat"]]), seat.id]
                continue
            row: dict[str, Any] = {"person": person} if person is not None else {}
            row |= {"seat": seat.id, "capacity": capacity, "presence": "not-recorded"}
            rows.append(row)
            if person is not None:
                by_person[person, capacity] = row
    return rows


def _one_person(seat: Seat) -> str | None:
    """Return the id of the one person who certainly holds a seat, None where it may be somebody else."""
    if seat.held != "held" or len(seat.holders) != 1:
        return None
    rows = seat.row.get("holders", ())
    person = rows[seat.holders[0].number].get("person")
    return None if person is None else str(person)
