"""Attendance from elsewhere, for `partnership import`: read, asked about, shown, and written where that is asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.commands._changing import make, records_to_change
from partnership.commands._run import Refused, emit, ended, found, records, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import NoReturn

    from partnership.answers.load import Records
    from partnership.commands._changing import Asked
    from partnership.recording.importing.against import Against, Answers
    from partnership.recording.importing.days import Order
    from partnership.recording.importing.heard import Heard
    from partnership.recording.importing.marks import Mark
    from partnership.report import ReportFormat
    from partnership.source.changes import Change
    from partnership.views.attendance.incoming import Import


_READABLE = 80
"""Columns to which the preview is fitted where there is no terminal: it is for people, and other formats are for programs."""
_TELLING, _FEW = 5, 3
"""Letters of a name below which it tells nothing in a title, and boards that are offered."""


class Wanted(NamedTuple):
    """What was typed: the file, and what the user says of it."""

    file: Path
    sheets: tuple[str, ...]
    meeting: str | None
    names: tuple[str, ...]
    marks: tuple[str, ...]
    order: Order | None
    least: int
    late: int | None
    replace: bool
    new_meetings: bool
    partly: bool
    write: bool
    today: date
    source: str | None
    section: str | None


class _Of(NamedTuple):
    """The board that a file is of, and the one meeting where one is named."""

    board: str
    meeting: str | None


def read_in(named: Path | None, wanted: Wanted, asked: Asked, format_: ReportFormat, output: Path | None) -> NoReturn:
    """Show what becomes of everything that a file says, and write it where that is asked. Raises Refused."""
    from partnership.commands._keys import on_a_terminal
    from partnership.recording.referring import cited
    from partnership.views.attendance.incoming import counted, preview, waiting
    from partnership.words.kinds import place_of

    writing = wanted.write or asked.dry_run
    if writing and (format_ != "text" or output is not None):
        message = "--write and --dry-run say on the screen what they write; leave out --format and --output, or those"
        raise Refused(message)
    if (asked.commit or asked.branch is not None) and not writing:
        message = "--commit and --branch are for what is written; add --write"
        raise Refused(message)
    opened = records_to_change(named) if writing else records(named)
    given, answers = _marks(wanted.marks), _answers(wanted)
    heard = _heard(wanted, given)
    of = _of(opened, wanted, heard)
    source = cited(opened, place_of(of.board), wanted.source, wanted.section)
    result, brought, made = _held(opened, of, heard, answers, wanted, source)
    show(preview(result, opened.faults_of([of.board])), format_, output, columns=_READABLE)
    if writing and waiting(result.rows) and on_a_terminal():
        from partnership.commands._asking_who import asked_marks, asked_names

        heard = _heard(wanted, {**given, **asked_marks(result.rows)})
        result, _, _ = _held(opened, of, heard, answers, wanted, source)
        answers = asked_names(result.rows, answers)
        result, brought, made = _held(opened, of, heard, answers, wanted, source)
        emit(f"\n{counted(result.rows)[:1].upper()}{counted(result.rows)[1:]}.\n", None)
    if writing:
        _write(opened, result, brought, made, wanted, source, asked)
    elif format_ == "text" and output is None:
        emit(_footer(result), None)
    left = waiting(result.rows) + sum(one.fate == "differs" for one in result.rows)
    left += sum(one.absent for one in result.placing.places)
    ended(2 if opened.faults_of([of.board]) else 1 if left else 0)


def _marks(typed: tuple[str, ...]) -> dict[str, Mark]:
    """Return what marks mean, as the user says. Raises Refused."""
    from partnership.recording.importing import marks

    said: dict[str, Mark] = {}
    for one in typed:
        mark, at, words = one.rpartition("=")
        meaning = marks.meaning(words)
        if not at or not mark.strip() or meaning is None:
            message = f"--mark {one} cannot be read; write MARK=MEANING, such as A=apologies, D=substitute, X=absent"
            raise Refused(message)
        said[marks.plain(mark)] = meaning
    return said


def _answers(wanted: Wanted) -> Answers:
    """Return what the user says of names. Raises Refused."""
    from partnership.recording.importing.against import Answers
    from partnership.recording.meeting.invited import folded

    names: dict[str, str] = {}
    for one in wanted.names:
        name, at, answer = one.rpartition("=")
        if not at or not name.strip() or not answer.strip():
            message = f'--is {one} cannot be read; write NAME=WHO, such as "J Smith=jane-smith", "J Smith=police", "J Smith=leave"'
            raise Refused(message)
        if names.setdefault(folded(name), answer.strip()) != answer.strip():
            message = f"--is says of {name.strip()} both {names[folded(name)]} and {answer.strip()}; give one of them"
            raise Refused(message)
    return Answers(names, wanted.replace, wanted.least, wanted.late)


def _heard(wanted: Wanted, given: Mapping[str, Mark]) -> Heard:
    """Return what a file says. Raises Refused."""
    from partnership.recording.importing.heard import StrangeFileError
    from partnership.recording.importing.reading import heard
    from partnership.source.tables import UnreadableTableError

    try:
        return heard(wanted.file, given, wanted.sheets)
    except UnreadableTableError as error:
        raise Refused(str(error)) from None
    except StrangeFileError as error:
        message = f"{wanted.file}: {error}"
        raise Refused(message) from None


def _of(opened: Records, wanted: Wanted, heard: Heard) -> _Of:
    """Return the board that a file is of: the one named, or the only one on record. Raises Refused with what its title may mean."""
    from partnership.commands._asking import needed
    from partnership.commands._quorum import target
    from partnership.words.wording import listed

    typed = wanted.meeting
    if typed is None:
        boards = list(opened.listed["board"])
        if len(boards) == 1:
            return _Of(boards[0], None)
        likely = _likely(opened, {one.title for one in heard.occasions if one.title})
        hint = f"; its title may mean {listed(likely, 'or')}" if likely else ""
        typed = needed(None, "--meeting", f"The board that the file is of, or BOARD@DATE for one meeting alone{hint}")
    if "@" not in typed and typed.count("/") <= 1:
        return _Of(found(opened, "board", typed, wanted.today), None)
    new = _not_on_record(opened, typed, wanted.today)
    if new is not None and wanted.new_meetings:
        return new
    try:
        meant = target(opened, typed, None, wanted.today)
    except Refused as error:
        message = f"{error}{'; --new-meetings makes that one' if new is not None else ''}"
        raise Refused(message) from None
    return _Of(meant.board, meant.meeting)


def _not_on_record(opened: Records, typed: str, today: date) -> _Of | None:
    """Return BOARD@DATE as the meeting that is to be made, None where there is one of that day, or it is no day. Raises Refused."""
    name, _, on = typed.rpartition("@")
    try:
        day = date.fromisoformat(on)
    except ValueError:
        return None  # it is `last` or `next`, an id, or a slip that the records name the like of
    board = found(opened, "board", name, today)
    named = f"{board}/{day.isoformat()}"
    return None if any(one.startswith(named) for one in opened.meeting_ids(board)) else _Of(board, named)


def _likely(opened: Records, titles: set[str]) -> list[str]:
    """Return the boards whose name stands in a title, or has the title in it, a few at most."""
    texts = [title.casefold() for title in titles]
    return [
        board
        for board in opened.listed["board"]
        if any(
            text in name or name in text
            for text in texts
            for name in opened.names("board", board)
            if len(name) >= _TELLING
        )
    ][:_FEW]


def _held(
    opened: Records, of: _Of, heard: Heard, answers: Answers, wanted: Wanted, source: dict[str, Any] | None
) -> tuple[Import, Against, tuple[Change, ...]]:
    """Return what becomes of everything that a file says, and the changes that make meetings for it. Raises Refused."""
    from partnership.answers.titles import Titles
    from partnership.recording.importing.against import against
    from partnership.recording.importing.bringing import learned
    from partnership.recording.importing.making import made
    from partnership.recording.importing.placing import placing
    from partnership.views.attendance.incoming import Import
    from partnership.words.kinds import place_of

    placed = placing(opened, of.board, heard.occasions, wanted.order, of.meeting)
    changes: tuple[Change, ...] = ()
    if wanted.new_meetings:
        new = made(opened, of.board, heard, placed.places, wanted.today, source)
        opened, placed, changes = new.records, placed._replace(places=new.places), new.changes
    titles = Titles(opened, place_of(of.board))
    brought = against(opened, heard, placed.places, answers, wanted.today)
    names = tuple(learned(brought, answers, titles))
    title = titles.record("board", of.board)
    heard = heard._replace(notes=(*heard.notes, *_idle(brought, wanted)))
    return Import(wanted.file.name, of.board, title, heard, placed, brought.rows, names), brought, changes


def _idle(brought: Against, wanted: Wanted) -> Iterator[str]:
    """Yield which of the user's answers are about nothing in the file: a slip, or an answer kept for other files."""
    from partnership.recording.importing import marks
    from partnership.recording.importing.matching import label
    from partnership.recording.meeting.invited import folded

    names = {folded(name) for one in brought.rows for name in (one.name, label(one.saying))}
    printed = {marks.plain(one.saying.printed) for one in brought.rows}
    for typed in wanted.names:
        name = typed.rpartition("=")[0].strip()
        if folded(name) not in names:
            yield f"Nobody in the file is called `{name}`, of whom --is speaks."
    for typed in wanted.marks:
        mark = typed.rpartition("=")[0].strip()
        if marks.plain(mark) not in printed:
            yield f"No mark in the file is `{mark}`, of which --mark speaks."


def _footer(of: Import) -> str:
    from partnership.views.attendance.incoming import waiting
    from partnership.words.wording import plural

    new = sum(one.fate in {"new", "changed"} for one in of.rows)
    made = len({place.meeting for place in of.placing.places if place.new})
    if not (new or made):
        return "\nThere is nothing to write.\n" if not waiting(of.rows) else "\nNothing was written.\n"
    makes = f" and makes {plural(made, 'meeting')}" if made else ""
    return f"\nNothing was written; --write writes {plural(new, 'mark')}{makes}.\n"


def _write(
    opened: Records,
    of: Import,
    brought: Against,
    made: tuple[Change, ...],
    wanted: Wanted,
    source: dict[str, Any] | None,
    asked: Asked,
) -> None:
    """Write what is new, with the names learned. Raises Refused where something waits for an answer."""
    from partnership.recording.importing import bringing
    from partnership.views.attendance.incoming import waiting
    from partnership.words.wording import plural

    left = waiting(of.rows)
    if left and not wanted.partly:
        message = f"{plural(left, 'mark waits', 'marks wait')} for an answer, as shown above, so nothing was written; answer with --is, --mark and the like, or write the rest with --partly"
        raise Refused(message)
    names = [one for one in of.names if isinstance(one, bringing.Learned)]
    done = bringing.brought(opened, brought, names, of.file, wanted.today, source, made)
    if any(one.before != one.after for one in done.changes):
        emit("\n", None)
        make(opened.root, done.changes, done.summary, asked)
    else:
        emit("\nThere is nothing to write.\n", None)
