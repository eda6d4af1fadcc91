"""The quorum of one meeting that was held: the answer first, then the rule, the reasons, and what followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.quorum.replay import decisive
from partnership.quorum.judging import Answer
from partnership.report import Bullets, Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.quorum.follows import follows
from partnership.views.quorum.head import meeting_entries, minutes_entries, rule_entries
from partnership.views.quorum.in_words import sentence
from partnership.views.quorum.names import meeting_path
from partnership.views.quorum.points import point_in_words
from partnership.views.quorum.readings import read_so
from partnership.views.quorum.reasons import reasons
from partnership.views.quorum.verdict import answer_cell, answered, of_points, people
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from partnership.answers.quorum.opened import Held
    from partnership.quorum.agenda import Point
    from partnership.quorum.judging import Judged, Version
    from partnership.quorum.said import Contradiction, RulingSeen, TakenWithout
    from partnership.records.model.meeting import Meeting
    from partnership.report import Block
    from partnership.views.card import Entry
    from partnership.views.quorum.in_words import InWords

_ALLOWED = {
    Truth.YES: "The rule allows it",
    Truth.NO: "The rule does not allow it",
    Truth.UNKNOWN: "Whether the rule allows it is not certain",
}
_FEW = 3
_RULED = {"proceed": "that the meeting go on", "quorate": "that it is quorate", "inquorate": "that it is inquorate"}


def meeting(
    held: Held, words: InWords, as_of: date, item: Point | None = None, *, explain: bool = False
) -> list[Block]:
    """Return the page of one meeting that was held, or of one item of it; with `explain`, what the rule leaves unsaid too."""
    judged = held.judged
    only = f", {point_in_words(item)}" if item is not None else ""
    blocks: list[Block] = [
        Heading(f"{words.board.title}, {words.names.day(judged.meeting.id)}{only}"),
        Paragraph(answered(held, words)),
        *deciders(judged, words),
        head(judged, words, as_of, explain=explain),
    ]
    for version in judged.versions:
        blocks += version_blocks(version, words, several=len(judged.versions) > 1)
    if held.ruling is not None:
        blocks += [Heading("Ruling", 2), Paragraph(_ruling(held.ruling))]
    if held.taken_without:
        taken = tuple(map(_taken, held.taken_without))
        blocks += [Heading("Decisions taken without a quorum", 2), Bullets(taken)]
    if held.contradictions:
        said = tuple(_contradiction(one, judged.meeting) for one in held.contradictions)
        blocks += [Heading("What the minutes say otherwise", 2), Bullets(said)]
    if held.follows:
        blocks += [Heading("What follows", 2), follows(held.follows, words.names)]
    return blocks


def head(judged: Judged, words: InWords, as_of: date, *, explain: bool) -> Card:
    """Return which meeting it is, the rule that was in force, and what the minutes say."""
    entries: list[Entry] = list(meeting_entries(judged.meeting, as_of))
    for version in judged.versions:
        silent = explain or len(version.applied.readings) > 1
        entries += rule_entries(version.rule, version.terms, words, day=judged.meeting.day, silent=silent)
    if not judged.versions:
        entries.append(("Rule", ("No terms of reference in force on the day are on record.",)))
    entries += minutes_entries(judged.meeting, words)
    return Card(None, tuple(entries))


def deciders(judged: Judged, words: InWords) -> Iterator[Block]:
    """Yield on whom it rested, or who would have been enough."""
    decided, missing = decisive(judged)
    names = people((decided or missing), words.names, "or")
    if len(decided) > _FEW:
        yield Paragraph(f"It would have failed without any one of these: {people(decided, words.names)}.")
    elif decided:
        yield Paragraph(f"It would have failed without {names}.")
    elif len(missing) == 1:
        yield Paragraph(f"{names}, who was not there, would have been enough.")
    elif missing:
        yield Paragraph(f"Any one of these, who were not there, would have been enough: {names}.")
    elif judged.answer is Answer.INQUORATE and judged.points:
        yield Paragraph("No one person who was not there would have been enough.")


def version_blocks(version: Version, words: InWords, *, several: bool) -> Iterator[Block]:
    """Yield the reasons by one version of the terms of reference, for each reading of what it leaves open."""
    readings = version.applied.readings
    if not readings:
        return
    by = f", by {words.version(version.terms)}" if several and version.terms else ""
    if len({one.answer for one in readings}) == 1:
        yield Heading(f"Why{by}", 2)
        yield from reasons(readings[0].points, words)
        return
    rows = tuple(
        (
            Cell(sentence(f"if {read_so(one.reading)}")[:-1]),
            answer_cell(one.answer),
            Cell(of_points(one.points, one.answer, words)),
        )
        for one in readings
    )
    yield Heading(f"It depends on how the text is read{by}", 2)
    columns = (Column("How the text can be read"), Column("Answer"), Column("What decides"))
    yield Table("Each reading of what the text leaves open", columns, rows)
    shown = set()
    for one in readings:
        if one.answer not in shown:
            shown.add(one.answer)
            yield Heading(f"Why {one.answer.value}, if {read_so(one.reading)}", 2)
            yield from reasons(one.points, words)


def _ruling(seen: RulingSeen) -> str:
    ruling = seen.ruling
    items = f" for {'item' if len(ruling.items) == 1 else 'items'} {listed(ruling.items)}" if ruling.items else ""
    return f"Ruled by the {ruling.by}{items}: {_RULED[ruling.ruled]}. Reason given: {sentence(ruling.reason)} {_ALLOWED[seen.allowed]}: {seen.why}."


def _taken(one: TakenWithout) -> str:
    where = f" ({point_in_words(one.point)})" if one.point is not None else ""
    return f"{one.decision.decision.rstrip('.')}{where}: {one.excused or 'nothing on record makes it stand'}"


def _said(one: Contradiction) -> str:
    """Return what the minutes say, with what the number is of."""
    of = {"needed": " needed", "counted": " counted", "entitled": " entitled to attend"}.get(one.what, "")
    return one.said + (" present" if one.at[-1] == "present" else of)


def _contradiction(one: Contradiction, of: Meeting) -> str:
    place = "/".join(map(str, one.at))
    return f"The minutes say {_said(one)}; {one.found} ({meeting_path(of.id)}, {place})."
