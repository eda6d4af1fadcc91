"""Who joined and left a call: rows of one person put together, and how long they were in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from partnership.recording.importing.days import Order
    from partnership.recording.importing.stamps import Stamp

Sort = Literal["whole", "stay", "joined", "there", "left"]
"""What a row tells: all of somebody's stays as one, one stay, or one step: that they joined, were there before, left."""


class Line(NamedTuple):
    """A row of a report about one person; `addresses` are theirs in small letters, `seconds` how long it says that they were there."""

    row: int
    sort: Sort
    name: str
    addresses: frozenset[str]
    joined: Stamp | None = None
    left: Stamp | None = None
    seconds: int | None = None
    printed: str = ""


def people(lines: Iterable[Line]) -> tuple[tuple[tuple[Line, ...], ...], tuple[Line, ...]]:
    """Return the rows of each person, and those of which it cannot be told whose they are.

    Rows that share an address are of one person. Rows without any are of whoever alone has that name, written exactly so; where
    two have it, a row in a list of who was there is somebody of its own, and one about a stay of somebody cannot be placed.
    """
    addressed, bare = _by_address(lines)
    named: defaultdict[str, list[list[Line]]] = defaultdict(list)
    for group in addressed:
        for name in {line.name for line in group}:
            named[name].append(group)
    unplaced: list[Line] = []
    alone: list[list[Line]] = []
    for name, rows in bare.items():
        owners = named[name]
        if len(owners) == 1:
            owners[0].extend(rows)
            continue
        own = [line for line in rows if not owners or line.sort == "whole"]
        if own:
            alone.append(own)
        unplaced.extend(line for line in rows if owners and line.sort != "whole")
    return tuple(tuple(sorted(group, key=_row)) for group in (*addressed, *alone)), tuple(sorted(unplaced, key=_row))


def _row(line: Line) -> int:
    return line.row


def _by_address(lines: Iterable[Line]) -> tuple[list[list[Line]], dict[str, list[Line]]]:
    """Return the rows that have an address, those that share one together, and the others by their name."""
    same: dict[str, str] = {}
    bare: defaultdict[str, list[Line]] = defaultdict(list)
    addressed: list[tuple[str, Line]] = []
    for line in lines:
        if line.addresses:
            first, *others = sorted(line.addresses)
            for other in others:
                same[_first(same, other)] = _first(same, first)
            addressed.append((first, line))
        else:
            bare[line.name].append(line)
    groups: defaultdict[str, list[Line]] = defaultdict(list)
    for address, line in addressed:
        groups[_first(same, address)].append(line)
    return list(groups.values()), dict(bare)


def _first(same: dict[str, str], address: str) -> str:
    """Return the address that stands for all that are the same person's as this one."""
    while (other := same.setdefault(address, address)) != address:
        same[address] = same[other]
        address = other
    return address


def came_and_left(lines: Iterable[Line], order: Order | None) -> tuple[str | None, str | None]:
    """Return when somebody first joined and last left, `HH:MM`, None where the rows do not tell.

    Who was there before the rows begin has no time of joining; who joined after they had last left has none of leaving.
    """
    came: list[tuple[datetime, str | None]] = []
    left: list[tuple[datetime, str]] = []
    for line in lines:
        for one, out in ((line.joined, line.sort == "left"), (line.left, True)):
            moment = None if one is None or order is None else one.at(order)
            if one is None or moment is None:
                continue
            if out:
                left.append((moment, one.clock))
            else:
                came.append((moment, None if line.sort == "there" else one.clock))
    first = min(came, key=_moment)[1] if came else None
    stayed = left and came and max(came, key=_moment)[0] > max(left, key=_moment)[0]
    return first, max(left, key=_moment)[1] if left and not stayed else None


def _moment(of: tuple[datetime, str | None]) -> datetime:
    return of[0]


def minutes(lines: Sequence[Line], order: Order | None, ended: datetime | None) -> int | None:
    """Return the whole minutes that somebody was there, rounded down, None where the rows do not tell.

    Times that overlap, as of two devices, count once. Who had not left is there until the call ended. Where stays are not told
    one by one with their times, it is what the one row says that has a length for all of them.
    """
    if order is not None and (spans := _spans(lines, order, ended)) is not None:
        return int(_covered(spans)) // 60
    told = [line for line in lines if line.sort == "whole"] or lines
    return told[0].seconds // 60 if len(told) == 1 and told[0].seconds is not None else None


def _spans(lines: Sequence[Line], order: Order, ended: datetime | None) -> list[tuple[datetime, datetime]] | None:
    """Return when somebody was there, from and to, or None where that is not told of every stay."""
    stays = [line for line in lines if line.sort == "stay"]
    steps = [line for line in lines if line.sort in {"joined", "there", "left"}]
    if not stays and not steps:
        return None
    spans = [span for line in stays if (span := _span(line, order, ended)) is not None]
    walked = _walked(steps, order, ended)
    return None if len(spans) < len(stays) or walked is None else [*spans, *walked]


def _span(line: Line, order: Order, ended: datetime | None) -> tuple[datetime, datetime] | None:
    began = None if line.joined is None else line.joined.at(order)
    left = ended if line.left is None else line.left.at(order)
    return None if began is None or left is None or left < began else (began, left)


def _walked(steps: Sequence[Line], order: Order, ended: datetime | None) -> list[tuple[datetime, datetime]] | None:
    """Return the spans between steps in and out, by how many devices were in: None where one went out that never came in."""
    moves: Counter[tuple[datetime, int]] = Counter()
    for line in steps:
        moment = None if line.joined is None else line.joined.at(order)
        if moment is None:
            return None
        moves[moment, 1 if line.sort != "left" else -1] += 1
    # Somebody who changes devices in one second was never out.
    ordered = sorted(moves, key=lambda one: (one[0], -one[1]))
    spans: list[tuple[datetime, datetime]] = []
    inside = 0
    for (moment, step), after in zip(ordered, [*(one for one, _ in ordered[1:]), ended], strict=False):
        inside += step * moves[moment, step]
        if inside < 0 or (inside and (after is None or after < moment)):
            return None
        if inside and after is not None:
            spans.append((moment, after))
    return spans


def _covered(spans: Iterable[tuple[datetime, datetime]]) -> float:
    """Return the seconds that any of the spans covers."""
    covered, until = 0.0, None
    for began, left in sorted(spans):
        start = began if until is None else max(began, until)
        covered += max(0.0, (left - start).total_seconds())
        until = left if until is None else max(until, left)
    return covered
