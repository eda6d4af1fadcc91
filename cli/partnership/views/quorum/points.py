"""The points of a meeting at which its quorum was counted: what they are called, which are alike, where it was lost and regained."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from partnership.report import Cell, Column, Table
from partnership.views.quorum.outcome import joined
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.quorum.agenda import Point
    from partnership.quorum.counting import Tally
    from partnership.quorum.judging import AtPoint
    from partnership.report import Tone
    from partnership.views.quorum.outcome import OutcomeInWords
    from partnership.views.quorum.tree import Reason

TONES: dict[Truth, Tone] = {Truth.YES: "good", Truth.NO: "bad", Truth.UNKNOWN: "unsure"}
WORDS = {Truth.YES: "quorate", Truth.NO: "inquorate", Truth.UNKNOWN: "cannot tell"}
_LETTERS = {Truth.YES: "Q", Truth.NO: "I", Truth.UNKNOWN: "?"}
_CHANGED = {Truth.YES: "regained", Truth.NO: "lost", Truth.UNKNOWN: "no longer certain"}


class Change(NamedTuple):
    """Where a quorum was lost, regained or no longer certain, in words, and why."""

    point: Point
    met: Truth
    words: str
    why: str


def point_in_words(point: Point) -> str:
    """Return what a point is called: `item 4, Funding for school projects`."""
    if not point.is_item:
        return "the start"
    name = f"item {point.item}" if point.item is not None else ""
    own = point.title or ""
    return ", ".join(part for part in (name, own if name else f"“{own}”") if part)


def points_in_words(points: Sequence[Point]) -> str:
    """Return several points without their titles, in runs: `items 1 to 3 and 5`."""
    loose = [point_in_words(point) for point in points if point.item is None]
    numbered = [point for point in points if point.item is not None]
    items = [f"item{'s' * (len(numbered) > 1)} {listed(map(_run, _runs(numbered)))}"] if numbered else []
    return listed([*loose, *items])


def _runs(points: Sequence[Point]) -> Iterator[list[Point]]:
    run: list[Point] = []
    for point in points:
        if run and (run[-1].place or 0) + 1 != point.place:
            yield run
            run = []
        run.append(point)
    if run:
        yield run


def _run(run: Sequence[Point]) -> str:
    first, last = str(run[0].item), str(run[-1].item)
    if len(run) == 1:
        return first
    return f"{first} to {last}" if run[1:-1] else f"{first} and {last}"


def alike(points: Iterable[AtPoint], outcomes: OutcomeInWords) -> list[tuple[list[Point], Reason]]:
    """Return the points with the tree of each, those whose trees say the same together."""
    found: dict[Reason, list[Point]] = {}
    for at in points:
        found.setdefault(outcomes.tree(at.outcome), []).append(at.point)
    return [(those, tree) for tree, those in found.items()]


def strip(points: Sequence[AtPoint]) -> Table:
    """Return a strip with a mark for each point."""
    columns = [Column("Counted at")]
    cells = [Cell("Quorum")]
    for number, at in enumerate(points, 1):
        name = at.point.item if at.point.is_item else "start"
        heading = name if name is not None else f"({number})"
        columns.append(Column(heading, "centre", joined=True, title=point_in_words(at.point)))
        cells.append(Cell(_LETTERS[at.met], TONES[at.met], f"{WORDS[at.met].capitalize()}: {point_in_words(at.point)}"))
    met = {at.met for at in points}
    legend = "; ".join(f"{_LETTERS[one]} {WORDS[one]}" for one in _LETTERS if one in met)
    return Table("Item by item", tuple(columns), (tuple(cells),), (f"{legend}.",))


def changes(points: Sequence[AtPoint], outcomes: OutcomeInWords) -> list[Change]:
    """Return where the quorum was reached, lost and regained, with who came to count or ceased to."""
    found = []
    for number, (before, after) in enumerate(pairwise(points), 1):
        if before.met is not after.met:
            earlier = points[:number]
            words = _CHANGED[after.met]
            if after.met is Truth.YES and all(one.met is not Truth.YES for one in earlier):
                words = "reached"
            decided = joined(outcomes.decided(after.outcome, after.met))
            found.append(Change(after.point, after.met, words, "; ".join((decided, *_moved(earlier, after, outcomes)))))
    return found


def _moved(earlier: Sequence[AtPoint], after: AtPoint, outcomes: OutcomeInWords) -> Iterator[str]:
    """Yield who counts otherwise than at the point before, and why."""
    was, now = [_counted(at) for at in earlier], _counted(after)
    for who, tally in now.items():
        before = was[-1].get(who)
        if before is None or before.counts is tally.counts:
            continue
        again = any(who in each and each[who].counts is Truth.YES for each in was)
        name = listed(outcomes.people([tally]))
        yield f"{name} counts{' again' if again else ''}" if tally.counts is Truth.YES else f"{name}: {tally.why}"


def _counted(at: AtPoint) -> dict[str, Tally]:
    """Return whoever was looked at, each as they count most."""
    found: dict[str, Tally] = {}
    order = (Truth.NO, Truth.UNKNOWN, Truth.YES)
    for leaf in at.outcome.leaves():
        for one in leaf.tallies:
            if one.who not in found or order.index(one.counts) > order.index(found[one.who].counts):
                found[one.who] = one
    return found
