"""How a meeting stands while its roll is taken, in one line: how many came, and whether they are a quorum or who is still needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from partnership.answers.quorum import forward as looking
from partnership.answers.quorum.opened import Quorums
from partnership.quorum.judging import Answer
from partnership.views.quorum.forward import of_outlook
from partnership.views.quorum.in_words import in_words
from partnership.views.quorum.verdict import answered
from partnership.views.quorum.ways import Pick, ways
from partnership.words.wording import listed

if TYPE_CHECKING:
    from partnership.answers.quorum.forward import Candidate, Fewest, Forward
    from partnership.recording.noting import Sheet
    from partnership.recording.roll import Roll
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
        came_or_went = any(row.presence == "part" for row in meeting.attendance)
        if certain or came_or_went or not roll.open():
            return answered(held, self._words)
        ahead = replace(meeting, status="planned", attendance_recorded=None, replies=())
        context = self._quorums.context(self._of.board)
        found = [
            looking.forward(ahead, terms.quorum, terms, context)
            for terms in self._of.board.terms_on(meeting.day)
            if terms.quorum is not None
        ]
        still = found[0] if len(found) == 1 else None
        return answered(held, self._words) if still is None else _still(still, self._words.names)


def _still(found: Forward, names: Names) -> str:
    words = {of_outlook(one) for one in found.outlooks}
    needed = {one.fewest for one in found.outlooks}
    if len(words) > 1 or len(needed) > 1:
        return "It depends on the item, or on how the text of the rule is read."
    word, fewest = words.pop(), needed.pop()
    first = f"{word[:1].upper()}{word[1:]}"
    return f"{first}: {_more(fewest, names)}." if fewest is not None else f"{first}."


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
