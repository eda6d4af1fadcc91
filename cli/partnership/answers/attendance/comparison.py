"""What differs between a board's attendance as it was on record and as it is: meetings, marks, figures and verdicts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from partnership.answers.attendance.judging import Judgement
    from partnership.answers.attendance.ledger import Ledger
    from partnership.answers.attendance.marks import Cell, Count, Key, MeetingState, Rate, Row, Subject


class MeetingChange(NamedTuple):
    """A meeting of the window that differs, or that only one side has; the other is None.

    `meeting` is as it is now, or as it was where it is no more. Each has the id that it is or was filed under.
    """

    meeting: MeetingState
    before: MeetingState | None
    after: MeetingState | None


class MarkChange(NamedTuple):
    """A mark that differs, at a meeting and in a row that both sides have; `row` and `meeting` are those of now."""

    row: Row
    meeting: MeetingState
    before: Cell
    after: Cell


class Figures(NamedTuple):
    """A row with its figures, and what the rules make of it."""

    row: Row
    judgement: Judgement

    @property
    def values(self) -> tuple[Count | Rate, ...]:
        """Every figure of the row."""
        row = self.row
        counts = (row.expected, row.attended, row.by_substitute, row.apologies, row.absent, row.not_recorded)
        return (*counts, row.low, row.high)


class RowChange(NamedTuple):
    """A row whose figures or verdict differ, or that only one side has; the other is None."""

    subject: Subject
    key: Key
    before: Figures | None
    after: Figures | None

    @property
    def of_figures(self) -> bool:
        """Whether figures differ; a row that only one side has had none on the other."""
        return self.before is None or self.after is None or self.before.values != self.after.values

    @property
    def of_verdict(self) -> bool:
        """Whether both sides have the row, and what the rules make of it differs."""
        sides = [one.judgement.verdict for one in (self.before, self.after) if one is not None]
        return len(set(sides)) > 1


class Changes(NamedTuple):
    """What differs between two ledgers of one board over one window, those of before under the ids that meetings have now.

    `rules` is whether other rules judge it, or the same rules other meetings of those that both sides
    count. `marks`, in the order of the meetings, are those of the lines of the register; of a seat or an
    organisation only what no person's line shows.
    """

    before: Ledger
    after: Ledger
    rules: bool
    meetings: tuple[MeetingChange, ...]
    marks: tuple[MarkChange, ...]
    rows: tuple[RowChange, ...]

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not (self.rules or self.meetings or self.marks or self.rows)


def compared(before: Ledger, after: Ledger, moved: Mapping[str, str]) -> Changes:
    """Return what differs between a board's attendance as it was on record and as it is, over the same window.

    Rows are matched by their ids, and meetings by their names within the board, whose own id may have
    been another; `moved` gives the id that a meeting has now, by its id of then, where its name was another, too.
    """

    def now(meeting: str) -> str:
        return moved.get(meeting) or f"{after.board.id}/{meeting.rpartition('/')[2]}"

    was = {now(state.id): state for state in before.meetings}
    before = _renamed(before, now)
    both = {state.id for state in before.counted} & {state.id for state in after.counted}
    order = {state.id: number for number, state in enumerate(after.meetings)}
    return Changes(
        before,
        after,
        _rules(before, both) != _rules(after, both),
        tuple(_meetings(was, after)),
        tuple(sorted(_marks(before, after), key=lambda one: order[one.meeting.id])),
        tuple(_rows(before, after)),
    )


def _renamed(ledger: Ledger, now: Callable[[str], str]) -> Ledger:
    """Return a ledger in which meetings have the ids of now."""

    def row(one: Row) -> Row:
        return one._replace(cells=tuple(cell._replace(meeting=now(cell.meeting)) for cell in one.cells))

    return ledger._replace(
        meetings=tuple(state._replace(id=now(state.id)) for state in ledger.meetings),
        judged_by=tuple(
            judged._replace(
                meetings=frozenset(map(now, judged.meetings)), doubtful=frozenset(map(now, judged.doubtful))
            )
            for judged in ledger.judged_by
        ),
        people=tuple(map(row, ledger.people)),
        seats=tuple(map(row, ledger.seats)),
        organisations=tuple(map(row, ledger.organisations)),
    )


def _rules(ledger: Ledger, meetings: set[str]) -> tuple[object, ...]:
    """Return what judges a ledger: the rules without where they are said, and which of these meetings they judge."""
    return (
        ledger.rule_state,
        *(
            (replace(judged.rule, source=(), note=None), judged.meetings & meetings, judged.doubtful & meetings)
            for judged in ledger.judged_by
        ),
    )


def _meetings(was: Mapping[str, MeetingState], after: Ledger) -> Iterator[MeetingChange]:
    """Yield the meetings that differ, given those of before by the ids of now."""
    for state in after.meetings:
        earlier = was.get(state.id)
        if earlier is None or _of_meeting(earlier) != _of_meeting(state):
            yield MeetingChange(state, earlier, state)
    there = {state.id for state in after.meetings}
    yield from (MeetingChange(state, state, None) for meeting, state in was.items() if meeting not in there)


def _of_meeting(state: MeetingState) -> tuple[object, ...]:
    """Return what of a meeting itself decides how it is counted."""
    minuted = state.meeting.quorum.minuted if state.meeting else None
    return state.day, state.kind, state.status, state.counts, state.why, minuted == "inquorate"


def _marks(before: Ledger, after: Ledger) -> Iterator[MarkChange]:
    was = {row.id: row for row in before.rows}
    meetings = {state.id: state for state in after.counted}
    told: set[tuple[str, str]] = set()  # meetings and seats of which a line of the register has told already
    loose: set[str] = set()  # meetings at which somebody's mark differs whose seat is not known
    for row in after.rows:
        earlier = was.get(row.id)
        old = {cell.meeting: cell for cell in earlier.cells} if earlier else {}
        for cell in row.cells:
            then = old.get(cell.meeting)
            if then is None or _of_mark(then) == _of_mark(cell):
                continue
            places = {(cell.meeting, seat) for one in (row, earlier or row) for seat in one.seats}
            known = bool(places & told) or (row.subject == "organisation" and cell.meeting in loose)
            if row.subject == "person" or not known:
                yield MarkChange(row, meetings[cell.meeting], then, cell)
            told |= places
            if not places:
                loose.add(cell.meeting)


def _of_mark(cell: Cell) -> tuple[object, ...]:
    """Return what of a mark may make a difference to a figure or a verdict, apart from what its meeting does."""
    named = (cell.entitled, cell.named, cell.substitute)
    return cell.mark, cell.due, cell.attended, cell.leave, cell.apologised, cell.accepted, cell.agreed, named


def _rows(before: Ledger, after: Ledger) -> Iterator[RowChange]:
    was = {row.id: Figures(row, before.judgement(row)) for row in before.rows}
    for row in after.rows:
        change = RowChange(*row.id, was.pop(row.id, None), Figures(row, after.judgement(row)))
        if change.of_figures or change.of_verdict:
            yield change
    yield from (RowChange(*row_id, figures, None) for row_id, figures in was.items())
