"""The command that mends a finding, with the record and the place filled in and what a person must supply in capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from partnership.documents import shapes
from partnership.documents.date_fields import SHAPES
from partnership.words.finding import written
from partnership.words.kinds import FOLDERS, SUFFIX, board_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.words.finding import Finding, Pointer

_TYPEABLE = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*")
"""A place or an id that any shell takes as it is, and `set` reads as it was meant."""
_WORDS = {
    "record": "RECORD",
    "at": "PLACE",
    "field": "FIELD",
    "value": "VALUE",
    "item": "ITEM",
    "other": "OTHER",
    "other_item": "ITEM",
    "other_record": "RECORD",
    "board": "BOARD",
    "id": "ID",
}


class Mend(NamedTuple):
    """A command without its first word, for findings the place of which ends in this key, where one is given.

    `{record}` is the finding's record; `{at}` its place, `{field}` too, where one value can stand there that `{value}` is to be,
    `{item}` what that is in, `{id}` the last part of it; `{board}` the board whose meeting it is; `{other}` the first of the other places
    that have to do with it, and `{other_item}` what that is in, where it is in the same record, and `{other_record}` its record, where it is in another.
    """

    command: str
    key: str | None = None

    @property
    def described(self) -> str:
        """The command as a page of a rule has it."""
        return "partnership " + self.command.format_map(_WORDS)


SET = Mend("set {record} {field} {value}")
"""Set the value that was found wrong."""
TAKE_OUT = Mend("set {record} {at} --unset")
"""Take away the item that was found wrong."""
TAKE_OUT_ITEM = Mend("set {record} {item} --unset")
"""Take away the item in which something was found wrong."""


def command(mends: Sequence[Mend], finding: Finding) -> str | None:
    """Return the first of these commands that can be filled for a finding; None where none can, or what would be in it cannot be typed as it stands."""
    known = _known(finding)
    for mend in mends:
        if mend.key is None or mend.key == (finding.fault.at or ("",))[-1]:
            try:
                return "partnership " + mend.command.format_map(known)
            except KeyError:
                continue
    return None


def _known(finding: Finding) -> dict[str, str]:
    folder, record = _record(finding.path)
    if folder not in FOLDERS or _TYPEABLE.fullmatch(record) is None:
        return {}
    at = finding.fault.at
    found = {"record": record, "board": board_of(record), "at": written(at), "item": written(at[:-1])}
    found["id"] = written(at[-1:])
    value = _value(FOLDERS[folder].name, at)
    if value is not None:
        found |= {"field": written(at), "value": value}
    if finding.fault.related:
        other = finding.fault.related[0]
        if other.path in {"", finding.path}:
            found |= {"other": written(other.at), "other_item": written(other.at[:-1])}
        else:
            found["other_record"] = _record(other.path)[1]
    return {name: text for name, text in found.items() if name == "value" or _TYPEABLE.fullmatch(text)}


def _record(path: str) -> tuple[str, str]:
    folder, _, name = path.partition("/")
    return folder, name.removesuffix(SUFFIX)


def _value(kind: str, at: Pointer) -> str | None:
    """Return what stands for a value of a place, in capitals; None where no one value can stand there."""
    shape = shapes.at(kind, at) if at else None
    if shape is None or not {"string", "integer", "number", "boolean"} & set(shape.types):
        return None
    if shape.name in SHAPES:
        return "DATE"
    if shape.refers_to is not None:
        return shape.refers_to.upper()
    return "WORD" if "enum" in shape.node else "VALUE"
