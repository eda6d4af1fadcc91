"""A whole review: what a change does, which findings it brings and mends, what it does on record, and who agreed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.changes.whole import whole
from partnership.answers.review.approvals import approvals
from partnership.answers.review.on_record import on_record

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.changes.whole import Whole
    from partnership.answers.review.approvals import Approvals
    from partnership.answers.review.on_record import OnRecord
    from partnership.answers.side import Side
    from partnership.checking.check_report import CheckReport


class Review(NamedTuple):
    """Everything that a review comes to; `checked` are the findings after, compared with those before."""

    whole: Whole
    checked: CheckReport
    on_record: OnRecord
    approvals: Approvals


def review(before: Side, after: Side, checked: CheckReport, as_of: date) -> Review:
    """Return the review of a change; `as_of` is the day on which attendance is answered for."""
    found = whole(before, after)
    return Review(found, checked, on_record(before, after, as_of), approvals(found.changes))
