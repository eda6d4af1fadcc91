"""What differs as a diagram: the boards that began, ended or answer to others now, what took over from what, and who answers to whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from partnership.answers.changes.standing import Standing
from partnership.answers.structure.graph import ANSWERING
from partnership.report import Arrow, Box, Diagram
from partnership.views.changes.lives import lived
from partnership.views.changes.names import title
from partnership.views.changes.report import heading
from partnership.words.truth import Truth
from partnership.words.wording import plural

if TYPE_CHECKING:
    from partnership.answers.changes.compared import Changes
    from partnership.answers.side import Side
    from partnership.report import Sure

_KINDS = ("followed by", "answers to, before and after", "answered to before", "answers to now")
_TAKEN, _STILL, _WAS, _NOW = range(4)


def diagram(changes: Changes) -> Diagram:
    """Return the boards that began or ended, and those whose links differ, with whom they answered to and answer to."""
    lives = {one.board: one for one in changes.lives}
    relinked = {fact.record for fact in changes.facts if fact.kind == "board" and fact.sort == "links"}
    ids = {pair.after: pair.before for pair in changes.seen if pair.kind == "board"}
    asked = dict.fromkeys(
        (*(end for one in changes.handed for end in (one.before, one.after)), *lives, *sorted(relinked))
    )
    arrows = [Arrow(one.before, one.after, _TAKEN, one.on) for one in changes.handed]
    for board in asked:
        was, now = _up(changes.before, ids.get(board, board)), _up(changes.after, board)
        for end in sorted(was | now):
            kind = _STILL if end in was & now else _WAS if end in was else _NOW
            arrows.append(Arrow(board, end, kind, places=kind != _WAS))
    ends = dict.fromkeys((*asked, *(arrow.end for arrow in arrows)))
    boxes = tuple(_box(changes, one, arrows, muted=one not in asked) for one in ends)
    notes = (f"{plural(len(asked), 'board')} that began, ended or answer to others than before.",)
    made = changes.after.day or changes.before.day or date.min
    return Diagram(heading(changes), notes, _KINDS, boxes, tuple(arrows), made=made)


def _up(side: Side, board: str) -> set[str]:
    """Return the boards that a board answers to."""
    standing = Standing(side, "board", board)
    return {
        one["to"] for one in standing.each("links") if one["type"] in ANSWERING and "to" in one and "status" not in one
    }


def _box(changes: Changes, board: str, arrows: list[Arrow], *, muted: bool) -> Box:
    life = next((one for one in changes.lives if one.board == board), None)
    name = title(changes, board)
    said = (lived(life),) if life else ()
    joined = [f"{_KINDS[one.kind]} {title(changes, one.end)}" for one in arrows if one.start == board]
    sure: Sure = "perhaps" if life is not None and life.sure is Truth.UNKNOWN else "yes"
    heard = "; ".join((name, *said, *joined))
    return Box(board, name, said, muted=muted, sure=sure, heard=heard)
