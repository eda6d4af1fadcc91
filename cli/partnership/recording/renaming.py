"""A record under another id, with everything that refers to it; or a board under another name."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from partnership.answers.titles import called
from partnership.documents.references import references
from partnership.documents.texts import texts
from partnership.recording.drafts import CannotRecordError, Drafted, Drafts, readable
from partnership.words import dates
from partnership.words.kinds import KINDS, NAME, path_of, place_of
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.documents.references import Reference
    from partnership.source.editing.draft import Draft
    from partnership.words.finding import Pointer

_MEETINGS_DEEP = 2
"""How many slashes the id of a meeting has."""
_REFER = {
    "board": ("board", "meeting", "meeting-or-board"),
    "meeting": ("meeting", "meeting-or-board"),
    "measure": ("measure",),
    "plan": ("plan",),
}
"""What kinds of reference may lead to a kind of record, or to those that lie in its folder; to a place all may."""
_REMEMBER = ("board", "measure", "plan", "restructure")
"""The kinds of record that keep the ids which they had."""


def new_id(kind: str, old: str, typed: str) -> str:
    """Return the id that is meant by what was typed: a whole one, or the last name of one. Raises CannotRecordError."""
    home = old.rpartition("/")[0]
    wanted = typed.strip().removesuffix(".yaml")
    whole = wanted if "/" in wanted or not home else f"{home}/{wanted}"
    depth = next(one.depth for one in KINDS if one.name == kind)
    names = whole.split("/")
    if len(names) != depth or not all(NAME.fullmatch(name) for name in names):
        shape = next(one.path for one in KINDS if one.name == kind).removesuffix(".yaml")
        message = f"`{typed}` is not an id for a {kind}: {shape}, in lower-case letters, digits and hyphens"
        message += "; another name is given with --name" if kind == "board" else ""
        raise CannotRecordError(message)
    return whole


def rename_record(records: Records, kind: str, old: str, new: str) -> Drafted:
    """Return the change that files a record under another id: it, what lies in its folder, and every reference to them.

    In the folder of a place lie all records of it, in that of a board its meetings. Those that can keep their old id under `formerly`.
    Raises CannotRecordError: also where a record cannot be read, because it may refer to this one.
    """
    if new == old:
        message = f"{old} has that id already"
        raise CannotRecordError(message)
    moves = [(kind, old), *_inside(records, kind, old)]
    for one, record in moves:
        if _moved(record, old, new) in records.listed[one]:
            message = f"there is a record {path_of(one, _moved(record, old, new))} already; choose another id"
            raise CannotRecordError(message)
    if kind == "place" and any(_is_of(record, new) for ids in records.listed.values() for record in ids):
        message = f"there are records in folders of {new} already; choose another id"
        raise CannotRecordError(message)
    drafts = Drafts(records)
    mentions = refer_afresh(
        drafts, ((document, at, _moved(target, old, new)) for document, at, target in _mentions(records, kind, old))
    )
    for one, record in moves:
        if one in _REMEMBER:
            fresh = _moved(record, old, new)
            drafts.edit(one, record, partial(_formerly, old=record, new=fresh))
        drafts.move(one, record, _moved(record, old, new))
    inside = Counter(one for one, _ in moves[1:])
    counts = [plural(count, word) for word, count in [*inside.items(), ("reference", mentions)] if count]
    with_it = f", with {listed(counts)}" if counts else ""
    anew = to_accept_anew(records, moves)
    return Drafted(drafts.changes(), f"The {kind} {old} is now {new}{with_it}.{anew}")


def to_accept_anew(records: Records, renamed: Iterable[tuple[str, str]]) -> str:
    """Return, as a sentence with a space before it, how many accepted judgements these records had or were had for them; or nothing.

    A judgement is known by a fingerprint of what was compared, with its ids: nobody can work it out anew from the one on record.
    """
    own = set(renamed)
    shared = {("place", place_of(record)) for _, record in own} | {
        ("restructure", one) for one in records.listed["restructure"]
    }
    documents = (records.document(kind, record) for kind, record in sorted(own | shared))
    count = sum("judgement" in row for one in documents if one is not None for row in one.data.get("accepted", ()))
    said = (
        f" {plural(count, 'accepted judgement')} of `diff` may have to be accepted anew: fingerprints are made of ids."
    )
    return said if count else ""


def refer_afresh(drafts: Drafts, mentions: Iterable[tuple[Document, Pointer, str]]) -> int:
    """Put another reference at each place of a record; return at how many places. Raises CannotRecordError."""
    fresh: dict[tuple[str, str], dict[Pointer, str]] = {}
    for document, at, target in mentions:
        fresh.setdefault((document.kind, document.id), {})[at] = target
    for (kind, record), values in fresh.items():
        drafts.set_each(kind, record, values)
    return sum(map(len, fresh.values()))


def _inside(records: Records, kind: str, record: str) -> list[tuple[str, str]]:
    """Return the kinds and the ids of what lies in the folder of a record."""
    if kind == "board":
        return [("meeting", one) for one in records.meeting_ids(record)]
    if kind != "place":
        return []
    return [(one.name, each) for one in KINDS for each in records.listed[one.name] if each.startswith(f"{record}/")]


def rename_board(records: Records, board: str, name: str, since: date | None) -> Drafted:
    """Return the change that gives a board another name, from a day on; the old one is kept, until the day before that.

    Raises CannotRecordError.
    """
    document = readable(records, "board", board)
    old = document.data.get("name")
    if old == name:
        message = f"{board} has the name {name} already"
        raise CannotRecordError(message)
    former = {"name": old, **({"until": (since - timedelta(days=1)).isoformat()} if since else {})}
    drafts = Drafts(records)
    drafts.edit("board", board, lambda draft: draft.set(("name",), name))
    if old is not None:
        drafts.edit("board", board, lambda draft: draft.append(("former_names",), former))
    when = f" from {dates.shown(since)} on" if since else ""
    return Drafted(drafts.changes(), f"{called(document)} ({board}) has the name {name}{when}.")


def _mentions(records: Records, kind: str, old: str) -> Iterator[tuple[Document, Pointer, str]]:
    """Yield every reference to a record, or to what lies in its folder, and every acceptance that names it."""
    for one in KINDS:
        for document in records.documents(one.name):
            for reference in references(document):
                if _may_lead(reference, kind) and _is_of(reference.target, old):
                    yield document, reference.at, reference.target
            for number, accepted in enumerate(document.data.get("accepted", ())):
                for index, target in enumerate(accepted.get("records", ())):
                    if _is_of(target, old):
                        yield document, ("accepted", number, "records", index), target
            if kind in {"board", "meeting", "place"}:
                yield from ((document, at, text) for at, text in texts(document.data) if _is_inside(text, old))
    if records.faults:
        message = f"{records.faults[0].path} cannot be read, so what it says of {place_of(old)} cannot be renamed with it; `partnership check` says why"
        raise CannotRecordError(message)


def _may_lead(reference: Reference, kind: str) -> bool:
    """Whether a reference may lead to a record of a kind, or to what lies in its folder; a bare name of a thing leads to no place."""
    if kind == "place":
        return "/" in reference.target or reference.kind in {"place", "area"}
    return reference.kind in _REFER.get(kind, ())


def _is_of(target: str, record: str) -> bool:
    return target == record or target.startswith(f"{record}/")


def _is_inside(text: str, record: str) -> bool:
    """Whether a text names something inside a meeting of a board, or inside this meeting: `MEETING#ACTION`."""
    meeting, sign, inside = text.partition("#")
    return (
        bool(sign)
        and meeting.count("/") == _MEETINGS_DEEP
        and _is_of(meeting, record)
        and NAME.fullmatch(inside) is not None
    )


def _moved(target: str, old: str, new: str) -> str:
    return new + target[len(old) :]


def _formerly(draft: Draft, old: str, new: str) -> Draft:
    """Return a draft with its old id among those that it had, and the new one no longer among them."""
    had = draft.data.get("formerly", [])
    if new in had:
        draft = draft.remove(("formerly", had.index(new))) if len(had) > 1 else draft.remove(("formerly",))
    return draft if old in had else draft.append(("formerly",), old)
