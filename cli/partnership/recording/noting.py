"""What is noted of a meeting: its roll, interests, decisions, actions, what became of it, and of its minutes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers.titles import Titles, day_in_words
from partnership.documents import schemas
from partnership.recording.choosing import the_one
from partnership.recording.drafts import CannotRecordError, Drafts
from partnership.recording.invited import PRINTED, Invited, folded
from partnership.recording.roll import Roll, clash
from partnership.records import decode
from partnership.words import dates
from partnership.words.kinds import board_of, place_of
from partnership.words.truth import Truth
from partnership.words.wording import as_id, listed, plural

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.recording.invited import Who
    from partnership.recording.roll import Presence
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.source.changes import Change
    from partnership.source.editing.draft import Draft

_CAME = {"held", "held-informally", "abandoned"}
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_DUE = re.compile(r"(?P<text>.*)@(?P<due>[0-9]{4}(?:-[0-9]{2}){0,2})", re.DOTALL)
_WORDS, _LONGEST = 6, 48
"""How many words of a decision or an action its id has, and how many letters at most."""
_ITEM = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*[a-z]?")
"""What reads as the number of an item, and as nothing else."""


class Notes(NamedTuple):
    """What is to be noted, as typed: who came and who did not, and what was done.

    `substitute` has SEAT or SEAT=WHO, `arrived` and `left` WHO@ITEM, `interest` WHO@ITEM[,ITEM][=KIND[,left]],
    `decision` [ITEM=]TEXT, `action` OWNER=TEXT[@DUE]. `rest` marks everybody expected of whom nothing else is said.
    """

    present: tuple[str, ...] = ()
    virtual: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    rest: Presence | None = None
    substitute: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    interest: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    status: str | None = None
    minutes_drafted: str | None = None
    minutes_agreed: str | None = None
    minutes_published: str | None = None

    @property
    def of_the_room(self) -> bool:
        """Whether anything is said of who was there."""
        return any((*self[:4], self.rest, *self[5:8]))


class Sheet(NamedTuple):
    """A meeting that is being recorded: its board, who was invited, and its roll so far."""

    records: Records
    document: Document
    board: Board
    invited: Invited
    roll: Roll

    @property
    def title(self) -> str:
        """The meeting in words: its board and its day."""
        return f"{self.board.title}, {day_in_words(self.document)}"

    def meeting(self, roll: Roll) -> Meeting:
        """Return the meeting as it is with a roll, held; nothing is said of those whom the roll does not have."""
        data = {**self.document.data, "attendance": roll.data, "attendance_recorded": self.recorded(roll)}
        data["status"] = "held" if data["status"] not in _CAME else data["status"]
        return decode.meeting(self.document._replace(data=data))

    def recorded(self, roll: Roll) -> str:
        """Return how much of the attendance a record with this roll has, in the word of records."""
        was = self.document.data.get("attendance_recorded")
        return "whole" if was == "whole" or not roll.open() else "part" if roll.rows else was or "none"


class Noted(NamedTuple):
    """What changes, what that is in a sentence, and the meeting as it is then."""

    changes: list[Change]
    summary: str
    sheet: Sheet


def sheet(records: Records, meeting: str) -> Sheet:
    """Return a meeting to be recorded. Raises CannotRecordError where it or its board cannot be read."""
    document, board = records.document("meeting", meeting), records.board(board_of(meeting))
    if document is None or board is None:
        what = meeting if document is None else board_of(meeting)
        message = f"{what} cannot be read, so nothing can be recorded of it; `partnership check` says why"
        raise CannotRecordError(message)
    invited = Invited(board, decode.meeting(document).day, Titles(records, place_of(meeting)))
    return Sheet(records, document, board, invited, Roll.of(invited, document.data))


def noted(of: Sheet, notes: Notes, today: date) -> Noted:
    """Return the change that notes all this of a meeting. Raises CannotRecordError.

    A meeting that was planned becomes held when somebody is recorded as there; `today` says whether it can have been.
    """
    roll = _roll(of, notes)
    return written(of, roll, notes, today)


def written(of: Sheet, roll: Roll, notes: Notes, today: date) -> Noted:
    """Return the change that puts a roll, and what else is noted, into a meeting's record. Raises CannotRecordError."""
    status = _status(of, notes, roll, today)
    said: list[str] = []

    def change(draft: Draft) -> Draft:
        if status is not None and status != of.document.data["status"]:
            draft = draft.set(("status",), status)
            said.append(f"recorded as {status.replace('-', ' ')}")
        if roll.data != of.roll.data:
            draft = roll.noted(draft.set(("attendance_recorded",), of.recorded(roll)))
            said.append(_counted(roll))
        for typed in notes.interest:
            row = interest(of, typed)
            draft = draft if row in draft.data.get("interests", []) else draft.append(("interests",), row)
        for typed in notes.decision:
            draft = _decision(of, draft, typed)
        for typed in notes.action:
            draft = _action(of, draft, typed)
        said.extend(
            plural(len(typed), what)
            for typed, what in ((notes.interest, "interest"), (notes.decision, "decision"), (notes.action, "action"))
            if typed
        )
        for field, day_typed in (
            ("drafted", notes.minutes_drafted),
            ("agreed", notes.minutes_agreed),
            ("published", notes.minutes_published),
        ):
            if day_typed is not None:
                day = _date(day_typed, f"--minutes-{field}")
                draft = (
                    draft.set(("minutes", field), day)
                    if draft.has(("minutes",))
                    else draft.set(("minutes",), {field: day})
                )
                said.append(f"minutes {field} {dates.written(day_typed)}")
        return draft

    then = of.document.data

    def seen(draft: Draft) -> Draft:
        nonlocal then
        draft = change(draft)
        then = draft.data
        return draft

    drafts = Drafts(of.records)
    drafts.edit("meeting", of.document.id, seen)
    after = of._replace(document=of.document._replace(data=then), roll=Roll.of(of.invited, then))
    return Noted(drafts.changes(), f"{of.title}: {'; '.join(said) or 'nothing new'}.", after)


def _roll(of: Sheet, notes: Notes) -> Roll:
    roll = of.roll
    marks: tuple[tuple[Presence, tuple[str, ...]], ...] = (
        ("present", notes.present),
        ("virtual", notes.virtual),
        ("apologies", notes.apologies),
        ("absent", notes.absent),
    )
    given = [(of.invited.who(typed), presence) for presence, names in marks for typed in names]
    clash(given)
    for who, presence in given:
        if who.capacity == "substitute" and presence in {"apologies", "absent"}:
            message = f"{who.label} is a substitute, and sends no apologies; name the member"
            raise CannotRecordError(message)
        roll = roll.marked(who, presence)
    for typed in notes.substitute:
        where, _, name = typed.partition("=")
        seat = of.invited.seat(where)
        roll = roll.substituted(seat, stand_in(of, seat, name) if name.strip() else None)
    for what, names in (("arrived", notes.arrived), ("left", notes.left)):
        for typed in names:
            name, at, item = typed.rpartition("@")
            if not at or not item.strip():
                message = f"--{what} {typed} does not say when; write WHO@ITEM, such as police@3 or police@14:30"
                raise CannotRecordError(message)
            way: Literal["arrived", "left"] = "arrived" if what == "arrived" else "left"
            roll = roll.moved(of.invited.who(name), way, point(of, item))
    if notes.rest is not None:
        for who in roll.open():
            if not roll.stand_ins(who) or notes.rest not in {"present", "virtual"}:
                roll = roll.marked(who, notes.rest)
    return roll


def stand_in(of: Sheet, seat: str, typed: str) -> str:
    """Return who came for a seat: a person's id, or the name as printed where that is what was typed. Raises CannotRecordError."""
    if typed.strip().startswith(PRINTED):
        return typed.strip()
    return of.invited.person(typed, of.invited.named_for(seat))


def point(of: Sheet, typed: str) -> int | str:
    """Return an item, by its number or a part of its title, or a time, as records have it. Raises CannotRecordError."""
    wanted = typed.strip()
    if _CLOCK.fullmatch(wanted):
        return wanted
    items = [one for one in of.document.data.get("items", ()) if "number" in one]
    if not items:
        return int(wanted) if wanted.isdecimal() and wanted.isascii() else wanted
    numbers = {str(one["number"]): one["number"] for one in items}
    if wanted in numbers:
        own: int | str = numbers[wanted]
        return own
    found: int | str = numbers[
        the_one(wanted, {str(one["number"]): (str(one["title"]),) for one in items}, "item", f"the meeting {of.title}")
    ]
    return found


def _status(of: Sheet, notes: Notes, roll: Roll, today: date) -> str | None:
    """Return what is to be recorded as having become of the meeting. Raises CannotRecordError where it cannot have been held."""
    was = of.document.data["status"]
    status = notes.status
    if status is None and was == "planned" and roll.present() and roll.data != of.roll.data:
        status = "held"
    now = status or was
    if now in _CAME and now != was:
        held_by(of, today, now)
    if now not in _CAME and notes.of_the_room:
        message = (
            f"{of.title}, is recorded as {now}, so nobody can have been there; say what became of it with --status held"
        )
        raise CannotRecordError(message)
    return status


def callable_on(of: Sheet, today: date) -> None:
    """Raise CannotRecordError where no roll of a meeting can be called on a day: it is still to come, or was not held."""
    was = of.document.data["status"]
    if was == "planned":
        held_by(of, today)
    elif was not in _CAME:
        message = f"{of.title}, is recorded as {was}, so no roll of it can be called; say what became of it with --status held"
        raise CannotRecordError(message)


def held_by(of: Sheet, today: date, status: str = "held") -> None:
    """Raise CannotRecordError where a meeting cannot have been held by a day, because it is still to come."""
    if dates.on(today).before(decode.meeting(of.document).day) is Truth.YES:
        message = f"{of.title}, is still to come, and cannot be recorded as {status.replace('-', ' ')}; say who comes with `partnership quorum`, or cancel it with --status cancelled"
        raise CannotRecordError(message)


def _counted(roll: Roll) -> str:
    """Return how many rows of each kind there are: `8 present, 2 virtual, apologies from 3`."""
    there = [row for row in roll.data if row["presence"] in {"present", "part"}]
    virtual = sum(row.get("mode") == "virtual" for row in there)
    away = {word: sum(row["presence"] == word for row in roll.data) for word in ("apologies", "absent", "not-recorded")}
    words = (
        (len(there) - virtual, f"{len(there) - virtual} present"),
        (virtual, f"{virtual} virtual"),
        (away["apologies"], f"apologies from {away['apologies']}"),
        (away["absent"], f"{away['absent']} absent"),
        (away["not-recorded"], f"{away['not-recorded']} not recorded"),
    )
    return ", ".join(word for number, word in words if number) or "nobody on the roll"


def interest(of: Sheet, typed: str) -> dict[str, Any]:
    """Return an interest as records have it, from `WHO@ITEM[,ITEM][=KIND[,left]]`. Raises CannotRecordError."""
    before, _, kind = typed.partition("=")
    name, at, items = before.rpartition("@")
    words = [one.strip() for one in kind.split(",") if one.strip()]
    left = [one for one in words if one in {"left", "stayed"}]
    kinds = [one for one in words if one not in left] or ["not-said"]
    known = schemas.schema("meeting")["properties"]["interests"]["items"]["properties"]["kind"]["enum"]
    if not at or len(kinds) > 1 or len(left) > 1 or kinds[0] not in known:
        message = f"--interest {typed} cannot be read; write WHO@ITEM, or WHO@ITEM=KIND, and `,left` where they left the room; KIND is one of {listed(known, 'or')}"
        raise CannotRecordError(message)
    who = of.invited.who(name)
    row: dict[str, Any] = {**_person_and_seat(who), "kind": kinds[0]}
    row["items"] = [point(of, one) for one in items.split(",") if one.strip()]
    if left:
        row["left_room"] = "yes" if left[0] == "left" else "no"
    return row


def _person_and_seat(who: Who) -> dict[str, str]:
    seat = {"seat": who.seats[0]} if len(who.seats) == 1 or (who.seats and not who.person) else {}
    return {**({"person": who.person} if who.person else {}), **seat}


def _decision(of: Sheet, draft: Draft, typed: str) -> Draft:
    item, text = _of_item(of, typed)
    return _entered(draft, "decisions", {"decision": text, **item})


def _action(of: Sheet, draft: Draft, typed: str) -> Draft:
    owner, at, rest = typed.partition("=")
    dated = _DUE.fullmatch(rest)
    text, due = (dated["text"], dated["due"]) if dated else (rest, None)
    if not at or not text.strip():
        message = f"--action {typed} cannot be read; write OWNER=TEXT, or OWNER=TEXT@DUE with a day"
        raise CannotRecordError(message)
    row: dict[str, Any] = {"action": text.strip()}
    if owner.strip():
        row["owner"] = _owner(of, owner.strip())
    if due is not None:
        row["due"] = _date(due, "--action")
    return _entered(draft, "actions", row)


def _owner(of: Sheet, typed: str) -> dict[str, str]:
    if typed.startswith(PRINTED):
        return {"described_as": typed.removeprefix(PRINTED).strip()}
    if (organisation := of.invited.organisation_or_none(typed)) is not None:
        return {"organisation": organisation}
    try:
        who = of.invited.who(typed)
    except CannotRecordError as error:
        message = f"{error}; an owner in other words is given as {PRINTED}WORDS"
        raise CannotRecordError(message) from None
    by_name = who.person is not None and folded(typed) in folded(of.invited.person_title(who.person))
    if who.person is not None and (by_name or len(who.seats) != 1):
        return {"person": who.person}
    return {"seat": who.seats[0]}


def _of_item(of: Sheet, typed: str) -> tuple[dict[str, int | str], str]:
    """Part `ITEM=TEXT`, where what stands before the sign may be an item's number; other text may have such a sign in it."""
    number, at, text = typed.partition("=")
    numbers = {str(one["number"]): one["number"] for one in of.document.data.get("items", ()) if "number" in one}
    if at and number.strip() in numbers:
        return {"item": numbers[number.strip()]}, _said(text, typed)
    if at and _ITEM.fullmatch(number.strip()):
        there = f"its items are {listed(numbers)}" if numbers else "none of its items is on record"
        message = f"--decision {typed}: the meeting has no item {number.strip()}, {there}; leave out `{number}=`"
        raise CannotRecordError(message)
    return {}, _said(typed, typed)


def _said(text: str, typed: str) -> str:
    if not text.strip():
        message = f"--decision {typed} says nothing; write what was decided"
        raise CannotRecordError(message)
    return text.strip()


def _entered(draft: Draft, field: str, row: dict[str, Any]) -> Draft:
    """Return the draft with a decision or an action under an id made of its first words; one that is there is not there twice."""
    have = draft.data.get(field, {})
    said = field.removesuffix("s")
    if any(one.get(said) == row[said] and one.get("owner") == row.get("owner") for one in have.values()):
        return draft
    words = as_id(row[said]).split("-")[:_WORDS]
    name = "-".join(words)[:_LONGEST].strip("-") or said
    number, free = 1, name
    while free in have:
        number += 1
        free = f"{name}-{number}"
    return draft.set((field, free), row) if have else draft.set((field,), {free: row})


def _date(typed: str, option: str) -> str | int:
    try:
        dates.moment(typed)
    except dates.ImpossibleDateError as error:
        message = f"{option}: {error}; write it YYYY-MM-DD"
        raise CannotRecordError(message) from None
    if typed == "unknown":
        message = f"{option} unknown is not a day; leave the option out"
        raise CannotRecordError(message)
    return int(typed) if typed.isdecimal() else typed
