"""A rule that asks for so many, and who counts by it and why."""

from __future__ import annotations

from typing import Any

THREE = {"need": {"at_least": 3, "counting": "heads"}}


def rule(number: int = 3, counting: str = "heads", **who_counts: object) -> dict[str, Any]:
    """Return a rule that asks for so many, with these clauses about who counts."""
    return {"need": {"at_least": number, "counting": counting}, "who_counts": who_counts}


def whys(found: Any) -> dict[str | None, tuple[str, str]]:
    """Return who was looked at by the first count of an answer, by seat: whether they count, and why."""
    leaf = next(iter(found.points[0].outcome.leaves()))
    return {one.place.id: (one.counts.value, one.why) for one in leaf.tallies}
