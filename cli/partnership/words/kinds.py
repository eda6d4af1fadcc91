"""The kinds of record: their folders, and how deep in them a record lies."""

from __future__ import annotations

import re
from typing import NamedTuple

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What the whole of a name in an id matches, and the whole of an id inside a record."""


class Kind(NamedTuple):
    """A kind of record. Its schema is `NAME.schema.json`; its records lie `depth` names deep in `folder`."""

    name: str
    folder: str
    depth: int
    path: str


KINDS = (
    Kind("place", "places", 1, "PLACE.yaml"),
    Kind("plan", "plans", 2, "PLACE/NAME.yaml"),
    Kind("board", "boards", 2, "PLACE/NAME.yaml"),
    Kind("measure", "measures", 2, "PLACE/NAME.yaml"),
    Kind("meeting", "meetings", 3, "PLACE/BOARD/DATE.yaml"),
    Kind("restructure", "restructures", 2, "PLACE/NAME.yaml"),
)
FOLDERS = {kind.folder: kind for kind in KINDS}
HELD_AGAINST = frozenset({"place", "plan", "board"})
"""The kinds that the rules about any one record may look at beside it; of the others such a rule knows only that they are there."""
SUFFIX = ".yaml"


def place_of(record_id: str) -> str:
    """Return the place that a record belongs to: the first name of its id."""
    return record_id.partition("/")[0]


def board_of(meeting_id: str) -> str:
    """Return the board whose meeting this is: the id without its last name."""
    return meeting_id.rpartition("/")[0]


def path_of(kind: str, record_id: str) -> str:
    """Return where a record lies in the folder of records."""
    folder = next(one.folder for one in KINDS if one.name == kind)
    return f"{folder}/{record_id}{SUFFIX}"
