"""A continuity ledger for spreadsheets and for programs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from partnership.answers.continuity.ledger import FATES
from partnership.answers.continuity.things import KINDS
from partnership.views.plain_table import plain_table
from partnership.words.dates import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from partnership.answers.continuity.changed import Ending
    from partnership.answers.continuity.ledger import Heir, Ledger, Row
    from partnership.answers.continuity.statements import Statement
    from partnership.report import Table
    from partnership.words.dates import Moment

_HEADINGS = ("Board", "Its name", "Kind", "Id", "What", "Had it", "Fate", "To", "Their names", "Seat there", "To others", "Why", "Shown by", "Restructure", "Searched", "Source")  # fmt: skip


def flat(found: Ledger, title: str) -> Table:
    """Return a ledger as one table with a row for each thing and board that carries it on."""
    titles = {one.board: one.title for one in found.changed.ends}
    rows = [
        (*_first(row, titles[row.board]), *_to(heir), *_last(row)) for row in found.rows for heir in row.to or (None,)
    ]
    return plain_table(title, _HEADINGS, rows)


def _first(row: Row, board: str) -> tuple[str, ...]:
    thing = row.thing
    return row.board, board, thing.kind, thing.key, thing.title, thing.had.value, row.fate


def _to(heir: Heir | None) -> tuple[str, ...]:
    return ("", "", "") if heir is None else (heir.board, heir.title, heir.seat or "")


def _last(row: Row) -> tuple[str, ...]:
    restructures = dict.fromkeys(one.restructure for one in row.statements)
    searched, sources = [one.title for one in row.searched], [one.words for one in row.sources]
    return (
        row.to_described or "",
        row.why,
        row.shown_by or "",
        *("; ".join(one) for one in (restructures, searched, sources)),
    )


def data(found: Ledger) -> dict[str, Any]:
    """Return a ledger as plain data: what ends and begins, counts, a row for each thing, and what nothing is on record of."""
    return {
        "ends": [_ending(one) for one in found.changed.ends],
        "begins": [
            {
                "board": one.board, "title": one.title, "begins": one.begins.value, "planned": one.planned, "restructure": one.restructure,
            }
            for one in found.changed.begins
        ],
        "counts": {
            kind: {"total": found.number(kind), **{fate: found.number(kind, fate) for fate in FATES}} for kind in KINDS
        },
        "rows": [_row(one) for one in found.rows],
        "blanks": [
            {"board": one.board, "kind": one.kind, "statements": [_statement(each) for each in one.statements]}
            for one in found.blanks
        ],
        "unread": list(found.unread),
    }  # fmt: skip


def _ending(ending: Ending) -> dict[str, Any]:
    return {
        "board": ending.board, "title": ending.title, "ends": ending.ends.value, "how": ending.how, "why": ending.why, "last_day": bounds(ending.eve),
        "stage": ending.stage, "restructure": ending.restructure, "successors": list(ending.successors),
    }  # fmt: skip


def _row(row: Row) -> dict[str, Any]:
    return {
        "board": row.board, "kind": row.thing.kind, "id": row.thing.key, "title": row.thing.title, "had": row.thing.had.value, "fate": row.fate,
        "to": [_heir(one) for one in row.to], "to_described": row.to_described, "why": row.why or None, "shown_by": row.shown_by,
        "contradicted": row.contradicted, "like": [_heir(one) for one in row.like], "statements": [_statement(one) for one in row.statements],
    }  # fmt: skip


def _heir(heir: Heir) -> dict[str, Any]:
    return {"board": heir.board, "title": heir.title, "there": heir.there.value, "seat": heir.seat}


def _statement(said: Statement) -> dict[str, Any]:
    return {
        "restructure": said.restructure, "row": said.row, "fate": said.fate, "reason": said.reason, "note": said.note,
        "searched": [{"document": one.document, "title": one.title} for one in said.searched], "sources": [one._asdict() for one in said.sources],
    }  # fmt: skip


def bounds(day: Moment) -> dict[str, str | None]:
    """Return the first and the last day that a day can be, None where nothing bounds it."""
    first, last = (None if one in (FIRST_DAY, LAST_DAY) else date.fromordinal(one).isoformat() for one in day)
    return {"not_before": first, "by": last}
