"""Who was expected, who came, and what can be said of it: the one ledger behind every figure."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership import dates
from partnership.model import AttendanceRule, CountsAsAttending, MeetingsCounted
from partnership.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from partnership.dates import Moment
    from partnership.load import Meetings
    from partnership.model import Attendee, Board, Holder, Meeting, Seat, Terms
    from partnership.windows import Window

Subject = Literal["person", "seat", "organisation"]


class Mark(Enum):
    """One meeting in one person's or seat's row: a letter, and what it stands for."""

    PRESENT = ("P", "present")
    VIRTUAL = ("V", "present virtually")
    PART = ("T", "present for part of the meeting")
    SUBSTITUTE = ("S", "a substitute came")
    APOLOGIES = ("A", "apologies")
    ABSENT = ("N", "did not attend")
    NOT_RECORDED = ("?", "not recorded")
    LEAVE = ("L", "approved leave of absence")
    NOT_IN_POST = ("-", "not in post")
    VACANT = ("v", "seat vacant")
    NOT_COUNTED = (".", "this meeting does not count")

    @property
    def letter(self) -> str:
        """The mark in a register."""
        return self.value[0]

    @property
    def words(self) -> str:
        """The mark in words."""
        return self.value[1]


CAME = frozenset({Mark.PRESENT, Mark.VIRTUAL, Mark.PART})
_OUT = frozenset({Mark.NOT_IN_POST, Mark.VACANT, Mark.NOT_COUNTED})


class Verdict(Enum):
    """What a rule makes of a row."""

    MET = "met"
    BELOW = "below"
    CANNOT_TELL = "cannot tell"
    DEPENDS = "depends"
    NO_RULE = "no rule"
    NOT_JUDGED = "not judged"
    EXEMPT = "exempt"
    FOR_A_PERSON = "for a person to judge"


class Count(NamedTuple):
    """A number of meetings, from `low` to `high`, both inclusive; alike where it is certain."""

    low: int
    high: int

    def __str__(self) -> str:
        """`3`, or `2 to 4`."""
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


class Rate(NamedTuple):
    """Meetings attended of meetings expected, unreduced."""

    attended: int
    expected: int

    @property
    def share(self) -> Fraction | None:
        """The share; None where no meeting was expected."""
        return Fraction(self.attended, self.expected) if self.expected else None


class MeetingState(NamedTuple):
    """A meeting in the window, whether it counts, and why."""

    id: str
    day: Moment
    kind: str
    status: str
    counts: Truth
    why: str
    meeting: Meeting | None


class Cell(NamedTuple):
    """One meeting in one row of the ledger.

    `expected` is whether it belongs to the denominator. `attended` is whether it counts as
    attended for the row's subject: by the person, by somebody entitled to the seat, or by anybody
    of the organisation.
    """

    meeting: str
    mark: Mark
    expected: Truth
    attended: Truth
    by_substitute: bool
    substitute_entitled: Truth
    kind: str
    inquorate: bool
    why: str


class Judgement(NamedTuple):
    """A verdict, and each reading of the text that led to one, in words."""

    verdict: Verdict
    readings: tuple[tuple[str, Verdict], ...] = ()


class Row(NamedTuple):
    """One person, seat or organisation over the window, with its figures.

    expected = attended + by_substitute + apologies + absent + not_recorded, where by_substitute
    has only those that do not count as attended (people's rows); a seat's or an organisation's
    row counts substitutes in `attended`, and says in `by_substitute` how many of these they were.
    """

    subject: Subject
    key: tuple[str, ...]
    seats: tuple[str, ...]
    observer: bool
    cells: tuple[Cell, ...]
    expected: Count
    attended: Count
    by_substitute: Count
    apologies: Count
    absent: Count
    not_recorded: Count
    low: Rate
    high: Rate
    judgement: Judgement


class JudgedBy(NamedTuple):
    """A rule, the version of the terms it stands in, and the meetings judged by it."""

    rule: AttendanceRule
    terms: Terms | None
    meetings: frozenset[str]


class Ledger(NamedTuple):
    """The attendance of one board over one window."""

    board: Board
    window: Window
    as_of: date
    judged_by: tuple[JudgedBy, ...]
    rule_state: Literal["rule", "no rule", "not recorded", "asked"]
    meetings: tuple[MeetingState, ...]
    people: tuple[Row, ...]
    seats: tuple[Row, ...]
    organisations: tuple[Row, ...]
    others: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Who was there in another capacity: name or person id, and (meeting, capacity) for each time."""


def asked(share: Fraction, subject: Subject | Literal["unstated"] = "unstated") -> AttendanceRule:
    """Return a rule that somebody asks for, rather than one that a board has."""
    return AttendanceRule(rate=share, subject=subject, meetings=MeetingsCounted(development_days="yes"), counts_as_attending=CountsAsAttending(virtual="yes", part="yes"))


def ledger(board: Board, meetings: Meetings, window: Window, as_of: date, rule: AttendanceRule | None = None) -> Ledger:
    """Return the attendance of a board over a window, as the records of `as_of` and before give it.

    Each meeting is judged by the terms of reference in force on its day, unless `rule` is asked for.
    """
    states = _states(meetings, window, as_of)
    counted = [state for state in states if state.counts is not Truth.NO]
    judged_by, rule_state = _judged_by(board, counted, rule)
    board_of = _Table(board, counted)
    people = board_of.people()
    seats = board_of.seats()
    organisations = board_of.organisations(seats)
    judge = _Judge(judged_by, rule_state)
    return Ledger(board, window, as_of, judged_by, rule_state, states, *judge.rows(people, seats, organisations), board_of.others())


def _states(meetings: Meetings, window: Window, as_of: date) -> tuple[MeetingState, ...]:
    period, today = window.period, dates.on(as_of)
    states = []
    for meeting in meetings.read:
        within = period.holds_on(meeting.day)
        if within is Truth.NO:
            continue
        counts, why = _counting(meeting, within, today)
        states.append(MeetingState(meeting.id, meeting.day, meeting.kind, meeting.status, counts, why, meeting))
    for meeting_id in meetings.unread:
        day = _day_in(meeting_id)
        if period.holds_on(day) is not Truth.NO and not today.before(day) is Truth.YES:
            states.append(MeetingState(meeting_id, day, "unknown", "unread", Truth.UNKNOWN, "its file cannot be read", None))
    return tuple(sorted(states, key=lambda state: (state.day.latest, state.day.earliest, state.id)))


def _day_in(meeting_id: str) -> Moment:
    name = meeting_id.rpartition("/")[2]
    return dates.UNKNOWN if name.startswith("undated-") else dates.moment("-".join(name.split("-")[:3]))


def _counting(meeting: Meeting, within: Truth, today: Moment) -> tuple[Truth, str]:
    """Return whether a meeting counts before any rule is asked, and why."""
    future = today.before(meeting.day)
    if meeting.status == "planned":
        return Truth.NO, "planned" if future is Truth.YES else "outcome not recorded"
    if meeting.status != "held":
        return Truth.NO, meeting.status.replace("-", " ")
    if future is Truth.YES:
        return Truth.NO, "after the day asked about"
    if within is Truth.UNKNOWN:
        return Truth.UNKNOWN, "held, on a day that may lie outside the window"
    return Truth.YES, "held"


def _judged_by(board: Board, counted: Sequence[MeetingState], rule: AttendanceRule | None) -> tuple[tuple[JudgedBy, ...], Literal["rule", "no rule", "not recorded", "asked"]]:
    every = frozenset(state.id for state in counted)
    if rule is not None:
        return (JudgedBy(rule, None, every),), "asked"
    versions: dict[int, set[str]] = {}
    for state in counted:
        for terms in board.terms_on(state.day):
            versions.setdefault(board.terms_of_reference.index(terms), set()).add(state.id)
    in_force = [(board.terms_of_reference[index], frozenset(ids)) for index, ids in sorted(versions.items())]
    judged = tuple(JudgedBy(one, terms, ids) for terms, ids in in_force for one in terms.attendance if not one.no_rule)
    if judged:
        return judged, "rule"
    read = in_force and all(terms.read == "whole" or any(one.no_rule for one in terms.attendance) for terms, _ in in_force)
    return (), "no rule" if read else "not recorded"


class _Table:
    """Cells before they are judged: who was expected at each meeting that counts, and who came."""

    def __init__(self, board: Board, counted: Sequence[MeetingState]) -> None:
        self._board = board
        self._seats = board.seats or {}
        self._counted = counted
        self._rows_of = {state.id: state.meeting.attendance if state.meeting else () for state in counted}

    # -- people

    def people(self) -> list[Row]:
        held: dict[tuple[str, ...], list[tuple[str, Holder]]] = {}
        for seat_id, seat in self._seats.items():
            for holder in seat.holders:
                key = holder.persons or ((f"post:{holder.post}",) if holder.post else ())
                if key:
                    held.setdefault(key, []).append((seat_id, holder))
        rows = [self._row("person", key, tuple(dict.fromkeys(seat_id for seat_id, _ in holdings)), [self._person_cell(key, holdings, state) for state in self._counted]) for key, holdings in held.items()]
        placed = {person for key in held for person in key}
        loose = [key for key in self._unplaced() if key not in placed]
        rows += [self._row("person", (key,), (), [self._unplaced_cell(key, state) for state in self._counted]) for key in loose]
        return [row for row in rows if any(cell.expected is not Truth.NO for cell in row.cells)]

    def _unplaced(self) -> list[str]:
        found: dict[str, None] = {}
        for rows in self._rows_of.values():
            for row in rows:
                if row.unplaced and _as_member(row):
                    found.setdefault(_name_of(row))
                if row.unplaced and row.capacity == "substitute" and row.substitute_for:
                    found.setdefault(row.substitute_for)
        return list(found)

    def _person_cell(self, key: tuple[str, ...], holdings: Sequence[tuple[str, Holder]], state: MeetingState) -> Cell:
        post = any_of(all_of((self._seats[seat_id].holds.holds_on(state.day), holder.holds.holds_on(state.day))) for seat_id, holder in holdings)
        if post is Truth.NO:
            return _cell(state, Mark.NOT_IN_POST, Truth.NO, Truth.NO, why="not in post")
        seats = [seat_id for seat_id, holder in holdings if holder.holds.holds_on(state.day) is not Truth.NO]
        own = [row for row in self._rows_of[state.id] if _as_member(row) and (row.person in key if row.person else bool(set(row.seat) & set(seats)))]
        came = [row for row in self._rows_of[state.id] if row.capacity == "substitute" and row.came and ((set(row.seat) & set(seats)) or row.substitute_for in key)]
        leave = any_of(one.holds.holds_on(state.day) for _, holder in holdings for one in holder.leave)
        entitled = any_of(self._entitled(seat_id, row, state) for seat_id in seats for row in came) if came else Truth.NO
        return self._personal(state, own, came, leave, post, entitled)

    def _unplaced_cell(self, key: str, state: MeetingState) -> Cell:
        own = [row for row in self._rows_of[state.id] if _as_member(row) and _name_of(row) == key]
        came = [row for row in self._rows_of[state.id] if row.capacity == "substitute" and row.came and row.substitute_for == key]
        post = Truth.YES if own or came else Truth.UNKNOWN
        return self._personal(state, own, came, Truth.NO, post, Truth.UNKNOWN if came else Truth.NO)

    def _personal(self, state: MeetingState, own: Sequence[Attendee], came: Sequence[Attendee], leave: Truth, post: Truth, entitled: Truth) -> Cell:  # noqa: PLR0917 - the facts of one cell
        expected = all_of((state.counts, post))
        mark = _mark(own)
        if leave is Truth.YES and mark not in CAME:
            return _cell(state, Mark.LEAVE, Truth.NO, Truth.NO, why="on approved leave of absence: taken out unless the rule says otherwise")
        if mark not in CAME and came:
            return _cell(state, Mark.SUBSTITUTE, expected, Truth.NO, by_substitute=True, entitled=entitled, why=_substitute_words(came, entitled))
        why = mark.words if post is Truth.YES else f"{mark.words}; whether they were in post that day is not known"
        attended = known(mark in CAME) if mark is not Mark.NOT_RECORDED else Truth.UNKNOWN
        return _cell(state, mark, expected, attended, why=why)

    # -- seats

    def seats(self) -> list[Row]:
        rows = [self._row("seat", (seat_id,), (seat_id,), [self._seat_cell(seat_id, seat, state) for state in self._counted]) for seat_id, seat in self._seats.items()]
        return [row for row in rows if any(cell.expected is not Truth.NO or cell.mark is Mark.VACANT for cell in row.cells)]

    def _seat_cell(self, seat_id: str, seat: Seat, state: MeetingState) -> Cell:
        exists = seat.holds.holds_on(state.day)
        if exists is Truth.NO:
            return _cell(state, Mark.NOT_IN_POST, Truth.NO, Truth.NO, why="the seat did not exist")
        if any_of(one.holds.holds_on(state.day) for one in seat.vacant) is Truth.YES:
            return _cell(state, Mark.VACANT, Truth.NO, Truth.NO, why="the seat was vacant")
        filled = any_of(holder.holds.holds_on(state.day) for holder in seat.holders) if seat.holders else Truth.UNKNOWN
        if filled is Truth.NO:
            return _cell(state, Mark.VACANT, Truth.NO, Truth.NO, why="nobody held the seat")
        holders = [holder for holder in seat.holders if holder.holds.holds_on(state.day) is not Truth.NO]
        people = {person for holder in holders for person in holder.persons}
        own = [row for row in self._rows_of[state.id] if _as_member(row) and (seat_id in row.seat if row.seat else row.person in people)]
        came = [row for row in self._rows_of[state.id] if row.capacity == "substitute" and row.came and (seat_id in row.seat or (not row.seat and row.substitute_for in people))]
        return self._seated(state, seat_id, own, came, all_of((state.counts, exists, filled if not (own or came) else Truth.YES)), holders)

    def _seated(self, state: MeetingState, seat_id: str, own: Sequence[Attendee], came: Sequence[Attendee], expected: Truth, holders: Sequence[Holder]) -> Cell:  # noqa: PLR0917 - the facts of one cell
        mark = _mark(own)
        if mark not in CAME and came:
            entitled = any_of(self._entitled(seat_id, row, state) for row in came)
            if entitled is not Truth.NO:
                return _cell(state, Mark.SUBSTITUTE, expected, entitled, by_substitute=True, entitled=entitled, why=_substitute_words(came, entitled))
            return _cell(state, mark, expected, known(False) if mark is not Mark.NOT_RECORDED else Truth.NO, why=f"{mark.words}; {_substitute_words(came, entitled)}")
        on_leave = any_of(one.holds.holds_on(state.day) for holder in holders for one in holder.leave)
        if on_leave is Truth.YES and mark not in CAME:
            return _cell(state, Mark.LEAVE, expected, Truth.NO, why="its holder was on approved leave and nobody sat in it")
        attended = known(mark in CAME) if mark is not Mark.NOT_RECORDED else Truth.UNKNOWN
        return _cell(state, mark, expected, attended, why=mark.words)

    def _entitled(self, seat_id: str, row: Attendee, state: MeetingState) -> Truth:
        """Whether a substitute may sit for the seat: as the terms in force say; where they say nothing, whoever the record says sat."""
        allowed = {terms.substitutes.allowed if terms.substitutes else "unstated" for terms in self._board.terms_on(state.day)} or {"unstated"}
        return any_of(self._entitled_under(one, seat_id, row, state) for one in allowed) if len(allowed) == 1 else Truth.UNKNOWN

    def _entitled_under(self, allowed: str, seat_id: str, row: Attendee, state: MeetingState) -> Truth:
        if allowed == "none":
            return Truth.NO
        if allowed != "named":
            return Truth.YES
        named = [one for one in self._seats[seat_id].substitutes if one.person == row.person or one.person is None]
        if row.person is None:
            return Truth.UNKNOWN
        in_time = [Truth.YES if one.named_on is None else ~state.day.before(one.named_on) for one in named]
        return any_of(all_of((time, one.holds.holds_on(state.day), Truth.YES if one.person else Truth.UNKNOWN)) for time, one in zip(in_time, named, strict=True))

    # -- organisations

    def organisations(self, seats: Sequence[Row]) -> list[Row]:
        members: dict[str, list[list[Cell]]] = {}
        sits: dict[str, dict[str, None]] = {}
        for row in seats:
            seat = self._seats[row.key[0]]
            for number, (state, cell) in enumerate(zip(self._counted, row.cells, strict=True)):
                for organisation in seat.organisations_on(state.day):
                    members.setdefault(organisation, [[] for _ in self._counted])[number].append(cell)
                    sits.setdefault(organisation, {}).setdefault(row.key[0])
        for number, state in enumerate(self._counted):
            for attendee in self._rows_of[state.id]:
                if attendee.unplaced and attendee.organisation and _as_member(attendee):
                    mark = _mark([attendee])
                    cell = _cell(state, mark, state.counts, known(mark in CAME) if mark is not Mark.NOT_RECORDED else Truth.UNKNOWN, why=mark.words)
                    members.setdefault(attendee.organisation, [[] for _ in self._counted])[number].append(cell)
        observing = {organisation: all(self._seats[seat_id].observes for seat_id in sits.get(organisation, {"": None}) if seat_id in self._seats) and bool(sits.get(organisation)) for organisation in members}
        rows = [self._row("organisation", (organisation,), tuple(sits.get(organisation, {})), [_together(state, cells) for state, cells in zip(self._counted, each, strict=True)], observer=observing[organisation]) for organisation, each in members.items()]
        return [row for row in rows if any(cell.expected is not Truth.NO for cell in row.cells)]

    # -- the rest

    def others(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        found: dict[str, list[tuple[str, str]]] = {}
        for state in self._counted:
            for row in self._rows_of[state.id]:
                if row.capacity in {"in-attendance", "adviser", "public"} and row.came:
                    found.setdefault(_name_of(row), []).append((state.id, row.capacity))
        return tuple((name, tuple(times)) for name, times in found.items())

    def _row(self, subject: Subject, key: tuple[str, ...], seats: tuple[str, ...], cells: Sequence[Cell], *, observer: bool | None = None) -> Row:  # noqa: PLR0917 - the parts of a row
        observes = bool(seats) and all(self._seats[seat_id].observes for seat_id in seats) if observer is None else observer
        return _figures(subject, key, seats, observes, tuple(cells))


def _as_member(row: Attendee) -> bool:
    return row.capacity in {"member", "observer", "co-opted", "unknown"}


def _name_of(row: Attendee) -> str:
    return row.person or row.printed_as or "somebody not named"


def _mark(rows: Iterable[Attendee]) -> Mark:
    """Return the mark of a person's own rows: the most that they say."""
    found = {_mark_of(row) for row in rows}
    order = (Mark.PRESENT, Mark.VIRTUAL, Mark.PART, Mark.APOLOGIES, Mark.ABSENT)
    return next((mark for mark in order if mark in found), Mark.NOT_RECORDED)


def _mark_of(row: Attendee) -> Mark:
    if row.presence == "present":
        return Mark.VIRTUAL if row.mode == "virtual" else Mark.PRESENT
    return {"part": Mark.PART, "apologies": Mark.APOLOGIES, "absent": Mark.ABSENT}.get(row.presence, Mark.NOT_RECORDED)


def _substitute_words(came: Sequence[Attendee], entitled: Truth) -> str:
    who = next((row.person or row.printed_as for row in came), None)
    named = f"a substitute came ({who})" if who else "a substitute came"
    return named + {Truth.YES: "", Truth.NO: ", whom the terms of reference do not allow", Truth.UNKNOWN: "; whether they were entitled to is not known"}[entitled]


def _cell(state: MeetingState, mark: Mark, expected: Truth, attended: Truth, *, by_substitute: bool = False, entitled: Truth = Truth.NO, why: str) -> Cell:
    inquorate = bool(state.meeting and state.meeting.quorum.minuted == "inquorate")
    return Cell(state.id, mark, expected, attended, by_substitute, entitled, state.kind, inquorate, why)


def _together(state: MeetingState, cells: Sequence[Cell]) -> Cell:
    """Return an organisation's cell: at the table if anybody of it was."""
    due = [cell for cell in cells if cell.expected is not Truth.NO]
    if not due:
        mark = cells[0].mark if cells else Mark.NOT_IN_POST
        return _cell(state, mark, Truth.NO, Truth.NO, why=cells[0].why if cells else "no seat at this meeting")
    expected = any_of(cell.expected for cell in due)
    attended = any_of(all_of((cell.expected, cell.attended)) if expected is Truth.YES else cell.attended for cell in due)
    order = (Mark.PRESENT, Mark.VIRTUAL, Mark.PART, Mark.SUBSTITUTE, Mark.NOT_RECORDED, Mark.LEAVE, Mark.APOLOGIES, Mark.ABSENT)
    best = min(due, key=lambda cell: order.index(cell.mark))
    return Cell(state.id, best.mark, expected, attended, best.by_substitute, best.substitute_entitled, best.kind, best.inquorate, best.why)


def _figures(subject: Subject, key: tuple[str, ...], seats: tuple[str, ...], observer: bool, cells: tuple[Cell, ...]) -> Row:  # noqa: FBT001, PLR0917 - the parts of a row
    def count(cells_of: Iterable[Cell]) -> Count:
        found = list(cells_of)
        return Count(sum(cell.expected is Truth.YES for cell in found), sum(cell.expected is not Truth.NO for cell in found))

    due = [cell for cell in cells if cell.expected is not Truth.NO]
    counted = [cell for cell in due if cell.attended is Truth.YES]
    substituted = [cell for cell in due if cell.mark is Mark.SUBSTITUTE and (subject == "person" or cell.attended is Truth.YES)]
    unknown = [cell for cell in due if cell.attended is Truth.UNKNOWN]
    apologies = [cell for cell in due if cell.attended is Truth.NO and cell.mark is Mark.APOLOGIES]
    rest = [cell for cell in due if cell.attended is Truth.NO and cell.mark is not Mark.APOLOGIES and not (subject == "person" and cell.mark is Mark.SUBSTITUTE)]
    low, high = bounds((cell.expected, cell.attended) for cell in cells)
    return Row(subject, key, seats, observer, cells, count(due), count(counted), count(substituted), count(apologies), count(rest), count(unknown), low, high, Judgement(Verdict.NO_RULE))


def bounds(cells: Iterable[tuple[Truth, Truth]]) -> tuple[Rate, Rate]:
    """Return the lowest and the highest rate that the unknown can leave, given (expected, attended) of each meeting.

    The lowest leaves every doubtful attendance out and takes every doubtful absence in; the highest the other way round.
    """
    low_attended = low_expected = high_attended = high_expected = 0
    for expected, attended in cells:
        if expected is Truth.NO:
            continue
        sure = expected is Truth.YES
        came_at_least, came_at_most = attended is Truth.YES, attended is not Truth.NO
        if sure or not came_at_least:
            low_expected += 1
            low_attended += came_at_least
        if sure or came_at_most:
            high_expected += 1
            high_attended += came_at_most
    return Rate(low_attended, low_expected), Rate(high_attended, high_expected)


_CLAUSES = ("development days", "inquorate meetings", "virtual attendance", "part attendance", "approved leave", "substitutes", "observers")


class _Judge:
    """Applies the rules to rows, under every reading of what their text does not say."""

    def __init__(self, judged_by: tuple[JudgedBy, ...], rule_state: str) -> None:
        self._judged_by = judged_by
        self._rule_state = rule_state

    def rows(self, people: Sequence[Row], seats: Sequence[Row], organisations: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...], tuple[Row, ...]]:
        if not self._judged_by:
            return tuple(people), tuple(seats), tuple(organisations)
        own = {(row.subject, row.key): [self._own(row, judged) for judged in self._judged_by] for row in (*people, *seats, *organisations)}
        linked = _linked(people, seats, organisations)

        def judged(row: Row) -> Row:
            verdicts = [self._subjects(row, number, judged_by, own, linked) for number, judged_by in enumerate(self._judged_by)]
            return row._replace(judgement=_all_met(verdicts))

        return tuple(map(judged, people)), tuple(map(judged, seats)), tuple(map(judged, organisations))

    def _subjects(self, row: Row, number: int, judged: JudgedBy, own: dict[tuple[Subject, tuple[str, ...]], list[Judgement]], linked: dict[tuple[Subject, tuple[str, ...]], list[tuple[Subject, tuple[str, ...]]]]) -> Judgement:  # noqa: PLR0917 - the parts of a judgement
        subject = judged.rule.subject
        mine = own[row.subject, row.key][number]
        if subject != "unstated":
            return mine if row.subject == subject else Judgement(Verdict.NOT_JUDGED)
        others = [(key, own[key][number]) for key in linked.get((row.subject, row.key), [])]
        if all(other.verdict is mine.verdict for _, other in others):
            return mine
        readings = ((f"as {_article(row.subject)}", mine.verdict), *((f"as {_article(key[0])} ({', '.join(key[1])})", other.verdict) for key, other in others))
        return Judgement(Verdict.DEPENDS, readings)

    def _own(self, row: Row, judged: JudgedBy) -> Judgement:
        rule = judged.rule
        if rule.share is None and rule.attended is None:
            return Judgement(Verdict.FOR_A_PERSON)
        cells = [cell for cell in row.cells if cell.meeting in judged.meetings]
        found: dict[tuple[tuple[str, str], ...], Verdict] = {}
        for reading in _readings(rule, row, cells):
            found[tuple(reading.items())] = _verdict(rule, row, cells, reading)
        verdicts = set(found.values())
        if len(verdicts) == 1:
            return Judgement(verdicts.pop())
        return Judgement(Verdict.DEPENDS, tuple((" and ".join(f"{clause} {answer}" for clause, answer in reading), verdict) for reading, verdict in found.items()))


def _article(subject: Subject) -> str:
    return "an organisation" if subject == "organisation" else f"a {subject}"


def _linked(people: Sequence[Row], seats: Sequence[Row], organisations: Sequence[Row]) -> dict[tuple[Subject, tuple[str, ...]], list[tuple[Subject, tuple[str, ...]]]]:
    """For each row, the rows of the other subjects that stand for the same seats."""
    rows = [*people, *seats, *organisations]
    by_seat: dict[str, list[Row]] = {}
    for row in rows:
        for seat in row.seats:
            by_seat.setdefault(seat, []).append(row)
    return {(row.subject, row.key): list(dict.fromkeys((other.subject, other.key) for seat in row.seats for other in by_seat[seat] if other.subject != row.subject)) for row in rows}


def _all_met(judgements: Sequence[Judgement]) -> Judgement:
    """Return the verdict where several rules hold at once: all of them have to be met."""
    verdicts = {one.verdict for one in judgements}
    for verdict in (Verdict.BELOW, Verdict.DEPENDS, Verdict.CANNOT_TELL, Verdict.FOR_A_PERSON, Verdict.MET, Verdict.EXEMPT, Verdict.NOT_JUDGED):
        if verdict in verdicts:
            readings = tuple(dict.fromkeys(reading for one in judgements if one.verdict is verdict for reading in one.readings))
            return Judgement(verdict, readings)
    return Judgement(Verdict.NO_RULE)


def _readings(rule: AttendanceRule, row: Row, cells: Sequence[Cell]) -> Iterable[dict[str, str]]:
    """Yield each way to read the rule for these cells: only clauses that are silent and matter here have more than one."""
    counts, meetings = rule.counts_as_attending, rule.meetings
    listed = bool(meetings.kinds or meetings.not_kinds)
    silent = {
        "development days": meetings.development_days == "unstated" and not listed and any(cell.kind == "development-day" for cell in cells),
        "inquorate meetings": meetings.inquorate == "unstated" and any(cell.inquorate for cell in cells),
        "virtual attendance": counts.virtual == "unstated" and any(cell.mark is Mark.VIRTUAL for cell in cells),
        "part attendance": counts.part == "unstated" and any(cell.mark is Mark.PART for cell in cells),
        "approved leave": counts.approved_absence == "unstated" and any(cell.mark is Mark.LEAVE for cell in cells),
        "substitutes": counts.substitute == "unstated" and row.subject == "person" and rule.subject != "unstated" and any(cell.mark is Mark.SUBSTITUTE for cell in cells),
        "observers": rule.observers == "unstated" and row.observer,
    }
    words = {"approved leave": ("excused", "not excused"), "observers": ("under the rule", "exempt")}
    options = [[(clause, word) for word in words.get(clause, ("counted", "not counted"))] if silent[clause] else [] for clause in _CLAUSES]
    for choice in product(*[one for one in options if one]):
        yield dict(choice)


def _verdict(rule: AttendanceRule, row: Row, cells: Sequence[Cell], reading: dict[str, str]) -> Verdict:
    if row.observer and (rule.observers == "no" or reading.get("observers") == "exempt"):
        return Verdict.EXEMPT
    low, high = bounds(_read(rule, row, cell, reading) for cell in cells)
    if high.expected == 0:
        return Verdict.CANNOT_TELL if low.expected else Verdict.NOT_JUDGED
    return _reaches(rule, low, high)


def _reaches(rule: AttendanceRule, low: Rate, high: Rate) -> Verdict:
    """Compare exact fractions: never a percentage that was rounded for print."""
    if rule.share is None:
        needed = rule.attended.at_least if rule.attended else 0
        return Verdict.MET if low.attended >= needed else Verdict.BELOW if high.attended < needed else Verdict.CANNOT_TELL
    if low.share is not None and low.share >= rule.share:
        return Verdict.MET
    return Verdict.BELOW if high.share is not None and high.share < rule.share else Verdict.CANNOT_TELL


def _read(rule: AttendanceRule, row: Row, cell: Cell, reading: dict[str, str]) -> tuple[Truth, Truth]:
    """Return (expected, attended) of a cell under one reading of a rule."""
    return _expected(rule, cell, reading), _attended(rule, row, cell, reading)


def _expected(rule: AttendanceRule, cell: Cell, reading: dict[str, str]) -> Truth:
    meetings = rule.meetings
    left_out = (
        (meetings.kinds and cell.kind not in meetings.kinds and not (cell.kind == "development-day" and meetings.development_days == "yes"))
        or cell.kind in meetings.not_kinds
        or (cell.kind == "development-day" and "no" in (meetings.development_days, reading.get("development days", "")[:2]))
        or (cell.inquorate and "no" in (meetings.inquorate, reading.get("inquorate meetings", "")[:2]))
    )
    if left_out:
        return Truth.NO
    if cell.mark is Mark.LEAVE:
        held_against = rule.counts_as_attending.approved_absence == "no" or reading.get("approved leave") == "not excused"
        return known(held_against)
    return cell.expected


def _attended(rule: AttendanceRule, row: Row, cell: Cell, reading: dict[str, str]) -> Truth:
    counts = rule.counts_as_attending
    if cell.mark is Mark.VIRTUAL and "no" in (counts.virtual, reading.get("virtual attendance", "")[:2]):
        return Truth.NO
    if cell.mark is Mark.PART and "no" in (counts.part, reading.get("part attendance", "")[:2]):
        return Truth.NO
    if cell.mark is Mark.SUBSTITUTE:
        if counts.substitute == "none" or reading.get("substitutes") == "not counted":
            return Truth.NO
        if row.subject == "person":
            counted = counts.substitute in ("any", "named") or reading.get("substitutes") == "counted"
            return cell.substitute_entitled if counted else Truth.NO
    return cell.attended


__all__ = ["CAME", "Cell", "Count", "Judgement", "JudgedBy", "Ledger", "Mark", "MeetingState", "Rate", "Row", "Subject", "Verdict", "asked", "bounds", "ledger"]
