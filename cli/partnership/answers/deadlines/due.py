"""What is due on a day: overdue, due soon, or not to be told, of whatever kind, with who must act and by which clause."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.answers.board_state import ABSENT, board_state
from partnership.answers.deadlines.course import course
from partnership.answers.deadlines.promises import promises, standing, stands
from partnership.answers.deadlines.readings import Anchor, Reading
from partnership.answers.deadlines.returning import Dealt, returning
from partnership.answers.measures.assessed import due_state
from partnership.answers.meetings.actions import actions
from partnership.answers.structure.seats import ending, seats
from partnership.answers.titles import Titles
from partnership.documents import fields
from partnership.records import decode
from partnership.words import dates
from partnership.words.kinds import KINDS, place_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.answers.deadlines.course import Course
    from partnership.answers.deadlines.promises import Group
    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.records.model.terms import Deadline, Terms

GROUPS: tuple[Group, ...] = ("overdue", "perhaps-overdue", "due", "cannot-tell")


class Due(NamedTuple):
    """One thing that is due.

    `kind` is the clause's own word (`papers`, `report`…), or `review`, `outcome`, `term-of-office`, `action`, `acceptance` or
    `reading`. `board` is its id, empty for what is no board's; `about` the record, or the part of one, that it is about. `who` must act, in words,
    empty where nothing says. `title` is what it is called, where its kind does not say enough. `cited` is the clause, and `why` says what leaves it open.
    `meeting` is the day of the meeting that it is for or of.
    """

    group: Group
    kind: str
    board: str
    about: str
    who: str
    title: str
    readings: tuple[Reading, ...]
    cited: str = ""
    why: str = ""
    meeting: dates.Moment | None = None
    to: str = ""
    softened: bool = False

    @property
    def by(self) -> dates.Moment | None:
        """The last day in time by the safest reading; None where it cannot be told."""
        return self.readings[0].by if self.readings else None


def due(records: Records, as_of: date, within: int, boards: Sequence[str] | None = None) -> list[Due]:
    """Return what is overdue on a day, due within so many days of it (inclusive), or cannot be told.

    `boards` are those asked about, None for all; what is no board's is only among all. In order of board, of who must act, and of day.
    """
    found = [
        *_of_boards(records, as_of, boards),
        *_of_records(records, as_of, boards),
        *_of_actions(records, as_of, boards),
    ]
    last = as_of.toordinal() + within
    soon = [one for one in found if one.group != "due" or (one.by is not None and one.by.earliest <= last)]
    return sorted(
        soon,
        key=lambda one: (one.board == "", one.board, GROUPS.index(one.group), one.who, one.by is None, one.by or dates.UNKNOWN, one.about, one.kind),
    )  # fmt: skip


def _of_boards(records: Records, as_of: date, boards: Sequence[str] | None) -> Iterator[Due]:
    today = dates.on(as_of)
    dealt: Dealt | None = None
    there = []
    for board_id in records.listed["board"] if boards is None else boards:
        document, board = records.document("board", board_id), records.board(board_id)
        if document is None or board is None or board_state(records, document, today).name in ABSENT:
            continue
        there.append(board_id)
        run = course(records, board)
        yield from _of_meetings(records, run, as_of)
        if board.terms_of_reference or document.data.get("links"):
            dealt = dealt or Dealt(records, boards)
            yield from _of_terms(records, run, dealt, as_of)
        yield from _outcomes(run, as_of)
        yield from _offices(records, document, as_of)
    yield from _terms_of_office(records, there, as_of)


def _of_meetings(records: Records, run: Course, as_of: date) -> Iterator[Due]:
    titles = Titles(records, place_of(run.board.id))
    today = dates.on(as_of)
    for one in promises(run):
        group, why = standing(one, run.board, today)
        if group == "done" or group == "waiting" or group == "past":
            continue
        yield Due(
            group, one.clause.what, run.board.id, one.meeting.id, _who(one.clause, one.terms), one.clause.title or "",
            one.readings, titles.citations(one.clause.source or one.terms.source), why, one.meeting.day, _to(titles, one.clause),
            one.clause.so_far_as_practicable,
        )  # fmt: skip


def _who(clause: Deadline, terms: Terms | None) -> str:
    if clause.by:
        return clause.by
    if clause.what in {"minutes-agreed", "annual-meeting", "review", "self-assessment"}:
        return "The board"
    return (
        (terms.secretariat or "")
        if terms is not None and clause.what not in {"report", "annual-report", "plan"}
        else ""
    )


def _to(titles: Titles, clause: Deadline) -> str:
    return titles.record("board", clause.to) if clause.to else ""


def _of_terms(records: Records, run: Course, dealt: Dealt, as_of: date) -> Iterator[Due]:
    titles = Titles(records, place_of(run.board.id))
    for one in returning(records, run, dealt, as_of):
        if one.state != "done" and one.state != "waiting" and one.state != "past":
            yield Due(
                one.state, one.clause.what, run.board.id, run.board.id, _who(one.clause, one.terms), one.clause.title or "",
                one.readings, one.cited, one.why, None, _to(titles, one.clause), one.clause.so_far_as_practicable,
            )  # fmt: skip
    yield from _reviews(run, titles, as_of)


def _reviews(run: Course, titles: Titles, as_of: date) -> Iterator[Due]:
    """Yield the review of each version in force, or that no version is in force any more."""
    today = dates.on(as_of)
    versions = run.board.terms_on(today)
    for terms in versions:
        if terms.review_due is not None:
            cited = titles.citations(terms.source)
            one = _set("review", run.board.id, run.board.id, "The board", terms.title or "", terms.review_due, as_of)
            yield one._replace(cited=cited)
    ended = [one for one in run.board.binding if one.holds.ends.latest < today.earliest]
    if ended and not versions:
        last = max(ended, key=lambda one: one.holds.ends.latest)
        why = "their time is over, and no later version is on record"
        yield Due(
            "cannot-tell",
            "review",
            run.board.id,
            run.board.id,
            "The board",
            last.title or "",
            (),
            titles.citations(last.source),
            why,
        )


def _outcomes(run: Course, as_of: date) -> Iterator[Due]:
    """Yield the meetings whose day has passed, or may have, and of which nothing is recorded but that they were planned."""
    for meeting in run.meetings:
        if meeting.status == "planned" and meeting.day.earliest < as_of.toordinal():
            who = next((terms.secretariat for terms in run.board.terms_on(meeting.day) if terms.secretariat), "")
            one = _set("outcome", run.board.id, meeting.id, who, "", meeting.day, as_of)
            yield one._replace(meeting=meeting.day)


def _terms_of_office(records: Records, boards: Sequence[str], as_of: date) -> Iterator[Due]:
    bench = seats(records, as_of, boards)
    for one in ending(bench, date.max):
        people = " / ".join(name.name for name in one.holder.people) or one.holder.post or "holder not named"
        ends = [fields.moment(each.until) for each in (one.holder.when, one.seat.when) if _set_in_advance(each.until)]
        if not ends:
            continue
        by = min(ends, key=lambda each: (each.latest, each.earliest))
        owners = "; ".join(each.organisation.name for each in one.seat.organisations)
        yield from _ending(
            one.seat.board, f"{one.seat.board}#{one.seat.id}", owners, f"{people}, {one.seat.title}", by, as_of
        )


def _offices(records: Records, board: Document, as_of: date) -> Iterator[Due]:
    titles = Titles(records, board.place)
    for one in fields.each(board.data, "officers"):
        time = when.span(one, dates.on(as_of))
        if time.holds is not Truth.NO and _set_in_advance(one.get("until")):
            who = titles.person(one["person"]) if "person" in one else one.get("post", "holder not named")
            office = str(one.get("title") or one["office"].replace("-", " "))
            yield from _ending(board.id, board.id, "The board", f"{who}, {office}", fields.moment(one["until"]), as_of)


def _set_in_advance(until: Any) -> bool:
    """Return whether an end is a day, month or year that could have been set; bounds are what later evidence leaves, and no deadline."""
    return until is not None and not isinstance(until, dict)


def _ending(board: str, about: str, who: str, title: str, by: dates.Moment, as_of: date) -> Iterator[Due]:
    """Yield the end of a time in office; one of which no last day is known ends on no day that could be due."""
    if by.latest == dates.LAST_DAY:
        return
    found = (Reading(by, Anchor("set-day", by), "at"),)
    group: Group = "due" if by.earliest >= as_of.toordinal() else "cannot-tell"
    why = "" if group == "due" else "the day on which it ends is not known exactly"
    yield Due(group, "term-of-office", board, about, who, title, found, why=why)


def _of_records(records: Records, as_of: date, boards: Sequence[str] | None) -> Iterator[Due]:
    """Yield the acceptances to look at again, and the measures with a reading due."""
    wanted = None if boards is None else frozenset(boards)
    for document, board in _accepting(records, boards):
        for number, one in enumerate(fields.each(document.data, "accepted")):
            about = f"{document.path}#accepted/{number}"
            yield _dated("acceptance", board, about, one["accepted_by"], one["rule"], one["look_again"], as_of)
    for document in records.documents("measure") if wanted is None else records.mentioning("measure", wanted):
        yield from _reading(records, document, as_of, wanted)


def _accepting(records: Records, boards: Sequence[str] | None) -> Iterator[tuple[Document, str]]:
    """Yield the records whose acceptances are asked for, each with its board, empty where it is no board's."""
    for board in boards or ():
        ids = [("board", board), *(("meeting", one) for one in records.meeting_ids(board))]
        yield from ((document, board) for kind, one in ids if (document := records.document(kind, one)) is not None)
    for kind in KINDS if boards is None else ():
        for document in records.documents(kind.name):
            yield document, document.id if kind.name == "board" else document.board if kind.name == "meeting" else ""


def _reading(records: Records, measure: Document, as_of: date, wanted: frozenset[str] | None) -> Iterator[Due]:
    if "next_due" not in measure.data or when.holds(measure.data, dates.on(as_of)) is Truth.NO:
        return
    owners = [one for one in fields.each(measure.data, "owners") if when.holds(one, dates.on(as_of)) is not Truth.NO]
    board = next((one["board"] for one in owners if "board" in one), "")
    if wanted is not None and board not in wanted:
        return
    if due_state(decode.measure_of(measure), dates.on(as_of)) == "met":
        return
    titles = Titles(records, measure.place)
    who = "; ".join(titles.organisation(one["organisation"]) for one in owners if "organisation" in one)
    who = measure.data.get("published_by", "") or who
    yield _dated("reading", board, measure.id, who, measure.data["name"], measure.data["next_due"], as_of)


def _of_actions(records: Records, as_of: date, boards: Sequence[str] | None) -> Iterator[Due]:
    for one in actions(records, dates.on(as_of), boards):
        if one.state == "closed":
            continue
        for board in (
            one.with_board if boards is None else [each for each in one.with_board if each in boards] or [one.board]
        ):
            if one.state != "perhaps-closed" and one.due is not None:
                yield _dated("action", board, one.id, one.owner, one.says, one.due, as_of)
                continue
            unsure = one.state == "perhaps-closed"
            why = "whether it is closed is not known" if unsure else "it has no day by which it is due"
            yield Due("cannot-tell", "action", board, one.id, one.owner, one.says, (), why=why)


def _dated(kind: str, board: str, about: str, who: str, title: str, by: Any, as_of: date) -> Due:
    """Return a thing with a day of its own, as the record has it."""
    return _set(kind, board, about, who, title, fields.moment(by), as_of)


def _set(kind: str, board: str, about: str, who: str, title: str, by: dates.Moment, as_of: date) -> Due:
    """Return a thing with a day of its own."""
    if by == dates.UNKNOWN:
        why = "the day by which it is due is not known"
        return Due("cannot-tell", kind, board, about, who, title, (), why=why)
    found = (Reading(by, Anchor("set-day", by), "at"),)
    return Due(stands(found, as_of.toordinal())[0], kind, board, about, who, title, found)


def counted(found: Iterable[Due]) -> dict[Group, int]:
    """Return how many things are in each group."""
    groups = [one.group for one in found]
    return {one: groups.count(one) for one in GROUPS}
