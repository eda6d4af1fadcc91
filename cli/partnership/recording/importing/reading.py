"""Which sort of file it is that says who came, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.recording.importing import moderngov, registers, teams
from partnership.recording.importing.heard import Heard, StrangeFileError
from partnership.recording.importing.marks import plain
from partnership.recording.meeting.invited import folded
from partnership.source import markup, tables
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from partnership.recording.importing.marks import Mark


def heard(path: Path, given: Mapping[str, Mark], sheet: str | None = None) -> Heard:
    """Return what a file says of who came. Raises StrangeFileError and UnreadableTableError.

    `given` says what marks mean, as `marks.plain` writes them; it goes before what a file says that they do. Of a workbook
    it is the one sheet that can be read, or the one that is named.
    """
    raw = tables.read(path)
    if markup.begins(raw):
        return _marked(_answer(raw), given)
    sheets = [one for one in tables.sheets(path) if one.rows]
    if sheet is not None:
        sheets = [_named(sheets, sheet)]
    if not sheets:
        message = "it has nothing in it"
        raise StrangeFileError(message)
    read = {one.name: _read(one.rows, given) for one in sheets}
    found = {name: said for name, said in read.items() if isinstance(said, Heard)}
    if len(found) > 1:
        message = f"each of its sheets {listed(f'`{name}`' for name in found)} says who came; name one with --sheet"
        raise StrangeFileError(message)
    if not found:
        raise StrangeFileError(str(next(iter(read.values()))))
    name, said = next(iter(found.items()))
    if sheets[0].remarked:
        said = said._replace(notes=(*said.notes, "The workbook has notes on its cells, which are not read."))
    if len(read) == 1:
        return said
    others = listed(f"`{other}`" for other in read if other != name)
    return said._replace(notes=(f"It is the sheet `{name}`; nothing of this sort is in {others}.", *said.notes))


def _named(sheets: Sequence[tables.Sheet], wanted: str) -> tables.Sheet:
    found = [one for one in sheets if folded(one.name) == folded(wanted)]
    if not found:
        have = listed(f"`{one.name}`" for one in sheets if one.name)
        message = f"it has no sheet `{wanted}` with anything in it" + (
            f"; it has {have}" if have else "; a CSV has no sheets"
        )
        raise StrangeFileError(message)
    return found[0]


def _read(rows: Sequence[tables.Row], given: Mapping[str, Mark]) -> Heard | StrangeFileError:
    """Return what a sheet says, or why it says nothing."""
    try:
        return teams.heard(rows) or registers.heard(rows, given)
    except StrangeFileError as error:
        return error


def _answer(raw: bytes) -> Heard:
    try:
        found = moderngov.heard(markup.tree(raw))
    except markup.UnreadableMarkupError as error:
        raise StrangeFileError(str(error)) from None
    if found is None:
        message = "it is XML, and not the answer of ModernGov's `GetMeeting` about one meeting"
        raise StrangeFileError(message)
    return found


def _marked(said: Heard, given: Mapping[str, Mark]) -> Heard:
    """Return what an answer says, with the meaning that the user gives to its words."""
    return said._replace(
        sayings=tuple(
            one._replace(came=mark.came, apology=mark.apology)
            if one.why_not is None and (mark := given.get(plain(one.printed))) is not None
            else one
            for one in said.sayings
        )
    )
