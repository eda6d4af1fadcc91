"""The part of a meeting's card about its business: items, decisions, actions, papers and minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers import when
from partnership.answers.meetings.actions import owner_words
from partnership.documents import fields
from partnership.report import Card, Cell, Column, Heading, Paragraph
from partnership.views.card import part_sentence, spaced
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.when import Dated
    from partnership.report import Block
    from partnership.views.card import Entry, Fact, Sheet

_STATES = {"awaiting-ratification": "awaiting ratification", "ratified": "ratified", "noted-only": "noted only"}
_MINUTES = (("drafted", "Drafted"), ("distributed", "Sent round"), ("agreed", "Agreed"), ("published", "Published"))


def business(sheet: Sheet, data: Mapping[str, Any], board: Mapping[str, Any], *, to_come: bool) -> Iterator[Block]:
    """Yield the items, decisions, actions, papers and minutes of a meeting; one that is still `to_come` lacks no minutes."""
    yield from _items(sheet, data)
    yield from _decisions(sheet, data)
    yield from _actions(sheet, data, board)
    yield from _closed(sheet, data)
    if not to_come or "papers" in data or "minutes" in data:
        yield from _papers(sheet, data)


def _items(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    if "items" not in data:
        return
    yield Heading("Items", 2)
    columns = (
        Column("Item", "right"),
        Column("Title"),
        Column("For"),
        Column("By"),
        Column("About"),
        Column("Source"),
        Column("Note"),
    )
    rows = []
    for one in data["items"]:
        about = [
            sheet.titles.record(kind, each) for kind in ("measure", "plan", "board") for each in one.get(f"{kind}s", ())
        ]
        purpose = listed(one.get("purpose", ()))
        title = one["title"] + (" (in private)" if one.get("restricted") else "")
        fact = sheet.add(
            "item",
            part_sentence((f"item {one['number']}" if "number" in one else "", title)),
            one,
            number=one.get("number"),
            purpose=one.get("purpose"),
            boards=one.get("boards"),
            measures=one.get("measures"),
            plans=one.get("plans"),
        )
        rows.append(
            (
                Cell(str(one.get("number", ""))),
                Cell(title),
                Cell(purpose),
                Cell(one.get("presented_by", "")),
                Cell("; ".join(about)),
                Cell(sheet.source(fact).strip()),
                Cell(fact.note or ""),
            )
        )
    yield sheet.table("Agenda", columns, rows)


def _decisions(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    if "decisions" not in data:
        return
    yield Heading("Decisions", 2)
    found = []
    for decision_id, one in data["decisions"].items():
        state = _STATES.get(one.get("state", ""), "")
        ratifies = f"ratifies {one['ratifies']}" if "ratifies" in one else ""
        tail = part_sentence((f"item {one['item']}" if "item" in one else "", state, ratifies))
        words = f"{decision_id}: {one['decision']}" + (f" ({tail})" if tail else "")
        found.append(sheet.add("decision", words, one, id=decision_id, item=one.get("item"), state=one.get("state")))
    yield from sheet.bullets(found)


def _actions(sheet: Sheet, data: Mapping[str, Any], board: Mapping[str, Any]) -> Iterator[Block]:
    if "actions" not in data:
        return
    yield Heading("Actions opened here", 2)
    closings = _closings(sheet)
    columns = (
        Column("Id"),
        Column("What is to be done"),
        Column("Owner"),
        Column("Due"),
        Column("On the day"),
        Column("Source"),
        Column("Note"),
    )
    rows = []
    for action_id, one in data["actions"].items():
        state, open_ = _state(sheet, closings.get(f"{sheet.document.id}#{action_id}", []))
        owner = owner_words(one.get("owner", {}), board, sheet.titles) or "no owner on record"
        due = when.spoken(one["due"]) if "due" in one else "not said"
        late = open_ and "due" in one and fields.moment(one["due"]).latest < sheet.day.earliest
        fact = sheet.add(
            "action-opened",
            f"{action_id}: {one['action']}; {owner}; due {due}; {state}",
            one,
            id=action_id,
            item=one.get("item"),
            due=None if isinstance(one.get("due"), dict) else one.get("due"),
            open=open_,
        )
        rows.append(
            (
                Cell(action_id),
                Cell(one["action"]),
                Cell(owner),
                Cell(due + (", passed" if late else "")),
                Cell(state, "unsure" if late else "plain"),
                Cell(sheet.source(fact).strip()),
                Cell(fact.note or ""),
            )
        )
    yield sheet.table("Actions", columns, rows)


def _closings(sheet: Sheet) -> dict[str, list[tuple[str, Mapping[str, Any], when.When]]]:
    """Return what closed the actions of this meeting, by whichever meeting, as the day sees it."""
    found: dict[str, list[tuple[str, Mapping[str, Any], when.When]]] = {}
    for other in sheet.records.documents("meeting"):
        for one in other.data.get("actions_closed", ()):
            if one["action"].startswith(f"{sheet.document.id}#"):
                on = fields.moment(one["on"]) if "on" in one else fields.day_of(other)
                holds = (
                    Truth.YES
                    if on.latest <= sheet.day.earliest
                    else Truth.NO
                    if on.earliest > sheet.day.latest
                    else Truth.UNKNOWN
                )
                found.setdefault(one["action"], []).append((other.id, one, when.When(holds, "now")))
    return found


def _state(sheet: Sheet, closings: list[tuple[str, Mapping[str, Any], when.When]]) -> tuple[str, bool]:
    """Return where an action stands on the day, and whether it is certainly open."""
    for truth, words in ((Truth.YES, ""), (Truth.UNKNOWN, "perhaps ")):
        for meeting_id, one, time in closings:
            if time.holds is truth:
                return f"{words}closed: {spaced(one['outcome'])}, {sheet.titles.record('meeting', meeting_id)}", False
    return ("open (closed later)" if closings else "open: no closing on record"), True


def _closed(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    if "actions_closed" not in data:
        return
    yield Heading("Actions closed here", 2)
    found = []
    for one in data["actions_closed"]:
        meeting_id, _, action_id = one["action"].partition("#")
        opened = sheet.records.document("meeting", meeting_id)
        what = opened.data.get("actions", {}).get(action_id, {}).get("action", "") if opened else ""
        on = f"on {when.spoken(one['on'])}" if "on" in one else ""
        words = f"{what or action_id}: {part_sentence((spaced(one['outcome']), on))} (opened as {one['action']})"
        found.append(sheet.add("action-closed", words, one, action=one["action"], outcome=one["outcome"]))
    yield from sheet.bullets(found)


def _papers(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading("Papers and minutes", 2)
    entries: list[Entry] = []
    notice, papers = data.get("notice", {}), data.get("papers", {})
    if "given" in notice:
        entries.append(("Notice given", (sheet.line(_event(sheet, "notice-given", notice["given"], notice)),)))
    for field, label in (("sent", "Papers sent"), ("published", "Papers published")):
        if field in papers:
            entries.append((label, (sheet.line(_event(sheet, f"papers-{field}", papers[field], papers)),)))
    if "late" in papers:
        entries.append(("Late papers", tuple(papers["late"])))
    entries += _minutes(sheet, data.get("minutes", {}))
    yield Card(None, tuple(entries)) if entries else Paragraph("Nothing on record of papers or minutes.")


def _event(sheet: Sheet, section: str, value: Dated, part: Mapping[str, Any]) -> Fact:
    time = when.event(value, sheet.day)
    later = " (later than this day)" if time.stage == "later" else ""
    return sheet.add(
        section, f"{time.words}{later}", {"source": part["source"]} if "source" in part else {}, when_=time
    )


def _minutes(sheet: Sheet, minutes: Mapping[str, Any]) -> Iterator[Entry]:
    if minutes.get("none_taken"):
        yield "Minutes", (sheet.add("minutes", "none were taken", minutes).says,)
    for field, label in _MINUTES:
        if field in minutes:
            at = (
                f", at {sheet.titles.referred('meeting', minutes['agreed_at'])}"
                if field == "agreed" and "agreed_at" in minutes
                else ""
            )
            yield (
                f"Minutes {label.lower()}",
                (sheet.line(_event(sheet, f"minutes-{field}", minutes[field], minutes)) + at,),
            )
    if "agreed_at" in minutes and "agreed" not in minutes:
        yield "Minutes agreed", (f"at {sheet.titles.referred('meeting', minutes['agreed_at'])}",)
    confirming = [
        one.id
        for one in sheet.records.documents("meeting")
        if sheet.document.id in one.data.get("minutes", {}).get("confirms", ())
    ]
    if confirming:
        yield (
            "Minutes confirmed by",
            tuple(
                sheet.add("minutes-confirmed-by", sheet.titles.referred("meeting", one), meeting=one).says
                for one in confirming
            ),
        )
    if "confirms" in minutes:
        yield (
            "It confirmed those of",
            tuple(
                sheet.add("minutes-confirmed", sheet.titles.referred("meeting", one), meeting=one).says
                for one in minutes["confirms"]
            ),
        )
    if "note" in minutes:
        yield "Note on the minutes", (minutes["note"],)
    if not confirming and not any(field in minutes for field in ("agreed", "agreed_at", "none_taken")):
        yield "Minutes agreed", ("nothing on record",)
