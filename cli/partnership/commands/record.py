"""`partnership record`: who came to a meeting and what was done there, written into its record."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, make, records_to_change
from partnership.commands._run import AsOfOption, RecordsOption, Refused, as_of, emit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from partnership.answers.load import Records
    from partnership.recording.noting import Noted, Notes, Sheet

Status = Literal["planned", "held", "held-informally", "cancelled", "postponed", "abandoned"]
Rest = Literal["present", "virtual", "apologies", "absent", "not-recorded"]
_NAMES = "Seats, people, posts or organisations; commas and repeats allowed."


def record(
    what: Annotated[
        str,
        typer.Argument(
            metavar="BOARD|MEETING",
            help="A meeting, by its id or BOARD@DATE; or a board, for the earliest of its meetings that is still planned.",
        ),
    ],
    when: Annotated[
        str | None, typer.Argument(metavar="[DATE]", help="The meeting of the board: its day, `last`, or `next`.")
    ] = None,
    present: Annotated[
        list[str] | None, typer.Option("--present", metavar="WHO", help=f"Who was in the room. {_NAMES}")
    ] = None,
    virtual: Annotated[
        list[str] | None,
        typer.Option("--virtual", metavar="WHO", help="Who took part from elsewhere, in the same way."),
    ] = None,
    apologies: Annotated[
        list[str] | None, typer.Option("--apologies", metavar="WHO", help="Who sent apologies.")
    ] = None,
    absent: Annotated[
        list[str] | None, typer.Option("--absent", metavar="WHO", help="Who did not come and sent no apologies.")
    ] = None,
    rest: Annotated[
        Rest | None, typer.Option("--rest", help="Everybody expected of whom nothing else is said or on record.")
    ] = None,
    substitute: Annotated[
        list[str] | None,
        typer.Option(
            "--substitute",
            metavar="SEAT=WHO",
            help="Who came in a member's place; a name that the place does not record is printed:NAME. SEAT alone: somebody whom nothing names.",
        ),
    ] = None,
    arrived: Annotated[
        list[str] | None,
        typer.Option("--arrived", metavar="WHO@ITEM", help="Who came later, from which item or time on (HH:MM)."),
    ] = None,
    left: Annotated[
        list[str] | None,
        typer.Option("--left", metavar="WHO@ITEM", help="Who left before the end, at which item or time."),
    ] = None,
    interest: Annotated[
        list[str] | None,
        typer.Option(
            "--interest",
            metavar="WHO@ITEM[=KIND]",
            help="An interest declared in an item: pecuniary, non-pecuniary, personal, prejudicial; with `,left` where they left the room.",
        ),
    ] = None,
    status: Annotated[
        Status | None,
        typer.Option(
            "--status", help="What became of the meeting. Left out: held, once somebody is recorded as there."
        ),
    ] = None,
    decision: Annotated[
        list[str] | None,
        typer.Option("--decision", metavar="[ITEM=]TEXT", help="A decision, in your own words."),
    ] = None,
    action: Annotated[
        list[str] | None,
        typer.Option("--action", metavar="OWNER=TEXT[@DUE]", help="An action: whose, what, and by which day."),
    ] = None,
    minutes_drafted: Annotated[
        str | None, typer.Option("--minutes-drafted", metavar="DATE", help="When the draft was finished.")
    ] = None,
    minutes_agreed: Annotated[
        str | None, typer.Option("--minutes-agreed", metavar="DATE", help="When the minutes were agreed.")
    ] = None,
    minutes_published: Annotated[
        str | None, typer.Option("--minutes-published", metavar="DATE", help="When they were published.")
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Take all this from a file: YAML with the names of these options, or a CSV or XLSX with the columns who and mark (p, v, a, n, s).",
        ),
    ] = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    as_of_: AsOfOption = None,
    records: RecordsOption = None,
) -> None:
    """Record a meeting: who came, who sent apologies, who came in whose place, what was decided and is to be done.

    Who is expected comes from the seats on the day. What is recorded already stays, and is mended where it is said
    anew. The result is checked before it is written, and `partnership undo` takes it back.

    On a terminal, with nothing said, it takes the roll call: one key a person, stopped at any time and taken up again.

    \b
    Examples:
      partnership record childrens-trust
      partnership record childrens-trust 2026-05-13 --present "siân,police,blair" --apologies probation
      partnership record childrens-trust 2026-05-13 --rest present --substitute "family courts=zephyr"
      partnership record childrens-trust 2026-05-13 --left police@4 --interest "tatum@5=pecuniary,left"
      partnership record childrens-trust 2026-05-13 --decision "3=The plan was agreed." --action "police=Bring the figures@2026-07-08"
      partnership record childrens-trust last --minutes-agreed 2026-07-08
      partnership record childrens-trust 2026-05-13 --from roll.csv --dry-run
    """
    typed = {
        "present": _each(present),
        "virtual": _each(virtual),
        "apologies": _each(apologies),
        "absent": _each(absent),
        "rest": rest,
        "substitute": tuple(substitute or ()),
        "arrived": tuple(arrived or ()),
        "left": tuple(left or ()),
        "interest": tuple(interest or ()),
        "status": status,
        "decision": tuple(decision or ()),
        "action": tuple(action or ()),
        "minutes_drafted": minutes_drafted,
        "minutes_agreed": minutes_agreed,
        "minutes_published": minutes_published,
    }
    today = as_of(as_of_)
    notes = _notes(typed, from_)
    asked = Asked(dry_run, commit, branch)
    from partnership.commands._keys import on_a_terminal
    from partnership.recording.noting import noted

    calling = not any(notes)
    if calling and not on_a_terminal():
        message = "there is nothing to record; say who came with --present, --apologies, --rest and the like, see `partnership record --help`, or run it on a terminal for the roll call"
        raise Refused(message)
    opened = records_to_change(records)
    meeting = _meeting(opened, what, when, today)
    if calling:
        _call(opened, meeting, today, asked)
    else:
        _write(opened, meeting, lambda of: noted(of, notes, today), asked, of_the_room=notes.of_the_room)


def _each(typed: list[str] | None) -> tuple[str, ...]:
    """Return names that were typed, commas allowed, in the order in which they were."""
    return tuple(dict.fromkeys(word.strip() for one in typed or () for word in one.split(",") if word.strip()))


def _notes(typed: dict[str, Any], file: Path | None) -> Notes:
    """Return what was typed, after what a file says. Raises Refused where both say something of the same."""
    from typing import get_args

    from partnership.commands._roll_in import roll_in
    from partnership.recording.noting import Notes
    from partnership.words.wording import listed

    said = roll_in(file) if file is not None else {}
    both = [one for one, value in said.items() if isinstance(value, str) and typed[one] is not None]
    if both:
        message = f"{file} says what --{both[0].replace('_', '-')} says too; leave out one of them"
        raise Refused(message)
    for field, known in (("status", get_args(Status)), ("rest", get_args(Rest))):
        if field in said and said[field] not in known:
            message = f"{file}: `{field}: {said[field]}` is not one of {listed(known, 'or')}"
            raise Refused(message)
    whole: dict[str, Any] = {
        field: (*said.get(field, ()), *value) if isinstance(value, tuple) else said.get(field, value)
        for field, value in typed.items()
    }
    return Notes(**whole)


def _meeting(opened: Records, what: str, when: str | None, today: date) -> str:
    """Return the meeting that is meant; of a board alone the earliest that is planned. Raises Refused."""
    from partnership.commands._quorum import target

    meant = target(opened, what, when, today)
    if meant.meeting is not None:
        return meant.meeting
    planned = [one.id for one in opened.meetings(meant.board).read if one.status == "planned"]
    if not planned:
        message = f"no meeting of {meant.board} is planned on record; name the one that is meant, such as {meant.board.rpartition('/')[2]} 2026-03-31"
        raise Refused(message)
    return planned[0]


def _call(opened: Records, meeting: str, today: date, asked: Asked) -> None:
    """Take the roll call on the terminal, and write what was said. Raises Refused."""
    from partnership.commands._keys import Terminal, outliving_the_terminal
    from partnership.commands._roll_call import RollCall
    from partnership.recording.noting import Notes, callable_on, written
    from partnership.views.quorum.standing import Standing

    def called(of: Sheet) -> Noted:
        callable_on(of, today)
        with Terminal() as terminal:
            said = RollCall(of, terminal, _say, Standing(of).line).take()
        return written(of, said.roll, Notes(interest=said.interests), today)

    with outliving_the_terminal():
        _write(opened, meeting, called, asked, of_the_room=True)


def _say(text: str) -> None:
    """Show something of the roll call, where there is still a terminal to show it on."""
    with suppress(OSError):
        emit(text, None)


def _write(opened: Records, meeting: str, note: Callable[[Sheet], Noted], asked: Asked, *, of_the_room: bool) -> None:
    """Write what is noted of a meeting, and say how it stands where that is of who was there. Raises Refused."""
    from partnership.recording.drafts import CannotRecordError
    from partnership.recording.noting import sheet
    from partnership.source.editing.scalars import UnwritableError
    from partnership.source.editing.tree import UneditableError

    try:
        done = note(sheet(opened, meeting))
    except (CannotRecordError, UnwritableError) as error:
        raise Refused(str(error)) from None
    except UneditableError as error:
        message = f"meetings/{meeting}.yaml cannot be changed in place: {error}"
        raise Refused(message) from None
    make(opened.root, done.changes, done.summary, asked)
    if of_the_room:
        _say_standing(done.sheet)


def _say_standing(of: Sheet) -> None:
    """Say how many came, whether they were a quorum, and of whom nothing is said yet."""
    from partnership.views.quorum.standing import Standing
    from partnership.words.wording import listed, plain

    emit(f"\n{plain(Standing(of).line(of.roll))}\n", None)
    if left := of.roll.open():
        emit(f"Nothing is said yet of {plain(listed(one.label for one in left))}.\n", None)
    sys.stdout.flush()
