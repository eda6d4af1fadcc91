"""What kind of meeting a heading or a title says that one is, and whether it says that it was called off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.recording.importing.days import MONTH
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_ANYWHERE = {
    "ordinary": r"(?<!extra )ordinary",
    "extraordinary": r"extra[ -]?ordinary|egm|e\.g\.m\.?",
    "annual": r"agm|a\.g\.m\.?|annual general",
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
    rf"(?<![a-z]){MONTH}|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d+(?:st|nd|rd|th|am|pm)?|\b(?:the|of|on|at|meeting)\b|[^\w\s]"
)
"""What a heading has that says the day, and words that say nothing."""


def kinds_said(heading: str) -> tuple[str, ...]:
    """Return which kinds of meeting a heading speaks of, in order of their names; none where it says nothing of it.

    `16/10/2026 (Extraordinary)` is `("extraordinary",)`; `Joint Commissioning Board 16/10/2026` is none.
    """
    text = " ".join(heading.casefold().split())
    rest = " ".join(_DAY.sub(" ", text).split())
    found = {kind for kind, words in _ANYWHERE.items() if re.search(rf"(?<![\w-])(?:{words})(?!\w)", text)}
    for kind, word in _ALONE.items():
        if rest == word or re.search(rf"\b{word} meeting\b|\({word}\)", text):
            found.add(kind)
    return tuple(sorted(found))


def called_off(heading: str) -> str | None:
    """Return the status of a meeting that a heading says was cancelled, postponed or abandoned, None where it says none of these."""
    text = " ".join(heading.casefold().split())
    return next((status for status, words in _OFF.items() if re.search(rf"(?<!not )\b(?:{words})\b", text)), None)


def in_words(kind: str) -> str:
    """Return a kind of meeting with its article: `an extraordinary meeting`, `a development day`."""
    name = kind.replace("-", " ") + ("" if kind == "development-day" else " meeting")
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def remedy(board: str, day: date, kinds: Sequence[str], off: str | None) -> str:
    """Return the commands that make meetings of a day, one of each kind, the ordinary one first, and all `off` if they were."""
    status = f" --status {off}" if off is not None else ""
    commands = [
        f"`partnership new meeting {board} {day}{f'-{number}' if number > 1 else ''}{'' if kind == 'ordinary' else f' --kind {kind}'}{status}`"
        for number, kind in enumerate(sorted(kinds, key=lambda kind: kind != "ordinary"), 1)
    ]
    return f"{listed(commands)} {'makes it' if len(commands) == 1 else 'make them'}"
