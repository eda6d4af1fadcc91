"""A review for programs; `schemas/output/review.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.views.changes.data import data as compared

if TYPE_CHECKING:
    from partnership.answers.review.review import Review
    from partnership.checking.locate import Located

VERSION = 1


def data(review: Review) -> dict[str, Any]:
    """Return a review as plain data: the comparison as `diff` has it, and what stands around it."""
    checked, since = review.checked, review.checked.since
    new = [] if since is None else [one for index, one in enumerate(checked.findings) if index in since.new]
    return {
        "version": VERSION,
        "changes": compared(review.whole),
        "findings": {
            "new": [_finding(review, one) for one in new],
            "mended": [] if since is None else list(since.mended),
            "there_before": len(checked.findings) - len(new),
        },
        "on_record": {
            "boards": review.on_record.looked_at,
            "attendance": [
                {
                    "board": one.after.board.id, "window": one.after.window.name, "subject": row.subject, "key": list(row.key) if isinstance(row.key, tuple) else [row.key],
                    "before": row.before.judgement.verdict.value, "after": row.after.judgement.verdict.value,
                }
                for one in review.on_record.attendance
                for row in one.rows
                if row.of_verdict and row.before is not None and row.after is not None
            ],
            "quorum": [
                {"board": one.board, "meeting": one.meeting, "before": one.before.value, "after": one.after.value}
                for one in review.on_record.quorum
            ],
        },
        "approvals": {
            "terms": [
                {"board": one.board, "agreed_before_by": list(one.before), "agreed_after_by": list(one.after), "clauses": list(one.clauses)}
                for one in review.approvals.terms
            ],
            "restructures": [
                {"restructure": one.restructure, "stage": one.stage, "decided_at": list(one.decided_at), "by": one.by or None}
                for one in review.approvals.restructures
            ],
        },
    }  # fmt: skip


def _finding(review: Review, one: Located) -> dict[str, Any]:
    return {
        "rule": one.rule.name, "code": one.rule.code, "level": one.rule.level.value, "path": review.checked.shown_path(one.finding.path),
        "line": one.line, "message": one.message, "remedy": one.finding.fault.remedy,
    }  # fmt: skip
