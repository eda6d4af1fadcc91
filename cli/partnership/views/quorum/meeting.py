"""The quorum of one meeting that was held: the answer first, then the rule, the reasons, and what followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.quorum.replay import decisive
from partnership.quorum.judging import Answer
from partnership.report import Bullets, Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.card import spaced
from partnership.views.quorum.follows import follows
from partnership.views.quorum.in_words import sentence
from partnership.views.quorum.names import meeting_path
from partnership.views.quorum.points import alike, changes, point_in_words, points_in_words, strip
from partnership.views.quorum.readings import read_so
from partnership.views.quorum.rule_in_words import unsaid
from partnership.views.quorum.tree import Branch, tree
from partnership.views.quorum.verdict import answer_cell, answered, of_points, people
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from partnership.answers.quorum.opened import Held
    from partnership.quorum.judging import AtPoint, Judged, Version
    from partnership.quorum.said import Contradiction, RulingSeen, TakenWithout
    from partnership.records.model import Meeting
    from partnership.report import Block
    from partnership.views.card import Entry
    from partnership.views.quorum.in_words import InWords

_STATES = {
    "no rule": "no quorum rule",
    "elsewhere": "another text sets the quorum",
    "not on record": "its quorum rule is not on record",
}
_MINUTED = {"no-rule": "that there is no rule", "not-said": "nothing of it"}
_ALLOWED = {
    Truth.YES: "the rule allows it",
    Truth.NO: "the rule does not allow it",
    Truth.UNKNOWN: "whether the rule allows it is not certain",
}


def meeting(held: Held, words: InWords, as_of: date) -> list[Block]:
    """Return the page of one meeting that was held."""
    judged = held.judged
    blocks: list[Block] = [
        Heading(f"{words.board.title}, {words.names.day(judged.meeting.id)}"),
        Paragraph(answered(held, words)),
        head(judged, words, as_of),
    ]
    if held.ruling is not None:
        blocks += [Heading("Ruling", 2), Paragraph(_ruling(held.ruling))]
    for version in judged.versions:
        blocks += _version(version, judged, words)
    blocks += _deciders(judged, words)
    if held.taken_without:
        blocks += [
            Heading("Decisions taken without a quorum", 2),
            Bullets(tuple(map(_taken, held.taken_without))),
        ]
    if held.contradictions:
        blocks += [
            Heading("The minutes and the count", 2),
            Bullets(tuple(_contradiction(one, judged.meeting) for one in held.contradictions)),
        ]
    if held.follows:
        blocks += [Heading("What follows", 2), follows(held.follows, words.names)]
    return blocks


def head(judged: Judged, words: InWords, as_of: date) -> Card:
    """Return which meeting it is, the rule that was in force, and what the minutes say."""
    entries: list[Entry] = [("Meeting", (_meeting(judged.meeting),)), ("As of", (dates.shown(as_of),))]
    for version in judged.versions or ():
        entries += rule_entries(version, judged.meeting, words)
    if not judged.versions:
        entries.append(("Rule", ("no terms of reference in force on the day are on record",)))
    minutes = judged.meeting.quorum
    if minutes.minuted is not None:
        said = [_MINUTED.get(minutes.minuted, minutes.minuted)]
        said += [f"{minutes.needed} needed"] if minutes.needed is not None else []
        said += [f"{minutes.counted} counted"] if minutes.counted is not None else []
        cited = words.names.titles.citations(minutes.source)
        entries.append(("Minutes say", (", ".join(said) + (f" ({cited})" if cited else ""),)))
    return Card(None, tuple(entries))


def rule_entries(version: Version, meeting_: Meeting, words: InWords) -> Iterator[Entry]:
    """Yield a rule in English, where it is said, and what it leaves open."""
    rule, terms = version.rule, version.terms
    doubt = "" if version.holds is Truth.YES else " (whether it was in force on the day is not known)"
    yield (
        "Rule",
        (
            words.rules.sentences(rule)
            if rule is not None and version.state != "no rule"
            else sentence(_STATES[version.state]),
        ),
    )
    cited = words.cited(rule, terms)
    if cited:
        yield "Clause", (cited,)
    if terms is not None:
        yield "Version", (words.version(terms, meeting_.day) + doubt,)
    silent = unsaid(rule, terms.substitutes if terms else None) if rule is not None else []
    if silent and len(version.applied.readings) > 1:
        yield "Not said", ("; ".join(silent),)


def _meeting(meeting_: Meeting) -> str:
    times = " to ".join(one for one in (meeting_.starts, meeting_.ended) if one)
    said = [spaced(meeting_.kind), spaced(meeting_.status), *([times] if times else [])]
    return ", ".join(said)


def _version(version: Version, judged: Judged, words: InWords) -> Iterator[Block]:
    readings = version.applied.readings
    if not readings:
        return
    title = words.version(version.terms) if len(judged.versions) > 1 and version.terms else ""
    if len({one.answer for one in readings}) == 1:
        yield from _reasons(readings[0].points, words, f"By {title}" if title else "Why")
        return
    rows = tuple(
        (
            Cell(sentence(f"if {read_so(one.reading)}")),
            answer_cell(one.answer),
            Cell(of_points(one.points, one.answer, words)),
        )
        for one in readings
    )
    columns = (Column("How the text can be read"), Column("Answer"), Column("What decides"))
    yield Heading(f"By {title}" if title else "It depends on how the text is read", 2)
    yield Table("Each reading of what the text leaves open", columns, rows)
    shown = set()
    for one in readings:
        if one.answer not in shown:
            shown.add(one.answer)
            yield from _reasons(one.points, words, sentence(f"if {read_so(one.reading)}")[:-1])


def _reasons(points: Sequence[AtPoint], words: InWords, title: str) -> Iterator[Block]:
    """Yield the tree of reasons; where it differs from item to item, the strip, what changed, and each tree."""
    yield Heading(title, 2)
    if len({at.met for at in points}) > 1:
        yield strip(points)
        moved = changes(points, words.outcomes)
        if moved:
            yield Bullets(tuple(sentence(f"{one.words} at {point_in_words(one.point)}: {one.why}") for one in moved))
    same = alike(points, words.outcomes)
    if len(same) == 1:
        yield tree((same[0][1],))
        return
    yield tree(tuple(Branch(f"At {points_in_words(those)}", (branch,)) for those, branch in same))


def _deciders(judged: Judged, words: InWords) -> Iterator[Block]:
    """Yield on whom it rested, or who would have been enough."""
    decided, missing = decisive(judged)
    if decided:
        yield Paragraph(f"It would have failed without {people(decided, words.names, 'or without')}.")
    if missing:
        yield Paragraph(
            f"Any one of these, who were not there, would have been enough: {people(missing, words.names, 'or')}."
        )
    if judged.answer is Answer.INQUORATE and not missing and judged.version and judged.version.applied.readings:
        yield Paragraph("Nobody who was not there would have been enough alone.")


def _ruling(seen: RulingSeen) -> str:
    ruling = seen.ruling
    items = f" for {'item' if len(ruling.items) == 1 else 'items'} {listed(ruling.items)}" if ruling.items else ""
    what = {"proceed": "that the meeting go on", "quorate": "that it is quorate", "inquorate": "that it is inquorate"}
    return sentence(
        f"ruled by the {ruling.by}{items}: {what[ruling.ruled]}. Reason given: {ruling.reason.rstrip('.')}. {sentence(_ALLOWED[seen.allowed])[:-1]}: {seen.why}"
    )


def _taken(one: TakenWithout) -> str:
    where = f" ({point_in_words(one.point)})" if one.point is not None else ""
    return f"{one.decision.decision.rstrip('.')}{where}: {one.excused or 'nothing on record makes it stand'}"


def _contradiction(one: Contradiction, meeting_: Meeting) -> str:
    place = "/".join(map(str, one.at))
    return f"The minutes say {one.said}; {one.found}. [{meeting_path(meeting_.id)}, {place}]"
