"""`partnership review`: the one comment on a change of the records for somebody who does not read YAML."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.commands._run import AsOfOption, OutputOption, RecordsOption, Refused, as_of, emit, ended, root, show
from partnership.commands.diff import FailOn, fails

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from partnership.checking.check_report import CheckReport
    from partnership.commands._sides import Sides

ReviewFormat = Literal["markdown", "text", "html", "csv", "json"]
_SHORT = 12


def review(
    base: Annotated[
        str | None,
        typer.Argument(
            metavar="BASE",
            help="The branch, tag or commit that the change is proposed to; compared from where this one left it. Left out: the default branch, which is what origin/HEAD names, or main or master.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help="Make the exit status 1 where something weakens or is dropped, or only where something that an ending board had is dropped."
        ),
    ] = "never",
    as_of_: AsOfOption = None,
    format_: Annotated[
        ReviewFormat,
        typer.Option(
            "--format", "-f", help="How to show the answer; markdown is a comment, at most as long as GitHub takes."
        ),
    ] = "markdown",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Write the one comment that a reviewer needs: what a change to the records does, weakens, forgets and mends.

    The records as they are in the working tree are compared with where this branch left BASE.

    \b
    Examples:
      partnership review
      partnership review origin/main --output comment.md
      partnership review --format html --output review.html
    """
    from partnership.answers.review.review import review as reviewed
    from partnership.render import comment
    from partnership.views.review.report import report

    answered = as_of(as_of_)
    folder = root(records_)
    with _sides(records_, folder, base, answered) as (opened, commit):
        found = reviewed(opened.before, opened.after, _checked(folder, commit), answered)
        laid_out = report(found, beside=format_ != "text")
        failing = fails(found.whole, fail_on)
        unread = found.whole.changes.unread
    if format_ == "markdown":
        again = " ".join(["partnership review", *([base] if base else []), "--format text"])
        emit(comment.render(laid_out, f"“{again}”"), output, encoding="utf-8")
    else:
        show(laid_out, format_, output)
    ended(2 if unread else 1 if failing else 0)


@contextmanager
def _sides(named: Path | None, folder: Path, base: str | None, answered: date) -> Iterator[tuple[Sides, str]]:
    """Open the records where this branch left its base, and as they are; give the commit too. Raises Refused."""
    from partnership.commands._sides import sides
    from partnership.source import git

    try:
        branch = base or git.default_branch(folder)
        tip, head = git.revision(folder, branch), git.revision(folder, "HEAD")
        commit = git.merge_base(folder, tip, head)
    except git.GitError as error:
        raise Refused(str(error)) from None
    said = (
        f"{branch} ({commit[:_SHORT]})" if commit == tip else f"{branch} where this branch left it ({commit[:_SHORT]})"
    )
    with sides(named, commit, None, None, answered) as opened:
        yield opened._replace(before=opened.before._replace(said=said, typed=branch)), commit


def _checked(folder: Path, commit: str) -> CheckReport:
    """Return the findings of the records, compared with those of a commit."""
    from partnership.checking.check_report import CheckReport
    from partnership.commands._checked import checked, located, prefix, since

    verdict = checked(folder, keep=not os.environ.get("CI"))
    shown = located(folder, verdict.findings)
    then = since(folder, commit, shown, list)
    return CheckReport(prefix(folder), shown, verdict.accepted, verdict.records, failing=False, since=then)
