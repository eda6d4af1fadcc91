"""What is noted of a meeting as a whole: when it was and who chaired it, what was said of its quorum, how its minutes came along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from partnership.documents import shapes
from partnership.recording import typed as read
from partnership.recording.drafts import CannotRecordError
from partnership.recording.fields import put, standing
from partnership.words.wording import listed

if TYPE_CHECKING:
    from datetime import date

    from partnership.recording.meeting.noting import Notes, Sheet
    from partnership.source.editing.draft import Draft

_NUMBER = re.compile(r"(?P<number>[0-9]{1,5}) +(?P<of>needed|counted)")
_COUNT = "--count ITEM=NUMBER, such as 4=6,inquorate"


def chaired(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with who chaired: a person with their seat, a seat, or a post in words. Raises CannotRecordError."""
    if typed.startswith("post:"):
        return draft.set(("chaired_by",), {"post": read.said(typed.removeprefix("post:"), "--chair")})
    try:
        who = of.invited.who(typed)
    except CannotRecordError as error:
        message = f"--chair: {error}; a post that nobody on record holds is given as post:WORDS"
        raise CannotRecordError(message) from None
    row = {"person": who.person} if who.person else {}
    return draft.set(("chaired_by",), row | ({"seat": who.seats[0]} if who.seats else {}))


def eligible(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with who was entitled to attend, as a number or as seats with commas. Raises CannotRecordError."""
    wanted = typed.strip()
    row: dict[str, Any] = (
        {"number": int(wanted)}
        if wanted.isdecimal() and wanted.isascii()
        else {"seats": [of.invited.seat(one) for one in read.words(read.said(wanted, "--eligible"))]}
    )
    return draft.set(("eligible",), {**draft.data.get("eligible", {}), **row})


def minuted(draft: Draft, typed: str) -> Draft:
    """Return the draft with what the minutes say of the quorum, from `quorate, 9 counted, 7 needed`. Raises CannotRecordError."""
    for word in read.words(typed):
        number = _NUMBER.fullmatch(word)
        if number:
            draft = put(draft, ("quorum", number["of"]), int(number["number"]))
        elif any(one.isdecimal() for one in word):
            message = f"--quorum {typed}: `{word}` is no number counted or needed; write such as: quorate, 9 counted, 7 needed"
            raise CannotRecordError(message)
        else:
            draft = put(
                draft,
                ("quorum", "minuted"),
                read.one_of(word, shapes.words("meeting", "quorum", "minuted"), "--quorum"),
            )
    return draft


def counted(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with a count taken in the meeting, from `ITEM=NUMBER[,OUTCOME]`, or a time instead of an item. Raises CannotRecordError."""
    where, value = read.parted(typed, "--count", _COUNT)
    number, *outcome = read.words(value) or [""]
    if not (number.isdecimal() and number.isascii() and len(number) < 6) or len(outcome) > 1:  # noqa: PLR2004 - as many digits as a count has
        message = f"--count {typed} cannot be read; write {_COUNT}"
        raise CannotRecordError(message)
    at = read.point(of, where)
    row: dict[str, Any] = {"at" if isinstance(at, str) and ":" in at else "item": at, "present": int(number)}
    if outcome:
        row["outcome"] = read.one_of(outcome[0], ("quorate", "inquorate"), "--count")
    rows = [one for one in draft.data.get("quorum", {}).get("counts", ()) if (one.get("item"), one.get("at")) != (row.get("item"), row.get("at"))]  # fmt: skip
    return put(draft, ("quorum", "counts"), [*rows, row])


def ruled(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with the chair's ruling on the quorum, from `RULED[@ITEM,ITEM]=REASON`. Raises CannotRecordError."""
    words = shapes.words("meeting", "quorum", "ruling", "ruled")
    what, reason = read.parted(typed, "--ruling", f"RULED=REASON, the ruling being {listed(words, 'or')}")
    word, at, items = what.partition("@")
    row: dict[str, Any] = {"by": "chair", "ruled": read.one_of(word, words, "--ruling"), "reason": reason}
    if at:
        row["items"] = [str(read.item(of, one)) for one in read.words(items)]
    return put(draft, ("quorum", "ruling"), row)


def minutes(of: Sheet, draft: Draft, notes: Notes, today: date) -> Draft:
    """Return the draft with what became of the minutes, and which earlier ones this meeting confirmed. Raises CannotRecordError."""
    for field, typed in (
        ("drafted", notes.minutes_drafted),
        ("distributed", notes.minutes_distributed),
        ("agreed", notes.minutes_agreed),
        ("published", notes.minutes_published),
    ):
        if typed is not None:
            draft = put(draft, ("minutes", field), read.past(typed, f"--minutes-{field}", today))
    if notes.no_minutes:
        draft = put(draft, ("minutes", "none_taken"), new=True)
    for typed in notes.confirms:
        meeting = _confirmed(of, typed)
        confirmed = standing(draft.data, ("minutes", "confirms")) or ()
        if meeting not in confirmed:
            draft = put(draft, ("minutes", "confirms", len(confirmed)), meeting)
    return draft


def _confirmed(of: Sheet, typed: str) -> str:
    """Return the meeting whose minutes are meant: its id, or the day of an earlier one of the same board."""
    wanted = typed.strip()
    known = {one for one in of.records.listed["meeting"] if one != of.document.id}
    for meeting in (wanted, f"{of.board.id}/{wanted}"):
        if meeting in known:
            return meeting
    own = sorted(one.rpartition("/")[2] for one in known if one.startswith(f"{of.board.id}/"))
    before = [one for one in own if one < of.document.id.rpartition("/")[2]]
    there = f"its last before are {listed(before[-3:])}" if before else "none before it is on record"
    message = f"--confirms {typed}: {of.board.title} has no other meeting of that day; {there}"
    raise CannotRecordError(message)
