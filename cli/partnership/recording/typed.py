"""Days, times, items and choices of words, as they are typed, in the form in which records have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.recording.choosing import the_one
from partnership.recording.drafts import CannotRecordError
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date as _Day  # noqa: N812 - `date` is a function here

    from partnership.recording.meeting.noting import Sheet

_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ITEM = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*[a-z]?")
"""What reads as the number of an item, and as nothing else."""


def date(typed: str, option: str) -> str | int:
    """Return a date that may be short, as records have it: a year as a number. Raises CannotRecordError."""
    found = date_or_unknown(typed, option)
    if found == "unknown":
        message = (
            f"{option} unknown is not a day; what no source dates is left out, or written in the record as `unknown`"
        )
        raise CannotRecordError(message)
    return found


def date_or_unknown(typed: str, option: str) -> str | int:
    """Return a date as `date` does, or the word `unknown`. Raises CannotRecordError."""
    try:
        dates.moment(typed)
    except dates.ImpossibleDateError as error:
        message = f"{option}: {error}; write it YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"
        raise CannotRecordError(message) from None
    return int(typed) if typed.isdecimal() else typed


def past(typed: str, option: str, today: _Day) -> str | int:
    """Return a date of something that was done, as records have it. Raises CannotRecordError where it is still to come."""
    found = date(typed, option)
    if dates.on(today).before(dates.moment(found)) is Truth.YES:
        message = f"{option}: {dates.written(found)} is still to come; say it once it is done"
        raise CannotRecordError(message)
    return found


def day(typed: str, option: str) -> str:
    """Return one day as records have it. Raises CannotRecordError where it is none, or more than one."""
    if not _DAY.fullmatch(typed):
        message = f"{option}: `{typed}` is not one day; write it YYYY-MM-DD"
        raise CannotRecordError(message)
    return str(date(typed, option))


def clock(typed: str, option: str) -> str:
    """Return a time of day as records have it. Raises CannotRecordError."""
    if not _CLOCK.fullmatch(typed.strip()):
        message = f"{option}: `{typed}` is not a time; write it HH:MM, such as 14:00"
        raise CannotRecordError(message)
    return typed.strip()


def one_of(typed: str, known: Iterable[str], option: str) -> str:
    """Return a word, which has to be one of those known. Raises CannotRecordError."""
    words = tuple(known)
    wanted = typed if typed in words else "-".join(typed.casefold().split())
    if wanted not in words:
        near = nearest(wanted, words)
        hint = f"did you mean `{near}`?" if near else f"it takes {listed(words, 'or')}"
        message = f"{option}: `{typed.strip()}` is not one of its words; {hint}"
        raise CannotRecordError(message)
    return wanted


def is_item(typed: str) -> bool:
    """Whether this reads as the number of an item, such as 3, 4.1 or 2a, and as nothing else."""
    return _ITEM.fullmatch(typed) is not None


def point(of: Sheet, typed: str) -> int | str:
    """Return an item, by its number or a part of its title, or a time, as records have it. Raises CannotRecordError."""
    wanted = typed.strip()
    return wanted if _CLOCK.fullmatch(wanted) else item(of, wanted)


def item(of: Sheet, typed: str) -> int | str:
    """Return an item, by its number or a part of its title, as records have it. Raises CannotRecordError."""
    wanted = typed.strip()
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


def of_item(of: Sheet, typed: str, option: str) -> tuple[dict[str, int | str], str]:
    """Part `ITEM=TEXT`, where what stands before the sign may be an item's number; other text may have such a sign in it.

    Raises CannotRecordError where there is no such item, or no text.
    """
    number, at, text = typed.partition("=")
    numbers = {str(one["number"]): one["number"] for one in of.document.data.get("items", ()) if "number" in one}
    if at and number.strip() in numbers:
        return {"item": numbers[number.strip()]}, said(text, f"{option} {typed}")
    if at and is_item(number.strip()):
        there = f"its items are {listed(numbers)}" if numbers else "none of its items is on record"
        message = f"{option} {typed}: the meeting has no item {number.strip()}, {there}; leave out `{number}=`"
        raise CannotRecordError(message)
    return {}, said(typed, f"{option} {typed}")


def said(text: str, where: str) -> str:
    """Return text without blanks around it. Raises CannotRecordError where there is none."""
    if not text.strip():
        message = f"{where.strip()} says nothing; write what it is"
        raise CannotRecordError(message)
    return text.strip()


def parted(typed: str, option: str, form: str) -> tuple[str, str]:
    """Part `WHAT=VALUE` at its first sign. Raises CannotRecordError where either is missing; `form` shows what to write."""
    what, at, value = typed.partition("=")
    if not at or not what.strip() or not value.strip():
        message = f"{option} {typed} cannot be read; write {form}"
        raise CannotRecordError(message)
    return what.strip(), value.strip()


def words(typed: str) -> list[str]:
    """Return the words of a list with commas, in order, each once."""
    return list(dict.fromkeys(one.strip() for one in typed.split(",") if one.strip()))
