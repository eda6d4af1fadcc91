"""`partnership undo`: the last change of records, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.commands._changing import (
    DryRunOption,
    files_listed,
    folder_to_change,
    say_it_is_done,
    say_what_it_brings,
)
from partnership.commands._run import RecordsOption, Refused, emit

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.source.journal import Entry


def undo(dry_run: DryRunOption = False, records: RecordsOption = None) -> None:
    """Take back the last change that this program made to the records here.

    Every file it touched has to be as it left it; otherwise nothing is taken back. Said twice, it goes one further
    back. What was written by hand, or by somebody else, is not known here: git knows. What no longer holds without the
    change is said.

    \b
    Examples:
      partnership undo --dry-run
      partnership undo
    """
    from partnership.checking.trial import trial
    from partnership.commands._checked import prefix
    from partnership.source.changes import WritingError, inverse
    from partnership.source.transaction import undo as take_back
    from partnership.views import change
    from partnership.words.wording import plain

    folder = folder_to_change(records)
    entry = _last(folder)
    said = f"{plain(_when(entry.made))}: {plain(entry.summary)}"
    back = inverse(entry.changes)
    _standing(folder, entry)
    tried = trial(folder, back)
    if dry_run:
        emit(
            f"{change.diff(back, prefix(folder))}\nWould be taken back, from {said}\nNothing was written: that is what --dry-run is for.\n",
            None,
        )
    else:
        try:
            take_back(folder, entry)
        except WritingError as error:
            raise Refused(str(error)) from None
        say_it_is_done(f"Taken back, from {said}\n{files_listed(folder, back)}")
    say_what_it_brings(folder, back, (*tried.errors, *tried.others))


def _last(folder: Path) -> Entry:
    from partnership.source import journal
    from partnership.source.changes import WritingError

    try:
        entry = journal.last(folder)
    except WritingError as error:
        raise Refused(str(error)) from None
    if entry is None:
        message = (
            "no change to these records is known here that could be taken back; `git log` shows what was committed"
        )
        raise Refused(message)
    return entry


def _standing(folder: Path, entry: Entry) -> None:
    """Raise Refused where a file is no longer as the change left it."""
    from partnership.source.changes import WritingError, content

    try:
        others = [one.path for one in entry.changes if content(folder, one.path) != one.after]
    except WritingError as error:
        raise Refused(str(error)) from None
    if others:
        message = f"{folder / others[0]} was changed since, so this cannot be taken back: {entry.summary} Put it back as it was then, or change what is wrong by hand"
        raise Refused(message)


def _when(made: str) -> str:
    """Return when a change was made, to the minute."""
    return made[:16].replace("T", " ")
