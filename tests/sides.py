"""Two sides of a comparison, laid out for a test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from folders import BASE, laid
from partnership.answers.changes.compared import changes
from partnership.answers.changes.facts import Entry
from partnership.answers.changes.whole import whole
from partnership.answers.load import Records
from partnership.answers.side import Side

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from partnership.answers.changes.compared import Changes
    from partnership.answers.changes.facts import Fact, How
    from partnership.answers.changes.judging import Judgement
    from partnership.answers.changes.whole import Whole

Texts = Mapping[str, str]
GROUP = "boards/exampleshire/group.yaml"
GROUP_ID = "exampleshire/group"


def sides(
    folder: Path, before: Texts, after: Texts, days: tuple[date | None, date | None] = (None, None)
) -> tuple[Side, Side]:
    """Lay files over the small folder of the tests, before and after; return both sides, without a day if none is given."""
    was, is_ = (
        Records(laid(folder / name, dict(texts), BASE)) for name, texts in (("before", before), ("after", after))
    )
    return Side(was, days[0], "before"), Side(is_, days[1], "after")


def mirrored(fact: Fact) -> Fact:
    """Return the same thing with before and after exchanged."""
    how: dict[How, How] = {"added": "removed", "removed": "added", "changed": "changed"}
    entry = fact.entry and Entry(fact.entry.after, fact.entry.before)
    return fact._replace(how=how[fact.how], before=fact.after, after=fact.before, entry=entry)


def compared(folder: Path, before: Texts, after: Texts) -> Changes:
    """Return what differs between two states of the records."""
    return changes(*sides(folder, before, after))


def facts(folder: Path, before: str, after: str) -> list[Fact]:
    """Return the facts of one board, from the lines of its record beyond its name and kind."""
    head = "name: Group\nkind: board\n"
    return list(compared(folder, {GROUP: head + before}, {GROUP: head + after}).facts)


def short(found: list[Fact]) -> list[tuple[str, str, str]]:
    """Return facts in short: where, how, and whether it is certain."""
    return [("/".join(one.aspect), one.how, one.sure.value) for one in found]


def answered(folder: Path, before: Texts, after: Texts) -> Whole:
    """Return everything that the comparison of two states comes to."""
    return whole(*sides(folder, before, after))


def judged(
    folder: Path, before: str, after: str, path: str = GROUP, head: str = "name: Group\nkind: board\n"
) -> list[Judgement]:
    """Return the judgements on one record, from the lines of it beyond its head."""
    return list(answered(folder, {path: head + before}, {path: head + after}).judgements)


def said(found: list[Judgement], name: str) -> list[tuple[str, str]]:
    """Return what one judgement says: the verdict and the sentence."""
    return [(one.verdict.value, one.says) for one in found if one.name == name]
