"""Which boards began and ended between two states of the records, and which came after which."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from partnership.answers import when
from partnership.report import Branch, Cell, Fold, Heading, Tree
from partnership.views.changes.names import title
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.changes.compared import Changes
    from partnership.answers.changes.lives import Handed, Life
    from partnership.report import Block, Diagram


def boards_blocks(changes: Changes, picture: Diagram | None) -> Iterator[Block]:
    """Yield each board that began over those that it came in place of, then those that ended and nothing came after; and their picture."""
    if not changes.lives:
        return
    yield Heading("Boards that began and ended", 2)
    lives = {one.board: one for one in changes.lives}
    heads = [one.board for one in changes.lives if one.how == "began"]
    heads += [one.after for one in changes.handed if one.after in lives or not one.back]
    branches: list[Branch] = []
    told: set[str] = set()
    for board in sorted(set(heads)):
        handed = [one for one in changes.handed if one.after == board]
        branches.append(Branch(0, Cell(title(changes, board)), _lived(changes, lives.get(board)), under=()))
        branches += [_came_before(changes, one, lives) for one in handed]
        told |= {board, *(one.before for one in handed)}
    for life in changes.lives:
        if life.board not in told:
            over = Cell("no restructure says that another board took over", "muted")
            branches.append(Branch(0, Cell(title(changes, life.board)), (*_lived(changes, life), over)))
    yield Tree(tuple(branches))
    if picture is not None:
        yield Fold("The boards as a picture", (picture,))


def _came_before(changes: Changes, handed: Handed, lives: Mapping[str, Life]) -> Branch:
    part = f"{handed.part} of " if handed.part else ""
    return Branch(
        1,
        Cell(f"{part}{title(changes, handed.before)}"),
        _lived(changes, lives.get(handed.before)),
        (_LATER if handed.back else HOW).get(handed.how, handed.how),
    )


HOW = {
    "replaced": "replaces",
    "merged": "merged from",
    "split": "split from",
    "divided": "divided from",
    "renamed": "renamed from",
}
"""What stands before a board that another came after, by the word of the restructure."""
_LATER = {
    "replaced": "later replaced by",
    "merged": "later merged into",
    "split": "later split into",
    "divided": "later divided into",
    "renamed": "later renamed",
}
"""The same where the comparison looks back."""
_VERBS = (
    "ended", "may have ended", "gone from the records", "not there yet", "may not have been there yet", "began", "may have begun",
    "new on record", "still there", "may still have been there",
)  # fmt: skip


def lives_counted(changes: Changes) -> list[str]:
    """Return how many boards began and how many ended, in words; nothing where none did."""
    lives = Counter(_verb(one) for one in changes.lives)
    return [f"{plural(lives[verb], 'board')} {verb}" for verb in _VERBS if lives[verb]]


def _verb(life: Life) -> str:
    if not life.recorded:
        return "new on record" if life.how == "began" else "gone from the records"
    if life.back:
        return _BACK[life.how, life.sure if life.open is None else Truth.UNKNOWN]
    if life.sure is Truth.UNKNOWN:
        return "may have begun" if life.how == "began" else "may have ended"
    return life.how


_BACK = {
    ("ended", Truth.YES): "not there yet",
    ("ended", Truth.UNKNOWN): "may not have been there yet",
    ("began", Truth.YES): "still there",
    ("began", Truth.UNKNOWN): "may still have been there",
}


def lived(life: Life) -> str:
    """Return that a board began or ended, and when: `ended on 30 September 2024`."""
    if life.on is None:
        return _verb(life)
    happened = ""
    if not life.recorded:
        happened = f": {'established' if (life.how == 'began') is not life.back else 'dissolved'}"
    elif life.back:
        happened = f": {'began' if life.how == 'ended' else 'ended'}"
    return f"{_verb(life)}{happened} {when.some_day(life.on)}"


def _lived(changes: Changes, life: Life | None) -> tuple[Cell, ...]:
    if life is None:
        return (Cell("goes on", "muted"),)
    said = Cell(lived(life), "unsure" if life.sure is Truth.UNKNOWN else "muted")
    if life.open is None or life.back:
        return (said,)
    side, still = (changes.before, "") if life.open == "before" else (changes.after, "still ")
    on = f" on {dates.shown(side.day)}" if side.day is not None else ""
    return said, Cell(f"not known whether it was {still}there{on}", "unsure")
