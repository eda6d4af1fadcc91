"""The findings of the records as they are, and how they compare with those of a revision."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from partnership.commands._revision import revision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from partnership.checking.check_report import Since
    from partnership.checking.locate import Located
    from partnership.checking.verdict import Checked
    from partnership.words.finding import Finding


def located(folder: Path, findings: Sequence[Finding]) -> list[Located]:
    """Return findings with their places in the files."""
    if not findings:
        return []
    from partnership.checking import locate

    return locate.located(str(folder), findings)


def checked(folder: Path, *, keep: bool) -> Checked:
    """Return the verdict on the records in a folder; that of last time, where `keep` allows and no file has changed."""
    if keep:
        from partnership.checking import cache

        return cache.verdict(folder)
    from partnership.checking.check import check

    return check(folder)


def since(
    folder: Path, typed: str, shown: Sequence[Located], wanted_of: Callable[[Iterable[Finding]], list[Finding]]
) -> Since:
    """Check the records as they stood in a revision, and compare by fingerprint. Raises Refused."""
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
    except (ValueError, OSError):  # another drive, on Windows; or where the user stands is gone
        relative = str(folder)
    return "" if relative == "." else relative.replace(os.sep, "/") + "/"
