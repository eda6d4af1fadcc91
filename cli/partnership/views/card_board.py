"""The card of a board: what it is on a day, who sits on it, by which rules, and what it is linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers import when
from partnership.answers.board_state import board_state
from partnership.answers.titles import Titles
from partnership.report import Card, Heading, Paragraph
from partnership.views.card import part_sentence, spaced
from partnership.views.card_board_rules import rules
from partnership.views.card_board_seats import seats
from partnership.views.in_office import officer
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.board_state import State
    from partnership.answers.load import Meetings
    from partnership.answers.when import Stage
    from partnership.documents.document import Document
    from partnership.report import Block
    from partnership.views.card import Entry, Fact, Sheet

_BACK = {
    "sub-group-of": "its sub-group", "reports-to": "reports to it", "accountable-to": "accountable to it",
    "scrutinised-by": "scrutinised by it", "consults": "consults it", "supports": "supports it",
}  # fmt: skip
_FRAMES: dict[str, Stage] = {
    "ended": "earlier",
    "not yet proposed": "later",
    "not yet in existence": "later",
    "perhaps proposed": "proposed",
    "proposed": "proposed",
    "not known": "perhaps",
}
"""What the state of a board makes of whatever it has: nothing holds in a board that is not there."""
_SAID = {
    "ended": "The board had ended by this day: what it had is shown as earlier. Ask for a day in its life with --as-of.",
    "not yet proposed": "The board was not there yet: what it was to have is shown as later. Ask for a day in its life with --as-of.",
    "not yet in existence": "The board was not there yet: what it was to have is shown as later. Ask for a day in its life with --as-of.",
    "perhaps proposed": "The board was proposed at most: nothing that it was to have holds on this day.",
    "proposed": "The board was only proposed: nothing that it was to have holds on this day.",
    "not known": "Whether the board existed on this day is not known, so whatever is shown as holding may not have.",
}


def board(sheet: Sheet) -> Iterator[Block]:
    """Yield the card of a board, gathering its facts in the sheet."""
    data = sheet.document.data
    now = board_state(sheet.records, sheet.document, sheet.day)
    first = (*sheet.head("board"), *_names(sheet, data), *_life(sheet, data, now))
    sheet.within = _FRAMES.get(now.name)
    yield Card(None, (*first, *_standing(sheet, data), *sheet.source_entries()))
    if now.name in _SAID:
        yield Paragraph(_SAID[now.name])
    yield Heading("Chair and officers", 2)
    officers = [
        entry
        for office in dict.fromkeys(one["office"] for one in data.get("officers", ()))
        for entry in _office(sheet, data, office)
    ]
    yield Card(None, tuple(officers)) if officers else Paragraph("No officer is on record.")
    yield from seats(sheet, data)
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
    yield from sheet.entries(
        "Also printed as", [sheet.add("printed-as", one["name"], one) for one in data.get("printed_as", ())]
    )
    yield from sheet.entries(
        "Former name", [sheet.add("former-name", one["name"], one) for one in data.get("former_names", ())]
    )
    if "formerly" in data:
        yield "Formerly filed as", tuple(sheet.add("former-id", one).says for one in data["formerly"])
    count = data.get("count", 1)
    several = (
        ""
        if count == 1
        else "; stands for several such bodies, how many is not known"
        if count == "unknown"
        else f"; stands for {count} such bodies"
    )
    yield "Kind", (sheet.add("kind", spaced(data["kind"]) + several, kind=data["kind"], count=count).says,)
    if "references" in data:
        yield (
            "References",
            tuple(sheet.add("reference", f"{one['system']}: {one['id']}").says for one in data["references"]),
        )


def _life(sheet: Sheet, data: Mapping[str, Any], now: State) -> Iterator[Entry]:
    yield "State", (sheet.add("state", f"{now.name} ({now.why})", state=now.name).says,)
    for name in ("proposed", "agreed", "established", "dissolved"):
        if name in data:
            event = data[name]
            time = when.event(event["on"], sheet.day)
            at = f", at {listed(sheet.titles.meeting_or_board(one) for one in event['at'])}" if "at" in event else ""
            fact = sheet.add("life", f"{name} {time.words}{at}", event, when_=time, event=name, at=event.get("at"))
            yield (
                name.capitalize(),
                (sheet.line(fact).removeprefix(f"{name} "), *([f"Note: {fact.note}"] if fact.note else [])),
            )


def _standing(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Entry]:
    bases = [
        sheet.add(
            "legal-basis", _basis(sheet, one), one, claim=one["claim"], act=one.get("act"), section=one.get("section")
        )
        for one in data.get("legal_basis", ())
    ]
    yield from sheet.entries("Legal basis (claimed)", bases, none="none on record")
    areas = [
        sheet.add("area", _area(sheet, one), one, places=one.get("places"), districts=one.get("districts"))
        for one in data.get("areas", ())
    ]
    yield from sheet.entries("Area", areas, none="not on record")
    often = [sheet.add("frequency", frequency(one), one, says=one["says"]) for one in data.get("frequency", ())]
    yield from sheet.entries("Meets", often, none="how often is not on record")


def _basis(sheet: Sheet, one: Mapping[str, Any]) -> str:
    claim = {"statutory-duty-to-cooperate": "statutory duty to co-operate"}.get(one["claim"], one["claim"])
    act = sheet.titles.document(one["act"]) if "act" in one else ""
    return part_sentence((claim, act, f"section {one['section']}" if "section" in one else ""))


def _area(sheet: Sheet, one: Mapping[str, Any]) -> str:
    places = listed(sheet.titles.area(place) for place in one.get("places", ()))
    districts = one.get("districts", ())
    named = (
        f"{'district' if len(districts) == 1 else 'districts'} {listed(sheet.titles.title('districts', district) for district in districts)}"
        if districts
        else ""
    )
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
    return sheet.entries(spaced(office).capitalize(), facts, none="nobody on record")


def _tasks(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    for title, field, section in (("Functions", "functions", "function"), ("Duties", "duties", "duty")):
        if field in data:
            yield Heading(title, 2)
            yield from sheet.bullets(
                [
                    sheet.add(section, sheet.titles.title(field, one[section]), one, **{section: one[section]})
                    for one in data[field]
                ]
            )
    if "serves" in data:
        yield Heading("Plans it serves", 2)
        yield from sheet.bullets(
            [
                sheet.add("serves", _served(sheet, one), one, plan=one["plan"], outcome=one.get("outcome"))
                for one in data["serves"]
            ]
        )


def _served(sheet: Sheet, one: Mapping[str, Any]) -> str:
    return part_sentence((sheet.titles.referred("plan", one["plan"]), outcome(sheet, one["plan"], one.get("outcome"))))


def outcome(sheet: Sheet, plan_id: str, outcome_id: str | None) -> str:
    """Return an outcome of a plan in words; empty for the plan as a whole."""
    if outcome_id is None:
        return ""
    plan = sheet.records.document("plan", plan_id)
    found = plan.data.get("outcomes", {}).get(outcome_id, {}) if plan else {}
    return f"outcome {str(found.get('name') or found.get('described_as') or outcome_id).rstrip('.')}"


def _links(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading("Links", 2)
    own = data.get("links", [])
    entries: list[Entry] = []
    for kind in dict.fromkeys(one["type"] for one in own):
        entries += sheet.entries(spaced(kind).capitalize(), [_link(sheet, one) for one in own if one["type"] == kind])
    others = [
        (other, one)
        for other in sheet.records.documents("board")
        for one in other.data.get("links", ())
        if one.get("to") == sheet.document.id
    ]
    for kind in dict.fromkeys(one["type"] for _, one in others):
        entries += sheet.entries(
            _BACK[kind].capitalize(), [_link_from(sheet, other, one) for other, one in others if one["type"] == kind]
        )
    yield Card(None, tuple(entries)) if entries else Paragraph("No link to or from it is on record.")


def _link(sheet: Sheet, one: Mapping[str, Any]) -> Fact:
    if "to" in one:
        end = sheet.titles.referred("board", one["to"])
    elif "to_organisation" in one:
        end = sheet.titles.organisation(one["to_organisation"])
    else:
        end = one.get("to_post") or f"“{one.get('to_described', '')}”, which the source does not name"
    about = {
        "type": one["type"],
        "to": one.get("to"),
        "to_organisation": one.get("to_organisation"),
        "mutual": one.get("mutual"),
        "status": one.get("status"),
    }
    return sheet.add("link", _link_words(end, one), one, when_=_link_time(sheet, one), **about)


def _link_from(sheet: Sheet, other: Document, one: Mapping[str, Any]) -> Fact:
    words = _link_words(sheet.titles.referred("board", other.id), one)
    about = {"type": one["type"], "board": other.id, "mutual": one.get("mutual"), "status": one.get("status")}
    time = _link_time(sheet, one).framed(_FRAMES.get(board_state(sheet.records, other, sheet.day).name))
    return sheet.add("link-from", words, one, when_=time, titles=Titles(sheet.records, other.place), **about)


def _link_time(sheet: Sheet, one: Mapping[str, Any]) -> when.When:
    time = when.span(one, sheet.day).framed(sheet.within)
    return time.only_proposed() if "status" in one else time


def _link_words(end: str, one: Mapping[str, Any]) -> str:
    of = f"its {one['of']}" if "of" in one else ""
    return part_sentence(
        (
            end,
            of,
            frequency(one["frequency"]) if "frequency" in one else "",
            "both ways" if one.get("mutual") else "",
            f"only {one['status']}" if "status" in one else "",
        )
    )


def _meetings(sheet: Sheet) -> Iterator[Block]:
    found = sheet.records.meetings(sheet.document.id)
    yield Heading("Meetings on record", 2)
    if not found.read and not found.unread:
        yield Paragraph("No meeting is on record.")
        return
    entries: list[Entry] = [
        ("Count", (sheet.add("meetings", _counted(found), count=len(found.read) + len(found.unread)).says,))
    ]
    held = [
        one
        for one in found.read
        if one.status in {"held", "held-informally"} and one.day.exact and one.day.latest <= sheet.day.latest
    ]
    coming = [
        one
        for one in found.read
        if one.status == "planned" and one.day.exact and one.day.earliest >= sheet.day.earliest
    ]
    passed = [one for one in found.read if one.status == "planned" and one.day.latest < sheet.day.earliest]
    for label, section, those in (
        ("Last held", "last-meeting", held[-1:]),
        ("Next planned", "next-meeting", coming[:1]),
        ("Day passed, outcome not recorded", "open-meeting", passed),
    ):
        lines = tuple(
            sheet.add(
                section, f"{sheet.titles.record('meeting', one.id).rpartition(', ')[2]} ({one.id})", meeting=one.id
            ).says
            for one in those
        )
        if those or section != "open-meeting":
            entries.append((label, lines or ("none",)))
    yield Card(None, tuple(entries))


def _counted(found: Meetings) -> str:
    statuses = dict.fromkeys(one.status for one in found.read)
    parts = [f"{sum(one.status == status for one in found.read)} {spaced(status)}" for status in statuses]
    undated = sum(not one.day.exact for one in found.read)
    return part_sentence((
        f"{len(found.read) + len(found.unread)} at any time: {listed(parts) or 'none could be read'}", f"{undated} without a known day" if undated else "",
        f"{plural(len(found.unread), 'file')} could not be read" if found.unread else "",
    ))  # fmt: skip
