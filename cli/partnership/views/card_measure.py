"""The card of a measure: what is measured, which way is good, who answers for it, and its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers import when
from partnership.report import Card, Cell, Column, Heading, Paragraph
from partnership.views.card import part_sentence, spaced
from partnership.views.card_board import frequency, outcome
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.report import Block
    from partnership.views.card import Entry, Fact, Sheet

DIRECTIONS = {
    "higher": "higher is better",
    "lower": "lower is better",
    "in-range": "best within a range",
    "neutral": "neither way is better",
    "not-stated": "which way is good is not stated",
}
_UNITS = {
    "percent": "per cent",
    "per-1000": "per 1,000",
    "per-10000": "per 10,000",
    "per-100000": "per 100,000",
    "not-stated": "not stated",
}
_FIGURES = (
    ("value", "Value"),
    ("count", "Count"),
    ("denominator", "Of"),
    ("lower", "Lower limit"),
    ("upper", "Upper limit"),
)


def unit(data: Mapping[str, Any]) -> str:
    """Return a measure's unit in words."""
    return part_sentence(
        (_UNITS.get(data.get("unit", "not-stated"), data.get("unit", "")), data.get("unit_printed", ""))
    )


def measure(sheet: Sheet) -> Iterator[Block]:
    """Yield the card of a measure, gathering its facts in the sheet."""
    data = sheet.document.data
    yield Card(
        None,
        (
            *sheet.head("measure"),
            *_what(sheet, data),
            *_whose(sheet, data),
            *_aims(sheet, data),
            *sheet.source_entries(),
        ),
    )
    yield from _readings(sheet, data)


def _what(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Entry]:
    yield "Name", (sheet.add("name", data["name"]).says,)
    if "printed_as" in data:
        yield "Also printed as", tuple(sheet.add("printed-as", one).says for one in data["printed_as"])
    if "since" in data or "until" in data:
        yield from sheet.entries(
            "In use", [sheet.add("in-use", "in use", {key: data[key] for key in ("since", "until") if key in data})]
        )
    yield "Good", (sheet.add("direction", DIRECTIONS[data["direction"]], direction=data["direction"]).says,)
    yield "Unit", (sheet.add("unit", unit(data), unit=data.get("unit")).says,)
    if data.get("standardised"):
        yield "Standardised", (sheet.add("standardised", "its values are not the count out of the denominator").says,)
    age = data.get("age")
    if age is not None:
        yield from sheet.entries(
            "Age", [sheet.add("age", _age(age), age, age_from=age.get("from"), age_to=age.get("to"))]
        )
    if "sex" in data:
        yield "Sex", (sheet.add("sex", data["sex"]).says,)
    for field, label in (
        ("population", "Who"),
        ("numerator", "Counted"),
        ("denominator", "Out of"),
        ("published_by", "Published by"),
    ):
        if field in data:
            yield label, (sheet.add(spaced(field).replace("_", "-"), data[field]).says,)
    if "areas" in data:
        yield "Areas", (listed(sheet.add("area", sheet.titles.area(one), area=one).says for one in data["areas"]),)


def _age(age: Mapping[str, Any]) -> str:
    ends = [f"{age[key]}" for key in ("from", "to") if key in age]
    band = f"{' to '.join(dict.fromkeys(ends))} {age.get('unit', 'years')}" if ends else ""
    if len(ends) == 1:
        band = f"{'from' if 'from' in age else 'up to'} {band}"
    printed = age.get("printed", "")
    return (
        part_sentence((band, f"printed “{printed}”" if printed and printed not in {band, *ends} else "")) or "not said"
    )


def _whose(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Entry]:
    served = []
    for one in data.get("serves", ()):
        order = f"number {one['order']} there" if "order" in one else ""
        themes = f"theme {listed(one['themes'])}" if "themes" in one else ""
        words = part_sentence(
            (sheet.titles.referred("plan", one["plan"]), outcome(sheet, one["plan"], one.get("outcome")), order, themes)
        )
        about = {"plan": one["plan"], "outcome": one.get("outcome"), "themes": one.get("themes")}
        served.append(sheet.add("serves", words, one, **about))
    yield from sheet.entries("Serves", served, none="no plan on record")
    owners = []
    for one in data.get("owners", ()):
        words = (
            sheet.titles.referred("board", one["board"])
            if "board" in one
            else sheet.titles.organisation(one["organisation"])
            if "organisation" in one
            else "not named"
        )
        owners.append(sheet.add("owner", words, one, board=one.get("board"), organisation=one.get("organisation")))
    yield from sheet.entries("Answered for by", owners, none="nobody on record")
    if "frequency" in data:
        yield from sheet.entries("Read", [sheet.add("frequency", frequency(data["frequency"]), data["frequency"])])
    if "next_due" in data:
        yield (
            "Next reading due",
            (sheet.add("next-due", when.spoken(data["next_due"]), when_=when.event(data["next_due"], sheet.day)).says,),
        )
    national = [
        sheet.add(
            "national",
            f"{one['scheme']} {one['id']} ({one['match']})",
            one,
            scheme=one["scheme"],
            id=str(one["id"]),
            match=one["match"],
        )
        for one in data.get("national", ())
    ]
    yield from sheet.entries("National indicator", national)


def _aims(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Entry]:
    if "baseline" in data:
        one = data["baseline"]
        yield from sheet.entries(
            "Baseline",
            [
                sheet.add(
                    "baseline",
                    f"{one['value']} ({one['period']})",
                    one,
                    value=one["value"],
                    period=str(one["period"]),
                )
            ],
        )
    if "target" in data:
        yield from sheet.entries("Target", [_target(sheet, data["target"])])
    if "smallest_count" in data:
        smallest = data["smallest_count"]
        yield "Smallest count to print", (sheet.add("smallest-count", str(smallest), smallest=smallest).says,)
    for one in data.get("breaks", ()):
        yield from sheet.entries(
            "Break in the series", [sheet.add("break", f"from {one['at']}: {one['reason']}", one, at=str(one["at"]))]
        )


def _target(sheet: Sheet, one: Mapping[str, Any]) -> Fact:
    value = f"{one['value']}" if "value" in one else ""
    if "range_to" in one:
        value = f"{value} to {one['range_to']}"
    amber = f"amber within {one['amber_within']}" if "amber_within" in one else ""
    words = part_sentence((value, one.get("says", ""), f"by {one['by']}" if "by" in one else "", amber))
    return sheet.add(
        "target", words or "not said", one, value=one.get("value"), by=str(one["by"]) if "by" in one else None
    )


def _readings(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading("Readings", 2)
    if "readings" not in data:
        yield Paragraph("No reading is on record.")
        return
    columns = (
        Column("Period"),
        Column("Area"),
        Column("Sex"),
        Column("Age"),
        *(Column(label, "right") for _, label in _FIGURES),
        Column("Confidence"),
        Column("Version"),
        Column("Published"),
        Column("Source"),
        Column("Note"),
    )
    yield sheet.table(
        f"In {unit(data)}" if "unit" in data else "Readings",
        columns,
        [_reading(sheet, one) for one in data["readings"]],
    )


def _reading(sheet: Sheet, one: Mapping[str, Any]) -> tuple[Cell, ...]:
    area = sheet.titles.area(one["area"]) if "area" in one else ""
    missing = f"none: {spaced(one['missing'])}" if "missing" in one else ""
    figures = [str(one[field]) if field in one else "" for field, _ in _FIGURES]
    figures[0] = figures[0] or missing or "not recorded"
    published = when.spoken(one["published"]) if "published" in one else ""
    words = part_sentence(
        (f"{one['period']}: {figures[0]}", area, one.get("sex", ""), one.get("age", ""), one.get("version", ""))
    )
    about = {
        field: one.get(field)
        for field in (
            "area",
            "sex",
            "age",
            "version",
            "value",
            "count",
            "denominator",
            "lower",
            "upper",
            "confidence",
            "missing",
        )
    }
    fact = sheet.add("reading", words, one, period=str(one["period"]), **about)
    texts = (
        str(one["period"]),
        area,
        one.get("sex", ""),
        one.get("age", ""),
        *figures,
        one.get("confidence", ""),
        one.get("version", ""),
        published,
        sheet.source(fact).strip(),
        fact.note or "",
    )
    return tuple(Cell(text, "unsure" if text == missing and missing else "plain") for text in texts)
