"""The rates of those whom the rule judges as a picture, against what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Bar, Chart, Threshold
from partnership.views.attendance.called import name_of
from partnership.views.attendance.figures import rate_in_words, verdict_cell
from partnership.views.attendance.rule_in_words import share_in_words

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger, Row
    from partnership.answers.titles import Titles

_OF = {
    "person": "each person, and each seat without a holder on record,",
    "seat": "each seat",
    "organisation": "each organisation",
}


def chart(ledger: Ledger, names: Titles) -> list[Chart]:
    """Return a bar for each row of the subject that the rule judges, of people where none does; no chart where there is no rate."""
    subjects = {judged.rule.subject for judged in ledger.judged_by}
    subject = next((one for one in ("seat", "organisation") if subjects == {one}), "person")
    rows = {"seat": ledger.seats, "organisation": ledger.organisations}.get(
        subject, (*ledger.people, *ledger.bare_seats)
    )
    bars = tuple(bar for row in rows if (bar := _bar(row, ledger, names)) is not None)
    description = f"The share of meetings that {_OF[subject]} attended. The register has the same figures."
    return (
        [Chart("Rates of attendance", description, bars, _threshold(ledger), unit="of meetings expected")]
        if bars
        else []
    )


def _bar(row: Row, ledger: Ledger, names: Titles) -> Bar | None:
    if row.low.share is None or row.high.share is None:
        return None
    tone = verdict_cell(row, ledger).tone
    return Bar(name_of(*row.id, ledger, names), row.low.share, row.high.share, rate_in_words(row.low, row.high), tone)


def _threshold(ledger: Ledger) -> Threshold | None:
    """Return what the rule asks for, where one share does for all."""
    shares = {judged.rule.share for judged in ledger.judged_by if judged.rule.share is not None}
    if len(shares) != 1:
        return None
    (share,) = shares
    return Threshold(share, f"{share_in_words(share)} asked for")
