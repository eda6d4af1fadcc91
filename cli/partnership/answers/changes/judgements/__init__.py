"""Every judgement on what differs, in two literal lists: on one record, and on what no one record shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.changes.judgements import (
    attendance_threshold,
    deadlines,
    duty_owner,
    function_owner,
    how_often,
    independent_chair,
    measure_kept,
    only_seat,
    open_meetings,
    quorum_counting,
    quorum_need,
    scrutiny,
    substitutes,
    target,
    voices,
    votes,
    way_up,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.changes.judging import Judge, WholeJudge

JUDGES: tuple[Judge, ...] = (
    quorum_need,
    quorum_counting,
    attendance_threshold,
    substitutes,
    deadlines,
    open_meetings,
    only_seat,
    voices,
    votes,
    independent_chair,
    how_often,
    scrutiny,
    way_up,
    measure_kept,
    target,
)
WHOLE: tuple[WholeJudge, ...] = (duty_owner, function_owner)


class Page(NamedTuple):
    """A judgement as people meet it."""

    name: str
    page: str

    @property
    def statement(self) -> str:
        """What it looks at, in the first line of the page."""
        return self.page.partition("\n")[0].rstrip(".")


def name_of(module: Judge | WholeJudge) -> str:
    """Return a judgement's name: that of its file, with hyphens."""
    return module.__name__.rpartition(".")[2].replace("_", "-")


_EVERY: tuple[Judge | WholeJudge, ...] = (*JUDGES, *WHOLE)
PAGES: Mapping[str, Page] = {name_of(one): Page(name_of(one), (one.__doc__ or "").strip()) for one in _EVERY}
"""Every judgement's page by its name, in the order in which they are made."""
