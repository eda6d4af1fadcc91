"""Which boards of a tree are asked for: of a place, a kind, an outcome, an organisation, or only what is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.load import NotFoundError
from partnership.words.truth import Truth
from partnership.words.wording import candidates, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from partnership.answers.load import Records
    from partnership.answers.structure.bodies import Body
    from partnership.answers.structure.graph import Node

_WHERE = {
    "outcome": "`partnership list plans` shows the plans that have them",
    "organisation": "`partnership seats --by organisation` shows those that have a seat",
}


class Asked(NamedTuple):
    """What boards are asked for; None or empty is no limit.

    `places` and `kinds` are any of these, `outcome` a plan and an outcome of it, `organisation` one with its place,
    of which a seat has to be; `certain` leaves out what may or may not have been there.
    """

    places: frozenset[str] | None = None
    kinds: frozenset[str] = frozenset()
    outcome: tuple[str, str] | None = None
    organisation: str | None = None
    certain: bool = False

    def of(self, bodies: Mapping[str, Body]) -> Callable[[Node], bool] | None:
        """Return the test of a body; None where everything is asked for."""
        if self == Asked():
            return None
        return lambda node: self._has(node, bodies.get(node.id))

    def _has(self, node: Node, body: Body | None) -> bool:
        return (
            body is not None
            and (self.places is None or node.place in self.places)
            and (not self.kinds or body.kind in self.kinds)
            and (self.outcome is None or self.outcome in body.serves)
            and (self.organisation is None or any(one.id == self.organisation for one in body.organisations))
            and (not self.certain or node.holds is Truth.YES)
        )


def outcome(records: Records, typed: str) -> tuple[str, str]:
    """Return the plan and the outcome of it that are meant by an id or a part of a name. Raises NotFoundError."""
    known = {
        f"{plan.id}#{key}": (key, *_texts(one, "name", "described_as"))
        for plan in records.documents("plan")
        for key, one in plan.data.get("outcomes", {}).items()
    }
    plan, _, key = _meant(known, typed, "outcome").partition("#")
    return plan, key


def organisation(records: Records, typed: str) -> str:
    """Return the organisation, by its id with its place, that is meant by an id or a part of a name. Raises NotFoundError."""
    known = {
        f"{place.id}/{key}": (key, *_texts(one, "name", "short"), *one.get("also_known_as", ()))
        for place in records.documents("place")
        for key, one in place.data.get("organisations", {}).items()
    }
    return _meant(known, typed, "organisation")


def _texts(thing: Mapping[str, str], *fields: str) -> Iterable[str]:
    return (str(thing[field]) for field in fields if field in thing)


def _meant(known: Mapping[str, Iterable[str]], typed: str, what: str) -> str:
    low = typed.strip().casefold()
    names = {one: {one.casefold(), *(name.casefold() for name in each)} for one, each in known.items()}
    whole = [one for one, each in names.items() if low in each]
    found = whole or [one for one, each in names.items() if low and any(low in name for name in each)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(candidates(typed, found))
    back = {name: one for one, each in names.items() for name in each}
    near = nearest(low, back)
    message = f"there is no {what} `{typed}`" + (f"; did you mean `{back[near]}`?" if near else f"; {_WHERE[what]}")
    raise NotFoundError(message)
