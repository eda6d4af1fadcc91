"""`partnership measures`: are children better off, as far as the records can say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from partnership.answers.measures.states import State
from partnership.commands._options import FormatOption
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    Refused,
    as_of,
    day,
    ended,
    found,
    records,
    show,
)
from partnership.report import ReportFormat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import NoReturn

    from partnership.answers.load import Records
    from partnership.answers.measures.asking import Wanted
    from partnership.answers.measures.assessed import Question
    from partnership.words.finding import Finding

_IMPORT = "import"
"""What is typed instead of a measure to read a table in."""
PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help="Judge the readings for this period, such as 2024/25 or 2024/25-Q3. Left out: the latest of each.",
    ),
]
PlanOption = Annotated[str | None, typer.Option("--plan", metavar="PLAN", help="Only measures that serve this plan.")]


def measures(
    measure: Annotated[
        str | None,
        typer.Argument(
            metavar="MEASURE|import",
            help="A measure, to show it in full with its chart; or `import`, to see what a FILE of readings has. Left out: a list.",
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="After `import`: a CSV or a workbook (xlsx), such as Fingertips' indicator data."
        ),
    ] = None,
    plan: PlanOption = None,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome", metavar="OUTCOME", help="Only measures that serve this outcome: its id, or a part of its name."
        ),
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option(
            "--theme", metavar="THEME", help="Only measures of this theme of a plan: its id, or a part of its name."
        ),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option("--owner", metavar="BOARD", help="Only measures that this board answers for on the day, or may."),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="PLACE", help="Only measures of this place and of the places inside it."),
    ] = None,
    due_before: Annotated[
        str | None,
        typer.Option(
            "--due-before", metavar="DATE", help="Only measures whose next reading is due before this day, or may be."
        ),
    ] = None,
    state: Annotated[State | None, typer.Option("--state", help="Only measures in this state.")] = None,
    period: PeriodOption = None,
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="MEASURE", help="With `import`: the measure that all of the file is of."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="With `import`: the day on which the readings came out."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="DOCUMENT",
            help="With `import`: the document that the readings are from, by id.",
        ),
    ] = None,
    write: Annotated[
        bool,
        typer.Option("--write", help="With `import`: write what is new and what changed. Left out: it is only shown."),
    ] = False,
    as_of_: AsOfOption = None,
    format_: FormatOption = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show measures: the latest figure of each, whether it is better than a year before, how it varies, and what is missing to judge it.

    \b
    Examples:
      partnership measures --plan children-and-young-peoples-plan
      partnership measures --owner best-start --due-before 2027-01-01
      partnership measures smoking-at-delivery --as-of 2025-12-31
      partnership measures --state worse --format html --output worse.html
      partnership measures import indicators.csv
      partnership measures import indicators.csv --write
      partnership measures import suspensions.xlsx --into suspensions --published 2026-08-20
    """
    from partnership.answers.measures.assessed import Question
    from partnership.commands import _readings_in
    from partnership.commands._changing import records_to_change

    chosen = {
        "--plan": plan,
        "--outcome": outcome,
        "--theme": theme,
        "--owner": owner,
        "--place": place,
        "--due-before": due_before,
        "--state": state,
    }
    brought = {"--into": into, "--published": published, "--source": source, "--write": write or None}
    if measure == _IMPORT:
        _only(measure, {**chosen, "--period": period, "--as-of": as_of_})
        if file is None:
            message = "name the file to import: partnership measures import FILE"
            raise Refused(message)
        opened = records_to_change(records_) if write else records(records_)
        given = _readings_in.settings(opened, into, published, source)
        _readings_in.read_in(opened, file, given, faults(opened), format_, output, write=write)
    _only("a list" if measure is None else "a measure", brought)
    if file is not None:
        message = f"one measure at a time, or `import FILE`: {file} is one too many"
        raise Refused(message)
    question = Question(as_of(as_of_), period_meant(period))
    opened = records(records_)
    if measure is not None:
        _only("a measure", chosen)
        _one(opened, measure, question, format_, output)
    wanted = _wanted(opened, chosen, day(due_before, "--due-before"))
    _list(opened, question, wanted, format_, output)


def _only(what: str, others: Mapping[str, object]) -> None:
    """Refuse options that do not go with what was asked. Raises Refused."""
    given = next((name for name, value in others.items() if value is not None), None)
    if given is not None:
        message = f"{what} and {given} exclude one another; leave one of them out"
        raise Refused(message)


def _one(opened: Records, typed: str, question: Question, format_: ReportFormat, output: Path | None) -> NoReturn:
    from partnership.answers.measures.asking import Wanted, answer
    from partnership.views.measures.card import card

    wanted_id = found(opened, "measure", typed)
    every = answer(opened, question, Wanted())
    one = next((each for each in (*every.measures, *every.not_in_use) if each.id == wanted_id), None)
    unread = faults(opened)
    if one is None:
        message = f"{wanted_id} cannot be read, see `partnership check`"
        raise Refused(message)
    show(card(opened, question, one, unread), format_, output)
    ended(2 if unread else 0)


def _wanted(opened: Records, chosen: Mapping[str, Any], due_before: date | None) -> Wanted:
    from partnership.answers.measures.asking import Wanted
    from partnership.commands._bodies import places

    plan = found(opened, "plan", chosen["--plan"]) if chosen["--plan"] else None
    return Wanted(
        places(opened, chosen["--place"]), plan, _of_plan(opened, plan, chosen["--outcome"], "outcome"),
        _of_plan(opened, plan, chosen["--theme"], "theme"), _owner(opened, chosen["--owner"]), due_before, chosen["--state"],
    )  # fmt: skip


def _list(opened: Records, question: Question, wanted: Wanted, format_: ReportFormat, output: Path | None) -> NoReturn:
    from partnership.answers.measures.asking import answer
    from partnership.answers.measures.assessed import small
    from partnership.views.measures.listing import measures as laid_out

    found_ = answer(opened, question, wanted)
    unread = faults(opened)
    show(laid_out(found_, small(opened, found_.measures), unread, chosen=wanted.state is not None), format_, output)
    ended(2 if unread else 0)


def period_meant(typed: str | None) -> str | None:
    """Return a period that was typed as records write it. Raises Refused where it is none."""
    from partnership.words.reporting import reporting_period

    if typed is None:
        return None
    period = reporting_period(typed.strip())
    if period is None:
        message = f"--period {typed!r} is not a period; write a year 2024, a financial or academic year 2024/25, a quarter 2024/25-Q3 or a month 2024-11"
        raise Refused(message)
    return period.text


def faults(opened: Records) -> list[Finding]:
    """Return why files that measures rest on could not be read."""
    return [
        fault
        for fault in opened.faults
        if fault.path.startswith(("measures/", "plans/", "places/", "meetings/", "boards/"))
    ]


def _of_plan(opened: Records, plan: str | None, typed: str | None, word: Literal["outcome", "theme"]) -> str | None:
    """Return the id of the one outcome or theme that was typed. Raises Refused with the candidates or a suggestion."""
    from partnership.answers.measures.asking import themes_and_outcomes
    from partnership.words.wording import candidates, listed

    if typed is None:
        return None
    names = themes_and_outcomes(opened, plan, "outcomes" if word == "outcome" else "themes")
    low = typed.strip().casefold()
    if low in names:
        return low
    fits = [key for key, name in names.items() if low in key or low in name.casefold()]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise Refused(candidates(typed, fits))
    where = f"{plan} has" if plan else "the plans on record have"
    message = f"{where} no {word} `{typed}`; there {'are' if len(names) != 1 else 'is'} {listed(names) or 'none'}"
    raise Refused(message)


def _owner(opened: Records, typed: str | None) -> str | None:
    """Return the id of the board, or else of the organisation, that was typed. Raises Refused."""
    from partnership.answers.load import NotFoundError

    if typed is None:
        return None
    try:
        return opened.named("board", typed)
    except NotFoundError as error:
        owners = {
            one["organisation"]
            for document in opened.documents("measure")
            for one in document.data.get("owners", ())
            if "organisation" in one
        }
        if typed.strip() in owners:
            return typed.strip()
        raise Refused(str(error)) from None
