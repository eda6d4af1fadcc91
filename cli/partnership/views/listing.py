"""What is on record: how many records of each kind in each place, or the records of one kind, a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.board_state import ABSENT, board_state
from partnership.answers.titles import Titles, called, day_in_words, iso_day
from partnership.answers.when import span
from partnership.report import Cell, Column, Paragraph, Report, Table
from partnership.views.card import VERSION, alarm, spaced, unread_paths
from partnership.views.card_board import frequency
from partnership.views.card_measure import DIRECTIONS, unit
from partnership.views.card_meeting import recorded, status
from partnership.views.card_plan import parts_counted
from partnership.views.card_restructure import NO_STAGE, boards_counted, reached
from partnership.views.in_office import chairs
from partnership.words import dates
from partnership.words.kinds import KINDS, place_of
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.when import When
    from partnership.documents.document import Document
    from partnership.report import Block, Tone
    from partnership.words.dates import Moment

_TONES: Mapping[str, Tone] = {"ended": "muted", "not known": "unsure", "proposed": "unsure"}
_COLUMNS = {
    "place": ("Kind", "Code", "Within"), "plan": ("Owner", "Runs", "Parts", "Measures"), "board": ("Kind", "State", "Chair", "Meets"),
    "measure": ("Good", "Unit", "Serves"), "meeting": ("Day", "Kind", "Status", "Attendance recorded"), "restructure": ("Reached", "Boards ended → established"),
}  # fmt: skip


class Wanted(NamedTuple):
    """What is asked for: records of these places (None for all), as of this day."""

    places: frozenset[str] | None
    as_of: date

    def has(self, record_id: str) -> bool:
        """Whether a record is of one of the places."""
        return self.places is None or place_of(record_id) in self.places


def places_within(records: Records, place: str) -> frozenset[str]:
    """Return a place and those inside it, at any depth."""
    around = {document.id: document.data.get("within") for document in records.documents("place")}
    found = {place}
    while more := {one for one, outer in around.items() if outer in found} - found:
        found |= more
    return frozenset(found)


def overview(records: Records, wanted: Wanted) -> Report:
    """Return how many records of each kind there are, in all and in each place."""
    _read_all(records, wanted)
    listed = {kind.name: [one for one in records.listed[kind.name] if wanted.has(one)] for kind in KINDS}
    broken = {
        kind.name: [one for one in listed[kind.name] if records.document(kind.name, one) is None] for kind in KINDS
    }
    kinds = [{"kind": name, "records": len(ids), "unreadable": len(broken[name])} for name, ids in listed.items()]
    places = [
        _place(records, place, listed) for place in sorted({place_of(one) for ids in listed.values() for one in ids})
    ]
    names = [kind.name for kind in KINDS if kind.name != "place"]
    by_kind = Table(
        "By kind",
        (Column("Kind"), Column("Records", "right"), Column("Could not be read", "right")),
        tuple(
            (
                Cell(str(one["kind"])),
                Cell(str(one["records"])),
                Cell(str(one["unreadable"]), "bad" if one["unreadable"] else "plain"),
            )
            for one in kinds
        ),
    )
    by_place = Table(
        "By place", (Column("Place"), *(Column(f"{name}s".capitalize(), "right") for name in names), Column("Name")),
        tuple((Cell(one["id"]), *(Cell(str(one[f"{name}s"])) for name in names), Cell(one["name"] or "(no record of the place)")) for one in places),
    )  # fmt: skip
    total = sum(len(ids) for ids in listed.values())
    blocks: list[Block] = [
        *_first(records, wanted),
        Paragraph(
            f"{plural(total, 'record')} in {plural(len(places), 'place')}. `partnership list boards` lists those of a kind."
        ),
        by_kind,
        by_place,
    ]
    data = _data(records, wanted, None) | {"kinds": kinds, "places": places, "records": []}
    return Report("Records", tuple(blocks), by_place, data)


def of_kind(records: Records, kind: str, wanted: Wanted) -> Report:
    """Return the records of a kind, a row each; one that cannot be read has a row that says so."""
    lister = _Lister(records, dates.on(wanted.as_of))
    rows = [lister.row(kind, record_id) for record_id in sorted(records.listed[kind]) if wanted.has(record_id)]
    columns = (Column("Id"), Column("Name"), *(Column(heading) for heading in _COLUMNS[kind]))
    table = Table(plural(len(rows), kind), columns, tuple(row.cells for row in rows))
    nothing = Paragraph(f"No {kind} is on record{' there' if wanted.places is not None else ''}.")
    blocks: list[Block] = [*_first(records, wanted, kind), table if rows else nothing]
    data = _data(records, wanted, kind) | {"kinds": [], "places": [], "records": [row.data for row in rows]}
    return Report(f"{kind}s".capitalize(), tuple(blocks), table, data)


def _read_all(records: Records, wanted: Wanted) -> None:
    for kind in KINDS:
        for record_id in records.listed[kind.name]:
            if wanted.has(record_id):
                records.document(kind.name, record_id)


def _place(records: Records, place: str, listed: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    document = records.document("place", place)
    counts = {
        f"{kind.name}s": sum(place_of(one) == place for one in listed[kind.name])
        for kind in KINDS
        if kind.name != "place"
    }
    return {"id": place, "name": called(document) if document else None, **counts}


def _first(records: Records, wanted: Wanted, kind: str | None = None) -> list[Block]:
    """Return what is said before the records: files not read, and the day."""
    blocks = alarm(records.faults)
    closed = [stray for stray in records.strays if stray.rule == "unreadable-file"]
    blocks += [
        Paragraph(f"{stray.path}: {stray.message}; what is in it is not listed.", alarm=True) for stray in closed
    ]
    others = [
        stray.path
        for stray in records.strays
        if stray not in closed and (kind is None or stray.path.startswith(f"{kind}s/"))
    ]
    if others:
        blocks.append(
            Paragraph(
                f"Not read as {'a record' if len(others) == 1 else 'records'}: {', '.join(others)}. `partnership check` says why."
            )
        )
    return [*blocks, Paragraph(f"As of {dates.shown(wanted.as_of)}.")]


def _data(records: Records, wanted: Wanted, kind: str | None) -> dict[str, Any]:
    return {
        "version": VERSION, "as_of": wanted.as_of.isoformat(), "kind": kind, "in": sorted(wanted.places) if wanted.places is not None else None,
        "unread": unread_paths(records.faults), "strays": [stray.path for stray in records.strays],
    }  # fmt: skip


class _Row(NamedTuple):
    cells: tuple[Cell, ...]
    data: dict[str, Any]


class _Lister:
    """Records made into rows, as one day sees them."""

    def __init__(self, records: Records, day: Moment) -> None:
        self._records = records
        self._day = day
        self._titles: dict[str, Titles] = {}
        self._serving: dict[str, int] | None = None
        self._details: Mapping[str, Callable[[Document, Titles], dict[str, Any]]] = {
            "place": self._of_place, "plan": self._of_plan, "board": self._of_board, "measure": self._of_measure,
            "meeting": self._of_meeting, "restructure": self._of_restructure,
        }  # fmt: skip

    def row(self, kind: str, record_id: str) -> _Row:
        """Return a record's row: its cells, and its data."""
        document = self._records.document(kind, record_id)
        path = self._records.listed[kind][record_id].path
        if document is None:
            why = next((finding.fault.message for finding in self._records.faults if finding.path == path), "")
            broken = (Cell(record_id), Cell(f"(could not be read: {why})", "bad"), *(Cell("") for _ in _COLUMNS[kind]))
            return _Row(broken, {"id": record_id, "path": path, "name": None, "readable": False, "details": None})
        titles = self._titles.setdefault(document.place, Titles(self._records, document.place))
        details = self._details[kind](document, titles)
        name = titles.record("board", document.board) if kind == "meeting" else called(document)
        cells = (
            Cell(record_id),
            Cell(_named(document, name)),
            *(_cell(details[key]) for key in list(details)[: len(_COLUMNS[kind])]),
        )
        return _Row(cells, {"id": record_id, "path": path, "name": name, "readable": True, "details": details})

    def _of_place(self, document: Document, _: Titles) -> dict[str, Any]:
        data = document.data
        return {"kind": data["kind"], "code": data.get("code"), "within": data.get("within", "(nothing on record)")}

    def _of_plan(self, document: Document, titles: Titles) -> dict[str, Any]:
        data = document.data
        owner = titles.record("board", data["owner"]) if "owner" in data else None
        return {
            "owner": owner,
            "runs": span(data, self._day).words or None,
            "parts": parts_counted(data) or None,
            "measures": self._measures(document.id),
            "owner_id": data.get("owner"),
        }

    def _measures(self, plan: str) -> int:
        if self._serving is None:
            served = [
                {one["plan"] for one in document.data.get("serves", ())}
                for document in self._records.documents("measure")
            ]
            self._serving = {each: sum(each in plans for plans in served) for each in set().union(*served)}
        return self._serving.get(plan, 0)

    def _of_board(self, document: Document, titles: Titles) -> dict[str, Any]:
        data = document.data
        now = board_state(self._records, document, self._day)
        there = now.name not in ABSENT
        often = [
            _perhaps(time) + frequency(one)
            for one in data.get("frequency", ())
            if (time := span(one, self._day)).stage in {"now", "perhaps"}
        ]
        chaired = "; ".join(chairs(data, self._day, titles)) or None
        meets = "; ".join(often) or None
        return {
            "kind": spaced(data["kind"]),
            "state": now.name,
            "chair": chaired if there else "",
            "meets": meets if there else "",
            "acronym": data.get("acronym"),
            "why": now.why,
        }

    def _of_measure(self, document: Document, titles: Titles) -> dict[str, Any]:
        data = document.data
        served = [
            f"{titles.record('plan', one['plan'])}" + (f": {self._outcome(one)}" if "outcome" in one else "")
            for one in data.get("serves", ())
        ]
        return {
            "good": DIRECTIONS[data["direction"]],
            "unit": unit(data),
            "serves": "; ".join(served) or None,
            "direction": data["direction"],
            "plans": [one["plan"] for one in data.get("serves", ())],
        }

    def _outcome(self, one: Mapping[str, Any]) -> str:
        plan = self._records.document("plan", one["plan"])
        return str((plan.data.get("outcomes", {}) if plan else {}).get(one["outcome"], {}).get("name", one["outcome"]))

    def _of_meeting(self, document: Document, _: Titles) -> dict[str, Any]:
        data = document.data
        held = data["status"] in {"held", "held-informally"} or "attendance" in data
        attendance = recorded(data) if held else "none (not held)" if data["status"] != "planned" else "none yet"
        return {
            "day": day_in_words(document),
            "kind": spaced(data["kind"]),
            "status": status(data, document, self._day),
            "attendance": attendance,
            "date": iso_day(document),
            "board": document.board,
        }

    def _of_restructure(self, document: Document, _: Titles) -> dict[str, Any]:
        data = document.data
        return {"reached": ", ".join(reached(data, self._day)) or NO_STAGE, "boards": boards_counted(data, self._day)}


def _named(document: Document, name: str) -> str:
    acronym = f" ({document.data['acronym']})" if "acronym" in document.data else ""
    count = document.data.get("count", 1)
    several = "" if count == 1 else " [several, how many is not known]" if count == "unknown" else f" [{count} of them]"
    return f"{name}{acronym}{several}"


def _perhaps(time: When) -> str:
    return "perhaps " if time.stage == "perhaps" else ""


def _cell(value: object) -> Cell:
    return Cell("not recorded", "muted") if value is None else Cell(str(value), _TONES.get(str(value), "plain"))
