"""Which sort of file it is that says who came, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.recording.importing import moderngov, registers, sheets, teams
from partnership.recording.importing.heard import StrangeFileError
from partnership.recording.importing.marks import key_in, plain
from partnership.recording.meeting.invited import folded
from partnership.source import markup, tables
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from partnership.recording.importing.heard import Heard
    from partnership.recording.importing.marks import Mark


def heard(path: Path, given: Mapping[str, Mark], wanted: Sequence[str] = ()) -> Heard:
    """Return what a file says of who came. Raises StrangeFileError and UnreadableTableError.

    `given` says what marks mean, as `marks.plain` writes them; it goes before what a file says that they do. Of a workbook
    these are the sheets that are `wanted`, or else those that say who came, where `sheets.together` takes them as one.
    """
    raw = tables.read(path)
    if markup.begins(raw):
        return _marked(_answer(raw), given)
    filled = [one for one in tables.sheets(path, raw) if one.rows]
    if not filled and not wanted:
        message = "it has nothing in it"
        raise StrangeFileError(message)
    strange = {one.name: why for one in filled if (why := _strange(one, given)) is not None}
    named = [_named(filled, one) for one in wanted]
    taken = named or [one for one in filled if one.name not in strange] or filled[:1]
    for one in taken:
        if one.name in strange:
            message = f"its sheet `{one.name}`: {strange[one.name]}" if len(filled) > 1 else str(strange[one.name])
            raise StrangeFileError(message)
    aside = [row for one in filled if one.name in strange for row in one.rows]
    key = {mark: said for row in aside for mark, said in key_in(row.cells).items()}
    said = sheets.together({one.name: _read(one, given, key) for one in taken}, named=bool(named))
    notes = [*said.notes]
    if strange and not named:
        only = f"It is the sheet `{taken[0].name}`; nothing" if len(taken) == 1 else "Nothing"
        notes.insert(0, f"{only} of this sort is in {listed(f'`{name}`' for name in strange)}.")
    if filled[0].remarked:
        notes.append("The workbook has notes on its cells, which are not read.")
    return said._replace(notes=tuple(notes))


def _named(filled: Sequence[tables.Sheet], wanted: str) -> tables.Sheet:
    found = [one for one in filled if folded(one.name) == folded(wanted)]
    if not found:
        have = listed(f"`{one.name}`" for one in filled if one.name)
        message = f"it has no sheet `{wanted}` with anything in it" + (
            f"; it has {have}" if have else "; a CSV has no sheets"
        )
        raise StrangeFileError(message)
    return found[0]


def _read(sheet: tables.Sheet, given: Mapping[str, Mark], key: Mapping[str, Mark]) -> Heard:
    """Return what a sheet says, `key` being one to the marks in another. Raises StrangeFileError."""
    return teams.heard(sheet.rows) or registers.heard(sheet.rows, given, sheet.name, key)


def _strange(sheet: tables.Sheet, given: Mapping[str, Mark]) -> StrangeFileError | None:
    """Return why a sheet does not say who came, None where it does."""
    try:
        _read(sheet, given, {})
    except StrangeFileError as error:
        return error
    return None


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
