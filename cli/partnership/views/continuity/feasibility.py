"""Feasibility laid out: what last year's attendance makes of new quorums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.report import Bullets, Heading, Paragraph
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.continuity.feasibility import Feasible
    from partnership.report import Block


def blocks(found: Sequence[Feasible], level: int = 2) -> list[Block]:
    """Return what last year's attendance makes of new quorums as blocks; nothing where no quorum is new."""
    if not found:
        return []
    boards: dict[str, list[str]] = {}
    for one in found:
        of = f" (by the meetings of {one.of_title})" if one.of not in (None, one.board) else ""
        boards.setdefault(f"{said(one)}{of}", []).append(one.title)
    lines = [f"{words[:1].upper()}{words[1:]}: {'; '.join(titles)}." for words, titles in boards.items()]
    laid: list[Block] = [Heading("Would last year's attendance meet the new quorum?", level), Bullets(tuple(lines))]
    if any(one.tried for one in found):
        laid.append(Paragraph("Tried on the meetings of the twelve months to the last of them that was held."))
    return laid


def said(found: Feasible) -> str:
    """Return in words at how many meetings the new quorum would have been met, or why that cannot be told."""
    if found.why:
        return f"cannot tell, {found.why}"
    met, failed, open_ = (found.number(one) for one in (Truth.YES, Truth.NO, Truth.UNKNOWN))
    parts = [f"met at {met} of {plural(len(found.tried), 'meeting')}"]
    parts += [f"not met at {failed}"] if failed else []
    parts += [f"cannot tell at {open_}"] if open_ else []
    if found.unmatched:
        seats = plural(len(found.unmatched), "seat")
        parts.append(
            f"{seats} of it {'is' if len(found.unmatched) == 1 else 'are'} no seat of the earlier board: {listed(found.unmatched)}"
        )
    return "; ".join(parts)


def data(found: Sequence[Feasible]) -> list[dict[str, Any]]:
    """Return what last year's attendance makes of new quorums as plain data."""
    return [
        {
            "board": one.board, "title": one.title, "meetings_of": one.of, "why_not": one.why or None, "unmatched_seats": list(one.unmatched),
            "meetings": [{"meeting": each.meeting, "met": each.met.value} for each in one.tried],
        }
        for one in found
    ]  # fmt: skip
