"""The reports of `partnership quorum`: what each shows, as one flat table, and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.report import Report
from partnership.views.card import alarm, unread_paths
from partnership.views.quorum import data, flat, forward, meeting, overview, rules, tried

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from partnership.answers.quorum.coming import Coming
    from partnership.answers.quorum.opened import Asked, Held
    from partnership.answers.quorum.replay import Replay
    from partnership.answers.quorum.statutory import Statutory
    from partnership.quorum.agenda import Point
    from partnership.quorum.reach import Reach
    from partnership.records.model.meeting import Meeting
    from partnership.report import Block, Table
    from partnership.views.quorum.in_words import InWords
    from partnership.views.quorum.names import Names
    from partnership.views.quorum.overview import BoardSeen
    from partnership.views.quorum.rules import RuleRead
    from partnership.views.quorum.tried import Stretch
    from partnership.words.finding import Finding


class Pages:
    """The reports as of a day; `unread` are the files that could not be read, which is said first."""

    def __init__(self, as_of: date, unread: Sequence[Finding] = ()) -> None:
        self._as_of = as_of
        self._unread = unread

    def _report(self, title: str, blocks: Sequence[Block], flat_: Table, view: str, more: Mapping[str, Any]) -> Report:
        found = {
            "version": data.VERSION,
            "as_of": self._as_of.isoformat(),
            "unread": unread_paths(self._unread),
            "view": view,
            **more,
        }
        return Report(title, (*alarm(self._unread), *blocks), flat_, found)

    def boards(self, seen: Sequence[BoardSeen], *, alone: bool, explain: bool) -> Report:
        """Return the report of boards, a line for each; of one alone, a line for each meeting, and all reasons with `explain`."""
        blocks = overview.board(seen[0], self._as_of, explain=explain) if alone else overview.boards(seen, self._as_of)
        title = f"Quorum of {seen[0].words.board.title}" if alone else "Quorum"
        found = [data.board_data(one) for one in seen]
        return self._report(title, blocks, flat.boards_flat(seen), "boards", {"boards": found})

    def held(self, held: Held, words: InWords, item: Point | None, *, explain: bool) -> Report:
        """Return the report of a meeting that was held, or of one item of it."""
        blocks = meeting.meeting(held, words, self._as_of, item, explain=explain)
        found = data.explained_data(held, words)
        title = f"Quorum of {words.board.title}, {words.names.day(held.judged.meeting.id)}"
        return self._report(title, blocks, flat.meeting_flat(held, words), "meeting", {"meeting": found})

    def coming(self, of: Meeting, found: Sequence[Coming], words: InWords, *, explain: bool) -> Report:
        """Return the report of a meeting to come."""
        blocks = forward.forward(of, found, words, self._as_of, explain=explain)
        own = data.coming_data(of, found, words)
        title = f"Quorum of {words.board.title}, {words.names.day(of.id)}"
        return self._report(title, blocks, flat.coming_flat(of, found, words), "forward", {"forward": own})

    def rules(self, found: Sequence[RuleRead]) -> Report:
        """Return the report of rules read back."""
        blocks = rules.rules(found, self._as_of)
        return self._report(
            "Quorum rules", blocks, rules.rules_flat(found), "rules", {"rules": rules.rules_data(found)}
        )

    def statutes(self, found: Sequence[Statutory], names: Names) -> Report:
        """Return the report of the statutory quorums."""
        own = rules.statutes_data(found, names)
        blocks = rules.statutes(found, names)
        return self._report(
            "Statutory quorums", blocks, rules.statutes_flat(found, names), "statutes", {"statutes": own}
        )

    def replay(self, found: Replay, asked: Asked, words: InWords, stretch: Stretch, *, explain: bool) -> Report:
        """Return the report of a rule tried on past meetings."""
        blocks = tried.replayed(found, asked, words, stretch, self._as_of, explain=explain)
        own = {**self._asked(asked, words, stretch), "meetings": data.replay_data(found, words)}
        title = f"{words.board.title}: another rule tried"
        return self._report(title, blocks, flat.replay_flat(found, words), "replay", {"replay": own})

    def reachable(self, found: Reach | None, past: Replay, asked: Asked, words: InWords, stretch: Stretch) -> Report:
        """Return the report of whether a rule can be met, and would have been."""
        blocks = tried.reachable(found, past, asked, words, stretch, self._as_of)
        own = {
            **self._asked(asked, words, stretch),
            "reach": data.reach_data(found, words),
            "meetings": data.replay_data(past, words),
        }
        title = f"{words.board.title}: can the quorum be met?"
        return self._report(title, blocks, flat.reach_flat(found, past, words), "reachable", {"reachable": own})

    @staticmethod
    def _asked(asked: Asked, words: InWords, stretch: Stretch) -> dict[str, Any]:
        return {
            "board": words.board.id,
            "name": words.board.title,
            "from": stretch.first.isoformat() if stretch.first else None,
            "to": stretch.last.isoformat() if stretch.last else None,
            "where": asked.where,
            "rule": rules.rule_data(asked.rule, asked.terms, words),
        }
