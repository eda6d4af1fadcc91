"""What rules may know of a meeting: its day and state, and the actions it opened and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.documents.fields import day_of, each

if TYPE_CHECKING:
    from partnership.documents.document import Document
    from partnership.words.dates import Moment


class ClosedAction(NamedTuple):
    """An action that a meeting closed, and with what outcome: one carried elsewhere is closed again there."""

    action: str
    outcome: str
    row: int


class MeetingFacts(NamedTuple):
    """A meeting: its day and state, and the actions it opened and closed."""

    id: str
    board: str
    day: Moment
    status: str
    opened: tuple[str, ...]
    closed: tuple[ClosedAction, ...]


def of_meeting(document: Document) -> MeetingFacts:
    """Return the facts of a meeting."""
    data = document.data
    return MeetingFacts(
        document.id,
        document.board,
        day_of(document),
        data["status"],
        tuple(f"{document.id}#{name}" for name in data.get("actions", ())),
        tuple(
            ClosedAction(one["action"], one["outcome"], index) for index, one in enumerate(each(data, "actions_closed"))
        ),
    )
