"""A change tried before it is made: what the rules would find then that they do not find now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.checking import cache
from partnership.checking.fingerprint import fingerprints
from partnership.rules import RULES
from partnership.words.finding import Level
from partnership.words.kinds import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from partnership.source.changes import Change
    from partnership.words.finding import Finding


_SHUTTING = frozenset("YS")
"""The first letters of the codes of rules that keep a record from being taken in: those on its text and its shape."""


class Trial(NamedTuple):
    """What a change would bring: findings that are errors, and those of other levels; and how many it would mend."""

    errors: tuple[Finding, ...]
    others: tuple[Finding, ...]
    mended: int


def trial(root: Path, changes: Sequence[Change]) -> Trial:
    """Check the records below `root` as they are and as they would be. Nothing is written.

    What was found in a file that moves is not new when it is found where the file goes. Nor is what stands in a record that
    could not be taken in before and can be now an error of the change: it was there, and nobody could see it.
    """
    moved = {_id(one.moved_from): _id(one.path) for one in changes if one.moved_from is not None}
    was = [_renamed(one, moved) for one in cache.verdict(root).findings]
    then = cache.verdict(root, {one.path: one.after for one in changes}).findings
    before = set(fingerprints(was))
    after = fingerprints(then)
    new = [one for one, print_ in zip(then, after, strict=True) if print_ not in before]
    opened = _closed(was) - _closed(then)
    errors = tuple(one for one in new if RULES[one.rule].level is Level.ERROR and one.path not in opened)
    return Trial(errors, tuple(one for one in new if one not in errors), len(before - set(after)))


def _closed(findings: Sequence[Finding]) -> set[str]:
    """Return the files that could not be taken in, for their text or their shape."""
    return {one.path for one in findings if RULES[one.rule].code[0] in _SHUTTING}


def _id(path: str) -> str:
    return path.removesuffix(SUFFIX)


def _renamed(finding: Finding, moved: Mapping[str, str]) -> Finding:
    """Return a finding as it would read once files have moved: its path, and the ids in its message."""
    if not moved:
        return finding
    path, fault = finding.path, finding.fault
    if (now := moved.get(_id(path))) is not None:
        path = now + SUFFIX
    for old, new in moved.items():
        bare, fresh = old.partition("/")[2], new.partition("/")[2]
        if bare in fault.message:
            fault = fault._replace(message=fault.message.replace(bare, fresh))
    return finding._replace(path=path, fault=fault)
