"""What stands below the heading of a meeting that has several columns: `Present` and `Apologies`, or `Attended` and `Deputy`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.recording.importing import marks
from partnership.recording.importing.heard import StrangeFileError
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from partnership.source.tables import Row

Says = Literal["mark", "tick", "deputy", "beside"]
"""What a cell of a column says: a mark; that its heading is so, where it is ticked; who came in the member's place; something else."""
_DEPUTY = {
    "deputy",
    "substitute",
    "deputy name",
    "substitute name",
    "name of deputy",
    "name of substitute",
    "represented by",
}
_BESIDE = {"note", "notes", "comment", "comments", "remarks", "reason", "reasons"}
_MARK = {"mark", "status", "attendance", "attended", "attended?", "present", "present?"}
_CROSS = "x"
_TICKED = {"y", "yes", "1", "*", "\u2022", "\u2713", "\u2714", "\u2611", "\u2705", "true", "tick"}
_EMPTY = {"", "n", "no", "0", "false", "\u2610"}


class Part(NamedTuple):
    """One of several columns of a meeting: its place, its heading, and what it says."""

    place: int
    heading: str
    says: Says


class Said(NamedTuple):
    """What a meeting's columns say of one person, as printed: the mark, and who came in their place; empty where they say nothing."""

    mark: str
    deputy: str


def of_meetings(days: Row, meetings: Mapping[int, str], row: Row, who: Collection[int]) -> dict[int, tuple[Part, ...]]:
    """Return the columns that each meeting has in a row below the days, by its place; none where no meeting has several.

    `who` are the places that say who a row is about, where `row` is no heading of theirs: one that names somebody heads nothing.
    Raises StrangeFileError where the columns do not say who came.
    """
    if any(_cell(row, place) for place in who):
        return {}
    found: dict[int, dict[int, str]] = {}
    for place, after in zip(sorted(meetings), [*sorted(meetings)[1:], len(row.cells)], strict=True):
        own = found.setdefault(place, {})
        for at in range(place, after):
            if not _cell(row, at) or (at > place and _cell(days, at)):
                break
            own[at] = _cell(row, at)
    most = max((len(own) for own in [*found.values()][:-1]), default=0)
    if most:
        # What stands behind the columns of the last meeting, such as a total, is not below its day.
        last = max(found)
        found[last] = dict([*found[last].items()][:most])
    if max(map(len, found.values())) <= 1:
        return {}
    return {place: _parts(meetings[place], own) for place, own in found.items() if own}


def ticks(rows: Iterable[Row], parts: Iterable[Part]) -> frozenset[str]:
    """Return the signs that tick a column in these rows: a cross is one only where nothing else is, for beside a tick it may say no."""
    places = [part.place for part in parts if part.says in {"tick", "deputy"}]
    signs = {marks.plain(_cell(row, place)) for row in rows for place in places}
    return frozenset(_TICKED if signs & _TICKED else {_CROSS})


def said(row: Row, parts: Iterable[Part], ticked: Collection[str]) -> Said:
    """Return what the columns of a meeting say of whoever a row is about; headings that are `ticked` are their marks."""
    mark: dict[str, None] = {}
    deputy = ""
    for part in parts:
        cell = _cell(row, part.place)
        plain = marks.plain(cell)
        usual = marks.usual(cell)
        if part.says == "mark" or (usual is not None and usual.came == "not-expected"):
            mark |= {cell: None} if cell else {}
        elif part.says == "beside" or plain in _EMPTY or (usual is not None and usual.came == "not-recorded"):
            continue
        elif plain in ticked or marks.plain(part.heading).startswith(plain):
            mark[part.heading] = None
        elif part.says == "deputy" and plain != _CROSS:
            deputy = cell
        else:
            mark[f"{cell} below {part.heading}"] = None
    return Said(" and ".join(mark), deputy)


def _parts(meeting: str, own: Mapping[int, str]) -> tuple[Part, ...]:
    """Return the columns of a meeting. Raises StrangeFileError."""
    plain = {place: marks.plain(text).rstrip(":") for place, text in own.items()}
    says: dict[int, Says] = {place: "deputy" for place, text in plain.items() if text in _DEPUTY}
    says |= {place: "beside" for place, text in plain.items() if text in _BESIDE}
    rest = [place for place in own if place not in says]
    if len(rest) == 1 and plain[rest[0]] in _MARK:
        says[rest[0]] = "mark"
    elif all(marks.usual(own[place]) is not None for place in rest) and rest:
        says |= dict.fromkeys(rest, "tick")
    else:
        have = listed(f"`{text}`" for text in own.values())
        message = (
            f"below `{meeting}` stand {have}, which do not say who came; a register has one column with a mark for each meeting, "
            "or several such as `Present`, `Apologies` and `Deputy`"
        )
        raise StrangeFileError(message)
    return tuple(Part(place, own[place], says[place]) for place in own)


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
