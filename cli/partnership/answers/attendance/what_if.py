"""What another rule would change: the lines of a register by a board's own rule, and by one that is asked for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.attendance.judging import Judgement
    from partnership.answers.attendance.ledger import Ledger
    from partnership.answers.attendance.marks import Key, Row, Subject


class Judged(NamedTuple):
    """A row with what the rules make of it."""

    row: Row
    judgement: Judgement


class LineChange(NamedTuple):
    """A line of the register of which another rule makes something else: a person, or a seat that no person's line stands for.

    `own` and `asked` are the rows whose judgement the line shows, by the board's own rule and by the other;
    none where no meeting that the rule counts is expected of it.
    """

    row: Row
    own: tuple[Judged, ...]
    asked: tuple[Judged, ...]


class WhatIf(NamedTuple):
    """What another rule makes of the same records: of how many people, seats or organisations each verdict is given, and the lines that differ.

    What is judged counts once, however many lines of the register show it: several people who held one seat have one
    verdict on it. `judged` and `own_judged` are how many people, seats and organisations that makes; `lines` is how many
    lines there are.
    """

    own: Ledger
    asked: Ledger
    lines: int
    own_verdicts: Mapping[Verdict, int]
    verdicts: Mapping[Verdict, int]
    own_judged: Mapping[Subject, int]
    judged: Mapping[Subject, int]
    changes: tuple[LineChange, ...]


def what_if(own: Ledger, asked: Ledger) -> WhatIf:
    """Return what the rule that judges `asked` changes beside that of `own`; both are of the same records and window."""
    before, after = _lines(own), _lines(asked)
    rows = {row.id: row for ledger in (own, asked) for row in (*ledger.people, *ledger.bare_seats)}
    changes = [
        LineChange(row, before.get(row_id, ()), after.get(row_id, ()))
        for row_id, row in rows.items()
        if _told(before.get(row_id, ())) != _told(after.get(row_id, ()))
    ]
    was, now = _each_once(before), _each_once(after)
    return WhatIf(
        own,
        asked,
        len(rows),
        _verdicts_of(was),
        _verdicts_of(now),
        _subjects_of(was),
        _subjects_of(now),
        tuple(changes),
    )


def judged_on(row: Row, ledger: Ledger) -> tuple[Judged, ...]:
    """Return the rows that the verdict on a line of the register is about: those of the first subject that a rule judges.

    A person's line stands for the person, their seats and the organisations of these; that of a bare seat for it and its organisations.
    """
    each = [
        Judged(one, ledger.judgement(one))
        for one in (row, *beside(row, ledger.seats), *beside(row, ledger.organisations))
    ]
    judged = [one for one in each if one.judgement.verdict is not Verdict.NOT_JUDGED] or each[:1]
    return tuple(one for one in judged if one.row.subject == judged[0].row.subject)


def beside(row: Row, others: Sequence[Row]) -> list[Row]:
    """Return which of other rows stand for the same seats."""
    return [one for one in others if one.id != row.id and not {*one.seats}.isdisjoint(row.seats)]


def _lines(ledger: Ledger) -> dict[tuple[Subject, Key], tuple[Judged, ...]]:
    """Return, for each line of the register, the rows that its verdict is about."""
    return {row.id: judged_on(row, ledger) for row in (*ledger.people, *ledger.bare_seats)}


def _told(judged: Sequence[Judged]) -> set[Verdict]:
    """Return the verdicts that say something: a line that is not judged tells no more than one that is not there."""
    return _verdicts(judged) - {Verdict.NOT_JUDGED}


def _verdicts(judged: Sequence[Judged]) -> set[Verdict]:
    return {one.judgement.verdict for one in judged}


def _each_once(lines: Mapping[tuple[Subject, Key], Sequence[Judged]]) -> list[Judged]:
    """Return those that the verdicts on the lines are about, each once, however many lines show it."""
    return list({one.row.id: one for judged in lines.values() for one in judged}.values())


def _verdicts_of(judged: Sequence[Judged]) -> Counter[Verdict]:
    return Counter(one.judgement.verdict for one in judged)


def _subjects_of(judged: Sequence[Judged]) -> Counter[Subject]:
    return Counter(one.row.subject for one in judged)
