"""The records as they stood in a git revision, for commands that compare with them."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from partnership.commands._run import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


class Revision(NamedTuple):
    """A revision as it was typed, the commit that it means, the day of that, and the folder of records as they stood."""

    typed: str
    commit: str
    day: date | None
    root: Path


@contextmanager
def revision(folder: Path, typed: str) -> Iterator[Revision]:
    """Lay the records out as they stood in a revision, for as long as they are looked at. Raises Refused, also for what git refuses meanwhile."""
    from partnership.source import git

    with ExitStack() as stack:
        try:
            yield _laid_out(folder, typed, stack)
        except git.GitError as error:
            raise Refused(str(error)) from None


def _laid_out(folder: Path, typed: str, stack: ExitStack) -> Revision:
    import tempfile

    from partnership.source import earlier, git
    from partnership.source.files import reason

    commit = git.revision(folder, typed)
    try:
        name = stack.enter_context(tempfile.TemporaryDirectory(prefix="partnership-"))
        return Revision(typed, commit, git.day_of(folder, commit), earlier.lay_out(folder, commit, Path(name)))
    except OSError as error:
        message = f"the records of `{typed}` cannot be laid out to be looked at: {reason(error)}"
        raise Refused(message) from None
