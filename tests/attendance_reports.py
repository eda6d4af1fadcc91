"""Ledgers of attendance laid out as reports, and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from folders import EXAMPLE
from ledgers import AS_OF, DAYS, away, board, came, meeting, rule, substitute, terms, worked_out
from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.report import Card, Table
from partnership.views.attendance import attendance
from partnership.words.finding import Fault, Finding

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger
    from partnership.report import Report
    from partnership.views.attendance import By

NOBODY = Titles(Records(EXAMPLE), "nowhere")


def laid_out(*ledgers: Ledger, explain: bool = False, by: By = "all", unread: tuple[str, ...] = ()) -> Report:
    """Return the report of some ledgers; ids stand for names."""
    findings = [Finding("yaml-syntax", path, Fault((), "broken", None)) for path in unread]
    return attendance(ledgers, [NOBODY] * len(ledgers), findings, AS_OF, explain=explain, by=by)


def table(of: Report, title: str) -> Table:
    """Return the one table with this title."""
    (found,) = [block for block in of.blocks if isinstance(block, Table) and block.title == title]
    return found


def lines(of: Table) -> list[list[str]]:
    """Return the texts of a table's rows."""
    return [[cell.text for cell in row] for row in of.rows]


def head(of: Report) -> dict[str, tuple[str, ...]]:
    """Return the head of a report of one board."""
    card = next(block for block in of.blocks if isinstance(block, Card))
    return dict(card.entries)


def cafcass() -> Ledger:
    """Return a year in which one man came once and sent a deputy twice, under a rule that does not say whose attendance is meant."""
    seats = {
        "cafcass": {"title": "CAFCASS", "organisations": [{"organisation": "cafcass"}], "holders": [{"person": "js"}]},
        "lay": {"title": "Lay member"},
    }
    days = [
        meeting(DAYS[0], away("js"), substitute("cafcass", "dee")),
        meeting(DAYS[1], substitute("cafcass")),
        meeting(DAYS[2], came("js")),
    ]
    return worked_out(board(seats=seats, terms=[terms(rule(subject="unstated"))]), *days)
