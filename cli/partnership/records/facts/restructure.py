"""What rules may know of a restructure: which boards end and begin by it, and what became of things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents.fields import each, moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.documents.document import Document
    from partnership.words.dates import Moment


class RestructureFacts(NamedTuple):
    """A restructure: which boards end and begin as it came into force, and what it says became of things."""

    id: str
    in_force: bool
    ends: tuple[str, ...]
    establishes: tuple[str, ...]
    continuity: frozenset[tuple[str, str, str]]
    """(board, kind of thing, id or `*` for every one)."""
    day: Moment
    """The day of the stage that `ends` and `establishes` are from."""
    stage: int
    """The index of that stage."""
    ever_ended: frozenset[str]
    """Boards that any stage ends or any change starts from: none of them ended unexplained."""
    handed: frozenset[tuple[str, str]] = frozenset()
    """(board before, board after) for every change by which one comes after another."""


HANDS_ON = frozenset({"replaced", "merged", "split", "divided", "renamed"})
"""The changes of a restructure by which one board comes after another."""
_FATES = {
    "seats": "seat",
    "functions": "function",
    "duties": "duty",
    "measures": "measure",
    "actions": "action",
    "districts": "district",
    "links": "link",
}


def of_restructure(document: Document) -> RestructureFacts:
    """Return the facts of a restructure."""
    data = document.data
    stages = data["stages"]
    in_force = [index for index, stage in enumerate(stages) if stage["stage"] == "in-force"]
    index = in_force[-1] if in_force else len(stages) - 1
    last = stages[index]
    ever_ended = {board for stage in stages for board in stage.get("ends", ())} | {
        board for change in each(data, "changes") for board in change.get("from", ())
    }
    rows = set()
    for row in each(data, "continuity"):
        what = next((kind for kind in _FATES.values() if kind in row), None)
        rows.add((row["board"], what, row[what]) if what else (row["board"], _FATES[row["everything"]], "*"))
    return RestructureFacts(
        document.id,
        bool(in_force),
        tuple(last.get("ends", ())),
        tuple(last.get("establishes", ())),
        frozenset(rows),
        moment(last["on"]),
        index,
        frozenset(ever_ended),
        frozenset(
            (before, after)
            for change in each(data, "changes")
            if change["how"] in HANDS_ON
            for before in change.get("from", ())
            for after in change.get("to", ())
        ),
    )


def standing(restructure: Mapping[str, Any]) -> tuple[int, Mapping[str, Any]] | None:
    """Return the stage by which a restructure is in force, and its index; None before that, or once it was reversed."""
    for index, stage in reversed(list(enumerate(restructure["stages"]))):
        if stage["stage"] in {"reversed", "abandoned"}:
            return None
        if stage["stage"] == "in-force":
            return index, stage
    return None
