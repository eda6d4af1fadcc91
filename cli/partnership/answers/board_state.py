"""Where a board stands on a day: proposed, in existence, ended, or not known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers import when
from partnership.documents import fields
from partnership.words import dates
from partnership.words.dates import FIRST_DAY, LAST_DAY, Moment
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.answers.load import Records
    from partnership.documents.document import Document

StateName = Literal[
    "not yet proposed", "perhaps proposed", "proposed", "not yet in existence", "in existence", "ended", "not known"
]

ABSENT: frozenset[StateName] = frozenset({"not yet proposed", "perhaps proposed", "not yet in existence", "ended"})
"""Where a board certainly does not exist on the day: nothing that it has holds then."""


class State(NamedTuple):
    """Where a board stands, and what says so or leaves it open."""

    name: StateName
    why: str


def state(board: Mapping[str, Any], day: Moment, met: Iterable[Moment] = ()) -> State:
    """Return where a board stands on a day.

    `board` is the data of its record, `met` the days on which it met: it existed on each of them, and on the
    first day of whatever else the record has of it. Without a day of its beginning it is in existence from the
    first of these, and not known before.
    """
    return _state(board, day, [] if _dated(board) else [*_beginnings(board), *met])


def _state(board: Mapping[str, Any], day: Moment, signs: Sequence[Moment]) -> State:
    begun, how = _begun(board, day, signs)
    ended, end = _ended(board, day, signs)
    if ended is Truth.YES:
        return State("ended", end)
    if begun is Truth.NO:
        return _before(board, day, how)
    if begun is Truth.YES and ended is Truth.NO:
        return State("in existence", f"{how}; {end}")
    return State(
        "not known",
        "; ".join((*((how,) if begun is Truth.UNKNOWN else ()), *((end,) if ended is Truth.UNKNOWN else ()))),
    )


def _dated(board: Mapping[str, Any]) -> bool:
    """Whether the days of a board's life are known, so that nothing else says anything of them."""
    ends = [board.get("established"), board["dissolved"]] if "dissolved" in board else [board.get("established")]
    return all(end is not None and fields.moment(end["on"]).exact for end in ends)


def board_state(records: Records, board: Document, day: Moment) -> State:
    """Return where a board of the records stands on a day; its meetings are read only where its own dates leave it open."""
    found = _state(board.data, day, _signs(records, board))
    return found if found.name != "not known" else state(board.data, day, _met(records, board.id))


def begun(records: Records, board: Document, day: Moment) -> Truth:
    """Whether a board of the records had begun by a day, whatever became of it later."""
    signs = _signs(records, board)
    found, _ = _begun(board.data, day, signs)
    return found if found is not Truth.UNKNOWN else _begun(board.data, day, [*signs, *_met(records, board.id)])[0]


def _signs(records: Records, board: Document) -> Sequence[Moment]:
    """Return what says something of a board's beginning and end in its own record, which is looked through once."""
    key = ("signs of life", board.id)
    if key not in records.kept:
        records.kept[key] = () if _dated(board.data) else tuple(_beginnings(board.data))
    signs: Sequence[Moment] = records.kept[key]
    return signs


def _met(records: Records, board: str) -> list[Moment]:
    """Return the first and the last day on which a board met, and whatever else bounds them; few of its meetings are read."""
    ids = records.meeting_ids(board)
    dated = [one for one in ids if fields.day_in(one).exact]
    dated.sort(key=fields.day_in)
    first, last = (
        next((day for one in those if (day := _held(records, one)) is not None), None)
        for those in (dated, reversed(dated))
    )
    undated = (_held(records, one) for one in ids if not fields.day_in(one).exact)
    return [day for day in (first, last, *undated) if day is not None]


def _held(records: Records, meeting: str) -> Moment | None:
    """Return the day of a meeting that was held; None where it was not, or cannot be read."""
    document = records.document("meeting", meeting)
    if document is None or document.data["status"] not in {"held", "held-informally"}:
        return None
    return fields.day_of(document)


def _begun(board: Mapping[str, Any], day: Moment, signs: Sequence[Moment]) -> tuple[Truth, str]:
    first = min((sign.latest for sign in signs), default=LAST_DAY)
    established = board.get("established")
    if established is not None:
        on = fields.moment(established["on"])
        return _reached(
            Moment(on.earliest, max(on.earliest, min(on.latest, first))), day
        ), f"established {when.some_day(established['on'])}"
    if "proposed" in board or "agreed" in board:
        return Truth.NO, "no establishment on record"
    if first == LAST_DAY:
        return Truth.UNKNOWN, "the day it began is not on record"
    since = dates.shown(date.fromordinal(first))
    return _reached(Moment(FIRST_DAY, first), day), f"on record since {since} at the latest, the day it began is not"


def _ended(board: Mapping[str, Any], day: Moment, signs: Sequence[Moment]) -> tuple[Truth, str]:
    dissolved = board.get("dissolved")
    if dissolved is None:
        return Truth.NO, "no end on record"
    last = fields.moment(dissolved["on"])
    seen = max((sign.earliest for sign in signs), default=FIRST_DAY)
    first_end = min(last.latest, max(last.earliest, seen))
    spoken = f"dissolved {when.some_day(dissolved['on'])}"
    if last.latest < day.earliest:
        return Truth.YES, spoken
    return (Truth.NO if day.latest <= first_end else Truth.UNKNOWN), spoken


def _before(board: Mapping[str, Any], day: Moment, how: str) -> State:
    found = [
        (word, fields.moment(board[word]["on"]), board[word]["on"]) for word in ("agreed", "proposed") if word in board
    ]
    for word, on, value in found:
        if _reached(on, day) is Truth.YES:
            return State("proposed", f"{word} {when.some_day(value)}; {how}")
    if any(_reached(on, day) is Truth.UNKNOWN for _, on, _ in found):
        planned = [f"{word} {when.some_day(value)}" for word, _, value in found]
        return State("perhaps proposed", "; ".join((*planned, how)))
    if found:
        return State("not yet proposed", "; ".join(f"{word} {when.some_day(value)}" for word, _, value in found))
    return State("not yet in existence", how)


def _reached(moment: Moment, day: Moment) -> Truth:
    if moment.latest <= day.earliest:
        return Truth.YES
    return Truth.NO if moment.earliest > day.latest else Truth.UNKNOWN


def _beginnings(node: object) -> Iterator[Moment]:
    """Yield every `since` in a record, but for what was only drafted, proposed or agreed."""
    if isinstance(node, dict):
        # terms of reference that are agreed hold; a link (it has a `type`) that is only agreed does not
        if node.get("status") in {"draft", "proposed", "agreed"} and ("type" in node or node["status"] != "agreed"):
            return
        if "since" in node:
            yield fields.moment(node["since"])
        for value in node.values():
            yield from _beginnings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _beginnings(value)
