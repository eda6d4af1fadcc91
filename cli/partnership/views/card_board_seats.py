"""The part of a board's card about its seats: whose each is on a day, who holds it, and who did at other times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.report import Card, Cell, Column, Heading, Paragraph
from partnership.views.card import part_sentence, spaced
from partnership.views.in_office import NOT_RECORDED, holder, on_leave, seat_title
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.report import Block
    from partnership.views.card import Entry, Fact, Sheet

_COLUMNS = ("Seat", "Standing", "Organisation", "Holder", "Named substitutes", "Line of the terms", "Note")
_ON_THE_DAY = frozenset({"now", "perhaps"})


class SeatFacts(NamedTuple):
    """A seat, and the facts of it: itself, whose it is, who holds it, when it is vacant, who may come instead."""

    data: Mapping[str, Any]
    seat: Fact
    organisations: Sequence[Fact]
    holders: Sequence[Fact]
    vacancies: Sequence[Fact]
    substitutes: Sequence[Fact]

    @property
    def there(self) -> bool:
        """Whether the seat is, or may be, one of the board's on the day."""
        return self.seat.when.stage in _ON_THE_DAY

    @property
    def held(self) -> str:
        """`held`, `vacant` or `not recorded` on the day; `held` where somebody perhaps does."""
        if any(fact.when.holds is Truth.YES for fact in self.vacancies):
            return "vacant"
        return (
            "held" if any(fact.when.stage in _ON_THE_DAY for fact in (*self.holders, *self.vacancies)) else NOT_RECORDED
        )


def seats(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    """Yield the seats of a board as they are on the day, in order of the lines of its terms, and then their history."""
    yield Heading("Seats", 2)
    lines = list(data.get("lines", {}))
    found = data.get("seats", {})
    if not found and not lines:
        yield Paragraph("No seat is on record.")
        return
    order = {line: number for number, line in enumerate(lines)}
    ordered = sorted(found, key=lambda seat_id: order.get(found[seat_id].get("line", ""), len(order)))
    gathered = [_gathered(sheet, data, seat_id) for seat_id in ordered]
    there = [one for one in gathered if one.there]
    if there:
        yield sheet.table(
            "On the day",
            (Column(heading) for heading in _COLUMNS),
            [_row(sheet, data, one) for one in there],
            (_tally(there),),
        )
    else:
        yield Paragraph("No seat is on record for this day.")
    history = [(one.seat.says, past) for one in gathered if (past := tuple(_history(sheet, one)))]
    if history:
        yield Card("Held and named at other times", tuple(history))
    yield from sheet.bullets(one.seat for one in gathered if not one.there)
    yield from _lines(sheet, data)


def _gathered(sheet: Sheet, data: Mapping[str, Any], seat_id: str) -> SeatFacts:
    seat = data["seats"][seat_id]
    about = {
        "seat": seat_id,
        "line": seat.get("line"),
        "standing": seat.get("standing", "unknown"),
        "groups": seat.get("groups"),
        "votes": seat.get("votes"),
    }
    return SeatFacts(
        seat, sheet.add("seat", seat_title(data, seat_id), seat, **about),
        [sheet.add("seat-organisation", sheet.titles.organisation(one["organisation"]), one, seat=seat_id, organisation=one["organisation"]) for one in seat.get("organisations", ())],
        [_holder(sheet, seat_id, one) for one in seat.get("holders", ())],
        [sheet.add("vacancy", "vacant", one, seat=seat_id) for one in seat.get("vacant", ())],
        [_substitute(sheet, seat_id, one) for one in seat.get("substitutes", ())],
    )  # fmt: skip


def _holder(sheet: Sheet, seat_id: str, one: Mapping[str, Any]) -> Fact:
    past = when.span(one, sheet.day).stage == "earlier"
    ended = f" ({spaced(one['ended'])})" if past and one.get("ended", "not-said") != "not-said" else ""
    people = one.get("people") or ([one["person"]] if "person" in one else None)
    return sheet.add(
        "holder", f"{holder(one, sheet.titles)}{ended}", one, seat=seat_id, people=people, post=one.get("post")
    )


def _substitute(sheet: Sheet, seat_id: str, one: Mapping[str, Any]) -> Fact:
    by = sheet.titles.person(one["person"]) if "person" in one else one.get("post", "not named")
    named = (
        f", named {when.spoken(one['named_on'])}" if "named_on" in one and one["named_on"] != one.get("since") else ""
    )
    return sheet.add(
        "named-substitute", f"{by}{named}", one, seat=seat_id, person=one.get("person"), post=one.get("post")
    )


def _row(sheet: Sheet, data: Mapping[str, Any], one: SeatFacts) -> tuple[Cell, ...]:
    votes = {"yes": ", votes", "no": ", no vote"}.get(one.data.get("votes", ""), "")
    line = data.get("lines", {}).get(one.data.get("line"), {}).get("printed", "")
    facts = (one.seat, *one.organisations, *one.holders, *one.vacancies, *one.substitutes)
    notes = "; ".join(dict.fromkeys(fact.note for fact in facts if fact.note and fact.when.stage in _ON_THE_DAY))
    certain = one.held == "held" and any(fact.when.holds is Truth.YES for fact in one.holders)
    return (
        Cell(sheet.line(one.seat)), Cell(spaced(one.data.get("standing", "unknown")) + votes), Cell(_organisation(sheet, one)),
        Cell(_held_by(sheet, one), "plain" if certain else "unsure"), Cell(_present(sheet, one.substitutes)), Cell(line), Cell(notes),
    )  # fmt: skip


def _held_by(sheet: Sheet, one: SeatFacts) -> str:
    if one.held == "vacant":
        return "; ".join(sheet.line(fact) for fact in one.vacancies if fact.when.holds is Truth.YES)
    held = [
        sheet.line(fact) + on_leave(row, sheet.day)
        for fact, row in zip(one.holders, one.data.get("holders", ()), strict=True) if fact.when.stage in _ON_THE_DAY
    ]  # fmt: skip
    return (
        "; ".join((*held, *(sheet.line(fact) for fact in one.vacancies if fact.when.stage == "perhaps")))
        or NOT_RECORDED
    )


def _present(sheet: Sheet, facts: Iterable[Fact]) -> str:
    return "; ".join(sheet.line(fact) for fact in facts if fact.when.stage in _ON_THE_DAY)


def _organisation(sheet: Sheet, one: SeatFacts) -> str:
    constituency = one.data.get("constituency", {})
    described = [constituency["described_as"]] if "described_as" in constituency else []
    stands = listed(
        (*(sheet.titles.title("districts", district) for district in constituency.get("districts", ())), *described)
    )
    nominated = (
        f"nominated by {sheet.titles.organisation(one.data['nominated_by'])}" if "nominated_by" in one.data else ""
    )
    return part_sentence(
        (_present(sheet, one.organisations) or "none on record", f"for {stands}" if stands else "", nominated)
    )


def _tally(there: Sequence[SeatFacts]) -> str:
    standings = [spaced(one.data.get("standing", "unknown")) for one in there]
    by = ", ".join(f"{standing}: {standings.count(standing)}" for standing in dict.fromkeys(standings))
    held = [one.held for one in there]
    return f"{plural(len(there), 'seat')} on the day ({by}); {held.count('vacant')} vacant, {held.count(NOT_RECORDED)} with nobody on record."


def _history(sheet: Sheet, one: SeatFacts) -> Iterator[str]:
    """Yield who held a seat, or is to, at other times, when it was vacant, whose it was, and who could come instead."""
    for words, facts in (
        ("", one.holders),
        ("", one.vacancies),
        ("seat of ", one.organisations),
        ("substitute ", one.substitutes),
    ):
        yield from (
            f"{fact.when.stage}: {words}{sheet.line(fact)}" for fact in facts if fact.when.stage not in _ON_THE_DAY
        )


def _lines(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    found = data.get("seats", {})
    entries: list[Entry] = []
    for line_id, line in data.get("lines", {}).items():
        of = sum(seat.get("line") == line_id for seat in found.values())
        printed = plural(line["seats"], "seat") if "seats" in line else "number of seats not said"
        recorded = "" if of == line.get("seats") else f" ({of} on record)"
        fact = sheet.add(
            "line", f"{line['printed']}: {printed}{recorded}", line, line=line_id, seats=line.get("seats"), recorded=of
        )
        if recorded or fact.note:
            entries += sheet.entries(line["printed"], [fact._replace(says=f"{printed}{recorded}")])
    if entries:
        yield Card("Lines of the terms with more to say", tuple(entries))
