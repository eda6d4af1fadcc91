"""What commands that change records share: tried, shown, written, and committed only where that is asked for."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from partnership.commands._run import Refused, Unseen, colour_wanted, emit, fitting, root, silence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.load import Records
    from partnership.checking.trial import Trial
    from partnership.source.changes import Change
    from partnership.source.files import State
    from partnership.words.finding import Finding

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Show what would change, line by line, and write nothing.")
]
CommitOption = Annotated[bool, typer.Option("--commit", help="Commit the change, and nothing else, with git.")]
BranchOption = Annotated[
    str | None,
    typer.Option("--branch", metavar="NAME", help="Commit it on a new branch of this name, for a pull request."),
]
_TRIES = 5
"""How often a change is tried while others change records, one after another."""
_MOST = 12
"""How many files are listed by name."""


class Asked(NamedTuple):
    """What is to become of a change: only shown; committed, on a new branch perhaps."""

    dry_run: bool
    commit: bool
    branch: str | None


def folder_to_change(named: Path | None) -> Path:
    """Return the folder of records to change, once what an earlier change left half done is mended. Raises Refused."""
    from partnership.source import transaction
    from partnership.source.changes import WritingError

    folder = root(named)
    try:
        mended = transaction.recover(folder)
    except WritingError as error:
        raise Refused(str(error)) from None
    if mended:
        _remark(mended)
    return folder


def records_to_change(named: Path | None) -> Records:
    """Return the records to change, once what an earlier change left half done is mended. Raises Refused."""
    from partnership.answers.load import Records

    return Records(folder_to_change(named))


def make(
    folder: Path, changes: Iterable[Change], summary: str, asked: Asked, *, briefly: bool = False, then: str = ""
) -> None:
    """Try a change, and write it: or only show it, or refuse it where it would bring errors.

    `summary` is a sentence that says what the change does, as it is kept for `undo`, and as a commit's message. `briefly`
    leaves out which files were written, where many such changes follow one another. `then` is a sentence on what is
    usually done next, which ends what is said of a change that was written.
    Raises Refused, and then nothing was changed unless the sentence says otherwise.
    """
    from partnership.source import changes as changing
    from partnership.source import committing
    from partnership.source.git import GitError
    from partnership.words.wording import plain

    wanted = changing.told(changes)
    if not wanted:
        emit(fitting(f"{summary} Nothing has to change for it: the records have it already.\n", sys.stdout), None)
        return
    to_commit = (asked.commit or asked.branch is not None) and not asked.dry_run
    if to_commit:
        try:
            committing.committable(folder, [one.path for one in wanted], asked.branch)
        except GitError as error:
            message = f"{error}; nothing was changed"
            raise Refused(message) from None
    tried = _tried(folder, wanted, summary, dry_run=asked.dry_run)
    if asked.dry_run:
        _show(folder, wanted, summary)
        say_what_it_brings(folder, wanted, tried.others)
        return
    failed = _commit(folder, wanted, summary, asked.branch) if to_commit else None
    listed = "" if briefly else f"{files_listed(folder, wanted)}`partnership undo` takes it back.\n"
    say_it_is_done(f"{fitting(summary, sys.stdout)}\n{listed}")
    say_what_it_brings(folder, wanted, tried.others)
    if failed is not None:
        raise Refused(failed)
    if to_commit:
        emit("Committed" + (f" on the new branch {asked.branch}" if asked.branch else "") + ".\n", None)
    if then:
        emit(fitting(f"{plain(then)}\n", sys.stdout), None)


def _tried(folder: Path, changes: Sequence[Change], summary: str, *, dry_run: bool) -> Trial:
    """Return what the rules find of a change, which is written then, but for a dry run; tried again where others changed records meanwhile.

    Raises Refused.
    """
    from partnership.checking.trial import trial
    from partnership.source import files
    from partnership.source.changes import OthersChangedError

    for again in reversed(range(_TRIES)):
        seen = files.state(folder)
        tried = trial(folder, changes)
        if tried.errors:
            _refuse(folder, changes, tried)
        if dry_run:
            break
        try:
            write(folder, changes, summary, seen)
            break
        except OthersChangedError as error:
            if not again:
                raise Refused(str(error)) from None
    return tried


def _refuse(folder: Path, changes: Sequence[Change], tried: Trial) -> None:
    """Say which errors a change would bring, and raise Refused."""
    from partnership.words.wording import plural

    sys.stderr.write(_findings(folder, changes, tried.errors))
    message = f"the change would bring {plural(len(tried.errors), 'error')}, so nothing was changed"
    raise Refused(message)


def _findings(folder: Path, changes: Sequence[Change], findings: Sequence[Finding], *, mends: bool = False) -> str:
    """Return what a change would bring, as `check` shows it, the remedies as they fit the terminal."""
    from partnership.checking.check_report import CheckReport
    from partnership.checking.locate import located
    from partnership.commands._checked import prefix
    from partnership.render.findings import text

    shown = located(str(folder), findings, {one.path: one.after for one in changes})
    said = text.findings(
        CheckReport(prefix(folder), shown, [], 0, failing=True), colour=colour_wanted(None), mends=mends
    )
    lines = said.split("\n")
    return "\n".join(fitting(one, sys.stderr) if one.startswith(text.REMEDY) else one for one in lines)


def say_what_it_brings(folder: Path, changes: Sequence[Change], findings: Sequence[Finding]) -> None:
    """Say what the rules find after a change that they did not find before, where there is still a terminal to show it on."""
    if findings:
        said = _findings(folder, changes, findings, mends=True)
        try:
            sys.stdout.flush()
            sys.stderr.write(f"\nWhat `partnership check` has to say of it:\n{said}")
            sys.stderr.flush()
        except OSError:  # the change is made, and `check` says this again
            silence(sys.stderr)


def _show(folder: Path, changes: Sequence[Change], summary: str) -> None:
    from partnership.commands._checked import prefix
    from partnership.views import change

    emit(
        f"{change.diff(changes, prefix(folder))}\n{fitting(summary, sys.stdout)}\nNothing was written: that is what --dry-run is for.\n",
        None,
    )


def say_it_is_done(said: str) -> None:
    """Say what was changed. Raises Unseen, which says that it was all the same, where that cannot be shown."""
    try:
        emit(said, None)
    except Unseen as unseen:
        message = f"the records were changed, but {unseen}"
        raise Unseen(message) from None


def files_listed(folder: Path, changes: Sequence[Change]) -> str:
    """Return the files that changes touch, a line for each of the first and one for how many more there are."""
    from partnership.commands._checked import prefix
    from partnership.views import change
    from partnership.words.wording import plain

    lines = list(change.files(changes, prefix(folder)))
    more = [f"and {len(lines) - _MOST} more"] if len(lines) > _MOST else []
    return "".join(f"  {plain(line)}\n" for line in [*lines[:_MOST], *more])


def write(folder: Path, changes: Iterable[Change], summary: str, seen: State | None = None) -> None:
    """Write changes that need not be tried, such as those of layout alone, or were, when the records were as `seen`.

    Raises Refused, and OthersChangedError where they are no longer.
    """
    from partnership.source import transaction
    from partnership.source.changes import OthersChangedError, WritingError

    try:
        transaction.write(folder, changes, summary=summary, made=now().isoformat(timespec="seconds"), seen=seen)
    except OthersChangedError:
        raise
    except WritingError as error:
        raise Refused(str(error)) from None


def now() -> datetime:
    """Return the time by the user's own clock: when a change is made is asked for here and nowhere below."""
    return datetime.now().astimezone()


def _commit(folder: Path, changes: Sequence[Change], summary: str, branch: str | None) -> str | None:
    """Commit changes that were written; return a sentence that says why they could not be, None where they are."""
    from partnership.source import committing
    from partnership.source.git import GitError

    try:
        committing.commit(folder, [one.path for one in changes], summary.rstrip("."), branch)
    except GitError as error:
        return f"the records were changed, but {error}. Mend that and commit them, or take the change back with `partnership undo`"
    return None


def _remark(sentence: str) -> None:
    from partnership.words.wording import plain

    sys.stderr.write(fitting(f"partnership: {plain(sentence)}\n", sys.stderr))
