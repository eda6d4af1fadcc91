"""What the minutes say of the quorum, held against the count; rulings; and decisions taken without a quorum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.quorum.agenda import START, Agenda
from partnership.quorum.conditions import needs_in
from partnership.quorum.counting import HEADS, SEATS, Floor
from partnership.quorum.judging import Answer
from partnership.quorum.spans import Span
from partnership.records.model.members import EVERYBODY
from partnership.records.model.need import AtLeast, Judgement
from partnership.words.truth import Truth
from partnership.words.wording import as_id, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.quorum.agenda import Point
    from partnership.quorum.judging import Applied, Judged
    from partnership.records.model.business import Decision
    from partnership.records.model.meeting import CountTaken, Ruling
    from partnership.records.model.quorum import Quorum
    from partnership.words.finding import Pointer

What = Literal["answer", "rule", "needed", "counted", "count", "entitled"]


class Contradiction(NamedTuple):
    """Something that the minutes say and the count says otherwise: what of, where in the meeting's record, and both."""

    what: What
    at: Pointer
    said: str
    found: str


class RulingSeen(NamedTuple):
    """A ruling on record, and whether the rule lets it be made: `allowed` is unknown where who ruled may be who may."""

    ruling: Ruling
    allowed: Truth
    why: str


class TakenWithout(NamedTuple):
    """A decision taken at a point at which there certainly was no quorum.

    `excused` says what makes it stand or not yet a decision (a ruling, a ratification to come), empty where nothing does.
    """

    id: str
    decision: Decision
    point: Point | None
    excused: str


# -- rulings


def ruling(judged: Judged) -> RulingSeen | None:
    """Return the ruling that the minutes have, and whether the rule in force gives anybody leave to make it."""
    made = judged.meeting.quorum.ruling
    if made is None:
        return None
    rules = [version.rule for version in judged.versions if version.rule is not None]
    if not rules:
        return RulingSeen(made, Truth.UNKNOWN, "no rule is on record that would say whether it may be made")
    seen = [_allowed(rule, made) for rule in rules]
    if any(one.allowed is not seen[0].allowed for one in seen):
        return RulingSeen(made, Truth.UNKNOWN, "which rule was in force is not known, and they differ")
    return seen[0]


def _allowed(rule: Quorum, made: Ruling) -> RulingSeen:
    may = rule.discretion
    if may is None:
        judges = rule.need is not None and any(isinstance(one, Judgement) for one in needs_in(rule.need))
        if judges:
            return RulingSeen(made, Truth.YES, "the rule leaves it to a person's judgement")
        return RulingSeen(made, Truth.NO, "the rule gives nobody leave to rule on the quorum")
    who, by = as_id(may.who), as_id(made.by)
    if who in by or by in who:
        return RulingSeen(made, Truth.YES, f"the {may.who} may {may.may}")
    return RulingSeen(made, Truth.UNKNOWN, f"the {may.who} may {may.may}; this was ruled by {made.by}")


def honoured(judged: Judged) -> Answer:
    """Return the answer that the meeting goes by: that of the count, unless a ruling that the rule allows says otherwise."""
    seen = ruling(judged)
    if seen is None or seen.allowed is not Truth.YES or seen.ruling.items or seen.ruling.ruled == "proceed":
        return judged.answer
    return Answer.QUORATE if seen.ruling.ruled == "quorate" else Answer.INQUORATE


# -- decisions


def taken_without(judged: Judged, ratified: Iterable[str] = ()) -> tuple[TakenWithout, ...]:
    """Return the decisions that were taken where there certainly was no quorum.

    That is by every rule and reading, or, where these cannot tell, as the minutes say. `ratified` are the full names,
    `MEETING#ID`, of decisions that later meetings ratified.
    """
    meeting = judged.meeting
    minuted = judged.answer is Answer.CANNOT_TELL and meeting.quorum.minuted == "inquorate"
    agenda = Agenda(meeting)
    later = frozenset(ratified)
    found = []
    for name, decision in (meeting.decisions or {}).items():
        point = agenda.at(decision.item)
        if minuted or _failed_at(judged, decision, point):
            excused = _excuse(judged, decision, point, agenda, ratified=f"{meeting.id}#{name}" in later)
            found.append(TakenWithout(name, decision, point, excused))
    return tuple(found)


def _failed_at(judged: Judged, decision: Decision, point: Point | None) -> bool:
    """Whether there certainly was no quorum for a decision: at its item, or, where it names none, at any point."""
    if decision.item is not None and point is None:
        return judged.answer is Answer.INQUORATE
    if judged.answer not in {Answer.INQUORATE, Answer.SOME}:
        return False
    place = None if point is None else point.place
    return all(version.applied.met_at(place) is Truth.NO for version in judged.versions)


def _excuse(judged: Judged, decision: Decision, point: Point | None, agenda: Agenda, *, ratified: bool) -> str:
    """Return what makes a decision stand, or no decision yet; empty where nothing does."""
    if ratified or decision.state == "ratified":
        return "ratified later"
    if decision.state in {"awaiting-ratification", "noted-only"}:
        return decision.state.replace("-", " ")
    seen = ruling(judged)
    if seen is None or seen.allowed is not Truth.YES or seen.ruling.ruled == "inquorate":
        return ""
    reached = not seen.ruling.items or (point is not None and agenda.reaches(seen.ruling.items, point))
    return f"ruled by {seen.ruling.by}: {seen.ruling.reason}" if reached else ""


# -- said and counted


def contradictions(judged: Judged) -> tuple[Contradiction, ...]:
    """Return what the minutes say of the quorum that the count, by every rule and reading, says otherwise."""
    return (*_of_the_answer(judged), *_of_numbers(judged), *_of_counts(judged), *_of_those_entitled(judged))


def _of_the_answer(judged: Judged) -> Iterator[Contradiction]:
    minuted = judged.meeting.quorum.minuted
    at = ("quorum", "minuted")
    if minuted not in {"quorate", "inquorate", "no-rule"}:
        return
    if judged.answer is Answer.NO_RULE:
        if minuted != "no-rule":
            yield Contradiction("rule", at, minuted, "the terms of reference in force have no quorum rule")
        return
    if minuted == "no-rule":
        if judged.versions and all(version.state in {"stated", "elsewhere"} for version in judged.versions):
            yield Contradiction("rule", at, "no rule", "the terms of reference in force have a quorum rule")
        return
    other = {"quorate": {Answer.INQUORATE, Answer.SOME}, "inquorate": {Answer.QUORATE}}[minuted]
    seen = ruling(judged)
    ruled = seen is not None and seen.allowed is not Truth.NO and seen.ruling.ruled in {minuted, "proceed"}
    if judged.answer in other and not ruled:
        yield Contradiction("answer", at, minuted, _found(judged))


def _found(judged: Judged) -> str:
    if judged.answer is Answer.SOME:
        failed = [one.point for one in judged.points if one.met is Truth.NO]
        return f"the count says inquorate {_at(failed)}" + (f" ({judged.why})" if judged.why else "")
    return f"the count says {judged.answer.value}" + (f" ({judged.why})" if judged.why else "")


def _at(points: Iterable[Point]) -> str:
    words = [_item(point) for point in points]
    return f"at {listed(words)}"


def _item(point: Point) -> str:
    if not point.is_item:
        return "the start"
    return f"item {point.item}" if point.item is not None else f"“{point.title}”"


def _of_numbers(judged: Judged) -> Iterator[Contradiction]:
    minutes = judged.meeting.quorum
    applied = [version.applied for version in judged.versions]
    if not applied or any(one.application is None for one in applied):
        return
    if minutes.needed is not None:
        spans = [span for one in applied for span in _needed(one)]
        if spans and not any(_in(minutes.needed, span) for span in spans):
            found = _spans(spans)
            yield Contradiction("needed", ("quorum", "needed"), str(minutes.needed), f"{found} by the rule")
    if minutes.counted is not None:
        spans = [span for one in applied for span in _everybody(one)]
        if spans and not any(_in(minutes.counted, span) for span in spans):
            found = _spans(spans)
            yield Contradiction("counted", ("quorum", "counted"), str(minutes.counted), f"{found} by the attendance")


def _needed(applied: Applied) -> Iterator[Span]:
    """Yield every number of members that the rule asked for at some point, in some reading."""
    for read in applied.readings:
        for at in read.points:
            for leaf in at.outcome.leaves():
                if isinstance(leaf.need, AtLeast) and leaf.needed is not None:
                    yield leaf.needed


def _everybody(applied: Applied, only: Point | None = None) -> Iterator[Span]:
    """Yield how many members counted, as heads and as seats, at every point or at one."""
    application = applied.application
    if application is None:
        return
    points = (only,) if only is not None else (START, *application.room.agenda.points)
    for point in points:
        floor = Floor(application.room, point, application.text)
        tallies = floor.of(EVERYBODY)
        yield floor.number(tallies, HEADS)
        yield floor.number(tallies, SEATS)


def _spans(spans: Iterable[Span]) -> str:
    return listed(map(str, sorted(set(spans), key=lambda span: (span.low, span.high is None, span.high))), "or")


def _in(number: int, span: Span) -> bool:
    return span.low <= number and (span.high is None or number <= span.high)


def _of_counts(judged: Judged) -> Iterator[Contradiction]:
    applied = [version.applied for version in judged.versions]
    application = next((one.application for one in applied if one.application is not None), None)
    if application is None:
        return
    for index, count in enumerate(judged.meeting.quorum.counts):
        at = ("quorum", "counts", index)
        point = application.room.agenda.at(count.item)
        if count.item is not None and point is None:
            continue
        yield from _of_count(count, point, applied, at)


def _of_count(count: CountTaken, point: Point | None, applied: list[Applied], at: Pointer) -> Iterator[Contradiction]:
    if count.present is not None and (point is not None or count.at is None):
        spans = [span for one in applied for span in _everybody(one, point or START)]
        if not any(_in(count.present, span) for span in spans):
            found = _spans(spans)
            yield Contradiction("count", (*at, "present"), str(count.present), f"{found} by the attendance")
    if count.outcome is not None and point is not None:
        met = {one.met_at(point.place) for one in applied}
        wrong = Truth.NO if count.outcome == "quorate" else Truth.YES
        if met == {wrong}:
            other = "inquorate" if count.outcome == "quorate" else "quorate"
            yield Contradiction("count", (*at, "outcome"), count.outcome, f"the count says {other} {_at([point])}")


def _of_those_entitled(judged: Judged) -> Iterator[Contradiction]:
    eligible = judged.meeting.eligible
    application = next(
        (version.applied.application for version in judged.versions if version.applied.application is not None), None
    )
    if application is None:
        return
    board = application.room.setting.board.id
    seats = [place for place in application.room.places if place.id is not None and place.board == board]
    vacant = [name for name in eligible.seats if any(place.id == name and place.filled is Truth.NO for place in seats)]
    if vacant:
        yield Contradiction("entitled", ("eligible", "seats"), listed(vacant), "vacant by the board's record")
    if eligible.number is not None and seats:
        span = Span(sum(one.filled is Truth.YES for one in seats), len(seats))
        if not _in(eligible.number, span):
            yield Contradiction(
                "entitled", ("eligible", "number"), str(eligible.number), f"{span} by the board's seats"
            )
