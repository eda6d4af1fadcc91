"""Which sheets of a workbook are of one board, and what they say as one file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.recording.importing.days import MONTH
from partnership.recording.importing.heard import Heard, StrangeFileError
from partnership.recording.meeting.invited import folded
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WHEN = re.compile(rf"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d\d\s*[-/\u2013]\s*\d\d(?!\d)|(?<![a-z]){MONTH}")
"""What says when in the name of a sheet: a year, two of them, a month."""
_BESIDE = re.compile(rf"\d+|(?<![a-z]){MONTH}|[^\w\s]|_")
"""What differs in the names and titles of sheets that are of one board, and of years or months one after another."""


def together(found: Mapping[str, Heard], *, named: bool) -> Heard:
    """Return what the sheets of a workbook say as one file, each row with the name of its sheet; one alone as it is.

    Several are taken together where they were `named`, or where their names and titles tell them apart by years or
    months and by nothing else. Raises StrangeFileError where that is not so, or they are not of one sort.
    """
    if len(found) == 1:
        return next(iter(found.values()))
    own = listed(f"`{name}`" for name in found)
    if not named and not _one_series(found):
        first = next(iter(found))
        message = f'each of its sheets {own} says who came; name those of the board with --sheet, such as --sheet "{first}"; it may be repeated'
        raise StrangeFileError(message)
    shapes = {said.shape for said in found.values()}
    if len(shapes) > 1:
        message = f"its sheets {own} are not of one sort: {listed(sorted(shapes), 'or')}; import them one after another with --sheet"
        raise StrangeFileError(message)
    before = 0
    sayings, asides = [], []
    for name, said in found.items():
        sayings += [one._replace(at=one.at + before, sheet=name) for one in said.sayings]
        asides += [one._replace(sheet=name) for one in said.asides]
        before += len(said.occasions)
    return Heard(
        min(shapes),
        tuple(one for said in found.values() for one in said.occasions),
        tuple(sayings),
        tuple(asides),
        tuple(dict.fromkeys(one for said in found.values() for one in said.used)),
        tuple(dict.fromkeys(one for said in found.values() for one in said.unused)),
        (*([] if named else [f"The sheets {own} are taken together."]), *_notes(found)),
    )


def _one_series(found: Mapping[str, Heard]) -> bool:
    titles = {_bare(one.title) for said in found.values() for one in said.occasions if one.title}
    return all(_WHEN.search(folded(name)) for name in found) and len({*map(_bare, found)}) == 1 and len(titles) <= 1


def _bare(text: str) -> str:
    return " ".join(_BESIDE.sub(" ", folded(text)).split())


def _notes(found: Mapping[str, Heard]) -> Iterator[str]:
    """Yield the notes of the sheets, those that are not of all of them with the name of theirs."""
    every = set.intersection(*({*said.notes} for said in found.values()))
    yield from dict.fromkeys(note for said in found.values() for note in said.notes if note in every)
    yield from (f"`{name}`: {note}" for name, said in found.items() for note in said.notes if note not in every)
