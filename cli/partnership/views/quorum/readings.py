"""How a text that leaves something open can be read, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.quorum.clauses import Clause, Reading


def _who(who: str) -> Mapping[str, str]:
    return {
        "yes": f"{who} count",
        "no": f"{who} do not count",
        "out-of-base": f"{who} do not count and are left out of the base",
    }


_READ_SO: Mapping[Clause, Mapping[str, str]] = {
    "counting": {"heads": "people are counted", "seats": "seats are counted"},
    "person_in_two_seats": {
        "once": "somebody in two seats counts once",
        "each": "somebody in two seats counts for each",
    },
    "agency_of": {
        "seat": "an agency is what is recorded with the seat",
        "organisation": "an agency is the organisation of a seat",
        "parent": "an agency is the parent of a seat's organisation",
        "sector": "an agency is the sector of a seat's organisation",
    },
    "base": {
        "seats-total": "the base is all seats",
        "seats-filled": "the base is the filled seats",
        "voting": "the base is the seats with a vote",
    },
    "base_members": {
        "in": "seats of those who do not count are in the base",
        "out": "seats of those who do not count are not in the base",
    },
    "round": {"up": "a fraction is rounded up", "down": "a fraction is rounded down"},
    "observers": _who("observers"),
    "co_opted": _who("co-opted members"),
    "advisers": _who("advisers"),
    "associates": _who("associate members"),
    "ex_officio": _who("members ex officio"),
    "non_voting": _who("members without a vote"),
    "substitutes": {
        "any": "substitutes count",
        "named": "only substitutes named beforehand count",
        "none": "substitutes do not count",
    },
    "virtual": {
        **_who("those taking part from elsewhere"),
        "with-chairs-agreement": "those taking part from elsewhere count if the chair agreed",
    },
    "part": _who("those there for a part"),
    "conflicted": _who("those with a declared interest"),
    "suspended": _who("suspended members"),
    "timing": {"start": "it is counted at the start", "each-item": "it is counted at each item"},
}


def read_so(reading: Reading) -> str:
    """Return how a text is read, such as `observers count and a fraction is rounded up`; empty where nothing is left open."""
    return listed(_READ_SO[clause][option] for clause, option in reading)
