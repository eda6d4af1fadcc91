"""Quorum as one flat table for spreadsheets: a line for each thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.quorum.judging import Answer
from partnership.views.plain_table import plain_table
from partnership.views.quorum.forward import in_short
from partnership.views.quorum.outcome import nearest_count, reason
from partnership.views.quorum.overview import what_decided
from partnership.views.quorum.points import WORDS, point_in_words
from partnership.views.quorum.readings import read_so
from partnership.views.quorum.verdict import decided, people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.answers.quorum.coming import Coming
    from partnership.answers.quorum.opened import Held
    from partnership.answers.quorum.replay import Replay
    from partnership.quorum.evaluating import Outcome
    from partnership.quorum.judging import AtPoint
    from partnership.quorum.reach import Reach
    from partnership.records.model.meeting import Meeting
    from partnership.report import Table
    from partnership.views.quorum.in_words import InWords
    from partnership.views.quorum.overview import BoardSeen


def boards_flat(seen: Sequence[BoardSeen]) -> Table:
    """Return a line for each meeting of each board, held or planned."""
    headings = ("Board", "Name", "Meeting", "Kind", "Status", "Quorum", "Goes as", "Counted", "Needed", "What decided", "Minuted")  # fmt: skip
    return plain_table("Quorum", headings, (line for one in seen for line in _of_board(one)))


def _counts(leaf: Outcome) -> tuple[str, str]:
    """Return how many were counted and needed; empty where there was no count."""
    needed = "" if leaf.needed is None else "not known" if leaf.needed.high is None else str(leaf.needed)
    return "" if leaf.counted is None else str(leaf.counted), needed


def _of_board(seen: BoardSeen) -> Iterator[tuple[str, ...]]:
    board = (seen.words.board.id, seen.words.board.title)
    for one in seen.held:
        judged = one.judged
        leaf = None if judged.answer is Answer.NO_RULE else nearest_count(at.outcome for at in judged.points)
        counted, needed = _counts(leaf) if leaf else ("", "")
        yield (
            *board, judged.meeting.id, judged.meeting.kind, judged.meeting.status, judged.answer.value, one.honoured.value, counted, needed,
            what_decided(one, seen.words), judged.meeting.quorum.minuted or "",
        )  # fmt: skip
    for each in seen.planned:
        yield (*board, each.meeting.id, each.meeting.kind, each.meeting.status, "outcome not recorded" if each.passed else in_short(each.coming), "", "", "", "", "")  # fmt: skip
    for unread in seen.unread:
        yield (*board, unread, "", "", Answer.CANNOT_TELL.value, "", "", "", "its file cannot be read", "")


_REASONS = ("Meeting", "Version", "Reading", "At", "Quorum", "Place in the rule", "Condition", "Met", "Counted", "Needed", "Who", "Counts", "Why")  # fmt: skip


def meeting_flat(held: Held, words: InWords) -> Table:
    """Return a line for everybody who was looked at for each condition, at each point of a meeting."""
    lines = (
        (held.judged.meeting.id, words.version(version.terms) if version.terms else "", read_so(one.reading), *line)
        for version in held.judged.versions
        for one in version.applied.readings
        for line in _of_points(one.points, words)
    )
    found = [*lines] or [(held.judged.meeting.id, "", "", "", held.judged.answer.value, "", "", "", "", "", "", "", decided(held.judged, words))]  # fmt: skip
    return plain_table("Quorum of a meeting", _REASONS, found)


def _of_points(points: Iterable[AtPoint], words: InWords) -> Iterator[tuple[str, ...]]:
    for at in points:
        for leaf in at.outcome.leaves():
            yield from ((point_in_words(at.point), WORDS[at.met], *line) for line in _of_leaf(leaf, words))


def _of_leaf(leaf: Outcome, words: InWords) -> Iterator[tuple[str, ...]]:
    members = words.outcomes.members(leaf)
    needs = words.rules.need(leaf.need) if members is None else words.rules.one_of(members)
    own = ("/".join(map(str, leaf.at)), needs, leaf.met.value, *_counts(leaf))
    for one in leaf.tallies:
        yield (*own, words.names.tally(one), one.counts.value, reason(one))
    if not leaf.tallies:
        yield (*own, "", "", leaf.why)


def coming_flat(meeting: Meeting, found: Sequence[Coming], words: InWords) -> Table:
    """Return a line for everybody who may come to a meeting."""
    headings = ("Meeting", "As it stands", "Version", "Person", "Seats", "Organisations", "Reply", "Decisive", "Rests on them")  # fmt: skip
    lines = []
    for one in found:
        for each in one.forward.candidates if one.forward is not None else ():
            outlooks = one.forward.outlooks if one.forward is not None else ()
            decisive = any(each in outlook.decisive for outlook in outlooks)
            resting = any(each in outlook.resting_on for outlook in outlooks)
            titles = words.names.titles
            lines.append(
                (
                    meeting.id, in_short(found), words.version(one.terms), titles.person(each.person) if each.person else "", "; ".join(map(words.names.seat, each.seats)),
                    "; ".join(map(titles.organisation, each.organisations)), each.word, "yes" if decisive else "no", "yes" if resting else "no",
                )
            )  # fmt: skip
    return plain_table("Quorum of a meeting to come", headings, lines or [(meeting.id, in_short(found), *([""] * 7))])


def replay_flat(tried: Replay, words: InWords) -> Table:
    """Return a line for each meeting by both rules."""
    headings = ("Board", "Meeting", "By the rule of its day", "By this rule", "What decides", "Would have failed without", "Would have been enough")  # fmt: skip
    lines = (
        (
            words.board.id, one.meeting.id, one.before.answer.value, one.after.answer.value, decided(one.after, words),
            people(one.decided, words.names, "or"), people(one.missing, words.names, "or"),
        )
        for one in tried.meetings
    )  # fmt: skip
    return plain_table("A rule tried on past meetings", headings, lines)


def reach_flat(found: Reach | None, past: Replay, words: InWords) -> Table:
    """Return a line for each condition if everybody came, and one for each past meeting."""
    headings = ("Board", "Meeting", "Condition", "Met", "Counted", "Needed", "What decides")
    lines = []
    for leaf in found.outcome.leaves() if found is not None else ():
        members = words.outcomes.members(leaf)
        needs = words.rules.need(leaf.need) if members is None else words.rules.one_of(members)
        lines.append((words.board.id, "if everybody came", needs, leaf.met.value, *_counts(leaf), leaf.why))
    lines += [
        (words.board.id, one.meeting.id, "", one.after.answer.value, "", "", decided(one.after, words))
        for one in past.meetings
    ]
    return plain_table("Whether a quorum can be met", headings, lines)
