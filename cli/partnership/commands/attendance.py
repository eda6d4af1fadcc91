"""`partnership attendance`: who was expected, who came, and what the rule makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.answers.attendance.windows import WindowKind
from partnership.commands import _terms
from partnership.commands._comparing import compared
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
    from collections.abc import Sequence

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.asking import Stretch
    from partnership.answers.load import Records

By = Literal["all", "person", "seat", "organisation", "moderngov", "none"]
FailOn = Literal["below", "cannot-tell", "never"]


def attendance(
    board: Annotated[
        str | None,
        typer.Argument(
            help="A board: its id, acronym, or any part of its name that means only it. Left out: every board with meetings."
        ),
    ] = None,
    window: Annotated[
        WindowKind | None,
        typer.Option(help="The year to look at: the last one with a meeting. Left out: that of the board's rule."),
    ] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day, inclusive.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="To this day, inclusive.")] = None,
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
    by: Annotated[
        By | None,
        typer.Option(help="Whose statistics to show under the register. Left out: totals in text, `all` elsewhere."),
    ] = None,
    define: Annotated[bool, typer.Option("--definitions", help="Say what the words over the figures mean.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of every figure which meetings it counts, and why.")
    ] = False,
    format_: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to show the answer.")] = "text",
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
      partnership attendance --as-of 2026-03-31 --format html --output attendance.html
    """
    from partnership.answers.attendance.asking import attendance_of
    from partnership.answers.titles import Titles
    from partnership.views.attendance import attendance as laid_out
    from partnership.words.kinds import place_of

    answered = as_of(as_of_)
    stretch = _stretch(window, from_, to)
    opened = records(records_)
    asked = _terms.rule(rule, opened) if rule is not None else None
    instead = asked.instead if asked else None
    boards = _boards(opened, board)
    ledgers = [one for each in boards if (one := attendance_of(opened, each, stretch, answered, instead)) is not None]
    names = [Titles(opened, place_of(ledger.board.id)) for ledger in ledgers]
    unread = opened.faults_of(boards)
    shown = by or ("none" if format_ == "text" else "all")
    picture = format_ == "html"
    with compared(opened, ledgers, asked, since, every=board is None) as beside:
        report = laid_out(
            ledgers,
            names,
            unread,
            answered,
            explain=explain,
            define=define,
            picture=picture,
            by=shown,
            compared=beside,
        )
    show(report, format_, output)
    ended(2 if unread else 1 if _fails(ledgers, fail_on) else 0)


def _stretch(window: WindowKind | None, from_: str | None, to: str | None) -> Stretch:
    from partnership.answers.attendance.asking import Stretch

    first, last = day(from_, "--from"), day(to, "--to")
    if first and last and first > last:
        message = f"--from {from_} is later than --to {to}"
        raise Refused(message)
    if window and (first or last):
        message = "--window and --from or --to exclude one another; give one of them"
        raise Refused(message)
    return Stretch(window, first, last)


def _boards(opened: Records, typed: str | None) -> list[str]:
    boards = [found(opened, "board", typed)] if typed else opened.boards_with_meetings()
    if not boards:
        message = "no board here has a meeting on record; meetings are records/meetings/PLACE/BOARD/DATE.yaml"
        raise Refused(message)
    if typed and boards[0] not in opened.boards_with_meetings():
        message = f"no meeting of {boards[0]} is on record; `partnership list meetings` shows those that are"
        raise Refused(message)
    return boards


def _fails(ledgers: Sequence[Ledger], fail_on: FailOn) -> bool:
    from partnership.answers.attendance import Verdict

    failing = {
        "never": set(),
        "below": {Verdict.BELOW},
        "cannot-tell": {Verdict.BELOW, Verdict.CANNOT_TELL, Verdict.DEPENDS},
    }[fail_on]
    return any(judgement.verdict in failing for ledger in ledgers for judgement in ledger.judgements.values())
