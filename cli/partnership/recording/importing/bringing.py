"""What a file from elsewhere changes: the rolls of meetings, and the names by which people are known from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.recording.drafts import Drafted, Drafts
from partnership.recording.meeting.invited import folded
from partnership.recording.meeting.noting import Notes, written
from partnership.words.wording import plain, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.titles import Titles
    from partnership.recording.importing.against import Against, Answers
    from partnership.source.changes import Change


class Learned(NamedTuple):
    """A name as printed that is a person's from now on: the place that records them, and their id in it."""

    place: str
    person: str
    name: str


class Unlearned(NamedTuple):
    """A name that is not kept as a person's, and why."""

    name: str
    why: str


def learned(found: Against, answers: Answers, titles: Titles) -> Iterator[Learned | Unlearned]:
    """Yield what becomes of each name that the user said is a person's: once it is on record, the next file needs no answer for it.

    A name that would be another person's too is not kept. One that is the person's already is passed over.
    """
    told = dict.fromkeys(
        (one.saying.name, one.person)
        for one in found.rows
        if one.person is not None and one.saying.name is not None and answers.of(one.name, one.saying) is not None
    )
    people: dict[str, tuple[str, set[str]]] = {}
    for place in titles.records.around(titles.place):
        for one, data in place.data.get("people", {}).items():
            names = (one, data["name"], *data.get("printed_as", ()))
            people.setdefault(one, (place.id, {folded(name) for name in names}))
    for name, person in told:
        if name is None or person not in people or folded(name) in people[person][1]:
            continue
        others = [one for one, (_, own) in people.items() if one != person and folded(name) in own]
        again = [one for printed, one in told if folded(printed or "") == folded(name) and one not in {None, person}]
        if not name.isprintable():
            yield Unlearned(name, "it has signs in it that are no letters")
        elif others or again:
            yield Unlearned(name, f"it is a name of {titles.person([*others, *filter(None, again)][0])} too")
        else:
            yield Learned(people[person][0], person, name)


def brought(
    records: Records,
    found: Against,
    names: Iterable[Learned],
    title: str,
    today: date,
    source: dict[str, Any] | None,
    made: Iterable[Change] = (),
) -> Drafted:
    """Return the change that takes in what is new, with the names learned. Raises CannotRecordError.

    `title` says from where, in words; `source` is the document of the place that says all of it, where one is named.
    `made` are the changes that make meetings, of which `found` has them made.
    """
    begun = {one.path: one for one in made}
    changes = dict(begun)
    meetings = 0
    for sheet, roll in found.rolls.values():
        if roll.data != sheet.roll.data:
            for change in written(sheet, roll, Notes(source=source), today).changes:
                changes[change.path] = change._replace(before=None) if change.path in begun else change
            meetings += 1
    drafts = Drafts(records)
    kept = list(names)
    for one in kept:
        drafts.append("place", one.place, ("people", one.person, "printed_as"), one.name)
    taken = sum(row.fate in {"new", "changed"} for row in found.rows)
    parts = [f"{plural(taken, 'mark')} of {plural(meetings, 'meeting')}"] if meetings else []
    parts += [f"{plural(len(begun), 'meeting')} made"] if begun else []
    parts += [f"{plural(len(kept), 'name')} learned"] if kept else []
    return Drafted(
        [*changes.values(), *drafts.changes()], f"Attendance from {plain(title)}: {', '.join(parts) or 'nothing new'}."
    )
