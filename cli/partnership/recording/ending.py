"""The end of a seat, a holding of a seat, or a link: the last day, why, and where that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers.titles import Titles, called
from partnership.documents import shapes
from partnership.recording.choosing import the_one
from partnership.recording.closing import close, goes_on, refuse_ended, said
from partnership.recording.drafts import CannotRecordError, Drafted, Drafts, readable
from partnership.words import dates
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.recording.closing import Ending
    from partnership.words.finding import Pointer


_TYPES = {
    "sub-group-of": "sub-group of",
    "reports-to": "reports to",
    "accountable-to": "accountable to",
    "scrutinised-by": "scrutinised by",
}
"""The types of link in words, where they are more than one."""


def reasons() -> tuple[str, ...]:
    """Return why a holding of a seat may have ended: a closed list, so that nothing about anybody's health is recorded."""
    return shapes.words("board", "seats", "holders", "ended")


def end_seat(records: Records, board: str, typed: str, ending: Ending) -> Drafted:
    """Return the change that ends a seat; who sits in it goes with it. Raises CannotRecordError."""
    document = readable(records, "board", board)
    seat = seat_meant(document, typed)
    title = f"{title_of(document, seat)} on {called(document)}"
    drafts = Drafts(records)
    close(drafts, document, ("seats", seat), f"the seat {title}", ending)
    return Drafted(drafts.changes(), f"The seat {title} ends: its last day is {said(ending.on)}.")


def end_holder(
    records: Records, board: str, seat: str | None, who: str, ending: Ending, drafts: Drafts | None = None
) -> Drafted:
    """Return the change that ends somebody's holding of a seat, or of the one seat that they hold. Raises CannotRecordError.

    With `drafts` it joins the changes that are being worked out there.
    """
    document = readable(records, "board", board)
    if ending.reason is not None and ending.reason not in reasons():
        message = (
            f"`{ending.reason}` is not a reason that is recorded of a person; give one of {listed(reasons(), 'or')}"
        )
        raise CannotRecordError(message)
    seats = [seat_meant(document, seat)] if seat is not None else list(document.data.get("seats", {}))
    titles = Titles(records, document.place)
    held: dict[str, tuple[str, int, dict[str, Any]]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for one in seats:
        for number, holder in enumerate(document.data["seats"][one].get("holders", ())):
            each = names_of(titles, holder)
            since = f" since {dates.written(holder['since'])}" if "since" in holder else f", no. {number + 1}"
            key = f"{each[-1]} ({title_of(document, one)}{since})"
            held[key], names[key] = (one, number, holder), each
    where, number, holder = held[
        going_on(who, names, {key: one[2] for key, one in held.items()}, "holder", called(document))
    ]
    name = names_of(titles, holder)[-1]
    drafts = drafts or Drafts(records)
    at: Pointer = ("seats", where, "holders", number)
    what = f"{name} in the seat {title_of(document, where)} on {called(document)}"
    refuse_ended(what, holder.get("until"), ending)
    close(drafts, document, at, what, ending._replace(reason=None))
    if ending.reason is not None:
        drafts.set("board", board, (*at, "ended"), ending.reason)
    return Drafted(
        drafts.changes(),
        f"{name} leaves the seat {title_of(document, where)} on {called(document)}: the last day is {said(ending.on)}.",
    )


def end_link(records: Records, board: str, to: str, kind: str | None, ending: Ending) -> Drafted:
    """Return the change that ends a link of a board to another body, of one kind where there are several. Raises CannotRecordError."""
    document = readable(records, "board", board)
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
    _, number, link = links[going_on(to, names, {key: one[2] for key, one in links.items()}, which, called(document))]
    words = f"{called(document)}: {_TYPES.get(link['type'], link['type'])} {_other_end(link)}"
    drafts = Drafts(records)
    close(drafts, document, ("links", number), words, ending)
    return Drafted(drafts.changes(), f"A link ends ({words}): its last day is {said(ending.on)}.")


def seat_meant(document: Document, typed: str) -> str:
    """Return the id of the seat of a board that is meant. Raises CannotRecordError."""
    seats = document.data.get("seats", {})
    return the_one(
        typed, {one: (str(seat.get("title", one)),) for one, seat in seats.items()}, "seat", called(document)
    )


def title_of(document: Document, seat: str) -> str:
    """Return what a seat of a board is called."""
    return str(document.data["seats"][seat].get("title", seat))


def going_on(
    typed: str,
    names: Mapping[str, tuple[str, ...]],
    rows: Mapping[str, Mapping[str, Any]],
    what: str,
    where: str,
) -> str:
    """Return which is meant: of those that go on, or else of those that have ended. Raises CannotRecordError."""
    going = {key: each for key, each in names.items() if goes_on(rows[key])}
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
