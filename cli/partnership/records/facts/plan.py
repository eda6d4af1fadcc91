"""What rules may know of a plan: its name and the ids of its outcomes and themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.documents.fields import keyed

if TYPE_CHECKING:
    from partnership.documents.document import Document


class PlanFacts(NamedTuple):
    """A plan: its name and the ids of its outcomes and themes."""

    id: str
    name: str
    outcomes: frozenset[str]
    owner: str | None
    themes: frozenset[str] = frozenset()


def of_plan(document: Document) -> PlanFacts:
    """Return the facts of a plan."""
    data = document.data
    outcomes, themes = (frozenset(keyed(data, field)) for field in ("outcomes", "themes"))
    return PlanFacts(document.id, data["name"], outcomes, data.get("owner"), themes)
