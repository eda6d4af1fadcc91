"""Attendance from elsewhere for programs, as `schemas/output/import.schema.json` describes it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from partnership.recording.importing.against import FATES
from partnership.recording.importing.bringing import Learned
from partnership.views.card import unread_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.recording.importing.against import Fated
    from partnership.views.attendance.incoming import Import
    from partnership.words.finding import Finding

VERSION = 1


def data(of: Import, unread: Sequence[Finding]) -> dict[str, Any]:
    """Return what becomes of a file as plain data; addresses that it has are not in it."""
    counts = Counter(one.fate for one in of.rows)
    heard = of.heard
    return {
        "version": VERSION,
        "file": of.file,
        "unread": unread_paths(unread),
        "shape": heard.shape,
        "board": of.board,
        "columns_read": list(heard.used),
        "columns_not_read": list(heard.unused),
        "notes": [*heard.notes, *of.placing.notes],
        "meetings": [
            {
                "said": occasion.said,
                "title": occasion.title,
                "day": place.day.isoformat() if place.day is not None else None,
                "meeting": place.meeting,
                "new": place.new is not None,
                "kind": place.new,
                "why": place.why or None,
            }
            for occasion, place in zip(heard.occasions, of.placing.places, strict=True)
        ],
        "counts": {fate.replace("-", "_"): counts[fate] for fate in FATES},
        "marks": [_mark(one) for one in of.rows],
        "about_nobody": [
            {"sheet": one.sheet or None, "row": one.row, "text": one.text, "why": one.why} for one in heard.asides
        ],
        "names": [
            {
                "name": one.name,
                "person": one.person if isinstance(one, Learned) else None,
                "why_not": None if isinstance(one, Learned) else one.why,
            }
            for one in of.names
        ],
    }


def _mark(one: Fated) -> dict[str, Any]:
    saying = one.saying
    return {
        "sheet": saying.sheet or None,
        "rows": list(saying.rows),
        "at": saying.at,
        "name": saying.name,
        "seat": saying.seat,
        "organisation": saying.organisation,
        "printed": saying.printed,
        "came": saying.came,
        "apology": saying.apology,
        "substitute": saying.substitute,
        "arrived": saying.arrived,
        "left": saying.left,
        "minutes": saying.minutes,
        "becomes": one.fate,
        "why": one.why or None,
        "meeting": one.meeting,
        "who": one.who,
        "person": one.person,
        "seats": list(one.seats),
        "may_be": [{"answer": answer, "who": who} for answer, who in one.candidates],
    }
