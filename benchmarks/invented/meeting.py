"""The text of an invented meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from invented import words
from invented.board import successor_begins
from invented.setting import CHAIR, MEETINGS_A_YEAR, QUARTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from invented.setting import Board, Place, Seat

WEEK = timedelta(weeks=1)
LEAVES_EARLY, JOINS_FROM_AFAR, DECLARES_AN_INTEREST = 0.02, 0.3, 0.3


def meeting_text(place: Place, board: Board, number: int) -> str:
    """Return the meeting of this number of a board: who came, what was decided, what is to be done."""
    day = board.days[number]
    body = _cancelled(day) if _is_cancelled(board, number) else _held(place, board, number)
    return "\n".join(
        (
            "# yaml-language-server: $schema=../../../../schemas/meeting.schema.json",
            *body,
            f"source: {{document: minutes-{day.year}, section: {day.month}}}",
            "",
        )
    )


def _is_cancelled(board: Board, number: int) -> bool:
    return board.last_cancelled and number == len(board.days) - 1


def _cancelled(day: date) -> Iterator[str]:
    yield "kind: ordinary"
    yield "status: cancelled"
    yield f"papers: {{sent: {day - 2 * WEEK}}}"


def _held(place: Place, board: Board, number: int) -> Iterator[str]:
    random = place.random
    items = random.randint(5, 9)
    yield "kind: ordinary"
    yield "status: held"
    yield "starts: 14:00"
    yield f"ended: 16:{random.randrange(10, 60)}"
    yield f"venue: {random.choice(words.VENUES)}"
    yield "mode: hybrid"
    yield f"chaired_by: {{person: {_holder(board, board.seats[0], board.days[number])}, seat: {CHAIR}}}"
    yield "attendance_recorded: whole"
    yield "attendance:"
    yield from _attendance(board, number, random)
    yield "quorum: {minuted: quorate}"
    if random.random() < DECLARES_AN_INTEREST:
        yield f"interests:\n  - {{seat: {CHAIR}, kind: non-pecuniary, items: [{items - 1}], left_room: no}}"
    yield from _agenda(place, items)
    yield from _decisions(random, items)
    yield from _actions(board, number, random)
    yield from _minutes(board, number)


def _holder(board: Board, seat: Seat, day: date) -> str | None:
    """Return who holds the seat on the day, if anybody does."""
    if seat.first == seat.later or day < board.handover:
        return seat.first
    return seat.later if day >= successor_begins(board, seat) else None


def _attendance(board: Board, number: int, random: Random) -> Iterator[str]:
    day = board.days[number]
    for position, seat in enumerate(board.seats):
        holder = _holder(board, seat, day)
        if holder is None:
            continue
        who = f"person: {holder}, seat: {seat.id}, capacity: {'observer' if seat.observer else 'member'}"
        if not _misses(board, seat, position, number):
            yield f"  - {{{who}, {_presence(seat, random)}}}"
            continue
        yield f"  - {{{who}, presence: apologies, apology: accepted}}"
        if seat.substitute:
            yield f"  - {{person: {seat.substitute}, seat: {seat.id}, capacity: substitute, presence: present}}"
    yield f"  - {{person: {board.clerk}, organisation: {CHAIR}, capacity: in-attendance, presence: present}}"
    for guest in ("Policy officer", "Data analyst"):
        yield f"  - {{printed_as: {guest}, organisation: {CHAIR}, capacity: in-attendance, presence: present}}"


def _misses(board: Board, seat: Seat, position: int, number: int) -> bool:
    """Let each seat miss one of the first year's four meetings; later on only those with a substitute miss any."""
    if seat.steady or len(board.days) < MEETINGS_A_YEAR:
        return False
    turn = (position + board.number) % (MEETINGS_A_YEAR + 2)
    return number == turn and (number < MEETINGS_A_YEAR or bool(seat.substitute))


def _presence(seat: Seat, random: Random) -> str:
    chance = random.random()
    if chance < LEAVES_EARLY and not seat.steady:
        return "presence: part, left: 4"
    return "presence: present, mode: virtual" if chance < JOINS_FROM_AFAR else "presence: present"


def _agenda(place: Place, items: int) -> Iterator[str]:
    random = place.random
    yield "items:"
    yield "  - {number: 1, title: Minutes of the last meeting and matters arising, purpose: [decision]}"
    for number, title in enumerate(random.sample(words.ITEMS, items - 2), start=2):
        purpose = random.choice(("information", "discussion", "assurance", "decision"))
        yield f"  - {{number: {number}, title: {title}, purpose: [{purpose}]}}"
    yield f"  - number: {items}"
    yield "    title: Measures off track"
    chosen = random.sample(range(len(place.measures)), min(3, len(place.measures)))
    if chosen:
        yield "    measures:"
        yield from (f"      - {place.measure_id(measure)}" for measure in chosen)


def _decisions(random: Random, items: int) -> Iterator[str]:
    yield "decisions:"
    for number, decision in enumerate(random.sample(words.DECISIONS, random.randint(2, 4)), start=1):
        yield f"  d{number}: {{decision: {decision}, item: {random.randint(2, items)}}}"


def _actions(board: Board, number: int, random: Random) -> Iterator[str]:
    day = board.days[number]
    yield "actions:"
    for action in range(1, _opened(board, number) + 1):
        what = words.ACTIONS[(action + number + board.number) % len(words.ACTIONS)]
        owner = f"{{seat: {random.choice(board.seats).id}}}"
        yield f"  a{action}: {{action: {what}, owner: {owner}, due: {day + QUARTER - WEEK}}}"
    if number:
        last = f"{board.id}/{board.days[number - 1]}"
        yield "actions_closed:"
        opened = range(1, _opened(board, number - 1) + 1)
        yield from (f"  - {{action: {last}#a{action}, outcome: done}}" for action in opened)


def _opened(board: Board, number: int) -> int:
    """Return how many actions a meeting opens, from three to seven."""
    return 3 + (board.number + 2 * number) % 5


def _minutes(board: Board, number: int) -> Iterator[str]:
    day, following = board.days[number], number + 1
    yield f"papers: {{sent: {day - 2 * WEEK}, published: {day - WEEK}}}"
    yield "minutes:"
    yield f"  drafted: {day + WEEK}"
    yield f"  distributed: {day + WEEK}"
    if following < len(board.days) and not _is_cancelled(board, following):
        agreed = board.days[following]
        yield f"  agreed: {agreed}"
        yield f"  agreed_at: {board.id}/{agreed}"
        yield f"  published: {agreed + WEEK}"
    if number:
        yield f"  confirms:\n    - {board.id}/{board.days[number - 1]}"
