"""Which record a command is about, of whatever kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from partnership.commands._run import Refused, of_the_day

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.meant import Meant

KindName = Literal["place", "plan", "board", "measure", "meeting", "restructure"]


def record_meant(opened: Records, what: str, kind: KindName | None, day: date) -> Meant:
    """Return the one record that is meant on a day. Raises Refused with the candidates or a suggestion."""
    from partnership.answers.load import AmbiguousError, NotFoundError
    from partnership.answers.meant import Meant, meant

    try:
        return meant(opened, what, kind)
    except AmbiguousError as error:
        if kind not in {None, "board"}:
            raise Refused(str(error)) from None
        return Meant("board", of_the_day(opened, what, error, day))
    except NotFoundError as error:
        raise Refused(str(error)) from None
