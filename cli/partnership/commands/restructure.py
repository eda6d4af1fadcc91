"""`partnership restructure`: a restructure walked through, thing by thing, stage by stage, to the last day of each board."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from partnership.commands._asking import date_given, on_a_terminal
from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, make, records_to_change
from partnership.commands._new_options import SectionOption, SourceOption, Stage
from partnership.commands._panels import Panelled
from partnership.commands._run import RecordsOption, Refused, emit, ended, found, show

Boards = list[str] | None
Command = Panelled
_THINGS = "What becomes of a thing"
_AFTER = "What comes after a board"
_STAGES = "A further stage"
_DAYS = "Last and first days, once it is in force"
_SHEETS = "All at once"


def restructure(
    name: Annotated[
        str,
        typer.Argument(
            metavar="RESTRUCTURE", help="The restructure, by id or any part of its name that means only it."
        ),
    ],
    board: Annotated[
        str | None,
        typer.Option("--of", metavar="BOARD", help="Only this board, of those that end.", rich_help_panel=_THINGS),
    ] = None,
    thing: Annotated[
        str | None,
        typer.Option(
            "--thing",
            metavar="KIND/KEY",
            help="What is answered for, as the list names it: seat/police; seats for all that are open.",
            rich_help_panel=_THINGS,
        ),
    ] = None,
    carried: Annotated[
        Boards,
        typer.Option(
            "--carried-to",
            metavar="BOARD",
            help="It is carried to this board; BOARD#SEAT to a seat there. May be repeated.",
            rich_help_panel=_THINGS,
        ),
    ] = None,
    retired: Annotated[
        str | None,
        typer.Option("--retired", metavar="REASON", help="It ends, for this reason.", rich_help_panel=_THINGS),
    ] = None,
    not_known: Annotated[
        str | None,
        typer.Option(
            "--not-known",
            metavar="DOCUMENTS",
            help="These documents do not say: their ids, parted by commas.",
            rich_help_panel=_THINGS,
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Answer anew for what is spoken of already.", rich_help_panel=_THINGS)
    ] = False,
    replaced_by: Annotated[
        Boards,
        typer.Option(
            "--replaced-by",
            metavar="BOARD",
            help="What replaces the board that --of names, or every one of which nothing is said yet. May be repeated.",
            rich_help_panel=_AFTER,
        ),
    ] = None,
    abolished: Annotated[
        bool, typer.Option("--abolished", help="Nothing replaces it.", rich_help_panel=_AFTER)
    ] = False,
    stage: Annotated[
        Stage | None,
        typer.Option("--stage", help="Add a stage, from what the last one had; with --on.", rich_help_panel=_STAGES),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="The day of the stage; or the first day of what --replaced-by names. YYYY-MM-DD, YYYY-MM or YYYY.",
            rich_help_panel=_STAGES,
        ),
    ] = None,
    ends: Annotated[
        Boards,
        typer.Option(
            "--ends",
            metavar="BOARD",
            help="By the new stage this board ends too. May be repeated.",
            rich_help_panel=_STAGES,
        ),
    ] = None,
    establishes: Annotated[
        Boards,
        typer.Option(
            "--establishes",
            metavar="BOARD",
            help="By the new stage this board is established too. May be repeated.",
            rich_help_panel=_STAGES,
        ),
    ] = None,
    without: Annotated[
        Boards,
        typer.Option(
            "--without",
            metavar="BOARD",
            help="By the new stage this board neither ends nor begins any more. May be repeated.",
            rich_help_panel=_STAGES,
        ),
    ] = None,
    number: Annotated[
        int | None,
        typer.Option(
            "--number",
            metavar="N",
            min=0,
            help="How many boards it establishes, where the source says.",
            rich_help_panel=_STAGES,
        ),
    ] = None,
    decided_at: Annotated[
        Boards,
        typer.Option(
            "--decided-at",
            metavar="MEETING",
            help="The meeting, or the board, that decided. May be repeated.",
            rich_help_panel=_STAGES,
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="WHO", help="Who decided, where that is no board of the records.", rich_help_panel=_STAGES
        ),
    ] = None,
    last_day: Annotated[
        str | None,
        typer.Option(
            "--last-day",
            metavar="DATE",
            help="The last day of the boards that end and have none on record.",
            rich_help_panel=_DAYS,
        ),
    ] = None,
    first_day: Annotated[
        str | None,
        typer.Option(
            "--first-day",
            metavar="DATE",
            help="The first day of the boards that are established and have none on record.",
            rich_help_panel=_DAYS,
        ),
    ] = None,
    links: Annotated[
        bool,
        typer.Option(
            "--with-links", help="With --last-day: other boards' links to them end too.", rich_help_panel=_DAYS
        ),
    ] = False,
    seats: Annotated[
        bool,
        typer.Option(
            "--with-seats", help="With --last-day: their seats, and who sits in them, end too.", rich_help_panel=_DAYS
        ),
    ] = False,
    measures: Annotated[
        bool,
        typer.Option(
            "--with-measures",
            help="With --last-day: their measures go to those who carry them on.",
            rich_help_panel=_DAYS,
        ),
    ] = False,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Take the answers from this sheet, CSV or XLSX, as --output writes it.",
            rich_help_panel=_SHEETS,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write what is open to this file, a CSV sheet to be filled in.",
            rich_help_panel=_SHEETS,
        ),
    ] = None,
    source: SourceOption = None,
    section: SectionOption = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Walk through a restructure: what replaces what; what becomes of each seat, function, duty, measure, action and district of the boards that end; and all last days.

    On a terminal each is asked for in turn. Every answer is written as it is given, so that the walk can be left at any
    time and taken up again where it was. Without a terminal what is open is listed, with exit status 1, and answered with
    the options, or all at once from a sheet. Boards get their last days once the restructure is in force, and not before.

    \b
    Examples:
      partnership restructure local-boards
      partnership restructure local-boards --of cedar --thing function/local-newsletter --retired "Nobody read it."
      partnership restructure local-boards --of cedar --replaced-by "partnership board north"
      partnership restructure local-boards --stage agreed --on 2027-02-10 --establishes "cpb coast" --source minutes
      partnership restructure local-boards --stage in-force --on 2027-04-01 --last-day 2027-03-31 --with-links
      partnership restructure local-boards --output answers.csv
      partnership restructure local-boards --from answers.csv --dry-run
    """
    from partnership.commands import _restructuring as doing
    from partnership.commands._restructure_options import Given, asked_for
    from partnership.recording.referring import cited
    from partnership.recording.restructure.dissolving import Also
    from partnership.recording.restructure.restructuring import walk
    from partnership.words.kinds import place_of
    from partnership.words.wording import listed

    opened = records_to_change(records)
    meant = found(opened, "restructure", name)
    given = Given(
        of=found(opened, "board", board) if board is not None else None,
        thing=thing,
        carried=tuple(carried or ()),
        retired=retired,
        not_known=not_known,
        again=again,
        replaced_by=tuple(replaced_by or ()),
        abolished=abolished,
        stage=stage,
        on=date_given(on, "--on"),
        ends=tuple(ends or ()),
        establishes=tuple(establishes or ()),
        without=tuple(without or ()),
        number=number,
        decided_at=tuple(decided_at or ()),
        by=by,
        last_day=date_given(last_day, "--last-day"),
        first_day=date_given(first_day, "--first-day"),
        also=Also(links, seats, measures),
        sheet=from_,
        source=cited(opened, place_of(meant), source, section),
    )
    what = asked_for(given, output)
    if what == "change":
        done = doing.changed(opened, meant, given)
        try:
            make(opened.root, done.changes, done.summary, Asked(dry_run, commit, branch))
        except Refused as refused:
            if stage != "in-force" or first_day is not None or not walk(opened, meant).unbegun:
                raise
            message = f"{refused}; --first-day gives a first day to the boards that are established"
            raise Refused(message) from None
        return
    way = walk(opened, meant)
    if given.of is not None and given.of not in way.ends:
        message = f"{given.of} is not among the boards that end: {listed(way.ends)}"
        raise Refused(message)
    if what == "sheet":
        from partnership.views.restructure_sheet import sheet

        show(sheet(way, given.of), "csv", output)
    elif doing.left(way, given.of) and on_a_terminal():
        from partnership.commands._restructure_walk import walk_through

        walk_through(opened, meant, given.of)
    else:
        emit(doing.listed(opened, meant, way, given.of), None)
        ended(1 if doing.left(way, given.of) else 0)
