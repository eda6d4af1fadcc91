"""How often boards meet: what their frequency promises against the meetings on record, and which have gone quiet."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from math import ceil
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers.board_state import ABSENT, board_state
from partnership.answers.deadlines.course import MET, MOVED
from partnership.documents import fields
from partnership.records import decode
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.answers.load import Records
    from partnership.records.model.meeting import Meeting

SOME_DAYS = 14
"""Days by which a board may be later than its frequency has it before it is said to be."""
_YEAR = 365
_AUGUST = 8
_QUIET = 2
"""How many times the longest interval that was promised makes a board quiet, if no meeting is planned."""

Verdict = Literal["as-promised", "longer", "depends", "unrecorded", "quiet", "no-number", "cannot-tell"]
"""`longer`: more days since the last meeting than promised, whichever way the frequency is read; `depends`: by one way only.
`unrecorded`: longer unless a meeting that was planned since was held, of which no outcome is on record. `quiet`: far more, and no meeting is planned. `no-number`: nothing on record says how often. `cannot-tell`: no meeting with a day is on record."""
Number = Literal["fewer", "as-promised", "more", "depends", "no-number", "too-early", "cannot-tell"]
"""How the meetings of twelve months on record compare with the frequency; `too-early`: it has not held, or may not have, for as long;
`cannot-tell`: no meeting with a day is on record at all."""


class Held(NamedTuple):
    """One board: what is promised, and what is on record of the twelve months to a day.

    `unrecorded` are meetings of those months that were planned and of which no outcome is on record: they may have been held. `rates` are the ways to read how often it is to meet, times a year, the fewest first; `at_least` that it may be more. `number` compares the
    meetings held, of whatever kind, with them. `since` are the days since the last
    meeting, of which `august` were in August and are not counted; `planned` is the next meeting on record.
    """

    board: str
    says: tuple[str, ...]
    rates: tuple[float, ...]
    at_least: bool
    held: int
    unrecorded: int
    number: Number
    last: Meeting | None
    since: int | None
    august: int
    planned: Meeting | None
    verdict: Verdict

    def interval(self, rate: float) -> int:
        """Return the longest interval that a rate allows, in days, without what is let pass."""
        return round(_YEAR / rate)


def held(records: Records, as_of: date, boards: Iterable[str]) -> Iterator[Held]:
    """Yield every board that is there on the day and has a frequency or a meeting on record; one held jointly is of each of its boards."""
    today = dates.on(as_of)
    those = list(boards)
    joint = _joint(records, those)
    for board_id in those:
        document = records.document("board", board_id)
        if document is None or board_state(records, document, today).name in ABSENT:
            continue
        often = [
            one for one in fields.each(document.data, "frequency") if fields.period(one).holds_on(today) is not Truth.NO
        ]
        meetings = [*records.meetings(board_id).read, *joint.get(board_id, ())]
        meetings.sort(key=lambda one: (one.day.latest, one.id))
        if often or meetings:
            since = max(
                [fields.life(document.data).starts.latest, *(fields.period(one).starts.latest for one in often)]
            )
            yield _held(board_id, often, meetings, as_of, whole=since <= as_of.toordinal() - _YEAR)


def _joint(records: Records, boards: Sequence[str]) -> dict[str, list[Meeting]]:
    """Return the meetings that boards held with another, on whose record they stand."""
    found: dict[str, list[Meeting]] = {}
    for document in records.meetings_about(frozenset(boards)):
        for board in document.data.get("joint_with", ()):
            found.setdefault(board, []).append(decode.meeting(document))
    return found


def _held(
    board: str, often: Sequence[Mapping[str, Any]], meetings: Sequence[Meeting], as_of: date, *, whole: bool
) -> Held:
    day = as_of.toordinal()
    met = [one for one in meetings if one.status in MET and one.day.exact and one.day.latest <= day]
    ahead = [one for one in meetings if one.status not in MOVED and one.day.exact and one.day.earliest > day]
    rates = tuple(sorted({rate for one in often for rate in _rates(one) if rate}))
    at_least = any(one.get("at_least") for one in often)
    in_year = sum(one.day.earliest > day - _YEAR for one in met)
    last = met[-1] if met else None
    since = day - last.day.latest if last else None
    august = _in_august(date.fromordinal(last.day.latest), as_of) if last else 0
    planned = ahead[0] if ahead else None
    counted = None if since is None else since - august
    open_ = [
        one for one in meetings if one.status == "planned" and one.day.exact and day - _YEAR < one.day.earliest <= day
    ]
    number = _number((in_year, in_year + len(open_)), rates, at_least=at_least)
    if rates and (last is None or not whole):
        number = "cannot-tell" if last is None else "too-early"
    verdict = _verdict(counted, rates, planned=planned is not None)
    if (
        open_
        and verdict in {"longer", "quiet"}
        and _verdict(day - open_[-1].day.latest, rates, planned=planned is not None) != verdict
    ):
        verdict = "unrecorded"
    says = tuple(str(one["says"]) for one in often)
    return Held(board, says, rates, at_least, in_year, len(open_), number, last, since, august, planned, verdict)


def _rates(one: Mapping[str, Any]) -> tuple[float, ...]:
    year = one.get("per_year")
    if year is None:
        return ()
    return (year["least"], year["most"]) if isinstance(year, dict) else (year,)


def _number(numbers: tuple[int, int], rates: Sequence[float], *, at_least: bool) -> Number:
    """Return how the meetings of a year, the fewest and the most, compare with what was promised; 8.67 a year is 8 or 9."""
    found: set[Number] = set()
    for rate, met in product(rates, numbers):
        if met < int(rate):
            found.add("fewer")
        elif met > ceil(rate) and not at_least:
            found.add("more")
        else:
            found.add("as-promised")
    if not found:
        return "no-number"
    return found.pop() if len(found) == 1 else "depends"


def _verdict(days: int | None, rates: Sequence[float], *, planned: bool) -> Verdict:
    if not rates:
        return "no-number"
    if days is None:
        return "cannot-tell"
    late = [days > round(_YEAR / rate) + SOME_DAYS for rate in rates]
    if all(late) and not planned and days > _QUIET * round(_YEAR / rates[0]):
        return "quiet"
    return "longer" if all(late) else "depends" if any(late) else "as-promised"


def _in_august(last: date, as_of: date) -> int:
    """Return how many of the days after the last meeting, up to a day inclusive, were in August."""
    found = 0
    for year in range(last.year, as_of.year + 1):
        first, final = max(date(year, _AUGUST, 1), last + timedelta(days=1)), min(date(year, _AUGUST, 31), as_of)
        found += max(0, (final - first).days + 1)
    return found
