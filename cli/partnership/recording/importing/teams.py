"""Microsoft Teams' attendance reports: who joined a meeting, for how long, and what the report cannot say."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from partnership.recording.importing.callers import no_person, untagged
from partnership.recording.importing.heard import Aside, Heard, Occasion, Saying, bounded
from partnership.recording.importing.stamps import length, orders, stamp
from partnership.recording.importing.stays import Line, came_and_left, minutes, people
from partnership.words.dates import shown
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from partnership.recording.importing.days import Order
    from partnership.recording.importing.stamps import Stamp
    from partnership.recording.importing.stays import Sort
    from partnership.source.tables import Row

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "participant", "participant name", "display name"),
    "first": ("first join", "first join time"),
    "last": ("last leave", "last leave time"),
    "joined": ("join time", "joined at", "time joined"),
    "left": ("leave time", "left at", "time left"),
    "length": ("in-meeting duration", "duration", "total duration", "meeting duration"),
    "email": ("email", "e-mail", "email address", "e-mail address"),
    "id": ("participant id (upn)", "participant id", "upn", "user principal name"),
    "action": ("user action", "action"),
    "at": ("timestamp", "time stamp"),
}
"""What the columns have been called, in small letters; versions differ, and so do their capitals."""
_FIELDS = {name: field for field, names in _COLUMNS.items() for name in names}
_KNOWN_BY = (
    {"first"},
    {"last"},
    {"joined", "left"},
    {"joined", "length"},
    {"action", "at"},
    {"length", "id"},
    {"email", "id"},
)
"""What a report's table has beside the name, whatever an organisation's policy leaves out: any one of these."""
_SUMMARY: Mapping[str, tuple[str, ...]] = {
    "title": ("meeting title", "title"),
    "began": ("start time", "meeting start time"),
    "ended": ("end time", "meeting end time"),
    "count": ("attended participants", "total number of participants"),
}
_STEPS: Mapping[str, Sort] = {"joined": "joined", "joined before": "there", "left": "left"}
_WHOSE = "more than one person has this name, and the row does not say which of them it is about"
_SECTION = re.compile(r"\d{1,2}\s*[.)]\s*\S")
_LONGEST = timedelta(hours=30)
"""How long a meeting in Teams can go on; a report is of one."""
_HYBRID = (
    "Everybody here joined in Teams. Whoever sat in a room, or behind somebody else's account, is not in the report."
)


class _Report(NamedTuple):
    """What each row of a report is: about somebody, or an aside; what its head says, and the headings of its tables."""

    lines: tuple[Line, ...]
    asides: tuple[Aside, ...]
    head: Mapping[str, str]
    headings: tuple[str, ...]

    @property
    def timed(self) -> bool:
        """Whether a table has times: an organisation's policy may leave them out."""
        return any(_field(heading) in {"first", "joined", "at"} for heading in self.headings)


def heard(rows: Sequence[Row]) -> Heard | None:
    """Return what a report says, or None where no row has the headings of one. Raises StrangeFileError.

    Everybody who joined came, `virtual`. Rows of one person are one saying: those with the same user name or address, and those
    with neither that have a name which one other alone has. `minutes` are whole ones, rounded down, none counted twice.
    """
    report = _report(rows)
    if report is None:
        return None
    began, ended = (stamp(report.head.get(one, "")) for one in ("began", "ended"))
    joined = [line.joined for line in report.lines if line.joined is not None]
    every = [one for one in (began, ended, *joined, *(line.left for line in report.lines)) if one is not None]
    possible = orders(every, _stays(report.lines), _LONGEST)
    first = began or _earliest(joined, possible)
    end = ended.at(possible[0]) if ended is not None and possible else None
    groups, unplaced = people(report.lines)
    bounded(len(groups))
    order = possible[0] if possible else None
    sayings = tuple(sorted(_saying(group, order, end, timed=report.timed) for group in groups))
    asides = (Aside(line.row, line.name, _WHOSE) for line in unplaced)
    used = tuple(dict.fromkeys(heading for heading in report.headings if _field(heading) is not None))
    unused = tuple(dict.fromkeys(heading for heading in report.headings if heading and heading not in used))
    occasion = _occasion(report, first, began, ended, possible)
    notes = (*_dated(occasion, every, possible), *_notes(report, groups))
    return Heard(
        "teams",
        (occasion,),
        sayings,
        tuple(sorted((*report.asides, *asides))),
        used,
        unused,
        notes,
    )


def _stays(lines: Sequence[Line]) -> Iterator[tuple[Stamp, Stamp, int | None]]:
    """Yield when each row begins and ends, with its length where that is of the one stay."""
    for line in lines:
        if line.joined is not None and line.left is not None:
            yield line.joined, line.left, line.seconds if line.sort == "stay" else None


def _earliest(stamps: Sequence[Stamp], possible: Sequence[Order]) -> Stamp | None:
    dated = [
        (moment, place)
        for order in possible[:1]
        for place, one in enumerate(stamps)
        if (moment := one.at(order)) is not None
    ]
    return stamps[min(dated)[1]] if dated else next(iter(stamps), None)


def _report(rows: Sequence[Row]) -> _Report | None:
    lines: list[Line] = []
    asides: list[Aside] = []
    head: dict[str, str] = {}
    headings: list[str] = []
    columns: Mapping[str, int] | None = None
    for row, following in zip_longest(rows, rows[1:]):
        if (found := _columns(row)) is not None:
            columns = found
            headings.extend(row.cells)
            asides.append(_aside(row, "the headings of a table"))
        elif _titles(row, following):
            columns = None
            asides.append(_aside(row, "the title of a part"))
        elif columns is None:
            about = "in a part that does not say who was there" if headings else "about the meeting"
            asides.append(_aside(row, about))
            key, value = (*row.cells, "")[:2]
            field = next((field for field, names in _SUMMARY.items() if _plain(key) in names), None)
            if field is not None:
                head.setdefault(field, value)
        elif isinstance(line := _line(row, columns), str):
            asides.append(_aside(row, line))
        else:
            lines.append(line)
    return _Report(tuple(lines), tuple(asides), head, tuple(headings)) if headings else None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _field(heading: str) -> str | None:
    return _FIELDS.get(_plain(heading))


def _columns(row: Row) -> Mapping[str, int] | None:
    """Return the place of each column that is known, or None where the row is not the headings of a report's table."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        if (field := _field(cell)) is not None:
            found.setdefault(field, place)
    return found if "name" in found and any(mark <= found.keys() for mark in _KNOWN_BY) else None


def _titles(row: Row, following: Row | None) -> bool:
    """Return whether a row is the title of a part: numbered and alone, in whichever language, or alone above headings."""
    alone = [cell for cell in row.cells if cell]
    return len(alone) == 1 and bool(
        _SECTION.match(alone[0]) or (following is not None and _columns(following) is not None)
    )


def _aside(row: Row, why: str) -> Aside:
    return Aside(row.number, " ".join(cell for cell in row.cells if cell), why)


def _line(row: Row, columns: Mapping[str, int]) -> Line | str:
    """Return what a row says of somebody, or why it says nothing."""
    cells = {field: row.cells[place] if place < len(row.cells) else "" for field, place in columns.items()}
    name = " ".join(cells["name"].split())
    if not name:
        return "it names nobody"
    addresses = frozenset(cells[field].casefold() for field in ("email", "id") if cells.get(field))
    if {"action", "at"} <= columns.keys():
        step = _STEPS.get(_plain(cells["action"]))
        if step is None:
            return "its action is neither joining nor leaving"
        return Line(row.number, step, name, addresses, joined=stamp(cells["at"]), printed=cells["at"])
    came, went = (cells.get(first) or cells.get(then, "") for first, then in (("first", "joined"), ("last", "left")))
    long = cells.get("length", "")
    joined = stamp(came)
    sort: Sort = "stay" if "joined" in columns else "whole"
    return Line(row.number, sort, name, addresses, joined, stamp(went, joined), length(long), long or came)


def _saying(lines: Sequence[Line], order: Order | None, ended: datetime | None, *, timed: bool) -> Saying:
    first = lines[0]
    why_not = no_person(first.name)
    if why_not is None and timed and not any(line.joined or line.left or line.seconds for line in lines):
        why_not = "the report has no time at which they were there"
    arrived, left = came_and_left(lines, order)
    address = min((address for line in lines for address in line.addresses), default=None)
    return Saying(
        tuple(line.row for line in lines), 0, None if why_not else "virtual", first.printed, untagged(first.name),
        address=address, arrived=arrived, left=left, minutes=minutes(lines, order, ended), why_not=why_not,
    )  # fmt: skip


def _occasion(
    report: _Report, first: Stamp | None, began: Stamp | None, ended: Stamp | None, possible: Sequence[Order]
) -> Occasion:
    days = {moment.date() for order in possible if first is not None and (moment := first.at(order)) is not None}
    said = report.head.get("began") or (first.text if first is not None else "")
    began_at, ended_at = (None if one is None else one.clock for one in (began, ended))
    title = report.head.get("title", "")
    return Occasion(said, tuple(sorted(days)), began_at, ended_at, title or None, title)


def _dated(occasion: Occasion, every: Sequence[Stamp], possible: Sequence[Order]) -> Iterator[str]:
    """Yield how the day was read, where it could have been read in more than one way."""
    if every and not possible:
        yield "The dates contradict one another: in neither order of day and month are they of one meeting. Its day has to be said."
    elif occasion.days and len(possible) == 1 and any(one.days["day"] != one.days["month"] for one in every):
        yield f"`{occasion.said}` is {shown(occasion.days[0])}: the report writes the {possible[0]} first."


def _notes(report: _Report, groups: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Yield what a reader should know: what the report leaves out, whose names are their own word, and whom it cannot show."""
    if not report.timed:
        yield "The report has no times, so how long anybody was there is not known."
    tagged = (line.name for group in groups for line in group if untagged(line.name) != line.name)
    guests = dict.fromkeys(untagged(name) for name in tagged if no_person(name) is None)
    if guests:
        yield f"As guests or from outside, under a name that they may have typed: {listed(guests)}."
    for group in groups:
        names = dict.fromkeys(untagged(line.name) for line in group)
        if len(names) > 1:
            rows = listed(str(line.row) for line in group)
            yield f"Rows {rows} have one account and more than one name, {listed(names)}: they are taken for one person."
    count = report.head.get("count", "")
    listed_ones = sum(line.sort == "whole" for line in report.lines)
    if count.isdecimal() and count.lstrip("0")[:7] not in {str(len(groups)), str(listed_ones)}:
        yield f"The report says that {count} attended, and has {len(groups)}."
    yield _HYBRID
