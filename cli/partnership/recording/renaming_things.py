"""A thing inside a record under another id, with everything that refers to it: a person, a seat, an outcome, an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from partnership.answers.titles import Titles, called, called_with_id
from partnership.documents.references import references
from partnership.documents.texts import texts
from partnership.recording.choosing import the_one
from partnership.recording.drafts import CannotRecordError, Drafted, Drafts, readable
from partnership.recording.renaming import refer_afresh, to_accept_anew
from partnership.records.facts.place import THINGS
from partnership.words.kinds import KINDS, NAME
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.words.finding import Pointer

_LONGEST = 100
FIELDS: Mapping[str, tuple[Literal["place", "board", "plan", "meeting"], str]] = {
    **{thing: ("place", field) for field, thing in THINGS},
    "seat": ("board", "seats"),
    "group": ("board", "groups"),
    "line": ("board", "lines"),
    "outcome": ("plan", "outcomes"),
    "priority": ("plan", "priorities"),
    "theme": ("plan", "themes"),
    "way-of-working": ("plan", "ways_of_working"),
    "action": ("meeting", "actions"),
    "decision": ("meeting", "decisions"),
}
"""What kinds of thing have an id inside a record: the kind of record, and the field that has them."""

_Mention = tuple["Document", "Pointer", str]
"""A record, where it refers to the thing, and what is to stand there."""


def rename_thing(records: Records, thing: str, record: str, typed: str, new: str) -> Drafted:
    """Return the change that gives a thing inside a record another id, wherever that is written.

    `thing` is one of FIELDS, `record` the id of the record that has it, `typed` its id or any part of its name. A seat keeps its old id
    under `formerly`. Raises CannotRecordError: also where a record cannot be read, because it may refer to it.
    """
    kind, field = FIELDS[thing]
    document = readable(records, kind, record)
    known = document.data.get(field, {})
    old = the_one(typed, {one: _names(row) for one, row in known.items()}, thing, called(document))
    if not NAME.fullmatch(new) or len(new) > _LONGEST:
        message = f"`{new}` cannot be the id of a {thing}: lower-case letters, digits and hyphens"
        raise CannotRecordError(message)
    if new == old:
        message = f"the {thing} {old} has that id already"
        raise CannotRecordError(message)
    _refuse_taken(records, document, thing, new)
    drafts = Drafts(records)
    mentions = list(_mentions(records, document, thing, old, new))
    if records.faults:
        message = f"{records.faults[0].path} cannot be read, so what it says of the {thing} {old} cannot be renamed with it; `partnership check` says why"
        raise CannotRecordError(message)
    places = refer_afresh(drafts, mentions)
    if thing == "seat":
        _remember(drafts, document, old, new)
    drafts.edit(kind, record, lambda draft: draft.rename((field, old), new))
    with_it = f", with {plural(places, 'reference')}" if places else ""
    anew = to_accept_anew(records, [(kind, record)])
    return Drafted(drafts.changes(), f"The {thing} {old} of {called_with_id(document)} is now {new}{with_it}.{anew}")


def _names(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[word]) for word in ("name", "title", "text", "action") if word in row)


def _refuse_taken(records: Records, document: Document, thing: str, new: str) -> None:
    """Raise CannotRecordError where the new id means something already, here or, of what a place records, where it would be found."""
    kind, field = FIELDS[thing]
    homes = [document]
    if kind == "place":
        inside = (
            one for one in records.documents("place") if document.id in {each.id for each in records.around(one.id)}
        )
        homes += [*records.around(document.id), *inside]
    for home in homes:
        if new in home.data.get(field, {}):
            message = f"{called(home)} has a {thing} {new} already; choose another id"
            raise CannotRecordError(message)


def _mentions(records: Records, document: Document, thing: str, old: str, new: str) -> Iterator[_Mention]:
    """Yield every reference to a thing."""
    kind, field = FIELDS[thing]
    if kind == "place":
        yield from _of_place(records, document, thing, field, old, new)
    elif kind == "board":
        yield from _of_board(records, document, thing, old, new)
    elif kind == "plan":
        yield from _of_plan(records, document, thing, old, new)
    elif thing == "action":
        for one in KINDS:
            for other in records.documents(one.name):
                yield from (
                    (other, at, f"{document.id}#{new}")
                    for at, text in texts(other.data)
                    if text == f"{document.id}#{old}"
                )


def _of_place(records: Records, place: Document, thing: str, field: str, old: str, new: str) -> Iterator[_Mention]:
    wanted = {thing, "area"} if thing == "district" else {thing}
    for one in KINDS:
        for other in records.documents(one.name):
            titles = Titles(records, other.place)
            for reference in references(other):
                named, _, own = reference.target.rpartition("/")
                if own != old or reference.kind not in wanted:
                    continue
                if reference.kind == "area" and reference.target in records.listed["place"]:
                    continue
                if titles.id(field, reference.target) == f"{place.id}/{old}":
                    yield other, reference.at, f"{named}/{new}" if named else new


def _of_board(records: Records, board: Document, thing: str, old: str, new: str) -> Iterator[_Mention]:
    if thing != "seat":
        yield from ((board, at, new) for at in _under(board.data, "groups" if thing == "group" else "line", old))
        return
    meetings = (records.document("meeting", one) for one in records.meeting_ids(board.id))
    for document in (board, *(one for one in meetings if one is not None)):
        yield from ((document, one.at, new) for one in references(document) if one.kind == "seat" and one.target == old)
    for restructure in records.mentioning("restructure", [board.id]):
        for number, row in enumerate(restructure.data.get("continuity", ())):
            if row["board"] == board.id and row.get("seat") == old:
                yield restructure, ("continuity", number, "seat"), new
            if row.get("to_seat") == old and board.id in row.get("to", ()):
                if len(row["to"]) > 1:
                    message = f"a row of `continuity` of {restructure.id} carries something to a seat {old} of {listed(row['to'])}; say of which board it is first"
                    raise CannotRecordError(message)
                yield restructure, ("continuity", number, "to_seat"), new


def _of_plan(records: Records, plan: Document, thing: str, old: str, new: str) -> Iterator[_Mention]:
    inside = {"priority": ("outcomes", "priority"), "theme": ("themes", "under")}
    if thing in inside:
        field, word = inside[thing]
        yield from (
            (plan, (field, key, word), new) for key, row in plan.data.get(field, {}).items() if row.get(word) == old
        )
    for kind in ("board", "measure"):
        for document in records.mentioning(kind, [plan.id]):
            for number, served in enumerate(document.data.get("serves", ())):
                if served["plan"] != plan.id:
                    continue
                if thing == "outcome" and served.get("outcome") == old:
                    yield document, ("serves", number, "outcome"), new
                if thing == "theme":
                    for index, one in enumerate(served.get("themes", ())):
                        if one == old:
                            yield document, ("serves", number, "themes", index), new


def _under(data: Any, word: str, wanted: str, at: Pointer = ()) -> Iterator[Pointer]:
    """Yield where a word stands under a key, alone or in a list."""
    rows = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in rows:
        if key == word and value == wanted:
            yield (*at, key)
        elif key == word and isinstance(value, list):
            yield from ((*at, key, index) for index, one in enumerate(value) if one == wanted)
        else:
            yield from _under(value, word, wanted, (*at, key))


def _remember(drafts: Drafts, board: Document, old: str, new: str) -> None:
    """Keep the old id of a seat among those that it had, and the new one no longer among them."""
    had = [*board.data["seats"][old].get("formerly", ())]
    keeps = [*(one for one in had if one not in {old, new}), old]
    drafts.set("board", board.id, ("seats", old, "formerly"), keeps)
