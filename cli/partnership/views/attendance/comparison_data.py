"""What a board's attendance is compared with, as data for other programs and as columns for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers.attendance.comparison import Figures
from partnership.report import Cell, Column
from partnership.views.attendance.called import name_of
from partnership.views.attendance.data import cell_data, count_data, day_data, meeting_data, rate_data, who
from partnership.views.attendance.head import rule_lines
from partnership.views.attendance.statistics import FIGURES
from partnership.views.card import unread_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.answers.attendance import Ledger, Verdict
    from partnership.answers.attendance.marks import Key, Subject
    from partnership.answers.attendance.what_if import Judged, WhatIf
    from partnership.answers.titles import Titles
    from partnership.report import Table
    from partnership.views.attendance.comparison import Compared
    from partnership.views.attendance.since import Then

_THEN = ("Lowest rate then", "Highest rate then", "Verdict then")


def with_data(
    whole: dict[str, Any], ledgers: Sequence[Ledger], names: Sequence[Titles], compared: Compared
) -> dict[str, Any]:
    """Return the data of an answer with `what_if` and `since` added, as `schemas/output/attendance.schema.json` describes them."""
    then = compared.then
    boards = []
    for board, ledger, called in zip(whole["boards"], ledgers, names, strict=True):
        found = compared.of(ledger)
        beside = {
            "what_if": _what_if(found, compared.called, called) if found else None,
            "since": _since(then, ledger, called) if then else None,
        }
        boards.append({**board, **beside})
    return {**whole, "since": _then(then) if then else None, "boards": boards}


def with_columns(table: Table, ledgers: Sequence[Ledger], compared: Compared) -> Table:
    """Return the flat table, which has a line for each row of the ledgers, with what is compared beside it.

    Rows that only the records of then have come last.
    """
    rows = [(ledger, row) for ledger in ledgers for row in ledger.rows]
    if compared.what_if:
        own = [found.own.judgements.get(row.id) for ledger, row in rows if (found := compared.of(ledger))]
        table = _widened(table, ("Verdict by its own rule",), [(one.verdict.value if one else "",) for one in own])
    if compared.then is None:
        return table
    before = {one.board.id: _before(compared.then, one) for one in ledgers}
    table = _widened(table, _THEN, [_told(before[ledger.board.id].get(row.id)) for ledger, row in rows])
    gone = [line for ledger in ledgers for line in _gone(before[ledger.board.id], compared.then, ledger)]
    lines = [(*whom, *("",) * (len(table.columns) - len(whom) - len(_THEN)), *told) for whom, told in gone]
    return table._replace(rows=(*table.rows, *(tuple(map(Cell, line)) for line in lines)))


def _widened(table: Table, headings: Sequence[str], texts: Sequence[Sequence[str]]) -> Table:
    return table._replace(
        columns=(*table.columns, *map(Column, headings)),
        rows=tuple((*row, *map(Cell, more)) for row, more in zip(table.rows, texts, strict=True)),
    )


def _before(then: Then, ledger: Ledger) -> dict[tuple[Subject, Key], Figures]:
    """Return the rows of a board as the records of then have them."""
    changes = then.boards[ledger.board.id][0].changes
    return {row.id: Figures(row, changes.before.judgement(row)) for row in changes.before.rows} if changes else {}


def _told(figures: Figures | None) -> tuple[str, ...]:
    if figures is None:
        return ("",) * len(_THEN)
    row = figures.row
    rates = (f"{one.attended} of {one.expected}" for one in (row.low, row.high))
    return (*rates, figures.judgement.verdict.value)


def _gone(
    before: Mapping[tuple[Subject, Key], Figures], then: Then, ledger: Ledger
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield who is meant and what was told of them, for rows of then that the ledger has no more."""
    here = {row.id for row in ledger.rows}
    earlier, names = then.boards[ledger.board.id]
    for (subject, key), figures in before.items():
        if (subject, key) not in here and earlier.changes:
            yield who(subject, key, earlier.changes.before, names), _told(figures)


def _what_if(found: WhatIf, called: str, names: Titles) -> dict[str, Any]:
    return {
        "asked": called,
        "own_rule": {"state": _word(found.own.rule_state), "says": rule_lines(found.own, names)},
        "own_verdicts": _verdicts(found.own_verdicts),
        "verdicts": _verdicts(found.verdicts),
        "changes": [
            {
                **_who(change.row.subject, change.row.key, found.asked, names),
                "own": _words(change.own),
                "asked": _words(change.asked),
            }
            for change in found.changes
        ],
    }


def _then(then: Then) -> dict[str, Any]:
    return {
        "revision": then.revision,
        "commit": then.commit,
        "date": day_data(then.day),
        "unread": unread_paths(then.unread),
        "gone": list(then.gone),
    }


def _since(then: Then, ledger: Ledger, names: Titles) -> dict[str, Any]:
    earlier, names_then = then.boards[ledger.board.id]
    changes = earlier.changes
    if changes is None:
        return {"filed_as": earlier.filed, "rule": None, "rule_changed": None, "meetings": [], "marks": [], "rows": []}
    return {
        "filed_as": earlier.filed,
        "rule": {"state": _word(changes.before.rule_state), "says": rule_lines(changes.before, names_then)},
        "rule_changed": changes.rules,
        "meetings": [
            {
                "was": meeting_data(one.before) if one.before else None,
                "is": meeting_data(one.after) if one.after else None,
            }
            for one in changes.meetings
        ],
        "marks": [
            {
                **_who(one.row.subject, one.row.key, ledger, names),
                "was": cell_data(one.before, names_then),
                "is": cell_data(one.after, names),
            }
            for one in changes.marks
        ],
        "rows": [
            {
                **(
                    _who(one.subject, one.key, changes.before, names_then)
                    if one.after is None
                    else _who(one.subject, one.key, ledger, names)
                ),
                "was": _figures(one.before),
                "is": _figures(one.after),
            }
            for one in changes.rows
        ],
    }


def _who(subject: Subject, key: Key, ledger: Ledger, names: Titles) -> dict[str, str]:
    return {"subject": subject, "id": "+".join(key), "name": name_of(subject, key, ledger, names)}


def _figures(figures: Figures | None) -> dict[str, Any] | None:
    if figures is None:
        return None
    row = figures.row
    counts = {figure: count_data(getattr(row, figure)) for figure in FIGURES}
    return {**counts, "rate": rate_data(row.low, row.high), "verdict": _word(figures.judgement.verdict.value)}


def _verdicts(verdicts: Mapping[Verdict, int]) -> dict[str, int]:
    return {_word(verdict.value): number for verdict, number in verdicts.items()}


def _words(judged: Iterable[Judged]) -> list[str]:
    return list(dict.fromkeys(_word(one.judgement.verdict.value) for one in judged))


def _word(words: str) -> str:
    return words.replace(" ", "-")
