"""Whom a chair may have to write to: who is below a rule or in peril, by which rules, and of whom it cannot be said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.attendance.in_force import of_another_window
from partnership.answers.attendance.outlook import PERIL, together
from partnership.answers.attendance.tenure import times
from partnership.answers.attendance.verdicts import Verdict
from partnership.words import dates
from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.judging import Judgement
    from partnership.answers.attendance.ledger import Ledger
    from partnership.answers.attendance.marks import Row
    from partnership.answers.attendance.outlook import Prospect

Hindrance = Literal[
    "depends",
    "cannot tell",
    "for a person to judge",
    "another window",
    "left",
    "too few",
    "what is left depends",
]
"""Why nothing can fairly be written: the readings of a rule differ; what is not recorded decides; a person has to judge a
cause; the rule is about another stretch of time; they hold the seat no more; nobody here could miss a meeting and still
meet the rule; readings differ on what is still possible."""
_OPEN: dict[Verdict, Hindrance] = {
    Verdict.DEPENDS: "depends",
    Verdict.CANNOT_TELL: "cannot tell",
    Verdict.FOR_A_PERSON: "for a person to judge",
}


class Concern(NamedTuple):
    """A row that is below a rule or in peril, or of which that cannot be said.

    `below` are the numbers in `judged_by` of the rules that are not met so far, `peril` those of others that
    the meetings to come may still leave unmet; `hindrance` is why nothing can fairly be written, None where
    something can.
    """

    row: Row
    below: tuple[int, ...] = ()
    peril: tuple[int, ...] = ()
    hindrance: Hindrance | None = None

    @property
    def rules(self) -> tuple[int, ...]:
        """The numbers of all the rules it is about."""
        return tuple(sorted({*self.below, *self.peril}))


def concerns(ledger: Ledger) -> tuple[Concern, ...]:
    """Return the rows that a rule puts in question, in the order of the ledger."""
    return tuple(found for row in ledger.judged_rows if (found := _concern(ledger, row)) is not None)


def _concern(ledger: Ledger, row: Row) -> Concern | None:
    judgement = ledger.judgement(row)
    if judgement.verdict in _OPEN and not _left_to_people(ledger, judgement):
        return Concern(row, hindrance=_OPEN[judgement.verdict])
    below = [number for number, verdict in enumerate(judgement.by_rule) if verdict is Verdict.BELOW]
    peril = [
        number
        for number in range(len(judgement.by_rule))
        if number not in below and _prospect(ledger, [row], number) in PERIL
    ]
    if not (below or peril):
        return None
    whole = Concern(row, tuple(below), tuple(peril))
    own = [number for number in whole.rules if not of_another_window(ledger.judged_by[number].rule, ledger.window)]
    if not own:
        return whole._replace(hindrance="another window")
    if _gone(ledger, row):
        return whole._replace(hindrance="left")
    below, peril = ([number for number in own if number in some] for some in (below, peril))
    sure = [number for number in peril if _prospect(ledger, _meant(ledger, row, number), number) in PERIL]
    if not (below or sure):
        return whole._replace(hindrance="what is left depends")
    if not below and ledger.too_few(row):
        return whole._replace(hindrance="too few")
    return Concern(row, tuple(below), tuple(sure))


def _left_to_people(ledger: Ledger, judgement: Judgement) -> bool:
    """Whether nothing but a rule that no figure decides leaves a verdict to people: that says nothing about the row."""
    open_ = [one for one in judgement.readings if one.verdict is Verdict.FOR_A_PERSON]
    return judgement.verdict is Verdict.FOR_A_PERSON and all(ledger.judged_by[one.rule].rule.judgement for one in open_)


def _meant(ledger: Ledger, row: Row, number: int) -> list[Row]:
    """Return the rows whose attendance a rule may mean: this one, and where the rule does not say, those of the same seats."""
    unstated = ledger.judged_by[number].rule.subject == "unstated"
    return [
        row,
        *(one for one in ledger.rows if unstated and one.subject != row.subject and {*one.seats} & {*row.seats}),
    ]


def _prospect(ledger: Ledger, rows: Sequence[Row], number: int) -> Prospect | None:
    """Return what the meetings to come leave under one rule, to all of these rows taken together."""
    return together([left for row in rows for rule, left in ledger.outlooks(row) if rule == number])


def _gone(ledger: Ledger, row: Row) -> bool:
    """Whether those that a row is about certainly hold no seat of the board any more on the day asked about."""
    today = dates.on(ledger.as_of)
    seats = ledger.board.seats or {}
    in_being = any_of(seats[seat].holds.holds_on(today) for seat in row.seats)
    there = all_of((in_being, any_of(one.holds_on(today) for one in times(ledger.board, row))))
    if row.subject == "seat":
        there = all_of((there, ~any_of(one.holds.holds_on(today) for seat in row.seats for one in seats[seat].vacant)))
    return bool(row.seats) and there is Truth.NO
