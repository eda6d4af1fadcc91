"""Findings for people: a line that editors can jump to, the user's own line with a caret, the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.checking.check_report import summary
from partnership.render.colour import painted
from partnership.words.finding import Level
from partnership.words.wording import plain, width

if TYPE_CHECKING:
    from partnership.checking.check_report import CheckReport
    from partnership.checking.locate import Located
    from partnership.report import Tone

_TONES: dict[Level, Tone] = {Level.ERROR: "bad", Level.WARNING: "unsure", Level.NOTE: "muted"}
REMEDY = "  help: "
"""What a line begins with that says how a finding is mended."""
_WIDEST = 160
_BEFORE_CARET = 100
_CUT = "…"


def render(report: CheckReport, *, colour: bool = False) -> str:
    """Return the findings as text; each begins with `path:line:column: LEVEL CODE message [name]`, never wrapped."""
    blocks = [findings(report, colour=colour, mends=True)] if report.findings else []
    if report.since is not None and report.since.mended:
        blocks.append("".join(f"mended: {plain(one)}\n" for one in report.since.mended))
    blocks.append(plain(summary(report)) + "\n")
    return "\n".join(blocks)


def findings(report: CheckReport, *, colour: bool = False, mends: bool = False) -> str:
    """Return the findings alone, without what is counted of them; `mends` where they are in the records, and so a command can mend them."""
    new = report.since.new if report.since else frozenset()
    return "\n".join(
        _finding(report, one, new=index in new, colour=colour, mends=mends) for index, one in enumerate(report.findings)
    )


def _finding(report: CheckReport, one: Located, *, new: bool, colour: bool, mends: bool) -> str:
    level = one.rule.level
    where = plain(f"{report.shown_path(one.finding.path)}:{one.line}:{one.column}")
    word = painted(f"{level.value} {one.rule.code}", _TONES[level], colour=colour)
    lines = [f"{where}: {word} {plain(one.message)} [{one.rule.name}]{' (new)' if new else ''}"]
    lines += _excerpt(one, colour=colour)
    lines += [
        plain(f"  {report.shown_path(other.path)}:{other.line}:{other.column}: {other.message}")
        for other in one.related
    ]
    if one.finding.fault.remedy:
        lines.append(f"{REMEDY}{plain(one.finding.fault.remedy)}")
    if mends and one.mend:
        lines.append(f"  mend: {one.mend}")
    return "\n".join(lines) + "\n"


def _excerpt(one: Located, *, colour: bool) -> list[str]:
    if not one.text or not one.text.strip():
        return []
    before = min(one.column - 1, len(one.text))
    cut = max(0, before - _BEFORE_CARET)
    start = _CUT if cut else ""
    end = _CUT if len(one.text) > cut + _WIDEST else ""
    gutter = f"{one.line:>6} | "
    shown = plain(one.text[cut : cut + _WIDEST])
    caret = " " * width(gutter + start + shown[: before - cut]) + "^"
    return [f"{gutter}{start}{shown}{end}", painted(caret, "bad", colour=colour)]
