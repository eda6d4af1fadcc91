"""The card of a restructure: its stages, what became of which board, and of what the boards that ended had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers import when
from partnership.answers.continuity.stages import staged
from partnership.report import Bullets, Card, Cell, Column, Heading, Paragraph
from partnership.views.card import part_sentence, spaced
from partnership.views.continuity.stages import blocks as stages
from partnership.views.in_office import seat_title
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.report import Block, Table, Tone
    from partnership.views.card import Entry, Fact, Sheet
    from partnership.words.dates import Moment

_FATES: dict[str, Tone] = {"carried": "good", "retired": "plain", "not-known": "unsure"}
NO_STAGE = "no stage yet"
_THINGS = ("seat", "function", "duty", "measure", "action", "district", "link", "everything")


def restructure(sheet: Sheet) -> Iterator[Block]:
    """Yield the card of a restructure, gathering its facts in the sheet."""
    data = sheet.document.data
    yield Card(None, (*sheet.head("restructure"), *_what(sheet, data), *sheet.source_entries()))
    yield Heading("Stages", 2)
    for one in data["stages"]:
        yield Card(_stage_title(sheet, one), tuple(_stage(sheet, one)))
    yield from _compared(sheet)
    if "changes" in data:
        yield Heading("What became of what", 2)
        changes = [_change(sheet, one) for one in data["changes"]]
        yield Bullets(
            tuple(sheet.line(one) + (" (later than this day)" if one.when.stage == "later" else "") for one in changes)
        )
    yield Heading("Continuity", 2)
    yield (
        _continuity(sheet, data["continuity"])
        if "continuity" in data
        else Paragraph("Nothing is on record of what became of what the boards had.")
    )


def _compared(sheet: Sheet) -> Iterator[Block]:
    """Yield the stages that name boards beside one another, where there are several."""
    found = staged(sheet.records, sheet.document)
    if len(found) > 1:
        yield from stages(found)


def reached(data: Mapping[str, Any], day: Moment) -> list[str]:
    """Return the stages that a restructure has reached on a day, in order; `perhaps` before those in doubt."""
    found = []
    for one in data["stages"]:
        time = when.event(one["on"], day)
        if time.stage in {"now", "perhaps"}:
            found.append(("perhaps " if time.stage == "perhaps" else "") + spaced(one["stage"]))
    return found


def boards_counted(data: Mapping[str, Any], day: Moment) -> str:
    """Return how many boards end and begin by the last stage reached on a day that names them: `11 → 5`."""
    stages = [one for one in data["stages"] if when.event(one["on"], day).stage != "later"]
    ends, begins = (
        next((len(one[field]) for one in reversed(stages) if field in one), None) for field in ("ends", "establishes")
    )
    if ends is None and begins is None:
        return "none named yet"
    return f"{ends or 0} → {begins or 0}"


def _what(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Entry]:
    yield "Name", (sheet.add("name", data["name"]).says,)
    if "places" in data:
        yield "Places", (listed(sheet.add("place", sheet.titles.area(one), place=one).says for one in data["places"]),)
    if "why" in data:
        yield "Why", (sheet.add("why", data["why"]).says,)
    stages = reached(data, sheet.day)
    yield "Reached on the day", (sheet.add("reached", ", ".join(stages) or NO_STAGE, stages=stages).says,)
    yield (
        "Boards",
        (f"{boards_counted(data, sheet.day)} (ended → established, by the last stage reached that names them)",),
    )


def _stage_title(sheet: Sheet, one: Mapping[str, Any]) -> str:
    time = when.event(one["on"], sheet.day)
    about = {
        "stage": one["stage"],
        "ends": one.get("ends"),
        "establishes": one.get("establishes"),
        "decided_at": one.get("decided_at"),
        "number": one.get("number"),
    }
    fact = sheet.add("stage", f"{spaced(one['stage']).capitalize()}, {time.words}", one, when_=time, **about)
    return sheet.line(fact) + (" (later than this day)" if time.stage == "later" else "")


def _stage(sheet: Sheet, one: Mapping[str, Any]) -> Iterator[Entry]:
    if "decided_at" in one:
        yield "Decided at", tuple(sheet.titles.meeting_or_board(each) for each in one["decided_at"])
    if "by" in one:
        yield "By", (one["by"],)
    for field, label in (("ends", "Ends"), ("establishes", "Establishes")):
        if field in one:
            yield f"{label} {len(one[field])}", tuple(sheet.titles.referred("board", each) for each in one[field])
    if "number" in one:
        yield "Number to be established", (str(one["number"]),)
    if "note" in one:
        yield "Note", (one["note"],)


def _change(sheet: Sheet, one: Mapping[str, Any]) -> Fact:
    time = when.event(one["on"], sheet.day)
    before = listed(sheet.titles.record("board", each) for each in one.get("from", ()))
    after = listed(sheet.titles.record("board", each) for each in one.get("to", ()))
    of = f"{one['of']} of " if "of" in one else ""
    words = f"{spaced(one['how'])}: {of}{before or '(nothing before)'} → {after or '(nothing after)'}"
    return sheet.add("change", words, one, when_=time, how=one["how"], **{"from": one.get("from"), "to": one.get("to")})


def _continuity(sheet: Sheet, rows: list[Mapping[str, Any]]) -> Table:
    columns = (
        Column("Board"),
        Column("What"),
        Column("Fate"),
        Column("To"),
        Column("Reason"),
        Column("Source"),
        Column("Note"),
    )
    fates = {fate: sum(one["fate"] == fate for one in rows) for fate in _FATES}
    title = (
        f"{plural(len(rows), 'row')} on record: {', '.join(f'{count} {spaced(fate)}' for fate, count in fates.items())}"
    )
    searches = dict.fromkeys(tuple(one["searched"]) for one in rows if "searched" in one)
    numbers = {searched: number for number, searched in enumerate(searches, 1)}
    notes = [
        f"Searched ({number}): {'; '.join(sheet.titles.document(each) for each in searched)}."
        for searched, number in numbers.items()
    ]
    return sheet.table(title, columns, [_row(sheet, one, numbers) for one in rows], notes)


def _row(sheet: Sheet, one: Mapping[str, Any], searches: Mapping[tuple[str, ...], int]) -> tuple[Cell, ...]:
    board = sheet.titles.record("board", one["board"])
    thing = next(key for key in _THINGS if key in one)
    what = _thing(sheet, thing, one)
    to = part_sentence(
        (
            listed(sheet.titles.record("board", each) for each in one.get("to", ())),
            f"seat {_seat(sheet, one)}" if "to_seat" in one else "",
            one.get("to_described", ""),
        )
    )
    searched = f"searched ({searches[tuple(one['searched'])]})" if "searched" in one else ""
    why = "; ".join(part for part in (one.get("reason", ""), searched) if part)
    about = {
        "board": one["board"],
        "fate": one["fate"],
        "thing": thing,
        "id": one[thing],
        "to": one.get("to"),
        "searched": one.get("searched"),
    }
    reason = f": {one['reason']}" if "reason" in one else ""
    fact = sheet.add(
        "continuity", f"{board}: {what}: {spaced(one['fate'])}{f' to {to}' if to else ''}{reason}", one, **about
    )
    return (
        Cell(board),
        Cell(what),
        Cell(spaced(one["fate"]), _FATES[one["fate"]]),
        Cell(to),
        Cell(why),
        Cell(sheet.source(fact).strip()),
        Cell(fact.note or ""),
    )


def _thing(sheet: Sheet, thing: str, one: Mapping[str, Any]) -> str:
    if thing == "everything":
        return f"all {one[thing]}"
    if thing == "seat":
        document = sheet.records.document("board", one["board"])
        return f"seat: {seat_title(document.data if document else {}, one[thing])}"
    if thing in {"function", "duty", "district"}:
        return f"{thing}: {sheet.titles.title({'duty': 'duties'}.get(thing, f'{thing}s'), one[thing])}"
    if thing == "action":
        return f"action: {one[thing]}"
    return f"{thing}: {sheet.titles.record('board' if thing == 'link' else 'measure', one[thing])}"


def _seat(sheet: Sheet, one: Mapping[str, Any]) -> str:
    document = sheet.records.document("board", one["to"][0]) if one.get("to") else None
    return seat_title(document.data if document else {}, one["to_seat"])
