"""The quorum of a meeting to come: quorate already or who is still needed, by organisation, and on whom it depends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from partnership.report import Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.card import spaced
from partnership.views.quorum.in_words import sentence
from partnership.views.quorum.points import alike, point_in_words, points_in_words
from partnership.views.quorum.readings import read_so
from partnership.views.quorum.tree import Branch, tree
from partnership.views.quorum.verdict import people
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from partnership.answers.quorum.coming import Coming
    from partnership.answers.quorum.forward import Candidate, Choice, Forward, Outlook
    from partnership.records.model import Meeting
    from partnership.report import Block, Tone
    from partnership.views.card import Entry
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
_FEW_WAYS = 5
_WORDS = ("coming", "coming virtually", "sending a substitute", "apologies", "no reply")


def prospect(found: Sequence[Coming]) -> Prospect:
    """Return how a meeting to come stands, by every rule that may be in force and every reading of it."""
    words = {_of_one(one) for one in found}
    return words.pop() if len(words) == 1 else "cannot tell"


def _of_one(one: Coming) -> Prospect:
    if one.forward is None:
        return "no rule" if one.terms.quorum is not None and one.terms.quorum.no_rule else "cannot tell"
    words = {_of_outlook(outlook) for outlook in one.forward.outlooks}
    return words.pop() if len(words) == 1 else "cannot tell"


def _of_outlook(outlook: Outlook) -> Prospect:
    if outlook.already is Truth.YES:
        return "quorate already"
    if outlook.if_all is Truth.NO:
        return "cannot be quorate"
    return "not yet quorate" if outlook.already is Truth.NO or outlook.fewest is not None else "cannot tell"


def in_short(found: Sequence[Coming]) -> str:
    """Return how a meeting to come stands in a few words: `not yet quorate: 4 more needed`."""
    word = prospect(found)
    outlooks = [outlook for one in found if one.forward is not None for outlook in one.forward.outlooks]
    numbers = {outlook.fewest.number if outlook.fewest else None for outlook in outlooks}
    number = numbers.pop() if len(numbers) == 1 else None
    return f"{word}: {number} more needed" if word == "not yet quorate" and number else word


def forward(meeting: Meeting, found: Sequence[Coming], words: InWords, as_of: date, *, explain: bool) -> list[Block]:
    """Return the page of a meeting to come."""
    blocks: list[Block] = [Heading(f"{words.board.title}, {words.names.day(meeting.id)}")]
    blocks += [Paragraph(sentence(_headline(found))), _head(meeting, found, words, as_of)]
    for one in found:
        if one.forward is None:
            continue
        title = f"By {words.version(one.terms)}: " if len(found) > 1 else ""
        blocks += _ahead(one.forward, words, title)
        blocks += _reasons(one, words, title)
    first = next((one.forward for one in found if one.forward is not None), None)
    if explain and first is not None:
        blocks += [Heading("Everybody", 2), _everybody(first, words.names)]
    return blocks


def _headline(found: Sequence[Coming]) -> str:
    if not found:
        return "cannot tell: no terms of reference in force on the day are on record"
    word = prospect(found)
    outlooks = [outlook for one in found if one.forward is not None for outlook in one.forward.outlooks]
    if word == "quorate already":
        resting = list(dict.fromkeys(one for outlook in outlooks for one in outlook.resting_on))
        return f"{word}, by those who said that they come" + (
            f"; an apology of any one of {len(resting)} of them would undo it" if resting else ""
        )
    if word == "cannot be quorate":
        return f"{word}, even if everybody comes who has not sent apologies"
    if word == "not yet quorate":
        numbers = sorted({outlook.fewest.number for outlook in outlooks if outlook.fewest})
        more = f"{numbers[0]}" if len(set(numbers)) == 1 else f"{numbers[0]} to {numbers[-1]}" if numbers else ""
        one = more == "1"
        return f"{word}: {more} more {'is' if one else 'are'} needed" if more else word
    if word == "no rule":
        return "no quorum rule: the terms of reference were read and have none"
    if not outlooks:
        return "cannot tell: its quorum rule is not on record, or another text sets it"
    return f"{word}: it depends on the item of business, or on how the text is read"


def _head(meeting: Meeting, found: Sequence[Coming], words: InWords, as_of: date) -> Card:
    times = " to ".join(one for one in (meeting.starts, meeting.ended) if one)
    said = [spaced(meeting.kind), spaced(meeting.status), *([times] if times else [])]
    entries: list[Entry] = [("Meeting", (", ".join(said),)), ("As of", (dates.shown(as_of),))]
    for one in found:
        rule = one.terms.quorum
        entries.append(("Rule", tuple(map(sentence, words.rules.parts(rule))) if rule else ("Not on record.",)))
        cited = words.cited(rule, one.terms)
        entries += [("Clause", (cited,))] if cited else []
        entries.append(("Version", (words.version(one.terms, meeting.day),)))
    first = next((one.forward for one in found if one.forward is not None), None)
    for word in _WORDS if first is not None else ():
        own = [one for one in first.candidates if one.word == word] if first else []
        if own:
            entries.append((f"{word.capitalize()}, {len(own)}", (people(own, words.names),)))
    return Card(None, tuple(entries))


def _ahead(ahead: Forward, words: InWords, title: str) -> Iterator[Block]:
    for outlook in ahead.outlooks:
        name = _of(outlook, several=len(ahead.outlooks) > 1)
        yield Heading(sentence(f"{title}{name or 'Who is needed'}")[:-1], 2)
        yield from _outlook(outlook, words.names, said=bool(name))


def _of(outlook: Outlook, *, several: bool) -> str:
    if not several:
        return ""
    where = f"at {point_in_words(outlook.point)}" if outlook.point.is_item else ""
    read = f"if {read_so(outlook.reading)}" if outlook.reading else ""
    return ", ".join(one for one in (where, read) if one)


def _outlook(outlook: Outlook, names: Names, *, said: bool) -> Iterator[Block]:
    if said or _of_outlook(outlook) == "cannot tell":
        yield Paragraph(sentence(_of_outlook(outlook)))
    if outlook.already is Truth.YES:
        if outlook.resting_on:
            yield Paragraph(f"If {people(outlook.resting_on, names, 'or')} does not come after all, it is not quorate.")
        elif not said:
            yield Paragraph("Nobody more; it would stand if any one of them sent apologies after all.")
        return
    if outlook.given_up:
        yield Paragraph("The smallest sets of people who would do were not found: there are too many to search.")
    if outlook.fewest is not None:
        ways = outlook.fewest.ways
        yield Paragraph(
            f"{plural(outlook.fewest.number, 'more person', 'more people')} would be enough{', in any of these ways' if len(ways) > 1 else ''}:"
        )
        yield tree(tuple(_ways(ways, names)))
        if outlook.fewest.more or len(ways) > _FEW_WAYS:
            yield Paragraph(f"There are further ways; the first {min(len(ways), _FEW_WAYS)} are listed.")
    elif outlook.if_all is Truth.NO and not said:
        yield Paragraph("Nobody who has not replied, and no number of them, would make it quorate.")
    if outlook.decisive:
        yield Paragraph(
            f"If {people(outlook.decisive, names, 'or')} does not come, it cannot be quorate, whoever else comes."
        )


def _ways(ways: Sequence[tuple[Choice, ...]], names: Names) -> Iterator[Branch]:
    for number, way in enumerate(ways[:_FEW_WAYS], 1):
        picks = tuple(_choice(choice, names) for choice in way)
        if len(ways) == 1:
            yield from picks
        elif len(picks) == 1:
            yield picks[0]
        else:
            yield Branch(f"way {number}: all of these together", picks)


def _choice(choice: Choice, names: Names) -> Branch:
    everybody = [one for group in choice.of for one in group]
    alone = all(len(group) == 1 for group in choice.of)
    if len(everybody) == choice.number:
        return Branch(people(everybody, names))
    if len(choice.of) == 1 or alone:
        text = f"any {choice.number if choice.number > 1 else 'one'} of these {len(everybody)}"
        return Branch(text, tuple(_by_organisation(everybody, names)))
    each = "one person" if choice.each == 1 else f"{choice.each} people"
    text = f"{each} from {'one' if choice.groups == 1 else f'each of any {choice.groups}'} of these {len(choice.of)} groups"
    return Branch(text, tuple(Branch(people(group, names, "or")) for group in choice.of))


def _by_organisation(candidates: Iterable[Candidate], names: Names) -> Iterator[Branch]:
    """Yield candidates by their organisations."""
    found: dict[tuple[str, ...], list[Candidate]] = {}
    for one in candidates:
        found.setdefault(one.organisations, []).append(one)
    for organisations, own in found.items():
        titles = listed(names.titles.organisation(one) for one in organisations) or "no organisation"
        yield Branch(f"{titles}: {people(own, names, 'or')}")


def _reasons(one: Coming, words: InWords, title: str) -> Iterator[Block]:
    if one.applied is None or not one.applied.points:
        return
    same = alike(one.applied.points, words.outcomes)
    yield Heading(f"{title}Why, as the replies stand" if title else "Why, as the replies stand", 2)
    if len(same) == 1:
        yield tree((same[0][1],))
        return
    yield tree(tuple(Branch(f"at {points_in_words(those)}", (branch,)) for those, branch in same))


def _everybody(ahead: Forward, names: Names) -> Table:
    needed = {one.who for outlook in ahead.outlooks for one in (*outlook.decisive, *outlook.resting_on)}
    rows = tuple(
        (
            Cell(names.who(one.person, () if one.person else one.seats)),
            Cell("; ".join(map(names.seat, one.seats))),
            Cell("; ".join(map(names.titles.organisation, one.organisations))),
            Cell(one.word),
            Cell("yes" if one.who in needed else ""),
        )
        for one in ahead.candidates
    )
    columns = tuple(map(Column, ("Who", "Seats", "Organisation", "Reply", "Decisive")))
    return Table("Everybody who would count", columns, rows)
