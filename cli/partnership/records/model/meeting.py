"""One meeting of one board: its day and state, who was there, its business, its papers and its minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from partnership.records.model.attendance import Attendee, Interest, Reply
from partnership.records.model.business import Action, Decision, Item
from partnership.records.model.text import Citation
from partnership.words.dates import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairedBy:
    """Who chaired a meeting."""

    person: str | None = None
    seat: str | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligible:
    """Who was entitled to attend, as the minutes state it."""

    seats: tuple[str, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTaken:
    """A count taken in a meeting, at an item or a time."""

    item: str | None = None
    at: str | None = None
    present: int | None = None
    outcome: Literal["quorate", "inquorate"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A ruling of the chair; with no items it reaches the whole meeting."""

    by: str
    ruled: Literal["quorate", "proceed", "inquorate"]
    reason: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutedQuorum:
    """What the minutes say of the quorum."""

    minuted: str | None = None
    needed: int | None = None
    counted: int | None = None
    counts: tuple[CountTaken, ...] = ()
    ruling: Ruling | None = None
    source: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The notice of a meeting."""

    given: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The papers of a meeting."""

    sent: Moment | None = None
    published: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The minutes of a meeting, and the meetings whose minutes it confirmed."""

    drafted: Moment | None = None
    distributed: Moment | None = None
    agreed: Moment | None = None
    agreed_at: str | None = None
    published: Moment | None = None
    confirms: tuple[str, ...] = ()
    none_taken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of one board."""

    id: str
    board: str
    day: Moment
    kind: str
    status: str
    postponed_to: Moment | None = None
    reconvenes: str | None = None
    joint_with: tuple[str, ...] = ()
    starts: str | None = None
    ended: str | None = None
    venue: str | None = None
    mode: str | None = None
    chaired_by: ChairedBy = ChairedBy()
    attendance_recorded: Literal["whole", "apologies-only", "part", "none"] | None = None
    attendance: tuple[Attendee, ...] = ()
    replies: tuple[Reply, ...] = ()
    eligible: Eligible = Eligible()
    quorum: MinutedQuorum = MinutedQuorum()
    interests: tuple[Interest, ...] = ()
    items: tuple[Item, ...] = ()
    decisions: Mapping[str, Decision] | None = None
    actions: Mapping[str, Action] | None = None
    notice: Notice = Notice()
    papers: Papers = Papers()
    minutes: Minutes = Minutes()

    @property
    def lists_everybody(self) -> bool:
        """Whether anybody whom the attendance does not list was not there.

        So the record says; and it lists somebody, and leaves open of nobody who came in a seat, or in a member's
        place, which seat or person that was: a name in print may be that of a holder.
        """
        return (
            self.attendance_recorded == "whole"
            and bool(self.attendance)
            and not any(row.came and row.of_nobody_known for row in self.attendance)
        )
