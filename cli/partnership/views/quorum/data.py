"""Quorum as data for other programs, as `schemas/output/quorum.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers.quorum.replay import decisive
from partnership.views.quorum.follows import follows_data
from partnership.views.quorum.forward import of_outlook, prospect
from partnership.views.quorum.in_words import moment_data
from partnership.views.quorum.outcome import reason
from partnership.views.quorum.points import changes, point_in_words
from partnership.views.quorum.rules import rule_data
from partnership.views.quorum.verdict import answered, decided

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.quorum.coming import Coming
    from partnership.answers.quorum.forward import Candidate, Choice, Outlook
    from partnership.answers.quorum.opened import Held
    from partnership.answers.quorum.replay import Replay
    from partnership.quorum.agenda import Point
    from partnership.quorum.clauses import Reading
    from partnership.quorum.conditions import Case
    from partnership.quorum.counting import Tally
    from partnership.quorum.evaluating import Outcome
    from partnership.quorum.judging import AtPoint, Judged, ReadSo, Version
    from partnership.quorum.reach import Reach
    from partnership.quorum.said import RulingSeen
    from partnership.quorum.spans import Span
    from partnership.records.model.meeting import Meeting
    from partnership.views.quorum.in_words import InWords
    from partnership.views.quorum.overview import BoardSeen

VERSION = 1


def word(value: str) -> str:
    """Return a word of ours as programs read it: `quorate for some items` as `quorate-for-some-items`."""
    return value.replace(" ", "-")


def _span(span: Span | None) -> dict[str, int | None] | None:
    return None if span is None else {"low": span.low, "high": span.high}


def _reading(reading: Reading) -> list[dict[str, str]]:
    return [{"clause": clause, "taken_as": option} for clause, option in reading]


# -- reasons


def outcome_data(outcome: Outcome, words: InWords) -> dict[str, Any]:
    """Return what came of a need with all that it rests on."""
    members = words.outcomes.members(outcome)
    needs = words.rules.need(outcome.need) if members is None else words.rules.one_of(members)
    return {
        "at": [str(step) for step in outcome.at],
        "needs": needs,
        "section": outcome.need.section,
        "met": outcome.met.value,
        "counted": _span(outcome.counted),
        "needed": _span(outcome.needed),
        "working": outcome.working or None,
        "why": outcome.why or None,
        "case": _case(outcome.case, words) if outcome.case is not None else None,
        "people": [_tally(one, words) for one in outcome.tallies],
        "parts": [outcome_data(part, words) for part in outcome.parts],
    }


def _case(case: Case, words: InWords) -> dict[str, Any]:
    return {
        "says": words.rules.condition(case.condition),
        "holds": case.holds.value,
        "why": case.why or None,
        "parts": [_case(part, words) for part in case.parts],
    }


def _tally(one: Tally, words: InWords) -> dict[str, Any]:
    return {
        "seat": one.place.id,
        "person": one.sitting.person,
        "name": words.names.tally(one),
        "substitute": one.sitting.substitute,
        "there": one.there.value,
        "counts": one.counts.value,
        "why": reason(one),
    }


def _point(point: Point) -> dict[str, Any]:
    return {"item": point.item, "title": point.title, "name": point_in_words(point)}


def _points(points: Sequence[AtPoint], words: InWords) -> list[dict[str, Any]]:
    return [{**_point(at.point), "met": at.met.value, "reasons": outcome_data(at.outcome, words)} for at in points]


# -- a meeting held


def _read_so(one: ReadSo, words: InWords) -> dict[str, Any]:
    moved = changes(one.points, words.outcomes)
    return {
        "clauses": _reading(one.reading),
        "answer": word(one.answer.value),
        "points": _points(one.points, words),
        "changes": [
            {**_point(each.point), "now": each.met.value, "says": each.words, "why": each.why} for each in moved
        ],
    }


def _version(one: Version, words: InWords) -> dict[str, Any]:
    return {
        "rule": rule_data(one.rule, one.terms, words),
        "in_force": one.holds.value,
        "answer": word(one.applied.answer.value),
        "why": one.applied.why or None,
        "readings": [_read_so(each, words) for each in one.applied.readings],
    }


def meeting_data(meeting: Meeting) -> dict[str, Any]:
    """Return which meeting it is."""
    return {
        "id": meeting.id,
        "board": meeting.board,
        "day": moment_data(meeting.day),
        "kind": meeting.kind,
        "status": meeting.status,
    }


def judged_data(judged: Judged, words: InWords) -> dict[str, Any]:
    """Return the answer for a meeting, what decided it, and whom it rested on."""
    by, missing = decisive(judged)
    return {
        **meeting_data(judged.meeting),
        "answer": word(judged.answer.value),
        "why": decided(judged, words) or None,
        "rested_on": candidates_data(by),
        "would_have_been_enough": candidates_data(missing),
    }


def held_data(held: Held, words: InWords) -> dict[str, Any]:
    """Return a meeting that was held without its reasons."""
    minutes = held.judged.meeting.quorum
    return {
        **judged_data(held.judged, words),
        "says": answered(held, words),
        "goes_as": word(held.honoured.value),
        "minuted": {"quorum": minutes.minuted, "needed": minutes.needed, "counted": minutes.counted},
        "ruling": _ruling(held.ruling) if held.ruling is not None else None,
        "contradictions": [
            {"what": one.what, "at": [str(step) for step in one.at], "said": one.said, "found": one.found}
            for one in held.contradictions
        ],
        "taken_without": [
            {
                "id": one.id,
                "decision": one.decision.decision,
                "item": one.point.item if one.point is not None else None,
                "excused": one.excused or None,
            }
            for one in held.taken_without
        ],
        "follows": follows_data(held.follows),
    }


def explained_data(held: Held, words: InWords) -> dict[str, Any]:
    """Return a meeting that was held with all its reasons."""
    versions = [_version(one, words) for one in held.judged.versions]
    sources = words.names.titles.citations(held.judged.sources)
    return {**held_data(held, words), "versions": versions, "sources": sources or None}


def _ruling(seen: RulingSeen) -> dict[str, Any]:
    ruling = seen.ruling
    return {
        "by": ruling.by,
        "ruled": ruling.ruled,
        "reason": ruling.reason,
        "items": list(ruling.items),
        "allowed": seen.allowed.value,
        "why": seen.why,
    }


# -- a meeting to come


def candidates_data(candidates: Iterable[Candidate]) -> list[dict[str, Any]]:
    """Return people with their seats and organisations."""
    return [
        {
            "person": one.person,
            "seats": list(one.seats),
            "organisations": list(one.organisations),
        }
        for one in candidates
    ]


def _choice(choice: Choice) -> dict[str, Any]:
    return {"each": choice.each, "groups": choice.groups, "of": [candidates_data(group) for group in choice.of]}


def _outlook(outlook: Outlook) -> dict[str, Any]:
    fewest = outlook.fewest
    return {
        **_point(outlook.point),
        "reading": _reading(outlook.reading),
        "prospect": word(of_outlook(outlook)),
        "already": outlook.already.value,
        "if_all_come": outlook.if_all.value,
        "fewest": None
        if fewest is None
        else {
            "number": fewest.number,
            "ways": [[_choice(choice) for choice in way] for way in fewest.ways],
            "sets": fewest.sets,
            "further_ways": fewest.more,
        },
        "decisive": candidates_data(outlook.decisive),
        "rests_on": candidates_data(outlook.resting_on),
        "given_up": outlook.given_up,
    }


def coming_data(meeting: Meeting, found: Sequence[Coming], words: InWords) -> dict[str, Any]:
    """Return a meeting to come: by each rule, who said what and what that comes to."""
    return {
        **meeting_data(meeting),
        "prospect": word(prospect(found)),
        "rules": [
            {
                "rule": rule_data(one.terms.quorum, one.terms, words),
                "in_force": one.terms.holds.holds_on(meeting.day).value,
                "candidates": [
                    {**data, "reply": word(each.word), "counts": each.counts.value}
                    for each in one.forward.candidates
                    for data in candidates_data((each,))
                ]
                if one.forward is not None
                else [],
                "outlooks": [_outlook(each) for each in one.forward.outlooks] if one.forward is not None else [],
                "points": _points(one.applied.points, words) if one.applied is not None else [],
            }
            for one in found
        ],
    }


# -- boards, and rules that are tried


def board_data(seen: BoardSeen) -> dict[str, Any]:
    """Return a board with its meetings, without their reasons."""
    words = seen.words
    return {
        "board": words.board.id,
        "name": words.board.title,
        "meetings": [held_data(one, words) for one in seen.held],
        "planned": [
            {
                **meeting_data(one.meeting),
                "passed": one.passed,
                "prospect": word(prospect(one.coming)),
                "more_needed": _more_needed(one.coming),
            }
            for one in seen.planned
        ],
        "unread": list(seen.unread),
    }


def _more_needed(found: Sequence[Coming]) -> dict[str, int] | None:
    """Return the fewest more who would do, and the most of these in any reading."""
    outlooks = [outlook for one in found if one.forward is not None for outlook in one.forward.outlooks]
    known = [outlook.fewest.number for outlook in outlooks if outlook.fewest is not None]
    return {"low": min(known), "high": max(known)} if known else None


def replay_data(tried: Replay, words: InWords) -> list[dict[str, Any]]:
    """Return each meeting by the rule of its day and by the one that is tried."""
    return [
        {
            **meeting_data(one.meeting),
            "before": word(one.before.answer.value),
            "after": word(one.after.answer.value),
            "why": decided(one.after, words) or None,
            "rested_on": candidates_data(one.decided),
            "would_have_been_enough": candidates_data(one.missing),
            "points": _points(one.after.points, words),
        }
        for one in tried.meetings
    ]


def reach_data(found: Reach | None, words: InWords) -> dict[str, Any] | None:
    """Return whether a rule can be met, and why; None where it states no need."""
    return None if found is None else {"met": found.met.value, "reasons": outcome_data(found.outcome, words)}
