"""`partnership changelog`: what is new, retired and continuing, for an annual report."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import typer

from partnership.commands._run import OutputOption, RecordsOption, Refused, as_of, ended, show_document
from partnership.report import ReportFormat

ChangelogFormat = Literal[ReportFormat, "docx"]


def changelog(
    before: Annotated[
        str,
        typer.Argument(
            metavar="A..B",
            help="From when to when: days (YYYY-MM-DD), git revisions, or REV@DATE; or only the first of them.",
        ),
    ],
    after: Annotated[
        str | None,
        typer.Argument(metavar="B", help="The second, where it was not given with the first. Left out: now."),
    ] = None,
    format_: Annotated[
        ChangelogFormat, typer.Option("--format", "-f", help="How to show the answer; docx is for an annual report.")
    ] = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show which boards, seats, measures and terms of reference are new, retired and continuing.

    \b
    Examples:
      partnership changelog 2025-04-01..2026-03-31
      partnership changelog annual-report-2025..HEAD --format markdown
      partnership changelog 2025-04-01..2026-03-31 --format docx --output changes.docx
    """
    from partnership.answers.changes.continuing import continuing
    from partnership.commands._sides import sides
    from partnership.views.changes.changelog import report

    if "..." in before:
        one, _, other = before.partition("...")
        message = f"a changelog goes from one time to another: write `{one}..{other}`"
        raise Refused(message)
    with sides(records_, before, after, None, as_of(None)) as opened:
        found = continuing(opened.before, opened.after)
        made = opened.after.day or opened.before.day or date.min
        show_document(report(found), format_, output, made=made)
    ended(2 if found.changes.unread else 0)
