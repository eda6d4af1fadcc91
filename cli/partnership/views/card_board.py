"""The card of a board: what it is on a day, who sits on it, by which rules, and what it is linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership import when
from partnership.board_state import state
from partnership.report import Bullets, Card, Cell, Column, Heading, Paragraph
from partnership.truth import Truth
from partnership.views.card import cells, part_sentence, spaced
from partnership.views.card_board_rules import rules
from partnership.views.in_office import NOT_RECORDED, holder, holding, officer, seat_title
from partnership.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from partnership.load import Meetings
    from partnership.report import Block, Tone
    from partnership.views.card import Entry, Fact, Sheet

_TONES: dict[Truth, Tone] = {Truth.YES: "plain", Truth.NO: "unsure", Truth.UNKNOWN: "muted"}
_BACK = {
    "sub-group-of": "its sub-group", "reports-to": "reports to it", "accountable-to": "accountable to it",
    "scrutinised-by": "scrutinised by it", "consults": "consults it", "supports": "supports it",
}  # fmt: skip


def board(sheet: Sheet) -> Iterator[Block]:
    """Yield the card of a board, gathering its facts in the sheet."""
    data = sheet.document.data
    yield Card(None, (*sheet.head("board"), *_names(sheet, data), *_life(sheet, data), *_standing(sheet, data), *sheet.source_entries()))
    yield Heading("Chair and officers", 2)
    officers = [entry for office in dict.fromkeys(one["office"] for one in data.get("officers", ())) for entry in _office(sheet, data, office)]
    yield Card(None, tuple(officers)) if officers else Paragraph("No officer is on record.")
    yield from _seats(sheet, data)
    yield from _tasks(sheet, data)
    yield from _links(sheet, data)
    yield from rules(sheet, data)
    yield from _meetings(sheet)


def _names(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Entry]:
    if "name" in data:
        also = f", {data['acronym']}" if "acronym" in data else ""
        yield "Name", (sheet.add("name", f"{data['name']}{also}", name=data["name"], acronym=data.get("acronym")).says,)
    if "described_as" in data:
        words = "Described as" if "name" in data else "No name on record"
        yield words, (sheet.add("description", data["described_as"]).says,)
    yield from sheet.entries("Also printed as", [sheet.add("printed-as", one["name"], one) for one in data.get("printed_as", ())])
    yield from sheet.entries("Former name", [sheet.add("former-name", one["name"], one) for one in data.get("former_names", ())])
    if "formerly" in data:
        yield "Formerly filed as", tuple(sheet.add("former-id", one).says for one in data["formerly"])
    count = data.get("count", 1)
    several = "" if count == 1 else "; stands for several such bodies, how many is not known" if count == "unknown" else f"; stands for {count} such bodies"
    yield "Kind", (sheet.add("kind", spaced(data["kind"]) + several, kind=data["kind"], count=count).says,)
    if "references" in data:
        yield "References", tuple(sheet.add("reference", f"{one['system']}: {one['id']}").says for one in data["references"])


def _life(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Entry]:
    now = state(data, sheet.day)
    yield "State", (sheet.add("state", f"{now.name} ({now.why})", state=now.name).says,)
    for name in ("proposed", "agreed", "established", "dissolved"):
        if name in data:
            event = data[name]
            time = when.event(event["on"], sheet.day)
            at = f", at {listed(sheet.titles.meeting_or_board(one) for one in event['at'])}" if "at" in event else ""
            fact = sheet.add("life", f"{name} {time.words}{at}", event, when_=time, event=name, at=event.get("at"))
            yield name.capitalize(), (sheet.line(fact).removeprefix(f"{name} "), *([f"Note: {fact.note}"] if fact.note else []))


def _standing(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Entry]:
    bases = [sheet.add("legal-basis", _basis(sheet, one), one, claim=one["claim"], act=one.get("act"), section=one.get("section")) for one in data.get("legal_basis", ())]
    yield from sheet.entries("Legal basis (claimed)", bases, none="none on record" if not bases else "none on record for this day")
    areas = [sheet.add("area", _area(sheet, one), one, places=one.get("places"), districts=one.get("districts")) for one in data.get("areas", ())]
    yield from sheet.entries("Area", areas, none="not on record")
    often = [sheet.add("frequency", frequency(one), one, says=one["says"]) for one in data.get("frequency", ())]
    yield from sheet.entries("Meets", often, none="how often is not on record")


def _basis(sheet: Sheet, one: Mapping[str, Any]) -> str:
    claim = {"statutory-duty-to-cooperate": "statutory duty to co-operate"}.get(one["claim"], one["claim"])
    act = sheet.names.document(one["act"]) if "act" in one else ""
    return part_sentence((claim, act, f"section {one['section']}" if "section" in one else ""))


def _area(sheet: Sheet, one: Mapping[str, Any]) -> str:
    places = listed(sheet.titles.area(place) for place in one.get("places", ()))
    districts = one.get("districts", ())
    named = f"{'district' if len(districts) == 1 else 'districts'} {listed(sheet.titles.title('districts', district) for district in districts)}" if districts else ""
    return part_sentence((places, named, one.get("described_as", ""))) or "not said"


def frequency(one: Mapping[str, Any]) -> str:
    """Return how often, as printed and in a year."""
    year = one.get("per_year")
    if year is None:
        return str(one["says"])
    least = "at least " if one.get("at_least") else ""
    times = f"{year['least']:g} or {year['most']:g}" if isinstance(year, dict) else f"{year:g}"
    return f"{one['says']} ({least}{times} a year)"


def _office(sheet: Sheet, data: Mapping[str, Any], office: str) -> list[Entry]:
    facts = []
    for one in data["officers"]:
        if one["office"] == office:
            about = {field: one.get(field) for field in ("office", "person", "seat", "post", "organisation")}
            facts.append(sheet.add("officer", officer(one, data, sheet.day, sheet.titles), one, **about))
    return sheet.entries(spaced(office).capitalize(), facts, none="nobody on record for this day")


def _seats(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading("Seats", 2)
    lines = data.get("lines", {})
    seats = data.get("seats", {})
    if not seats and not lines:
        yield Paragraph("No seat is on record.")
        return
    order = {line: number for number, line in enumerate(lines)}
    ordered = sorted(seats, key=lambda seat_id: order.get(seats[seat_id].get("line", ""), len(order)))
    facts = {seat_id: _seat(sheet, data, seat_id) for seat_id in ordered}
    rows = [_row(sheet, data, seat_id, fact) for seat_id, fact in facts.items() if fact.when.stage in {"now", "perhaps"}]
    columns = ("Seat", "Standing", "Organisation", "Holder", "Named substitutes", "Line of the terms")
    if rows:
        notes = (_tally(sheet, [seats[seat_id] for seat_id, fact in facts.items() if fact.when.stage in {"now", "perhaps"}]),)
        yield sheet.table("On the day", (Column(heading) for heading in columns), rows, notes)
    else:
        yield Paragraph("No seat is on record for this day.")
    entries = [entry for seat_id in ordered for entry in _before(sheet, data, seat_id)]
    if entries:
        yield Card("Held and named at other times", tuple(entries))
    yield from sheet.bullets(fact for fact in facts.values() if fact.when.stage not in {"now", "perhaps"})
    yield from _lines(sheet, data)


def _seat(sheet: Sheet, data: Mapping[str, Any], seat_id: str) -> Fact:
    seat = data["seats"][seat_id]
    held = holding(seat, sheet.day, sheet.titles)
    about = {"seat": seat_id, "line": seat.get("line"), "standing": seat.get("standing", "unknown"), "groups": seat.get("groups"), "votes": seat.get("votes")}
    return sheet.add("seat", seat_title(data, seat_id), seat, held="vacant" if held.filled is Truth.NO else NOT_RECORDED if held.words == NOT_RECORDED else "held", **about)


def _row(sheet: Sheet, data: Mapping[str, Any], seat_id: str, fact: Fact) -> tuple[Cell, ...]:
    seat = data["seats"][seat_id]
    held = holding(seat, sheet.day, sheet.titles)
    line = data.get("lines", {}).get(seat.get("line"), {}).get("printed", "")
    votes = {"yes": ", votes", "no": ", no vote"}.get(seat.get("votes", ""), "")
    substitutes = _present(sheet, [_substitute(sheet, seat_id, one) for one in seat.get("substitutes", ())])
    return (
        Cell(sheet.line(fact)), Cell(spaced(seat.get("standing", "unknown")) + votes), Cell(_organisation(sheet, seat_id, seat)),
        Cell(held.words, "plain" if held.words != NOT_RECORDED and held.filled is Truth.YES else _TONES[held.filled], fact.note),
        Cell(substitutes), Cell(line),
    )  # fmt: skip


def _present(sheet: Sheet, facts: Sequence[Fact]) -> str:
    return "; ".join(sheet.line(fact) for fact in facts if fact.when.stage in {"now", "perhaps"})


def _organisation(sheet: Sheet, seat_id: str, seat: Mapping[str, Any]) -> str:
    facts = [
        sheet.add("seat-organisation", sheet.names.organisation(one["organisation"]), one, seat=seat_id, organisation=one["organisation"])
        for one in seat.get("organisations", ())
    ]
    constituency = seat.get("constituency", {})
    stands = listed((*(sheet.titles.title("districts", one) for one in constituency.get("districts", ())), *([constituency["described_as"]] if "described_as" in constituency else [])))
    return part_sentence((_present(sheet, facts) or "none on record", f"for {stands}" if stands else ""))


def _substitute(sheet: Sheet, seat_id: str, one: Mapping[str, Any]) -> Fact:
    by = sheet.names.person(one["person"]) if "person" in one else one.get("post", "nobody named")
    named = f", named {when.spoken(one['named_on'])}" if "named_on" in one and one["named_on"] != one.get("since") else ""
    return sheet.add("named-substitute", f"{by}{named}", one, seat=seat_id, person=one.get("person"), post=one.get("post"))


def _tally(sheet: Sheet, seats: Sequence[Mapping[str, Any]]) -> str:
    held = [holding(seat, sheet.day, sheet.titles) for seat in seats]
    unsaid = sum(one.words == NOT_RECORDED for one in held)
    vacant = sum(one.filled is Truth.NO for one in held)
    standings = dict.fromkeys(spaced(seat.get("standing", "unknown")) for seat in seats)
    by = listed(f"{sum(spaced(seat.get('standing', 'unknown')) == standing for seat in seats)} {standing}" for standing in standings)
    return f"{plural(len(seats), 'seat')} on the day ({by}); {vacant} vacant, {unsaid} with nobody on record."


def _before(sheet: Sheet, data: Mapping[str, Any], seat_id: str) -> Iterator[Entry]:
    """Yield who held a seat, or is to hold it, at other times, and when it was vacant; facts of the day are gathered too."""
    seat = data["seats"][seat_id]
    facts = [_holder(sheet, seat_id, one) for one in seat.get("holders", ())]
    facts += [sheet.add("vacancy", "vacant", one, seat=seat_id) for one in seat.get("vacant", ())]
    others = [fact for fact in facts if fact.when.stage not in {"now", "perhaps"}]
    stood = [fact for fact in sheet.facts if fact.section in {"seat-organisation", "named-substitute"} and fact.about["seat"] == seat_id and fact.when.stage in {"earlier", "later"}]
    lines = [f"{fact.when.stage}: {_kind(fact)}{sheet.line(fact)}" for fact in (*others, *stood)]
    if lines:
        yield seat_title(data, seat_id), tuple(lines)


def _kind(fact: Fact) -> str:
    return {"seat-organisation": "seat of ", "named-substitute": "substitute "}.get(fact.section, "")


def _holder(sheet: Sheet, seat_id: str, one: Mapping[str, Any]) -> Fact:
    ended = f" ({spaced(one['ended'])})" if one.get("ended", "not-said") != "not-said" else ""
    people = one.get("people") or ([one["person"]] if "person" in one else None)
    return sheet.add("holder", f"{holder(one, sheet.titles)}{ended}", one, seat=seat_id, people=people, post=one.get("post"))


def _lines(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    seats = data.get("seats", {})
    entries: list[Entry] = []
    for line_id, line in data.get("lines", {}).items():
        of = sum(seat.get("line") == line_id for seat in seats.values())
        printed = plural(line["seats"], "seat") if "seats" in line else "number of seats not said"
        recorded = "" if of == line.get("seats") else f" ({of} on record)"
        fact = sheet.add("line", f"{line['printed']}: {printed}{recorded}", line, line=line_id, seats=line.get("seats"), recorded=of)
        if recorded or fact.note:
            entries += sheet.entries(line["printed"], [fact._replace(says=f"{printed}{recorded}")])
    if entries:
        yield Card("Lines of the terms with more to say", tuple(entries))


def _tasks(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    for title, field, section in (("Functions", "functions", "function"), ("Duties", "duties", "duty")):
        if field in data:
            yield Heading(title, 2)
            yield from sheet.bullets([sheet.add(section, sheet.titles.title(field, one[section]), one, **{section: one[section]}) for one in data[field]])
    if "serves" in data:
        yield Heading("Plans it serves", 2)
        yield from sheet.bullets([sheet.add("serves", _served(sheet, one), one, plan=one["plan"], outcome=one.get("outcome")) for one in data["serves"]])


def _served(sheet: Sheet, one: Mapping[str, Any]) -> str:
    return part_sentence((sheet.titles.referred("plan", one["plan"]), outcome(sheet, one["plan"], one.get("outcome"))))


def outcome(sheet: Sheet, plan_id: str, outcome_id: str | None) -> str:
    """Return an outcome of a plan in words; empty for the plan as a whole."""
    if outcome_id is None:
        return ""
    plan = sheet.records.document("plan", plan_id)
    found = plan.data.get("outcomes", {}).get(outcome_id, {}) if plan else {}
    return f"outcome {found.get('name') or found.get('described_as') or outcome_id}"


def _links(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading("Links", 2)
    own = data.get("links", [])
    entries: list[Entry] = []
    for kind in dict.fromkeys(one["type"] for one in own):
        entries += sheet.entries(spaced(kind).capitalize(), [_link(sheet, one) for one in own if one["type"] == kind])
    others = [(other.id, one) for other in sheet.records.documents("board") for one in other.data.get("links", ()) if one.get("to") == sheet.document.id]
    for kind in dict.fromkeys(one["type"] for _, one in others):
        entries += sheet.entries(_BACK[kind].capitalize(), [_link_from(sheet, other, one) for other, one in others if one["type"] == kind])
    yield Card(None, tuple(entries)) if entries else Paragraph("No link to or from it is on record.")


def _link(sheet: Sheet, one: Mapping[str, Any]) -> Fact:
    if "to" in one:
        end = sheet.titles.referred("board", one["to"])
    elif "to_organisation" in one:
        end = sheet.names.organisation(one["to_organisation"])
    else:
        end = one.get("to_post") or f"“{one.get('to_described', '')}”, which the source does not name"
    about = {"type": one["type"], "to": one.get("to"), "to_organisation": one.get("to_organisation"), "mutual": one.get("mutual"), "status": one.get("status")}
    return sheet.add("link", _link_words(end, one), one, when_=_link_time(sheet, one), **about)


def _link_from(sheet: Sheet, other: str, one: Mapping[str, Any]) -> Fact:
    fact = sheet.add("link-from", _link_words(sheet.titles.referred("board", other), one), when_=_link_time(sheet, one), type=one["type"], board=other, mutual=one.get("mutual"), status=one.get("status"))
    cited = fact._replace(sources=sheet.titles.cited(one.get("source")), note=one.get("note"))
    sheet.facts[-1] = cited
    return cited


def _link_time(sheet: Sheet, one: Mapping[str, Any]) -> when.When:
    time = when.span(one, sheet.day)
    return time.only_proposed() if "status" in one else time


def _link_words(end: str, one: Mapping[str, Any]) -> str:
    of = f"its {one['of']}" if "of" in one else ""
    return part_sentence((end, of, frequency(one["frequency"]) if "frequency" in one else "", "both ways" if one.get("mutual") else "", f"only {one['status']}" if "status" in one else ""))


def _meetings(sheet: Sheet) -> Iterator[Block]:
    found = sheet.records.meetings(sheet.document.id)
    yield Heading("Meetings on record", 2)
    if not found.read and not found.unread:
        yield Paragraph("No meeting is on record.")
        return
    entries: list[Entry] = [("Count", (sheet.add("meetings", _counted(found), count=len(found.read) + len(found.unread)).says,))]
    held = [one for one in found.read if one.status in {"held", "held-informally"} and one.day.exact and one.day.latest <= sheet.day.latest]
    coming = [one for one in found.read if one.status == "planned" and one.day.exact and one.day.earliest >= sheet.day.earliest]
    passed = [one for one in found.read if one.status == "planned" and one.day.latest < sheet.day.earliest]
    for label, section, those in (("Last held", "last-meeting", held[-1:]), ("Next planned", "next-meeting", coming[:1]), ("Day passed, outcome not recorded", "open-meeting", passed)):
        lines = tuple(sheet.add(section, f"{sheet.titles.record('meeting', one.id).rpartition(', ')[2]} ({one.id})", meeting=one.id).says for one in those)
        entries.append((label, lines or ("none",))) if those or section != "open-meeting" else None
    yield Card(None, tuple(entries))


def _counted(found: Meetings) -> str:
    statuses = dict.fromkeys(one.status for one in found.read)
    parts = [f"{sum(one.status == status for one in found.read)} {spaced(status)}" for status in statuses]
    undated = sum(not one.day.exact for one in found.read)
    return part_sentence((
        f"{len(found.read) + len(found.unread)}: {listed(parts) or 'none could be read'}", f"{undated} without a known day" if undated else "",
        f"{plural(len(found.unread), 'file')} could not be read" if found.unread else "",
    ))  # fmt: skip
