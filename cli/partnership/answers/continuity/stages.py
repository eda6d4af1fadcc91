"""The stages of a restructure beside one another: what was proposed, what was agreed, and what came into force."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers import when
from partnership.answers.continuity.burden import Range
from partnership.answers.continuity.ledger import ledger_of_stage
from partnership.answers.continuity.stage import stages
from partnership.answers.titles import Titles

if TYPE_CHECKING:
    from partnership.answers.continuity.ledger import Ledger
    from partnership.answers.load import Records
    from partnership.answers.titles import Cited
    from partnership.answers.when import Dated
    from partnership.documents.document import Document


class Staged(NamedTuple):
    """A stage of a restructure that names boards, and the ledger as it then stood.

    `number` is how many boards it was to establish, as the source gives it; `establishes` how many the boards on record stand for.
    """

    stage: str
    on: Dated
    on_words: str
    number: int | None
    establishes: Range
    ledger: Ledger
    sources: tuple[Cited, ...]


def staged(records: Records, restructure: Document) -> tuple[Staged, ...]:
    """Return the stages of a restructure that name boards, in order of the record."""
    titles = Titles(records, restructure.place)
    found = []
    for stage in stages(restructure):
        data = stage.data
        found.append(
            Staged(
                data["stage"],
                data["on"],
                when.spoken(data["on"]),
                data.get("number"),
                _bodies(records, data.get("establishes", ())),
                ledger_of_stage(records, stage),
                titles.cited(data.get("source")),
            )
        )
    return tuple(found)


def _bodies(records: Records, boards: list[str]) -> Range:
    total = Range(0, 0)
    for board in dict.fromkeys(boards):
        document = records.document("board", board)
        count = 1 if document is None else document.data.get("count", 1)
        total = total.plus(Range(1, None) if count == "unknown" else Range(count, count))
    return total
