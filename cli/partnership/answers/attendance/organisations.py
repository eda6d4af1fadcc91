"""The rows of organisations: at the table if anybody of theirs was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance import recorded
from partnership.answers.attendance.marks import BEST_FIRST, CAME, Mark, cell, joined, with_figures
from partnership.answers.attendance.people import loose_cell
from partnership.answers.attendance.seats import seat_cell
from partnership.words.truth import Truth, all_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.answers.attendance.bench import Bench
    from partnership.answers.attendance.marks import Cell, MeetingState, Row

_SUREST_FIRST = (Truth.YES, Truth.UNKNOWN, Truth.NO)


def organisations(bench: Bench) -> list[Row]:
    """Return a row for every organisation that had a seat, or a member whose seat is not known."""
    parts: dict[str, list[list[Cell]]] = {}
    sits: dict[str, dict[str, None]] = {}
    loose = _loose(bench)
    for number, state in enumerate(bench.states):
        for organisation, seat_id, part in _parts(bench, loose, state):
            if organisation not in parts:
                parts[organisation] = [[] for _ in bench.states]
            parts[organisation][number].append(part)
            if seat_id:
                sits.setdefault(organisation, {}).setdefault(seat_id)
    rows = []
    for organisation, each in parts.items():
        seats = tuple(sits.get(organisation, {}))
        cells = tuple(together(state, cells) for state, cells in zip(bench.states, each, strict=True))
        observer = bool(seats) and all(bench.seats[seat_id].observes for seat_id in seats)
        rows.append(with_figures("organisation", (organisation,), seats, cells, observer=observer))
    return [row for row in rows if any(one.expected is not Truth.NO or one.mark is Mark.VACANT for one in row.cells)]


def _loose(bench: Bench) -> dict[str, dict[str, None]]:
    """Return, for each organisation, its members whose seat the records do not know."""
    found: dict[str, dict[str, None]] = {}
    for row in bench.everybody():
        if recorded.sits(row) and row.organisation and not bench.seated(row) and recorded.name_of(row) in bench.loose:
            found.setdefault(row.organisation, {}).setdefault(recorded.name_of(row))
    return found


def _parts(
    bench: Bench, loose: Mapping[str, Mapping[str, None]], state: MeetingState
) -> Iterator[tuple[str, str | None, Cell]]:
    """Yield each organisation with a seat it has, or None, and the cell of whoever sat for it there."""
    for seat_id, seat in bench.seats.items():
        if not seat.organisations:
            continue
        seated = seat_cell(bench, seat_id, state, anybody=True)
        for one in seat.organisations:
            holds = one.holds.holds_on(state.day)
            due = all_of((seated.due, holds))
            if due is not Truth.NO or (seated.mark is Mark.VACANT and holds is Truth.YES):
                expected = all_of((seated.counts, due))
                yield one.organisation, seat_id, seated._replace(due=due, expected=expected, seat=seat_id)
    for organisation, names in loose.items():
        for name in names:
            part = loose_cell(bench, name, state)
            if part.mark is Mark.SUBSTITUTE:
                part = part._replace(attended=Truth.YES)
            yield organisation, None, part._replace(who=name if part.mark in CAME else None)
    for row in bench.sheets[state.id].substitutes:
        if row.organisation and not bench.seated(row) and not row.substitute_for:
            came = cell(
                state,
                Mark.SUBSTITUTE,
                due=Truth.YES,
                attended=Truth.YES,
                entitled=Truth.UNKNOWN,
                named=Truth.UNKNOWN,
                why=Mark.SUBSTITUTE.words,
                substitute=row.person,
            )
            yield row.organisation, None, came


def _surest(part: Cell) -> tuple[int, int]:
    return _SUREST_FIRST.index(part.attended), BEST_FIRST.index(part.mark)


def together(state: MeetingState, parts: Sequence[Cell]) -> Cell:
    """Return an organisation's cell, given those of its seats: at the table if anybody of it was, vacant if all of them were."""
    due = [part for part in parts if part.due is not Truth.NO]
    if parts and not due:
        why = "every seat of it was vacant"
        vacant = cell(state, Mark.VACANT, due=Truth.NO, attended=Truth.NO, why=why)
        return vacant._replace(parts=tuple(parts))
    if not due:
        return cell(state, Mark.NOT_IN_POST, due=Truth.NO, attended=Truth.NO, why="no filled seat at this meeting")
    needed, attended = joined((part.due, part.attended) for part in due)
    best = due[0] if len(due) == 1 else min(due, key=_surest)
    return best._replace(due=needed, attended=attended, expected=all_of((state.counts, needed)), parts=tuple(due))
