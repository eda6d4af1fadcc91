"""Rules across all records, on what is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from partnership.rules.together import (
    action_closed_before_opened,
    action_closed_twice,
    alike_names,
    chair_of_two_boards,
    circular_link,
    district_covered_twice,
    dropped,
    duplicate_id,
    ended_without_restructure,
    near_duplicate_measures,
    no_way_up,
    uncovered_district,
    unknown_action,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.known import Facts
    from partnership.words.finding import Fault, Level


class TogetherRule(Protocol):
    """A module that looks across all records."""

    __name__: str
    __doc__: str | None

    CODE: str
    LEVEL: Level

    def check(self, facts: Facts) -> Iterator[tuple[str, Fault]]:
        """Yield the path of a record, and what is wrong in it."""


TOGETHER: tuple[TogetherRule, ...] = (
    action_closed_before_opened,
    action_closed_twice,
    alike_names,
    chair_of_two_boards,
    circular_link,
    district_covered_twice,
    dropped,
    duplicate_id,
    ended_without_restructure,
    near_duplicate_measures,
    no_way_up,
    uncovered_district,
    unknown_action,
)
