"""`partnership check`: every fault of every record in one run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.checking.check_report import FindingsFormat
from partnership.commands._revision import revision
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
    from collections.abc import Callable, Iterable, Sequence

    from partnership.checking.check_report import Since
    from partnership.checking.locate import Located
    from partnership.checking.verdict import Checked
    from partnership.words.finding import Finding

FailOn = Literal["error", "warning", "note", "never"]


def check(
    records: RecordsOption = None,
    format_: Annotated[FindingsFormat, typer.Option("--format", "-f", help="How to show the findings.")] = "text",
    fail_on: Annotated[FailOn, typer.Option(help="The level from which findings make the exit status 1.")] = "error",
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
    checked = _checked(folder, keep=keep)

    def wanted_of(findings: Iterable[Finding]) -> list[Finding]:
        return [one for one in findings if (not chosen or one.rule in chosen) and one.rule not in left_out]

    allowed = [one for one in checked.accepted if wanted_of([one.finding])]
    shown = _located(folder, wanted_of(checked.findings))
    then = _since(folder, since, shown, wanted_of) if since is not None else None
    failing = _fails(shown, then, fail_on)
    report = CheckReport(prefix(folder), shown, allowed, checked.records, failing, then)
    emit(
        FORMATS[format_](report, colour=colour_wanted(output)),
        output,
        encoding=None if format_ in ("text", "github") else "utf-8",
    )
    ended(1 if failing else 0)


def _rule(word: str) -> str:
    return rule(word).name


def _located(folder: Path, findings: Sequence[Finding]) -> list[Located]:
    if not findings:
        return []
    from partnership.checking.locate import located

    return located(str(folder), findings)


def _checked(folder: Path, *, keep: bool) -> Checked:
    from partnership.checking import cache

    key = cache.key(folder) if keep else None
    if key is not None and (kept := cache.recall(key)) is not None:
        return kept
    from partnership.checking.check import check

    checked = check(folder)
    if key is not None and cache.key(folder) == key:  # or a file changed while it was checked
        cache.keep(key, checked)
    return checked


def _fails(shown: Sequence[Located], then: Since | None, fail_on: FailOn) -> bool:
    from partnership.words.finding import Level

    if fail_on == "never":
        return False
    worst = Level(fail_on).rank
    return any(one.rule.level.rank <= worst for index, one in enumerate(shown) if then is None or index in then.new)


def _since(
    folder: Path, typed: str, shown: Sequence[Located], wanted_of: Callable[[Iterable[Finding]], list[Finding]]
) -> Since:
    """Check the records as they stood in a revision, and compare by fingerprint."""
    from partnership.checking import check, locate
    from partnership.checking.check_report import Since
    from partnership.checking.fingerprint import fingerprints
    from partnership.source import git

    with revision(folder, typed) as then:
        old = locate.located(str(then.root), wanted_of(check.check(then.root).findings))
        changed = git.changed_lines(folder, then.commit)
    was = dict(zip(fingerprints([one.finding for one in old]), old, strict=True))
    now = fingerprints([one.finding for one in shown])
    still = set(now)
    mended = tuple(
        f"{prefix(folder)}{one.finding.path}: {one.rule.code} {one.message} [{one.rule.name}]"
        for print_, one in was.items()
        if print_ not in still
    )
    return Since(typed, frozenset(index for index, print_ in enumerate(now) if print_ not in was), mended, changed)


def prefix(folder: Path) -> str:
    """Return what leads from where the user stands to the paths of findings."""
    try:
        relative = os.path.relpath(folder)
    except ValueError:  # another drive, on Windows
        relative = str(folder)
    return "" if relative == "." else relative.replace(os.sep, "/") + "/"
