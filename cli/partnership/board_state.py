"""Where a board stands on a day: proposed, in existence, ended, or not known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership import dates, facts, when
from partnership.dates import FIRST_DAY, LAST_DAY, Moment
from partnership.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

StateName = Literal["not yet proposed", "proposed", "not yet in existence", "in existence", "ended", "not known"]


class State(NamedTuple):
    """Where a board stands, and what says so or leaves it open."""

    name: StateName
    why: str


def state(board: Mapping[str, Any], day: Moment) -> State:
    """Return where a board stands on a day.

    `board` is the data of its record. A board without a day of its beginning is in existence from the first
    day on which the record has something of it, and not known before.
    """
    begun, how = _begun(board, day)
    ended, end = _ended(board, day)
    if ended is Truth.YES:
        return State("ended", end)
    if begun is Truth.NO:
        return _before(board, day, how)
    if begun is Truth.YES and ended is Truth.NO:
        return State("in existence", f"{how}; {end}")
    return State("not known", "; ".join(part for part in (how if begun is Truth.UNKNOWN else "", end if ended is Truth.UNKNOWN else "") if part))


def _begun(board: Mapping[str, Any], day: Moment) -> tuple[Truth, str]:
    established = board.get("established")
    if established is not None:
        return _reached(facts.moment(established["on"]), day), f"established {when.spoken(established['on'])}"
    if "proposed" in board or "agreed" in board:
        return Truth.NO, "no establishment on record"
    first = min((moment.latest for moment in _beginnings(board)), default=LAST_DAY)
    if first == LAST_DAY:
        return Truth.UNKNOWN, "the day it began is not on record"
    begun = _reached(Moment(FIRST_DAY, first), day)
    since = dates.shown(date.fromordinal(first))
    return begun, f"on record since {since} at the latest, the day it began is not"


def _ended(board: Mapping[str, Any], day: Moment) -> tuple[Truth, str]:
    dissolved = board.get("dissolved")
    if dissolved is None:
        return Truth.NO, "no end on record"
    last = facts.moment(dissolved["on"])
    spoken = f"dissolved {when.spoken(dissolved['on'])}"
    if last.latest < day.earliest:
        return Truth.YES, spoken
    return (Truth.NO if day.latest <= last.earliest else Truth.UNKNOWN), spoken


def _before(board: Mapping[str, Any], day: Moment, how: str) -> State:
    found = [(word, facts.moment(board[word]["on"]), board[word]["on"]) for word in ("agreed", "proposed") if word in board]
    for word, on, value in found:
        if _reached(on, day) is Truth.YES:
            return State("proposed", f"{word} {when.spoken(value)}; {how}")
    if any(_reached(on, day) is Truth.UNKNOWN for _, on, _ in found):
        return State("not known", "; ".join(f"{word} {when.spoken(value)}" for word, _, value in found))
    if found:
        return State("not yet proposed", "; ".join(f"{word} {when.spoken(value)}" for word, _, value in found))
    return State("not yet in existence", how)


def _reached(moment: Moment, day: Moment) -> Truth:
    if moment.latest <= day.earliest:
        return Truth.YES
    return Truth.NO if moment.earliest > day.latest else Truth.UNKNOWN


def _beginnings(node: Any) -> Iterator[Moment]:
    """Yield every `since` in a record, but for what was only drafted, proposed or agreed."""
    if isinstance(node, dict):
        if node.get("status") in {"draft", "proposed", "agreed"} and ("type" in node or node["status"] != "agreed"):
            return
        if "since" in node:
            yield facts.moment(node["since"])
        for value in node.values():
            yield from _beginnings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _beginnings(value)
