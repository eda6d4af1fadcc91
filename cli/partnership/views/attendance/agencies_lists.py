"""What stands out among organisations on boards, each with the meetings that it rests on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance import Count
from partnership.report import Bullets, Heading, Paragraph
from partnership.views.attendance.figures import short_rate
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from partnership.answers.attendance.agencies import Agency, OnBoard
    from partnership.answers.attendance.representatives import Sitting, Taken
    from partnership.answers.attendance.two_seats import Seating, TwoSeats
    from partnership.report import Block
    from partnership.views.attendance.agencies_called import Called

_CHANGE = "A change: nobody who sat in the seat had sat in it the time before; a substitute is somebody else."
_FEW = 2
"""Days that are all named; of more, how many there were, the first and the last."""


class _One(NamedTuple):
    """One organisation on one board, with its name."""

    name: str
    board: OnBoard
    agency: Agency

    @property
    def board_id(self) -> str:
        return self.board.ledger.board.id


def lists(boards: Sequence[OnBoard], two: Sequence[TwoSeats], called: Called) -> list[Block]:
    """Return who was never represented, who always by a substitute, how representatives changed, and who had two seats."""
    each = [
        _One(called.organisation(agency.organisation, board.ledger.board.id), board, agency)
        for board in boards
        for agency in board.agencies
    ]
    each.sort(key=lambda one: (one.name.casefold(), one.agency.organisation))
    found = {
        "Never represented": _never(each, called),
        "Always by a substitute": _always(each, called),
        "Representatives": _representatives(each, called),
        "One person in two seats": _in_two([one for one in two if one.on_one_board], boards, called),
        "One person on several boards": _in_two([one for one in two if not one.on_one_board], boards, called),
    }
    blocks: list[Block] = []
    for title, under in found.items():
        blocks += [Heading(title, 2), *under] if under else []
    return [*blocks, *_none([title for title, under in found.items() if not under], two, called)]


def _none(empty: Iterable[str], two: Sequence[TwoSeats], called: Called) -> list[Block]:
    """Say of which of these there is none; those with two seats of one board may have others elsewhere."""
    idle = {"Representatives"}
    if not called.several or any(len(one.boards) > 1 for one in two):
        idle.add("One person on several boards")
    none = [title[0].lower() + title[1:] for title in empty if title not in idle]
    return [Paragraph(f"None on record: {'; '.join(none)}.")] if none else []


def _never(each: Sequence[_One], called: Called) -> list[Block]:
    sure = [one for one in each if one.agency.never is Truth.YES]
    doubtful = [one for one in each if one.agency.never is Truth.UNKNOWN]
    return [*_grouped(sure, _absence, called), *_not_told(doubtful, called)]


def _absence(one: _One, called: Called) -> str:
    row = one.agency.row
    days = called.days(cell.meeting for cell in row.cells if cell.expected is not Truth.NO)
    apologies = f"; apologies for {row.apologies}" if row.apologies.high else ""
    return f"{short_rate(row.low, row.high)} ({days}{apologies})" + (", as an observer" if row.observer else "")


def _always(each: Sequence[_One], called: Called) -> list[Block]:
    sure = [one for one in each if one.agency.always_by_substitute is Truth.YES]
    doubtful = [
        one for one in each if one.agency.always_by_substitute is Truth.UNKNOWN and one.agency.by_substitute.low
    ]
    return [*_grouped(sure, _substitution, called), *_not_told(doubtful, called)]


def _substitution(one: _One, called: Called) -> str:
    order = [state.id for state in one.board.ledger.counted]
    return _in_turn(sorted(one.agency.sittings, key=lambda sitting: order.index(sitting.meeting)), one, called)


def _grouped(some: Iterable[_One], said: Callable[[_One, Called], str], called: Called) -> list[Block]:
    """Return a line for each organisation, with what is said of it on each of these boards."""
    lines = []
    for name, group in groupby(some, key=lambda one: (one.name, one.agency.organisation)):
        parts = [_on(one, called) + said(one, called) for one in group]
        lines.append(f"{name[0]}: {'; '.join(parts)}")
    return [Bullets(tuple(lines))] if lines else []


def _not_told(some: Sequence[_One], called: Called) -> list[Block]:
    if not some:
        return []
    each = [f"{one.name} ({_on(one, called)}{short_rate(one.agency.row.low, one.agency.row.high)})" for one in some]
    return [Paragraph(f"Cannot be told, as what is not recorded decides: {listed(each)}.")]


def _on(one: _One, called: Called) -> str:
    return f"{called.board(one.board_id)}, " if called.several else ""


def _representatives(each: Sequence[_One], called: Called) -> list[Block]:
    seats = [(one, taken, taken.changes) for one in each for taken in one.agency.taken]
    changed = sorted(
        ((one, taken, count) for one, taken, count in seats if count.high),
        key=lambda seat: (-seat[2].low, -seat[2].high),
    )
    told = [seat for seat in changed if seat[2].low or any(sitting.named for sitting in seat[1].sittings)]
    lines = [
        f"{_seat(one, taken, called)}: {_changes(count)} in {_meetings(taken)}: {_in_turn(taken.sittings, one, called)}"
        for one, taken, count in told
    ]
    blocks: list[Block] = []
    if called.several and changed:
        blocks.append(Paragraph(_CHANGE))
    blocks += [Bullets(tuple(lines))] if lines else []
    nameless: dict[str, list[str]] = {}
    for one, taken, _ in (seat for seat in changed if seat not in told):
        seat = called.seat(one.board, taken.seat) if taken.seat else one.name
        nameless.setdefault(called.board(one.board_id), []).append(seat)
    if nameless:
        every = (f"{board}: " * called.several + "; ".join(seats) for board, seats in nameless.items())
        blocks += [Paragraph("Nobody is named in these seats, so changes cannot be told:"), Bullets(tuple(every))]
    same = sum(not count.high and sum(sitting.certain for sitting in taken.sittings) > 1 for _, taken, count in seats)
    if same:
        blocks.append(Paragraph(f"The same person every time: {plural(same, 'seat')}."))
    return blocks


def _seat(one: _One, taken: Taken, called: Called) -> str:
    seat = called.seat(one.board, taken.seat) if taken.seat else "seat not known"
    on = f" on {called.board(one.board_id)}" if called.several else ""
    return (seat if seat.startswith(one.name) else f"{one.name}, {seat}") + on


def _changes(count: Count) -> str:
    return f"{count} change" + ("" if count == (1, 1) else "s")


def _meetings(taken: Taken) -> str:
    certain, every = ({one.meeting for one in taken.sittings if one.certain or not only} for only in (True, False))
    count = Count(len(certain), len(every))
    return f"{count} meeting" + ("" if count == (1, 1) else "s")


def _in_turn(sittings: Iterable[Sitting], one: _One, called: Called) -> str:
    """Return who sat when, one after another: `Ann Archer (2 April and 4 June 2015), a substitute not named (6 August 2015)`."""
    runs = [
        (_who(like, one, called), [sitting.meeting for sitting in same])
        for like, same in groupby(sittings, key=lambda sitting: sitting._replace(meeting="", without=frozenset()))
    ]
    return ", ".join(f"{who} ({_days(meetings, called)})" for who, meetings in runs)


def _days(meetings: Sequence[str], called: Called) -> str:
    if len(meetings) <= _FEW:
        return called.days(meetings)
    return f"{len(meetings)} times from {called.days(meetings[:1])} to {called.days(meetings[-1:])}"


def _who(sitting: Sitting, one: _One, called: Called) -> str:
    known = [called.person(person, one.board_id) for person in sorted(sitting.people)]
    among = [called.person(person, one.board_id) for person in sorted(sitting.among or ())]
    if not (sitting.certain or known or sitting.substitute):
        return "not recorded"
    if sitting.unnamed:
        known.append(
            listed(among, "or")
            if among
            else "somebody not named"
            if sitting.unnamed == 1
            else f"{sitting.unnamed} not named"
        )
    return listed(known) + (" as a substitute" if sitting.substitute else "")


def _in_two(two: Sequence[TwoSeats], boards: Sequence[OnBoard], called: Called) -> list[Block]:
    by_id = {board.ledger.board.id: board for board in boards}
    lines = tuple(_seats_of(one, by_id, called) for one in two)
    return [Bullets(lines)] if lines else []


def _seats_of(one: TwoSeats, boards: dict[str, OnBoard], called: Called) -> str:
    name = called.person(one.person, one.seatings[0].board)
    said = f"{name}: {'; '.join(_on_each_board(one.seatings, boards, called))}"
    if any(seating.held is Truth.UNKNOWN for seating in one.seatings):
        said += "; whether at the same time is not known, as the dates are not precise"
    meetings = [meeting for meeting, _ in one.sat]
    if not meetings:
        return said
    return f"{said}; sat in more than one of them at {plural(len(meetings), 'meeting')} ({called.days(meetings)})"


def _on_each_board(seatings: Iterable[Seating], boards: dict[str, OnBoard], called: Called) -> Iterator[str]:
    for board, each in groupby(sorted(seatings), key=lambda seating: seating.board):
        seats = []
        for seating in each:
            owners = [called.organisation(owner, board) for owner in seating.organisations]
            seats.append(called.seat(boards[board], seating.seat) + (f" ({listed(owners)})" if owners else ""))
        yield listed(seats) + (f" on {called.board(board)}" if called.several else "")
