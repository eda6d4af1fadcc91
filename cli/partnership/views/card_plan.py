"""The card of a plan: whose it is, its outcomes with the measures that serve them, and its priorities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers import when
from partnership.answers.titles import called
from partnership.report import Card, Cell, Column, Heading
from partnership.views.card import part_sentence
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.report import Block, Table
    from partnership.views.card import Entry, Sheet

PARTS = (
    ("outcomes", "outcome"),
    ("priorities", "priority"),
    ("ways_of_working", "way of working"),
    ("themes", "theme"),
)
_PLURALS = {"priority": "priorities", "way of working": "ways of working"}


def parts_counted(data: Mapping[str, Any]) -> str:
    """Return how many outcomes, priorities, ways of working and themes a plan has."""
    return ", ".join(plural(len(data[field]), word, _PLURALS.get(word)) for field, word in PARTS if field in data)


def plan(sheet: Sheet) -> Iterator[Block]:
    """Yield the card of a plan, gathering its facts in the sheet."""
    data = sheet.document.data
    serving = _serving(sheet)
    yield Card(None, (*sheet.head("plan"), *_what(sheet, data, serving), *sheet.source_entries()))
    for field, word in PARTS:
        if field in data:
            yield Heading(_PLURALS.get(word, f"{word}s").capitalize(), 2)
            yield _part(sheet, data, field, word, serving)
    yield from _impact(sheet, data, serving)
    if "claims" in data:
        yield Heading("Claims of progress", 2)
        yield from sheet.bullets(
            [sheet.add("claim", claimed(one), one, value=one.get("value")) for one in data["claims"]]
        )


def _serving(sheet: Sheet) -> dict[str | None, list[tuple[str, str]]]:
    """Return the id and name of the measures that serve the plan, by outcome; None for the plan as a whole."""
    found: dict[str | None, list[tuple[str, str]]] = {}
    for document in sheet.records.documents("measure"):
        for one in document.data.get("serves", ()):
            if one["plan"] == sheet.document.id:
                found.setdefault(one.get("outcome"), []).append((document.id, called(document)))
    return found


def _what(
    sheet: Sheet, data: Mapping[str, Any], serving: Mapping[str | None, Sequence[tuple[str, str]]]
) -> Iterator[Entry]:
    yield "Name", (sheet.add("name", data["name"]).says,)
    if "printed_as" in data:
        yield "Also printed as", tuple(sheet.add("printed-as", one).says for one in data["printed_as"])
    time = {key: data[key] for key in ("since", "until") if key in data}
    if time:
        yield from sheet.entries("Runs", [sheet.add("runs", "in force", time)])
    owner = (
        sheet.add("owner", sheet.titles.referred("board", data["owner"]), board=data["owner"]).says
        if "owner" in data
        else "nobody on record"
    )
    yield "Owner", (owner,)
    if "vision" in data:
        yield "Vision", (sheet.add("vision", data["vision"]).says,)
    if "rated" in data:
        yield "Rates its measures", (sheet.add("rated", listed(data["rated"]), rated=data["rated"]).says,)
    measures = len({one for those in serving.values() for one, _ in those})
    yield (
        "Counts",
        (
            sheet.add(
                "counts",
                part_sentence((parts_counted(data), f"{plural(measures, 'measure')} on record")),
                measures=measures,
            ).says,
        ),
    )
    whole = serving.get(None, ())
    if whole:
        yield "Measures of the plan as a whole", tuple(f"{name} ({one})" for one, name in whole)


def _part(
    sheet: Sheet,
    data: Mapping[str, Any],
    field: str,
    word: str,
    serving: Mapping[str | None, Sequence[tuple[str, str]]],
) -> Table:
    columns = (
        Column(word.capitalize()),
        Column("In other words"),
        Column("Year"),
        Column("Belongs to"),
        Column("Rated"),
        Column("Measures", "right"),
        Column("Source"),
        Column("Note"),
    )
    ordered = sorted(data[field].items(), key=lambda item: item[1].get("order", len(data[field]) + 1))
    rows = []
    for own, one in ordered:
        name = one.get("name") or one.get("described_as") or own
        above = _above(data, one)
        measures = [each for each, _ in serving.get(own, ())] if field == "outcomes" else []
        fact = sheet.add(
            word.replace(" ", "-"),
            str(name),
            one,
            id=own,
            order=one.get("order"),
            measures=measures or None,
            priority=one.get("priority"),
            under=one.get("under"),
        )
        count = str(len(measures)) if field == "outcomes" else ""
        other = one.get("described_as", "") if "name" in one else ""
        rows.append(
            (
                Cell(f"{one['order']}. {name}" if "order" in one else str(name)),
                Cell(other),
                Cell(str(one.get("year", ""))),
                Cell(above),
                Cell(listed(one.get("rated", ()))),
                Cell(count),
                Cell(sheet.source(fact).strip()),
                Cell(fact.note or ""),
            )
        )
    return sheet.table(plural(len(rows), word, _PLURALS.get(word)), columns, rows)


def _above(data: Mapping[str, Any], one: Mapping[str, Any]) -> str:
    for key, field in (("priority", "priorities"), ("under", "themes")):
        if key in one:
            return str(data.get(field, {}).get(one[key], {}).get("name", one[key]))
    return ""


def _impact(
    sheet: Sheet, data: Mapping[str, Any], serving: Mapping[str | None, Sequence[tuple[str, str]]]
) -> Iterator[Block]:
    impact = [
        sheet.add("measure-of-impact", sheet.titles.referred("measure", one), measure=one)
        for one in data.get("measures_of_impact", ())
    ]
    if impact:
        yield Heading("Measures of impact", 2)
        yield from sheet.bullets(impact)
    outcomes = data.get("outcomes", {})
    entries = tuple(
        (str(outcomes[own].get("name", own)), tuple(f"{name} ({one})" for one, name in serving[own]))
        for own in outcomes
        if own in serving
    )
    if entries:
        yield Heading("Measures by outcome", 2)
        yield Card(None, entries)


def claimed(one: Mapping[str, Any]) -> str:
    """Return a figure that a source prints about a plan: what is claimed, the figure, when, and what was left out."""
    unit = "%" if one.get("unit") == "percent" else ""
    value = f"{one['value']}{unit}" if "value" in one else ""
    tail = part_sentence(
        (
            value,
            when.spoken(one["on"]) if "on" in one else "",
            f"left out: {one['left_out']}" if "left_out" in one else "",
        )
    )
    return str(one["says"]) + (f" ({tail})" if tail else "")
