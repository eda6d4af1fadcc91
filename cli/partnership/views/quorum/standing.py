"""How a meeting stands while its roll is taken, in one line: how many came, and whether they are a quorum or who is still needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from partnership.answers.quorum import forward as looking
from partnership.answers.quorum.opened import Quorums
from partnership.quorum.agenda import Agenda
from partnership.quorum.judging import Answer
from partnership.views.quorum.forward import of_outlook
from partnership.views.quorum.in_words import in_words
from partnership.views.quorum.points import points_in_words
from partnership.views.quorum.verdict import answered
from partnership.views.quorum.ways import Pick, ways
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from partnership.answers.quorum.forward import Candidate, Fewest, Forward
    from partnership.quorum.agenda import Point
    from partnership.recording.meeting.noting import Sheet
    from partnership.recording.meeting.roll import Roll
    from partnership.records.model.meeting import Meeting
    from partnership.views.quorum.in_words import InWords
    from partnership.views.quorum.names import Names

_FEW = 4
"""How many people, of whom one or more are needed, are named."""


class Standing:
    """Says how one meeting stands as its roll goes on."""

    def __init__(self, of: Sheet) -> None:
        self._of = of
        self._quorums = Quorums(of.records)
        self._meetings = of.records.meetings(of.board.id)
        self._words: InWords = in_words(of.records, of.board)

    def line(self, roll: Roll) -> str:
        """Return how many came and are not yet said, and then: quorate, or not, by what; or how many more are needed, and who."""
        left = len(roll.open())
        here = f"{roll.present()} here" + (f", {left} not yet said" if left else "")
        return f"{here}. {self._quorum(roll)}"

    def _quorum(self, roll: Roll) -> str:
        meeting = self._of.meeting(roll)
        held = self._quorums.of(meeting, self._of.board, self._meetings)
        certain = held.judged.answer in {Answer.QUORATE, Answer.SOME, Answer.INQUORATE, Answer.NO_RULE}
        if certain or not roll.open():
            return answered(held, self._words)
        came_or_went = any(row.presence == "part" for row in meeting.attendance)
        still = self._by_item(meeting) if came_or_went else self._needed(meeting)
        return answered(held, self._words, briefly=True) if still is None else f"{still[:1].upper()}{still[1:]}."

    def _needed(self, meeting: Meeting) -> str | None:
        """Return who is still needed, nothing being known of those whom the roll does not have; None where that cannot be told."""
        ahead = replace(meeting, status="planned", attendance_recorded=None, replies=())
        context = self._quorums.context(self._of.board)
        found = [
            looking.forward(ahead, terms.quorum, terms, context)
            for terms in self._of.board.terms_on(meeting.day)
            if terms.quorum is not None
        ]
        still = found[0] if len(found) == 1 else None
        return None if still is None else _still(still, self._words.names)

    def _by_item(self, meeting: Meeting) -> str | None:
        """Return who is still needed item by item, where some came late or left early; None where no item tells who was there."""
        agenda = Agenda(meeting)
        alike: dict[tuple[object, ...], list[Point]] = {}
        for point in agenda.points if meeting.items else ():
            there = tuple(agenda.there(row, point) for row in meeting.attendance)
            declared = tuple(any(agenda.concerns(item, point) is not Truth.NO for item in one.items) for one in meeting.interests)  # fmt: skip
            alike.setdefault((there, declared, point.kinds, point.votes), []).append(point)
            if any(row.presence == "part" and one is Truth.UNKNOWN for row, one in zip(meeting.attendance, there, strict=True)):  # fmt: skip
                return None
        said: dict[str, list[Point]] = {}
        for points in alike.values():
            still = self._needed(_at(meeting, agenda, points[0]))
            if still is None:
                return None
            said.setdefault(still, []).extend(points)
        if len(said) == 1:
            return next(iter(said))
        parts = [
            f"at {points_in_words(sorted(points, key=lambda one: one.place or 0))}: {still}"
            for still, points in said.items()
        ]
        return "; ".join(parts) or None


def _at(meeting: Meeting, agenda: Agenda, point: Point) -> Meeting:
    """Return a meeting as it is at one item: with those who are there then."""
    rows = tuple(
        replace(row, presence="present" if agenda.there(row, point) is Truth.YES else "absent", arrived=None, left=None)
        if row.presence == "part"
        else row
        for row in meeting.attendance
    )
    return replace(meeting, items=(meeting.items[point.place or 0],), attendance=rows)


def _still(found: Forward, names: Names) -> str:
    words = dict.fromkeys(of_outlook(one) for one in found.outlooks)
    needed = {one.fewest for one in found.outlooks}
    if len(words) == len(needed) == 1:
        word, fewest = *words, needed.pop()
        return f"{word}: {_more(fewest, names)}" if fewest is not None else word
    waiting = [one.fewest for one in found.outlooks if of_outlook(one) == "not yet quorate"]
    numbers = {one.number for one in waiting if one is not None}
    said = dict.fromkeys(words, "")
    if numbers and None not in waiting:
        said["not yet quorate"] = (
            f": {min(numbers)} more" if len(numbers) == 1 else f": {min(numbers)} to {max(numbers)} more"
        )
    either = listed((f"{word}{more}" for word, more in said.items()), "or")
    return either if len(words) == len(numbers) == 1 else f"{either}, {_by_what(found)}"


def _by_what(found: Forward) -> str:
    """Return what it hangs on that more than one thing is said of a meeting."""
    by = ["by the item"] if len({one.point for one in found.outlooks}) > 1 else []
    by += ["as the rule is read"] if len({one.reading for one in found.outlooks}) > 1 else []
    return listed(by)


def _more(fewest: Fewest, names: Names) -> str:
    """Return how many more are needed, and who, where that is a matter of few."""
    found = ways(fewest)
    number = f"{fewest.number} more"
    if len(found) != 1 or fewest.more:
        return number
    picks = [_pick(one, names) if isinstance(one, Pick) else None for one in found[0]]
    named = [one for one in picks if one is not None]
    if len(named) != len(picks) or (len(picks) == 1 and not named[0]):
        return number
    rest = sum(one.number for one, said in zip(found[0], picks, strict=True) if not said)
    said = [one for one in named if one] + ([f"any {rest} more"] if rest else [])
    return f"{number}: {'; and '.join(said)}"


def _pick(pick: Pick, names: Names) -> str:
    """Return who is to be picked, empty where they are many."""
    if pick.part or len(pick.of) > _FEW:
        return ""
    who = [_called(one, names) for one in pick.of]
    if len(who) == pick.number:
        return listed(who)
    return listed(who, "or") if pick.number == 1 else f"{pick.number} of {listed(who)}"


def _called(one: Candidate, names: Names) -> str:
    """Return a candidate by their seat, which is short, or by name where they have none, or several."""
    return names.seat(one.seats[0]) if len(one.seats) == 1 else names.who(one.person, () if one.person else one.seats)
