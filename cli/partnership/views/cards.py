"""The card of one record, whatever its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Card, Cell, Column, Report, Table
from partnership.views import card_meeting
from partnership.views.card import VERSION, Sheet, alarm, unread_paths
from partnership.views.card_board import board
from partnership.views.card_measure import measure
from partnership.views.card_meeting import meeting
from partnership.views.card_place import place
from partnership.views.card_plan import plan
from partnership.views.card_restructure import restructure
from partnership.words import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.meant import Meant
    from partnership.documents.document import Document
    from partnership.report import Block
    from partnership.words.finding import Finding

_CARDS: Mapping[str, Callable[[Sheet], Iterator[Block]]] = {
    "board": board, "measure": measure, "meeting": meeting, "place": place, "plan": plan, "restructure": restructure,
}  # fmt: skip
_RESTS_ON: Mapping[str, frozenset[str]] = {
    "board": frozenset({"places", "boards", "meetings"}), "measure": frozenset({"places", "boards", "plans", "measures"}),
    "meeting": frozenset({"places", "boards", "meetings", "measures", "plans"}), "place": frozenset({"places"}),
    "plan": frozenset({"places", "boards", "measures", "plans"}), "restructure": frozenset({"places", "boards", "meetings", "measures", "restructures"}),
}  # fmt: skip
"""The folders whose files the card of each kind is made from: a fault elsewhere takes nothing from it."""


def card(records: Records, document: Document, as_of: date) -> Report:
    """Return the card of a record as the records have it on a day; files it needed and could not read are said first."""
    sheet = Sheet(records, document, as_of)
    blocks = list(_CARDS[document.kind](sheet))
    title = card_meeting.title(document, sheet) if document.kind == "meeting" else None
    return sheet.report(blocks, missed(records, document.kind), title)


def missed(records: Records, kind: str) -> list[Finding]:
    """Return what was wrong with the files that a card of this kind rests on."""
    return [finding for finding in records.faults if finding.path.partition("/")[0] in _RESTS_ON[kind]]


def unreadable(records: Records, meant: Meant, as_of: date) -> Report:
    """Return what there is to say of a record whose file cannot be read: which it is, and why not."""
    path = records.listed[meant.kind][meant.id].path
    faults = [finding for finding in records.faults if finding.path == path]
    why = tuple(f"{finding.rule}: {finding.fault.message}" for finding in faults)
    lines = (
        ("As of", (dates.shown(as_of),)),
        ("Record", (f"{meant.kind} {meant.id}",)),
        ("File", (path,)),
        ("Why", why),
    )
    data = {
        "version": VERSION,
        "as_of": as_of.isoformat(),
        "unread": unread_paths(faults),
        "kind": meant.kind,
        "id": meant.id,
        "path": path,
        "name": None,
        "facts": [],
    }
    flat = Table(meant.id, (Column("Record"), Column("Why")), tuple((Cell(meant.id), Cell(one)) for one in why))
    return Report(meant.id, (*alarm(faults), Card(None, lines)), flat, data)
