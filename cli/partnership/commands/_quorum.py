"""What `partnership quorum` is asked about: which board or meeting is meant, and which rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from partnership.commands import _terms
from partnership.commands._run import Refused, found

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Meetings, Records
    from partnership.answers.quorum.opened import Asked, Quorums
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.words.dates import Moment, Period

STATUTE = "statute:"


class Target(NamedTuple):
    """What was asked about: a board, and one meeting of it where one was named."""

    board: str
    meeting: str | None = None


def target(opened: Records, what: str, when: str | None, as_of: date) -> Target:
    """Return the board or the meeting that was meant. Raises Refused, with the candidates or a suggestion.

    A meeting is BOARD DATE, BOARD@DATE, or its id; the date may be `last` or `next`, seen from `as_of`.
    """
    from partnership.answers.load import NotFoundError, id_in
    from partnership.answers.meant import meant

    board, at, day = (what, "@", when) if when is not None else what.rpartition("@")
    if at and day in {"last", "next"}:
        board_id = found(opened, "board", board, as_of)
        return Target(board_id, last_or_next(opened, board_id, day, as_of))
    if when is None and not at:
        wanted = id_in(what, ["meetings", "boards"])
        if wanted in opened.listed["meeting"]:
            return Target(wanted.rpartition("/")[0], wanted)
        return Target(found(opened, "board", what, as_of))
    try:
        meeting = meant(opened, f"{board}@{day}", "meeting").id
    except NotFoundError as error:
        raise Refused(str(error)) from None
    return Target(meeting.rpartition("/")[0], meeting)


def last_or_next(opened: Records, board_id: str, word: str, as_of: date) -> str:
    """Return the last meeting of a board that was held, or the next that is planned, seen from a day. Raises Refused."""
    from partnership.words import dates

    today = dates.on(as_of)
    meetings = opened.meetings(board_id)
    if word == "last":
        held = [one for one in been(meetings, today) if one.day.latest <= today.latest]
        if held:
            return held[-1].id
        message = f"no meeting of {board_id} held by {dates.shown(as_of)} is on record"
        raise Refused(message)
    ahead = [one for one in to_come(meetings, today) if one.day.earliest >= today.earliest]
    if ahead:
        return ahead[0].id
    message = f"no meeting of {board_id} is planned from {dates.shown(as_of)} on; make one with `partnership new meeting {board_id} DATE`"
    raise Refused(message)


def been(meetings: Meetings, today: Moment, within: Period | None = None) -> list[Meeting]:
    """Return the meetings that were held, or may have been, by a day and within a period, the earliest first."""
    from partnership.answers.quorum.replay import HELD
    from partnership.words.truth import Truth

    return [
        one
        for one in meetings.read
        if one.status in HELD
        and today.before(one.day) is not Truth.YES
        and (within is None or within.holds_on(one.day) is not Truth.NO)
    ]


def to_come(meetings: Meetings, today: Moment, within: Period | None = None) -> list[Meeting]:
    """Return the meetings that are planned, as they stood on a day: one held later was still to come."""
    from partnership.answers.quorum.replay import HELD
    from partnership.words.truth import Truth

    later = [one for one in meetings.read if one.status in HELD and today.before(one.day) is Truth.YES]
    planned = [one for one in meetings.read if one.status == "planned"]
    found_ = [one for one in (*planned, *later) if within is None or within.holds_on(one.day) is not Truth.NO]
    return [as_planned(one) for one in sorted(found_, key=lambda one: (one.day.earliest, one.id))]


def as_planned(meeting: Meeting) -> Meeting:
    """Return a meeting as it was before it was held: with its replies, and nothing of what happened there."""
    from partnership.records.model.meeting import ChairedBy, Eligible, MinutedQuorum

    if meeting.status == "planned":
        return meeting
    return replace(
        meeting,
        status="planned",
        attendance=(),
        attendance_recorded=None,
        interests=(),
        decisions=None,
        chaired_by=ChairedBy(),
        eligible=Eligible(),
        quorum=MinutedQuorum(),
    )


def rule(typed: str, opened: Records, answered: date) -> Asked:
    """Return the quorum rule that `--rule` names, seen from a day: in a file, of a board, or a statute's by name. Raises Refused."""
    from partnership.answers.quorum import statutory
    from partnership.answers.quorum.opened import Asked

    if typed.startswith(STATUTE):
        try:
            named = statutory.named(typed.removeprefix(STATUTE))
        except statutory.UnknownStatuteError as error:
            message = f"--rule {typed}: {error}"
            raise Refused(message) from None
        unread = "" if named.seen else "The wording of the provision was not read, so this is not confirmed. "
        return Asked(replace(named.rule, note=unread + named.note or None), f"{named.body}: {named.provision}")
    asked = _terms.terms(typed, opened, answered)
    if asked.terms.quorum is None:
        message = f"--rule {typed}: {asked.called} have no quorum rule on record"
        raise Refused(message)
    return Asked(asked.terms.quorum, asked.called, asked.terms, asked.board)


def fits(asked: Asked, typed: str, board: Board, quorums: Quorums) -> None:
    """Raise Refused where a rule names what the board that it is tried on does not have.

    An office is let pass: a board may well have no deputy chair, or nobody recorded who is.
    """
    from partnership.words.wording import plural

    strange = [one for one in quorums.strangers(asked, board) if one.what != "office"]
    if strange:
        more = f" (and {plural(len(strange) - 1, 'more such name')})" if len(strange) > 1 else ""
        message = f"--rule {typed} cannot be tried on {board.title}: {strange[0].sentence}{more}"
        raise Refused(message)
