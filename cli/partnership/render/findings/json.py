"""Findings as JSON, in the shape of `schemas/output/check.schema.json`.

All of it is ASCII, so that no code page between here and the reader can spoil it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from partnership.checking.fingerprint import fingerprints
from partnership.rules import RULES
from partnership.words.finding import Level

if TYPE_CHECKING:
    from partnership.checking.check_report import CheckReport, Since
    from partnership.checking.locate import Located, LocatedRelated
    from partnership.checking.verdict import Accepted
    from partnership.rules import Rule
    from partnership.words.finding import Finding

VERSION = 1
"""Rises when a program that reads this format would have to change; keys may be added without."""
_LONE = re.compile("[\ud800-\udfff]")


def render(report: CheckReport, *, colour: bool = False) -> str:
    """Return the findings in order of path and line, those accepted, and the comparison where there is one."""
    prints = fingerprints(one.finding for one in report.findings)
    accepted_prints = fingerprints(one.finding for one in report.accepted)
    new = report.since.new if report.since else None
    data = {
        "version": VERSION,
        "records": report.records,
        "summary": {
            "errors": report.count(Level.ERROR),
            "warnings": report.count(Level.WARNING),
            "notes": report.count(Level.NOTE),
            "accepted": len(report.accepted),
            "failing": report.failing,
        },
        "findings": [
            _located(report, one, mark, new=None if new is None else index in new)
            for index, (one, mark) in enumerate(zip(report.findings, prints, strict=True))
        ],
        "accepted": [_accepted(report, one, mark) for one, mark in zip(report.accepted, accepted_prints, strict=True)],
        "since": _since(report.since, len(report.findings)) if report.since else None,
    }
    return json.dumps(data, indent=2) + "\n"


def _located(report: CheckReport, one: Located, mark: str, *, new: bool | None) -> dict[str, Any]:
    related = [
        {"path": _clean(report.shown_path(other.path)), **_place(other), "message": _clean(other.message)}
        for other in one.related
    ]
    finding = _finding(report, one.finding, one.rule, mark)
    return {**finding, **_place(one), "command": one.mend, "related": related, "new": new}


def _place(one: Located | LocatedRelated) -> dict[str, int]:
    return {"line": one.line, "column": one.column}


def _accepted(report: CheckReport, one: Accepted, mark: str) -> dict[str, Any]:
    by = one.acceptance
    return {
        **_finding(report, one.finding, RULES[one.finding.rule], mark),
        "reason": _clean(by.reason),
        "look_again": _clean(by.look_again),
        "acceptance": {"path": _clean(report.shown_path(by.path)), "at": ["accepted", by.number]},
    }


def _finding(report: CheckReport, finding: Finding, rule: Rule, mark: str) -> dict[str, Any]:
    fault = finding.fault
    return {
        "rule": rule.name,
        "code": rule.code,
        "level": rule.level.value,
        "path": _clean(report.shown_path(finding.path)),
        "at": [_clean(part) if isinstance(part, str) else part for part in fault.at],
        "message": _clean(fault.message),
        "remedy": _clean(fault.remedy) if fault.remedy else None,
        "fingerprint": mark,
    }


def _since(since: Since, findings: int) -> dict[str, Any]:
    return {
        "revision": _clean(since.revision),
        "new": len(since.new),
        "already_there": findings - len(since.new),
        "mended": [_clean(one) for one in since.mended],
    }


def _clean(text: str) -> str:
    """Return the text without halves of characters, as a file's name may have; strict readers refuse them."""
    return _LONE.sub("\ufffd", text)
