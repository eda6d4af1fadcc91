"""The front sheet of an agenda laid out: when and where, papers by when, the business, minutes to agree, actions open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.answers.titles import Titles
from partnership.report import Bullets, Card, Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.card import VERSION, alarm, part_sentence, spaced, unread_paths
from partnership.views.deadlines.due import period, reading_data
from partnership.views.deadlines.in_words import WHAT, by, day, how
from partnership.views.in_office import chairs
from partnership.words import dates
from partnership.words.kinds import place_of
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.meetings.agenda import Front
    from partnership.report import Block
    from partnership.views.card import Entry
    from partnership.words.finding import Finding


class Shown(NamedTuple):
    """What is laid out: the front of an agenda, as a day sees it."""

    records: Records
    front: Front
    as_of: date
    unread: Sequence[Finding] = ()


def agenda(shown: Shown) -> Report:
    """Return the front sheet as a report."""
    meeting = shown.front.meeting
    title = "Agenda"
    blocks: list[Block] = [
        *alarm(shown.unread),
        Heading(f"{shown.front.board.title}: agenda of {day(meeting.day)}"),
        Card(None, tuple(_entries(shown))),
    ]
    blocks += [Heading("Business", 2), _items(shown)]
    blocks += [Heading("Minutes to agree", 2), _minutes(shown), Heading("Actions not closed", 2), _actions(shown)]
    return Report(title, tuple(blocks), _flat(shown, title), _data(shown))


def _entries(shown: Shown) -> Iterator[Entry]:
    meeting = shown.front.meeting
    titles = Titles(shown.records, place_of(meeting.board))
    document = shown.records.document("board", meeting.board)
    yield "As of", (dates.shown(shown.as_of),)
    yield "Kind", (spaced(meeting.kind),)
    yield "Day", (day(meeting.day, weekday=True),)
    place = part_sentence((meeting.starts or "", meeting.venue or "", spaced(meeting.mode or "")))
    yield "When and where", (place or "not on record",)
    chaired = chairs(document.data if document else {}, meeting.day, titles)
    yield "Chair", (listed(chaired) or "not on record",)
    for one in shown.front.before:
        cited = titles.citations(one.clause.source or one.terms.source)
        label = f"{one.clause.title or WHAT[one.clause.what]} by"
        yield label, (by(one.readings) or "not to be told", *how(one.readings), cited)
    if not shown.front.before:
        yield "Papers by", ("no terms of reference on record say",)
    if meeting.papers.sent is not None and meeting.papers.sent.earliest <= shown.as_of.toordinal():
        yield "Papers sent", (day(meeting.papers.sent),)
    replies = [one.reply for one in meeting.replies if one.on is None or one.on.earliest <= shown.as_of.toordinal()]
    if replies:
        counts = [f"{replies.count(one)} {words}" for one, words in _REPLIES.items() if one in replies]
        yield "Replies", (listed(counts),)


_REPLIES = {
    "coming": "coming", "coming-virtually": "coming virtually", "sending-substitute": "sending a substitute", "apologies": "with apologies",
}  # fmt: skip


def _items(shown: Shown) -> Block:
    items = shown.front.meeting.items
    if not items:
        return Paragraph("No item is on record yet.")
    rows = tuple((Cell(one.number or ""), Cell(one.title), Cell(listed(one.purpose))) for one in items)
    return Table("Items", (Column("Item", "right"), Column("Title"), Column("For")), rows)


def _minutes(shown: Shown) -> Block:
    lines = tuple(
        f"Meeting of {day(one.day)}{_how_far(one.minutes.drafted, shown.as_of)}" for one in shown.front.minutes
    )
    return (
        Bullets(lines)
        if lines
        else Paragraph("None: those of every earlier meeting on record are recorded as agreed, or none were taken.")
    )


def _how_far(drafted: dates.Moment | None, as_of: date) -> str:
    return (
        f", drafted {day(drafted)}"
        if drafted is not None and drafted.earliest <= as_of.toordinal()
        else ", no draft on record"
    )


def _actions(shown: Shown) -> Block:
    if not shown.front.actions:
        return Paragraph("None is on record.")
    columns = (Column("Action"), Column("Owner"), Column("Due"), Column("Opened"))
    rows = tuple(
        (Cell(one.says), Cell(one.owner or "nobody on record"), Cell((when.spoken(one.due) if one.due is not None else "no day") + (", overdue" if one.state == "overdue" else "")), Cell(day(one.opened)))
        for one in shown.front.actions
    )  # fmt: skip
    return Table(plural(len(rows), "action"), columns, rows)


def _flat(shown: Shown, title: str) -> Table:
    rows = [("front", label, "; ".join(lines)) for label, lines in _entries(shown)]
    rows += [
        ("item", part_sentence((one.number or "", one.title)), listed(one.purpose)) for one in shown.front.meeting.items
    ]
    rows += [("minutes to agree", one.id, day(one.day)) for one in shown.front.minutes]
    rows += [("action", one.says, one.owner) for one in shown.front.actions]
    columns = tuple(map(Column, ("Part", "What", "Detail")))
    return Table(title, columns, tuple(tuple(map(Cell, row)) for row in rows))


def _data(shown: Shown) -> dict[str, Any]:
    meeting = shown.front.meeting
    return {
        "version": VERSION, "as_of": shown.as_of.isoformat(), "unread": unread_paths(shown.unread), "meeting": meeting.id, "board": meeting.board, "board_name": shown.front.board.title,
        "day": period(meeting.day), "kind": meeting.kind, "starts": meeting.starts, "venue": meeting.venue,
        "before": [{"what": one.clause.what, "title": one.clause.title, "readings": [reading_data(each) for each in one.readings], "done": period(one.done)} for one in shown.front.before],
        "items": [{"number": one.number, "title": one.title, "purpose": list(one.purpose)} for one in meeting.items],
        "minutes_to_agree": [one.id for one in shown.front.minutes], "actions": [one.id for one in shown.front.actions],
    }  # fmt: skip
