"""Which of several things inside a record is meant by what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.recording.drafts import CannotRecordError
from partnership.words.wording import candidates, few, listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST = 8


def the_one(typed: str, known: Mapping[str, Iterable[str]], what: str, where: str, remedy: str = "") -> str:
    """Return the one key that is meant by it, by one of its names, or by any part of them that no other has.

    `what` and `where` name the things and what has them, for the sentence, and `remedy` ends one that finds none.
    Raises CannotRecordError with the candidates.
    """
    wanted = typed.strip().casefold()
    names = {key: {key.casefold(), *(name.casefold() for name in each)} for key, each in known.items()}
    whole = [key for key, each in names.items() if wanted in each]
    part = [key for key, each in names.items() if wanted and any(wanted in name for name in each)]
    for found in (whole, part):
        if len(found) == 1:
            return found[0]
        if found:
            raise CannotRecordError(candidates(typed.strip(), found))
    shown = {name.casefold(): name for key, each in known.items() for name in (*each, key)}
    near = shown.get(nearest(wanted, shown) or "")
    there = f"; there {'are' if len(known) > 1 else 'is'} {listed(few(list(known), _MOST)) or 'none'}"
    message = f"{where} has no {what} `{typed.strip()}`" + (f"; did you mean `{near}`?" if near else there)
    if remedy:
        message += f"{'' if near else ';'} {remedy}"
    raise CannotRecordError(message)
