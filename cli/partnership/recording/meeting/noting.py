"""What is noted of a meeting: its roll, interests, decisions, actions, what became of it, and of its minutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.titles import Titles, day_in_words
from partnership.recording import citing
from partnership.recording import typed as read
from partnership.recording.drafts import CannotRecordError, Drafts, readable
from partnership.recording.meeting import business, postponing, room, striking
from partnership.recording.meeting.invited import Invited
from partnership.recording.meeting.marking import marked
from partnership.recording.meeting.roll import Roll
from partnership.records import decode
from partnership.words import dates
from partnership.words.kinds import board_of, place_of
from partnership.words.truth import Truth
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.recording.meeting.roll import Presence
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.source.changes import Change
    from partnership.source.editing.draft import Draft

_CAME = {"held", "held-informally", "abandoned"}


class Notes(NamedTuple):
    """What is to be noted, as typed: who came and who did not, and what was done. Each field is the option of its name.

    `substitute` has SEAT or SEAT=WHO, `also` WHO=CAPACITY, `arrived` and `left` WHO@ITEM, `detail` WHO=WORD, `interest`
    WHO@ITEM[,ITEM][=KIND[,left]], `decision` [ITEM=]TEXT, `action` OWNER[@ITEM]=TEXT[@DUE]. `rest` marks everybody expected
    of whom nothing else is said. `remove` names what is to be said no more. `source` is of all that is noted, `note`
    [KIND:WHICH=]TEXT.
    """

    present: tuple[str, ...] = ()
    virtual: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    not_recorded: tuple[str, ...] = ()
    rest: Presence | None = None
    substitute: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    interest: tuple[str, ...] = ()
    recorded: str | None = None
    status: str | None = None
    postponed_to: str | None = None
    chair: str | None = None
    ended: str | None = None
    eligible: str | None = None
    quorum: str | None = None
    counts: tuple[str, ...] = ()
    ruling: str | None = None
    decision: tuple[str, ...] = ()
    decision_is: tuple[str, ...] = ()
    ratifies: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    minutes_drafted: str | None = None
    minutes_distributed: str | None = None
    minutes_agreed: str | None = None
    minutes_published: str | None = None
    no_minutes: bool = False
    confirms: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    source: dict[str, Any] | None = None
    note: tuple[str, ...] = ()

    @property
    def of_the_room(self) -> bool:
        """Whether anything is said of who was there."""
        return any((
            self.present, self.virtual, self.apologies, self.absent, self.not_recorded, self.rest, self.substitute,
            self.also, self.arrived, self.left, self.detail, self.interest,
        ))  # fmt: skip

    @property
    def of_the_minutes(self) -> bool:
        """Whether anything is said of what was done, or of what became of its minutes, so that something follows from it."""
        return any((self.decision, self.action, self.minutes_drafted, self.minutes_distributed))

    @property
    def empty(self) -> bool:
        """Whether nothing is noted; a source alone is of nothing."""
        return not any(self._replace(source=None))


class Sheet(NamedTuple):
    """A meeting that is being recorded: its board, who was invited, and its roll so far."""

    records: Records
    document: Document
    board: Board
    invited: Invited
    roll: Roll

    @property
    def title(self) -> str:
        """The meeting in words: its board and its day."""
        return f"{self.board.title}, {day_in_words(self.document)}"

    def meeting(self, roll: Roll) -> Meeting:
        """Return the meeting as it is with a roll, held; nothing is said of those whom the roll does not have."""
        data = {**self.document.data, "attendance": roll.data, "attendance_recorded": self.recorded(roll)}
        data["status"] = "held" if data["status"] not in _CAME else data["status"]
        return decode.meeting(self.document._replace(data=data))

    def after(self, data: dict[str, Any]) -> Sheet:
        """Return the sheet of the meeting with other data in its record."""
        return self._replace(document=self.document._replace(data=data), roll=Roll.of(self.invited, data))

    def recorded(self, roll: Roll) -> str:
        """Return how much of the attendance a record with this roll has, in the word of records."""
        was = self.document.data.get("attendance_recorded")
        unsaid = roll.open() or any(row["presence"] == "not-recorded" for row in roll.data)
        if was == "whole" or not unsaid:
            return "whole"
        if was == "apologies-only" and not roll.present():
            return "apologies-only"
        return "part" if roll.rows else was or "none"


class Noted(NamedTuple):
    """What changes, what that is in a sentence, and the meeting as it is then."""

    changes: list[Change]
    summary: str
    sheet: Sheet


def sheet(records: Records, meeting: str) -> Sheet:
    """Return a meeting to be recorded. Raises CannotRecordError where it or its board cannot be read."""
    document = readable(records, "meeting", meeting)
    board = decode.board(readable(records, "board", board_of(meeting)))
    invited = Invited(board, decode.meeting(document).day, Titles(records, place_of(meeting)))
    return Sheet(records, document, board, invited, Roll.of(invited, document.data))


def noted(of: Sheet, notes: Notes, today: date) -> Noted:
    """Return the change that notes all this of a meeting. Raises CannotRecordError.

    A meeting that was planned becomes held when somebody is recorded as there; `today` says whether it can have been.
    What is to be removed goes first, so that something else can be said instead.
    """
    drafts = Drafts(of.records)
    now = of
    if notes.remove:
        drafts.edit("meeting", of.document.id, lambda draft: striking.struck(of, draft, notes.remove))
        now = of.after(drafts.data("meeting", of.document.id))
    return _written(of, now, marked(now, notes), notes, today, drafts)


def written(of: Sheet, roll: Roll, notes: Notes, today: date) -> Noted:
    """Return the change that puts a roll, and what else is noted, into a meeting's record. Raises CannotRecordError."""
    return _written(of, of, roll, notes, today, Drafts(of.records))


def _written(was: Sheet, of: Sheet, roll: Roll, notes: Notes, today: date, drafts: Drafts) -> Noted:
    """Return the change from what was on record, `of` being the meeting with what is removed gone already."""
    status = _status(of, notes, roll, today)
    said: list[str] = [plural(len(notes.remove), "thing") + " removed"] if notes.remove else []

    def change(draft: Draft) -> Draft:
        if status is not None and status != of.document.data["status"]:
            draft = draft.set(("status",), status)
            said.append(f"recorded as {status.replace('-', ' ')}")
        if notes.postponed_to is not None:
            draft = postponing.put_off(of, draft, notes.postponed_to)
            said.append(f"postponed to {dates.written(notes.postponed_to)}")
        if roll.data != of.roll.data:
            draft = roll.noted(draft.set(("attendance_recorded",), of.recorded(roll)))
            said.append(_counted(roll))
        if notes.recorded is not None:
            draft = draft.set(("attendance_recorded",), notes.recorded)
        for typed in notes.interest:
            row = business.interest(of, typed)
            draft = draft if row in draft.data.get("interests", []) else draft.append(("interests",), row)
        draft = _of_the_whole(of, draft, notes)
        draft = _done(of, draft, notes, today)
        draft = room.minutes(of, draft, notes, today)
        for typed in notes.note:
            draft = citing.noted(of, draft, typed)
        return citing.cited(was.document.data, draft, notes.source)

    drafts.edit("meeting", of.document.id, change)
    for typed in notes.progress:
        which, text = read.parted(typed, "--progress", "ACTION=TEXT")
        meeting, _, key = business.open_action(of, which, "--progress", today).id.partition("#")
        drafts.edit("meeting", meeting, partial(business.progressed, of, key, text, today))
    said.extend(_in_words(notes))
    after = of.after(drafts.data("meeting", of.document.id))
    new = postponing.meeting(of, after.document.data, notes.source) if notes.postponed_to else []
    return Noted([*drafts.changes(), *new], f"{of.title}: {'; '.join(said) or 'nothing new'}.", after)


def _of_the_whole(of: Sheet, draft: Draft, notes: Notes) -> Draft:
    if notes.chair is not None:
        draft = room.chaired(of, draft, notes.chair)
    if notes.ended is not None:
        draft = draft.set(("ended",), read.clock(notes.ended, "--ended"))
    if notes.eligible is not None:
        draft = room.eligible(of, draft, notes.eligible)
    if notes.quorum is not None:
        draft = room.minuted(draft, notes.quorum)
    for typed in notes.counts:
        draft = room.counted(of, draft, typed)
    return draft if notes.ruling is None else room.ruled(of, draft, notes.ruling)


def _done(of: Sheet, draft: Draft, notes: Notes, today: date) -> Draft:
    for typed in notes.decision:
        draft = business.decided(of, draft, typed)
    for typed in notes.ratifies:
        draft = business.ratified(of, draft, typed)
    for typed in notes.decision_is:
        draft = business.standing(of, draft, typed)
    for typed in notes.action:
        draft = business.asked_for(of, draft, typed)
    for typed in notes.closed:
        draft = business.closed(of, draft, typed, today)
    return draft


def _in_words(notes: Notes) -> Iterator[str]:
    """Yield what was noted beside the roll, each in a few words."""
    decided = (*notes.decision, *notes.ratifies)
    days = {field: getattr(notes, f"minutes_{field}") for field in ("drafted", "distributed", "agreed", "published")}
    said: tuple[tuple[object, str], ...] = (
        (notes.interest, plural(len(notes.interest), "interest")),
        (decided, plural(len(decided), "decision")),
        (notes.action, plural(len(notes.action), "action")),
        (notes.progress, f"{plural(len(notes.progress), 'action')} progressed"),
        (notes.closed, f"{plural(len(notes.closed), 'action')} closed"),
        *((day, f"minutes {field} {dates.written(day)}") for field, day in days.items() if day is not None),
        (notes.confirms, f"minutes of {plural(len(notes.confirms), 'meeting')} confirmed"),
        (notes.recorded, "how much of the attendance is on record"),
        (notes.chair, "who chaired"),
        (notes.ended, "when it ended"),
        (notes.eligible, "who was entitled to attend"),
        (notes.quorum or notes.counts, "what was said of the quorum"),
        (notes.ruling, "the chair's ruling"),
        (notes.decision_is, "how decisions stand"),
        (notes.no_minutes, "no minutes taken"),
        (notes.note, "a note"),
    )
    return (words for given, words in said if given)


def _status(of: Sheet, notes: Notes, roll: Roll, today: date) -> str | None:
    """Return what is to be recorded as having become of the meeting. Raises CannotRecordError where it cannot have been held."""
    was = of.document.data["status"]
    status = notes.status
    if notes.postponed_to is not None and status not in {None, "postponed"}:
        message = f"--postponed-to says that it is postponed, and --status that it is {status}; leave out one of them"
        raise CannotRecordError(message)
    if status is None and was == "planned" and roll.present() and roll.data != of.roll.data:
        status = "held"
    now = status or was
    if now in _CAME and now != was:
        held_by(of, today, now)
    if now not in _CAME and notes.of_the_room:
        to_come = now == "planned" and dates.on(today).before(decode.meeting(of.document).day) is Truth.YES
        remedy = "note replies with `partnership prepare --reply`" if to_come else "say what became of it with --status held"  # fmt: skip
        message = f"{of.title}, is recorded as {now}, so nobody can have been there; {remedy}"
        raise CannotRecordError(message)
    return status


def callable_on(of: Sheet, today: date) -> None:
    """Raise CannotRecordError where no roll of a meeting can be called on a day: it is still to come, or was not held."""
    was = of.document.data["status"]
    if was == "planned":
        held_by(of, today)
    elif was not in _CAME:
        message = f"{of.title}, is recorded as {was}, so no roll of it can be called; say what became of it with --status held"
        raise CannotRecordError(message)


def held_by(of: Sheet, today: date, status: str = "held") -> None:
    """Raise CannotRecordError where a meeting cannot have been held by a day, because it is still to come."""
    if dates.on(today).before(decode.meeting(of.document).day) is Truth.YES:
        message = f"{of.title}, is still to come, and cannot be recorded as {status.replace('-', ' ')}; note replies with `partnership prepare --reply`, or cancel it with --status cancelled"
        raise CannotRecordError(message)


def _counted(roll: Roll) -> str:
    """Return how many rows of each kind there are: `8 present, 2 virtual, apologies from 3`."""
    there = [row for row in roll.data if row["presence"] in {"present", "part"}]
    virtual = sum(row.get("mode") == "virtual" for row in there)
    away = {word: sum(row["presence"] == word for row in roll.data) for word in ("apologies", "absent", "not-recorded")}
    words = (
        (len(there) - virtual, f"{len(there) - virtual} present"),
        (virtual, f"{virtual} virtual"),
        (away["apologies"], f"apologies from {away['apologies']}"),
        (away["absent"], f"{away['absent']} absent"),
        (away["not-recorded"], f"{away['not-recorded']} not recorded"),
    )
    return ", ".join(word for number, word in words if number) or "nobody on the roll"
