"""Things added inside a record: a person, a seat, a holder, a link, a reading; and what ends or begins with them."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.titles import Titles, called
from partnership.recording.beginning import id_of
from partnership.recording.choosing import the_one
from partnership.recording.closing import Ending
from partnership.recording.drafts import CannotRecordError, Drafted, Drafts
from partnership.recording.ending import end_holder, names_of, title_of
from partnership.recording.fields import put, standing
from partnership.recording.referring import referred
from partnership.recording.things import HOLDER, SEAT
from partnership.words import dates
from partnership.words.wording import listed, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.recording.things import Thing
    from partnership.source.editing.draft import Draft
    from partnership.words.finding import Pointer

_ALONE = frozenset({"chair", "independent-chair"})
"""Offices that one holds alone."""
_ALIKE = 0.85
"""How alike two names are, from 0 to 1, for it to be asked whether they are one person's."""


class Given(NamedTuple):
    """What is said of a new thing: its fields as records write them, and what `Thing.more` asks for.

    `seat` and `holder` are ids and indexes of what it stands in; `own` is its id; `another` says that it is not what is called alike.
    """

    data: Mapping[str, Any]
    more: Mapping[str, str]
    seat: str | None = None
    holder: int | None = None
    own: str | None = None
    another: bool = False


class UnsettledError(CannotRecordError):
    """Something that only somebody who knows can say: a question, and what is given if the answer is yes."""

    def __init__(self, message: str, question: str, settled: Given) -> None:
        super().__init__(message)
        self.question = question
        self.settled = settled


def holder_of(records: Records, document: Document, seat: str, typed: str) -> int:
    """Return which holder of a seat is meant, the last of those of one name. Raises CannotRecordError."""
    rows = document.data["seats"][seat].get("holders", ())
    titles = Titles(records, document.place)
    known = {names_of(titles, row)[-1]: (number, names_of(titles, row)) for number, row in enumerate(rows)}
    which = the_one(typed, {name: names for name, (_, names) in known.items()}, "holder", f"the seat {seat}")
    return known[which][0]


def add(records: Records, document: Document, thing: Thing, given: Given) -> Drafted:
    """Return the change that adds a thing, and what ends with it. Raises CannotRecordError."""
    at: Pointer = tuple(
        given.seat or part if part == SEAT else given.holder or 0 if part == HOLDER else part for part in thing.under
    )
    there = standing(document.data, at)
    data = dict(given.data)
    drafts = Drafts(records)
    with_it: list[str] = []
    if thing.named is not None:
        own = given.own or id_of(str(data[thing.named]))
        _refuse_known(there or {}, own, thing, given)
        at = (*at, own)
    elif thing.name == "target":
        if there is not None:
            message = f"{called(document)} has a target; `partnership set {document.id} target/value …` changes it"
            raise CannotRecordError(message)
    else:
        if data in (there or ()):
            message = f"{called(document)} has this {thing.name} already, word for word; nothing has to change for it"
            raise CannotRecordError(message)
        at = (*at, len(there or ()))
    if thing.name == "seat":
        _fill(records, document, data, given.more)
    if thing.name == "holder":
        with_it += _make_room(records, document, given, "replaces", drafts)
        with_it += _end_vacancies(document, str(given.seat), data, drafts)
    if thing.name == "vacancy":
        with_it += _make_room(records, document, given, "left", drafts)
    if "replaces" in thing.more and SEAT not in thing.under:
        with_it += _end_earlier(records, document, thing, given, drafts)
    drafts.edit(document.kind, document.id, lambda draft: put(draft, at, data))
    said = " ".join([_summary(records, document, thing, at, data, given), *with_it])
    return Drafted(drafts.changes(), said, _then(document, thing, str(at[-1]), data))


def _then(document: Document, thing: Thing, own: str, data: Mapping[str, Any]) -> str:
    """Return what is usually done next; of a seat, what was not said of it, or that nobody holds it."""
    if thing.name != "seat":
        return thing.then.format(record=document.id, own=own)
    unsaid = [(field, word) for field, word in (("standing", "member"), ("since", "DATE")) if field not in data]
    if unsaid:
        sets = " ".join(f"seats/{own}/{field} {word}" for field, word in unsaid)
        return (
            f"Not said of it: {listed(field for field, _ in unsaid)}. `partnership set {document.id} {sets}` says it."
        )
    return "" if "holders" in data else f"Next: `partnership new holder {document.id} {own}`."


def alike(known: Mapping[str, Mapping[str, Any]], name: str) -> str | None:
    """Return the id of what is called much like a name, None where nothing is: nearly the same letters, or an initial for a name."""
    wanted = id_of(name)
    for one, thing in known.items():
        for other in (
            str(thing["name"]),
            *map(str, thing.get("printed_as", ())),
            *map(str, thing.get("short", "").split()),
        ):
            bare = id_of(other)
            if bare and wanted and (SequenceMatcher(None, wanted, bare).ratio() >= _ALIKE or _initialled(wanted, bare)):
                return one
    return None


def _initialled(one: str, other: str) -> bool:
    """Whether two names have the same last word, and first words of which one is the other's initial."""
    first, second = one.split("-"), other.split("-")
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1]:  # noqa: PLR2004 - a name and a surname
        return False
    return 1 in {len(first[0]), len(second[0])} and first[0][0] == second[0][0]


def _refuse_known(there: Mapping[str, Any], own: str, thing: Thing, given: Given) -> None:
    """Raise CannotRecordError where the id is taken, UnsettledError where something is called alike that may be the same."""
    name = str(given.data[str(thing.named)])
    if not own:
        message = f"no id can be made of `{name}`; give one with --id"
        raise CannotRecordError(message)
    if own in there:
        said = there[own].get(thing.named, own)
        message = f"there is a {thing.name} `{own}` already ({said}); if this is another, give it another id with --id"
        raise CannotRecordError(message)
    near = alike(there, name) if thing.unlike and not given.another else None
    if near is not None:
        known = f"{there[near]['name']} (`{near}`)"
        message = f"`{name}` is much like {known}, who is there already; if it is another, add --another"
        question = f"{known} is there already. Is `{name}` another?"
        raise UnsettledError(message, question, given._replace(another=True))


def _fill(records: Records, document: Document, data: dict[str, Any], more: Mapping[str, str]) -> None:
    """Give a new seat its organisation and its holder."""
    since = {"since": data["since"]} if "since" in data else {}
    if "organisation" in more:
        data["organisations"] = [{"organisation": referred(records, document, "organisation", more["organisation"])}]
    if "holder" in more:
        data["holders"] = [{"person": referred(records, document, "person", more["holder"]), **since}]


def _make_room(records: Records, document: Document, given: Given, leaving: str, drafts: Drafts) -> list[str]:
    """End the time of whoever leaves a seat on the day before. Return what that is; refuse where somebody would go on beside what is new."""
    seat = str(given.seat)
    who = given.more.get(leaving)
    if who is None:
        if "reason" in given.more:
            message = "--reason says why somebody leaves, and goes with the option that says who"
            raise CannotRecordError(message)
        if not given.data.get("interim"):
            _refuse_beside(records, document, given, leaving)
        return []
    reason = given.more.get("reason", "replaced" if leaving == "replaces" else None)
    ending = Ending(day_before(given.data["since"]), reason)
    return [end_holder(records, document.id, seat, who, ending, drafts).summary]


def _end_vacancies(document: Document, seat: str, data: Mapping[str, Any], drafts: Drafts) -> list[str]:
    """End what vacancies of a seat go on, on the day before. Return what that is."""
    going = [n for n, one in enumerate(document.data["seats"][seat].get("vacant", ())) if "until" not in one]
    if not going:
        return []
    before = day_before(data["since"])

    def change(draft: Draft) -> Draft:
        for number in going:
            draft = draft.set(("seats", seat, "vacant", number, "until"), before)
        return draft

    drafts.edit("board", document.id, change)
    return [f"Its vacancy ends: the last day is {dates.written(before)}."]


def _refuse_beside(records: Records, document: Document, given: Given, leaving: str) -> None:
    """Raise UnsettledError where somebody holds a seat and has no last day."""
    going = [one for one in document.data["seats"][given.seat].get("holders", ()) if "until" not in one]
    if going:
        name = names_of(Titles(records, document.place), going[0])[-1]
        raise _leaves(name, "holds this seat", given, leaving, "")


def _leaves(name: str, does: str, given: Given, leaving: str, more: str) -> UnsettledError:
    """Return what asks whether somebody's time ends on the day before; `leaving` is the option that says so."""
    message = f'{name} {does} and has no last day; --{leaving} "{name}" ends that on the day before{more}'
    asked = "Are they replaced" if leaving == "replaces" else "Did they leave"
    question = f"{name} {does} and has no last day. {asked}, with the day before as their last?"
    return UnsettledError(message, question, given._replace(more={**given.more, leaving: name}))


def _end_earlier(records: Records, document: Document, thing: Thing, given: Given, drafts: Drafts) -> list[str]:
    """End what a new item of a list replaces, on the day before. Return what that is, in a sentence.

    Nothing is ended that was not named; a second chair is refused.
    """
    titles = Titles(records, document.place)
    going: dict[str, tuple[int, tuple[str, ...]]] = {}
    for number, one in enumerate(standing(document.data, thing.under) or ()):
        if "until" not in one and one.get("office") == given.data.get("office"):
            names = _item_names(titles, thing, one)
            label = names[0] if names[0] not in going else f"{names[0]}, no. {number + 1}"
            going[label] = (number, names)
    typed = given.more.get("replaces")
    if typed is None:
        if going and given.data.get("office") in _ALONE and not given.data.get("interim"):
            office = f"is {given.data['office']}"
            raise _leaves(next(iter(going)), office, given, "replaces", "; two at once are each a co-chair")
        return []
    what = f"{given.data.get('office', thing.name)} that goes on,"
    which = the_one(typed, {label: names for label, (_, names) in going.items()}, what, called(document))
    before = day_before(given.data.get("since"))
    drafts.set(document.kind, document.id, (*thing.under, going[which][0], "until"), before)
    return [f"In the place of {which}: the last day is {dates.written(before)}."]


def _item_names(titles: Titles, thing: Thing, one: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what an item of a list may be asked for by, the first of them to be shown."""
    people = names_of(titles, one)[::-1] if {"person", "post"} & one.keys() else ()
    fields = (
        *(asked.field for asked in thing.asked if asked.field not in {"office", "person"}),
        "seat",
        "organisation",
    )
    return (*people, *(str(one[field]) for field in fields if field in one)) or (thing.name,)


def day_before(since: Any) -> str:
    """Return the day before a day. Raises CannotRecordError where it is not a whole day."""
    eve = dates.eve(since) if since is not None else None
    if eve is None:
        message = f"what ends here ends on the day before, and --since `{since}` is not a whole day; give YYYY-MM-DD"
        raise CannotRecordError(message)
    return eve


def _summary(
    records: Records, document: Document, thing: Thing, at: Pointer, data: Mapping[str, Any], given: Given
) -> str:
    """Return what is added, in a sentence."""
    title = str(data[thing.named]) if thing.named else _title(records, document, thing, data, given)
    which = f" ({at[-1]})" if thing.named else ""
    where = called(document)
    if given.seat is not None:
        where = f"{where}, seat {title_of(document, given.seat)}"
    since = f", from {dates.written(data['since'])}" if "since" in data else ""
    until = f", to {dates.written(data['until'])}" if "until" in data else ""
    what = "leave of absence" if thing.name == "leave" else thing.name.removesuffix("-of").replace("-", " ")
    return plain(f"{where}: a new {what}{', ' if title else ''}{title}{which}{since}{until}.")


def _title(records: Records, document: Document, thing: Thing, data: Mapping[str, Any], given: Given) -> str:
    """Return what is said of a thing without a name: what was asked for, people by their names."""
    titles = Titles(records, document.place)
    if given.holder is not None:
        return names_of(titles, document.data["seats"][given.seat]["holders"][given.holder])[-1]
    who = names_of(titles, data)[-1:] if {"person", "people", "post"} & data.keys() else ()
    fields = [one.field for one in thing.asked] + [one for one in thing.needs if one != "since"]
    said = [str(data[one]) for one in fields if one in data and one != "person"]
    return ", ".join([*said, *(who or ([str(data["seat"])] if "seat" in data else []))])
