"""The continuity ledger laid out: counts first, then what is dropped, not known, retired and carried."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.continuity.ledger import FATES
from partnership.answers.continuity.things import KINDS, PLURALS
from partnership.report import Branch, Bullets, Cell, Column, Fold, Heading, Paragraph, Report, Table, Tree
from partnership.views.continuity.ledger_data import data, flat
from partnership.words.truth import Truth
from partnership.words.wording import few, listed, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from partnership.answers.continuity.changed import Ending
    from partnership.answers.continuity.ledger import Fate, Heir, Ledger, Row
    from partnership.answers.continuity.things import Kind
    from partnership.report import Block, Tone

WORDS: Mapping[Fate, str] = {"dropped": "DROPPED", "not-known": "not known", "carried": "carried", "retired": "retired"}
_TONES: Mapping[Fate, Tone] = {"dropped": "bad", "not-known": "unsure", "carried": "good", "retired": "plain"}
_MOST_ALIKE = 3
"""Seats that are named as perhaps the one that was meant; of more it says how many they are."""
_REMEDY = (
    "For each, the `continuity` of the restructure needs a row: `fate: carried` with `to`, `fate: retired` with its `reason`, or "
    "`fate: not-known` with the documents `searched`."
)


def ledger(found: Ledger, title: str = "What became of what the boards had") -> Report:
    """Return a ledger as a report of its own."""
    return Report(title, (Heading(title), *blocks(found)), flat(found, title), data(found))


def blocks(found: Ledger, level: int = 2) -> list[Block]:
    """Return a ledger as blocks; `level` is that of its headings."""
    shown = _Shown(found, {one.board: one.title for one in found.changed.ends})
    laid: list[Block] = []
    if found.unread:
        files = f"{plural(len(found.unread), 'file')} could not be read, so what rests on {'it' if len(found.unread) == 1 else 'them'} is not known here: {listed(found.unread)}."
        laid.append(Paragraph(f"{files} `partnership check` says why.", alarm=True))
    laid.append(Paragraph(headline(found), alarm=bool(found.dropped())))
    if found.rows:
        laid.append(_counts(found))
    for fate, heading, under in (
        ("dropped", "Dropped: nothing is recorded of it", _dropped),
        ("not-known", "Not known", _not_known),
        ("retired", "Retired", _retired),
    ):
        rows = [one for one in found.rows if one.fate == fate]
        if rows:
            laid += [Heading(f"{heading} ({len(rows)})", level), *under(shown, rows)]
    carried = [one for one in found.rows if one.fate == "carried"]
    if carried:
        laid.append(Fold(f"Carried ({len(carried)})", (_carried(shown, carried),)))
    if found.blanks:
        laid.append(Fold("Nothing on record", (Bullets(tuple(_blanks(shown))),)))
    if found.perhaps:
        laid.append(_perhaps(found.perhaps))
    return laid


def headline(found: Ledger) -> str:
    """Return the ledger in a sentence: how many boards end, and of each kind how many things had which fate."""
    planned = [one for one in found.certain if one.how == "planned"]
    ended = len(found.certain) - len(planned)
    verbs = [f"{plural(ended, 'board')} {'ends' if ended == 1 else 'end'}"] if ended or not planned else []
    if planned:
        stages = listed(dict.fromkeys(str(one.stage) for one in planned))
        verbs.append(f"{plural(len(planned), 'board')} {'is' if len(planned) == 1 else 'are'} to end ({stages})")
    if not found.certain:
        return "No board ends."
    parts = [text for kind in KINDS if (text := _fates(found, kind))]
    return (
        f"{listed(verbs)}: {'; '.join(parts)}."
        if parts
        else f"{listed(verbs)}, and nothing is on record that they had."
    )


def _fates(found: Ledger, kind: Kind) -> str:
    total = found.number(kind)
    counts = {fate: count for fate in _ORDER if (count := found.number(kind, fate))}
    if not total:
        return ""
    first, *rest = counts
    whole = plural(total, kind, PLURALS[kind])
    said = f"{counts[first]} of {whole} {WORDS[first]}" if rest or first == "carried" else f"{whole} {WORDS[first]}"
    return ", ".join([said, *(f"{counts[fate]} {WORDS[fate]}" for fate in rest)])


_ORDER: tuple[Fate, ...] = ("carried", "retired", "not-known", "dropped")


def _counts(found: Ledger) -> Table:
    columns = (Column("What"), Column("On record", "right"), *(Column(WORDS[fate].capitalize() if fate != "dropped" else WORDS[fate], "right") for fate in FATES))  # fmt: skip
    rows = []
    for kind in KINDS:
        if total := found.number(kind):
            cells = [_number(found.number(kind, fate), fate) for fate in FATES]
            rows.append((Cell(PLURALS[kind].capitalize()), Cell(str(total)), *cells))
    shared = any(len([row for row in found.rows if row.thing.kind == kind]) > found.number(kind) for kind in KINDS)
    note = "A district or a measure that several ending boards had counts once, by the best of its fates."
    return Table("What the ending boards had", columns, tuple(rows), (note,) if shared else ())


def _number(count: int, fate: Fate) -> Cell:
    return Cell(str(count), _TONES[fate] if count else "muted")


class _Shown(NamedTuple):
    """A ledger with the titles of its boards."""

    ledger: Ledger
    titles: Mapping[str, str]

    def boards(self, rows: Iterable[Row]) -> list[str]:
        """Return the titles of the boards whose rows these are, each once, in order."""
        return [self.titles[one] for one in dict.fromkeys(row.board for row in rows)]


def _grouped(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> list[list[Row]]:
    found: dict[Hashable, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return list(found.values())


def _dropped(shown: _Shown, rows: Sequence[Row]) -> Iterator[Block]:
    columns: tuple[Column, ...] = (Column("Board"), Column("Kind"), Column("What"), Column("Note"))
    laid: list[tuple[Cell, ...]] = [(Cell(shown.titles[one.board]), Cell(one.thing.kind), Cell(one.thing.title, "bad"), Cell(_asked(one))) for one in rows]  # fmt: skip
    if not any(row[-1].text for row in laid):
        columns, laid = columns[:-1], [row[:-1] for row in laid]
    yield Table("DROPPED", columns, tuple(laid), (_REMEDY,))


def _asked(row: Row) -> str:
    """Return what is asked about something dropped: what is like it elsewhere, and what its record still says."""
    like = few([f"{one.title}: {one.seat}" for one in row.like], _MOST_ALIKE)
    asked = f"a seat for the same organisation is there; is it that one? {listed(like, 'or')}" if like else ""
    return "; ".join(part for part in (row.why, asked) if part)


def _not_known(shown: _Shown, rows: Sequence[Row]) -> Iterator[Block]:
    branches: list[Branch] = []
    best = {one.thing.key for one in shown.ledger.rows if one.thing.kind == "district" and one.fate == "carried"}
    for group in _grouped(rows, lambda row: (row.thing.kind, row.why, row.searched, row.to, row.thing.key in best)):
        row = group[0]
        under = [_capital(row.why)] if row.why else []
        under += [f"Perhaps with {_joined(one.title for one in row.to)}"] if row.to else []
        under += [f"Searched: {'; '.join(one.title for one in row.searched)}"] if row.searched else []
        if row.thing.key in best:
            under.append("Carried from other boards that end: none of them is without a board")
            branches.append(Branch(0, Cell(_number_of(group)), under=(*under, f"Of {_joined(shown.boards(group))}")))
        else:
            branches += _things(shown, group, tuple(under))
    yield Tree(tuple(branches))


def _retired(shown: _Shown, rows: Sequence[Row]) -> Iterator[Block]:
    branches: list[Branch] = []
    for group in _grouped(rows, lambda row: (row.thing.kind, row.why, row.sources)):
        row = group[0]
        cited = [f"Source: {'; '.join(one.words for one in row.sources)}"] if row.sources else []
        branches += _things(shown, group, (*((_capital(row.why),) if row.why else ()), *cited))
    yield Tree(tuple(branches))


def _things(shown: _Shown, rows: Sequence[Row], under: tuple[str, ...]) -> Iterator[Branch]:
    """Yield how many things of a kind they are and of how many boards; below, what boards had that had the same, and which they are."""
    yield Branch(0, Cell(_number_of(rows)), under=under)
    had = {board: tuple(row.thing.title for row in of) for board, of in _by_board(rows).items()}
    for titles in dict.fromkeys(had.values()):
        those = [shown.titles[board] for board in had if had[board] == titles]
        yield Branch(1, Cell("; ".join(titles)), under=(f"of {_joined(those)}",))


def _number_of(rows: Sequence[Row]) -> str:
    kind = rows[0].thing.kind
    boards = len({row.board for row in rows})
    return f"{plural(len(rows), kind, PLURALS[kind])} of {plural(boards, 'board')}"


def _by_board(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.board, []).append(row)
    return found


def _carried(shown: _Shown, rows: Sequence[Row]) -> Tree:
    """Return who carries what on: each board, or boards together, and below them from which board, and what."""
    branches = []
    for group in _grouped(rows, lambda row: (tuple(one.board for one in row.to), row.to_described)):
        row = group[0]
        heirs = [_named(one) for one in row.to]
        to = "; ".join(part for part in (_joined(heirs), row.to_described or "") if part) or "nobody named"
        tone: Tone = "bad" if any(one.there is Truth.NO for one in row.to) else "plain"
        branches.append(Branch(0, Cell(to, tone), (Cell(plural(len(group), "thing"), "muted"),), "to"))
        branches += [
            Branch(1, Cell(shown.titles[board]), under=tuple(map(_line, _grouped(those, _alike))), lead="from")
            for board, those in _by_board(group).items()
        ]
    return Tree(tuple(branches))


def _alike(row: Row) -> tuple[str, bool]:
    return row.thing.kind, row.shown_by in _BY_RECORDS


_BY_RECORDS = frozenset({"has-it", "covers-it", "owns-it"})


def _line(rows: Sequence[Row]) -> str:
    """Return things of one kind in a line, and that the boards' own records show what became of them where no restructure says it."""
    kind = rows[0].thing.kind
    by = ", by the records of the boards themselves" if rows[0].shown_by in _BY_RECORDS else ""
    return f"{kind if len(rows) == 1 else PLURALS[kind]}{by}: {'; '.join(map(_thing, rows))}"


def _named(heir: Heir) -> str:
    said = {Truth.NO: " (which is not there from then on)", Truth.UNKNOWN: " (perhaps not there from then on)"}
    return f"{heir.title}{said.get(heir.there, '')}"


def _thing(row: Row) -> str:
    """Return a thing that is carried, the seat that it is there if it is another, and what shows it where no restructure says it."""
    seats = list(dict.fromkeys(one.seat for one in row.to if one.seat and one.seat != row.thing.key))
    notes = [f"there {listed(seats)}"] if seats else []
    notes += [row.why] if row.why else []
    notes += ["other rows say otherwise"] if row.contradicted else []
    return f"{row.thing.title}{f' ({listed(notes)})' if notes else ''}"


def _blanks(shown: _Shown) -> Iterator[str]:
    """Yield the kinds of which nothing is on record, those of the same boards together."""
    boards: dict[Kind, list[str]] = {}
    for one in shown.ledger.blanks:
        boards.setdefault(one.kind, []).append(one.board)
    total = len(shown.ledger.certain)
    for those in dict.fromkeys(map(tuple, boards.values())):
        kinds = [PLURALS[kind] for kind in boards if tuple(boards[kind]) == those]
        of = f"any of the {total} boards" if len(those) == total > 1 else _joined(shown.titles[one] for one in those)
        yield f"No {listed(kinds, 'or')} of {of}."
    searched = dict.fromkeys(
        cited.title for one in shown.ledger.blanks for each in one.statements for cited in each.searched
    )
    if searched:
        yield f"Searched for what became of them all the same: {'; '.join(searched)}."


def _perhaps(boards: Sequence[Ending]) -> Fold:
    whys = dict.fromkeys(one.why for one in boards)
    lines = (f"{_capital(why)}: {'; '.join(one.title for one in boards if one.why == why)}" for why in whys)
    return Fold(f"Perhaps ended: no record says whether it was in this time ({len(boards)})", (Bullets(tuple(lines)),))


def _joined(titles: Iterable[str]) -> str:
    """Return names that may have commas of their own, beside one another."""
    return "; ".join(titles)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
