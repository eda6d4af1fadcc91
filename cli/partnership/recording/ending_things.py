"""The end of anything else that has a last day: an officer, a substitute, a function, a leave of absence, a measure, an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.titles import Titles, called, called_with_id
from partnership.recording.closing import close, goes_on, said
from partnership.recording.drafts import CannotRecordError, Drafted, Drafts, readable
from partnership.recording.ending import going_on, names_of, seat_meant, title_of
from partnership.words import dates
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.recording.closing import Ending
    from partnership.words.finding import Pointer

_IN_A_SEAT = {"substitute": "substitutes", "organisation": "organisations", "vacancy": "vacant"}
_OF_A_HOLDER = {"leave": "leave", "suspension": "suspended", "disqualification": "disqualified"}
_ROWS = {
    "board": {
        "officer": "officers",
        "function": "functions",
        "duty": "duties",
        "area": "areas",
        "plan": "serves",
        "frequency": "frequency",
        "legal-basis": "legal_basis",
        "terms": "terms_of_reference",
    },
    "measure": {"owner": "owners"},
    "place": {"organisation": "organisations", "district": "districts", "duty": "duties"},
}
"""The lists and mappings of records whose rows have a last day, by what each row is."""
THINGS: Mapping[str, tuple[str, ...]] = {
    "board": (*_ROWS["board"], *_IN_A_SEAT, *_OF_A_HOLDER),
    "measure": tuple(_ROWS["measure"]),
    "place": tuple(_ROWS["place"]),
}
"""What has a last day inside each kind of record, by the words that it is asked for with."""
_NO_NOTE = frozenset({"plan", "leave", "suspension", "disqualification"})
"""What has no place for words: of leave and the like no reason is recorded ever."""


_WORDS = {"terms": "terms of reference", "legal-basis": "legal basis"}
_MOST = 8


class _Row(NamedTuple):
    """Something that may end: where it stands, what it may be asked for by, and what it is called in a sentence."""

    at: Pointer
    row: dict[str, Any]
    names: tuple[str, ...]
    title: str


def end_thing(
    records: Records, kind: str, record: str, thing: str, typed: str, seat: str | None, ending: Ending
) -> Drafted:
    """Return the change that ends something inside a record, one of THINGS; with `seat`, in that seat. Raises CannotRecordError.

    `typed` is its id or any part of its name; it may be empty where there is one alone that goes on.
    """
    document = readable(records, kind, record)
    if ending.reason is not None and thing in _NO_NOTE:
        message = f"a record has no place for why a {thing} ended; leave --reason out"
        raise CannotRecordError(message)
    if seat is not None and thing not in {*_IN_A_SEAT, *_OF_A_HOLDER}:
        message = f"what is meant by {thing} is of the whole board and not of a seat; leave --seat out"
        raise CannotRecordError(message)
    one = _meant(list(_rows(records, document, thing, seat)), typed, thing, called(document))
    drafts = Drafts(records)
    what = f"the {_WORDS.get(thing, thing)} {one.title} of {called(document)}"
    close(drafts, document, one.at, what, ending)
    return Drafted(drafts.changes(), f"{what[0].upper()}{what[1:]}: the last day is {said(ending.on)}.")


def end_record(records: Records, kind: str, record: str, ending: Ending) -> Drafted:
    """Return the change that ends a measure or a plan. Raises CannotRecordError."""
    document = readable(records, kind, record)
    drafts = Drafts(records)
    close(drafts, document, (), f"the {kind} {called(document)}", ending)
    return Drafted(drafts.changes(), f"The {kind} {called_with_id(document)} ends: its last day is {said(ending.on)}.")


def _meant(rows: list[_Row], typed: str, thing: str, where: str) -> _Row:
    """Return the row that is meant; where nothing is typed, the one that goes on. Raises CannotRecordError."""
    titles = [one.title for one in rows]
    keyed = {
        one.title if titles.count(one.title) == 1 else f"{one.title}, no. {number}": one
        for number, one in enumerate(rows, 1)
    }
    going = [one for one in rows if goes_on(one.row)]
    if not typed.strip() and len(going) == 1:
        return going[0]
    if not typed.strip() and going:
        message = f"{where} has more than one {thing}; write {thing}/NAME, where the name is that of {listed(list(keyed)[:_MOST], 'or')}"
        raise CannotRecordError(message)
    names = {key: one.names for key, one in keyed.items()}
    return keyed[going_on(typed, names, {key: one.row for key, one in keyed.items()}, thing, where)]


def _rows(records: Records, document: Document, thing: str, seat: str | None) -> Iterator[_Row]:
    """Yield every thing of a kind that a record has, whether it has ended or not."""
    titles = Titles(records, document.place)
    name = _NAMED.get(thing, _any)
    if document.kind == "board" and thing in {*_IN_A_SEAT, *_OF_A_HOLDER}:
        seats = [seat_meant(document, seat)] if seat is not None else list(document.data.get("seats", {}))
        for one in seats:
            yield from _in_a_seat(titles, document, one, thing)
        return
    field = _ROWS[document.kind][thing]
    rows = document.data.get(field, ())
    for key, row in rows.items() if isinstance(rows, dict) else enumerate(rows):
        names = (str(key), *_any(titles, row)) if isinstance(key, str) else name(titles, row)
        yield _Row((field, key), row, names, names[-1])


def _in_a_seat(titles: Titles, board: Document, seat: str, thing: str) -> Iterator[_Row]:
    where, data = title_of(board, seat), board.data["seats"][seat]
    if thing in _OF_A_HOLDER:
        field = _OF_A_HOLDER[thing]
        for number, holder in enumerate(data.get("holders", ())):
            names = names_of(titles, holder)
            for index, row in enumerate(holder.get(field, ())):
                yield _Row(
                    ("seats", seat, "holders", number, field, index), row, (*names, seat), f"{names[-1]} ({where})"
                )
        return
    field = _IN_A_SEAT[thing]
    for number, row in enumerate(data.get(field, ())):
        names = (seat, where) if thing == "vacancy" else _NAMED[thing](titles, row)
        title = where if thing == "vacancy" else f"{names[-1]} ({where})"
        yield _Row(("seats", seat, field, number), row, names, title)


def _any(titles: Titles, row: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ARG001 - all that name a row are asked alike
    """Return the words of a row that has a name or a title, or says something."""
    words = [str(row[word]) for word in ("name", "title", "version", "claim", "says") if word in row]
    return tuple(words) or (f"since {dates.written(row['since'])}" if "since" in row else "without a name",)


def _officer(titles: Titles, row: Mapping[str, Any]) -> tuple[str, ...]:
    who = titles.person(row["person"]) if "person" in row else str(row.get("post") or row.get("seat") or "")
    words = [str(row[word]) for word in ("person", "post", "seat", "title") if word in row]
    return (*words, str(row["office"]), f"{row['office']} {who}".strip())


def _of(field: str, word: str) -> Callable[[Titles, Mapping[str, Any]], tuple[str, ...]]:
    return lambda titles, row: (str(row[word]), titles.title(field, row[word]))


def _area(titles: Titles, row: Mapping[str, Any]) -> tuple[str, ...]:
    places, districts = row.get("places", ()), row.get("districts", ())
    shown = [*(titles.area(one) for one in places), *(titles.title("districts", one) for one in districts)]
    described = [str(row["described_as"])] if "described_as" in row else []
    return (*places, *districts, *described, ", ".join([*shown, *described]))


def _owner(titles: Titles, row: Mapping[str, Any]) -> tuple[str, ...]:
    if "board" in row:
        return str(row["board"]), titles.record("board", row["board"])
    return _organisation(titles, row) if "organisation" in row else (str(row.get("described_as", "the owner")),)


def _organisation(titles: Titles, row: Mapping[str, Any]) -> tuple[str, ...]:
    return str(row["organisation"]), titles.organisation(row["organisation"])


def _plan(titles: Titles, row: Mapping[str, Any]) -> tuple[str, ...]:
    named = titles.record("plan", row["plan"])
    return (str(row["plan"]), f"{named}, {row['outcome']}" if "outcome" in row else named)


_NAMED: Mapping[str, Callable[[Titles, Mapping[str, Any]], tuple[str, ...]]] = {
    "officer": _officer,
    "function": _of("functions", "function"),
    "duty": _of("duties", "duty"),
    "area": _area,
    "plan": _plan,
    "owner": _owner,
    "organisation": _organisation,
    "substitute": names_of,
}
"""How rows are named that have neither a name nor a title of their own; the last of the words is shown."""
