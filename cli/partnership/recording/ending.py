"""The end of a board, a seat, a holding of a seat, or a link: the last day, why, and where that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.titles import Titles, called
from partnership.documents import schemas
from partnership.recording.choosing import the_one
from partnership.recording.drafts import CannotRecordError, Drafts
from partnership.words import dates
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.source.changes import Change
    from partnership.source.editing.draft import Draft
    from partnership.words.finding import Pointer


_TYPES = {
    "sub-group-of": "sub-group of",
    "reports-to": "reports to",
    "accountable-to": "accountable to",
    "scrutinised-by": "scrutinised by",
}
"""The types of link in words, where they are more than one."""


class Ending(NamedTuple):
    """The last day, inclusive, as records write dates; why, in words or for a holder one of REASONS; and a citation."""

    on: str
    reason: str | None = None
    source: dict[str, Any] | None = None


class Ended(NamedTuple):
    """What changes, and what that is, in a sentence."""

    changes: list[Change]
    summary: str


def reasons() -> tuple[str, ...]:
    """Return why a holding of a seat may have ended: a closed list, so that nothing about anybody's health is recorded."""
    return tuple(schemas.schema("board")["$defs"]["holder"]["properties"]["ended"]["enum"])


def end_board(records: Records, board: str, ending: Ending, *, links: bool = False) -> Ended:
    """Return the change that dissolves a board; with `links`, other boards' links to it end with it. Raises CannotRecordError.

    What is open inside it ends with it and is left as it is: a date that is left out claims nothing.
    """
    document = _board(records, board)
    _refuse_ended(called(document), document.data.get("dissolved", {}).get("on"), ending)
    event: dict[str, Any] = {"on": _typed(ending.on)}
    if ending.source:
        event["source"] = ending.source
    if ending.reason:
        event["note"] = ending.reason
    drafts = Drafts(records)
    drafts.edit("board", board, lambda draft: draft.set(("dissolved",), event))
    ends = list(_links_to(records, board)) if links else []
    for other, number in ends:
        _close(
            drafts, other, ("links", number), f"the link of {called(other)}", Ending(ending.on, source=ending.source)
        )
    with_it = (
        f" {plural(len(ends), 'link')} of other boards to it {'ends' if len(ends) == 1 else 'end'} too." if ends else ""
    )
    return Ended(drafts.changes(), f"{called(document)} ({board}) ends: its last day is {_said(ending.on)}.{with_it}")


def _links_to(records: Records, board: str) -> Iterator[tuple[Document, int]]:
    """Yield each link of another board to a board that has no end, by its place in the list."""
    for other in records.documents("board"):
        for number, link in enumerate(other.data.get("links", ())):
            if link.get("to") == board and "until" not in link:
                yield other, number


def end_seat(records: Records, board: str, typed: str, ending: Ending) -> Ended:
    """Return the change that ends a seat; who sits in it goes with it. Raises CannotRecordError."""
    document = _board(records, board)
    seat = _seat(document, typed)
    title = f"{_title(document, seat)} on {called(document)}"
    drafts = Drafts(records)
    _close(drafts, document, ("seats", seat), f"the seat {title}", ending)
    return Ended(drafts.changes(), f"The seat {title} ends: its last day is {_said(ending.on)}.")


def end_holder(
    records: Records, board: str, seat: str | None, who: str, ending: Ending, drafts: Drafts | None = None
) -> Ended:
    """Return the change that ends somebody's holding of a seat, or of the one seat that they hold. Raises CannotRecordError.

    With `drafts` it joins the changes that are being worked out there.
    """
    document = _board(records, board)
    if ending.reason is not None and ending.reason not in reasons():
        message = (
            f"`{ending.reason}` is not a reason that is recorded of a person; give one of {listed(reasons(), 'or')}"
        )
        raise CannotRecordError(message)
    seats = [_seat(document, seat)] if seat is not None else list(document.data.get("seats", {}))
    titles = Titles(records, document.place)
    held: dict[str, tuple[str, int, dict[str, Any]]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for one in seats:
        for number, holder in enumerate(document.data["seats"][one].get("holders", ())):
            each = names_of(titles, holder)
            since = f" since {dates.written(holder['since'])}" if "since" in holder else f", no. {number + 1}"
            key = f"{each[-1]} ({_title(document, one)}{since})"
            held[key], names[key] = (one, number, holder), each
    where, number, holder = held[_going_on(who, names, held, "holder", called(document))]
    name = names_of(titles, holder)[-1]
    drafts = drafts or Drafts(records)
    at: Pointer = ("seats", where, "holders", number)
    said = f"{name} in the seat {_title(document, where)} on {called(document)}"
    _refuse_ended(said, holder.get("until"), ending)
    _close(drafts, document, at, said, ending._replace(reason=None))
    if ending.reason is not None:
        drafts.edit("board", board, lambda draft: draft.set((*at, "ended"), ending.reason))
    return Ended(
        drafts.changes(),
        f"{name} leaves the seat {_title(document, where)} on {called(document)}: the last day is {_said(ending.on)}.",
    )


def end_link(records: Records, board: str, to: str, kind: str | None, ending: Ending) -> Ended:
    """Return the change that ends a link of a board to another body, of one kind where there are several. Raises CannotRecordError."""
    document = _board(records, board)
    links = {
        f"{_TYPES.get(link['type'], link['type'])} {_other_end(link)}, no. {number + 1}": ("links", number, link)
        for number, link in enumerate(document.data.get("links", ()))
        if kind is None or link["type"] == kind
    }
    titles = Titles(records, document.place)
    names = {
        key: (_other_end(link), titles.record("board", link["to"]) if "to" in link else _other_end(link))
        for key, (_, _, link) in links.items()
    }
    which = f"link of the type {kind} to" if kind else "link to"
    _, number, link = links[_going_on(to, names, links, which, called(document))]
    words = f"{called(document)}: {_TYPES.get(link['type'], link['type'])} {_other_end(link)}"
    drafts = Drafts(records)
    _close(drafts, document, ("links", number), words, ending)
    return Ended(drafts.changes(), f"A link ends ({words}): its last day is {_said(ending.on)}.")


def _board(records: Records, board: str) -> Document:
    document = records.document("board", board)
    if document is None:
        message = f"{board} cannot be read, so nothing in it can be ended; `partnership check` says why"
        raise CannotRecordError(message)
    return document


def _seat(document: Document, typed: str) -> str:
    seats = document.data.get("seats", {})
    return the_one(
        typed, {one: (str(seat.get("title", one)),) for one, seat in seats.items()}, "seat", called(document)
    )


def _title(document: Document, seat: str) -> str:
    return str(document.data["seats"][seat].get("title", seat))


def _going_on(
    typed: str,
    names: Mapping[str, tuple[str, ...]],
    known: Mapping[str, tuple[str, int, dict[str, Any]]],
    what: str,
    where: str,
) -> str:
    """Return which is meant: of those that go on, or else of those that have ended. Raises CannotRecordError."""
    going = {key: each for key, each in names.items() if known[key][2].get("until", "unknown") == "unknown"}
    try:
        return the_one(typed, going, what, where)
    except CannotRecordError:
        if not any(typed.strip().casefold() in name.casefold() for each in going.values() for name in each):
            return the_one(typed, names, what, where)
        raise


def names_of(titles: Titles, holder: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a holder may be asked for by, the last of them to be shown."""
    people = [holder["person"]] if "person" in holder else holder.get("people", [])
    shown = titles.people(people) or str(holder.get("post", "the holder"))
    return (*map(str, people), *([str(holder["post"])] if "post" in holder else []), shown)


def _other_end(link: dict[str, Any]) -> str:
    return str(link.get("to") or link.get("to_organisation") or link.get("to_post") or link.get("to_described"))


def _refuse_ended(what: str, was: Any, ending: Ending) -> None:
    """Raise CannotRecordError where it has ended already, on another day."""
    if was is not None and was != "unknown" and str(was) != ending.on:
        message = f"{what} has ended already, on {dates.written(was)}; if that is wrong, mend it in the record"
        raise CannotRecordError(message)


def _close(drafts: Drafts, document: Document, at: Pointer, what: str, ending: Ending) -> None:
    """Give what stands at a place of a board its last day, a word why, and one more citation."""
    node: Any = document.data
    for part in at:
        node = node[part]
    _refuse_ended(what, node.get("until"), ending)

    def change(draft: Draft) -> Draft:
        draft = draft.set((*at, "until"), _typed(ending.on))
        if ending.source:
            draft = draft.set((*at, "source"), _with_citation(node.get("source"), ending.source))
        if ending.reason:
            draft = draft.set((*at, "note"), _with_sentence(node.get("note"), ending.reason))
        return draft

    drafts.edit("board", document.id, change)


def _with_citation(old: Any, new: dict[str, Any]) -> Any:
    """Return a source with one more citation; as it is where it has it."""
    if old is None or old == new:
        return new
    whole = [*old] if isinstance(old, list) else [old]
    return whole if new in whole else [*whole, new]


def _with_sentence(old: Any, new: str) -> str:
    """Return a note with one more sentence."""
    return new if old is None else old if new in str(old) else f"{str(old).rstrip()} {new}"


def _typed(on: str) -> str | int:
    """Return a date as records have it: a year as a number."""
    return int(on) if on.isdecimal() else on


def _said(on: str) -> str:
    """Return a last day in words: `31 March 2026`, `in March 2026`."""
    return dates.written(on) if dates.moment(on).exact else f"in {dates.written(on)}"
