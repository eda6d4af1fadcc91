"""The text of an invented restructure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from invented.setting import PRESENT_BEGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from invented.setting import Board, Place

SOURCE = "source: {document: governance-review, section: 4}"
ABANDONED = ("Merger with the neighbouring county", "Single scrutiny body", "Rotating chair", "District boards")


def restructure_names(place: Place) -> tuple[str, ...]:
    """Return what the restructures of a place are called: one for each former board, then those given up."""
    carried_out = tuple(f"End of the {former.words.name}" for former in place.former)
    return carried_out + ABANDONED[: place.reviews - len(carried_out)]


def restructure_text(place: Place, number: int) -> str:
    """Return a restructure: one board replaced by another, or a proposal that came to nothing."""
    former = place.former[number] if number < len(place.former) else None
    return "\n".join(
        (
            "# yaml-language-server: $schema=../../../schemas/restructure.schema.json",
            f"name: {restructure_names(place)[number]}",
            f"places: [{place.id}]",
            "why: The review found that the same people sat in the same room twice a month under two names.",
            *(_carried_out(place, former) if former else _given_up(place)),
            "",
            SOURCE,
            "",
        )
    )


def _given_up(place: Place) -> Iterator[str]:
    yield "stages:"
    for stage, day in (("reviewed", "2022-05-10"), ("consulted", "2022-09-20"), ("proposed", "2022-11-15")):
        yield f"  - {{stage: {stage}, on: {day}}}"
    yield "  - stage: abandoned"
    yield "    on: 2023-01-17"
    yield f"    decided_at: [{place.root.id}]"


def _carried_out(place: Place, former: Board) -> Iterator[str]:
    successor = place.successor(former)
    yield "stages:"
    yield "  - {stage: reviewed, on: 2020-06-16}"
    for stage, day in (("proposed", "2020-09-15"), ("agreed", "2021-01-19"), ("in-force", str(PRESENT_BEGIN))):
        yield f"  - stage: {stage}"
        yield f"    on: {day}"
        yield f"    decided_at: [{place.root.id}]"
        yield f"    ends: [{former.id}]"
        yield f"    establishes: [{successor.id}]"
        yield f"    {SOURCE}"
    yield "\nchanges:"
    yield "  - how: replaced"
    yield f"    from: [{former.id}]"
    yield f"    to: [{successor.id}]"
    yield f"    on: {PRESENT_BEGIN}"
    yield "\ncontinuity:"
    yield from _seats(former, successor)
    for everything in ("functions", "measures", "actions", *(("districts",) if former.by_district else ()), "links"):
        yield f"  - board: {former.id}"
        yield f"    everything: {everything}"
        yield "    fate: carried"
        yield f"    to: [{successor.id}]"


def _seats(former: Board, successor: Board) -> Iterator[str]:
    kept = {seat.id for seat in successor.seats}
    for seat in former.seats:
        yield f"  - board: {former.id}"
        yield f"    seat: {seat.id}"
        if seat.id in kept:
            yield "    fate: carried"
            yield f"    to: [{successor.id}]"
            yield f"    to_seat: {seat.id}"
        else:
            yield "    fate: retired"
            yield "    reason: The agency asked for fewer meetings and is represented by the root body."
