"""The quorum of boards: a line for each board, or for each meeting of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.quorum.judging import Answer
from partnership.report import Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.quorum.forward import TONES as PROSPECTS
from partnership.views.quorum.forward import in_short, prospect
from partnership.views.quorum.in_words import sentence
from partnership.views.quorum.meeting import version_blocks
from partnership.views.quorum.verdict import answer_cell, count_cell, decided, decisive_in_words
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from partnership.answers.quorum.coming import Coming
    from partnership.answers.quorum.opened import Held
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.terms import Terms
    from partnership.report import Block, Tone
    from partnership.views.card import Entry
    from partnership.views.quorum.in_words import InWords


_STATES = {
    "stated": "stated",
    "no rule": "there is none",
    "elsewhere": "set by another text",
    "not on record": "not on record",
}


class Planned(NamedTuple):
    """A meeting that is planned, what is still needed for it, and whether its day has passed."""

    meeting: Meeting
    coming: tuple[Coming, ...]
    passed: bool


class BoardSeen(NamedTuple):
    """A board with its meetings that were held and are planned; `unread` are the ids of those whose files cannot be read."""

    words: InWords
    held: tuple[Held, ...]
    planned: tuple[Planned, ...]
    unread: tuple[str, ...] = ()


def numbers(held: Sequence[Held]) -> str:
    """Return how many meetings came to each answer: `10 quorate, 1 inquorate`."""
    found = [(sum(one.judged.answer is answer for one in held), answer.value) for answer in Answer]
    return ", ".join(f"{number} {word}" for number, word in found if number)


def boards(seen: Sequence[BoardSeen], as_of: date) -> list[Block]:
    """Return the next meeting of each board, the earliest first, and then a line for each board."""
    rows = []
    for one in seen:
        last = one.held[-1] if one.held else None
        rows.append(
            (
                Cell(one.words.board.title),
                Cell(str(len(one.held))),
                Cell(numbers(one.held) or "none held"),
                Cell(_by(last)),
                Cell(_last(last, one.words), answer_cell(last.judged.answer).tone if last else "muted"),
            )
        )
    columns = (
        Column("Board"),
        Column("Held", "right"),
        Column("Quorum"),
        Column("By the rule of the last"),
        Column("The last of them"),
    )
    return [
        Heading("Quorum"),
        Card(None, (("As of", (dates.shown(as_of),)),)),
        *_ahead(seen),
        Table("Boards with meetings on record", columns, tuple(rows), ("`partnership quorum BOARD` says more.",)),
    ]


def _by(held: Held | None) -> str:
    """Return what is known of the rule that a meeting is judged by."""
    if held is None:
        return ""
    states = {version.state for version in held.judged.versions}
    if len(states) > 1:
        return "one of several"
    return _STATES[states.pop()] if states else "no terms of reference on record"


def _last(held: Held | None, words: InWords) -> str:
    return "" if held is None else f"{words.names.day(held.judged.meeting.id)}: {held.judged.answer.value}"


def _ahead(seen: Sequence[BoardSeen]) -> Iterator[Block]:
    """Yield the next meeting of each board that has one planned, the earliest first."""
    found = [(each, one.words) for one in seen if (each := next((it for it in one.planned if not it.passed), None))]
    if found:
        rows = tuple(
            (
                Cell(words.names.day(one.meeting.id)),
                Cell(words.board.title),
                Cell(in_short(one.coming), PROSPECTS[prospect(one.coming)]),
            )
            for one, words in sorted(found, key=lambda each: (each[0].meeting.day, each[1].board.title))
        )
        columns = (Column("Meeting"), Column("Board"), Column("As it stands"))
        yield Table("Next meetings", columns, rows, ("`partnership quorum BOARD next` says who is needed.",))


def board(seen: BoardSeen, as_of: date, *, explain: bool = False) -> list[Block]:
    """Return the page of one board: its rules, and a line for each meeting; with `explain`, the reasons of each."""
    words = seen.words
    blocks: list[Block] = [Heading(words.board.title), Paragraph(_headline(seen)), _head(seen, as_of)]
    if seen.held or seen.unread:
        blocks.append(_held(seen))
    if seen.planned:
        rows = tuple(
            (
                Cell(words.names.day(one.meeting.id)),
                Cell("outcome not recorded" if one.passed else in_short(one.coming), _tone(one)),
            )
            for one in seen.planned
        )
        blocks.append(Table("Meetings planned", (Column("Meeting"), Column("As it stands")), rows))
    for one in seen.held if explain else ():
        blocks.append(Heading(f"{words.names.day(one.judged.meeting.id)}: {one.judged.answer.value}", 2))
        for version in one.judged.versions:
            blocks += version_blocks(version, words, several=len(one.judged.versions) > 1)
    return blocks


def _tone(one: Planned) -> Tone:
    return "muted" if one.passed else PROSPECTS[prospect(one.coming)]


def _headline(seen: BoardSeen) -> str:
    versions = [version for one in seen.held for version in one.judged.versions]
    if versions and all(version.state == "no rule" for version in versions):
        return _no_rule(seen)
    if not seen.held:
        return "No meeting that was held is on record for this time."
    return f"{plural(len(seen.held), 'meeting')} held: {numbers(seen.held)}."


def _no_rule(seen: BoardSeen) -> str:
    """Return that there is no rule, with the minutes that say so."""
    saying = [one.judged.meeting for one in seen.held if one.judged.meeting.quorum.minuted == "no-rule"]
    sources = tuple(dict.fromkeys(source for one in saying for source in one.quorum.source))
    cited = seen.words.names.titles.citations(sources) or listed(seen.words.names.day(one.id) for one in saying)
    said = f" Its minutes say so too: {cited}." if saying else ""
    return f"No quorum rule: the terms of reference were read and have none.{said}"


def _head(seen: BoardSeen, as_of: date) -> Card:
    entries: list[Entry] = [("As of", (dates.shown(as_of),))]
    terms = [version.terms for one in seen.held for version in one.judged.versions if version.terms is not None]
    terms += [one.terms for planned in seen.planned for one in planned.coming]
    entries += [("Rule", _rule(one, seen.words)) for one in {id(each): each for each in terms}.values()]
    return Card(None, tuple(entries))


def _rule(terms: Terms, words: InWords) -> tuple[str, str]:
    """Return what a version needs in one line, and where it is said in another."""
    rule = terms.quorum
    if rule is None:
        says = "none is recorded, though the whole text was read" if terms.read == "whole" else "not on record"
    else:
        says = words.rules.parts(rule)[0]
    cited = words.cited(rule, terms)
    return sentence(says), f"{words.version(terms)}{f': {cited}' if cited else ''}"


def _held(seen: BoardSeen) -> Table:
    rows = [
        (
            Cell(seen.words.names.day(one.judged.meeting.id)),
            answer_cell(one.judged.answer),
            count_cell(one.judged.points) if _told(one) else Cell(""),
            Cell(what_decided(one, seen.words)),
        )
        for one in seen.held
    ]
    rows += [
        (Cell(seen.words.names.day(one)), Cell("cannot tell", "unsure"), Cell(""), Cell("its file cannot be read"))
        for one in seen.unread
    ]
    columns = (Column("Meeting"), Column("Quorum"), Column("Counted"), Column("What decided"))
    return Table("Meetings held", columns, tuple(rows))


def _told(held: Held) -> bool:
    """Whether one count speaks for the meeting: its rule was certainly in force, and is read in one way."""
    version = held.judged.version
    return version is not None and version.holds is Truth.YES and len(version.applied.readings) == 1


def what_decided(held: Held, words: InWords) -> str:
    """Return what decided a meeting, with a ruling, decisions and minutes that are at odds with it."""
    judged = held.judged
    parts = ["" if judged.answer is Answer.QUORATE else decided(judged, words), decisive_in_words(judged, words.names)]
    if held.honoured is not judged.answer and held.ruling is not None:
        parts.append(f"goes as {held.honoured.value} by the ruling of the {held.ruling.ruling.by}")
    standing = sum(not one.excused for one in held.taken_without)
    if standing:
        parts.append(f"{plural(standing, 'decision')} taken without a quorum")
    if any(one.what in {"answer", "rule"} for one in held.contradictions):
        parts.append(f"the minutes say {judged.meeting.quorum.minuted}")
    elif held.contradictions:
        parts.append("the minutes have other numbers")
    return "; ".join(part for part in parts if part)
