"""`partnership check`: every fault of every record in one run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.checking.check_report import FindingsFormat
from partnership.commands._checked import checked, located, prefix
from partnership.commands._checked import since as compared
from partnership.commands._run import (
    OutputOption,
    RecordsOption,
    colour_wanted,
    each_of,
    emit,
    ended,
    root,
    rule,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.checking.check_report import Since
    from partnership.checking.locate import Located
    from partnership.words.finding import Finding

FailOn = Literal["error", "warning", "note", "never"]


def check(
    records: RecordsOption = None,
    format_: Annotated[FindingsFormat, typer.Option("--format", "-f", help="How to show the findings.")] = "text",
    fail_on: Annotated[
        FailOn, typer.Option(help="Make the exit status 1 where a finding has this level or a worse one.")
    ] = "error",
    select: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Only these rules, by name or code. May be repeated.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Not these rules, by name or code. May be repeated.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Say what is new, mended and already there since this git revision; only what is new can fail the run.",
        ),
    ] = None,
    cache: Annotated[
        bool | None,
        typer.Option(
            "--cache/--no-cache",
            help="Keep the verdict for records that have not changed. On by default, except in CI.",
        ),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Check every record: its text, its shape, and the rules across records.

    \b
    Examples:
      partnership check
      partnership check --since main --format markdown
      partnership check --select unnamed-substitute --fail-on warning
    """
    from partnership.checking.check_report import CheckReport
    from partnership.render.findings import FORMATS

    folder = root(records)
    chosen, left_out = each_of(select, _rule), each_of(ignore, _rule)
    keep = not os.environ.get("CI") if cache is None else cache
    verdict = checked(folder, keep=keep)

    def wanted_of(findings: Iterable[Finding]) -> list[Finding]:
        return [one for one in findings if (not chosen or one.rule in chosen) and one.rule not in left_out]

    allowed = [one for one in verdict.accepted if wanted_of([one.finding])]
    shown = located(folder, wanted_of(verdict.findings))
    then = compared(folder, since, shown, wanted_of) if since is not None else None
    failing = _fails(shown, then, fail_on)
    report = CheckReport(prefix(folder), shown, allowed, verdict.records, failing, then)
    emit(
        FORMATS[format_](report, colour=colour_wanted(output)),
        output,
        encoding=None if format_ in ("text", "github") else "utf-8",
    )
    ended(1 if failing else 0)


def _rule(word: str) -> str:
    return rule(word).name


def _fails(shown: Sequence[Located], then: Since | None, fail_on: FailOn) -> bool:
    from partnership.words.finding import Level

    if fail_on == "never":
        return False
    worst = Level(fail_on).rank
    return any(one.rule.level.rank <= worst for index, one in enumerate(shown) if then is None or index in then.new)
