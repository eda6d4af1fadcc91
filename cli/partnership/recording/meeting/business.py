"""What a meeting decided, asked for, ratified and closed, as it is entered in its record."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from partnership.answers.meetings.actions import actions
from partnership.answers.meetings.decisions import decisions
from partnership.answers.titles import Titles
from partnership.documents import fields, shapes
from partnership.recording import typed as read
from partnership.recording.choosing import the_one
from partnership.recording.drafts import CannotRecordError
from partnership.recording.meeting.invited import PRINTED, folded
from partnership.words import dates
from partnership.words.kinds import NAME
from partnership.words.truth import Truth
from partnership.words.wording import as_id, listed

if TYPE_CHECKING:
    from partnership.answers.meetings.actions import Action
    from partnership.recording.meeting.invited import Who
    from partnership.recording.meeting.noting import Sheet
    from partnership.source.editing.draft import Draft

_DUE = re.compile(
    r"(?P<text>.*)@\s*(?P<due>[0-9]{4}|[0-9]{1,4}(?:[-/.][0-9]{1,4}){1,2}"
    r"|[0-9]{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: [0-9]{4})?"
    r"|(?:next|this|end of) [a-z ]+|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|asap|tbc)\s*",
    re.DOTALL | re.IGNORECASE,
)
"""A day at the end, in whatever order or words it is written: one that is not as records have it is refused, and never text of the action."""
_ON = re.compile(r"(?P<text>.*)@(?P<on>[0-9-]+)", re.DOTALL)
_WORDS, _LONGEST = 6, 48
"""How many words of a decision or an action its id has, and how many letters at most."""
_KIND = "kind:"
"""What stands before a kind of business, which rules name as they like."""


def interest(of: Sheet, typed: str) -> dict[str, Any]:
    """Return an interest as records have it, from `WHO@ITEM[,ITEM][=KIND[,left]]`. Raises CannotRecordError."""
    before, _, kind = typed.partition("=")
    name, at, items = before.rpartition("@")
    words = read.words(kind)
    left = [one for one in words if one in {"left", "stayed"}]
    kinds = [one for one in words if one not in left] or ["not-said"]
    known = shapes.words("meeting", "interests", "kind")
    if not at or len(kinds) > 1 or len(left) > 1 or kinds[0] not in known:
        message = f"--interest {typed} cannot be read; write WHO@ITEM, or WHO@ITEM=KIND, and `,left` where they left the room; KIND is one of {listed(known, 'or')}"
        raise CannotRecordError(message)
    who = of.invited.who(name)
    row: dict[str, Any] = {**_person_and_seat(who), "kind": kinds[0]}
    row["items"] = [read.point(of, one) for one in read.words(items)]
    if left:
        row["left_room"] = "yes" if left[0] == "left" else "no"
    return row


def _person_and_seat(who: Who) -> dict[str, str]:
    seat = {"seat": who.seats[0]} if len(who.seats) == 1 or (who.seats and not who.person) else {}
    return {**({"person": who.person} if who.person else {}), **seat}


def decided(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with a decision, from `[ITEM=]TEXT`. Raises CannotRecordError."""
    item, text = read.of_item(of, typed, "--decision")
    return _entered(draft, "decisions", {"decision": text, **item})


def ratified(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with the decision that ratifies an earlier one of the board, from `[ITEM=]DECISION`. Raises CannotRecordError."""
    item, wanted = read.of_item(of, typed, "--ratifies")
    day = fields.day_of(of.document)
    before = {
        one.id: one for one in decisions(of.records, [of.board.id], dates.ALWAYS, day) if one.meeting != of.document.id
    }
    names = {key: (key.partition("#")[2], one.says) for key, one in before.items()}
    found = before[the_one(wanted, names, "earlier decision", of.board.title)]
    if any(one.get("ratifies") == found.id for one in draft.data.get("decisions", {}).values()):
        return draft
    when = Titles(of.records, of.document.place).record("meeting", found.meeting).rpartition(", ")[2]
    text = f"Ratify the decision of {when}: {found.says}"
    return _entered(draft, "decisions", {"decision": text, **item, "state": "made", "ratifies": found.id})


def standing(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with how a decision stands, from `DECISION=STATE[,kind:KIND]`. Raises CannotRecordError."""
    form = "DECISION=awaiting-ratification"
    which, value = read.parted(typed, "--decision-is", form)
    key = entry(of, draft, "decisions", which)
    for word in read.words(value):
        if word.startswith(_KIND):
            draft = draft.set(("decisions", key, "kind"), kind(word, "--decision-is"))
        else:
            state = read.one_of(word, shapes.words("meeting", "decisions", "state"), "--decision-is")
            draft = draft.set(("decisions", key, "state"), state)
    return draft


def kind(word: str, option: str) -> str:
    """Return the kind of business in `kind:KIND`. Raises CannotRecordError."""
    found = word.removeprefix(_KIND).strip()
    if not NAME.fullmatch(found):
        message = f"{option}: `{word}` names no kind of business; write {_KIND} and a word in small letters, such as {_KIND}budget"
        raise CannotRecordError(message)
    return found


def asked_for(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with an action, from `OWNER[@ITEM]=TEXT[@DUE]`. Raises CannotRecordError."""
    owner, at, rest = typed.partition("=")
    dated = _DUE.fullmatch(rest)
    text, due = (dated["text"], dated["due"]) if dated else (rest, None)
    if not at or not text.strip():
        message = f"--action {typed} cannot be read; write OWNER=TEXT, or OWNER=TEXT@DUE with a day"
        raise CannotRecordError(message)
    name, sign, number = owner.rpartition("@")
    row: dict[str, Any] = {"action": text.strip()}
    if sign and not owner.startswith(PRINTED):
        row["item"] = read.item(of, number)
        owner = name
    if owner.strip():
        row["owner"] = _owner(of, owner.strip())
    if due is not None:
        row["due"] = read.date(due, "--action")
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


def _entered(draft: Draft, field: str, row: dict[str, Any]) -> Draft:
    """Return the draft with a decision or an action under an id made of its first words; one that is there is not there twice.

    What is said of it anew, its item or the day by which it is due, takes the place of what was.
    """
    have = draft.data.get(field, {})
    said = field.removesuffix("s")
    for key, one in have.items():
        if one.get(said) == row[said] and one.get("owner") == row.get("owner"):
            for name, value in row.items():
                draft = draft.set((field, key, name), value)
            return draft
    words = as_id(row[said]).split("-")[:_WORDS]
    name = "-".join(words)[:_LONGEST].strip("-") or said
    number, free = 1, name
    while free in have:
        number += 1
        free = f"{name}-{number}"
    return draft.set((field, free), row) if have else draft.set((field,), {free: row})


def entry(of: Sheet, draft: Draft, field: str, typed: str) -> str:
    """Return the id of a decision or an action of this meeting, by its id or a part of its words. Raises CannotRecordError."""
    said = field.removesuffix("s")
    known = {key: (str(one[said]),) for key, one in draft.data.get(field, {}).items()}
    return the_one(typed, known, said, f"the meeting {of.title}")


def closed(of: Sheet, draft: Draft, typed: str, today: date) -> Draft:
    """Return the draft with an action closed, from `ACTION[=OUTCOME][@DAY]`. Raises CannotRecordError.

    The day is recorded where it was before the meeting; a meeting still to come can only close what has a day.
    """
    dated = _ON.fullmatch(typed)
    which, _, outcome = (dated["text"] if dated else typed).partition("=")
    outcomes = shapes.words("meeting", "actions_closed", "outcome")
    word = read.one_of(outcome, outcomes, "--closed") if outcome.strip() else "done"
    found = open_action(of, which, "--closed", today)
    held = fields.day_of(of.document)
    row: dict[str, Any] = {"action": found.id, "outcome": word}
    if dated:
        day = read.past(dated["on"], f"--closed {typed}", today)
        if fields.moment(day).before(held) is not Truth.NO:
            row["on"] = day
    elif dates.on(today).before(held) is Truth.YES:
        message = f"--closed {typed}: the meeting is still to come; say on which day it was done, such as {which.strip()}@{today.isoformat()}"
        raise CannotRecordError(message)
    rows = draft.data.get("actions_closed", [])
    same = next((number for number, one in enumerate(rows) if one["action"] == found.id), None)
    if same is None:
        return draft.append(("actions_closed",), row)
    return draft.set(("actions_closed", same), {**rows[same], **row})


def open_action(of: Sheet, typed: str, option: str, today: date) -> Action:
    """Return the action that is meant: one of the board that is not closed, or is by this meeting; or any by its full name.

    Raises CannotRecordError.
    """
    wanted = typed.strip().removeprefix("#")
    if "#" in wanted:
        every = {one.id: one for one in actions(of.records, dates.on(today))}
        if wanted in every:
            return every[wanted]
    known = {
        one.id: one
        for one in actions(of.records, dates.on(today), [of.board.id])
        if one.state != "closed" or (one.ended is not None and one.ended.meeting == of.document.id)
    }
    try:
        names = {key: (key.partition("#")[2], one.says) for key, one in known.items()}
        return known[the_one(wanted, names, "open action", of.board.title)]
    except CannotRecordError as error:
        message = f"{option}: {error}"
        raise CannotRecordError(message) from None


def progressed(of: Sheet, key: str, text: str, today: date, draft: Draft) -> Draft:
    """Return the draft of the meeting that asked for an action, with how far it has come in its note, after the day of this meeting."""
    held = fields.day_of(of.document)
    said_on = held if held.exact and dates.on(today).before(held) is Truth.NO else dates.on(today)
    line = f"{dates.shown(date.fromordinal(said_on.earliest))}: {text}"
    before = draft.data["actions"][key].get("note", "")
    if line in before:
        return draft
    return draft.set(("actions", key, "note"), f"{before} {line}".strip())
