"""Boards that end on a day, and what ends with them: other boards' links to them, their seats and holders, their measures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.titles import called
from partnership.recording.closing import (
    Ending,
    close,
    goes_on,
    refuse_ended,
    said,
    with_citation,
    with_sentence,
)
from partnership.recording.drafts import Drafted, Drafts, readable
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document


class Also(NamedTuple):
    """What is to end with a board: links of other boards to it, its seats and who sits in them, its measures as its own."""

    links: bool = False
    seats: bool = False
    measures: bool = False


def end_board(records: Records, board: str, ending: Ending, also: Also = Also()) -> Drafted:  # noqa: B008 - it cannot be changed
    """Return the change that dissolves a board, and ends with it what is asked for. Raises CannotRecordError.

    What is open inside it ends with it in any case, and is left as it is where that is not asked for: a date that is left out
    claims nothing.
    """
    drafts = Drafts(records)
    with_it = dissolve(drafts, records, {board: ending}, also)
    named = called(readable(records, "board", board))
    return Drafted(drafts.changes(), f"{named} ({board}) ends: its last day is {said(ending.on)}.{with_it}")


def dissolve(
    drafts: Drafts,
    records: Records,
    boards: Mapping[str, Ending],
    also: Also,
    heirs: Mapping[tuple[str, str], tuple[str, ...]] | None = None,
) -> str:
    """Dissolve boards, each on its day, and return what ended with them, as a sentence with a space before it; or nothing.

    `heirs` has the boards that take on a measure, by the board that had it and the measure; each answers for it from the day
    after. Links between boards that end together, and rows that have an end already, are left as they are. Raises CannotRecordError.
    """
    for board, ending in boards.items():
        _dissolve(drafts, readable(records, "board", board), ending)
    words: list[str] = []
    if also.links:
        links = [(other, number, boards[to]) for other, number, to in _links_to(records, boards)]
        for other, number, ending in links:
            close(drafts, other, ("links", number), f"the link of {called(other)}", _bare(ending))
        words += [f"{plural(len(links), 'link')} of other boards to {'it' if len(boards) == 1 else 'them'}"] * bool(
            links
        )
    if also.seats:
        counts = [_empty(drafts, records, board, ending) for board, ending in boards.items()]
        seats, holders = sum(one for one, _ in counts), sum(two for _, two in counts)
        words += [plural(seats, "seat")] * bool(seats) + [
            plural(holders, "holding of a seat", "holdings of seats")
        ] * bool(holders)
    if also.measures:
        count = sum(
            _hand_on(
                drafts, measure, row, number, boards[row["board"]], (heirs or {}).get((row["board"], measure.id), ())
            )
            for measure, row, number in owned(records, boards)
        )
        words += [f"{'its' if len(boards) == 1 else 'their'} time with {plural(count, 'measure')}"] * bool(count)
    return f" With {'it' if len(boards) == 1 else 'them'}: {listed(words)}." if words else ""


def owned(records: Records, boards: Mapping[str, Any]) -> Iterator[tuple[Document, Mapping[str, Any], int]]:
    """Yield each row by which a measure that is in use is a board's and goes on being so, with its place in the list."""
    for measure in records.mentioning("measure", boards):
        for number, row in enumerate(measure.data.get("owners", ())):
            if row.get("board") in boards and goes_on(row) and goes_on(measure.data):
                yield measure, row, number


def _dissolve(drafts: Drafts, document: Document, ending: Ending) -> None:
    was = document.data.get("dissolved", {})
    refuse_ended(called(document), was.get("on"), ending)
    event: dict[str, Any] = {**was, "on": ending.on}
    if ending.source:
        event["source"] = with_citation(was.get("source"), ending.source)
    if ending.reason:
        event["note"] = with_sentence(was.get("note"), ending.reason)
    drafts.set("board", document.id, ("dissolved",), event)


def _bare(ending: Ending) -> Ending:
    return ending._replace(reason=None)


def _links_to(records: Records, boards: Mapping[str, Ending]) -> Iterator[tuple[Document, int, str]]:
    """Yield each link of another board to one of these that has no end, by its place in the list, and where it leads."""
    for other in records.mentioning("board", boards):
        for number, link in enumerate(() if other.id in boards else other.data.get("links", ())):
            if link.get("to") in boards and "until" not in link:
                yield other, number, link["to"]


def _empty(drafts: Drafts, records: Records, board: str, ending: Ending) -> tuple[int, int]:
    """End the seats of a board that go on, and who sits in them; return how many of each."""
    document = readable(records, "board", board)
    seats = holders = 0
    bare = Ending(ending.on)
    for seat, row in document.data.get("seats", {}).items():
        for number, holder in enumerate(row.get("holders", ())):
            at = ("seats", seat, "holders", number)
            if "until" not in holder and _begun(holder, ending):
                close(drafts, document, at, f"a holder of the seat {seat}", bare)
                if "ended" not in holder:
                    drafts.set("board", board, (*at, "ended"), "board-ended")
                holders += 1
        if "until" not in row and _begun(row, ending):
            close(drafts, document, ("seats", seat), f"the seat {seat}", bare)
            seats += 1
    return seats, holders


def _begun(row: Mapping[str, Any], ending: Ending) -> bool:
    """Whether something may have begun by a last day."""
    return "since" not in row or dates.moment(ending.on).before(dates.moment(row["since"])) is not Truth.YES


def _hand_on(
    drafts: Drafts, measure: Document, row: Mapping[str, Any], number: int, ending: Ending, heirs: tuple[str, ...]
) -> bool:
    """End a board's time with a measure; who takes it on has it from the day after, where nothing says so yet."""
    if not _begun(row, ending):
        return False
    what = f"the time of {row['board']} with {measure.data['name']}"
    close(drafts, measure, ("owners", number), what, _bare(ending))
    have = {one.get("board") for one in measure.data["owners"] if goes_on(one)}
    day = dates.moment(ending.on)
    for heir in heirs:
        if heir not in have:
            since = (
                {"since": date.fromordinal(day.latest + 1).isoformat()}
                if day.exact and day.latest < dates.LAST_DAY
                else {}
            )
            new = {"board": heir, **since, **({"source": ending.source} if ending.source else {})}
            drafts.append("measure", measure.id, ("owners",), new)
    return True
