"""What differs between two states of the records as a report: boards first, then each record, side by side or a line each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers import when
from partnership.answers.changes.judging import Verdict
from partnership.answers.titles import Titles
from partnership.report import Branch, Bullets, Cell, Column, Fold, Heading, Paragraph, Report, Table, Tree
from partnership.views.changes.data import data
from partnership.views.changes.wording import Words
from partnership.views.continuity import burden, coherence, feasibility, ledger
from partnership.words import dates
from partnership.words.kinds import KINDS, board_of, place_of
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.answers.changes.compared import Changes, Pair
    from partnership.answers.changes.facts import Fact
    from partnership.answers.changes.judging import Judgement
    from partnership.answers.changes.likeness import Question
    from partnership.answers.changes.lives import Handed, Life
    from partnership.answers.changes.whole import Whole
    from partnership.report import Block, Diagram, Tone
    from partnership.views.changes.wording import Line

_SHORT = 60
"""What was and what is stand on one line up to so many characters."""
_PLURALS = {"place": "Places and organisations", "plan": "Plans", "board": "Boards", "measure": "Measures", "meeting": "Meetings", "restructure": "Restructures"}  # fmt: skip
_NEAR = 4


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
    blocks += (*boards_blocks(shown), *records_blocks(shown), *judged_blocks(shown), *_restructured(shown.whole))
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
            first = listed([*paths[:_NEAR], *([f"{len(paths) - _NEAR} more"] if len(paths) > _NEAR else [])])
            yield Paragraph(
                f"{plural(len(paths), 'file')} of {side.said} could not be read, so what rests on {them} is not compared: {first}. `partnership check` says why.",
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
    lives = Counter(_verb(one) for one in changes.lives)
    words = [f"{plural(lives[verb], 'board')} {verb}" for verb in _VERBS if lives[verb]]
    others = len({(fact.kind, fact.record) for fact in changes.facts})
    other = "other " if words else ""
    if changes.facts:
        words.append(f"{plural(len(changes.facts), f'{other}fact')} in {plural(others, 'record')}")
    return words


def verdicts_counted(judgements: Sequence[Judgement]) -> list[str]:
    """Return how many judgements that nobody accepted have each verdict, in words, the gravest first."""
    verdicts = Counter(one.verdict for one in judgements if one.accepted is None)
    return [f"{verdicts[one]} {_COUNTED[one][verdicts[one] != 1]}" for one in Verdict if verdicts[one]]


def boards_blocks(shown: Shown) -> Iterator[Block]:
    """Yield each board that began over those that it came in place of, then those that ended and nothing came after."""
    changes = shown.changes
    if not changes.lives:
        return
    yield Heading("Boards that began and ended", 2)
    lives = {one.board: one for one in changes.lives}
    heads = [one.board for one in changes.lives if one.how == "began"]
    heads += [one.after for one in changes.handed if one.after in lives or not one.back]
    branches: list[Branch] = []
    told: set[str] = set()
    for board in sorted(set(heads)):
        handed = [one for one in changes.handed if one.after == board]
        branches.append(Branch(0, Cell(title(changes, board)), _lived(changes, lives.get(board)), under=()))
        branches += [_came_before(changes, one, lives) for one in handed]
        told |= {board, *(one.before for one in handed)}
    for life in changes.lives:
        if life.board not in told:
            over = Cell("no restructure says that another board took over", "muted")
            branches.append(Branch(0, Cell(title(changes, life.board)), (*_lived(changes, life), over)))
    yield Tree(tuple(branches))
    if shown.picture is not None:
        yield Fold("The boards as a picture", (shown.picture,))


def _came_before(changes: Changes, handed: Handed, lives: Mapping[str, Life]) -> Branch:
    part = f"{handed.part} of " if handed.part else ""
    return Branch(
        1,
        Cell(f"{part}{title(changes, handed.before)}"),
        _lived(changes, lives.get(handed.before)),
        (_LATER if handed.back else HOW).get(handed.how, handed.how),
    )


HOW = {
    "replaced": "replaces",
    "merged": "merged from",
    "split": "split from",
    "divided": "divided from",
    "renamed": "renamed from",
}
"""What stands before a board that another came after, by the word of the restructure."""
_LATER = {
    "replaced": "later replaced by",
    "merged": "later merged into",
    "split": "later split into",
    "divided": "later divided into",
    "renamed": "later renamed",
}
"""The same where the comparison looks back."""


_VERBS = (
    "ended", "may have ended", "gone from the records", "not there yet", "may not have been there yet", "began", "may have begun",
    "new on record", "still there", "may still have been there",
)  # fmt: skip


def _verb(life: Life) -> str:
    if not life.recorded:
        return "new on record" if life.how == "began" else "gone from the records"
    if life.back:
        return _BACK[life.how, life.sure if life.open is None else Truth.UNKNOWN]
    if life.sure is Truth.UNKNOWN:
        return "may have begun" if life.how == "began" else "may have ended"
    return life.how


_BACK = {
    ("ended", Truth.YES): "not there yet",
    ("ended", Truth.UNKNOWN): "may not have been there yet",
    ("began", Truth.YES): "still there",
    ("began", Truth.UNKNOWN): "may still have been there",
}


def lived(life: Life) -> str:
    """Return that a board began or ended, and when: `ended on 30 September 2024`."""
    if life.on is None:
        return _verb(life)
    happened = ""
    if not life.recorded:
        happened = f": {'established' if (life.how == 'began') is not life.back else 'dissolved'}"
    elif life.back:
        happened = f": {'began' if life.how == 'ended' else 'ended'}"
    return f"{_verb(life)}{happened} {when.some_day(life.on)}"


def _lived(changes: Changes, life: Life | None) -> tuple[Cell, ...]:
    if life is None:
        return (Cell("goes on", "muted"),)
    said = Cell(lived(life), "unsure" if life.sure is Truth.UNKNOWN else "muted")
    if life.open is None or life.back:
        return (said,)
    side, still = (changes.before, "") if life.open == "before" else (changes.after, "still ")
    on = f" on {dates.shown(side.day)}" if side.day is not None else ""
    return said, Cell(f"not known whether it was {still}there{on}", "unsure")


def title(changes: Changes, board: str) -> str:
    """Return what a board is called, as it is after, or before where it is not there any more."""
    side = changes.after if board in changes.after.records.listed["board"] else changes.before
    return Titles(side.records, place_of(board)).record("board", board)


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


_COUNTED = {
    Verdict.WEAKENS: ("thing weakens", "things weaken"), Verdict.CANNOT_TELL: ("cannot be told", "cannot be told"),
    Verdict.STRENGTHENS: ("strengthens", "strengthen"), Verdict.NEUTRAL: ("does neither", "do neither"),
}  # fmt: skip
_HEADS = {
    Verdict.WEAKENS: "Weakens", Verdict.CANNOT_TELL: "Cannot tell", Verdict.STRENGTHENS: "Strengthens", Verdict.NEUTRAL: "Neither",
}  # fmt: skip
_TONES: dict[Verdict, Tone] = {
    Verdict.WEAKENS: "bad", Verdict.CANNOT_TELL: "unsure", Verdict.STRENGTHENS: "good", Verdict.NEUTRAL: "muted",
}  # fmt: skip


def judged_blocks(shown: Shown) -> Iterator[Block]:
    """Yield what there is to say of what differs, under its verdict, each with the name by which `explain` knows it."""
    if not shown.judgements:
        return
    yield Heading("What it means", 2)
    branches: list[Branch] = []
    for verdict in Verdict:
        those = [one for one in shown.judgements if one.verdict is verdict and one.accepted is None]
        if those:
            branches.append(Branch(0, Cell(_HEADS[verdict], _TONES[verdict])))
            branches += [Branch(1, Cell(said)) for said in _alike(shown.changes, those)]
    kept = [one for one in shown.judgements if one.accepted is not None]
    if kept:
        branches.append(Branch(0, Cell("Accepted", "muted")))
        branches += [_accepted(shown.changes, one) for one in kept]
    yield Tree(tuple(branches))
    if any(one.verdict is Verdict.WEAKENS and one.accepted is None for one in shown.judgements):
        yield Paragraph(
            "What weakens and is meant to: accept it in the record, its place or the restructure, under `accepted`, with `judgement`, `fingerprint`, `reason`, `accepted_by` and `look_again`."
        )


def _alike(changes: Changes, judgements: Sequence[Judgement]) -> Iterator[str]:
    """Yield what is said of records, what is said of several in the same words only once; what weakens with its fingerprint."""
    by_words: dict[tuple[str, str], list[Judgement]] = {}
    for one in judgements:
        by_words.setdefault((one.name, one.says), []).append(one)
    for (name, says), those in by_words.items():
        names = [subject(changes, one) for one in those]
        who = (
            listed(names) if len(names) <= _NEAR else f"{listed(names[: _NEAR - 1])} and {len(names) - _NEAR + 1} more"
        )
        prints = [one.fingerprint for one in those] if those[0].verdict is Verdict.WEAKENS else []
        yield f"{who}: {says} [{' '.join((name, *prints))}]"


def _accepted(changes: Changes, judgement: Judgement) -> Branch:
    found = judgement.accepted
    why = (
        f"{found.reason} ({found.accepted_by}; to be looked at again {when.some_day(found.look_again)})"
        if found
        else ""
    )
    return Branch(1, Cell(f"{sentence(changes, judgement)} [{judgement.name}]"), under=(why,))


def subject(changes: Changes, judgement: Judgement) -> str:
    """Return what the record is called that is judged."""
    side = changes.after if judgement.record in changes.after.records.listed[judgement.kind] else changes.before
    return Titles(side.records, place_of(judgement.record)).record(judgement.kind, judgement.record)


def sentence(changes: Changes, judgement: Judgement) -> str:
    """Return a judgement with its subject: `Children's Trust: quorum lowered from 10 to 8`."""
    return f"{subject(changes, judgement)}: {judgement.says}"


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
        yield Paragraph(
            f"{plural(len(changes.kept), 'more record')} {'differs' if len(changes.kept) == 1 else 'differ'} only in sources, notes, order or layout."
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
    return Table(title_, tuple(Column(one) for one in headings), tuple(tuple(map(Cell, row)) for row in rows))
