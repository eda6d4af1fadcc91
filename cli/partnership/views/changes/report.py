"""What differs between two states of the records as a report: boards first, then each record, side by side or a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.titles import Titles
from partnership.report import Branch, Bullets, Cell, Column, Heading, Paragraph, Report, Table, Tree
from partnership.views.changes.data import data
from partnership.views.changes.lives import boards_blocks, lives_counted
from partnership.views.changes.meaning import judged_blocks, verdicts_counted
from partnership.views.changes.names import title
from partnership.views.changes.wording import Words
from partnership.views.continuity import burden, coherence, feasibility, ledger
from partnership.views.plain_table import plain_table
from partnership.words.kinds import KINDS, board_of, place_of
from partnership.words.truth import Truth
from partnership.words.wording import few, listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.changes.compared import Changes, Pair
    from partnership.answers.changes.facts import Fact
    from partnership.answers.changes.judging import Judgement
    from partnership.answers.changes.likeness import Question
    from partnership.answers.changes.whole import Whole
    from partnership.report import Block, Diagram
    from partnership.views.changes.wording import Line

_SHORT = 60
"""What was and what is stand on one line up to so many characters."""
_PLURALS = {"place": "Places and organisations", "plan": "Plans", "board": "Boards", "measure": "Measures", "meeting": "Meetings", "restructure": "Restructures"}  # fmt: skip
_NEAR = 4
"""So many files are named; of more, how many."""


class Shown(NamedTuple):
    """What a comparison is laid out from; `beside` puts what was and what is beside one another, `picture` is shown with the boards."""

    whole: Whole
    beside: bool = False
    picture: Diagram | None = None

    @property
    def changes(self) -> Changes:
        """What differs."""
        return self.whole.changes

    @property
    def judgements(self) -> Sequence[Judgement]:
        """What it means."""
        return self.whole.judgements


def report(shown: Shown) -> Report:
    """Return what differs as a report."""
    changes = shown.changes
    title = heading(changes)
    blocks: tuple[Block, ...] = (*unread_blocks(changes), Heading(title), *_summary(shown))
    blocks += (
        *boards_blocks(changes, shown.picture),
        *records_blocks(shown),
        *judged_blocks(changes, shown.judgements),
        *_restructured(shown.whole),
    )
    blocks += (*renamed_blocks(changes), *questions_blocks(changes), *kept_blocks(changes))
    return Report(title, blocks, _flat(shown, title), data(shown.whole))


def heading(changes: Changes) -> str:
    """Return what a comparison is called."""
    return f"{changes.before.said} and {changes.after.said} compared"


def unread_blocks(changes: Changes) -> Iterator[Block]:
    """Yield what could not be read of either side, which nobody may miss."""
    for word, side in (("before", changes.before), ("after", changes.after)):
        paths = sorted({one.path for one in changes.unread if one.side == word})
        if paths:
            them = "it" if len(paths) == 1 else "them"
            yield Paragraph(
                f"{plural(len(paths), 'file')} of {side.said} could not be read, so what rests on {them} is not compared: {listed(few(paths, _NEAR))}. `partnership check` says why.",
                alarm=True,
            )


def _summary(shown: Shown) -> Iterator[Block]:
    changes = shown.changes
    if changes.empty:
        yield Paragraph("Nothing differs." if not changes.unread else "Nothing differs in what could be read.")
    words = counted(changes)
    if words:
        yield Paragraph(f"{listed(words)}.")
    verdicts = verdicts_counted(shown.judgements)
    if verdicts:
        yield Paragraph(f"Of what differs, {listed(verdicts)}.")
    if changes.undated:
        one = len(changes.undated) == 1
        yield Paragraph(
            f"Of {plural(len(changes.undated), 'board')} it is not known for either day whether {'it was' if one else 'they were'} there; {'it is' if one else 'they are'} compared as far as {'it' if one else 'they'} may have been."
        )


def counted(changes: Changes) -> list[str]:
    """Return how many boards began and ended, and how many other facts differ, in words; nothing where nothing does."""
    words = lives_counted(changes)
    others = len({(fact.kind, fact.record) for fact in changes.facts})
    other = "other " if words else ""
    if changes.facts:
        words.append(f"{plural(len(changes.facts), f'{other}fact')} in {plural(others, 'record')}")
    return words


def records_blocks(shown: Shown) -> Iterator[Block]:
    """Yield what differs in each record, under the kind of record that it is."""
    changes = shown.changes
    lived = {one.board for one in changes.lives}
    by_record: dict[tuple[str, str], list[Fact]] = {}
    for fact in changes.facts:
        by_record.setdefault((fact.kind, fact.record), []).append(fact)
    pairs = {(pair.kind, pair.after): pair for pair in changes.seen}
    for kind in ("board", *(one.name for one in KINDS if one.name != "board")):
        found = {record: facts for (one, record), facts in by_record.items() if one == kind}
        whole = [
            record
            for record, facts in found.items()
            if not facts[0].aspect and not (kind == "board" and record in lived)
        ]
        parts = [record for record, facts in found.items() if facts[0].aspect]
        if whole or parts:
            yield Heading({"board": "What differs in boards"}.get(kind, _PLURALS[kind]), 2)
        if whole:
            yield Bullets(
                tuple(whole_in_words(changes, pairs[kind, one], found[one][0]) for one in sorted(whole))
                if kind != "meeting"
                else tuple(meetings_by_board(changes, found, whole))
            )
        for one in sorted(parts):
            yield _record(shown, pairs[kind, one], found[one])


def whole_in_words(changes: Changes, pair: Pair, fact: Fact) -> str:
    """Return that a record is new or gone."""
    side = changes.before if fact.after is None else changes.after
    record = pair.before if fact.after is None else pair.after
    words = (
        {"added": "is new", "removed": "is gone"}[fact.how]
        if fact.sure is Truth.YES
        else {"added": "may be new", "removed": "may be gone"}[fact.how]
    )
    return f"{Titles(side.records, place_of(record)).record(pair.kind, record)} {words}"


def meetings_by_board(changes: Changes, found: dict[str, list[Fact]], whole: Sequence[str]) -> Iterator[str]:
    """Yield the meetings that one side alone has, a line for each board."""
    for how, words in (("added", "new on record"), ("removed", "no longer on record")):
        by_board: dict[str, list[str]] = {}
        for record in sorted(whole):
            if found[record][0].how == how:
                by_board.setdefault(board_of(record), []).append(record.rpartition("/")[2])
        for board, days in by_board.items():
            yield f"{title(changes, board)}: {plural(len(days), 'meeting')} {words}: {listed(days)}"


def _record(shown: Shown, pair: Pair, facts: Sequence[Fact]) -> Block:
    changes = shown.changes
    name = Titles(changes.after.records, place_of(pair.after)).record(pair.kind, pair.after)
    moved = f" (was {pair.before})" if pair.before != pair.after else ""
    lines = list(Words(changes, pair, changes.seen[pair]).lines(facts))
    if shown.beside:
        rows = tuple((Cell(_perhaps(line) + line.label), Cell(line.before), Cell(line.after)) for line in lines)
        return Table(f"{name}{moved}", (Column("What"), Column("Before"), Column("After")), rows)
    return Tree((Branch(0, Cell(f"{name}{moved}")), *map(_branch, lines)))


def _perhaps(line: Line) -> str:
    return "perhaps: " if line.sure is Truth.UNKNOWN else ""


def _branch(line: Line) -> Branch:
    perhaps = "perhaps " if line.sure is Truth.UNKNOWN else ""
    if line.before and line.after and line.before != line.after:
        if len(line.before) + len(line.after) <= _SHORT:
            return Branch(1, Cell(f"{line.before} → {line.after}"), lead=f"{line.label}{perhaps and ', perhaps'}:")
        return Branch(
            1, Cell(f"{line.label}{perhaps and ', perhaps'}"), under=(f"was: {line.before}", f"now: {line.after}")
        )
    gone = line.before and (not line.after or all(fact.how == "removed" for fact in line.facts))
    return Branch(
        1, Cell(line.before if gone else line.after), lead=f"{line.label}, {perhaps}{'gone' if gone else 'new'}:"
    )


def _restructured(whole: Whole) -> Iterator[Block]:
    """Yield what became of what ending boards had, and what the change asks of people, of quorums and of time."""
    if whole.restructured is not None and whole.restructured.ledger.certain:
        yield Heading("What became of what the ending boards had", 2)
        yield from ledger.blocks(whole.restructured.ledger, level=3)
        yield from burden.blocks(whole.restructured.burdens)
    yield from feasibility.blocks(whole.feasible)
    if whole.restructured is not None:
        yield from coherence.blocks(whole.restructured.coherence)


def renamed_blocks(changes: Changes) -> Iterator[Block]:
    """Yield the records that are filed under another name."""
    if changes.renamed:
        yield Heading("Filed under another name", 2)
        names = (
            f"{Titles(changes.after.records, place_of(is_)).record(kind, is_)}: {was} is now {is_}"
            for (kind, was), is_ in sorted(changes.renamed.items())
        )
        yield Bullets(tuple(names))


def questions_blocks(changes: Changes) -> Iterator[Block]:
    """Yield what looks renamed and nothing says to be."""
    if changes.questions:
        yield Heading("Renamed?", 2)
        yield Bullets(tuple(question(changes, one) for one in changes.questions))


def question(changes: Changes, asked: Question) -> str:
    """Return a question with what to type if the answer is yes."""
    where = f" of {title(changes, asked.record)}" if asked.record else ""
    return f"It looks like the {asked.kind} {asked.before}{where} was renamed to {asked.after} ({asked.why}). If so, say `formerly: [{asked.before}]` in {asked.after}; if not, nothing."


def kept_blocks(changes: Changes) -> Iterator[Block]:
    """Yield how many records differ in nothing that is compared."""
    if changes.kept:
        renamed = ", in what a renamed record is called" if changes.renamed else ""
        yield Paragraph(
            f"{plural(len(changes.kept), 'more record')} {'differs' if len(changes.kept) == 1 else 'differ'} only in sources, notes, order or layout{renamed}."
        )


def _flat(shown: Shown, title_: str) -> Table:
    changes = shown.changes
    headings = ("Kind", "Record", "What", "How", "Sure", "Before", "After")
    rows: list[tuple[str, ...]] = [
        ("board", one.board, "life", one.how, one.sure.value, "", "") for one in changes.lives
    ]
    pairs = {(pair.kind, pair.after): pair for pair in changes.seen}
    by_record: dict[tuple[str, str], list[Fact]] = {}
    for fact in changes.facts:
        by_record.setdefault((fact.kind, fact.record), []).append(fact)
    for key, facts in by_record.items():
        pair = pairs[key]
        for line in Words(changes, pair, changes.seen[pair]).lines(facts):
            how = line.facts[0].how if len(line.facts) == 1 else "changed"
            rows.append((pair.kind, pair.after, line.label, how, line.sure.value, line.before, line.after))
    rows += [(one.kind, one.record, one.name, one.verdict.value, "", "", one.says) for one in shown.judgements]
    return plain_table(title_, headings, rows)
