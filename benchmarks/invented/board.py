"""The text of an invented board."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from invented import words
from invented.setting import CHAIR, PEOPLE_OF_EACH, VICE_CHAIR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from invented.setting import Board, Place, Seat

DAY = timedelta(days=1)
VACANT_FOR = timedelta(days=182)


def board_text(place: Place, board: Board) -> str:
    """Return a board with seats, holders, substitutes, links and terms of reference."""
    return "\n".join(
        (
            "# yaml-language-server: $schema=../../../schemas/board.schema.json",
            *_life(place, board),
            *_officers(board),
            *_membership(board),
            *_charges(place, board),
            *_links(place, board),
            *_terms(place, board),
            "",
            f"source: {{document: {board.terms}, section: 1}}",
            "",
        )
    )


def _until(board: Board) -> str:
    return f", until: {board.ends}" if board.ends else ""


def _life(place: Place, board: Board) -> Iterator[str]:
    decided = f", at: [{place.root.id}]" if board is not place.root else ""
    yield f"name: {board.words.name}"
    yield f"kind: {board.words.kind}"
    yield f"established: {{on: {board.begins}{decided}}}"
    if board.ends:
        yield f"dissolved: {{on: {board.ends}{decided}}}"
    yield "legal_basis:"
    yield "  - claim: voluntary"
    yield "    act: cooperation-act"
    yield "    section: s. 10"
    yield f"    source: {{document: {board.terms}, section: 2}}"
    yield "areas:"
    if board.by_district:
        yield f"  - {{districts: [{', '.join(words.DISTRICTS)}]}}"
    else:
        yield f"  - {{places: [{place.id}]}}"
    yield "frequency:"
    yield f"  - {{says: quarterly, per_year: 4, since: {board.begins}{_until(board)}}}"


def _officers(board: Board) -> Iterator[str]:
    holders = {seat.id: seat.first for seat in board.seats}
    yield "officers:"
    chair = "chair" if board.number < PEOPLE_OF_EACH else "lead"  # nobody chairs two boards at the same time
    for office, seat in ((chair, CHAIR), ("vice-chair", VICE_CHAIR)):
        yield f"  - {{office: {office}, seat: {seat}, person: {holders[seat]}, since: {board.begins}{_until(board)}}}"


def _membership(board: Board) -> Iterator[str]:
    yield ""
    yield "groups:"
    yield "  health: {name: Health services}"
    yield "  schools: {name: Schools and colleges}"
    yield ""
    yield "seats:"
    for seat in board.seats:
        yield from _seat(board, seat)


def _seat(board: Board, seat: Seat) -> Iterator[str]:
    yield f"  {seat.id}:"
    yield f"    standing: {'observer' if seat.observer else 'member'}"
    if seat.organisation.group:
        yield f"    groups: [{seat.organisation.group}]"
    yield f"    organisations:\n      - {{organisation: {seat.id}}}"
    yield "    holders:"
    yield from _holders(board, seat)
    if seat.substitute:
        yield f"    substitutes:\n      - {{person: {seat.substitute}, named_on: {board.begins}{_until(board)}}}"
    if seat.vacancy:
        vacant = f"since: {board.handover}, until: {board.handover + VACANT_FOR}"
        yield f"    vacant:\n      - {{{vacant}}}"


def _holders(board: Board, seat: Seat) -> Iterator[str]:
    ended = f"{_until(board)}, ended: board-ended" if board.ends else ""
    if seat.later == seat.first:
        yield f"      - {{person: {seat.first}, since: {board.begins}{ended}}}"
        return
    yield f"      - {{person: {seat.first}, since: {board.begins}, until: {board.handover - DAY}, ended: replaced}}"
    yield f"      - {{person: {seat.later}, since: {successor_begins(board, seat)}{ended}}}"


def successor_begins(board: Board, seat: Seat) -> date:
    """Return the day on which the later holder of a seat begins."""
    return board.handover + VACANT_FOR + DAY if seat.vacancy else board.handover


def _charges(place: Place, board: Board) -> Iterator[str]:
    span = f"since: {board.begins}{_until(board)}"
    yield "functions:"
    yield f"  - {{function: {board.words.function}, {span}}}"
    if board is place.root:
        yield "duties:"
        yield f"  - {{duty: cooperation, {span}}}"
        yield f"  - {{duty: publication, {span}}}"
    served = [place.plan_id(number) for number in range(len(place.plans)) if place.owner(number) is board]
    if served:
        yield "serves:"
        yield from (f"  - {{plan: {plan}, {span}}}" for plan in served)


def _links(place: Place, board: Board) -> Iterator[str]:
    span = f"since: {board.begins}{_until(board)}"
    yield "links:"
    if board is place.root:
        yield f"  - {{type: accountable-to, to_organisation: {CHAIR}, {span}}}"
        return
    yield f"  - {{type: sub-group-of, to: {board.parent}, {span}}}"
    yield "  - type: reports-to"
    yield f"    to: {board.parent}"
    yield "    frequency: {says: twice a year, per_year: 2}"
    yield f"    since: {board.begins}"
    if board.ends:
        yield f"    until: {board.ends}"


def _terms(place: Place, board: Board) -> Iterator[str]:
    yield ""
    yield "terms_of_reference:"
    if not board.ends and board.number % 4 == 1:
        yield from _version(place, board, "1", "superseded", (board.begins, board.handover - DAY))
        yield from _version(place, board, "2", "agreed", (board.handover, None))
    else:
        yield from _version(place, board, "1", "agreed", (board.begins, board.ends))


def _version(place: Place, board: Board, version: str, status: str, life: tuple[date, date | None]) -> Iterator[str]:
    since, until = life
    yield f"  - title: Terms of reference of the {board.words.name}"
    yield f'    version: "{version}"'
    yield f"    status: {status}"
    yield f"    adopted: {since}"
    yield f"    since: {since}"
    if until:
        yield f"    until: {until}"
    yield f"    agreed_by: [{place.root.id}]"
    yield f"    read: {'whole' if status == 'agreed' else 'part'}"
    yield from _quorum(board)
    if status == "agreed":
        yield from _attendance()
        yield from _procedure(place, board)


def _quorum(board: Board) -> Iterator[str]:
    share = ("1/3", "1/4", "2/5")[board.number % 3]
    yield f"""    quorum:
      need:
        all:
          - {{at_least: {{share: {share}, of: seats-filled, round: up}}, counting: heads}}
          - present: {{offices: [chair, vice-chair]}}
          - {{at_least: 1, of: {{groups: [health]}}, counting: heads}}
      who_counts:
        observers: no
        co_opted: yes
        non_voting: no
        substitutes: named
        virtual: yes
        part: yes
        conflicted: yes
        person_in_two_seats: once
      per_item: no
      timing: {{counted: start, wait_minutes: 15}}
      on_failure:
        - {{step: adjourn, within_days: 14, counting: working}}
        - {{step: record}}
      source: {{document: {board.terms}, section: "5.2"}}"""


def _attendance() -> Iterator[str]:
    yield """    attendance:
      - rate: 70%
        subject: seat
        window: financial-year
        meetings: {kinds: [ordinary], development_days: no, inquorate: yes}
        counts_as_attending: {substitute: named, virtual: yes, part: yes, approved_absence: no}
        observers: no
        vacant_seats: no
        consequence:
          - {step: chair-writes}
      - missed: {count: 3, consecutive: true}
        subject: seat
        window: rolling-12-months
        consequence:
          - {step: ask-for-replacement}
    substitutes: {allowed: named, per_member: 1, same_organisation: yes, may_vote: yes}"""


def _procedure(place: Place, board: Board) -> Iterator[str]:
    yield "    deadlines:"
    yield "      - {what: papers, days: 5, counting: working, before: meeting}"
    yield "      - {what: minutes-draft, days: 10, counting: working, after: meeting}"
    yield "      - {what: minutes-agreed, at: next-meeting}"
    yield "      - {what: minutes-published, days: 10, counting: working, after: minutes-agreed}"
    if board is not place.root:
        yield f"      - {{what: report, every_months: 6, to: {board.parent}}}"
    yield "    interests: {declare: [pecuniary, non-pecuniary], silent: yes, asked_to_leave: unstated}"
    yield "    public: {open: no}"
    yield "    secretariat: County Council"
    yield f"    source: {{document: {board.terms}, section: 5}}"
