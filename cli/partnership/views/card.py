"""What the cards of all kinds of record share: facts as one day sees them, their sources, and their lines."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.answers.titles import Titles, called
from partnership.answers.when import TIMELESS
from partnership.documents.references import references
from partnership.report import Bullets, Cell, Column, Paragraph, Report, Table
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.titles import Cited, Source
    from partnership.answers.when import Dated, Stage, When
    from partnership.documents.document import Document
    from partnership.report import Block
    from partnership.words.finding import Finding

VERSION = 1
About = str | int | Decimal | bool | list[str]
"""What a program may read of a fact: an id, a word, a figure, or ids."""
_OF_THE_WHOLE = "whether the board existed on this day is not known"
SECTIONS = "Sections in [ ] without a title are of this document."
Entry = tuple[str, tuple[str, ...]]
"""A label of a card and its lines."""


class Fact(NamedTuple):
    """One thing that a record says: in words, when it holds, where it is said, and its parts for programs."""

    section: str
    says: str
    when: When
    sources: tuple[Cited, ...]
    note: str | None
    about: Mapping[str, About]


class Sheet:
    """The facts of one record, gathered while its card is laid out, and how each of them is shown."""

    def __init__(self, records: Records, document: Document, as_of: date) -> None:
        self.records = records
        self.document = document
        self.as_of = as_of
        self.day = dates.on(as_of)
        self.titles = Titles(records, document.place)
        self.facts: list[Fact] = []
        self.within: Stage | None = None
        self._main, self._own = _main_document(document)

    def add(
        self,
        section: str,
        says: str,
        thing: Mapping[str, Any] | None = None,
        /,
        *,
        when_: When | None = None,
        titles: Titles | None = None,
        **about: About | None,
    ) -> Fact:
        """Gather a fact and return it.

        `thing` is the part of the record it comes from: its `since`, `until`, `source` and `note` are the
        fact's. `when_` is set where its time is another, `titles` where it is from a record
        of another place. While `within` is set, nothing gathered holds better than what it is a part of. `about` is what programs may read of it.
        """
        part = thing or {}
        fact = Fact(
            section, says, when_ or (when.span(part, self.day) if thing else TIMELESS).framed(self.within), (titles or self.titles).cited(part.get("source")), part.get("note"),
            {key: value for key, value in about.items() if value is not None},
        )  # fmt: skip
        self.facts.append(fact)
        return fact

    def line(self, fact: Fact, *, bare: bool = False) -> str:
        """Return a fact as a line: what it says, when, what is in doubt, and its source; `bare` leaves the source out."""
        if fact.when.words and fact.when.words in fact.says:
            said = f" ({fact.when.doubt})" if fact.when.doubt else ""
        else:
            said = fact.when.said
        return f"{fact.says}{said}{'' if bare else self.source(fact)}"

    @contextmanager
    def leaning_on(self, source: Source) -> Iterator[str | None]:
        """Within this, sections of the one document that `source` cites stand without its title, which is handed out."""
        cited = {one.document: one.title for one in self.titles.cited(source)}
        before = self._main, self._own
        if len(cited) == 1:
            self._main, self._own = next(iter(cited)), True
        try:
            yield cited[self._main] if len(cited) == 1 and self._main is not None else None
        finally:
            self._main, self._own = before

    def source(self, fact: Fact) -> str:
        """Return where a fact is said, in brackets with a space before; empty where nothing says it apart from the record's own source."""
        shown = [
            text
            for document in dict.fromkeys(one.document for one in fact.sources)
            if (text := self._cited([one for one in fact.sources if one.document == document]))
        ]
        return f" [{'; '.join(shown)}]" if shown else ""

    def _cited(self, sources: Sequence[Cited]) -> str:
        sections = ", ".join(one.section for one in sources if one.section)
        if sources[0].document == self._main:
            return sections or ("" if self._own else "the source above")
        return f"{sources[0].title}, {sections}" if sections else sources[0].title

    def entries(self, label: str, facts: Iterable[Fact], *, none: str | None = None) -> list[Entry]:
        """Return facts under a label: what holds or may hold a line each with its note, the rest after it in lines of their own.

        `none` is what is said where there is none of them at all.
        """
        gathered = list(facts)
        lines = [line for fact in gathered if fact.when.stage in {"now", "perhaps"} for line in self._noted(fact)]
        if not lines and none is not None:
            lines = ["none for this day"] if gathered else [none]
        entries: list[Entry] = [(label, tuple(lines))] if lines else []
        for words, those in self._past(gathered):
            entries.append((f"{label}, {words}", ("; ".join(self.line(fact) for fact in those),)))
        return entries

    def bullets(self, facts: Iterable[Fact]) -> list[Block]:
        """Return facts as short lines, those that do not hold on the day in lines of their own."""
        gathered = list(facts)
        lines = [
            line
            for fact in gathered
            if fact.when.stage in {"now", "perhaps"}
            for line in ("; ".join(self._noted(fact)),)
        ]
        lines += [
            f"{words.capitalize()}: {'; '.join(self.line(fact) for fact in those)}"
            for words, those in self._past(gathered)
        ]
        return [Bullets(tuple(lines))] if lines else []

    def _noted(self, fact: Fact) -> list[str]:
        return [self.line(fact), *([f"Note: {fact.note}"] if fact.note else [])]

    def _past(self, facts: Sequence[Fact]) -> Iterable[tuple[str, list[Fact]]]:
        for stage, words in (("earlier", "earlier"), ("later", "later"), ("proposed", "only proposed")):
            those = [fact for fact in facts if fact.when.stage == stage]
            if those:
                yield words, those

    def source_entries(self) -> list[Entry]:
        """Return where the record as a whole is said, and how its sections are shown; then its note, and what was accepted."""
        data = self.document.data
        entries: list[Entry] = []
        own = self.add("source", "the record as a whole", data) if "source" in data else None
        if own is not None:
            entries.append(("Source", tuple(one.words for one in own.sources)))
        elif self._main is not None:
            entries.append(("Most from", (self.titles.document(self._main),)))
        if entries and self._main is not None:
            entries[-1] = (entries[-1][0], (*entries[-1][1], SECTIONS))
        if "note" in data:
            self.add("note", data["note"])
            entries.append(("Note", (data["note"],)))
        accepted = data.get("accepted", ())
        if accepted:
            says = f"{plural(len(accepted), 'finding')} looked at and let stand: {listed(dict.fromkeys(one.get('rule') or one['judgement'] for one in accepted))}"
            self.add("accepted", says, count=len(accepted))
            entries.append(("Accepted", (says,)))
        return entries

    def head(self, kind: str) -> list[Entry]:
        """Return the first lines of every card: the day it is for, what it is, and where it lies."""
        return [("As of", (dates.shown(self.as_of),)), ("Record", (f"{kind} {self.document.id}",))]

    def table(
        self, title: str, columns: Iterable[Column], rows: Iterable[Sequence[Cell]], notes: Iterable[str] = ()
    ) -> Table:
        """Return a table without the columns, after the first, that have nothing in any row."""
        headings = tuple(columns)
        laid = [tuple(row) for row in rows]
        kept = [number for number in range(len(headings)) if number == 0 or any(row[number].text for row in laid)]
        return Table(
            title,
            tuple(headings[number] for number in kept),
            tuple(tuple(row[number] for number in kept) for row in laid),
            tuple(notes),
        )

    def report(self, blocks: Iterable[Block], unread: Sequence[Finding], title: str | None = None) -> Report:
        """Return the whole card; `unread` are the files it would have needed and could not read, said first."""
        shown = title or called(self.document)
        return Report(shown, (*alarm(unread), *blocks), self._flat(shown), self._data(shown, unread))

    def _flat(self, title: str) -> Table:
        rows = []
        for fact in self.facts:
            cited = "; ".join(one.words for one in fact.sources)
            texts = (
                fact.section,
                fact.says,
                fact.when.holds.value,
                fact.when.words,
                fact.when.doubt,
                cited,
                fact.note or "",
            )
            rows.append(tuple(Cell(text) for text in texts))
        headings = ("Part", "What", "Holds on the day", "When", "Doubt", "Source", "Note")
        return Table(title, tuple(Column(heading) for heading in headings), tuple(rows))

    def _data(self, title: str, unread: Sequence[Finding]) -> dict[str, Any]:
        return {
            "version": VERSION, "as_of": self.as_of.isoformat(), "unread": unread_paths(unread), "kind": self.document.kind, "id": self.document.id,
            "path": self.document.path, "name": title, "facts": [_fact_data(fact) for fact in self.facts],
        }  # fmt: skip


def alarm(unread: Sequence[Finding]) -> list[Block]:
    """Return what is said first where files could not be read."""
    paths = unread_paths(unread)
    if not paths:
        return []
    return [
        Paragraph(
            f"{plural(len(paths), 'file')} could not be read, so what rests on {'it' if len(paths) == 1 else 'them'} is not known here: {listed(paths)}. `partnership check` says why.",
            alarm=True,
        )
    ]


def unread_paths(unread: Iterable[Finding]) -> list[str]:
    """Return the files that could not be read, each once."""
    return sorted({finding.path for finding in unread})


def spaced(word: str) -> str:
    """Return a word of the schemas as it is read: `sub-group-of` as `sub-group of`."""
    return word.replace("sub-group", "sub\0group").replace("co-", "co\0").replace("-", " ").replace("\0", "-")


def part_sentence(parts: Iterable[str]) -> str:
    """Return those of the parts that say something, joined by commas."""
    return ", ".join(part for part in parts if part)


def _fact_data(fact: Fact) -> dict[str, Any]:
    return {
        "part": fact.section, "says": fact.says, "holds": fact.when.holds.value, "stage": fact.when.stage, "since": _dated(fact.when.since),
        "until": _dated(fact.when.until), "doubt": fact.when.doubt or (_OF_THE_WHOLE if fact.when.holds is Truth.UNKNOWN else None), "sources": [one._asdict() for one in fact.sources], "note": fact.note, "about": dict(fact.about),
    }  # fmt: skip


def _dated(value: Dated | None) -> str | dict[str, str] | None:
    if isinstance(value, dict):
        return {key: str(bound) for key, bound in value.items()}
    return None if value is None else str(value)


def _main_document(document: Document) -> tuple[str | None, bool]:
    """Return the document that most of a record cites, and whether it is the source of the record as a whole."""
    own = document.data.get("source")
    of_whole = {one["document"] for one in ([own] if isinstance(own, dict) else own or ())}
    if of_whole:
        return (of_whole.pop(), True) if len(of_whole) == 1 else (None, True)
    cited = Counter(one.target for one in references(document) if one.kind == "document" and one.at[-1] == "document")
    if not cited:
        return None, False
    most, count = cited.most_common(1)[0]
    return (most, False) if count * 2 > cited.total() else (None, False)
