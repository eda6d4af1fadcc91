"""What is to be said no more in a meeting's record: a row of who came, a decision, an action, a field; and which one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers.titles import Titles
from partnership.recording.choosing import the_one
from partnership.recording.drafts import CannotRecordError
from partnership.recording.fields import standing
from partnership.recording.meeting.invited import folded, meant
from partnership.words.wording import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership.recording.meeting.noting import Sheet
    from partnership.source.editing.draft import Draft
    from partnership.words.finding import Pointer

_LISTS = {
    "attendance": "attendance",
    "reply": "replies",
    "interest": "interests",
    "item": "items",
    "decision": "decisions",
    "action": "actions",
    "closed": "actions_closed",
}
"""What each kind of entry is called, and the field that has them."""
_ALWAYS = ("kind", "status")
KINDS = listed([f"{one}:WHICH" for one in _LISTS])


def struck(of: Sheet, draft: Draft, typed: Iterable[str]) -> Draft:
    """Return the draft without each entry or field that is named, such as `attendance:police` or `minutes.agreed`. Raises CannotRecordError.

    Nothing else changes its meaning: where a record that has the whole attendance loses somebody who was expected,
    it has a part of it from then on.
    """
    for one in typed:
        at = place(of, draft.data, one, "--remove")
        whole = draft.data.get("attendance_recorded") == "whole"
        before = of.after(draft.data).roll.open()
        while at[1:] and len(standing(draft.data, at[:-1])) == 1:
            at = at[:-1]
        draft = draft.remove(at)
        after = of.after(draft.data).roll.open()
        if whole and len(after) > len(before):
            draft = draft.set(("attendance_recorded",), _less(draft, one, before_open=bool(before)))
    return draft


def _less(draft: Draft, typed: str, *, before_open: bool) -> str:
    if before_open:
        message = f"--remove {typed}: the record has the whole attendance, so whoever is not listed was not there; say --not-recorded instead"
        raise CannotRecordError(message)
    return "part" if "attendance" in draft.data else "none"


def place(of: Sheet, data: Mapping[str, Any], typed: str, option: str) -> Pointer:
    """Return where in a meeting's record an entry or a field is: `decision:WORDS`, `attendance:WHO`, `papers.sent`. Raises CannotRecordError."""
    kind, colon, which = typed.strip().partition(":")
    if not colon:
        return _field(data, typed.strip(), option)
    if kind not in _LISTS:
        message = f"{option} {typed}: `{kind}` is no kind of entry; there are {KINDS}"
        raise CannotRecordError(message)
    field = _LISTS[kind]
    rows = data.get(field, {})
    if not which.strip() or not rows:
        why = "does not say which" if rows else f"has nothing of that kind in {of.title}"
        message = f"{option} {typed} {why}"
        raise CannotRecordError(message)
    try:
        return (field, _entry(of, kind, rows, which))
    except CannotRecordError as error:
        message = f"{option} {typed}: {error}"
        raise CannotRecordError(message) from None


def _field(data: Mapping[str, Any], typed: str, option: str) -> Pointer:
    first, _, second = typed.replace("-", "_").partition(".")
    inside = data.get(first)
    known = [*(one for one in data if one not in _ALWAYS), *(f"{one}.{each}" for one, group in data.items() if isinstance(group, dict) and one not in _LISTS.values() for each in group)]  # fmt: skip
    if first in _ALWAYS:
        message = f"{option} {typed}: every meeting has that; say what it is instead"
        raise CannotRecordError(message)
    if second and isinstance(inside, dict) and second in inside:
        return (first, second)
    if not second and inside is not None:
        return (first,)
    near = nearest(typed, known)
    hint = f"did you mean `{near}`?" if near else f"it has {listed(known)}, and entries are named {KINDS}"
    message = f"{option} {typed}: the record has no `{typed}`; {hint}"
    raise CannotRecordError(message)


def _entry(of: Sheet, kind: str, rows: Any, which: str) -> str | int:
    if isinstance(rows, dict):
        said = kind
        return the_one(which, {key: (str(row[said]),) for key, row in rows.items()}, kind, "the record")
    if kind == "item":
        numbers = [str(row.get("number", "")) for row in rows]
        if which.strip() in numbers:
            return numbers.index(which.strip())
        titles = {
            f"{number} {row['title']}".strip(): (str(row["title"]),) for number, row in zip(numbers, rows, strict=True)
        }
        return [*titles].index(the_one(which, titles, kind, "the record"))
    if kind == "closed":
        return [row["action"] for row in rows].index(
            the_one(which, {row["action"]: () for row in rows}, "closing of", "the record")
        )
    names = dict(_names(of, row) for row in rows)
    return [*names].index(meant(which, names, kind, "the record"))


def _names(of: Sheet, row: Mapping[str, Any]) -> tuple[str, frozenset[str]]:
    """Return how a row about somebody is shown, which no other is, and what it may be asked for by."""
    titles = Titles(of.records, of.document.place)
    seats = [row["seat"]] if isinstance(row.get("seat"), str) else [*row.get("seat", ())]
    person = titles.person(row["person"]) if "person" in row else row.get("printed_as", "")
    where = "; ".join(map(of.invited.title, seats))
    what = "substitute, " if row.get("capacity") == "substitute" else ""
    items = f", items {listed(map(str, row['items']))}" if "items" in row else ""
    label = f"{person or where or 'nobody named'} ({what}{where}{items})"
    return label, frozenset(map(folded, filter(None, (person, row.get("person"), *seats, where, label))))
