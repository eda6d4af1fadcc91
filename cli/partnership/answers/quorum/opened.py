"""Quorum of the boards in a folder of records: each rule and meeting with all that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.holidays_of import holidays_of
from partnership.answers.quorum import forward as looking
from partnership.answers.quorum import replay as replaying
from partnership.quorum import said
from partnership.quorum.directory import Context, Directory
from partnership.quorum.failing import Calendar, consequences
from partnership.quorum.judging import Answer, judge
from partnership.quorum.members import bodies_named
from partnership.quorum.reach import reach
from partnership.quorum.strangers import strangers
from partnership.records.facts.known import Known
from partnership.records.facts.place import of_place
from partnership.words.kinds import place_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.answers.load import Meetings, Records
    from partnership.answers.quorum.forward import Forward
    from partnership.answers.quorum.replay import Replay
    from partnership.quorum.failing import Consequence
    from partnership.quorum.judging import Judged
    from partnership.quorum.reach import Reach
    from partnership.quorum.said import Contradiction, RulingSeen, TakenWithout
    from partnership.quorum.strangers import Stranger
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.quorum import Quorum
    from partnership.records.model.terms import Terms
    from partnership.words.dates import Moment


class RuleError(Exception):
    """A rule that was asked for cannot be read; the sentence says why and what to do."""


class Held(NamedTuple):
    """A meeting and its quorum: the answer, what is said of it otherwise, and what follows.

    `honoured` is the answer that the meeting goes by, which a ruling may change. `follows` is empty where there was a
    quorum throughout.
    """

    judged: Judged
    honoured: Answer
    ruling: RulingSeen | None
    contradictions: tuple[Contradiction, ...]
    taken_without: tuple[TakenWithout, ...]
    follows: tuple[Consequence, ...]


class Asked(NamedTuple):
    """A rule that was asked for: from where, in words, the terms it stands in, and the id of the board that was named for it, where one was."""

    rule: Quorum
    where: str
    terms: Terms | None = None
    board: str | None = None


class Quorums:
    """The quorum of the boards in a folder of records."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._contexts: dict[str, Context] = {}

    def context(self, board: Board, *rules: Quorum) -> Context:
        """Return a board with what its rules, and these, may name beyond it; boards that cannot be read are left out."""
        if board.id not in self._contexts:
            place = place_of(board.id)
            places = {one.id: of_place(one) for one in self._records.around(place)}
            known = Known({}, places, {}, {})
            self._contexts[board.id] = Context(board, Directory(place, known), {})
        found = self._contexts[board.id]
        bodies = {
            body for rule in (*rules, *(one.quorum for one in board.terms_of_reference)) for body in bodies_named(rule)
        }
        missing = bodies - found.others.keys() - {board.id}
        if missing:
            read = {body: other for body in sorted(missing) if (other := self._records.board(body)) is not None}
            found = self._contexts[board.id] = found._replace(others={**found.others, **read})
        return found

    def held(self, board: Board, meetings: Meetings) -> tuple[Held, ...]:
        """Return every meeting of a board that was held, the earliest first."""
        return tuple(self.of(meeting, board, meetings) for meeting in meetings.read if meeting.status in replaying.HELD)

    def of(self, meeting: Meeting, board: Board, meetings: Meetings) -> Held:
        """Return the quorum of one meeting; `meetings` are all those of its board."""
        judged = judge(meeting, self.context(board))
        ratified = {one.ratifies for other in meetings.read for one in (other.decisions or {}).values() if one.ratifies}
        follows: tuple[Consequence, ...] = ()
        version = judged.version
        if judged.answer in {Answer.INQUORATE, Answer.SOME} and version is not None and version.rule is not None:
            failed = [one.point for one in judged.points if one.met is Truth.NO]
            follows = consequences(version.rule, meeting, self._calendar(meeting, board, meetings), failed)
        return Held(
            judged,
            said.honoured(judged),
            said.ruling(judged),
            said.contradictions(judged),
            said.taken_without(judged, ratified),
            follows,
        )

    def _calendar(self, meeting: Meeting, board: Board, meetings: Meetings) -> Calendar:
        region, added = holidays_of(self._records, place_of(board.id))
        earlier = [
            one for one in meetings.read if one.status in replaying.HELD and one.day.latest < meeting.day.earliest
        ]
        before = judge(earlier[-1], self.context(board)).answer if earlier else None
        return Calendar(region, added, meetings.read, before)

    def ahead(
        self, meeting: Meeting, board: Board, present: Iterable[str] = (), apologies: Iterable[str] = ()
    ) -> tuple[tuple[Terms, Forward | None], ...]:
        """Return what is still needed for a meeting to come, by each rule that will or may be in force on its day.

        Raises forward.StrangerError for a name in `present` or `apologies` that is no seat and nobody in one.
        """
        expected = looking.expected(meeting, board, present, apologies)
        found: list[tuple[Terms, Forward | None]] = []
        for terms in board.terms_on(meeting.day):
            rule = terms.quorum
            found.append((terms, None if rule is None else looking.forward(expected, rule, terms, self.context(board))))
        return tuple(found)

    def replayed(self, asked: Asked, board: Board, meetings: Iterable[Meeting]) -> Replay:
        """Return a rule tried on the meetings of a board that were held."""
        return replaying.replay(asked.rule, meetings, self.context(board, asked.rule), asked.terms)

    def reachable(self, asked: Asked, board: Board, day: Moment) -> Reach | None:
        """Return whether a rule can be met by a board's seats as they are filled on a day; None where it states no need."""
        return reach(asked.rule, asked.terms, self.context(board, asked.rule), day)

    def strangers(self, asked: Asked, board: Board) -> tuple[Stranger, ...]:
        """Return what a rule that was asked for names and the board does not have."""
        return strangers(asked.rule, self.context(board, asked.rule))

    def rule_of(self, board: Board, day: Moment) -> Asked:
        """Return the quorum rule of a board in force on a day. Raises RuleError where there is not exactly one that is certain."""
        versions = board.terms_on(day)
        rules = [terms for terms in versions if terms.quorum is not None]
        if len(versions) != 1 or not rules or rules[0].quorum is None:
            message = f"{board.title} has no quorum rule that was certainly in force on that day"
            raise RuleError(message)
        terms = rules[0]
        return Asked(rules[0].quorum, f"{board.title}, {terms.title or 'terms of reference'}", terms)
