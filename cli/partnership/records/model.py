"""The partnership as its records describe it: immutable, dated, and no more certain than they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from partnership.records import quorum_rule
from partnership.records.quorum_rule import Discretion, Failure, Members, Need, Number, Timing, WhoCounts
from partnership.words import dates
from partnership.words.dates import Moment, Period
from partnership.words.truth import Truth

Reading = Literal["yes", "no", "unstated"]
"""What a text says of something, or that it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document of the place, and a section of it."""

    document: str
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Leave of absence that was approved."""

    holds: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """A time in which a holder was suspended or disqualified."""

    holds: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a seat: a person, several who share it, or a post where no source names the person."""

    person: str | None = None
    people: tuple[str, ...] = ()
    post: str | None = None
    holds: Period = dates.ALWAYS
    leave: tuple[Leave, ...] = ()
    suspended: tuple[Barred, ...] = ()
    disqualified: tuple[Barred, ...] = ()

    @property
    def persons(self) -> tuple[str, ...]:
        """The ids of those who hold the seat; empty where only a post is known."""
        return self.people or ((self.person,) if self.person else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSubstitute:
    """Somebody named to come in a member's place."""

    person: str | None = None
    named_on: Moment | None = None
    holds: Period = dates.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatOrganisation:
    """Whose seat it is, and when."""

    organisation: str
    holds: Period = dates.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A time without a holder, where a source says so."""

    holds: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Constituency:
    """Whom or where a seat stands for."""

    districts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One seat of a board."""

    title: str | None = None
    line: str | None = None
    standing: str = "unknown"
    votes: Reading = "unstated"
    groups: tuple[str, ...] = ()
    agency: str | None = None
    constituency: Constituency = Constituency()
    organisations: tuple[SeatOrganisation, ...] = ()
    nominated_by: str | None = None
    holds: Period = dates.ALWAYS
    holders: tuple[Holder, ...] = ()
    substitutes: tuple[NamedSubstitute, ...] = ()
    vacant: tuple[Vacancy, ...] = ()

    @property
    def observes(self) -> bool:
        """Whether the seat is an observer's."""
        return self.standing in {"observer", "participating-observer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendedOf:
    """At least so many meetings of so many."""

    at_least: int
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsCounted:
    """Which meetings a rule counts."""

    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    development_days: Reading = "unstated"
    inquorate: Reading = "unstated"
    abandoned: Reading = "unstated"
    bodies: tuple[str, ...] = ()
    any_of_authority: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsAsAttending:
    """What a rule counts as attending."""

    substitute: Literal["any", "named", "none", "unstated"] = "unstated"
    virtual: Literal["yes", "no", "with-chairs-agreement", "unstated"] = "unstated"
    part: Reading = "unstated"
    approved_absence: Reading = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """So many meetings missed."""

    count: int
    consecutive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Elapsed:
    """So much time without attending, and from when it runs."""

    months: int | None = None
    days: int | None = None
    from_: Literal["last-attended", "first-missed", "unstated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuse:
    """What excuses an absence, who accepts it, and by when."""

    what: Literal["apologies", "apologies-accepted", "approved-before", "cause"]
    by: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What follows when an attendance rule is not met: a step, after so many misses, for so many months."""

    step: str
    after_misses: int | None = None
    months: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRule:
    """An attendance rule of the terms of reference."""

    rate: Fraction | None = None
    attended: AttendedOf | None = None
    missed: Missed | None = None
    elapsed: Elapsed | None = None
    no_rule: bool = False
    judgement: str | None = None
    subject: Literal["person", "seat", "organisation", "unstated"] = "unstated"
    window: str = "unstated"
    meetings: MeetingsCounted = MeetingsCounted()
    counts_as_attending: CountsAsAttending = CountsAsAttending()
    excuses: tuple[Excuse, ...] = ()
    exempt: Members | None = None
    observers: Reading = "unstated"
    vacant_seats: Reading = "unstated"
    tenure_months: int | None = None
    consequence: tuple[Consequence, ...] = ()
    practice: str | None = None
    note: str | None = None
    source: tuple[Citation, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """The share of meetings to be attended; None where the rule is not a share."""
        if self.attended is not None and self.attended.of is not None:
            return Fraction(self.attended.at_least, self.attended.of)
        return self.rate


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteRule:
    """Who may come in a member's place."""

    allowed: Literal["any", "named", "none", "unstated"]
    notice_hours: int | None = None
    may_vote: Reading = "unstated"
    displaces_member: Reading = "unstated"
    only_for: Members | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """The quorum rule of the terms of reference: a need, or that there is none, or that another text sets it."""

    need: Need | None = None
    no_rule: bool = False
    set_by: str | None = None
    statute: str | None = None
    floor: Number | None = None
    who_counts: WhoCounts = quorum_rule.UNSTATED
    per_item: Reading = "unstated"
    timing: Timing = quorum_rule.AT_NO_STATED_TIME
    on_failure: tuple[Failure, ...] = ()
    discretion: Discretion | None = None
    source: tuple[Citation, ...] = ()
    note: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody who holds an office of a board, and when: by a seat, in person, or by a post."""

    office: str
    title: str | None = None
    seat: str | None = None
    person: str | None = None
    post: str | None = None
    organisation: str | None = None
    holds: Period = dates.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of seats that rules name."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A body with its seats and its terms of reference, one version after another."""

    id: str
    name: str | None = None
    described_as: str | None = None
    acronym: str | None = None
    officers: tuple[Officer, ...] = ()
    groups: Mapping[str, Group] | None = None
    seats: Mapping[str, Seat] | None = None
    terms_of_reference: tuple[Terms, ...] = ()

    @property
    def title(self) -> str:
        """The name, or what the board is described as."""
        return self.name or self.described_as or self.id

    def terms_on(self, day: Moment) -> tuple[Terms, ...]:
        """Return the versions certainly or possibly in force on the day; drafts and proposals never are."""
        return tuple(terms for terms in self.binding if terms.holds.holds_on(day) is not Truth.NO)

    def terms_in(self, period: Period) -> tuple[Terms, ...]:
        """Return the versions certainly or possibly in force on some day of the period; drafts and proposals never are."""
        return tuple(terms for terms in self.binding if terms.holds.overlaps(period) is not Truth.NO)

    @property
    def binding(self) -> tuple[Terms, ...]:
        """The versions that bind, or bound, somebody: all but drafts and proposals."""
        return tuple(terms for terms in self.terms_of_reference if terms.status not in {"draft", "proposed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One fact about one person, or the holder of a seat, at a meeting."""

    person: str | None = None
    seat: tuple[str, ...] = ()
    printed_as: str | None = None
    unplaced: bool = False
    organisation: str | None = None
    capacity: str
    substitute_for: str | None = None
    presence: Literal["present", "part", "apologies", "absent", "not-recorded"]
    mode: Literal["in-person", "virtual", "not-said"] = "not-said"
    agreed_virtual: Reading = "unstated"
    apology: Literal["accepted", "not-accepted", "not-said"] = "not-said"
    reason: str | None = None
    voted: Reading = "unstated"
    arrived: str | None = None
    left: str | None = None

    @property
    def came(self) -> bool:
        """Whether they were there, for the whole or a part."""
        return self.presence in {"present", "part"}

    @property
    def of_nobody_known(self) -> bool:
        """Whether somebody sat, or stood in, and neither a person nor a seat says for whom."""
        named = self.person or self.seat or self.substitute_for
        return not named and self.capacity not in {"in-attendance", "adviser", "public"}


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
class ChairedBy:
    """Who chaired a meeting."""

    person: str | None = None
    seat: str | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply to the invitation of a meeting to come."""

    seat: str | None = None
    person: str | None = None
    reply: Literal["coming", "coming-virtually", "apologies", "sending-substitute"]
    on: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligible:
    """Who was entitled to attend, as the minutes state it."""

    seats: tuple[str, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """An interest declared, by a person or by whoever sits in a seat; with no items, in which is not said."""

    person: str | None = None
    seat: str | None = None
    kind: str
    items: tuple[str, ...] = ()
    left_room: Reading = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of the agenda."""

    title: str
    number: str | None = None
    purpose: tuple[str, ...] = ()
    kind: str | None = None
    boards: tuple[str, ...] = ()
    fulfils: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision."""

    decision: str
    item: str | None = None
    kind: str | None = None
    state: Literal["made", "awaiting-ratification", "ratified", "noted-only"] | None = None
    ratifies: str | None = None


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
class Owner:
    """Who is to carry out an action."""

    person: str | None = None
    seat: str | None = None
    organisation: str | None = None
    board: str | None = None
    described_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action."""

    action: str
    item: str | None = None
    owner: Owner = Owner()
    due: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What became of an action, by its full name `PLACE/BOARD/DATE#ID`; without a day, on that of the meeting that says so."""

    action: str
    outcome: Literal["done", "dropped", "carried-elsewhere", "no-longer-needed"]
    on: Moment | None = None


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
    actions_closed: tuple[Closing, ...] = ()
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
