"""What trees say of a body and of a link, in the fewest words that are still true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Cell
from partnership.views.card import spaced
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.answers.structure.bodies import Body
    from partnership.answers.structure.graph import Link, Node
    from partnership.report import Tone

UNSURE = "[?]"
"""Stands after the name of what may or may not have been there on the day."""
_KINDS = {
    "organisation": "organisation", "post": "post", "described": "not named by the source",
    "missing": "not on record", "unread": "its file could not be read",
}  # fmt: skip
_STANDINGS = {"statutory": "statutory ", "non-statutory": "non-statutory "}
_CLAIMS = {
    "statutory-duty-to-cooperate": "under a statutory duty to co-operate",
    "disputed": "statutory by one source and not by another",
    "unclear": "legal basis unclear",
}
_TO_IT = {
    "sub-group-of": "sub-group of it", "accountable-to": "accountable to it", "reports-to": "reports to it",
    "scrutinised-by": "scrutinised by it", "consults": "consults it", "supports": "supports it",
}  # fmt: skip


def name(node: Node, body: Body | None) -> Cell:
    """Return what a body is called, its acronym, and the mark of what may not have been there."""
    title = f"“{node.title}”" if node.kind == "described" else node.title
    acronym = f" ({body.acronym})" if body and body.acronym and body.acronym != node.title else ""
    unsure = f" {UNSURE}" if node.kind == "board" and node.holds is Truth.UNKNOWN else ""
    return Cell(f"{title}{acronym}{unsure}", "unsure" if unsure or node.proposed else "plain")


def says(node: Node, body: Body | None) -> Iterator[Cell]:
    """Yield what is said of a body: its kind and standing, who chairs it, and how often it meets."""
    if body is None:
        yield Cell(_KINDS.get(node.kind, ""), "muted")
        return
    yield _kind(node, body)
    if body.standing in _CLAIMS:
        yield Cell(_CLAIMS[body.standing], "muted")
    chairs = list(dict.fromkeys(("perhaps " if one.holds is Truth.UNKNOWN else "") + one.name for one in body.chairs))
    if chairs:
        yield Cell(f"{'chairs' if len(chairs) > 1 else 'chair'} {listed(chairs)}", "muted")
    for one in body.meets:
        if one.says != "not stated":
            yield Cell(("perhaps " if one.holds is Truth.UNKNOWN else "") + one.says, "muted")


def standing(body: Body) -> str:
    """Return what is claimed of a board's legal basis in words."""
    return _CLAIMS.get(body.standing) or body.standing


def _kind(node: Node, body: Body) -> Cell:
    several = f" ({body.how_many} of them)" if body.how_many else " (how many is not known)"
    several = "" if body.how_many == 1 else several
    proposed = "proposed " if node.proposed else ""
    kind = "body" if body.kind == "other" else spaced(body.kind)
    tone: Tone = "good" if body.standing == "statutory" else "muted"
    return Cell(f"{proposed}{_STANDINGS.get(body.standing, '')}{kind}{several}", tone)


def to_it(links: Iterable[Link]) -> Iterator[Cell]:
    """Yield how a body is linked to the one directly above it; a plain sub-group is not worth a word."""
    for link in links:
        words = _worded(link, _TO_IT[link.type])
        if words != _TO_IT["sub-group-of"]:
            yield Cell(words, "muted" if link.holds is Truth.YES else "unsure")


def to(links: Iterable[Link], end: str) -> str:
    """Return how a body is linked to another that is named: `sub-group of X, reports to it (quarterly)`."""
    first, *rest = links
    said = [_worded(first, f"{spaced(first.type)} {end}"), *(_worded(link, _TO_IT[link.type]) for link in rest)]
    return listed(said)


def led(links: Iterable[Link]) -> str:
    """Return how one body is linked to another, to stand before that other's name: `sub-group of`."""
    return listed(_worded(link, spaced(link.type)) for link in links)


def _worded(link: Link, words: str) -> str:
    perhaps = "perhaps " if link.when.holds is Truth.UNKNOWN else ""
    whose = f"its {link.of} " if link.of else ""
    more = notes(link)
    return f"{perhaps}{whose}{words}" + (f" ({', '.join(more)})" if more else "")


def notes(link: Link) -> list[str]:
    """Return what is known of a link beyond its type and its ends: how often, whether both ways, and that it was only proposed."""
    often = link.frequency["says"] if link.frequency else ""
    found = [*([often] if often and often != "not stated" else []), *(["both ways"] if link.mutual else [])]
    return [*found, *([f"only {link.status}"] if link.status else [])]


def title(node: Node) -> str:
    """Return the name of a body, what is only described in quotation marks."""
    return f"“{node.title}”" if node.kind == "described" else node.title
