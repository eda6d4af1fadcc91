"""A version of the terms of reference, with what it says of substitutes and of deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from partnership.records.model.attendance_rule import AttendanceRule
from partnership.records.model.members import Members
from partnership.records.model.quorum import Quorum
from partnership.records.model.text import Citation, Reading
from partnership.words import dates
from partnership.words.dates import Moment, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteRule:
    """Who may come in a member's place."""

    allowed: Literal["any", "named", "none", "unstated"]
    notice_hours: int | None = None
    may_vote: Reading = "unstated"
    displaces_member: Reading = "unstated"
    only_for: Members | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something that the terms of reference promise by a time; `or_counting` is the other way in which the text can be read."""

    what: str
    title: str | None = None
    days: int | None = None
    counting: Literal["calendar", "clear", "working", "clear-working", "lga-s243", "unstated"] = "unstated"
    or_counting: Literal["calendar", "clear", "working", "clear-working", "lga-s243"] | None = None
    before: Literal["meeting", "next-meeting", "year-end", "review"] | None = None
    after: Literal["meeting", "minutes-agreed", "year-end", "decision"] | None = None
    once: Literal["minutes-drafted", "minutes-agreed", "report-approved"] | None = None
    every_months: int | None = None
    at: Literal["next-meeting", "meeting", "year-end", "review"] | None = None
    to: str | None = None
    by: str | None = None
    so_far_as_practicable: bool = False
    source: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """One version of the terms of reference."""

    title: str | None = None
    version: str | None = None
    status: str | None = None
    holds: Period = dates.ALWAYS
    read: str | None = None
    quorum: Quorum | None = None
    attendance: tuple[AttendanceRule, ...] = ()
    substitutes: SubstituteRule | None = None
    deadlines: tuple[Deadline, ...] = ()
    adopted: Moment | None = None
    review_due: Moment | None = None
    secretariat: str | None = None
    source: tuple[Citation, ...] = ()
