"""Findings as workflow commands, which GitHub shows beside the lines of a pull request.

GitHub shows ten annotations of each kind for a step and drops the rest without a word, so those on
changed lines come first, ten of each kind are written, and the rest are counted and listed in the log.
So is what was there already in the revision compared with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.checking.check_report import counted, summary
from partnership.words.finding import Level
from partnership.words.wording import plain, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.checking.check_report import CheckReport
    from partnership.checking.locate import Located, LocatedRelated

MOST = 10
"""How many annotations of each kind GitHub shows for a step."""
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: CheckReport, *, colour: bool = False) -> str:
    """Return the annotations, what is left out of them, and the summary, for the log of a workflow's step."""
    to_mend = {id(one) for one in report.to_mend()}
    ordered = report.in_order_of_concern()
    shown, rest = _parted([one for one in ordered if id(one) in to_mend])
    lines = [_annotation(report, one) for one in shown]
    if rest:
        lines.append(f"::notice title={_property(f'and {len(rest):,} more')}::{_data(_left_out(rest))}")
        lines.append(f"::group::The {plural(len(rest), 'finding')} not shown beside the lines")
        lines += [_logged(report, one) for one in rest]
        lines.append("::endgroup::")
    there = [one for one in ordered if id(one) not in to_mend]
    if there:
        lines.append(f"::group::The {plural(len(there), 'finding')} that were already there")
        lines += [_logged(report, one) for one in there]
        lines.append("::endgroup::")
    lines.append(_harmless(summary(report)))
    return "\n".join(lines) + "\n"


def _parted(findings: Sequence[Located]) -> tuple[list[Located], list[Located]]:
    """Return the findings that GitHub will show, and those it would drop; the count of these is a notice too."""
    room = dict.fromkeys(Level, MOST)
    if any(sum(1 for one in findings if one.rule.level is level) > MOST for level in Level):
        room[Level.NOTE] -= 1
    shown: list[Located] = []
    rest: list[Located] = []
    for one in findings:
        room[one.rule.level] -= 1
        (shown if room[one.rule.level] >= 0 else rest).append(one)
    return shown, rest


def _annotation(report: CheckReport, one: Located) -> str:
    properties = {
        "file": report.shown_path(one.finding.path),
        "line": str(one.line),
        "col": str(one.column),
        "title": f"{one.rule.code} {one.rule.name}",
    }
    told = [one.message]
    told += [f"{_place(report, other.path, other)}: {other.message}" for other in one.related]
    if one.finding.fault.remedy:
        told.append(f"help: {one.finding.fault.remedy}")
    if one.mend:
        told.append(f"mend: {one.mend}")
    message = "\n".join(plain(line) for line in told)
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[one.rule.level]} {written}::{_data(message)}"


def _place(report: CheckReport, path: str, one: Located | LocatedRelated) -> str:
    return f"{report.shown_path(path)}:{one.line}:{one.column}"


def _left_out(rest: Sequence[Located]) -> str:
    why = f"GitHub shows {MOST} of each kind for a step; the log of this step lists the rest."
    return f"and {len(rest):,} more: {counted(rest)}. {why}"


def _logged(report: CheckReport, one: Located) -> str:
    rule = one.rule
    line = f"- {_place(report, one.finding.path, one)}: {rule.level.value} {rule.code} {one.message} [{rule.name}]"
    if one.finding.fault.remedy:
        line += f"; help: {one.finding.fault.remedy}"
    if one.mend:
        line += f"; mend: {one.mend}"
    return _harmless(line)


def _harmless(line: str) -> str:
    """Return a line for the log that cannot be taken for a command: `##[` is one wherever it stands.

    `::` is one only where a line begins with it, and lines for the log begin with something else.
    """
    return plain(line).replace("##[", "## [")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain(text)).replace(":", "%3A").replace(",", "%2C")
