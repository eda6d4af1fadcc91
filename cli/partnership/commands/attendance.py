"""`partnership attendance`: who was expected, who came, and what the rule makes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.answers.attendance.windows import WindowKind
from partnership.commands import _terms
from partnership.commands._agencies import agencies_of, only_agencies
from partnership.commands._boards import boards_meant, place_of_boards, stretch_of
from partnership.commands._comparing import compared
from partnership.commands._documents import document, only_what_fits
from partnership.commands._options import FromOption, ToOption
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    Refused,
    as_of,
    ended,
    records,
    show_or_save,
)
from partnership.report import AnyFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance import Ledger

By = Literal["all", "person", "seat", "organisation", "moderngov", "none"]
FailOn = Literal["below", "cannot-tell", "never"]


def attendance(
    board: Annotated[
        str | None,
        typer.Argument(
            metavar="BOARD",
            help="A board, by id, acronym or any part of its name that means only it. Left out: every board with meetings.",
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="Every board with meetings of this place and of the places inside it."),
    ] = None,
    window: Annotated[
        WindowKind | None,
        typer.Option(help="The year to look at: the last one with a meeting. Left out: that of the board's rule."),
    ] = None,
    from_: FromOption = None,
    to: ToOption = None,
    years: Annotated[
        int | None,
        typer.Option(metavar="N", help="Show so many years side by side, 1 to 50, the last of them that of --window."),
    ] = None,
    as_of_: AsOfOption = None,
    rule: Annotated[
        str | None,
        typer.Option(
            metavar="RULE",
            help="Judge by another rule than the board's own, and say what would change: a share (80%, 7/10), a subject (person, seat, organisation), both (80%,seat), a YAML FILE of terms of reference, BOARD@DATE or BOARD@proposed.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Say what has changed since this git revision of the records: meetings, marks, figures, verdicts.",
        ),
    ] = None,
    agencies: Annotated[
        bool,
        typer.Option(
            "--agencies",
            help="Show organisations against boards instead: who is never represented, who by substitutes, by how many people.",
        ),
    ] = False,
    letter: Annotated[
        bool,
        typer.Option(
            "--letter",
            help="Draft a note for the chair about each who is below the rule or in peril, with a line for the agenda.",
        ),
    ] = False,
    by: Annotated[
        By | None,
        typer.Option(help="Whose statistics to show under the register. Left out: totals in text, `all` elsewhere."),
    ] = None,
    chart: Annotated[
        bool, typer.Option("--chart", help="Draw the rates as bars against the rule; a page in html has them anyway.")
    ] = False,
    define: Annotated[bool, typer.Option("--definitions", help="Say what the words over the figures mean.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of every figure which meetings it counts, and why.")
    ] = False,
    format_: Annotated[
        AnyFormat,
        typer.Option(
            "--format",
            "-f",
            help="How to show the answer; xlsx is a register that counts itself, docx a statement for an annual report.",
        ),
    ] = "text",
    fail_on: Annotated[
        FailOn,
        typer.Option(help="Make the exit status 1 where a verdict is `below`, or that or `cannot tell` or `depends`."),
    ] = "never",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show a board's attendance: the register, and the figures for people, seats and organisations.

    \b
    Examples:
      partnership attendance cypsp
      partnership attendance calderdale --rule 70%
      partnership attendance cypsp --rule 80%,organisation
      partnership attendance cypsp --since published-2026
      partnership attendance --agencies --place lancashire --years 3
      partnership attendance --as-of 2026-03-31 --format html --output attendance.html
      partnership attendance cypsp --format xlsx --output register.xlsx
      partnership attendance cypsp --letter --format docx --output notes.docx
    """
    from partnership.answers.attendance.asking import over_years
    from partnership.answers.titles import Titles
    from partnership.views.attendance import attendance as laid_out
    from partnership.views.attendance import workbook
    from partnership.words.kinds import place_of

    answered = as_of(as_of_)
    stretch = stretch_of(window, from_, to, years)
    if years and since:
        message = "--years shows several years, and --since compares one with what it was; leave one of them out"
        raise Refused(message)
    compares = {"since": since, "by": by, "explain": explain, "chart": chart}
    if agencies:
        judges = {"definitions": define, "letter": letter, "fail_on": fail_on != "never"}
        only_agencies(format_, rule=rule, **compares, **judges)
    only_what_fits(format_, letter=letter, rule=rule, **compares, years=years, definitions=define)
    opened = records(records_)
    asked = _terms.rule(rule, opened, answered) if rule is not None else None
    within = place_of_boards(opened, board, place)
    boards = boards_meant(opened, board, within, answered)
    instead = asked.instead if asked else None
    by_year = [each for one in boards if (each := over_years(opened, one, stretch, answered, years or 1, instead))]
    ledgers = [each[-1] for each in by_year]
    names = [Titles(opened, place_of(ledger.board.id)) for ledger in ledgers]
    unread = opened.faults_of(boards)
    if agencies:
        report = agencies_of(opened, by_year, names, unread, answered, place=within, years=years)
    elif letter or format_ == "docx":
        report = document(ledgers, names, unread, letter=letter)
    else:
        with compared(opened, by_year, asked, since, every=board is None and place is None) as beside:
            report = laid_out(
                ledgers,
                names,
                unread,
                answered,
                explain=explain,
                define=define,
                picture=chart or format_ == "html",
                by=by or ("none" if format_ == "text" else "all"),
                compared=beside,
                years=by_year if years else [],
                machines=format_ in {"csv", "json"},
            )
    show_or_save(report, format_, output, made=answered, workbook=partial(workbook, ledgers, names, unread, answered))
    ended(2 if unread else 1 if _fails(ledgers, fail_on) else 0)


def _fails(ledgers: Sequence[Ledger], fail_on: FailOn) -> bool:
    from partnership.answers.attendance import Verdict

    failing = {
        "never": set(),
        "below": {Verdict.BELOW},
        "cannot-tell": {Verdict.BELOW, Verdict.CANNOT_TELL, Verdict.DEPENDS},
    }[fail_on]
    return any(judgement.verdict in failing for ledger in ledgers for judgement in ledger.judgements.values())
