"""What the rows of a meeting say of one person or seat: who sat, who substituted, and the mark that comes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.answers.attendance.marks import BEST_FIRST, Mark
from partnership.words.truth import Truth, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.attendance.marks import Key
    from partnership.records.model.attendance import Attendee
    from partnership.records.model.seat import Holder

_MEMBERS = frozenset({"member", "observer", "co-opted", "unknown"})
GUESTS = frozenset({"in-attendance", "adviser", "public"})
_ID = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*\Z")
_POST = "post:"
_SAID = {"yes": Truth.YES, "no": Truth.NO, "unstated": Truth.UNKNOWN}
_PRESENCES = {"part": Mark.PART, "apologies": Mark.APOLOGIES, "absent": Mark.ABSENT}
_ACCEPTED = {"accepted": Truth.YES, "not-accepted": Truth.NO}


def sits(row: Attendee) -> bool:
    """Whether somebody was there, or was to be, in a seat of their own."""
    return row.capacity in _MEMBERS or (row.capacity in GUESTS and bool(row.seat))


def substitutes(row: Attendee) -> bool:
    """Whether somebody came in a member's place."""
    return row.capacity == "substitute" and row.came


def is_id(name: str) -> bool:
    """Whether a name has the form of an id."""
    return bool(_ID.match(name))


def name_of(row: Attendee) -> str:
    """Return the person's id, or the name as printed: in quotation marks where it might be taken for an id, or for a post's key."""
    if row.person or not row.printed_as:
        return row.person or "somebody not named"
    mistakable = is_id(row.printed_as) or row.printed_as.startswith(_POST)
    return f"“{row.printed_as}”" if mistakable else row.printed_as


def key_of(holder: Holder, seat_id: str) -> Key:
    """Return whose row a holder of a seat is in; empty where neither a person nor a post is known.

    One post in two seats may be two people: three councils have a head of communities each.
    """
    return holder.persons or ((f"{_POST}{holder.post}#{seat_id}",) if holder.post else ())


def mark(rows: Iterable[Attendee]) -> Mark:
    """Return the mark of a person's own rows: the most that they say."""
    marks = [_mark_of(row) for row in rows]
    return marks[0] if len(marks) == 1 else min(marks, key=_own_order, default=Mark.NOT_RECORDED)


def _own_order(one: Mark) -> int:
    """Return where a mark stands among those of one person: what is recorded comes before what is not."""
    return len(BEST_FIRST) if one is Mark.NOT_RECORDED else BEST_FIRST.index(one)


def _mark_of(row: Attendee) -> Mark:
    if row.presence == "present":
        return Mark.VIRTUAL if row.mode == "virtual" else Mark.PRESENT
    return _PRESENCES.get(row.presence, Mark.NOT_RECORDED)


def first(came: Iterable[Attendee]) -> str | None:
    """Return the id of the first of these whom the records know."""
    return next((row.person for row in came if row.person), None)


def virtual(own: Iterable[Attendee]) -> bool:
    """Whether all of these who came took part from elsewhere."""
    modes = [row.mode for row in own if row.came]
    return bool(modes) and all(mode == "virtual" for mode in modes)


def agreed(own: Iterable[Attendee]) -> Truth:
    """Whether the chair had agreed to the virtual attendance of any of these."""
    return any_of(_SAID[row.agreed_virtual] for row in own if row.came)


def apologised(own: Iterable[Attendee]) -> bool:
    """Whether any of these sent apologies and nobody of them came."""
    return mark(own) is Mark.APOLOGIES


def accepted(own: Iterable[Attendee]) -> Truth:
    """Whether an apology among these was accepted; unknown where the record does not say."""
    return any_of(_ACCEPTED.get(row.apology, Truth.UNKNOWN) for row in own if row.presence == "apologies")


def on_leave(own: Iterable[Attendee]) -> bool:
    """Whether any of these gives approved leave as the reason."""
    return any(row.reason == "leave-approved" for row in own)


def absence_in_words(own: Sequence[Attendee], seen: Mark) -> str:
    """Return the mark in words; of an apology whether it was accepted where that is recorded, of an absence whether it is listed."""
    if seen is Mark.ABSENT and not own:
        return f"{seen.words}: not listed, and everybody is"
    if seen is not Mark.APOLOGIES:
        return seen.words
    return seen.words + {Truth.YES: ", accepted", Truth.NO: ", not accepted", Truth.UNKNOWN: ""}[accepted(own)]


def in_post(words: str, post: Truth) -> str:
    """Return these words, with the doubt about the post where there is one."""
    return words if post is Truth.YES else f"{words}; whether they were in post that day is not known"


def substitute_in_words(entitled: Truth) -> str:
    """Return that a substitute came, and what is to be said of their being allowed to."""
    return (
        "a substitute came"
        + {
            Truth.YES: "",
            Truth.NO: ", whom the terms of reference do not allow",
            Truth.UNKNOWN: "; whether they were entitled to is not known",
        }[entitled]
    )
