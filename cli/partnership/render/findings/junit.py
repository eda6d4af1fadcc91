"""Findings as a JUnit report, which most build servers show: a case for each file with findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.checking.check_report import counted, summary
from partnership.words.finding import Level
from partnership.words.kinds import FOLDERS, SUFFIX
from partnership.words.wording import plain, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from partnership.checking.check_report import CheckReport
    from partnership.checking.locate import Located

_SUITE = "partnership check"
_CLASS = "records"
_NOT_RECORDS = frozenset({"stray-file", "misnamed-file", "linked-file"})
_NOT_XML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")


def render(report: CheckReport, *, colour: bool = False) -> str:
    """Return one suite: a failed case for each file with errors or warnings, and one that counts the sound records.

    A file with notes alone passes, and its case says them; so does one whose findings were all there in the
    revision compared with.
    """
    from xml.etree.ElementTree import Element, SubElement, indent, tostring  # noqa: PLC0415 - for this format alone

    files: dict[str, list[Located]] = {}
    for one in report.findings:
        files.setdefault(one.finding.path, []).append(one)
    to_mend = frozenset(id(one) for one in report.to_mend())
    failed = sum(1 for findings in files.values() if _grave(findings, to_mend))
    counts = {"name": _SUITE, "tests": str(len(files) + 1), "failures": str(failed), "errors": "0", "skipped": "0"}
    top = Element("testsuites", counts)
    suite = SubElement(top, "testsuite", counts)
    for path, findings in files.items():
        suite.append(_case(report, path, findings, to_mend))
    name = f"{plural(report.records - _faulty(files), 'record')} with nothing found"
    sound = SubElement(suite, "testcase", {"classname": _CLASS, "name": name})
    SubElement(sound, "system-out").text = _xml(summary(report))
    indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(top, encoding="unicode") + "\n"


def _case(report: CheckReport, path: str, findings: Sequence[Located], to_mend: frozenset[int]) -> Element:
    from xml.etree.ElementTree import Element, SubElement  # noqa: PLC0415 - for this format alone

    shown = _xml(report.shown_path(path))
    case = Element("testcase", {"classname": _CLASS, "name": shown, "file": shown, "line": str(findings[0].line)})
    told = "\n".join(_told(report, one) for one in findings)
    if _grave(findings, to_mend):
        gravest = min((one.rule.level for one in findings), key=lambda level: level.rank)
        SubElement(case, "failure", {"type": gravest.value, "message": counted(findings)}).text = told
    else:
        SubElement(case, "system-out").text = told
    return case


def _grave(findings: Sequence[Located], to_mend: frozenset[int]) -> bool:
    return any(id(one) in to_mend and one.rule.level is not Level.NOTE for one in findings)


def _told(report: CheckReport, one: Located) -> str:
    rule = one.rule
    lines = [f"{one.line}:{one.column}: {rule.level.value} {rule.code} {one.message} [{rule.name}]"]
    lines += [
        f"  {report.shown_path(other.path)}:{other.line}:{other.column}: {other.message}" for other in one.related
    ]
    if one.finding.fault.remedy:
        lines.append(f"  help: {one.finding.fault.remedy}")
    if one.mend:
        lines.append(f"  mend: {one.mend}")
    return "\n".join(_xml(line) for line in lines)


def _faulty(files: dict[str, list[Located]]) -> int:
    """Return how many of the files are records; those in the wrong place or with a wrong name were never counted."""
    return sum(
        1
        for path, findings in files.items()
        if path.partition("/")[0] in FOLDERS
        and path.endswith(SUFFIX)
        and not any(one.finding.rule in _NOT_RECORDS for one in findings)
    )


def _xml(text: str) -> str:
    """Return text on one line, of characters that XML allows."""
    return plain(text).translate(_NOT_XML)
