"""`partnership import`: attendance from a file of elsewhere, shown before anything is written, and written only where that is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from partnership.commands._changing import BranchOption, CommitOption, DryRunOption
from partnership.commands._new_options import SectionOption, SourceOption
from partnership.commands._options import FormatOption
from partnership.commands._run import AsOfOption, OutputOption, RecordsOption, as_of


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A register or a roll, CSV or XLSX; an attendance report of Microsoft Teams; or the XML of ModernGov's GetMeeting.",
        ),
    ],
    meeting: Annotated[
        str | None,
        typer.Option(
            "--meeting",
            metavar="BOARD[@DATE]",
            help="The board that it is of; with a date, one meeting alone, for a file that does not say its day or has several.",
        ),
    ] = None,
    is_: Annotated[
        list[str] | None,
        typer.Option(
            "--is",
            metavar="NAME=WHO",
            help="Who a name in the file is: a person or a seat; or substitute:SEAT, in-attendance, printed, leave. May be repeated.",
        ),
    ] = None,
    mark: Annotated[
        list[str] | None,
        typer.Option(
            "--mark",
            metavar="MARK=MEANING",
            help="What a mark means: present, virtual, part, apologies, absent, substitute, not a member, not recorded. May be repeated.",
        ),
    ] = None,
    sheet: Annotated[
        list[str] | None,
        typer.Option(
            "--sheet",
            metavar="NAME",
            help="A sheet of a workbook. Left out: the one that says who came, or those of one board, year by year. May be repeated.",
        ),
    ] = None,
    day_first: Annotated[
        bool | None,
        typer.Option(
            "--day-first/--month-first", help="What stands first in dates such as 06/08/2015.", show_default=False
        ),
    ] = None,
    least: Annotated[
        int,
        typer.Option(
            "--least",
            metavar="MINUTES",
            min=0,
            help="Leave out who was there for fewer minutes, where the file says how many.",
            show_default=False,
        ),
    ] = 0,
    late: Annotated[
        int | None,
        typer.Option(
            "--late",
            metavar="MINUTES",
            min=0,
            help="Of a Teams report: who came more than so many minutes late, or left so much early, was there for a part. Left out: nobody.",
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Where the record says otherwise, take what the file says.")
    ] = False,
    new_meetings: Annotated[
        bool,
        typer.Option(
            "--new-meetings",
            help="Make each meeting of which the file has the day and the records have nothing, of the kind that its heading or title says, with who is expected on that day.",
        ),
    ] = False,
    partly: Annotated[
        bool, typer.Option("--partly", help="Write what is certain, though something waits for an answer.")
    ] = False,
    source: SourceOption = None,
    section: SectionOption = None,
    write: Annotated[bool, typer.Option("--write", help="Write it. Left out: it is only shown.")] = False,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    format_: FormatOption = "text",
    output: OutputOption = None,
    as_of_: AsOfOption = None,
    records: RecordsOption = None,
) -> None:
    """Take in attendance from a file: first what would become of every row, and with --write the records.

    Columns are known by their headings, meetings by their days, people by the names that the records have of them. What
    is only alike is asked about, never taken; a name that you say is somebody's is kept with theirs, and needs no
    answer the next time. Nothing that the records say otherwise is changed without --replace, and the same file twice
    is the same as once. A meeting that is not on record is made with --new-meetings. The status is 1 while something
    waits for an answer, differs from the record, or is of a meeting that is not on record.

    \b
    Examples:
      partnership import register.xlsx --meeting childrens-trust
      partnership import register.xlsx --meeting childrens-trust --new-meetings --write
      partnership import register.csv --meeting childrens-trust --mark A=apologies --is "H Figment=harper-figment" --write
      partnership import teams.csv --meeting childrens-trust --is "Jo Bloggs=substitute:police" --least 10 --write
      partnership import roll.csv --meeting childrens-trust@2026-05-13 --dry-run
    """
    from partnership.commands._attendance_in import Wanted, read_in
    from partnership.commands._changing import Asked

    wanted = Wanted(
        file, tuple(sheet or ()), meeting, tuple(is_ or ()), tuple(mark or ()), None if day_first is None else "day" if day_first else "month",
        least, late, replace, new_meetings, partly, write, as_of(as_of_), source, section,
    )  # fmt: skip
    read_in(records, wanted, Asked(dry_run, commit, branch), format_, output)
