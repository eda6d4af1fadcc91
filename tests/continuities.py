"""Small folders of records for what becomes of what, written as data; and ledgers of them said in short."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from folders import laid
from partnership.answers.continuity.ledger import ledger
from partnership.answers.load import Records
from partnership.answers.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from partnership.answers.continuity.ledger import Ledger, Row

PLACE = {
    "name": "Exampleshire",
    "kind": "county",
    "districts": {"alder": {"name": "Alder"}, "birch": {"name": "Birch"}},
    "organisations": {"police": {"name": "Police"}, "council": {"name": "Council"}},
    "people": {one: {"name": one.capitalize()} for one in ("ann", "ben", "cat", "dan")},
    "functions": {"plan": {"title": "Plan"}, "audit": {"title": "Audit"}},
    "duties": {"co-operate": {"title": "Co-operate", "act": "act"}},
    "documents": {"minutes": {"title": "Minutes"}, "act": {"title": "An Act"}},
}
OLD, NEW, OTHER = "exampleshire/old", "exampleshire/new", "exampleshire/other"
END, START = "2024-09-30", "2024-10-01"
BEFORE, AFTER = date(2024, 1, 1), date(2025, 1, 1)


def board(name: str, **more: Any) -> dict[str, Any]:
    """Return a board's record."""
    return {"name": name, "kind": "board", **more}


def restructure(*rows: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Return a restructure in force by which the new board took the place of the old; `rows` are its `continuity`."""
    stages = [{"stage": "in-force", "on": START, "ends": [OLD], "establishes": [NEW]}]
    changes = [{"how": "replaced", "from": [OLD], "to": [NEW], "on": START}]
    said = {"continuity": [{"board": OLD, **row} for row in rows]} if rows else {}
    return {"name": "The change", "stages": stages, "changes": changes, **said, **more}


def world(
    folder: Path,
    old: Mapping[str, Any] | None = None,
    new: Mapping[str, Any] | None = None,
    change: Mapping[str, Any] | None = None,
    **others: Mapping[str, Any],
) -> Records:
    """Return records in which the old board ended and the new one began; `others` are further files by path, `/` written as `__`."""
    boards = {
        "old": {**board("Old Board", established={"on": "2020-01-01"}, dissolved={"on": END}), **(old or {})},
        "new": {**board("New Board", established={"on": START}), **(new or {})},
    }
    files: dict[str, Mapping[str, Any]] = {f"boards/exampleshire/{name}.yaml": one for name, one in boards.items()}
    files["places/exampleshire.yaml"] = PLACE
    files["restructures/exampleshire/change.yaml"] = restructure() if change is None else change
    files |= {f"{path.replace('__', '/').replace('_', '-')}.yaml": one for path, one in others.items()}
    return records(folder, files)


def records(folder: Path, files: Mapping[str, Mapping[str, Any]]) -> Records:
    """Return records of these files: JSON is YAML too."""
    return Records(laid(folder, {path: json.dumps(data) for path, data in files.items()}))


def between(found: Records, first: date | None = BEFORE, last: date | None = AFTER) -> Ledger:
    """Return the ledger of what ended between two days."""
    return ledger(Side(found, first, "before"), Side(found, last, "after"))


def row(found: Ledger, kind: str, key: str) -> Row:
    """Return the one row of a thing of the old board."""
    (one,) = [one for one in found.rows if (one.thing.kind, one.thing.key) == (kind, key)]
    return one


def fates(rows: Iterable[Row]) -> dict[str, str]:
    """Return what became of each thing, in short: `seat police: carried to new`."""
    return {
        f"{one.thing.kind} {one.thing.key.removeprefix('exampleshire/')}": " ".join(
            [
                one.fate,
                *(f"{heir.board.rpartition('/')[2]}{f'#{heir.seat}' if heir.seat else ''}" for heir in one.to),
                *([one.to_described] if one.to_described else []),
            ]
        )
        for one in rows
    }
