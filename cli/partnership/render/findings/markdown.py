"""Findings for a comment on a pull request, in which text from records never becomes Markdown.

A plain word stands as it is. Whatever else a record may say (links, mentions, `#123`, HTML, emphasis,
anything a site might make live) stands in code, where GitHub and GitLab leave it alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.checking.check_report import counted, summary
from partnership.rules import RULES
from partnership.words.wording import plain, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.checking.check_report import CheckReport
    from partnership.checking.locate import Located
    from partnership.checking.verdict import Accepted

MOST = 60_000
"""How long a comment may be, in characters and in bytes; GitHub refuses those above 65,536."""
_TAIL = 1_000
"""What is kept free for the sentences that say what is left out."""
_LONGEST = 600
_MOST_RELATED = 5
_HEADINGS = "| Level | Where | What | Remedy |\n| :-- | :-- | :-- | :-- |"
_TOKEN = re.compile(r"`[^`]+`|`|\s+|[^\s`]+?(?=[.,;:!?]*(?:[\s`]|$))|[.,;:!?]+")
"""Text between backticks, space, a word without the stops at its end, those stops."""
_GENTLE = re.compile(
    r"""
    [("'\u201c\u2018]*
    (?: (?!(?i:[a-f]{7}))[^\W\d_]+ (?: ['\u2019-] [^\W\d_]+ )*  # a word, but not what could name a commit
      | [0-9]{1,6} (?: [-.,:] [0-9]{1,6} )* %?                  # a number, a date, a time
      | [\u2013\u2014-]                                         # a dash
    )?
    [)"'\u201d\u2019.,;:!?\u2026]*
    """,
    re.VERBOSE,
)
_LIVE_IN_CODE = re.compile(r"([`|\\]+)")


def render(report: CheckReport, *, colour: bool = False) -> str:
    """Return the summary, a table of the findings, and the accepted ones folded away, at most MOST bytes long."""
    new = _new(report)
    parts = [marked(summary(report))]
    ordered = report.in_order_of_concern()
    if ordered:
        parts += ["", _HEADINGS]
        rows = _fitting((_row(report, one, new=id(one) in new) for one in ordered), MOST - _TAIL - _size(parts))
        parts += rows
        if rest := ordered[len(rows) :]:
            left_out = f"and {len(rest):,} more, left out to keep this comment short: {counted(rest)}."
            parts += ["", f"{left_out} `partnership check` shows them all."]
    if report.accepted:
        parts += _accepted(report, report.accepted, MOST - _TAIL // 2 - _size(parts))
    return "\n".join(parts) + "\n"


def marked(text: str) -> str:
    """Return text on one line that shows the same in Markdown and in which nothing is live.

    What stands between backticks stays in code.
    """
    pieces: list[tuple[bool, str]] = []
    for token in _TOKEN.findall(_cut(plain(text))):
        if token.isspace():
            piece = (False, " ")
        elif len(token) > 1 and token[0] == "`" and token.strip("`").strip():
            piece = (True, token[1:-1])
        else:
            piece = (_GENTLE.fullmatch(token) is None, token)
        if pieces and piece[0] and pieces[-1][0]:
            pieces[-1] = (True, pieces[-1][1] + piece[1])
        else:
            pieces.append(piece)
    return "".join(_code(piece) if live else piece for live, piece in pieces).strip()


def _code(text: str) -> str:
    """Return text in code; what would end the code or the cell stands outside it, as an entity."""
    parts = _LIVE_IN_CODE.split(text)
    outside = ("".join(f"&#{ord(character)};" for character in part) for part in parts[1::2])
    inside = [f"`{part}`" if part else "" for part in parts[::2]]
    return inside[0] + "".join(a + b for a, b in zip(outside, inside[1:], strict=True))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _place(path: str, line: int, column: int) -> str:
    return _code(_cut(plain(f"{path}:{line}:{column}")))


def _row(report: CheckReport, one: Located, *, new: bool) -> str:
    level = f"{one.rule.level.value} (new)" if new else one.rule.level.value
    what = [f"{one.rule.code}: {marked(one.message)}"]
    what += [
        f"see {_place(report.shown_path(other.path), other.line, other.column)}: {marked(other.message)}"
        for other in one.related[:_MOST_RELATED]
    ]
    if rest := len(one.related[_MOST_RELATED:]):
        what.append(f"and {plural(rest, 'other place')}")
    where = _place(report.shown_path(one.finding.path), one.line, one.column)
    help_ = [marked(one.finding.fault.remedy or "")] + ([_code(one.mend)] if one.mend else [])
    cells = (level, where, "<br>".join(what), "<br>".join(filter(None, help_)))
    return f"| {' | '.join(cells)} |"


def _new(report: CheckReport) -> frozenset[int]:
    """Return the identities of the new findings, for they are shown in another order than the report's."""
    if report.since is None:
        return frozenset()
    return frozenset(id(report.findings[index]) for index in report.since.new)


def _accepted(report: CheckReport, accepted: Sequence[Accepted], room: int) -> list[str]:
    head = ["", f"<details><summary>{len(accepted):,} accepted</summary>", ""]
    lines = _fitting((_accepted_line(report, one) for one in accepted), room - _size(head))
    if rest := len(accepted) - len(lines):
        lines.append(f"- and {rest:,} more, left out to keep this comment short")
    return [*head, *lines, "", "</details>"]


def _accepted_line(report: CheckReport, one: Accepted) -> str:
    where = _code(_cut(plain(report.shown_path(one.finding.path))))
    said = f"{RULES[one.finding.rule].code}: {marked(one.finding.fault.message)}"
    by = one.acceptance
    return f"- {where}: {said}<br>accepted: {marked(by.reason)}; look again: {marked(by.look_again)}"


def _fitting(lines: Iterable[str], room: int) -> list[str]:
    """Return the lines from the first on that fit in so many bytes."""
    fitting = []
    for line in lines:
        room -= _size([line])
        if room < 0:
            break
        fitting.append(line)
    return fitting


def _size(parts: Iterable[str]) -> int:
    return sum(len(part.encode()) + 1 for part in parts)
