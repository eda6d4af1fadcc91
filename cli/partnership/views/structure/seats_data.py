"""Seats for programs; `schemas/output/seats.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.views.card import unread_paths
from partnership.views.structure.dated import dated

if TYPE_CHECKING:
    from partnership.answers.structure.seats import Bench, Seat
    from partnership.answers.when import When
    from partnership.views.structure.seats import Shown

VERSION = 1


def data(shown: Shown) -> dict[str, Any]:
    """Return who sits where as plain data: every board with its seats, whatever they are gathered by, and the endings asked for."""
    return {
        "version": VERSION,
        "as_of": shown.seats.as_of.isoformat(),
        "unread": unread_paths(shown.unread),
        "board": shown.board,
        "ending_before": shown.before.isoformat() if shown.before else None,
        "boards": [_bench(one) for one in shown.seats.benches],
        "endings": [
            {
                "board": one.seat.board, "seat": one.seat.id, "people": [name._asdict() for name in one.holder.people], "post": one.holder.post,
                "until": dated(one.holder.when.until), "ends": one.ends.value,
            }
            for one in shown.endings()
        ],
    }  # fmt: skip


def _bench(bench: Bench) -> dict[str, Any]:
    return {
        "id": bench.board, "title": bench.title, "acronym": bench.acronym, "holds": bench.holds.value, "seats": [_seat(one) for one in bench.seats],
        "offices": [{"office": one.office, "person": one.person._asdict(), **_time(one.when)} for one in bench.offices],
    }  # fmt: skip


def _seat(seat: Seat) -> dict[str, Any]:
    return {
        "id": seat.id, "title": seat.title, "standing": seat.standing, "groups": list(seat.groups), "state": seat.held, **_time(seat.when),
        "organisations": [{**one.organisation._asdict(), **_time(one.when)} for one in seat.organisations],
        "holders": [
            {"people": [name._asdict() for name in one.people], "post": one.post, "interim": one.interim, "on_leave": one.on_leave, **_time(one.when)}
            for one in seat.holders
        ],
    }  # fmt: skip


def _time(time: When) -> dict[str, Any]:
    return {
        "holds": time.holds.value,
        "since": dated(time.since),
        "until": dated(time.until),
        "doubt": time.doubt or None,
    }
