"""Meetings that a file speaks of and the records do not have, made as `new meeting` makes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.load import Records
from partnership.recording.beginning import new_meeting
from partnership.recording.importing.kinds import called_off, in_words, kinds_said, remedy
from partnership.source import files
from partnership.source.instead import Instead
from partnership.words.dates import shown
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.recording.importing.heard import Heard
    from partnership.recording.importing.placing import Place
    from partnership.source.changes import Change

_CAME = {"present", "virtual", "part", "substituted"}


class Made(NamedTuple):
    """The records as they are with the meetings made, the place of each occasion in them, and the changes that make them."""

    records: Records
    places: tuple[Place, ...]
    changes: tuple[Change, ...]


def made(
    records: Records, board: str, heard: Heard, places: Sequence[Place], today: date, source: dict[str, Any] | None
) -> Made:
    """Return the meetings made that a file names the day of, and that are not on record. Raises CannotRecordError.

    One to which somebody came was held, and lists who is expected on the day, nobody's presence recorded yet. One still
    to come is planned. Of one that is past, and to which the file has nobody come, it is not known whether it was held, so it is
    not made; nor is one that its heading says was called off, or is of several kinds. It is of the kind that its heading says, and
    an ordinary one where that says nothing, until somebody says otherwise.
    """
    days = [_day(records, place) for place in places]
    held = {days[one.at] for one in heard.sayings if one.came in _CAME and one.why_not is None}
    said: dict[date | None, set[str]] = {}
    for day, one in zip(days, heard.occasions, strict=True):
        said.setdefault(day, set()).update(kinds_said(one.words) or ("ordinary",))
    off = {day: status for day, one in zip(days, heard.occasions, strict=True) if (status := called_off(one.words))}
    changes: dict[date, Change] = {}
    found: list[Place] = []
    for place, day in zip(places, days, strict=True):
        if day is None:
            found.append(place)
        elif why := _why_not(day, sorted(said[day]), off.get(day), known=day > today or day in held):
            why = (
                f"{why}, and no meeting of that day is on record; {remedy(board, day, sorted(said[day]), off.get(day))}"
            )
            found.append(place._replace(meeting=None, why=why, absent=True))
        else:
            (kind,) = said[day]
            data = {"kind": kind, "status": "planned" if day > today else "held", "source": source}
            if day not in changes:
                (changes[day],) = new_meeting(records, board, day.isoformat(), day, data).changes
            found.append(place._replace(meeting=f"{board}/{day}", day=day, why="", absent=False, new=kind))
    laid = Instead(files.Folder(records.root), {one.path: one.after for one in changes.values()})
    return Made(Records(records.root, laid), tuple(found), tuple(changes.values()))


def _why_not(day: date, kinds: Sequence[str], off: str | None, *, known: bool) -> str:
    """Return why no meeting can be made of a day, empty where one can; it is `known` to be one that was held, or is to come."""
    if off is not None:
        return f"the file says that what was to be on {shown(day)} was {off}"
    if len(kinds) > 1:
        return f"the file has {listed(map(in_words, kinds))} on {shown(day)}"
    return "" if known else f"nobody is said to have come on {shown(day)}"


def _day(records: Records, place: Place) -> date | None:
    """Return the day of a meeting that is not on record, None where there is one or its day is not known."""
    if place.meeting is not None and place.meeting not in records.listed["meeting"]:
        return date.fromisoformat(place.meeting.rpartition("/")[2])
    return place.day if place.absent else None
