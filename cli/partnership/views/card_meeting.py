"""The card of a meeting: who came as what, what was dealt with, decided and asked for, and where its minutes stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers import when
from partnership.answers.quorum.opened import Quorums
from partnership.answers.quorum.replay import HELD
from partnership.answers.titles import called, day_in_words, iso_day
from partnership.documents import fields
from partnership.quorum.judging import judge
from partnership.records import decode
from partnership.report import Card, Cell, Column, Heading, Paragraph
from partnership.views.card import part_sentence, spaced
from partnership.views.card_meeting_business import business
from partnership.views.card_meeting_promised import promised
from partnership.views.in_office import seat_title
from partnership.views.quorum.in_words import in_words
from partnership.views.quorum.verdict import decided
from partnership.words.kinds import board_of
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.documents.document import Document
    from partnership.report import Block, Tone
    from partnership.views.card import Entry, Fact, Sheet
    from partnership.words.dates import Moment

_RECORDED = {
    "whole": "everybody",
    "apologies-only": "apologies only; who came is not said",
    "part": "in part",
    "none": "none",
}
_TONES: dict[str, Tone] = {"present": "good", "part": "good", "absent": "bad", "not-recorded": "unsure"}
_CAME = {"present", "part"}


def title(meeting: Document, sheet: Sheet) -> str:
    """Return what a meeting is called: its board and its day."""
    return f"{sheet.titles.record('board', meeting.board)}, {day_in_words(meeting)}"


def meeting(sheet: Sheet) -> Iterator[Block]:
    """Yield the card of a meeting, gathering its facts in the sheet."""
    data = sheet.document.data
    parent = sheet.records.document("board", board_of(sheet.document.id))
    board = parent.data if parent else {}
    yield Card(
        None,
        (
            *sheet.head("meeting"),
            *_when(sheet, data, parent),
            *_how(sheet, data, board),
            *(() if _still_to_come(sheet) else _quorum(sheet, data)),
            *_counted(sheet),
            *sheet.source_entries(),
        ),
    )
    if not _still_to_come(sheet):
        yield from _attendance(sheet, data, board)
    yield from _interests(sheet, data, board)
    yield from business(sheet, data, board, to_come=_still_to_come(sheet))
    yield from promised(sheet)


def _still_to_come(sheet: Sheet) -> bool:
    """Whether a meeting is planned and its day, as the day answered for has it, not over: then nothing of who came is to be missed."""
    planned = sheet.document.data["status"] == "planned" and not sheet.document.data.get("attendance")
    return planned and fields.day_of(sheet.document).latest >= sheet.day.earliest


def status(data: Mapping[str, Any], meeting: Document, day: Moment) -> str:
    """Return what became of a meeting; a planned one whose day has passed has no outcome on record."""
    if data["status"] == "planned" and fields.day_of(meeting).latest < day.earliest:
        return "planned; its day has passed and the outcome is not recorded"
    return spaced(data["status"])


def recorded(data: Mapping[str, Any]) -> str:
    """Return how much of the attendance is recorded, with the numbers."""
    rows = data.get("attendance", ())
    counts = [
        (sum(one["presence"] in _CAME for one in rows), "came"),
        (sum(one["presence"] == "apologies" for one in rows), "sent apologies"),
        (sum(one["presence"] == "absent" for one in rows), "absent"),
    ]
    said = ", ".join(f"{count} {word}" for count, word in counts if count)
    how = _RECORDED.get(data.get("attendance_recorded", ""), "how much is not said" if rows else "not said")
    return f"{how} ({said})" if said else how


def _when(sheet: Sheet, data: Mapping[str, Any], parent: Document | None) -> Iterator[Entry]:
    document = sheet.document
    name = sheet.add("board", called(parent) if parent else document.board, board=document.board).says
    yield "Board", (f"{name} ({document.board})" if name != document.board else name,)
    yield "Day", (sheet.add("day", day_in_words(document), date=iso_day(document)).says,)
    moved = f", moved to {when.spoken(data['postponed_to'])}" if "postponed_to" in data else ""
    became = status(data, document, sheet.day)
    yield "Kind", (sheet.add("kind", spaced(data["kind"]), kind=data["kind"]).says,)
    yield (
        "Status",
        (sheet.add("status", became + moved, status=data["status"], postponed_to=data.get("postponed_to")).says,),
    )
    if "reconvenes" in data:
        yield (
            "Holds again",
            (
                sheet.add(
                    "reconvenes", sheet.titles.referred("meeting", data["reconvenes"]), meeting=data["reconvenes"]
                ).says,
            ),
        )
    if "joint_with" in data:
        yield (
            "Held with",
            tuple(
                sheet.add("joint-with", sheet.titles.referred("board", one), board=one).says
                for one in data["joint_with"]
            ),
        )
    if "references" in data:
        yield (
            "References",
            tuple(sheet.add("reference", f"{one['system']}: {one['id']}").says for one in data["references"]),
        )


def _how(sheet: Sheet, data: Mapping[str, Any], board: Mapping[str, Any]) -> Iterator[Entry]:
    times = " to ".join(data[field] for field in ("starts", "ended") if field in data)
    place = part_sentence(
        (
            times if "starts" in data or not times else f"until {times}",
            data.get("venue", ""),
            spaced(data.get("mode", "not-said")) if data.get("mode", "not-said") != "not-said" else "",
        )
    )
    if place:
        yield (
            "To be held" if _still_to_come(sheet) else "Held",
            (sheet.add("held", place, starts=data.get("starts"), ended=data.get("ended"), mode=data.get("mode")).says,),
        )
    if "chaired_by" in data:
        chair = data["chaired_by"]
        yield (
            "Chaired by",
            (
                sheet.add(
                    "chaired-by",
                    _who(sheet, chair, board) or "not said",
                    person=chair.get("person"),
                    seat=chair.get("seat"),
                ).says,
            ),
        )
    if _still_to_come(sheet):
        return
    yield (
        "Attendance recorded",
        (sheet.add("attendance-recorded", recorded(data), recorded=data.get("attendance_recorded")).says,),
    )


def _who(sheet: Sheet, one: Mapping[str, Any], board: Mapping[str, Any]) -> str:
    """Return a person, or a post, with their seat."""
    by = sheet.titles.person(one["person"]) if "person" in one else one.get("post", one.get("printed_as", ""))
    seats = listed(seat_title(board, seat) for seat in fields.many(one.get("seat")))
    return f"{by}, {seats}" if by and seats else by or (f"the holder of {seats}" if seats else "")


def _quorum(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Entry]:
    rule = data.get("quorum")
    if rule is None:
        yield "Quorum as minuted", ("nothing on record",)
        return
    minuted = {"not-said": "not said", "no-rule": "minuted that there is no rule"}.get(
        rule.get("minuted", "not-said"), rule.get("minuted", "")
    )
    needed = f"{rule['needed']} needed" if "needed" in rule else ""
    counted = f"{rule['counted']} counted" if "counted" in rule else ""
    fact = sheet.add(
        "quorum",
        part_sentence((minuted, needed, counted)),
        rule,
        minuted=rule.get("minuted"),
        needed=rule.get("needed"),
        counted=rule.get("counted"),
    )
    yield from sheet.entries("Quorum as minuted", [fact])
    for one in rule.get("counts", ()):
        at = part_sentence((f"item {one['item']}" if "item" in one else "", one.get("at", "")))
        yield (
            "Count in the meeting",
            (part_sentence((at, f"{one['present']} present" if "present" in one else "", one.get("outcome", ""))),),
        )
    if "ruling" in rule:
        ruled = rule["ruling"]
        items = f" (items {listed(ruled['items'])})" if "items" in ruled else ""
        yield (
            "Ruling",
            (
                sheet.add(
                    "ruling", f"{ruled['by']} ruled: {ruled['ruled']}{items}; {ruled['reason']}", ruled=ruled["ruled"]
                ).says,
            ),
        )


def _counted(sheet: Sheet) -> Iterator[Entry]:
    """Yield what the attendance on record makes of the quorum rule in force, where the meeting was held."""
    board = sheet.records.board(board_of(sheet.document.id))
    meeting_ = decode.meeting(sheet.document)
    if board is None or meeting_.status not in HELD:
        return
    judged = judge(meeting_, Quorums(sheet.records).context(board))
    why = decided(judged, in_words(sheet.records, board))
    says = f"{judged.answer.value}{f': {why}' if why else ''}"
    yield "Quorum by the count", (sheet.add("quorum-counted", says, answer=judged.answer.value).says,)


def _attendance(sheet: Sheet, data: Mapping[str, Any], board: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading("Who came", 2)
    rows = [(one, _attended(sheet, one, board)) for one in data.get("attendance", ())]
    others = [(one, fact) for one, fact in rows if one["presence"] != "apologies"]
    if others:
        columns = (
            Column("Person"),
            Column("Seat"),
            Column("As"),
            Column("Presence"),
            Column("Mode"),
            Column("Source"),
            Column("Note"),
        )
        came = sum(one["presence"] in _CAME for one, _ in others)
        yield sheet.table(
            f"{plural(came, 'person', 'people')} came", columns, [_row(sheet, one, board, fact) for one, fact in others]
        )
    else:
        yield Paragraph("Nobody is recorded as having come.")
    yield Heading("Apologies", 2)
    sent = [fact for one, fact in rows if one["presence"] == "apologies"]
    if sent:
        yield from sheet.bullets(sent)
    else:
        yield Paragraph("None on record.")


def _attended(sheet: Sheet, one: Mapping[str, Any], board: Mapping[str, Any]) -> Fact:
    about = {
        field: one.get(field)
        for field in (
            "person",
            "capacity",
            "presence",
            "mode",
            "apology",
            "reason",
            "substitute_for",
            "organisation",
            "unplaced",
            "printed_as",
        )
    }
    seats = list(fields.many(one.get("seat"))) or None
    mode = "" if one.get("mode", "not-said") == "not-said" else spaced(one["mode"])
    presence = "" if one["presence"] == "apologies" else _presence(one)
    return sheet.add(
        "attendance",
        part_sentence(
            (_person(sheet, one), _seat(sheet, one, board), _capacity(sheet, one), presence, mode, _apology(one))
        ),
        one,
        seats=seats,
        **about,
    )


def _person(sheet: Sheet, one: Mapping[str, Any]) -> str:
    if "person" in one:
        return sheet.titles.person(one["person"])
    return f"“{one['printed_as']}”" if "printed_as" in one else "not named"


def _seat(sheet: Sheet, one: Mapping[str, Any], board: Mapping[str, Any]) -> str:
    seats = listed(seat_title(board, seat) for seat in fields.many(one.get("seat")))
    organisation = sheet.titles.organisation(one["organisation"]) if "organisation" in one else ""
    return part_sentence((seats, organisation, "seat not known" if one.get("unplaced") else ""))


def _capacity(sheet: Sheet, one: Mapping[str, Any]) -> str:
    instead = f" for {sheet.titles.person(one['substitute_for'])}" if "substitute_for" in one else ""
    word = "as what is not known" if one["capacity"] == "unknown" else spaced(one["capacity"])
    return word + instead


def _presence(one: Mapping[str, Any]) -> str:
    arrived = f"from {_point(one['arrived'])}" if "arrived" in one else ""
    left = f"left at {_point(one['left'])}" if "left" in one else ""
    return part_sentence(
        ({"part": "for a part", "not-recorded": "not recorded"}.get(one["presence"], one["presence"]), arrived, left)
    )


def _point(at: str | int) -> str:
    return str(at) if ":" in str(at) else f"item {at}"


def _apology(one: Mapping[str, Any]) -> str:
    accepted = {"accepted": "accepted", "not-accepted": "not accepted"}.get(one.get("apology", ""), "")
    reason = spaced(one["reason"]) if one.get("reason", "not-said") != "not-said" else ""
    return part_sentence((accepted, reason))


def _row(sheet: Sheet, one: Mapping[str, Any], board: Mapping[str, Any], fact: Fact) -> tuple[Cell, ...]:
    mode = one.get("mode", "not-said")
    return (
        Cell(_person(sheet, one)), Cell(_seat(sheet, one, board) or "no seat recorded"), Cell(_capacity(sheet, one)),
        Cell(_presence(one), _TONES.get(one["presence"], "plain")), Cell("not said" if mode == "not-said" else spaced(mode)), Cell(sheet.source(fact).strip()), Cell(fact.note or ""),
    )  # fmt: skip


def _interests(sheet: Sheet, data: Mapping[str, Any], board: Mapping[str, Any]) -> Iterator[Block]:
    if "interests" not in data:
        return
    yield Heading("Interests declared", 2)
    facts_ = []
    for one in data["interests"]:
        kind = "kind not said" if one["kind"] == "not-said" else spaced(one["kind"]).replace("non ", "non-")
        items = f"item {listed(str(item) for item in one['items'])}" if "items" in one else ""
        left = {"yes": "left the room", "no": "stayed"}.get(one.get("left_room", ""), "")
        words = part_sentence((_who(sheet, one, board) or "not named", kind, items, left))
        facts_.append(
            sheet.add("interest", words, one, person=one.get("person"), seat=one.get("seat"), kind=one["kind"])
        )
    yield from sheet.bullets(facts_)
