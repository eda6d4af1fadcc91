"""What kind of meeting a heading says that one is, and whether it says that it was called off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.recording.importing.days import MONTH

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from partnership.source.tables import Row

_HEADED = {"type", "kind", "meeting type", "type of meeting", "kind of meeting", "status"}

_ANYWHERE = {
    "ordinary": r"(?<!extra )ordinary",
    "extraordinary": r"extra[ -]?ordinary|egm",
    "annual": r"agm|annual general",
    "development-day": r"(?:development|away)[ -]?(?:days?|sessions?)",
    "inaugural": r"inaugural",
}
"""Words that in a heading can say nothing but what kind of meeting it is."""
_ALONE = {
    "annual": r"annual",
    "development-day": r"development",
    "special": r"special",
    "joint": r"joint",
    "shadow": r"shadow",
    "informal": r"informal",
}
"""Words that names of boards have as well, and that say it before `meeting`, in brackets, or where the heading has nothing else but the day."""
_OFF = {"cancelled": r"cancell?ed|called off|stood down", "postponed": r"postponed", "abandoned": r"abandoned"}
_DAY = re.compile(
    rf"(?<![a-z]){MONTH}|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d+(?:st|nd|rd|th)?|\b(?:the|of|on|at|meeting)\b|[^\w\s]"
)
"""What a heading has that says the day, and words that say nothing."""


def kinds_said(heading: str) -> tuple[str, ...]:
    """Return which kinds of meeting a heading speaks of, in order of their names; none where it says nothing of it.

    `16/10/2026 (Extraordinary)` is `("extraordinary",)`; `Joint Commissioning Board 16/10/2026` is none.
    """
    text = " ".join(heading.casefold().split())
    rest = " ".join(_DAY.sub(" ", text).split())
    found = {kind for kind, words in _ANYWHERE.items() if re.search(rf"(?<![\w-])(?:{words})\b", text)}
    for kind, word in _ALONE.items():
        if rest == word or re.search(rf"\b{word} meeting\b|\({word}\)", text):
            found.add(kind)
    return tuple(sorted(found))


def tells(cell: str) -> bool:
    """Whether a cell beside the day of a meeting says what kind it is, or that it was called off."""
    return bool(kinds_said(cell)) or called_off(cell) is not None


def row_of_kinds(row: Row, meetings: Collection[int]) -> Mapping[int, str]:
    """Return what a row says of the kinds of the meetings in these columns, by column; nothing where it says something else.

    Where it is headed as one of kinds, it may have words as well of which it is not known what kind they are.
    """
    found = {place: cell for place, cell in enumerate(row.cells) if cell}
    first = next(iter(found), None)
    headed = first is not None and first not in meetings and is_headed(found[first])
    if headed and first is not None:
        del found[first]
    known = [tells(cell) for cell in found.values()]
    return found if found.keys() <= {*meetings} and (any(known) if headed else known and all(known)) else {}


def is_headed(cell: str) -> bool:
    """Whether a cell heads what says of each meeting what kind it is, or what became of it."""
    return " ".join(cell.casefold().rstrip(" :").split()) in _HEADED


def called_off(heading: str) -> str | None:
    """Return the status of a meeting that a heading says was cancelled, postponed or abandoned, None where it says none of these."""
    text = " ".join(heading.casefold().split())
    return next((status for status, words in _OFF.items() if re.search(rf"\b(?:{words})\b", text)), None)


def in_words(kind: str) -> str:
    """Return a kind of meeting with its article: `an extraordinary meeting`, `a development day`."""
    name = kind.replace("-", " ") + ("" if kind == "development-day" else " meeting")
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
