"""The card of a place: what lies around and inside it, and what it records for others to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers import when
from partnership.report import Card, Cell, Column, Heading
from partnership.views.card import part_sentence, spaced
from partnership.words.kinds import KINDS, place_of
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.report import Block, Table
    from partnership.views.card import Entry, Fact, Sheet

_TITLES = {
    "districts": "Districts",
    "organisations": "Organisations",
    "people": "People in office",
    "functions": "Functions",
    "duties": "Duties",
    "documents": "Documents",
}
_ONE = {
    "districts": "district",
    "organisations": "organisation",
    "people": "person",
    "functions": "function",
    "duties": "duty",
    "documents": "document",
}


def place(sheet: Sheet) -> Iterator[Block]:
    """Yield the card of a place, gathering its facts in the sheet."""
    data = sheet.document.data
    yield Card(None, (*sheet.head("place"), *_what(sheet, data), *_holds(sheet), *sheet.source_entries()))
    for field, title in _TITLES.items():
        if field in data:
            yield Heading(title, 2)
            yield _things(sheet, field, data[field])


def _what(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Entry]:
    yield "Name", (sheet.add("name", data["name"]).says,)
    if "also_known_as" in data:
        yield "Also known as", tuple(sheet.add("printed-as", one).says for one in data["also_known_as"])
    yield "Kind", (sheet.add("kind", data["kind"], kind=data["kind"]).says,)
    yield "Code", (sheet.add("code", data["code"], code=data["code"]).says if "code" in data else "none on record",)
    if "within" in data:
        yield (
            "Within",
            (sheet.add("within", sheet.titles.referred("place", data["within"]), place=data["within"]).says,),
        )
    inside = [one.id for one in sheet.records.documents("place") if one.data.get("within") == sheet.document.id]
    if inside:
        yield (
            "Around",
            tuple(sheet.add("around", sheet.titles.referred("place", one), place=one).says for one in inside),
        )
    starts = data.get("financial_year", {}).get("starts")
    yield (
        "Financial year begins",
        (
            sheet.add("financial-year", when.spoken(f"2000-{starts}").removesuffix(" 2000"), starts=starts).says
            if starts
            else "1 April (where a place does not say)",
        ),
    )
    if "bank_holidays" in data:
        holidays = data["bank_holidays"]
        added = [f"{when.spoken(one['on'])}: {one['name']}" for one in holidays.get("added", ())]
        yield (
            "Bank holidays",
            (sheet.add("bank-holidays", spaced(holidays["region"]).title(), region=holidays["region"]).says, *added),
        )


def _holds(sheet: Sheet) -> Iterator[Entry]:
    counts = {
        kind.name: sum(place_of(one) == sheet.document.id for one in sheet.records.listed[kind.name])
        for kind in KINDS
        if kind.name != "place"
    }
    words = part_sentence(plural(count, kind) for kind, count in counts.items() if count)
    about: dict[str, Any] = dict(counts)
    yield "Records of it", (sheet.add("records", words or "none", **about).says,)


def _things(sheet: Sheet, field: str, things: Mapping[str, Mapping[str, Any]]) -> Table:
    columns = (
        Column("Name"),
        Column("Id"),
        Column("Also"),
        Column("What"),
        Column("On the day"),
        Column("Source"),
        Column("Note"),
    )
    rows = []
    for own, one in things.items():
        name = str(one.get("name") or one.get("title"))
        fact = sheet.add(_ONE[field], name, one, id=own, code=one.get("code"), sector=one.get("sector"))
        also = "; ".join(
            (*([one["short"]] if "short" in one else []), *one.get("also_known_as", ()), *one.get("printed_as", ()))
        )
        rows.append(
            (
                Cell(name),
                Cell(own),
                Cell(also),
                Cell(_about(sheet, field, one)),
                Cell(_on_the_day(fact)),
                Cell(sheet.source(fact).strip()),
                Cell(fact.note or ""),
            )
        )
    return sheet.table(
        plural(len(rows), _ONE[field], {"person": "people", "duty": "duties"}.get(_ONE[field])), columns, rows
    )


def _on_the_day(fact: Fact) -> str:
    stage = {"earlier": "ended", "later": "not yet"}.get(fact.when.stage, "")
    return part_sentence((stage, fact.when.words)) + (f" ({fact.when.doubt})" if fact.when.doubt else "")


def _about(sheet: Sheet, field: str, one: Mapping[str, Any]) -> str:
    if field == "documents":
        kind = spaced(one.get("kind", ""))
        return part_sentence(
            (
                kind,
                one.get("publisher", ""),
                when.spoken(one["dated"]) if "dated" in one else "",
                one.get("reference", ""),
                one.get("url", ""),
            )
        )
    if field == "duties":
        section = f"section {one['section']}" if "section" in one else ""
        return part_sentence(
            (sheet.titles.document(one["act"]), section, f"falls on {one['falls_on']}" if "falls_on" in one else "")
        )
    part_of = f"part of {sheet.titles.organisation(one['part_of'])}" if "part_of" in one else ""
    replaced = (
        f"replaced by {listed(sheet.titles.organisation(each) for each in one['replaced_by'])}"
        if "replaced_by" in one
        else ""
    )
    return part_sentence((one.get("code", ""), spaced(one.get("sector", "")), part_of, replaced))
