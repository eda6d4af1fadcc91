"""Attendance from elsewhere laid out: what would become of everything that a file says, before anything is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from partnership.recording.importing.against import FATES, OPEN
from partnership.recording.importing.bringing import Learned
from partnership.report import Bullets, Card, Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.attendance.incoming_data import data
from partnership.views.card import alarm
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.recording.importing.against import Fate, Fated
    from partnership.recording.importing.bringing import Unlearned
    from partnership.recording.importing.heard import Heard, Shape
    from partnership.recording.importing.placing import Place, Placing
    from partnership.report import Block
    from partnership.words.finding import Finding

_SHAPES: Mapping[Shape, str] = {
    "register": "a register: a row for each member, a column for each meeting",
    "by-meeting": "a register: a row for each meeting, a column for each member",
    "roll": "a roll: a row for each person",
    "teams": "an attendance report of Microsoft Teams",
    "moderngov": "ModernGov's answer about one meeting",
}
WORDS: Mapping[Fate, str] = {
    "new": "new", "changed": "changed", "same": "on record already", "differs": "different from the record", "ambiguous": "ambiguous",
    "unmatched": "unmatched", "unclear": "unclear", "left-out": "left out",
}  # fmt: skip
_MEANINGS = ("present", "virtual", "part", "apologies", "absent", "substitute", "not a member", "not recorded")
"""What --mark takes."""
_FEW = 8
"""Rows up to which they are named."""


class Import(NamedTuple):
    """A file that is read in: its name, the board, what it says, which meetings that is of, and what becomes of it."""

    file: str
    board: str
    title: str
    """What the board is called."""
    heard: Heard
    placing: Placing
    rows: Sequence[Fated]
    names: Sequence[Learned | Unlearned] = ()


def preview(of: Import, unread: Sequence[Finding]) -> Report:
    """Return what would become of everything that a file says as a report."""
    title = f"Attendance in {of.file}"
    blocks: list[Block] = [
        *alarm(unread),
        Heading(title),
        Card(None, tuple((label, (words,)) for label, words in _about(of))),
        *([Bullets((*of.heard.notes, *of.placing.notes))] if of.heard.notes or of.placing.notes else []),
        _meetings(of),
        *_taken(of),
        *_questions(of),
        *_names(of),
        *_differing(of),
        *_by_why(of, "left-out", "Left out"),
        *_asides(of),
    ]
    return Report(title, tuple(blocks), _flat(title, of), data(of, unread))


def counted(rows: Iterable[Fated]) -> str:
    """Return how much becomes what, and the sum: `new 3, on record already 99: 102 in all`."""
    counts = Counter(one.fate for one in rows)
    parts = [f"{WORDS[fate]} {counts[fate]}" for fate in FATES if counts[fate]]
    return f"{', '.join(parts) or 'nothing'}: {plural(counts.total(), 'mark')} in all"


def _about(of: Import) -> Iterator[tuple[str, str]]:
    heard = of.heard
    people = len({(one.sheet, row) for one in heard.sayings for row in one.rows})
    yield "File", _SHAPES[heard.shape]
    yield "Board", f"{of.title} ({of.board})"
    yield "Columns read", listed(heard.used) or "none"
    if heard.unused:
        yield "Columns not read", listed(heard.unused)
    yield "Rows", f"{people} about somebody, {len(heard.asides)} about nobody: {people + len(heard.asides)} in all"
    yield "Marks", counted(of.rows)


def _meetings(of: Import) -> Table:
    counts = [Counter(one.fate for one in of.rows if one.saying.at == at) for at in range(len(of.heard.occasions))]
    shown = [fate for fate in FATES if any(count[fate] for count in counts)]
    rows = tuple(
        (
            Cell(occasion.said or occasion.title or of.file),
            Cell(_on_record(place), "plain" if place.meeting else "unsure"),
            *(Cell(str(count[fate]) if count[fate] else "") for fate in shown),
        )
        for occasion, place, count in zip(of.heard.occasions, of.placing.places, counts, strict=True)
    )  # fmt: skip
    columns = (
        Column("In the file"),
        Column("On record"),
        *(Column(WORDS[fate].capitalize(), "right") for fate in shown),
    )
    made = any(place.new for place in of.placing.places)
    note = (
        "What is to be made is an ordinary meeting where its heading or title says no other kind, with who is expected on that day; "
        "`partnership set` says otherwise."
    )
    return Table(plural(len(rows), "meeting"), columns, rows, (note,) if made else ())


def _on_record(place: Place) -> str:
    if place.meeting is None:
        return "to be asked" if place.open else "no"
    day = place.meeting.rpartition("/")[2]
    if place.new is None:
        return day
    kind = "" if place.new == "ordinary" else f", {place.new.replace('-', ' ')}"
    return f"{day}{kind}, to be made"


def _taken(of: Import) -> Iterator[Block]:
    """Yield what is written, a line for each person."""
    lines: dict[tuple[str, str], list[Fated]] = {}
    for one in of.rows:
        if one.fate in {"new", "changed"}:
            lines.setdefault((one.name, one.who or ""), []).append(one)
    yield Heading("What it brings", 2)
    if not lines:
        yield Paragraph("Nothing in it is new to the records.")
        return
    rows = tuple(
        (Cell(_numbers(found)), Cell(name), Cell(who), Cell(", ".join(map(_said, found))))
        for (name, who), found in lines.items()
    )
    columns = (Column("Rows"), Column("In the file"), Column("On record"), Column("Marks"))
    yield Table(plural(len(rows), "person", "people"), columns, rows)


def _said(one: Fated) -> str:
    """Return a mark as it is written: the day, what it says, and what of it changes."""
    saying = one.saying
    day = (one.meeting or "").rpartition("/")[2]
    came = (saying.came or "").replace("substituted", "substitute came")
    more = [f"by {saying.substitute}"] if saying.substitute else []
    more += [f"{way} {at}" for way, at in (("arrived", saying.arrived), ("left", saying.left)) if at]
    more += [plural(saying.minutes, "minute")] if saying.minutes is not None else []
    more += [one.why] if one.why else []
    return f"{day} {came}" + (f" ({'; '.join(more)})" if more else "")


def _questions(of: Import) -> Iterator[Block]:
    """Yield what only the user can settle: names, with what to answer, then marks and days by why."""
    asked: dict[str, list[Fated]] = {}
    for one in of.rows:
        if one.fate in {"ambiguous", "unmatched"}:
            asked.setdefault(one.name, []).append(one)
    if asked:
        yield Heading("Who is meant?", 2)
        rows = tuple(
            (Cell(_numbers(found)), Cell(name), Cell(WORDS[found[0].fate]), Cell(_whys(found)), Cell(_offers(found)))
            for name, found in asked.items()
        )
        columns = (Column("Rows"), Column("In the file"), Column(""), Column("Why"), Column("May be"))
        name = next(iter(asked))
        note = (
            f'Answer with --is, such as --is "{name}=ID": a person or seat; or substitute:SEAT for who came in its place, in-attendance or printed for the name '
            "as printed, leave to leave it out."
        )
        yield Table(plural(len(rows), "name"), columns, rows, (note,))
    mark = next((one.saying.printed for one in of.rows if one.fate == "unclear" and one.saying.came is None), None)
    note = f'Answer with --mark, such as --mark "{mark}=MEANING": {listed(_MEANINGS, "or")}.'
    yield from _by_why(of, "unclear", "What is meant?", () if mark is None else (note,))


def _whys(found: Iterable[Fated]) -> str:
    return "; ".join(dict.fromkeys(one.why for one in found))


def _offers(found: Iterable[Fated]) -> str:
    offered = {answer: who for one in found for answer, who in one.candidates}
    return ", ".join(f"{answer}: {who}" for answer, who in offered.items())


def _differing(of: Import) -> Iterator[Block]:
    found = [one for one in of.rows if one.fate == "differs"]
    if not found:
        return
    yield Heading("Different from the record", 2)
    rows = tuple(
        (Cell(_numbers([one])), Cell(one.who or ""), Cell((one.meeting or "").rpartition("/")[2]), Cell(one.saying.printed), Cell(one.why))
        for one in found
    )  # fmt: skip
    columns = (Column("Rows"), Column("Who"), Column("Meeting"), Column("The file"), Column("Why"))
    note = "The record stays as it is; --replace takes what the file says."
    yield Table(plural(len(rows), "mark"), columns, rows, (note,))


def _by_why(of: Import, fate: Fate, heading: str, notes: tuple[str, ...] = ()) -> Iterator[Block]:
    why: dict[str, list[Fated]] = {}
    for one in of.rows:
        if one.fate == fate:
            why.setdefault(one.why, []).append(one)
    if not why:
        return
    yield Heading(heading, 2)
    rows = tuple((Cell(reason), Cell(str(len(found))), Cell(_numbers(found))) for reason, found in why.items())
    columns = (Column("Why"), Column("How many", "right"), Column("Rows"))
    yield Table(plural(sum(map(len, why.values())), "mark"), columns, rows, notes)


def _asides(of: Import) -> Iterator[Block]:
    if of.heard.asides:
        yield Heading("Rows about nobody", 2)
        rows = tuple((Cell(_placed(one.sheet, [one.row])), Cell(one.text), Cell(one.why)) for one in of.heard.asides)
        yield Table(plural(len(rows), "row"), (Column("Row", "right"), Column("What it has"), Column("Why")), rows)


def _names(of: Import) -> Iterator[Block]:
    if of.names:
        yield Heading("Names", 2)
        yield Bullets(
            tuple(
                f"{one.name} is kept as a name of {one.person}, and needs no answer from then on."
                if isinstance(one, Learned)
                else f"{one.name} is not kept as a name: {one.why}."
                for one in of.names
            )
        )


def _numbers(found: Iterable[Fated]) -> str:
    each = sorted({(one.saying.sheet, row) for one in found for row in one.saying.rows})
    more = f" and {len(each) - _FEW} more" if len(each) > _FEW else ""
    of: dict[str, list[int]] = {}
    for sheet, row in each[:_FEW]:
        of.setdefault(sheet, []).append(row)
    return "; ".join(_placed(sheet, rows) for sheet, rows in of.items()) + more


def _placed(sheet: str, rows: Iterable[int]) -> str:
    """Return rows with the sheet that they are of, where there are several."""
    return (f"{sheet}: " if sheet else "") + ", ".join(map(str, rows))


def _flat(title: str, of: Import) -> Table:
    headings = (
        "Rows",
        "Meeting",
        "Name",
        "Seat",
        "Organisation",
        "Mark",
        "Says",
        "What becomes of it",
        "Who",
        "Why",
        "May be",
    )
    rows = tuple(
        tuple(
            map(
                Cell,
                (
                    _placed(one.saying.sheet, one.saying.rows), one.meeting or of.heard.occasions[one.saying.at].said, one.saying.name or "", one.saying.seat or "",
                    one.saying.organisation or "", one.saying.printed, one.saying.came or "", one.fate, one.who or "", one.why, _offers([one]),
                ),
            )
        )
        for one in of.rows
    )  # fmt: skip
    asides = tuple(
        tuple(
            map(
                Cell,
                (
                    _placed(one.sheet, [one.row]),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "about-nobody",
                    "",
                    f"{one.why}: {one.text}",
                    "",
                ),
            )
        )
        for one in of.heard.asides
    )
    return Table(title, tuple(map(Column, headings)), (*rows, *asides))


def waiting(rows: Iterable[Fated]) -> int:
    """Return how much waits for an answer."""
    return sum(one.fate in OPEN for one in rows)
