"""The roll as options mark it: who came and who did not, who else was there, and what more is known of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from partnership.recording import typed as read
from partnership.recording.drafts import CannotRecordError
from partnership.recording.meeting.invited import PRINTED, folded
from partnership.recording.meeting.roll import clash
from partnership.words.wording import listed

if TYPE_CHECKING:
    from partnership.recording.meeting.invited import Who
    from partnership.recording.meeting.noting import Notes, Sheet
    from partnership.recording.meeting.roll import Presence, Roll

VIRTUAL = ",virtual"
"""What stands after a substitute who took part from elsewhere."""
_DETAILS: dict[str, tuple[str, str]] = {
    "accepted": ("apology", "accepted"),
    "not-accepted": ("apology", "not-accepted"),
    "leave-approved": ("reason", "leave-approved"),
    "other-business": ("reason", "other-business"),
    "other-meeting": ("reason", "other-meeting"),
    "part": ("presence", "part"),
    "voting": ("voted", "yes"),
    "not-voting": ("voted", "no"),
    "virtual-agreed": ("agreed_virtual", "yes"),
    "virtual-not-agreed": ("agreed_virtual", "no"),
}
"""What can be said of somebody's attendance, and which field then holds what."""
_AWAY = {"apology", "reason"}
_ALL = "apologies"
"""Whoever sent apologies, in `--detail`."""


def marked(of: Sheet, notes: Notes) -> Roll:
    """Return the roll of a meeting with all this in it. Raises CannotRecordError."""
    roll = _given(of, notes)
    for typed in notes.substitute:
        roll = _substituted(of, roll, typed)
    for typed in notes.also:
        roll = _beside(of, roll, typed)
    for what, names in (("arrived", notes.arrived), ("left", notes.left)):
        for typed in names:
            roll = _moved(of, roll, what, typed)
    if notes.rest is not None:
        for who in roll.open():
            if not roll.stand_ins(who) or notes.rest not in {"present", "virtual"}:
                roll = roll.marked(who, notes.rest)
    for typed in notes.detail:
        roll = _detailed(of, roll, typed)
    return roll


def _given(of: Sheet, notes: Notes) -> Roll:
    """Return the roll with everybody marked who is named under a mark."""
    roll = of.roll
    marks: tuple[tuple[Presence, tuple[str, ...]], ...] = (
        ("present", notes.present),
        ("virtual", notes.virtual),
        ("apologies", notes.apologies),
        ("absent", notes.absent),
        ("not-recorded", notes.not_recorded),
    )
    given = [(_who(of, typed), presence) for presence, names in marks for typed in names]
    clash(given)
    for who, presence in given:
        if who.capacity == "substitute" and presence in {"apologies", "absent"}:
            message = f"{who.label} is a substitute, and sends no apologies; name the member"
            raise CannotRecordError(message)
        roll = roll.marked(who, presence)
    return roll


def _who(of: Sheet, typed: str) -> Who:
    """Return who is meant. Raises CannotRecordError, which says of somebody on record who has no seat how they are given."""
    try:
        return of.invited.who(typed)
    except CannotRecordError as error:
        try:
            person = of.invited.person(typed)
        except CannotRecordError:
            raise error from None
        if any(one.person == person for one in of.invited.everybody):
            raise
        message = f"{of.invited.person_title(person)} has no seat of {of.board.title} on the day; if they were there beside the members, say --also"
        raise CannotRecordError(message) from None


def _substituted(of: Sheet, roll: Roll, typed: str) -> Roll:
    where, _, name = typed.partition("=")
    virtual = name.strip().endswith(VIRTUAL)
    name = name.strip().removesuffix(VIRTUAL).strip()
    seat = of.invited.seat(where)
    return roll.substituted(seat, stand_in(of, seat, name) if name else None, virtual=virtual)


def stand_in(of: Sheet, seat: str, typed: str) -> str:
    """Return who came for a seat: a person's id, or the name as printed where that is what was typed. Raises CannotRecordError."""
    if typed.strip().startswith(PRINTED):
        return typed.strip()
    return of.invited.person(typed, of.invited.named_for(seat))


def _beside(of: Sheet, roll: Roll, typed: str) -> Roll:
    """Return the roll with somebody there who has no seat, from `WHO[=CAPACITY[,ORGANISATION][,virtual]]`."""
    name, _, more = typed.partition("=")
    row: dict[str, Any] = {"capacity": "in-attendance", "presence": "present"}
    virtual = False
    for word in read.words(more):
        organisation = of.invited.organisation_or_none(word)
        if folded(word) == "virtual":
            virtual = True
        elif organisation is not None:
            row["organisation"] = organisation
        else:
            row["capacity"] = read.one_of(word, (*_CAPACITIES, "virtual"), f"--also {typed}")
    if row["capacity"] == "unknown":
        row["unplaced"] = True
    name = read.said(name, f"--also {typed}")
    who = name if name.startswith(PRINTED) else of.invited.person(name)
    if any(who == one.person for one in of.invited.expected):
        message = f"--also {typed}: {of.invited.person_title(who)} has a seat; mark them with --present or --virtual"
        raise CannotRecordError(message)
    return roll.beside(who, row, virtual=virtual)


_CAPACITIES = ("in-attendance", "adviser", "observer", "co-opted", "public", "unknown")
"""In what capacity somebody without a seat may be there; `unknown` is somebody whose seat is not known."""


def _moved(of: Sheet, roll: Roll, what: str, typed: str) -> Roll:
    name, at, item = typed.rpartition("@")
    if not at or not item.strip():
        message = f"--{what} {typed} does not say when; write WHO@ITEM, such as police@3 or police@14:30"
        raise CannotRecordError(message)
    way: Literal["arrived", "left"] = "arrived" if what == "arrived" else "left"
    return roll.moved(of.invited.who(name), way, read.point(of, item))


def _detailed(of: Sheet, roll: Roll, typed: str) -> Roll:
    """Return the roll with more said of somebody, or of all who sent apologies, from `WHO=WORD[,WORD]`."""
    name, value = read.parted(typed, "--detail", f"WHO=WORD, the word being {listed(_DETAILS, 'or')}")
    fields = dict(_DETAILS[read.one_of(word, _DETAILS, f"--detail {typed}")] for word in read.words(value))
    if folded(name) == _ALL:
        if fields.keys() - _AWAY:
            message = f"--detail {typed}: of all who sent apologies it can be said that they were accepted, or why they were sent"
            raise CannotRecordError(message)
        return roll.excused(fields)
    who = of.invited.who(name)
    row = roll.row_of(who)
    if row is None:
        message = f"--detail {typed}: nothing is recorded of {who.label} yet; say first whether they came"
        raise CannotRecordError(message)
    there = row["presence"] in {"present", "part"}
    wrong = [field for field in fields if (field in _AWAY) is there]
    if wrong or ({"apology"} & fields.keys() and row["presence"] != "apologies"):
        message = f"--detail {typed}: {who.label} is recorded as {row['presence']}, of which that cannot be said"
        raise CannotRecordError(message)
    return roll.added(who, fields)
