"""What restructures say became of what ending boards had: the rows of their `continuity`, found by board and thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from partnership.answers.continuity.stage import abandoned
from partnership.answers.continuity.things import KINDS, PLURALS
from partnership.answers.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from partnership.answers.continuity.things import Kind
    from partnership.answers.load import Records
    from partnership.answers.titles import Cited
    from partnership.documents.document import Document

Said = Literal["carried", "retired", "not-known"]
EVERY = "*"
"""The key of a row that speaks for all things of a kind."""


class Statement(NamedTuple):
    """A row of a restructure's `continuity`: the fate of one thing, or of all of a kind, as it is said there.

    `row` is its place in the record, from 0, `every` whether it speaks for all things of a kind; `searched` are the documents that were searched in vain.
    """

    restructure: str
    row: int
    every: bool
    fate: Said
    to: tuple[str, ...]
    to_seat: str | None
    to_described: str | None
    reason: str | None
    searched: tuple[Cited, ...]
    sources: tuple[Cited, ...]
    note: str | None


class Statements:
    """The rows of restructures that were not abandoned, of the boards that are asked about, by board and thing."""

    def __init__(self, records: Records, boards: Collection[str]) -> None:
        self._found: dict[tuple[str, Kind, str], list[Statement]] = {}
        for restructure in records.mentioning("restructure", boards):
            titles = Titles(records, restructure.place)
            rows = () if abandoned(restructure) else enumerate(restructure.data.get("continuity", ()))
            for number, row in rows:
                for kind, key in _about(row, titles):
                    statement = _statement(restructure, number, row, titles)
                    self._found.setdefault((row["board"], kind, key), []).append(statement)

    def of(self, board: str, kind: Kind, key: str) -> Sequence[Statement]:
        """Return what is said of a thing: of it alone, or else of all things of its kind, which is all that `EVERY` asks for."""
        one = self._found.get((board, kind, key))
        return self._found.get((board, kind, EVERY), ()) if one is None else one


def _about(row: Mapping[str, Any], titles: Titles) -> Iterator[tuple[Kind, str]]:
    """Yield the kind and the key of what a row is about; nothing for links."""
    for kind in KINDS:
        if kind in row:
            known = kind in {"function", "duty", "district"}
            yield kind, titles.key(PLURALS[kind], row[kind]) if known else str(row[kind])
        elif row.get("everything") == PLURALS[kind]:
            yield kind, EVERY


def _statement(restructure: Document, number: int, row: Mapping[str, Any], titles: Titles) -> Statement:
    searched = [{"document": one} for one in row.get("searched", ())]
    return Statement(
        restructure.id,
        number,
        "everything" in row,
        cast("Said", row["fate"]),
        tuple(row.get("to", ())),
        row.get("to_seat"),
        row.get("to_described"),
        row.get("reason"),
        titles.cited(searched),
        titles.cited(row.get("source")),
        row.get("note"),
    )
