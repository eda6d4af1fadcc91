"""`partnership scorecard`: how the measures of a plan do, outcome by outcome."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    as_of,
    ended,
    found,
    records,
    show_or_save,
)
from partnership.commands.measures import PeriodOption, faults, period_meant
from partnership.report import AnyFormat


def scorecard(
    plan: Annotated[
        str | None,
        typer.Argument(
            metavar="PLAN",
            help="A plan, by id or any part of its name that means only it. Left out: every plan with measures.",
        ),
    ] = None,
    period: PeriodOption = None,
    as_of_: AsOfOption = None,
    format_: Annotated[
        AnyFormat, typer.Option("--format", "-f", help="How to show the answer; a page in html has charts.")
    ] = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show the scorecard of a plan: how many measures are better than in the like period before, of how many, and what was left out.

    \b
    Examples:
      partnership scorecard children-and-young-peoples-plan --as-of 2026-03-31
      partnership scorecard --period 2024/25 --format html --output scorecard.html
      partnership scorecard --format docx --output scorecard.docx
    """
    from partnership.answers.measures.asking import Wanted, answer
    from partnership.answers.measures.assessed import Question, small
    from partnership.answers.measures.scorecard import scorecards
    from partnership.views.measures.scorecard import Cards
    from partnership.views.measures.scorecard import scorecard as laid_out
    from partnership.views.measures.workbook import workbook

    question = Question(as_of(as_of_), period_meant(period))
    opened = records(records_)
    wanted = found(opened, "plan", plan) if plan else None
    measures = answer(opened, question, Wanted(plan=wanted)).measures
    cards = list(scorecards(opened, measures, wanted))
    shown = Cards(opened, question, cards, small(opened, measures), unread := faults(opened))
    report = laid_out(shown, picture=format_ == "html")
    show_or_save(report, format_, output, made=question.as_of, workbook=partial(workbook, shown))
    ended(2 if unread else 0)
