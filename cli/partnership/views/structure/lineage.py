"""Lineage laid out: what happened in order of time, and what came before and after what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.structure.forest import forest, reached, turned
from partnership.answers.structure.questions import some
from partnership.documents import fields
from partnership.report import Branch, Cell, Heading, Paragraph, Report, Tree
from partnership.views.card import alarm, spaced
from partnership.views.plain_table import plain_table
from partnership.views.structure.lineage_data import data
from partnership.words import dates
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.answers.structure.forest import Place
    from partnership.answers.structure.lineage import Event, Lineage, Step
    from partnership.answers.when import Dated
    from partnership.report import Block, Table, Tone
    from partnership.words.finding import Finding

AFTER = {
    "replaced": "replaced by", "merged": "merged into", "split": "split into", "divided": "divided into", "renamed": "renamed to",
}  # fmt: skip
_BEFORE = {
    "replaced": "took the place of", "merged": "merged from", "split": "split from", "divided": "divided from", "renamed": "renamed from",
}  # fmt: skip


class Shown(NamedTuple):
    """What a lineage is laid out from: the history, narrowed to what was asked for; the board it is asked of, None for all; and what could not be read."""

    lineage: Lineage
    board: str | None = None
    unread: Sequence[Finding] = ()


def lineage(shown: Shown) -> Report:
    """Return a history as a report."""
    found = shown.lineage
    title = heading(shown)
    blocks: list[Block] = [*alarm(shown.unread), Heading(title), Paragraph(f"As of {dates.shown(found.as_of)}.")]
    if shown.board is not None:
        blocks += _around(shown, shown.board)
    blocks += (
        [Heading("In order of time", 2), timeline(found)] if found.events else [Paragraph("No change is on record.")]
    )
    if shown.board is None and found.steps:
        blocks += [Heading("What came after what", 2), succession(found)]
    blocks += [Paragraph(_counted(found))] if shown.board is None else []
    return Report(title, tuple(blocks), _flat(found, title), data(shown))


def heading(shown: Shown) -> str:
    """Return what a history is called."""
    return (
        "What became of what" if shown.board is None else f"{shown.lineage.boards[shown.board].title}: before and after"
    )


def _around(shown: Shown, board: str) -> Iterator[Block]:
    for heading, back, nothing in (
        ("Before it", True, "Nothing is on record that it came after."),
        ("After it", False, "Nothing is on record that came after it."),
    ):
        yield Heading(heading, 2)
        tree = succession(shown.lineage, board, back=back)
        yield tree if len(tree.branches) > 1 else Paragraph(nothing)


def succession(found: Lineage, board: str | None = None, *, back: bool = False) -> Tree:
    """Return which board came after which as a tree: from the first boards on, or from one; with `back`, from one to what came before it."""
    pairs: dict[tuple[str, str], list[Step]] = {}
    for step in found.steps:
        pairs.setdefault((step.after, step.before) if back else (step.before, step.after), []).append(step)
    onward: dict[str, list[str]] = {}
    for one, other in pairs:
        onward.setdefault(one, []).append(other)
    inside = reached((board,), onward) if board else {one for pair in pairs for one in pair}
    order = sorted(inside, key=lambda one: (found.boards[one].title.casefold(), one))
    above = turned({one: onward.get(one, ()) for one in order})
    places = forest(order, above, (board,) if board else ())
    home = {place.node: place.under for place in places if place.full}
    return Tree(tuple(_branch(found, place, pairs, home, _BEFORE if back else AFTER) for place in places))


def _branch(
    found: Lineage,
    place: Place,
    pairs: Mapping[tuple[str, str], Sequence[Step]],
    home: Mapping[str, str | None],
    words: Mapping[str, str],
) -> Branch:
    steps = pairs[place.under, place.node] if place.under is not None else ()
    lead = listed(_led(step.event, words) for step in steps)
    name = Cell(called(found, place.node), "plain" if place.full else "muted")
    if place.full:
        return Branch(place.depth, name, tuple(Cell(one, "muted") for one in life(found, place.node)), lead)
    under = home[place.node]
    where = f"in full under {found.boards[under].title}" if under else "in full above"
    return Branch(place.depth, name, (Cell(f"a circle: {where}" if place.circle else where, "muted"),), lead)


def _led(event: Event, words: Mapping[str, str]) -> str:
    part = f"its {event.part} " if event.part else ""
    return f"{part}{words[event.kind]} ({event.when.words}{_planned(event)}{to_come(event)})"


def _planned(event: Event) -> str:
    return ", only planned" if event.status == "not-in-force" else ""


def called(found: Lineage, board: str) -> str:
    """Return the name of a board of a history, with its acronym."""
    kin = found.boards[board]
    return f"{kin.title} ({kin.acronym})" if kin.acronym and kin.acronym != kin.title else kin.title


def life(found: Lineage, board: str) -> Iterator[str]:
    """Yield the years of a board's life, or that there is no record of it; the days stand in order of time."""
    kin = found.boards[board]
    if not kin.readable:
        yield "no record of it can be read"
    began, ended = _year(kin.established), _year(kin.dissolved)
    if began and ended:
        yield f"{began} to {ended}"
    elif began or ended:
        yield f"since {began}" if began else f"until {ended}"
    elif kin.proposed is not None:
        yield f"proposed {_year(kin.proposed)}, no establishment on record"


def _year(value: Dated | None) -> str:
    """Return the year of a day, as far as it is known; empty where no day is recorded at all."""
    if value is None:
        return ""
    on = fields.moment(value)
    first, last = (str(date.fromordinal(one).year) for one in on)
    if first == last:
        return first
    if on.latest == dates.LAST_DAY:
        return "an unknown year" if on.earliest == dates.FIRST_DAY else f"{first} or later"
    return f"{last} or before" if on.earliest == dates.FIRST_DAY else f"{first} or up to {last}"


def timeline(found: Lineage) -> Tree:
    """Return what happened in order of time, under its day; boards of which the same is said of one day share a line."""
    shared: dict[tuple[str, str, int], list[Event]] = {}
    for number, event in enumerate(found.events):
        alone = -1 if event.status == "of-a-board" and event.name is None else number
        shared.setdefault((f"{event.when.words}{to_come(event)}", event.kind, alone), []).append(event)
    branches: list[Branch] = []
    before = None
    for (day, _, _), events in shared.items():
        if day != before:
            branches.append(Branch(0, Cell(day)))
        before = day
        tone: Tone = "plain" if events[0].status in {"in-force", "of-a-board"} else "muted"
        branches.append(Branch(1, Cell(_line(found, events), tone)))
    return Tree(tuple(branches))


def to_come(event: Event) -> str:
    """Return that an event lies after the day asked about, or may; nothing where no source bounds it."""
    open_ = fields.moment(event.on).latest == dates.LAST_DAY
    return {"later": ", to come", "perhaps": "" if open_ else ", perhaps to come"}.get(event.when.stage, "")


def _line(found: Lineage, events: Sequence[Event]) -> str:
    event = events[0]
    if event.name is not None:
        return f"last day on which {called(found, event.before[0])} was called “{event.name}”"
    before, after = ([one for each in events for one in getattr(each, side)] for side in ("before", "after"))
    named = f" [{found.restructures[event.restructure]}]" if event.restructure else ""
    if event.status == "stage":
        number = f" ({event.number})" if event.number is not None else ""
        parts = [f"to end: {listed(some(_names(found, before)))}"] if before else []
        parts += [f"to begin{number}: {listed(some(_names(found, after)))}"] if after else []
        return f"{spaced(event.kind)}{', ' if parts else ''}{'; '.join(parts)}{named}"
    part = f"{event.part} of " if event.part else ""
    arrow = " → " if before and after else ""
    return f"{spaced(event.kind)}{_planned(event)}: {part}{listed(_names(found, before))}{arrow}{listed(_names(found, after))}{named}"


def _names(found: Lineage, boards: Sequence[str]) -> list[str]:
    """Return the names of boards; of a history narrowed to some, theirs, and how many others there are."""
    each = list(dict.fromkeys(boards))
    near = [one for one in each if found.kin is None or one in found.kin]
    others = len(each) - len(near)
    names = [called(found, one) for one in near or each]
    return [*names, f"{others} other{'s' * (others > 1)}"] if near and others else names


def _counted(found: Lineage) -> str:
    plans = sum(event.status in {"stage", "not-in-force"} for event in found.events)
    words = f", {plans} of them plans and stages that changed nothing by themselves" if plans else ""
    linked = {one for step in found.steps for one in (step.before, step.after)}
    boards = [one for one in found.boards if found.kin is None or one in found.kin]
    return f"{plural(len(found.events), 'event')}{words}. {plural(len(boards), 'board')}, {len(linked)} of which came before or after another."


def _bounds(event: Event) -> tuple[str, str]:
    """Return the first and the last day that an event can have been on, as programs read them; empty where there is none."""
    on = fields.moment(event.on)
    return _iso(on.earliest), _iso(on.latest)


def _iso(day: int) -> str:
    return "" if day in {dates.FIRST_DAY, dates.LAST_DAY} else date.fromordinal(day).isoformat()


def _flat(found: Lineage, title: str) -> Table:
    headings = (
        "When",
        "From",
        "To",
        "What",
        "Standing",
        "Board before",
        "Its name",
        "Board after",
        "Its name",
        "Restructure",
    )
    rows = []
    for event in found.events:
        dated = _bounds(event)
        for before in event.before or ("",):
            for after in event.after or ("",):
                names = (found.boards[one].title if one else "" for one in (before, after))
                first, second = names
                rows.append((event.when.words, *dated, event.kind, event.status, before, event.name or first, after, second, event.restructure or ""))  # fmt: skip
    return plain_table(title, headings, rows)
