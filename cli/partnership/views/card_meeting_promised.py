"""The part of a meeting's card about what the terms of reference promise of it: by when, and where that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.deadlines.course import course
from partnership.answers.deadlines.promises import promises, standing
from partnership.report import Branch, Cell, Heading, Tree
from partnership.views.deadlines.due import STATES, written
from partnership.views.deadlines.in_words import WHAT, by, day, how
from partnership.views.deadlines.kept import KEPT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.deadlines.promises import Promise
    from partnership.records.model.board import Board
    from partnership.report import Block, Tone
    from partnership.views.card import Sheet


def promised(sheet: Sheet) -> Iterator[Block]:
    """Yield the deadlines of a meeting with their clauses, how each was counted and whether it was kept; nothing where there are none."""
    board = sheet.records.board(sheet.document.board)
    if board is None:
        return
    those = [one for one in promises(course(sheet.records, board)) if one.meeting.id == sheet.document.id]
    branches = []
    for one in those:
        words, tone, done = _stands(one, board, sheet)
        last = by(one.readings)
        what = one.clause.title or WHAT[one.clause.what]
        named = f"{last}: {what}" if last else what
        clause = sheet.titles.citations(one.clause.source or one.terms.source)
        done_on = f"; done {done}" if done else ""
        sheet.add(
            "promised", f"{named}; {words}{done_on}", what=one.clause.what, by=written(one.readings[0].by) or None, state=words, clause=clause,
        )  # fmt: skip
        branches.append(Branch(0, Cell(named), (Cell(words + done_on, tone),), under=(clause, *how(one.readings))))
    if branches:
        yield Heading("Deadlines", 2)
        yield Tree(tuple(branches))


def _stands(one: Promise, board: Board, sheet: Sheet) -> tuple[str, Tone, str]:
    """Return how a promise stands on the day, in words with their tone, and when it was done, empty where nothing on record by then says."""
    state, why = standing(one, board, sheet.day)
    if state == "done" and one.done is not None:
        return *KEPT_WORDS[one.kept()], day(one.done, weekday=True)
    if state == "waiting":
        return "not yet to be done", "muted", ""
    if state == "past" or state == "done":
        return *KEPT_WORDS["not-recorded"], ""
    words, tone = STATES[state]
    return f"{words}: {why}" if why else words, tone, ""
