"""Which of several boards that the same word may mean was there on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers import when
from partnership.answers.board_state import ABSENT, board_state
from partnership.words import dates
from partnership.words.wording import few, listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from partnership.answers.load import Records

_MOST = 8


class Choice(NamedTuple):
    """The one board that is meant, None where the day does not settle it; and what is to be said of that."""

    board: str | None
    says: str


def choice(records: Records, typed: str, boards: Sequence[str], as_of: date) -> Choice:
    """Return which of the boards was there on the day, if certainly one was and certainly none of the others."""
    day = dates.on(as_of)
    states = {one: _state(records, one, day) for one in boards}
    there = [one for one, state in states.items() if state == "in existence"]
    perhaps = [one for one, state in states.items() if state in {"not known", "unread"}]
    if len(there) == 1 and not perhaps:
        says = f"`{typed}` is taken for {there[0]}: of the {len(boards)} boards that it may mean, it alone was there on {dates.shown(as_of)}"
        return Choice(there[0], says)
    lives = [f"{one} ({_life(records, one)})" for one in boards]
    those = _counted(len(there), len(perhaps))
    says = f"`{typed}` may mean any of these: {listed(few(lives, _MOST), 'or')}; {those} there on {dates.shown(as_of)}; give its id, or another day"
    return Choice(None, says)


def _state(records: Records, board: str, day: dates.Moment) -> str:
    document = records.document("board", board)
    if document is None:
        return "unread"
    state = board_state(records, document, day).name
    return "absent" if state in ABSENT or state == "proposed" else state


def _counted(there: int, perhaps: int) -> str:
    if perhaps:
        return f"{there or 'none'} of them certainly and {perhaps} perhaps {'were' if there + perhaps > 1 else 'was'}"
    return f"{there} of them were" if there else "none of them was"


def _life(records: Records, board: str) -> str:
    """Return the days of a board's life as its record has them."""
    document = records.document("board", board)
    if document is None:
        return "its record cannot be read"
    found = {
        key: document.data[word]["on"]
        for key, word in (("since", "established"), ("until", "dissolved"))
        if word in document.data
    }
    return when.span(found, dates.ALWAYS.starts).words or "no dates on record"
