"""The stages of a restructure laid out beside one another: proposal and outcome."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from partnership.answers.continuity.ledger import FATES
from partnership.answers.continuity.things import KINDS, PLURALS
from partnership.report import Bullets, Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.card import spaced
from partnership.views.continuity.ledger import WORDS
from partnership.views.continuity.ledger_data import data as ledger_data
from partnership.views.continuity.numbers import spanned
from partnership.views.structure.dated import dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.continuity.ledger import Fate, Ledger
    from partnership.answers.continuity.stages import Staged
    from partnership.report import Block

_SHOWN: tuple[Fate, ...] = ("carried", "retired", "not-known", "dropped")


def blocks(found: Sequence[Staged], level: int = 2) -> list[Block]:
    """Return the stages of a restructure beside one another as blocks."""
    if not found:
        return [Paragraph("No stage of it names a board that ends or begins.")]
    return [Heading("Proposal and outcome", level), _table(found), Bullets(tuple(differences(found)))]


def stages(found: Sequence[Staged], title: str) -> Report:
    """Return the stages of a restructure as a report of its own."""
    flat = _table(found)
    return Report(title, (Heading(title), *blocks(found)), flat._replace(title=title), data(found))


def _table(found: Sequence[Staged]) -> Table:
    rows = [
        ("When", *(one.on_words for one in found)),
        ("Boards that end", *(str(len(one.ledger.changed.ends) or "none named") for one in found)),
        ("Boards that begin", *(_begins(one) for one in found)),
    ]
    rows += [
        (PLURALS[kind].capitalize(), *(_fates(one.ledger, kind) for one in found))
        for kind in KINDS
        if any(one.ledger.number(kind) for one in found)
    ]
    columns = (Column(""), *(Column(spaced(one.stage).capitalize()) for one in found))
    return Table("Stages", columns, tuple(tuple(map(Cell, row)) for row in rows))


def _begins(one: Staged) -> str:
    counted = spanned(one.establishes)
    return (
        counted
        if one.number is None or counted == str(one.number)
        else f"{one.number} by the source; {counted} on record"
    )


def _fates(found: Ledger, kind: Any) -> str:
    total = found.number(kind)
    counts = {fate: count for fate in _SHOWN if (count := found.number(kind, fate))}
    if len(counts) == 1:
        ((fate, count),) = counts.items()
        return f"{count} of {total} {WORDS[fate]}"
    return ", ".join(f"{count} {WORDS[fate]}" for fate, count in counts.items()) or "none"


def differences(found: Sequence[Staged]) -> Iterator[str]:
    """Yield what changed from each stage to the next, in sentences; that nothing did where so."""
    for earlier, later in pairwise(found):
        led = f"From {spaced(earlier.stage)} ({earlier.on_words}) to {spaced(later.stage)} ({later.on_words})"
        parts = [
            *_named("no longer ends", earlier.ledger.changed.ends, later.ledger.changed.ends),
            *_named("ends as well", later.ledger.changed.ends, earlier.ledger.changed.ends),
            *_named("no longer begins", earlier.ledger.changed.begins, later.ledger.changed.begins),
            *_named("begins instead or as well", later.ledger.changed.begins, earlier.ledger.changed.begins),
        ]
        counts = [spanned(one.establishes) if one.number is None else str(one.number) for one in (earlier, later)]
        number = [f"{counts[1]} boards begin where {counts[0]} were to"] if counts[0] != counts[1] else []
        yield f"{led}: {'; '.join((*number, *parts)) or 'the same boards end and begin'}."


def _named(words: str, those: Sequence[Any], others: Sequence[Any]) -> Iterator[str]:
    known = {one.board for one in others}
    titles = [one.title for one in those if one.board not in known]
    if titles:
        yield f"{words}: {' + '.join(titles)}"


def data(found: Sequence[Staged]) -> list[dict[str, Any]]:
    """Return the stages of a restructure as plain data, each with its ledger."""
    return [
        {
            "stage": one.stage, "on": dated(one.on), "number": one.number, "establishes": {"least": one.establishes.least, "most": one.establishes.most},
            "counts": {kind: {fate: one.ledger.number(kind, fate) for fate in FATES} for kind in KINDS}, "sources": [each._asdict() for each in one.sources],
            "ledger": ledger_data(one.ledger),
        }
        for one in found
    ]  # fmt: skip
