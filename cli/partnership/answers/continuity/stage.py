"""The stages of a restructure: how far it had come, and what it was then to end and to establish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.answers.titles import called
from partnership.documents import fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.documents.document import Document
    from partnership.words.dates import Moment


class Stage(NamedTuple):
    """A stage of a restructure, by its place in the record, from 0."""

    restructure: Document
    number: int

    @property
    def data(self) -> Mapping[str, Any]:
        """The stage as the record has it."""
        found: Mapping[str, Any] = self.restructure.data["stages"][self.number]
        return found

    @property
    def on(self) -> Moment:
        """When."""
        return fields.moment(self.data["on"])

    @property
    def in_force(self) -> bool:
        """Whether the arrangement came into force with it."""
        return bool(self.data["stage"] == "in-force")

    @property
    def words(self) -> str:
        """The stage and its restructure in words."""
        return f"{self.data['stage'].replace('-', ' ')} {when.some_day(self.data['on'])}: {called(self.restructure)}"


def stages(restructure: Document) -> list[Stage]:
    """Return the stages of a restructure that name boards which end or begin."""
    return [
        Stage(restructure, number)
        for number, one in enumerate(restructure.data["stages"])
        if "ends" in one or "establishes" in one
    ]


def abandoned(restructure: Document) -> bool:
    """Whether a restructure was given up before it came into force."""
    named = [one["stage"] for one in restructure.data["stages"]]
    return "in-force" not in named and named[-1] in {"abandoned", "reversed"}


def is_last(stage: Stage) -> bool:
    """Whether a stage is the one that the restructure's changes are about: the last in force, or the last of all before that."""
    every = stages(stage.restructure)
    in_force = [one.number for one in every if one.in_force]
    return stage.number == (in_force or [one.number for one in every])[-1]
