"""The clauses that a text may leave open, and how each can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.records.model.quorum import Quorum
    from partnership.records.model.terms import SubstituteRule

Clause = Literal[
    "counting",
    "person_in_two_seats",
    "agency_of",
    "base",
    "base_members",
    "round",
    "observers",
    "co_opted",
    "advisers",
    "associates",
    "ex_officio",
    "non_voting",
    "substitutes",
    "virtual",
    "part",
    "conflicted",
    "suspended",
    "timing",
]

_YES_OR_NO = ("yes", "no")
_OUT_OF_BASE = ("yes", "no", "out-of-base")
READINGS: Mapping[Clause, tuple[str, ...]] = {
    "counting": ("heads", "seats"),
    "person_in_two_seats": ("once", "each"),
    "agency_of": ("seat", "organisation", "parent", "sector"),
    "base": ("seats-total", "seats-filled", "voting"),
    "base_members": ("in", "out"),
    "round": ("up", "down"),
    "observers": _YES_OR_NO,
    "co_opted": _YES_OR_NO,
    "advisers": _YES_OR_NO,
    "associates": _YES_OR_NO,
    "ex_officio": _YES_OR_NO,
    "non_voting": _YES_OR_NO,
    "substitutes": ("any", "named", "none"),
    "virtual": ("yes", "no", "with-chairs-agreement"),
    "part": _YES_OR_NO,
    "conflicted": _OUT_OF_BASE,
    "suspended": _OUT_OF_BASE,
    "timing": ("each-item", "start"),
}
"""Every clause with all that it can say where the text does not.

`base_members` is whether seats whose holders do not count towards the quorum are in a base that is not narrowed.
Rounding to the nearest comes to one of the two.
"""
_STATED_BY_RULE: tuple[Clause, ...] = (
    "observers",
    "co_opted",
    "advisers",
    "associates",
    "ex_officio",
    "non_voting",
    "virtual",
    "part",
    "conflicted",
    "suspended",
    "person_in_two_seats",
    "agency_of",
)
_ALLOWED = {"none": ("none",), "named": ("named", "none"), "any": ("any", "none")}

Reading = tuple[tuple[Clause, str], ...]
"""How the clauses that a text leaves open are read, in the order in which they came up."""


class Text(NamedTuple):
    """What a rule says of its clauses, and how those that it leaves open are read; what is not read stays open."""

    stated: Mapping[Clause, tuple[str, ...]]
    read: Reading = ()

    def options(self, clause: Clause, stated: str = "unstated") -> tuple[str, ...]:
        """Return all that a clause can mean: what is stated, what it is read as, or every reading of it."""
        if stated != "unstated":
            return (stated,)
        own = self.stated.get(clause, READINGS[clause])
        return next(((option,) for name, option in self.read if name == clause), own)

    def reading(self, clause: Clause, option: str) -> Text:
        """Return the text with one more of its open clauses read so."""
        return self._replace(read=(*self.read, (clause, option)))


def text(rule: Quorum, substitutes: SubstituteRule | None) -> Text:
    """Return what a rule says of its clauses; `substitutes` is what the same terms of reference allow."""
    counts = rule.who_counts
    stated: dict[Clause, tuple[str, ...]] = {
        clause: (said,) for clause in _STATED_BY_RULE if (said := getattr(counts, clause)) != "unstated"
    }
    if counts.substitutes != "unstated":
        stated["substitutes"] = (counts.substitutes,)
    elif substitutes is not None and substitutes.allowed in _ALLOWED:
        stated["substitutes"] = _ALLOWED[substitutes.allowed]
    if rule.timing.counted != "unstated":
        stated["timing"] = (rule.timing.counted,)
    elif rule.per_item != "unstated":
        stated["timing"] = ("each-item" if rule.per_item == "yes" else "start",)
    elif counts.conflicted in {"no", "out-of-base"}:  # who has an interest in an item can only be left out at the item
        stated["timing"] = ("each-item",)
    return Text(stated)
