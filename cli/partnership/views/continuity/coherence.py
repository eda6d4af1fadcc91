"""Coherence in time laid out: what lies between old and new, duties without an owner, and what is left over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from partnership.report import Branch, Bullets, Cell, Fold, Heading, Paragraph, Tree
from partnership.views.card import spaced
from partnership.views.continuity.ledger_data import bounds
from partnership.words import dates
from partnership.words.dates import FIRST_DAY, LAST_DAY
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.continuity.coherence import Between, Coherence, DutyTime, Passage, Stale
    from partnership.report import Block
    from partnership.words.dates import Moment


_MOST_NAMED = 3
"""Boards that a sentence names; of more it says how many they are."""


def blocks(found: Coherence, level: int = 2) -> list[Block]:
    """Return how the change fits together in time as blocks; nothing where there is nothing to say."""
    laid: list[Block] = []
    findings = list(lines(found))
    if findings:
        laid.append(Bullets(tuple(findings)))
    elif found.passages or found.duties:
        laid.append(Paragraph("No gap and no overlap is on record, and nothing is left over."))
    if found.passages:
        laid.append(Fold("Last and first days and meetings", (_passages(found.passages),)))
    return [Heading("Does it fit together in time?", level), *laid] if laid else []


def lines(found: Coherence) -> Iterator[str]:
    """Yield what does not fit, or may not, a sentence each: duties, then boards, then what is left over."""
    for duty in found.duties:
        if duty.between != "none":
            yield _duty(duty)
    for words, kind in (("days without either", "gap"), ("both at once", "overlap")):
        for one in found.passages:
            if one.between == kind and one.days is not None:
                yield f"{one.before_title} and {one.after_title}: {words}, {_days(one.days)}."
    unknown = list(dict.fromkeys(one.before_title for one in found.passages if one.between == "not-known"))
    if unknown:
        which = "; ".join(unknown) if len(unknown) <= _MOST_NAMED else f"{len(unknown)} boards"
        yield f"Whether there was a gap after {which} is not known, as the days are not."
    yield from _left_over(found.stale)
    for link in found.hanging:
        yield f"{link.title}: {spaced(link.type)} {link.to_title}, which has ended."


def _duty(duty: DutyTime) -> str:
    if duty.never:
        return f"NO OWNER: the duty “{duty.title}” has none on record after its board ends."
    names = "; ".join(title for _, title in duty.owners)
    if duty.days is None:
        return f"Whether the duty “{duty.title}” was without an owner is not known{f'; {names} has it later' if names else ''}."
    if duty.between == "gap":
        return f"NO OWNER for {_days(duty.days)}: the duty “{duty.title}”, until {names} has it."
    return f"Two owners for {_days(duty.days)}: the duty “{duty.title}”, which {names} has as well."


def _left_over(stale: Sequence[Stale]) -> Iterator[str]:
    for one in stale:
        perhaps = "" if one.holds is Truth.YES else "perhaps "
        heirs = f"; in its place: {listed(one.replaced_by)}" if one.replaced_by else ""
        yield f"{one.title}: {one.what} is {perhaps}still of {one.organisation}, which ended {_day(one.ended)}{heirs}."


def _days(days: tuple[int, int]) -> str:
    return plural(days[0], "day") if days[0] == days[1] else f"{days[0]:,} to {days[1]:,} days"


def _passages(passages: Sequence[Passage]) -> Tree:
    """Return each board that comes after others with its first days, and below it those others with their last; boards of the same days together."""
    branches = []
    for after in dict.fromkeys(one.after for one in passages):
        those = [one for one in passages if one.after == after]
        first = those[0]
        says = (Cell(f"first day {_day(first.first_day)}"), Cell(f"first met {_met(first.first_met)}"))
        branches.append(Branch(0, Cell(first.after_title), says))
        alike: dict[str, list[str]] = {}
        for one in those:
            words = f"last day {_day(one.last_day)}, last met {_met(one.last_met)}: {_between(one.between, one.days)}"
            alike.setdefault(words, []).append(one.before_title)
        branches += [
            Branch(1, Cell("; ".join(titles)), under=(words,), lead="after") for words, titles in alike.items()
        ]
    return Tree(tuple(branches))


def _met(day: Moment | None) -> str:
    return "not on record" if day is None else _day(day)


def _between(kind: Between, days: tuple[int, int] | None) -> str:
    if days is None:
        return "whether there is a gap is not known"
    return "no gap" if kind == "none" else f"{kind} of {_days(days)}"


def _day(day: Moment) -> str:
    """Return a day as far as it is known."""
    first, last = (None if one in (FIRST_DAY, LAST_DAY) else dates.shown(date.fromordinal(one)) for one in day)
    if first == last:
        return first or "not known"
    if first and last:
        return f"{first} to {last}"
    return f"by {last}" if last else f"{first} or later"


def data(found: Coherence) -> dict[str, Any]:
    """Return how the change fits together in time as plain data."""
    return {
        "passages": [
            {
                "before": one.before, "after": one.after, "last_day": bounds(one.last_day), "first_day": bounds(one.first_day), "between": one.between,
                "days": _bounds(one.days), "last_met": bounds(one.last_met) if one.last_met else None, "first_met": bounds(one.first_met) if one.first_met else None,
            }
            for one in found.passages
        ],
        "duties": [
            {
                "board": one.board, "duty": one.duty, "title": one.title, "owners": [board for board, _ in one.owners], "between": one.between,
                "days": _bounds(one.days), "never": one.never,
            }
            for one in found.duties
        ],
        "left_over": [
            {
                "board": one.board, "what": one.what, "organisation": one.organisation, "ended": bounds(one.ended), "replaced_by": list(one.replaced_by),
                "holds": one.holds.value,
            }
            for one in found.stale
        ],
        "hanging": [{"board": one.board, "type": one.type, "to": one.to} for one in found.hanging],
    }  # fmt: skip


def _bounds(days: tuple[int, int] | None) -> dict[str, int] | None:
    return None if days is None else {"least": days[0], "most": days[1]}
