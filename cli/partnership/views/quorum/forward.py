"""The quorum of a meeting to come: quorate already or who is still needed, by organisation, and on whom it depends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from partnership.report import Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.quorum.head import meeting_entries, rule_entries
from partnership.views.quorum.in_words import sentence
from partnership.views.quorum.points import point_in_words
from partnership.views.quorum.readings import read_so
from partnership.views.quorum.reasons import trees
from partnership.views.quorum.tree import tree
from partnership.views.quorum.verdict import people
from partnership.views.quorum.ways import FEW, ways, ways_in_words
from partnership.words.truth import Truth
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from partnership.answers.quorum.coming import Coming
    from partnership.answers.quorum.forward import Candidate, Outlook
    from partnership.records.model.meeting import Meeting
    from partnership.report import Block, Tone
    from partnership.views.quorum.in_words import InWords
    from partnership.views.quorum.names import Names

Prospect = Literal["quorate already", "not yet quorate", "cannot be quorate", "cannot tell", "no rule"]
TONES: dict[Prospect, Tone] = {
    "quorate already": "good",
    "not yet quorate": "unsure",
    "cannot be quorate": "bad",
    "cannot tell": "unsure",
    "no rule": "muted",
}
_FEW = 3
_REPLIES = {
    "coming": "Coming",
    "coming virtually": "Coming virtually",
    "sending a substitute": "Substitute coming",
    "apologies": "Apologies",
    "no reply": "No reply",
}


def prospect(found: Sequence[Coming]) -> Prospect:
    """Return how a meeting to come stands, by every rule that may be in force and every reading of it."""
    words = {_of_one(one) for one in found}
    return words.pop() if len(words) == 1 else "cannot tell"


def _of_one(one: Coming) -> Prospect:
    if one.forward is None:
        return "no rule" if one.terms.quorum is not None and one.terms.quorum.no_rule else "cannot tell"
    words = {of_outlook(outlook) for outlook in one.forward.outlooks}
    return words.pop() if len(words) == 1 else "cannot tell"


def of_outlook(outlook: Outlook) -> Prospect:
    """Return how a meeting to come stands at one point, in one reading of the rule."""
    if outlook.already is Truth.YES:
        return "quorate already"
    if outlook.if_all is Truth.NO:
        return "cannot be quorate"
    return "cannot tell" if outlook.fewest is None and not outlook.given_up else "not yet quorate"


def in_short(found: Sequence[Coming]) -> str:
    """Return how a meeting to come stands in a few words: `not yet quorate: 4 more needed`."""
    word = prospect(found)
    numbers = {outlook.fewest.number for outlook in _outlooks(found) if outlook.fewest}
    if word != "not yet quorate" or not numbers:
        return word
    number = f"{min(numbers)}" if len(numbers) == 1 else f"{min(numbers)} to {max(numbers)}"
    return f"{word}: {number} more needed"


def _outlooks(found: Sequence[Coming]) -> list[Outlook]:
    return [outlook for one in found if one.forward is not None for outlook in one.forward.outlooks]


def forward(meeting: Meeting, found: Sequence[Coming], words: InWords, as_of: date, *, explain: bool) -> list[Block]:
    """Return the page of a meeting to come."""
    blocks: list[Block] = [Heading(f"{words.board.title}, {words.names.day(meeting.id)}")]
    blocks.append(Paragraph(sentence(_headline(found))))
    several = len(_outlooks(found)) > 1
    for one in found:
        for outlook in one.forward.outlooks if one.forward is not None else ():
            title = _title(one, outlook, words, versions=len(found) > 1) if several else ""
            blocks += [Heading(sentence(title)[:-1], 2), Paragraph(sentence(of_outlook(outlook)))] if title else []
            blocks += _outlook(outlook, words.names)
    blocks += _replies(found, words.names)
    blocks.append(
        Card(
            "The meeting and its rule" if _outlooks(found) else None,
            (
                *meeting_entries(meeting, as_of),
                *(
                    entry
                    for one in found
                    for entry in rule_entries(one.terms.quorum, one.terms, words, day=meeting.day, silent=explain)
                ),
            ),
        )
    )
    for one in found:
        if one.applied is not None and one.applied.points:
            title = f", by {words.version(one.terms)}" if len(found) > 1 else ""
            blocks += [Heading(f"Why, as the replies stand{title}", 2), *trees(one.applied.points, words)]
    if explain:
        blocks += _everybody(found, words.names)
    return blocks


def _headline(found: Sequence[Coming]) -> str:
    if not found:
        return "cannot tell: no terms of reference in force on the day are on record"
    word, outlooks = prospect(found), _outlooks(found)
    match word:
        case "quorate already":
            return f"{word}, by those who said that they come"
        case "cannot be quorate":
            return f"{word}, even if everybody comes who has not sent apologies"
        case "no rule":
            return "no quorum rule: the terms of reference were read and have none"
        case "not yet quorate":
            return in_short(found)
        case _ if not outlooks:
            return "cannot tell: its quorum rule is not on record, or another text sets it"
        case _ if len(outlooks) == 1:
            return "cannot tell: what is not recorded leaves it open, whoever comes"
        case _:
            return "it depends: not the same for every item or for every reading of the text"


def _title(one: Coming, outlook: Outlook, words: InWords, *, versions: bool) -> str:
    by = f"by {words.version(one.terms)}" if versions else ""
    where = f"at {point_in_words(outlook.point)}" if outlook.point.is_item else ""
    read = f"if {read_so(outlook.reading)}" if outlook.reading else ""
    return ", ".join(part for part in (by, where, read) if part) or "by the rule"


def _outlook(outlook: Outlook, names: Names) -> Iterator[Block]:
    """Yield who is still needed, or on whom it rests."""
    if outlook.decisive:
        yield Paragraph(
            f"If {people(outlook.decisive, names, 'or')} does not come, it cannot be quorate, whoever else comes."
        )
    if len(outlook.resting_on) > _FEW:
        yield Paragraph(
            f"If any one of these does not come after all, the others are not enough: {people(outlook.resting_on, names)}."
        )
    elif outlook.resting_on:
        yield Paragraph(
            f"If {people(outlook.resting_on, names, 'or')} does not come after all, the others are not enough."
        )
    if outlook.given_up:
        yield Paragraph("There are too many sets of people to search for the smallest that would do.")
    if outlook.fewest is not None and outlook.fewest.number:
        found = ways(outlook.fewest)
        more = plural(outlook.fewest.number, "more person", "more people")
        how = ", in any of these ways" if len(found) > 1 else ", all of these together" if len(found[0]) > 1 else ""
        yield Paragraph(f"{more} would be enough{how}:")
        yield tree(ways_in_words(found, names))
        if outlook.fewest.more or len(found) > FEW:
            yield Paragraph(f"There are further ways; {min(len(found), FEW)} are listed.")


def _replies(found: Sequence[Coming], names: Names) -> Iterator[Block]:
    candidates = _counting(found)
    entries = [
        (f"{title}, {len(own)}", (people(own, names),))
        for word, title in _REPLIES.items()
        if (own := [one for one in candidates if one.word == word])
    ]
    if entries:
        yield Card("Replies so far", tuple(entries))


def _counting(found: Sequence[Coming]) -> list[Candidate]:
    """Return those who would count if they came, or may, and all who sent apologies."""
    candidates = [each for one in found if one.forward is not None for each in one.forward.candidates]
    return list({one.who: one for one in candidates if one.counts is not Truth.NO or one.word == "apologies"}.values())


def _everybody(found: Sequence[Coming], names: Names) -> Iterator[Block]:
    candidates = _counting(found)
    needed = {one.who for outlook in _outlooks(found) for one in (*outlook.decisive, *outlook.resting_on)}
    rows = tuple(
        (
            Cell(names.titles.person(one.person) if one.person else "(no one person on record)"),
            Cell("; ".join(map(names.seat, one.seats))),
            Cell("; ".join(map(names.titles.organisation, one.organisations))),
            Cell(one.word),
            Cell("yes" if one.who in needed else ""),
        )
        for one in candidates
    )
    if rows:
        columns = tuple(map(Column, ("Who", "Seats", "Organisation", "Reply", "Decisive")))
        yield Table("Everybody who would count", columns, rows)
