"""The two sides of a comparison: days, git revisions and folders of records, as they are typed."""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.commands._run import Refused, day, root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.side import Side

_ON_A_DAY = re.compile(r"(?:(.*)@)?([0-9]{4}-[0-9]{2}-[0-9]{2})\Z", re.DOTALL)
_NEARLY_A_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{1,2}){0,2}\Z|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}\Z")
_A_FOLDER = re.compile(r"\.{0,2}[/\\]|\.{1,2}\Z|[A-Za-z]:[/\\]")
_RANGE = re.compile(r"(.*?)(\.{2,3})(.*)\Z", re.DOTALL)


class Sides(NamedTuple):
    """Both sides of a comparison."""

    before: Side
    after: Side


class _Meant(NamedTuple):
    """What a side means: the working tree, a commit or a folder, and a day if one was typed."""

    typed: str
    of: Literal["tree", "commit", "folder"]
    named: str
    day: date | None
    commit: str = ""
    folder: Path | None = None

    @property
    def records(self) -> tuple[str, object]:
        """What tells one set of records from another."""
        return self.of, self.commit or self.folder

    def said(self, on: date | None) -> str:
        """Return the side in words, as it is looked at on a day."""
        from partnership.words.dates import shown

        words = {"tree": "the working tree", "folder": self.named, "commit": f"{self.named} ({self.commit[:12]})"}[
            self.of
        ]
        if on is None:
            return words
        return shown(on) if self.of == "tree" else f"{words} on {shown(on)}"


@contextmanager
def sides(named: Path | None, before: str, after: str | None, as_of: date | None, today: date) -> Iterator[Sides]:
    """Open both sides of a comparison, for as long as they are looked at.

    `named` is the folder of records that was asked for, `as_of` the day for a side that names none. Raises Refused, also for
    what git refuses meanwhile.
    """
    from partnership.source import git

    with ExitStack() as stack:
        try:
            was, is_ = _both(named, before, after)
            days = _days(was, is_, as_of, today)
            yield _opened(named, was, is_, days, stack)
        except git.GitError as error:
            raise Refused(str(error)) from None


def _both(named: Path | None, before: str, after: str | None) -> tuple[_Meant, _Meant]:
    """Return what the two sides mean; `A..B` and `A...B` are both of them."""
    range_ = None if _A_FOLDER.match(before) else _RANGE.match(before)
    if range_ is None:
        return _meant(named, before), _meant(named, after) if after is not None else _Meant("", "tree", "", None)
    if after is not None:
        message = f"`{before}` is both sides already; leave `{after}` out, or write one revision"
        raise Refused(message)
    one, dots, other = range_.groups()
    was, is_ = (_meant(named, side or "HEAD") for side in (one, other))
    if dots == "...":
        was = _forked(named, was, is_)
    return was, is_


def _forked(named: Path | None, was: _Meant, is_: _Meant) -> _Meant:
    """Return the commit from which two went apart, as the side before."""
    from partnership.source import git

    if not was.commit or not is_.commit:
        message = f"`{was.typed}...{is_.typed}` is from where two revisions went apart; a day or a folder has no such place: write `..`"
        raise Refused(message)
    commit = git.merge_base(root(named), was.commit, is_.commit)
    called = was.named if commit == was.commit else f"where {is_.named} left {was.named}"
    return was._replace(commit=commit, named=called)


def _meant(named: Path | None, typed: str) -> _Meant:
    dated = _ON_A_DAY.match(typed)
    on = day(dated[2], "the side") if dated else None
    of = typed if dated is None else dated[1]
    if of is None:
        return _Meant(typed, "tree", "", on)
    if _A_FOLDER.match(of) or of.endswith(("/", "\\")):
        return _Meant(typed, "folder", of, on, folder=_folder(of))
    return _named(named, typed, of, on)


def _folder(typed: str) -> Path:
    """Return the folder of records that was typed. Raises Refused."""
    from partnership.source import files

    try:
        return files.find(Path.cwd(), Path(typed))
    except (files.NoRecordsError, ValueError) as error:
        message = f"{error}; a folder that is a side holds records"
        raise Refused(message) from None


def _named(named: Path | None, typed: str, of: str, on: date | None) -> _Meant:
    """Return what a bare name means: a revision, or a folder of records where there is none of that name. Raises Refused where it is both."""
    from partnership.source import files, git

    try:
        folder = files.find(Path.cwd(), Path(of)) if of and "\0" not in of and not of.startswith("-") else None
    except (files.NoRecordsError, OSError):
        folder = None
    try:
        commit = git.revision(root(named), of)
    except git.GitError as error:
        if folder is not None:
            return _Meant(typed, "folder", of, on, folder=folder)
        if _NEARLY_A_DAY.match(of):
            message = f"`{of}` is not a day, and git knows no revision of that name; write a day YYYY-MM-DD, such as 2014-12-31"
            raise Refused(message) from None
        message = f"{error}; or a day (YYYY-MM-DD), or a folder of records"
        raise Refused(message) from None
    if folder is not None:
        message = f"`{of}` is a revision and a folder of records; write `./{of}` for the folder, or `{commit[:12]}` for the revision"
        raise Refused(message)
    return _Meant(typed, "commit", of, on, commit=commit)


def _days(was: _Meant, is_: _Meant, as_of: date | None, today: date) -> tuple[date | None, date | None]:
    """Return the days on which the sides are looked at; None for both where neither has one: then all of time is compared.

    Where one side alone has a day, the other is looked at on that day too, or, being the same records, today.
    """
    one, other = was.day or as_of, is_.day or as_of
    if one is not None and other is not None:
        return one, other
    if one is None and other is None:
        return None, None
    missing = today if was.records == is_.records else one or other
    return one or missing, other or missing


def _opened(
    named: Path | None, was: _Meant, is_: _Meant, days: tuple[date | None, date | None], stack: ExitStack
) -> Sides:
    from partnership.answers.side import Side

    before, after = _records(named, was, is_, stack)
    return Sides(
        Side(before, days[0], was.said(days[0]), was.typed, was.commit or None),
        Side(after, days[1], is_.said(days[1]), is_.typed, is_.commit or None),
    )


def _records(named: Path | None, was: _Meant, is_: _Meant, stack: ExitStack) -> tuple[Records, Records]:
    """Return the records of both sides: one set where they are the same, and what does not differ read once where git can tell."""
    if was.records == is_.records:
        only = _alone(named, is_, stack)
        return only, only
    if "folder" in {was.of, is_.of}:
        return _alone(named, was, stack), _alone(named, is_, stack)
    if was.of == "tree":
        after, before = _over(named, is_, was, stack)
        return before, after
    return _over(named, was, is_, stack)


def _alone(named: Path | None, meant: _Meant, stack: ExitStack) -> Records:
    from partnership.answers.load import Records
    from partnership.source import revisions

    if meant.of != "commit":
        return Records(meant.folder or root(named))
    here = root(named)
    tree = revisions.tree(here, meant.commit)
    if not tree:
        message = f"there are no records in `{meant.named}` where they are now, in {here}"
        raise Refused(message)
    return Records(here, revisions.Revision(tree, stack.enter_context(revisions.Blobs(here))))


def _over(named: Path | None, commit: _Meant, base: _Meant, stack: ExitStack) -> tuple[Records, Records]:
    """Return the records of a commit, laid over those of the other side, and those."""
    from partnership.answers.overlaid import Overlaid
    from partnership.source import revisions

    here = root(named)
    under = _alone(named, base, stack)
    changes = revisions.between(here, commit.commit, base.commit or None)
    own = {one.path: one.before for one in changes if one.before is not None}
    changed = frozenset(one.path for one in changes)
    paths = {one.path for kind in under.listed.values() for one in kind.values()} | {one.path for one in under.strays}
    there = (paths - changed) | own.keys()
    if not there:
        message = f"there are no records in `{commit.named}` where they are now, in {here}"
        raise Refused(message)
    blobs = stack.enter_context(revisions.Blobs(here))
    store = revisions.Overlay(under.store, frozenset(there), revisions.Revision(own, blobs))
    return Overlaid(under, store, changed), under
