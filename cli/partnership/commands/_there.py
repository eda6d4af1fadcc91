"""What commands about the boards of a day share: that the board which was asked for is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.commands._run import Refused

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Records


def there(opened: Records, board: str, day: date, *, proposed: bool | None = None) -> None:
    """Raise Refused where a board is not there on the day, or its file cannot be read.

    With `proposed` one that is only proposed will do; None where there is no such choice.
    """
    from partnership.answers.board_state import ABSENT, board_state
    from partnership.answers.titles import called
    from partnership.words import dates

    document = opened.document("board", board)
    if document is None:
        path = opened.listed["board"][board].path
        message = f"{path} cannot be read, so nothing can be said of {board}; `partnership check` says why"
        raise Refused(message)
    state = board_state(opened, document, dates.on(day))
    if state.name not in ABSENT and (state.name != "proposed" or proposed):
        return
    remedy = (
        "--proposed shows it"
        if state.name == "proposed" and proposed is False
        else "choose a day in its life with --as-of"
    )
    message = f"{called(document)} ({board}) was not there on {dates.shown(day)}: {state.name}, {state.why}; {remedy}"
    raise Refused(message)
