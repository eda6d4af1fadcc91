"""Findings as SARIF 2.1.0, for code scanning and for editors."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from partnership import __version__
from partnership.checking.fingerprint import fingerprints
from partnership.rules import RULES
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.checking.check_report import CheckReport
    from partnership.checking.locate import Located
    from partnership.checking.verdict import Accepted
    from partnership.rules import Rule
    from partnership.words.finding import Finding

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "partnership/v1"
_LONGEST_DESCRIPTION = 1000
_BASIC_PLANE = 0xFFFF
"""The last character that takes one code unit of UTF-16; those after it take two."""
_WHY = "## Why it matters\n"
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render(report: CheckReport, *, colour: bool = False) -> str:
    """Return one run: its rules, a result for each finding, and the accepted ones suppressed with their reasons."""
    used = {one.rule.name: one.rule for one in report.findings}
    used.update({one.finding.rule: RULES[one.finding.rule] for one in report.accepted})
    rules = sorted(used.values(), key=lambda rule: rule.code)
    indexes = {rule.name: index for index, rule in enumerate(rules)}
    results = _results(report, indexes) + _suppressed(report, indexes)
    driver = {"name": "partnership", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "utf16CodeUnits", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    why = " ".join(rule.page.partition(_WHY)[2].partition("\n## ")[0].split())
    full = why if len(why) <= _LONGEST_DESCRIPTION else f"{why[:_LONGEST_DESCRIPTION]}…"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.statement},
        "fullDescription": {"text": full or rule.statement},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": rule.level.value},
    }


def _results(report: CheckReport, indexes: Mapping[str, int]) -> list[dict[str, Any]]:
    prints = fingerprints(one.finding for one in report.findings)
    return [_result(report, one, mark, indexes) for one, mark in zip(report.findings, prints, strict=True)]


def _result(report: CheckReport, one: Located, mark: str, indexes: Mapping[str, int]) -> dict[str, Any]:
    result = _bare(one.finding, one.rule, mark, indexes)
    region = {"startLine": one.line, "startColumn": _utf16(one.text, one.column)}
    result["locations"] = [_location(report, one.finding.path, region)]
    if one.mend:
        result["message"]["text"] += f"\nmend: {_text(one.mend)}"
    if one.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": _text(other.message)},
                **_location(report, other.path, {"startLine": other.line}),
            }
            for number, other in enumerate(one.related, 1)
        ]
    return result


def _suppressed(report: CheckReport, indexes: Mapping[str, int]) -> list[dict[str, Any]]:
    prints = fingerprints(one.finding for one in report.accepted)
    return [_accepted(report, one, mark, indexes) for one, mark in zip(report.accepted, prints, strict=True)]


def _accepted(report: CheckReport, one: Accepted, mark: str, indexes: Mapping[str, int]) -> dict[str, Any]:
    by = one.acceptance
    suppression = {
        "kind": "inSource" if by.path == one.finding.path else "external",
        "status": "accepted",
        "justification": plain(f"{by.reason} (look again: {by.look_again})"),
        "location": _location(report, by.path),
    }
    result = _bare(one.finding, RULES[one.finding.rule], mark, indexes)
    return {**result, "locations": [_location(report, one.finding.path)], "suppressions": [suppression]}


def _bare(finding: Finding, rule: Rule, mark: str, indexes: Mapping[str, int]) -> dict[str, Any]:
    remedy = finding.fault.remedy
    message = _text(finding.fault.message) + (f"\nhelp: {_text(remedy)}" if remedy else "")
    return {
        "ruleId": rule.code,
        "ruleIndex": indexes[rule.name],
        "level": rule.level.value,
        "message": {"text": message},
        "partialFingerprints": {_FINGERPRINT: mark},
    }


def _location(report: CheckReport, path: str, region: dict[str, int] | None = None) -> dict[str, Any]:
    uri = quote(os.fsencode(report.shown_path(path)), safe="/")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}}
    if region:
        physical["region"] = region
    return {"physicalLocation": physical}


def _utf16(text: str | None, column: int) -> int:
    """Return a column as SARIF counts it: characters beyond U+FFFF are two."""
    before = (text or "")[: column - 1]
    return column + sum(1 for character in before if ord(character) > _BASIC_PLANE)


def _text(text: str) -> str:
    """Return text in which a viewer finds no link (`[text](target)`) and no place to fill in (`{0}`)."""
    escaped = plain(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return _PLACEHOLDER.sub(r"{{\1}}", escaped)
