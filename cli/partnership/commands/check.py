"""`partnership check`: every fault of every record in one run."""

from __future__ import annotations

import os
from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.commands._run import OutputOption, RecordsOption, Refused, colour_wanted, each_of, emit, ended, root, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.check import Checked
    from partnership.check_report import Since
    from partnership.finding import Finding
    from partnership.locate import Located

FindingsFormat = Literal["text", "json", "github", "gitlab", "sarif", "junit", "markdown"]
FailOn = Literal["error", "warning", "note", "never"]


def check(
    records: RecordsOption = None,
    format_: Annotated[FindingsFormat, typer.Option("--format", "-f", help="How to show the findings.")] = "text",
    fail_on: Annotated[FailOn, typer.Option(help="The level from which findings make the exit status 1.")] = "error",
    select: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only these rules, by name or code. May be repeated.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Not these rules, by name or code. May be repeated.")] = None,
    since: Annotated[str | None, typer.Option(metavar="REV", help="Say what is new, mended and already there since this git revision; only what is new can fail the run.")] = None,
    cache: Annotated[bool | None, typer.Option("--cache/--no-cache", help="Keep the verdict for records that have not changed. On by default, except in CI.")] = None,
    output: OutputOption = None,
) -> None:
    """Check every record: its text, its shape, and the rules across records.

    \b
    Examples:
      partnership check
      partnership check --since main --format markdown
      partnership check --select unnamed-substitute --fail-on warning
    """
    from partnership import locate  # noqa: PLC0415 - not for `--help`
    from partnership.check_report import CheckReport  # noqa: PLC0415 - not for `--help`
    from partnership.finding import Level  # noqa: PLC0415 - not for `--help`
    from partnership.render.findings import FORMATS  # noqa: PLC0415 - not for `--help`

    folder = root(records)
    chosen, left_out = each_of(select, _rule), each_of(ignore, _rule)
    keep = not os.environ.get("CI") if cache is None else cache
    checked = _checked(folder, keep=keep)
    wanted = [finding for finding in checked.findings if (not chosen or finding.rule in chosen) and finding.rule not in left_out]
    allowed = [one for one in checked.accepted if (not chosen or one.finding.rule in chosen) and one.finding.rule not in left_out]
    shown = locate.located(str(folder), wanted)
    then = _since(folder, since, shown) if since is not None else None
    failing = _fails(shown, then, fail_on, Level)
    report = CheckReport(_prefix(folder), shown, allowed, checked.records, failing, then)
    emit(FORMATS[format_](report, colour=colour_wanted(output)), output, encoding=None if format_ in ("text", "github") else "utf-8")
    ended(1 if failing else 0)


def _rule(word: str) -> str:
    return rule(word).name


def _checked(folder: Path, *, keep: bool) -> Checked:
    from partnership import cache, check, files  # noqa: PLC0415 - not for `--help`
    from partnership.workers import processes_for  # noqa: PLC0415 - not for `--help`

    key = cache.key(folder) if keep else None
    if key is not None and (kept := cache.recall(key)) is not None:
        return kept
    count = len(files.listing(folder).records)
    checked = check.check(folder, processes=processes_for(count))
    if key is not None:
        cache.keep(key, checked)
    return checked


def _fails(shown: Sequence[Located], then: Since | None, fail_on: FailOn, level: type) -> bool:
    if fail_on == "never":
        return False
    worst = level(fail_on).rank
    return any(one.rule.level.rank <= worst for index, one in enumerate(shown) if then is None or index in then.new)


def _since(folder: Path, typed: str, shown: Sequence[Located]) -> Since:
    """Check the records as they stood in a revision, and compare by fingerprint."""
    import tempfile  # noqa: PLC0415 - only for an earlier revision
    from pathlib import Path as FilePath  # noqa: PLC0415 - only for an earlier revision

    from partnership import check, git, locate  # noqa: PLC0415 - only for an earlier revision
    from partnership.check_report import Since  # noqa: PLC0415 - only for an earlier revision
    from partnership.fingerprint import fingerprints  # noqa: PLC0415 - only for an earlier revision

    try:
        commit = git.revision(folder, typed)
        with tempfile.TemporaryDirectory(prefix="partnership-") as name:
            before = FilePath(name)
            for path, content in git.records_at(folder, commit):
                target = before / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            old = locate.located(name, check.check(before).findings)
        changed = git.changed_lines(folder, commit)
    except git.GitError as error:
        raise Refused(str(error)) from None
    was = dict(zip(fingerprints([one.finding for one in old]), old, strict=True))
    now = fingerprints([one.finding for one in shown])
    mended = tuple(f"{one.finding.path}: {one.rule.code} {one.message} [{one.rule.name}]" for print_, one in was.items() if print_ not in set(now))
    return Since(typed, frozenset(index for index, print_ in enumerate(now) if print_ not in was), mended, changed)


def _prefix(folder: Path) -> str:
    """Return what leads from where the user stands to the paths of findings."""
    try:
        relative = os.path.relpath(folder)
    except ValueError:  # another drive, on Windows
        relative = str(folder)
    return "" if relative == "." else relative.replace(os.sep, "/") + "/"
