"""One side of a comparison: records, the day on which they are looked at, and how the side was named."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Records


class Side(NamedTuple):
    """Records looked at on a day, or over the whole of time where `day` is None; `said` names the side to people.

    `typed` is what was typed for it, empty where it was left out; `commit` the commit that it is, None where it is none.
    """

    records: Records
    day: date | None
    said: str
    typed: str = ""
    commit: str | None = None
