"""Findings as a Code Quality report, which GitLab shows in a merge request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from partnership.checking.fingerprint import fingerprints
from partnership.words.finding import Level
from partnership.words.wording import plain

if TYPE_CHECKING:
    from partnership.checking.check_report import CheckReport
    from partnership.checking.locate import Located

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def render(report: CheckReport, *, colour: bool = False) -> str:
    """Return the findings as a JSON list; GitLab tells by the fingerprints which of them are new."""
    prints = fingerprints(one.finding for one in report.findings)
    data = [
        {
            "description": _description(one),
            "check_name": one.rule.name,
            "fingerprint": mark,
            "severity": _SEVERITIES[one.rule.level],
            "location": {"path": plain(report.shown_path(one.finding.path)), "lines": {"begin": one.line}},
        }
        for one, mark in zip(report.findings, prints, strict=True)
    ]
    return json.dumps(data, indent=2) + "\n"


def _description(one: Located) -> str:
    helps = [f"{word}: {said}" for word, said in (("help", one.finding.fault.remedy), ("mend", one.mend)) if said]
    return plain(f"{one.rule.code}: {one.message}" + (f" ({'; '.join(helps)})" if helps else ""))
