"""A roll in the words of options, as `partnership record --from` takes it: so that what was said and not written can be said again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.recording.meeting.invited import PRINTED
from partnership.recording.meeting.marking import VIRTUAL
from partnership.source.editing import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.recording.meeting.invited import Who
    from partnership.recording.meeting.noting import Sheet
    from partnership.recording.meeting.roll import Roll, Row

_HEAD = """\
# What was said of {title}, and is not in its record yet.
# `partnership record {meeting}` takes it up on a terminal; `partnership record {meeting} --from` with this file writes it.
"""


def text(of: Sheet, roll: Roll, interests: Sequence[str]) -> str:
    """Return what a roll says that the record does not, as the text of a file for `--from`; empty where that is nothing."""
    said = options(of, roll, interests)
    if not said:
        return ""
    head = _HEAD.format(title=of.title, meeting=of.document.id)
    return head + "\n".join(pieces.block(said, 0, lambda _: None, ())) + "\n"


def options(of: Sheet, roll: Roll, interests: Sequence[str]) -> dict[str, list[str]]:
    """Return what a roll says that the record does not: the names of options, and what they are given."""
    said: dict[str, list[str]] = {}
    for number, row in enumerate(roll.rows):
        if row.stood is None or row.data != of.roll.rows[row.stood].data:
            for option, value in _of_row(_who(of, roll, number, row.data), row):
                said.setdefault(option, []).append(value)
    return {**said, **({"interest": [*interests]} if interests else {})}


def _of_row(who: Who | None, row: Row) -> Iterator[tuple[str, str]]:
    data = row.data
    virtual = data.get("mode") == "virtual"
    if row.stood is None and data["capacity"] == "substitute":
        name = data.get("person") or (f"{PRINTED}{data['printed_as']}" if "printed_as" in data else "")
        yield "substitute", f"{data['seat']}={name}{VIRTUAL * virtual}".removesuffix("=")
    elif who is not None:
        there = data["presence"] in {"present", "part"}
        yield ("virtual" if virtual else "present") if there else data["presence"], who.label
    if who is not None:
        yield from ((way, f"{who.label}@{data[way]}") for way in ("arrived", "left") if way in data)


def _who(of: Sheet, roll: Roll, number: int, row: dict[str, Any]) -> Who | None:
    """Return whose row it is: by name, or as the seat's."""
    those = [one for one in of.invited.everybody if roll.is_row_of(one, number)]
    named = [one for one in those if one.person == row.get("person")]
    return next(iter((*named, *those)), None)
