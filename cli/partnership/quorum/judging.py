"""Whether a meeting was quorate: by which rule, at which points, and by every reading of what the rule leaves open."""

from __future__ import annotations

from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.quorum.agenda import START
from partnership.quorum.clauses import READINGS, text
from partnership.quorum.conditions import turns_on_items
from partnership.quorum.counting import Floor
from partnership.quorum.evaluating import evaluate
from partnership.quorum.places import Setting
from partnership.quorum.room import Room
from partnership.records.model.need import AllOf, AtLeast
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.quorum.agenda import Point
    from partnership.quorum.clauses import Clause, Reading, Text
    from partnership.quorum.counting import Tally
    from partnership.quorum.directory import Context
    from partnership.quorum.evaluating import Outcome
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.need import Need
    from partnership.records.model.quorum import Quorum
    from partnership.records.model.terms import Terms
    from partnership.records.model.text import Citation

MOST_READINGS = 512
"""More readings than this are not told apart: what they leave open stays open."""


_FEWEST_READINGS = 8
_MOST_LOOKS = 1_000_000
"""Somebody is looked at so often at the most, at a point and in a reading, so that no record makes an answer endless."""


class Answer(Enum):
    """What is to be said of a meeting's quorum."""

    QUORATE = "quorate"
    INQUORATE = "inquorate"
    SOME = "quorate for some items"
    NO_RULE = "no rule"
    CANNOT_TELL = "cannot tell"


class AtPoint(NamedTuple):
    """What comes of the rule at one point of a meeting."""

    point: Point
    outcome: Outcome

    @property
    def met(self) -> Truth:
        """Whether it was quorate at the point."""
        return self.outcome.met


class ReadSo(NamedTuple):
    """What one reading of the open clauses comes to: the clauses as read, the answer, and the points that were counted."""

    reading: Reading
    answer: Answer
    points: tuple[AtPoint, ...]
    why: str = ""


class Applied(NamedTuple):
    """One rule applied to a meeting.

    `readings` has a single entry without clauses where every reading of the text comes to the same; the points of
    the first are those to show.
    """

    answer: Answer
    readings: tuple[ReadSo, ...]
    why: str = ""
    application: Application | None = None

    @property
    def points(self) -> tuple[AtPoint, ...]:
        """The points that were counted, as the first reading has them."""
        return self.readings[0].points if self.readings else ()

    def met_at(self, place: int | None) -> Truth:
        """Whether it was quorate at an item by its place in the agenda, or, with None, at every point that was counted.

        Where the quorum is not counted at the item, the count at the start stands for it. Unknown where readings differ.
        """
        answers = {_met_at(one.points, place) for one in self.readings}
        return answers.pop() if len(answers) == 1 else Truth.UNKNOWN


def _met_at(points: Iterable[AtPoint], place: int | None) -> Truth:
    found = {one.point.place: one.met for one in points}
    if place is None:
        answers = set(found.values())
        return answers.pop() if len(answers) == 1 else Truth.UNKNOWN
    return found.get(place, found.get(None, Truth.UNKNOWN))


State = Literal["stated", "no rule", "elsewhere", "not on record"]


class Version(NamedTuple):
    """A rule that was in force, or may have been: what it states, whether it certainly held, and what it comes to."""

    terms: Terms | None
    rule: Quorum | None
    state: State
    holds: Truth
    applied: Applied


class Judged(NamedTuple):
    """The answer for one meeting, by each rule that was or may have been in force on its day."""

    meeting: Meeting
    answer: Answer
    versions: tuple[Version, ...]
    why: str
    sources: tuple[Citation, ...] = ()

    @property
    def version(self) -> Version | None:
        """The version that gave the answer: the one in force, or the first of those that may have been."""
        return self.versions[0] if self.versions else None

    @property
    def points(self) -> tuple[AtPoint, ...]:
        """The points that were counted by that version."""
        return self.versions[0].applied.points if self.versions else ()


def judge(meeting: Meeting, context: Context, *, most_readings: int = MOST_READINGS) -> Judged:
    """Return whether a meeting was quorate by the terms of reference in force on its day.

    No more readings than `most_readings` are told apart: with 1, what the text leaves open stays open.
    """
    versions = tuple(
        _version(terms, terms.holds.holds_on(meeting.day), meeting, context, most_readings)
        for terms in sorted(
            context.board.terms_on(meeting.day), key=lambda one: one.holds.holds_on(meeting.day) is not Truth.YES
        )
    )
    answer, why = _answer(versions, meeting)
    sources = (
        tuple(chain.from_iterable(one.rule.source for one in versions if one.rule is not None)) + meeting.quorum.source
    )
    return Judged(meeting, answer, versions, why, tuple(dict.fromkeys(sources)))


def judge_by(rule: Quorum, meeting: Meeting, context: Context, terms: Terms | None = None) -> Judged:
    """Return whether a meeting would have been quorate by a rule that was not in force: a what-if.

    `terms` are those that the rule stands in, for what they say of substitutes.
    """
    version = Version(terms, rule, _state(rule), Truth.YES, apply(rule, terms, meeting, context))
    return Judged(meeting, version.applied.answer, (version,), version.applied.why, rule.source)


def _version(terms: Terms, holds: Truth, meeting: Meeting, context: Context, most_readings: int) -> Version:
    rule = terms.quorum
    if rule is not None:
        applied = apply(rule, terms, meeting, context, most_readings=most_readings)
        return Version(terms, rule, _state(rule), holds, applied)
    if terms.read == "whole":
        why = "the whole text was read and no quorum rule of it is recorded"
        return Version(terms, None, "no rule", holds, Applied(Answer.NO_RULE, (), why))
    return Version(
        terms, None, "not on record", holds, Applied(Answer.CANNOT_TELL, (), "its quorum rule is not on record")
    )


def _state(rule: Quorum) -> State:
    return "no rule" if rule.no_rule else "elsewhere" if rule.need is None else "stated"


def _answer(versions: tuple[Version, ...], meeting: Meeting) -> tuple[Answer, str]:
    says_none = meeting.quorum.minuted == "no-rule"
    if not versions:
        if says_none:
            return Answer.NO_RULE, "the minutes say that there is no rule"
        return Answer.CANNOT_TELL, "no terms of reference in force on the day are on record"
    answers = {one.applied.answer for one in versions}
    if len(answers) > 1:
        return Answer.CANNOT_TELL, "which terms of reference were in force on the day is not known, and they differ"
    answer, why = versions[0].applied.answer, versions[0].applied.why
    if answer is Answer.NO_RULE and says_none:
        return answer, f"{why}; the minutes say so too"
    if len(versions) == 1 and versions[0].holds is not Truth.YES:
        doubt = "whether these terms of reference were in force on the day is not known"
        return Answer.CANNOT_TELL, f"{why}; {doubt}" if why else doubt
    return answer, why


# -- one rule


def apply(
    rule: Quorum, terms: Terms | None, meeting: Meeting, context: Context, *, most_readings: int = MOST_READINGS
) -> Applied:
    """Return what comes of one rule; `terms` are those that it stands in, for what they say of substitutes."""
    if rule.no_rule:
        return Applied(Answer.NO_RULE, (), "the text has no quorum rule")
    if meeting.status in {"cancelled", "postponed"}:
        return Applied(Answer.CANNOT_TELL, (), f"the meeting was {meeting.status}")
    need = whole_need(rule)
    if need is None:
        return Applied(Answer.CANNOT_TELL, (), f"the rule is set by {rule.set_by}, which is not in these records")
    application = Application(rule, terms, need, meeting, context)
    readings = tuple(application.readings(application.text, most_readings))
    answers = {one.answer for one in readings}
    if len(answers) == 1:
        return Applied(answers.pop(), readings, readings[0].why, application)
    return Applied(Answer.CANNOT_TELL, readings, "it depends on how the text is read", application)


def whole_need(rule: Quorum) -> Need | None:
    """Return the need of a rule with the floor below which it may not go; None where it states neither."""
    floor = None if rule.floor is None else AtLeast(number=rule.floor)
    if rule.need is None or floor is None:
        return rule.need or floor
    return AllOf(needs=(rule.need, floor))


class Application:
    """One rule held against one meeting, at as many points and in as many readings as it takes."""

    def __init__(self, rule: Quorum, terms: Terms | None, need: Need, meeting: Meeting, context: Context) -> None:
        substitutes = terms.substitutes if terms is not None else None
        self.need = need
        self._by_item = turns_on_items(need)
        self.room = Room(
            Setting(
                context,
                meeting,
                substitutes,
                rule.who_counts.substitute_notice_hours,
                rule.timing.wait_minutes or 0,
            )
        )
        self.text = self._told_apart(text(rule, substitutes))
        points, places = len(self.room.agenda.points) + 1, len(self.room.places) + 1
        self._affordable = max(_FEWEST_READINGS, _MOST_LOOKS // (points * places))

    def readings(self, read: Text, most: int = MOST_READINGS) -> list[ReadSo]:
        """Return what each reading of the open clauses comes to, at most so many; those that come to the same are one."""
        self._left = min(most, self._affordable)
        return self._readings(read)

    def _told_apart(self, read: Text) -> Text:
        """Return the text without the reading of its base as the seats with a vote, where no seat is known to have none."""
        if any(place.holder.votes is Truth.NO for place in self.room.seats.values()):
            return read
        return read._replace(stated={"base": READINGS["base"][:2], **read.stated})

    def _readings(self, read: Text) -> list[ReadSo]:
        self._left -= 1
        own, opened = self.once(read)
        clause = next((one for one in READINGS if one in opened), None)
        if clause is None or self._left <= 0:
            return [own]
        of_options = [self._readings(read.reading(clause, option)) for option in read.options(clause)]
        depth = len(read.read) + 1
        shapes = {tuple((one.reading[depth:], one.answer) for one in found) for found in of_options}
        if len(shapes) == 1:  # the clause makes no difference
            if shapes == {(((), Answer.CANNOT_TELL),)}:
                return [own]
            return [one._replace(reading=one.reading[: depth - 1] + one.reading[depth:]) for one in of_options[0]]
        return list(chain.from_iterable(of_options))

    def once(self, read: Text) -> tuple[ReadSo, frozenset[Clause]]:
        """Return what the text comes to with open clauses left open, and those that then leave the answer open."""
        kept: dict[object, Outcome] = {}
        found = [self._timed(read, timing, kept) for timing in read.options("timing")]
        answers = {answer for answer, _, _ in found}
        answer, points, opened = found[0]
        if len(answers) > 1:
            opened = frozenset(chain.from_iterable(each for _, _, each in found)) | {"timing"}
            return ReadSo(read.read, Answer.CANNOT_TELL, points, "it depends on how the text is read"), opened
        return ReadSo(read.read, answer, points, _why(answer, points)), opened

    def _timed(
        self, read: Text, timing: str, kept: dict[object, Outcome]
    ) -> tuple[Answer, tuple[AtPoint, ...], frozenset[Clause]]:
        points = []
        for point in self.points(timing):
            same = (self.room.state(point), point.kinds, point.is_item) if self._by_item else self.room.state(point)
            if same not in kept:
                kept[same] = evaluate(self.need, Floor(self.room, point, read))
            points.append(AtPoint(point, kept[same]))
        answer = summed_up(one.met for one in points)
        opened = frozenset().union(*(one.outcome.open for one in points if one.met is Truth.UNKNOWN))
        return answer, tuple(points), opened if answer is Answer.CANNOT_TELL else frozenset()

    def everybody(self, point: Point) -> tuple[Tally, ...]:
        """Return everybody in the room at a point, or expected there, whether they count, and why or why not."""
        return Floor(self.room, point, self.text).tallies()

    def points(self, timing: str) -> tuple[Point, ...]:
        """Return the points at which the quorum is counted."""
        agenda = self.room.agenda.points
        if not agenda:
            return (START,)
        if timing == "start":
            return tuple(point.as_at_the_start() for point in agenda) if self._by_item else (START,)
        if timing == "each-vote":
            return tuple(point for point in agenda if point.votes) or (START,)
        if timing == "when-challenged":
            counted = {self.room.agenda.at(count.item) for count in self.room.meeting.quorum.counts}
            return (START, *(point for point in agenda if point in counted))
        return agenda if self.room.meeting.items else (START, *agenda)


def summed_up(points: Iterable[Truth]) -> Answer:
    """Return the answer for a meeting, given those at its points."""
    found = set(points)
    if {Truth.YES, Truth.NO} <= found:
        return Answer.SOME
    if Truth.UNKNOWN in found:
        return Answer.CANNOT_TELL
    return Answer.QUORATE if found == {Truth.YES} else Answer.INQUORATE


def _why(answer: Answer, points: tuple[AtPoint, ...]) -> str:
    """Return in a few words what decided: the first need that was not met, or is not known to be."""
    wanted = {Answer.INQUORATE: Truth.NO, Answer.SOME: Truth.NO, Answer.CANNOT_TELL: Truth.UNKNOWN}.get(answer)
    if wanted is None:
        return ""
    leaf = next((one for at in points for one in at.outcome.leaves() if one.met is wanted), None)
    if leaf is None or leaf.counted is None or leaf.needed is None:
        return "" if leaf is None else leaf.why
    if leaf.needed.high is None and wanted is Truth.UNKNOWN:
        return f"{leaf.counted} counted; {leaf.working}"
    if not isinstance(leaf.need, AtLeast) and leaf.needed.high == 1:
        missing = "somebody who has to be present is not"
        return missing if wanted is Truth.NO else "whether somebody who has to be present is there is not known"
    return f"{leaf.counted} of the {leaf.needed} needed"
