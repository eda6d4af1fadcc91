"""What a name in a call may be other than a person's: a telephone, a room, a program, or nothing; and who joined as a guest."""

from __future__ import annotations

import re

_TAG = re.compile(r"\s*\((?:guest|external|unverified|anonymous)\)\Z", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_TELEPHONE = re.compile(r"[+*\d][\d\s().*x#-]{4,}\Z", re.IGNORECASE)
_NOBODY = {
    "",
    "guest",
    "unverified",
    "anonymous",
    "unknown",
    "external",
    "unknown user",
    "anonymous user",
    "guest user",
}
_PROGRAM = re.compile(
    r"\b(?:copilot|note-? ?taker|recording bot|otter\.ai|fireflies(?:\.ai)?|read\.ai|meetgeek|tl;dv)(?!\w)",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(?:board|meeting|committee|conference|council|training|seminar|teams|video)[ -]?room\b"
    r"|\broom \d|\bcouncil chamber\b",
    re.IGNORECASE,
)


def untagged(name: str) -> str:
    """Return a name without what the call says of the caller behind it: `(Guest)`, `(External)`, `(Unverified)`."""
    while (shorter := _TAG.sub("", name)) != name:
        name = shorter
    return name


def no_person(name: str) -> str | None:
    """Return why a name tells of no person, or None where it may."""
    bare = untagged(name)
    if bare.casefold() in _NOBODY:
        return "the report does not name them"
    if _TELEPHONE.match(bare):
        return "they called by telephone, and the report has no name"
    apart = _IN_BRACKETS.sub("", bare)
    if _PROGRAM.search(apart):
        return "it is a program that listens, not a person"
    if _ROOM.search(apart):
        return "it is the account of a room, and the report does not say who sat in it"
    return None
