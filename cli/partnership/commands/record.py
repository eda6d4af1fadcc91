"""`partnership record`: who came to a meeting and what was done there, written into its record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, records_to_change
from partnership.commands._meetings import NoteOption, SectionOption, SourceOption, each_name, follows, write
from partnership.commands._panels import Panelled
from partnership.commands._record_options import (
    AbsentOption,
    ActionOption,
    AlsoOption,
    ApologiesOption,
    ArrivedOption,
    ChairOption,
    ClosedOption,
    ConfirmsOption,
    CountOption,
    DecisionIsOption,
    DecisionOption,
    DetailOption,
    EligibleOption,
    EndedOption,
    InterestOption,
    LeftOption,
    MinutesAgreedOption,
    MinutesDistributedOption,
    MinutesDraftedOption,
    MinutesPublishedOption,
    NoMinutesOption,
    NotRecordedOption,
    PostponedToOption,
    PresentOption,
    ProgressOption,
    QuorumOption,
    RatifiesOption,
    Recorded,
    RecordedOption,
    RemoveOption,
    Rest,
    RestOption,
    RulingOption,
    Status,
    StatusOption,
    SubstituteOption,
    VirtualOption,
)
from partnership.commands._run import AsOfOption, RecordsOption, Refused, as_of

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Records
    from partnership.recording.meeting.noting import Notes

Command = Panelled


def record(
    what: Annotated[
        str,
        typer.Argument(
            metavar="BOARD|MEETING",
            help="A meeting, by its id or BOARD@DATE; or a board, for the earliest of its meetings that is still planned.",
        ),
    ],
    when: Annotated[
        str | None, typer.Argument(metavar="DATE", help="Which meeting of the board: its day, `last` or `next`.")
    ] = None,
    rest: RestOption = None,
    apologies: ApologiesOption = None,
    substitute: SubstituteOption = None,
    decision: DecisionOption = None,
    action: ActionOption = None,
    present: PresentOption = None,
    virtual: VirtualOption = None,
    absent: AbsentOption = None,
    not_recorded: NotRecordedOption = None,
    also: AlsoOption = None,
    arrived: ArrivedOption = None,
    left: LeftOption = None,
    detail: DetailOption = None,
    interest: InterestOption = None,
    recorded: RecordedOption = None,
    status: StatusOption = None,
    postponed_to: PostponedToOption = None,
    chair: ChairOption = None,
    ended: EndedOption = None,
    quorum: QuorumOption = None,
    count: CountOption = None,
    ruling: RulingOption = None,
    eligible: EligibleOption = None,
    decision_is: DecisionIsOption = None,
    ratifies: RatifiesOption = None,
    progress: ProgressOption = None,
    closed: ClosedOption = None,
    minutes_drafted: MinutesDraftedOption = None,
    minutes_distributed: MinutesDistributedOption = None,
    minutes_agreed: MinutesAgreedOption = None,
    minutes_published: MinutesPublishedOption = None,
    no_minutes: NoMinutesOption = False,
    confirms: ConfirmsOption = None,
    remove: RemoveOption = None,
    source: SourceOption = None,
    section: SectionOption = None,
    note: NoteOption = None,
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

    On a terminal, with nothing said, it takes the roll call: one key a person, stopped at any time and taken up again.

    Who is expected comes from the seats on the day. What is recorded already stays, and is mended where it is said
    anew. The result is checked before it is written, and `partnership undo` takes it back.

    \b
    Examples:
      partnership record childrens-trust
      partnership record childrens-trust 2026-05-13 --present "siân,police,blair" --apologies probation
      partnership record childrens-trust 2026-05-13 --rest present --substitute "family courts=zephyr"
      partnership record childrens-trust 2026-05-13 --left police@4 --interest "tatum@5=pecuniary,left"
      partnership record childrens-trust 2026-05-13 --decision "3=The plan was agreed." --action "police=Bring the figures@2026-07-08"
      partnership record childrens-trust last --closed annual-report --confirms 2026-02-11 --minutes-drafted 2026-05-20
      partnership record childrens-trust last --remove attendance:probation --remove decision:plan
      partnership record childrens-trust 2026-05-13 --from roll.csv --dry-run
    """
    typed: dict[str, Any] = {
        "present": each_name(present),
        "virtual": each_name(virtual),
        "apologies": each_name(apologies),
        "absent": each_name(absent),
        "not_recorded": each_name(not_recorded),
        "rest": rest,
        "substitute": tuple(substitute or ()),
        "also": tuple(also or ()),
        "arrived": tuple(arrived or ()),
        "left": tuple(left or ()),
        "detail": tuple(detail or ()),
        "interest": tuple(interest or ()),
        "recorded": recorded,
        "status": status,
        "postponed_to": postponed_to,
        "chair": chair,
        "ended": ended,
        "quorum": quorum,
        "counts": tuple(count or ()),
        "ruling": ruling,
        "eligible": eligible,
        "decision": tuple(decision or ()),
        "decision_is": tuple(decision_is or ()),
        "ratifies": tuple(ratifies or ()),
        "action": tuple(action or ()),
        "progress": tuple(progress or ()),
        "closed": tuple(closed or ()),
        "minutes_drafted": minutes_drafted,
        "minutes_distributed": minutes_distributed,
        "minutes_agreed": minutes_agreed,
        "minutes_published": minutes_published,
        "no_minutes": no_minutes,
        "confirms": each_name(confirms),
        "remove": tuple(remove or ()),
        "note": tuple(note or ()),
    }
    from partnership.commands._keys import on_a_terminal

    today = as_of(as_of_)
    notes = _notes(typed, from_)
    asked = Asked(dry_run, commit, branch)
    from partnership.recording.meeting.noting import noted, sheet
    from partnership.recording.referring import cited
    from partnership.words.kinds import place_of

    if notes.empty and not on_a_terminal():
        message = "there is nothing to record; say who came with --present, --apologies, --rest and the like, see `partnership record --help`, or run it on a terminal for the roll call"
        raise Refused(message)
    opened = records_to_change(records)
    meeting = _meeting(opened, what, when, today)
    notes = notes._replace(source=cited(opened, place_of(meeting), source, section))
    if notes.empty:
        from partnership.commands._calling import call

        call(opened, meeting, today, notes, asked)
    else:
        done = noted(sheet(opened, meeting), notes, today)
        then = follows(done.sheet) if notes.of_the_room or notes.of_the_minutes else ""
        write(opened, done, asked, of_the_room=notes.of_the_room, then=then)


def _notes(typed: dict[str, Any], file: Path | None) -> Notes:
    """Return what was typed, after what a file says. Raises Refused where both say something of the same."""
    from typing import get_args

    from partnership.commands._roll_in import roll_in
    from partnership.recording.meeting.noting import Notes
    from partnership.words.wording import listed

    said = roll_in(file) if file is not None else {}
    both = [one for one, value in said.items() if isinstance(value, str) and typed[one] is not None]
    if both:
        message = f"{file} says what --{both[0].replace('_', '-')} says too; leave out one of them"
        raise Refused(message)
    for field, known in (("status", get_args(Status)), ("rest", get_args(Rest)), ("recorded", get_args(Recorded))):
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
