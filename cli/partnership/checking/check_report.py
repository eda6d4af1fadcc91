"""What `check` has to show: findings located, chosen and counted."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.words.finding import Level
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from partnership.checking.locate import Located
    from partnership.checking.verdict import Accepted

FindingsFormat = Literal["text", "json", "github", "gitlab", "sarif", "junit", "markdown"]
"""The formats of findings."""


class Since(NamedTuple):
    """How findings compare with an earlier revision: which are new, how many were there, what was mended.

    `new` holds indexes into the report's findings; `changed` the lines that the work since then touched, by path.
    """

    revision: str
    new: frozenset[int]
    mended: tuple[str, ...]
    changed: Mapping[str, Collection[int]]


class CheckReport(NamedTuple):
    """The findings of one run, in order of path and line, and what else is to be said of it.

    `prefix` leads from where the user stands to the folder that holds the paths of the findings
    (empty, or ending in a slash). `accepted` were looked at and stand; `failing` is whether a
    finding reaches the level that fails the run.
    """

    prefix: str
    findings: Sequence[Located]
    accepted: Sequence[Accepted]
    records: int
    failing: bool
    since: Since | None = None

    def shown_path(self, path: str) -> str:
        """Return a finding's path as the user would type it."""
        return posixpath.normpath(f"{self.prefix}{path}")

    def count(self, level: Level) -> int:
        """Return how many findings have this level."""
        return sum(1 for one in self.findings if one.rule.level is level)

    def to_mend(self) -> list[Located]:
        """Return the findings that can fail the run: all of them, or the new ones where an earlier revision is compared."""
        if self.since is None:
            return list(self.findings)
        return [one for index, one in enumerate(self.findings) if index in self.since.new]

    def in_order_of_concern(self) -> list[Located]:
        """Return the findings with those on changed lines first, then the new, then by level."""
        if self.since is None:
            return sorted(self.findings, key=lambda one: one.rule.level.rank)
        since = self.since

        def concern(numbered: tuple[int, Located]) -> tuple[bool, bool, int]:
            index, one = numbered
            return (
                one.line not in since.changed.get(one.finding.path, frozenset()),
                index not in since.new,
                one.rule.level.rank,
            )

        return [one for _, one in sorted(enumerate(self.findings), key=concern)]


def counted(findings: Iterable[Located]) -> str:
    """Return how many findings there are of each level: `1 error and 2 warnings`."""
    numbers = Counter(one.rule.level for one in findings)
    return listed(plural(numbers[level], level.value) for level in Level if numbers[level])


def summary(report: CheckReport) -> str:
    """Return the run in one line: `12 records: 1 error, 2 warnings; 3 accepted`."""
    counts = [plural(count, level.value) for level in Level if (count := report.count(level))]
    line = f"{plural(report.records, 'record')}: {', '.join(counts) or 'nothing found'}"
    if report.accepted:
        line += f"; {len(report.accepted)} accepted"
    if report.since is not None:
        there = len(report.findings) - len(report.since.new)
        line += f". Since {report.since.revision}: {len(report.since.new)} new, {len(report.since.mended)} mended, {there} already there"
    return line
