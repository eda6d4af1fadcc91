"""A review as a report: a sentence, what it means, what was and what is, what is lost sight of, and who is to agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Verdict
from partnership.answers.titles import Titles
from partnership.report import Bullets, Cell, Column, Fold, Heading, Paragraph, Report, Table
from partnership.views.attendance.called import day_by_id, name_of
from partnership.views.attendance.figures import in_words
from partnership.views.changes import report as compared
from partnership.views.changes.diagram import diagram
from partnership.views.changes.lives import HOW, boards_blocks, lived
from partnership.views.changes.meaning import judged_blocks, sentence, subject, verdicts_counted
from partnership.views.changes.names import title
from partnership.views.changes.wording import Words
from partnership.views.continuity import burden, coherence, feasibility, ledger
from partnership.views.plain_table import plain_table
from partnership.views.review.data import data
from partnership.words.kinds import place_of
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance.comparison import Changes as AttendanceChanges
    from partnership.answers.changes.compared import Changes, Pair
    from partnership.answers.changes.facts import Fact
    from partnership.answers.review.approvals import Termed
    from partnership.answers.review.review import Review
    from partnership.checking.locate import Located
    from partnership.report import Block

TITLE = "What this change does"
_MOST_BOXES = 40
"""Boards that a picture in a comment still shows legibly."""


def report(review: Review, *, beside: bool = True) -> Report:
    """Return a review as a report; `beside` puts what was and what is beside one another, in one table."""
    changes = review.whole.changes
    blocks: tuple[Block, ...] = (
        *compared.unread_blocks(changes),
        Heading(TITLE),
        *_sentences(review),
        *judged_blocks(changes, review.whole.judgements),
        *(_before_and_after(changes) if beside else _one_by_one(review)),
        *_continuity(review),
        *_findings(review),
        *_on_record(review),
        *_approvals(review),
        *compared.renamed_blocks(changes),
        *compared.questions_blocks(changes),
    )
    return Report(TITLE, blocks, _flat(review), data(review))


def _sentences(review: Review) -> Iterator[Block]:
    changes, restructured = review.whole.changes, review.whole.restructured
    counted = compared.counted(changes)
    what = f"{listed(counted)}" if counted else "nothing differs in what the records say"
    parts = [f"Against {changes.before.said}: {what}"]
    parts += [listed(verdicts)] if (verdicts := verdicts_counted(review.whole.judgements)) else []
    dropped = restructured.ledger.dropped() if restructured else ()
    if dropped:
        verb = "is" if len(dropped) == 1 else "are"
        parts.append(
            f"of what ending boards had, {plural(len(dropped), 'thing')} {verb} DROPPED: nothing is recorded of it"
        )
    since = review.checked.since
    if since is not None and (since.new or since.mended):
        parts.append(f"{plural(len(since.new), 'finding')} new and {len(since.mended)} mended")
    weakens = any(one.verdict is Verdict.WEAKENS and one.accepted is None for one in review.whole.judgements)
    yield Paragraph(f"{'; '.join(parts)}.", alarm=bool(dropped) or weakens)
    yield from compared.kept_blocks(changes)


def _before_and_after(changes: Changes) -> Iterator[Block]:
    """Yield one table of all that differs: boards that began and ended first, then record by record."""
    rows = [*_lives(changes), *_records(changes)]
    if rows:
        yield Heading("Before and after", 2)
        columns = (Column("Record"), Column("What"), Column("Before"), Column("After"))
        yield Table("What differs", columns, tuple(tuple(map(Cell, row)) for row in rows))
    if 0 < len(changes.lives) <= _MOST_BOXES:
        yield Fold("The boards as a picture", (diagram(changes),))


def _one_by_one(review: Review) -> Iterator[Block]:
    """Yield all that differs in lists that need no wide screen."""
    yield from boards_blocks(review.whole.changes, None)
    yield from compared.records_blocks(compared.Shown(review.whole))


def _lives(changes: Changes) -> Iterator[tuple[str, ...]]:
    for life in changes.lives:
        took = [
            f"{HOW.get(one.how, one.how)} {title(changes, one.before)}"
            for one in changes.handed
            if one.after == life.board
        ]
        gave = [f"taken over by {title(changes, one.after)}" for one in changes.handed if one.before == life.board]
        said = "; ".join((lived(life), *took, *gave))
        name = title(changes, life.board)
        yield (name, "Board", "", said) if life.how == "began" else (name, "Board", "there", said)


def _records(changes: Changes) -> Iterator[tuple[str, ...]]:
    lived = {one.board for one in changes.lives}
    pairs = {(pair.kind, pair.after): pair for pair in changes.seen}
    by_record: dict[tuple[str, str], list[Fact]] = {}
    for fact in changes.facts:
        by_record.setdefault((fact.kind, fact.record), []).append(fact)
    meetings: dict[str, list[Fact]] = {}
    for (kind, record), facts in sorted(by_record.items(), key=lambda one: (one[0][0] != "board", *one[0])):
        if facts[0].aspect:
            yield from _lines(changes, pairs[kind, record], facts)
        elif kind == "meeting":
            meetings[record] = facts
        elif kind != "board" or record not in lived:
            yield _whole(changes, pairs[kind, record], facts[0])
    for line in compared.meetings_by_board(changes, meetings, list(meetings)):
        board, _, said = line.partition(": ")
        yield board, "Meetings", "", said


def _lines(changes: Changes, pair: Pair, facts: Sequence[Fact]) -> Iterator[tuple[str, ...]]:
    name = Titles(changes.after.records, place_of(pair.after)).record(pair.kind, pair.after)
    for line in Words(changes, pair, changes.seen[pair]).lines(facts):
        perhaps = "perhaps: " if line.sure is Truth.UNKNOWN else ""
        yield name, f"{perhaps}{line.label}", line.before, line.after


def _whole(changes: Changes, pair: Pair, fact: Fact) -> tuple[str, ...]:
    side, record = (changes.before, pair.before) if fact.after is None else (changes.after, pair.after)
    name = Titles(side.records, place_of(record)).record(pair.kind, record)
    gone = ("there", "gone") if fact.how == "removed" else ("", "new")
    return name, pair.kind.capitalize(), *gone


def _continuity(review: Review) -> Iterator[Block]:
    """Yield what becomes of what ending boards had: in a sentence, and the ledger and the rest folded away."""
    restructured = review.whole.restructured
    if restructured is not None and restructured.ledger.certain:
        yield Heading("What becomes of what the ending boards had", 2)
        headline = ledger.headline(restructured.ledger)
        yield Paragraph(headline)
        rows = (one for one in ledger.blocks(restructured.ledger, level=3) if getattr(one, "text", "") != headline)
        yield Fold("The continuity ledger", tuple(rows))
        if asks := burden.blocks(restructured.burdens, level=3):
            yield Fold("What is asked of people before and after", tuple(asks))
    yield from feasibility.blocks(review.whole.feasible)
    if restructured is not None and (times := coherence.blocks(restructured.coherence, level=3)):
        yield Fold("How it fits together in time", tuple(times))


def _findings(review: Review) -> Iterator[Block]:
    checked, since = review.checked, review.checked.since
    yield Heading("Findings of check", 2)
    if since is None or not (since.new or since.mended):
        there = plural(len(checked.findings), "finding")
        yield Paragraph(
            f"No finding is new and none is mended; {there} there before."
            if checked.findings
            else "Nothing was found, before or after."
        )
        return
    before = len(checked.findings) - len(since.new)
    yield Paragraph(f"{len(since.new)} new, {len(since.mended)} mended, {before} there before.")
    new = [one for index, one in enumerate(checked.findings) if index in since.new]
    if new:
        columns = (Column("Level"), Column("Where"), Column("What"), Column("Remedy"))
        ordered = sorted(new, key=lambda one: one.rule.level.rank)
        yield Table("New", columns, tuple(_finding(review, one) for one in ordered))
    if since.mended:
        yield Fold(f"Mended ({len(since.mended)})", (Bullets(since.mended),))


def _finding(review: Review, one: Located) -> tuple[Cell, ...]:
    where = f"{review.checked.shown_path(one.finding.path)}:{one.line}"
    what = f"{one.message} [{one.rule.name}]"
    return Cell(one.rule.level.value), Cell(where), Cell(what), Cell(one.finding.fault.remedy or "")


def _on_record(review: Review) -> Iterator[Block]:
    found = review.on_record
    if not found.looked_at:
        return
    yield Heading("Attendance and quorum already on record", 2)
    boards = plural(found.looked_at, "board")
    if not found.attendance and not found.quorum:
        yield Paragraph(
            f"{boards} with meetings on record looked at: no verdict on attendance and no answer on quorum is another than before."
        )
        return
    rows = [row for one in found.attendance for row in _verdicts(review, one)]
    if rows:
        columns = (Column("Board"), Column("Who"), Column("Verdict was"), Column("Verdict is"))
        yield Table("Verdicts on attendance that differ", columns, tuple(rows))
    if found.quorum:
        columns = (Column("Board"), Column("Meeting"), Column("Was"), Column("Is"))
        titles = review.whole.changes
        yield Table(
            "Meetings whose quorum is answered otherwise",
            columns,
            tuple(
                (
                    Cell(title(titles, one.board)),
                    Cell(day_by_id(one.meeting)),
                    Cell(one.before.value),
                    Cell(one.after.value),
                )
                for one in found.quorum
            ),
        )
    yield Paragraph(
        f"{boards} with meetings on record looked at; attendance over the year that each board's rule looks at."
    )


def _verdicts(review: Review, changes: AttendanceChanges) -> Iterator[tuple[Cell, ...]]:
    records = review.whole.changes.after.records
    board = changes.after.board.id
    names = Titles(records, place_of(board))
    for row in changes.rows:
        if row.of_verdict and row.before is not None and row.after is not None:
            who = name_of(row.subject, row.key, changes.after, names) + (
                "" if row.subject == "person" else f" ({row.subject})"
            )
            was, is_ = in_words(row.before.judgement, changes.before), in_words(row.after.judgement, changes.after)
            window = changes.after.window.name
            yield Cell(f"{title(review.whole.changes, board)}, {window}"), Cell(who), Cell(was), Cell(is_)


def _approvals(review: Review) -> Iterator[Block]:
    lines = [*_terms_agreed(review), *_decided(review), *_weakened(review)]
    if lines:
        yield Heading("Whose approval, as far as the records say", 2)
        yield Bullets(tuple(lines))


def _terms_agreed(review: Review) -> Iterator[str]:
    changes = review.whole.changes
    for one in review.approvals.terms:
        board = title(changes, one.board)
        before = "who agreed those before is not on record"
        if one.before:
            before = f"those before were agreed by {_bodies(changes, one, one.before, before=True)}"
        after = "nothing on record says that those after are agreed"
        if one.after:
            same = "the same is named for those after, which say something else"
            after = same if one.after == one.before else f"those after by {_bodies(changes, one, one.after)}"
        yield f"Terms of reference of {board} differ: {before}; {after}."
        for clause in one.clauses:
            yield f"Of changes to them, the terms of reference of {board} said before: {clause}"
        if not one.clauses:
            yield f"Who may change the terms of reference of {board}, no clause on record says."


def _bodies(changes: Changes, one: Termed, ids: Sequence[str], *, before: bool = False) -> str:
    titles = Titles((changes.before if before else changes.after).records, place_of(one.board))
    return listed(map(titles.meeting_or_board, ids))


def _decided(review: Review) -> Iterator[str]:
    changes = review.whole.changes
    for one in review.approvals.restructures:
        titles = Titles(changes.after.records, place_of(one.restructure))
        name = titles.record("restructure", one.restructure)
        who = [*map(titles.meeting_or_board, one.decided_at), *([one.by] if one.by else [])]
        decided = f"decided by {listed(who)}" if who else "who decided is not on record"
        yield f"{name}: its last stage on record is {one.stage.replace('-', ' ')}, {decided}."


def _weakened(review: Review) -> Iterator[str]:
    weakens = [one for one in review.whole.judgements if one.verdict is Verdict.WEAKENS]
    open_ = [one for one in weakens if one.accepted is None]
    if open_:
        verb, them = ("weakens", "it") if len(open_) == 1 else ("weaken", "them")
        yield f"{plural(len(open_), 'thing')} {verb}, and no record accepts {them}. One that does says who (`accepted_by`), why, and when to look again."
    for one in weakens:
        if one.accepted is not None:
            by = one.accepted
            yield f"{sentence(review.whole.changes, one)}: accepted by {by.accepted_by} ({by.reason})"


def _flat(review: Review) -> Table:
    changes = review.whole.changes
    rows = [("differs", *row) for row in (*_lives(changes), *_records(changes))]
    rows += [
        ("judgement", subject(changes, one), one.name, one.verdict.value, one.says) for one in review.whole.judgements
    ]
    since = review.checked.since
    rows += [
        ("new finding", one.finding.path, one.rule.name, one.rule.level.value, one.message)
        for index, one in enumerate(review.checked.findings)
        if since is not None and index in since.new
    ]
    headings = ("Part", "Record", "What", "Before", "After")
    return plain_table(TITLE, headings, rows)
