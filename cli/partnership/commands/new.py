"""`partnership new`: a new record, asked for as little as it must."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from partnership.commands._asking import answered, date_given, id_for, needed, one_of, record_asked
from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, make, records_to_change
from partnership.commands._inside import SECTIONS, Sections, command
from partnership.commands._new_options import (
    BoardKind,
    Direction,
    IdOption,
    MeetingKind,
    Mode,
    NameOption,
    PlaceKind,
    SectionOption,
    SourceOption,
    Stage,
    Status,
)
from partnership.commands._new_terms import terms
from partnership.commands._run import RecordsOption, Refused, as_of, day, found

if TYPE_CHECKING:
    from datetime import date

new = typer.Typer(
    cls=Sections,
    no_args_is_help=True,
    help="Make a new record, or add to one what stands inside it.\n\nWhat is needed and not given is asked for on a terminal; without one, the option that gives it is named. The result is checked before it is written, and `partnership undo` takes it back.\n\n\b\nExamples:\n  partnership new meeting childrens-trust 2027-03-24\n  partnership new holder --help",
)
_DAY = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[2-9])?\Z")


@new.command("place")
def place(
    place_id: Annotated[str | None, typer.Argument(metavar="ID", help="Its id, such as exampleshire.")] = None,
    name: NameOption = None,
    kind: Annotated[PlaceKind | None, typer.Option("--kind", help="What kind of area it is.")] = None,
    within: Annotated[str | None, typer.Option("--within", metavar="PLACE", help="The place around it.")] = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Make a place. Boards, people, organisations and documents are in one.

    \b
    Examples:
      partnership new place --name Exampleshire --kind county
      partnership new place alder --name "Alder Borough" --kind district --within exampleshire --dry-run
    """
    from partnership.documents.shapes import words
    from partnership.recording.beginning import new_record

    opened = records_to_change(records)
    named = needed(name, "--name", "Name of the place")
    own = id_for(place_id, named, "the place's id", "ID")
    kind_ = one_of(kind, "--kind", "Kind of area", words("place", "kind"))
    around = found(opened, "place", within) if within is not None else None
    made = new_record(opened, "place", own, {"name": named, "kind": kind_, "within": around})
    make(opened.root, made.changes, made.summary, Asked(dry_run, commit, branch), then=made.then)


@new.command("board")
def board(
    place_: Annotated[str | None, typer.Argument(metavar="PLACE", help="The place that it belongs to.")] = None,
    name: NameOption = None,
    kind: Annotated[BoardKind | None, typer.Option("--kind", help="What kind of body it is.")] = None,
    own: IdOption = None,
    acronym: Annotated[
        str | None, typer.Option("--acronym", metavar="LETTERS", help="What it is called for short.")
    ] = None,
    established: Annotated[
        str | None,
        typer.Option("--established", metavar="DATE", help="When it was established: YYYY-MM-DD, YYYY-MM or YYYY."),
    ] = None,
    proposed: Annotated[
        str | None, typer.Option("--proposed", metavar="DATE", help="When it was proposed, of a board still to come.")
    ] = None,
    parent: Annotated[
        str | None, typer.Option("--sub-group-of", metavar="BOARD", help="The board that it is a sub-group of.")
    ] = None,
    source: SourceOption = None,
    section: SectionOption = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Make a board, group, network or forum.

    \b
    Examples:
      partnership new board exampleshire --name "Neglect Sub-group" --kind sub-group --sub-group-of esp
      partnership new board exampleshire --name "Youth Council" --kind forum --established 2026-04 --dry-run
    """
    from partnership.documents.shapes import words
    from partnership.recording.beginning import new_record
    from partnership.recording.referring import cited

    opened = records_to_change(records)
    home = record_asked(opened, "place", place_)
    named = needed(name, "--name", "Name of the board")
    kind_ = one_of(kind, "--kind", "Kind of body", words("board", "kind"))
    own_ = id_for(own, named, "the board's id")
    since, planned = date_given(established, "--established"), date_given(proposed, "--proposed")
    data: dict[str, Any] = {
        "name": named,
        "acronym": acronym,
        "kind": kind_,
        "proposed": {"on": planned} if planned is not None else None,
        "established": {"on": since} if since is not None else None,
        "links": [{"type": "sub-group-of", "to": found(opened, "board", parent)}] if parent is not None else None,
        "source": cited(opened, home, source, section),
    }
    made = new_record(opened, "board", f"{home}/{own_}", data)
    make(opened.root, made.changes, made.summary, Asked(dry_run, commit, branch), then=made.then)


@new.command("meeting")
def meeting(
    board_: Annotated[str | None, typer.Argument(metavar="BOARD", help="Whose meeting it is.")] = None,
    on: Annotated[
        str | None, typer.Argument(metavar="DAY", help="Its day, YYYY-MM-DD; YYYY-MM-DD-2 for the second of a day.")
    ] = None,
    status: Annotated[
        Status | None, typer.Option("--status", help="What became of it. Left out: planned, for a day to come.")
    ] = None,
    kind: Annotated[MeetingKind, typer.Option("--kind", help="What kind of meeting it is.")] = "ordinary",
    starts: Annotated[str | None, typer.Option("--starts", metavar="HH:MM", help="When it begins.")] = None,
    venue: Annotated[str | None, typer.Option("--venue", metavar="TEXT", help="Where it is held.")] = None,
    mode: Annotated[Mode | None, typer.Option("--mode", help="How it is held.")] = None,
    source: SourceOption = None,
    section: SectionOption = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Make a meeting. One that was held lists who is expected on that day, by the seats, each not recorded yet.

    Of one to come it is said how many are expected; who that is, the seats say on the day. `partnership prepare` gives it
    its agenda, `partnership record` calls the roll.

    \b
    Examples:
      partnership new meeting esp 2027-03-17 --starts 10:00 --mode hybrid
      partnership new meeting esp 2026-03-18 --status held --source safeguarding-partnership-minutes --dry-run
    """
    from partnership.documents.shapes import words
    from partnership.recording.beginning import new_meeting
    from partnership.recording.referring import cited
    from partnership.words.kinds import place_of

    opened = records_to_change(records)
    whose = record_asked(opened, "board", board_)
    name, held = answered(on, "DAY", "Day of the meeting, YYYY-MM-DD", _day_named)
    if status in {"held", "held-informally", "abandoned"} and held > as_of(None):
        message = f"{name} is still to come, so nobody can say that the meeting was {status}; it is planned, cancelled or postponed"
        raise Refused(message)
    if status is None and held < as_of(None):
        status_ = one_of(None, "--status", "What became of it", words("meeting", "status"))
    else:
        status_ = status or "planned"
    data = {
        "kind": kind,
        "status": status_,
        "starts": starts,
        "venue": venue,
        "mode": mode,
        "source": cited(opened, place_of(whose), source, section),
    }
    made = new_meeting(opened, whose, name, held, data)
    make(opened.root, made.changes, made.summary, Asked(dry_run, commit, branch), then=made.then)


def _day_named(typed: str) -> tuple[str, date]:
    """Return the name of a meeting and its day. Raises Refused."""
    matched = _DAY.match(typed)
    held = day(matched["day"] if matched else typed, "DAY")
    assert held is not None  # noqa: S101 - `day` gives one for what was typed
    return typed, held


@new.command("measure")
def measure(
    place_: Annotated[str | None, typer.Argument(metavar="PLACE", help="The place that it belongs to.")] = None,
    name: NameOption = None,
    direction: Annotated[Direction | None, typer.Option("--direction", help="Which way is good.")] = None,
    own: IdOption = None,
    plan_: Annotated[str | None, typer.Option("--plan", metavar="PLAN", help="The plan that it serves.")] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="ID", help="The outcome of that plan.")] = None,
    source: SourceOption = None,
    section: SectionOption = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Make a measure. `partnership new reading` adds its figures, and `measures import` many.

    \b
    Examples:
      partnership new measure exampleshire --name "Young carers known to schools" --direction higher
      partnership new measure exampleshire --name "Waits over 18 weeks" --direction lower --plan exampleshire/children-and-young-peoples-plan
    """
    from partnership.documents.shapes import words
    from partnership.recording.beginning import new_record
    from partnership.recording.referring import cited

    opened = records_to_change(records)
    if outcome is not None and plan_ is None:
        message = "--outcome is of a plan, and goes with --plan"
        raise Refused(message)
    home = record_asked(opened, "place", place_)
    named = needed(name, "--name", "Name of the measure")
    good = one_of(direction, "--direction", "Which way is good", words("measure", "direction"))
    measure_id = f"{home}/{id_for(own, named, 'the id of the measure')}"
    serves = (
        {"plan": found(opened, "plan", plan_), **({"outcome": outcome} if outcome else {})}
        if plan_ is not None
        else None
    )
    data = {
        "name": named,
        "serves": [serves] if serves else None,
        "direction": good,
        "source": cited(opened, home, source, section),
    }
    made = new_record(opened, "measure", measure_id, data)
    make(opened.root, made.changes, made.summary, Asked(dry_run, commit, branch), then=made.then)


@new.command("plan")
def plan(
    place_: Annotated[str | None, typer.Argument(metavar="PLACE", help="The place that it belongs to.")] = None,
    name: NameOption = None,
    own: IdOption = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="BOARD", help="The board whose plan it is.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Its first day: YYYY-MM-DD, YYYY-MM or YYYY.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Its last day, inclusive.")] = None,
    source: SourceOption = None,
    section: SectionOption = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Make a plan. `partnership new outcome` and `new priority` add what is in it.

    \b
    Examples:
      partnership new plan exampleshire --name "Early Help Strategy" --owner childrens-trust --since 2026 --until 2029
      partnership new plan exampleshire --name "Play Strategy" --dry-run
    """
    from partnership.recording.beginning import new_record
    from partnership.recording.referring import cited

    opened = records_to_change(records)
    home = record_asked(opened, "place", place_)
    named = needed(name, "--name", "Name of the plan")
    plan_id = f"{home}/{id_for(own, named, 'the id of the plan')}"
    data = {
        "name": named,
        "owner": found(opened, "board", owner) if owner is not None else None,
        "since": date_given(since, "--since"),
        "until": date_given(until, "--until"),
        "source": cited(opened, home, source, section),
    }
    made = new_record(opened, "plan", plan_id, data)
    make(opened.root, made.changes, made.summary, Asked(dry_run, commit, branch), then=made.then)


@new.command("restructure")
def restructure(
    place_: Annotated[str | None, typer.Argument(metavar="PLACE", help="The place that it belongs to.")] = None,
    name: NameOption = None,
    ends: Annotated[
        list[str] | None, typer.Option("--ends", metavar="BOARD", help="A board that ends. May be repeated.")
    ] = None,
    establishes: Annotated[
        list[str] | None,
        typer.Option("--establishes", metavar="BOARD", help="A board that is established. May be repeated."),
    ] = None,
    stage: Annotated[Stage, typer.Option("--stage", help="How far it has come.")] = "proposed",
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When: YYYY-MM-DD, YYYY-MM or YYYY.")] = None,
    own: IdOption = None,
    source: SourceOption = None,
    section: SectionOption = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Make a restructure. Which boards end and which are established; `partnership restructure` then walks through it.

    \b
    Examples:
      partnership new restructure exampleshire --name "One board, 2027" --ends "cpb north" --ends "cpb south" --on 2027-04-01
      partnership new restructure exampleshire --name "One board, 2027" --ends "cpb north" --establishes esp --stage agreed --on 2027
    """
    from partnership.recording.beginning import new_record
    from partnership.recording.referring import cited
    from partnership.recording.restructure.staging import Step, stage_row
    from partnership.recording.typed import date

    opened = records_to_change(records)
    home = record_asked(opened, "place", place_)
    named = needed(name, "--name", "Name of the restructure")
    restructure_id = f"{home}/{id_for(own, named, 'the id of the restructure')}"
    day_ = answered(on, "--on", "Day of this stage, YYYY-MM-DD, YYYY-MM or YYYY", lambda it: date(it, "--on"))
    step = Step(
        stage,
        day_,
        tuple(found(opened, "board", one) for one in ends or ()),
        tuple(found(opened, "board", one) for one in establishes or ()),
        source=cited(opened, home, source, section),
    )
    data = {"name": named, "places": [home], "stages": [stage_row(step)]}
    made = new_record(opened, "restructure", restructure_id, data)
    make(opened.root, made.changes, made.summary, Asked(dry_run, commit, branch), then=made.then)


new.command("terms")(terms)
for things in SECTIONS.values():
    for thing in things:
        new.command(thing.name)(command(thing))
