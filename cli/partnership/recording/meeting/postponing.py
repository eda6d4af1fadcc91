"""A meeting put off to another day: its record says so, and the other day has one with the same agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.recording import typed as read
from partnership.recording.beginning import text_of
from partnership.recording.drafts import CannotRecordError
from partnership.source.changes import Change
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from partnership.recording.meeting.noting import Sheet
    from partnership.source.editing.draft import Draft

_CARRIED = ("kind", "joint_with", "reconvenes", "starts", "venue", "mode", "items")
"""What the meeting of the other day takes over. Replies are given for a day, and are asked for again."""


def put_off(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft of a planned meeting, postponed to another day. Raises CannotRecordError."""
    day = read.day(typed, "--postponed-to")
    was = draft.data["status"]
    if was not in {"planned", "postponed"}:
        message = f"{of.title}, is recorded as {was.replace('-', ' ')}, and cannot be put off to another day"
        raise CannotRecordError(message)
    if of.document.id.rpartition("/")[2][: len(day)] == day:
        message = f"--postponed-to {typed}: that is the day on which it is planned"
        raise CannotRecordError(message)
    return draft.set(("status",), "postponed").set(("postponed_to",), day)


def meeting(of: Sheet, data: dict[str, Any], source: dict[str, Any] | None) -> list[Change]:
    """Return the meeting of the other day, planned; nothing where there is one on record already."""
    other = f"{of.board.id}/{data['postponed_to']}"
    if other in of.records.listed["meeting"]:
        return []
    carried = {key: data.get(key) for key in _CARRIED} | {"status": "planned", "source": source}
    return [Change(path_of("meeting", other), None, text_of("meeting", other, carried))]
