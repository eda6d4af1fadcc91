"""One record before and after, as git hands it over: what differs in it and what that means, and nothing of other records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.changes.compared import changes
from partnership.answers.changes.judged import of_records
from partnership.answers.load import Records
from partnership.answers.overlaid import Overlaid
from partnership.answers.side import Side
from partnership.source import files
from partnership.source.instead import Instead

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from partnership.answers.changes.compared import Changes
    from partnership.answers.changes.judging import Judgement

Contents = dict[str, bytes | None]
"""What files hold, by their paths below the folder of records; None where they are not there."""


class HandedOver(NamedTuple):
    """What differs between two states of a record, and the judgements on it."""

    changes: Changes
    judgements: tuple[Judgement, ...]


def handed_over(root: Path, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> HandedOver | None:
    """Return what differs, all other records being as they are in the folder; None where a state cannot be read as a record.

    Those give names to what the record refers to. What rests on them besides, such as who else owns a duty, is not judged: they may
    have been others at the time.
    """
    paths = frozenset((*before, *after))
    gone: Contents = dict.fromkeys(paths)
    folder = files.Folder(root)
    now = Records(root, Instead(folder, {**gone, **after}))
    then = Overlaid(now, Instead(folder, {**gone, **before}), paths)
    found = changes(Side(then, None, "before"), Side(now, None, "after"))
    if any(one.path in paths for one in found.unread):
        return None
    return HandedOver(found, tuple(of_records(found)))
