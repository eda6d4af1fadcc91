"""Which sort of file it is that says who came, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.recording.importing import moderngov, registers, teams
from partnership.recording.importing.heard import StrangeFileError
from partnership.recording.importing.marks import plain
from partnership.source import markup, tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from partnership.recording.importing.heard import Heard
    from partnership.recording.importing.marks import Mark


def heard(path: Path, given: Mapping[str, Mark]) -> Heard:
    """Return what a file says of who came. Raises StrangeFileError and UnreadableTableError.

    `given` says what marks mean, as `marks.plain` writes them; it goes before what a file says that they do.
    """
    raw = tables.read(path)
    if markup.begins(raw):
        return _marked(_answer(raw), given)
    rows = tables.rows(path)
    if not rows:
        message = "it has nothing in it"
        raise StrangeFileError(message)
    return teams.heard(rows) or registers.heard(rows, given)


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
