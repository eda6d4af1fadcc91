"""A roll in a file, for `partnership record --from`: YAML with the names of the options, or a table with a row for each person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.commands._run import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from partnership.source.tables import Table

_LISTS = (
    "present", "virtual", "apologies", "absent", "not-recorded", "substitute", "also", "arrived", "left", "detail",
    "interest", "count", "decision", "decision-is", "ratifies", "action", "progress", "closed", "confirms", "remove", "note",
)  # fmt: skip
_SINGLE = (
    "rest", "recorded", "status", "postponed-to", "chair", "ended", "eligible", "quorum", "ruling",
    "minutes-drafted", "minutes-distributed", "minutes-agreed", "minutes-published",
)  # fmt: skip
_LARGEST = 1_000_000
_MARKS = {
    "present": "p present y yes attended 1 x in-person",
    "virtual": "v virtual online remote",
    "apologies": "a apologies apology",
    "absent": "n no absent did-not-attend",
    "substitute": "s substitute deputy",
    "": "? not-recorded unknown -",
}
_HEADINGS = {
    "who": ("who", "name", "member", "seat", "representative"),
    "mark": ("mark", "attendance", "status", "present", "attended"),
    "substitute": ("substitute", "deputy", "represented by"),
    "arrived": ("arrived",),
    "left": ("left",),
}


def roll_in(file: Path) -> dict[str, Any]:
    """Return what a file says, by the names of the fields of Notes: tuples of text, or text. Raises Refused."""
    if file.suffix.lower() in {".yaml", ".yml"}:
        return _yaml(file)
    from partnership.source.tables import UnreadableTableError, table

    try:
        return _table(file, table(file))
    except UnreadableTableError as error:
        raise Refused(str(error)) from None


def _yaml(file: Path) -> dict[str, Any]:
    from partnership.source import files, reader
    from partnership.words.wording import listed, nearest

    try:
        raw = file.read_bytes() if file.stat().st_size <= _LARGEST else None
    except OSError as error:
        message = f"{file} cannot be read: {files.reason(error)}"
        raise Refused(message) from None
    if raw is None:
        message = f"{file} is larger than a megabyte, and no roll of one meeting"
        raise Refused(message)
    reading = reader.read(raw)
    if not isinstance(reading.data, dict) or reading.faults:
        why = (
            reading.faults[0][1].message
            if reading.faults
            else "it has no names of options, such as `present: [police]`"
        )
        message = f"{file} is no roll: {why}"
        raise Refused(message)
    said: dict[str, Any] = {}
    for key, value in reading.data.items():
        if key in _LISTS:
            values = value if isinstance(value, list) else [value]
            if not all(isinstance(one, (str, int)) and not isinstance(one, bool) for one in values):
                message = f"{file}: under `{key}` there is something that is not text; write each as `--{key}` takes it"
                raise Refused(message)
            said["counts" if key == "count" else key.replace("-", "_")] = tuple(map(str, values))
        elif key in _SINGLE and isinstance(value, (str, int)):
            said[key.replace("-", "_")] = str(value)
        else:
            near = nearest(key, (*_LISTS, *_SINGLE))
            message = f"{file}: `{key}` is nothing that a roll has" + (
                f"; did you mean `{near}`?" if near and near != key else f"; it has {listed((*_LISTS, *_SINGLE))}"
            )
            raise Refused(message)
    return said


def _table(file: Path, table: Table) -> dict[str, Any]:
    where = {field: _column(table.headings, names) for field, names in _HEADINGS.items()}
    if where["who"] is None or where["mark"] is None:
        message = f"{file} is no roll: it needs a column `who` and a column `mark`; its columns are {', '.join(table.headings)}"
        raise Refused(message)
    said: dict[str, list[str]] = {}
    for row in table.rows:
        cells = {
            field: row.cells[column].strip() if column is not None and column < len(row.cells) else ""
            for field, column in where.items()
        }
        for field, value in _entries(file, row.number, cells):
            said.setdefault(field, []).append(value)
    return {field: tuple(values) for field, values in said.items()}


def _entries(file: Path, number: int, cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the options that a row of a table stands for, each with its value."""
    who, mark = cells["who"], _mark(cells["mark"])
    if not who and not any(cells.values()):
        return
    if mark is None or not who:
        message = (
            f"{file}, row {number}: `{cells['mark']}` is no mark; write p, v, a, n, s or ?"
            if who
            else f"{file}, row {number}: it names nobody"
        )
        raise Refused(message)
    if mark == "substitute" or cells["substitute"]:
        yield "substitute", f"{who}={cells['substitute']}" if cells["substitute"] else who
    if mark not in {"substitute", ""}:
        yield mark, who
    for field in ("arrived", "left"):
        if cells[field]:
            yield field, f"{who}@{cells[field]}"


def _column(headings: Sequence[str], names: Sequence[str]) -> int | None:
    known = [one.strip().casefold() for one in headings]
    return next((known.index(name) for name in names if name in known), None)


def _mark(typed: str) -> str | None:
    wanted = "-".join(typed.casefold().split()) or "?"
    return next((mark for mark, words in _MARKS.items() if wanted in words.split()), None)
