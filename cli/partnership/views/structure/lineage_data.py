"""A lineage for programs; `schemas/output/lineage.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.views.card import unread_paths
from partnership.views.structure.dated import dated

if TYPE_CHECKING:
    from partnership.answers.structure.lineage import Event, Kin
    from partnership.views.structure.lineage import Shown

VERSION = 1


def data(shown: Shown) -> dict[str, Any]:
    """Return a history as plain data: its boards, what happened to them in order of time, and which came after which."""
    found = shown.lineage
    numbers = {id(event): number for number, event in enumerate(found.events)}
    return {
        "version": VERSION,
        "as_of": found.as_of.isoformat(),
        "unread": unread_paths(shown.unread),
        "board": shown.board,
        "boards": [_board(one) for one in found.boards.values()],
        "events": [_event(one) for one in found.events],
        "steps": [{"before": one.before, "after": one.after, "event": numbers[id(one.event)]} for one in found.steps],
    }


def _board(kin: Kin) -> dict[str, Any]:
    return {
        "id": kin.id, "title": kin.title, "acronym": kin.acronym, "readable": kin.readable, "proposed": dated(kin.proposed),
        "established": dated(kin.established), "dissolved": dated(kin.dissolved),
    }  # fmt: skip


def _event(event: Event) -> dict[str, Any]:
    return {
        "on": dated(event.on), "happened": event.when.holds.value, "kind": event.kind, "standing": event.status, "before": list(event.before),
        "after": list(event.after), "restructure": event.restructure, "part": event.part, "number": event.number, "former_name": event.name,
    }  # fmt: skip
