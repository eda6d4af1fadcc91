"""The ways in which a benchmark record can be made faulty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NEEDED = re.compile(r"^(direction|status|stages|name): .*\n", re.MULTILINE)
DAY = re.compile(r"(?<=: )20\d\d-\d\d-\d\d")


def _unknown_field(text: str) -> str:
    return f"{text}colour: blue\n"


def _missing_field(text: str) -> str:
    return NEEDED.sub("", text, count=1)


def _wrong_type(text: str) -> str:
    return f"{text}note: 7\n"


def _duplicate_key(text: str) -> str:
    return text + text.splitlines(keepends=True)[-1]


def _broken_reference(text: str) -> str:
    before, document, after = text.rpartition("document: ")
    return f"{before}{document}no-such-{after}"


def _bad_date(text: str) -> str:
    return DAY.sub("2021-02-30", text, count=1)


FAULTS: tuple[Callable[[str], str], ...] = (
    _unknown_field,
    _missing_field,
    _wrong_type,
    _duplicate_key,
    _broken_reference,
    _bad_date,
)

# A fault in a place or a board would also be reported wherever the record is referred to.
FAULTY_FOLDERS = frozenset({"meetings", "measures", "plans", "restructures"})
