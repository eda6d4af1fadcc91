"""`partnership diff`: what differs between two states of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.commands._run import OutputOption, RecordsOption, as_of, day, emit, ended, show_or_draw, warn
from partnership.report import DiagramFormat, ReportFormat

if TYPE_CHECKING:
    from partnership.answers.changes.whole import Whole

DiffFormat = Literal[ReportFormat, DiagramFormat, "github", "gitlab"]
FailOn = Literal["weakens", "dropped", "never"]


def diff(
    before: Annotated[
        str,
        typer.Argument(
            metavar="BEFORE",
            help="A day (YYYY-MM-DD), a git revision, REV@DATE, a folder of records; or both sides at once, A..B or A...B as git means them.",
        ),
    ],
    after: Annotated[
        str | None,
        typer.Argument(metavar="AFTER", help="As BEFORE. Left out: the working tree, beside a day as it is today."),
    ] = None,
    as_of_: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day for a side that names none, YYYY-MM-DD."),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help="Make the exit status 1 where something weakens or is dropped, or only where something that an ending board had is dropped."
        ),
    ] = "never",
    format_: Annotated[
        DiffFormat,
        typer.Option(
            "--format",
            "-f",
            help="How to show the answer; github and gitlab are what weakens, at its lines, for a code host.",
        ),
    ] = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show what differs between two states of the records: two days, two git revisions, two folders.

    On two days, what holds on each is compared; between two revisions, all that the records say of any time. Where one side
    alone names a day, the other is looked at on that day too, or, being the same records, today.

    What reads as a day is a day. A folder is written with a slash, such as ./2014; a bare name is a revision, or a folder where
    there is no such revision, and refused where it is both.

    \b
    Examples:
      partnership diff 2014-01-01 2014-12-31
      partnership diff main
      partnership diff main...restructure
      partnership diff v1@2025-03-31 HEAD@2025-03-31
      partnership diff ../records-of-last-year
      partnership diff main --format html --output diff.html
    """
    from partnership.answers.changes.whole import whole
    from partnership.commands._sides import sides
    from partnership.views.changes.diagram import diagram
    from partnership.views.changes.report import Shown, report, unread_blocks

    with sides(records_, before, after, day(as_of_), as_of(None)) as opened:
        found = whole(opened.before, opened.after)
        failing = fails(found, fail_on)
        if format_ == "github" or format_ == "gitlab":
            warn(unread_blocks(found.changes))
            emit(_annotated(found, format_, failing=failing), output)
        else:
            drawn = diagram(found.changes) if format_ in {"html", "markdown"} and found.changes.lives else None
            shown = Shown(found, beside=format_ in {"html", "markdown"}, picture=drawn)
            show_or_draw(report(shown), lambda: diagram(found.changes), format_, output)
    ended(2 if found.changes.unread else 1 if failing else 0)


def _annotated(found: Whole, format_: Literal["github", "gitlab"], *, failing: bool) -> str:
    from partnership.answers.changes.findings import findings
    from partnership.commands._checked import prefix
    from partnership.render.findings import FORMATS

    return FORMATS[format_](findings(found, prefix(found.changes.after.records.root), failing=failing))


def fails(found: Whole, fail_on: FailOn) -> bool:
    """Whether something weakens, or is dropped, which weakens too."""
    from partnership.answers.changes.judging import Verdict

    dropped = found.restructured is not None and bool(found.restructured.ledger.dropped())
    if fail_on == "dropped":
        return dropped
    return fail_on == "weakens" and (
        dropped or any(one.verdict is Verdict.WEAKENS and one.accepted is None for one in found.judgements)
    )
