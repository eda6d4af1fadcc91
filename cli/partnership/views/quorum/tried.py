"""A rule that is tried: on the meetings of the past, and whether it can be met by the seats as they are filled."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from partnership.quorum.judging import Answer
from partnership.report import Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.quorum.head import rule_entries
from partnership.views.quorum.in_words import sentence
from partnership.views.quorum.outcome import joined
from partnership.views.quorum.reasons import reasons
from partnership.views.quorum.tree import tree
from partnership.views.quorum.verdict import answer_cell, count_cell, decided, deciders_in_words
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from partnership.answers.quorum.opened import Asked
    from partnership.answers.quorum.replay import Replay, Replayed
    from partnership.quorum.reach import Reach
    from partnership.report import Block, Tone
    from partnership.views.card import Entry
    from partnership.views.quorum.in_words import InWords


class Stretch(NamedTuple):
    """The days looked at, both inclusive; None for no limit."""

    first: date | None
    last: date | None

    @property
    def words(self) -> str:
        """The days in words."""
        ends = (
            f"from {dates.shown(self.first)}" if self.first else "",
            f"to {dates.shown(self.last)}" if self.last else "",
        )
        return " ".join(end for end in ends if end) or "all on record"


def replayed(
    tried: Replay, asked: Asked, words: InWords, stretch: Stretch, as_of: date, *, explain: bool
) -> list[Block]:
    """Return the page of a rule tried on past meetings."""
    blocks: list[Block] = [Heading(f"{words.board.title}: another rule tried"), Paragraph(summed_up(tried))]
    entries: list[Entry] = [
        ("Rule tried", (f"{asked.where} (asked for; where it was not in force, a what-if)",)),
        *rule_entries(asked.rule, asked.terms, words),
        ("Meetings", (stretch.words,)),
        ("As of", (dates.shown(as_of),)),
    ]
    blocks.append(Card(None, tuple(entries)))
    if not tried.meetings:
        return blocks
    blocks.append(_table(tried, words))
    blocks += _seats(tried, words)
    if explain:
        for one in tried.meetings:
            if one.after.points:
                blocks += [Heading(f"{words.names.day(one.meeting.id)}: {one.after.answer.value}", 2)]
                blocks += reasons(one.after.points, words)
    return blocks


def summed_up(tried: Replay) -> str:
    """Return how many meetings would have been what, in a sentence or two."""
    if not tried.meetings:
        return "No meeting that was held is on record for this time, so there is nothing to try it on."
    before = sum(one.before.answer is Answer.INQUORATE for one in tried.meetings)
    short = tried.number(Answer.INQUORATE)
    some, unknown, none = (tried.number(one) for one in (Answer.SOME, Answer.CANNOT_TELL, Answer.NO_RULE))
    others = (
        f"{some} would have been quorate for some items only" if some else "",
        f"for {unknown} it cannot be told" if unknown else "",
        f"{none} would have had no rule" if none else "",
    )
    first = f"Of {plural(len(tried.meetings), 'meeting')} held, {short or 'none'} would have been inquorate by this rule (by the rules of their days: {before or 'none'})."
    return first + "".join(f" {sentence(one)}" for one in others if one)


def _table(tried: Replay, words: InWords) -> Table:
    rows = tuple(
        (
            Cell(words.names.day(one.meeting.id)),
            answer_cell(one.before.answer),
            answer_cell(one.after.answer),
            _change(one),
            count_cell(one.after.points) if one.after.answer is not Answer.CANNOT_TELL else Cell(""),
            Cell(
                "; ".join(
                    part
                    for part in (
                        "" if one.after.answer is Answer.QUORATE else decided(one.after, words),
                        deciders_in_words(one.decided, one.missing, words.names),
                    )
                    if part
                )
            ),
        )
        for one in tried.meetings
    )
    columns = ("Meeting", "By the rule of its day", "By this rule", "Change", "Counted", "What decides")
    return Table("Each meeting by both rules", tuple(map(Column, columns)), rows)


def _change(one: Replayed) -> Cell:
    if not one.changes:
        return Cell("same", "muted")
    tone: Tone = "bad" if one.after.answer in {Answer.INQUORATE, Answer.SOME} else "plain"
    return Cell(f"now {one.after.answer.value}", tone)


def _seats(tried: Replay, words: InWords) -> Iterator[Table]:
    """Yield which seats decided: how often the rule would have failed without them, and how often they would have been enough."""
    kept: Counter[tuple[str, ...]] = Counter(one.seats for each in tried.meetings for one in each.decided)
    lost: Counter[tuple[str, ...]] = Counter(one.seats for each in tried.meetings for one in each.missing)
    rows = tuple(
        (
            Cell(listed(map(words.names.seat, seats)) or "(seat not known)"),
            Cell(str(kept[seats])),
            Cell(str(lost[seats])),
        )
        for seats, _ in (kept + lost).most_common()
    )
    if rows:
        columns = (
            Column("Seat"),
            Column("Present, and it would have failed without", "right"),
            Column("Absent, and would have been enough", "right"),
        )
        yield Table("Seats that decided, and at how many meetings", columns, rows)


_REACHED = {
    Truth.YES: "It can be met: if everybody comes who holds a seat on {day}.",
    Truth.NO: "It cannot be met, even if everybody comes who holds a seat on {day}: {why}.",
    Truth.UNKNOWN: "Cannot tell whether it can be met by those who hold a seat on {day}: {why}.",
}


def reachable(
    found: Reach | None, tried: Replay, asked: Asked, words: InWords, stretch: Stretch, as_of: date
) -> list[Block]:
    """Return the page of whether a rule can be met, and whether last year's attendance would have met it."""
    day = dates.shown(as_of)
    blocks: list[Block] = [Heading(f"{words.board.title}: can the quorum be met?")]
    if found is None:
        blocks.append(
            Paragraph(
                f"The rule states no need that could be met: {words.rules.needed(asked.rule) if not asked.rule.no_rule else 'there is none'}."
            )
        )
    else:
        why = joined(words.outcomes.decided(found.outcome, found.met))
        blocks.append(Paragraph(_REACHED[found.met].format(day=day, why=why)))
        blocks.append(Paragraph(attended(tried, stretch)))
    entries = [("As of", (day,)), ("Rule", ()), *rule_entries(asked.rule, asked.terms, words)]
    blocks.append(Card(None, tuple(entry for entry in (*entries, ("From", (asked.where,))) if entry[1])))
    if found is not None:
        blocks += [Heading("If everybody came", 2), tree((words.outcomes.tree(found.outcome),))]
        if tried.meetings:
            blocks += [Heading("The attendance there was", 2), _table(tried, words), *_seats(tried, words)]
    return blocks


def attended(tried: Replay, stretch: Stretch) -> str:
    """Return whether the attendance of past meetings would have met a rule."""
    if not tried.meetings:
        return f"No meeting held {stretch.words} is on record, so there is no attendance to try it on."
    met = tried.number(Answer.QUORATE)
    held = len(tried.meetings)
    unknown = tried.number(Answer.CANNOT_TELL)
    rest = f"; for {unknown} it cannot be told" if unknown else ""
    return f"Of {plural(held, 'meeting')} held {stretch.words}, the attendance would have met it at {met or 'none' if met < held else 'all'} of them{rest}."
