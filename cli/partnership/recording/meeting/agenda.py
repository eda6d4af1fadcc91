"""The agenda of a meeting: its items as they are added, described, put in another order, or taken over from an earlier meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers.load import AmbiguousError, NotFoundError
from partnership.documents import shapes
from partnership.recording import typed as read
from partnership.recording.drafts import CannotRecordError
from partnership.recording.meeting import business
from partnership.words.wording import candidates

if TYPE_CHECKING:
    from datetime import date

    from partnership.recording.meeting.noting import Sheet
    from partnership.recording.meeting.preparing import Ahead
    from partnership.source.editing.draft import Draft

_AGAIN = ("number", "title", "purpose", "kind", "restricted", "presented_by")
"""What an item taken over from an earlier meeting keeps: what it is, and not what was before it then."""
_ABOUT = {"measure": "measures", "plan": "plans", "board": "boards"}
_OPEN = ("restricted", "open")
_OF_ACTION = "#"
"""What stands before the id of an action that is to be an item."""


def written(of: Sheet, draft: Draft, ahead: Ahead, today: date) -> Draft:
    """Return the draft with its agenda as it is asked for. Raises CannotRecordError."""
    if ahead.items_from is not None:
        draft = _taken_over(of, draft, ahead.items_from)
    for typed in ahead.item:
        draft = _entered(of, draft, typed, today)
    for typed in ahead.item_is:
        draft = _described(of, draft, typed)
    for typed in ahead.item_by:
        index, value = _item(of, draft, typed, "--item-by")
        draft = draft.set(("items", index, "presented_by"), value)
    for typed in ahead.item_about:
        draft = _about(of, draft, typed)
    return draft if ahead.order is None else _ordered(of, draft, ahead.order)


def _taken_over(of: Sheet, draft: Draft, meeting: str) -> Draft:
    """Return the draft with the items of another meeting, where it has none of its own."""
    other = of.records.document("meeting", meeting)
    rows = [{key: row[key] for key in _AGAIN if key in row} for row in (other.data if other else {}).get("items", ())]
    if draft.data.get("items"):
        message = f"--items-from: {of.title}, has items already; add others with --item"
        raise CannotRecordError(message)
    if not rows:
        message = f"--items-from: {meeting} has no items on record"
        raise CannotRecordError(message)
    return draft.set(("items",), rows)


def _entered(of: Sheet, draft: Draft, typed: str, today: date) -> Draft:
    """Return the draft with an item, from `[NUMBER=]TITLE`; one that has the number already gets the title."""
    rows = draft.data.get("items", [])
    before, sign, after = typed.partition("=")
    numbered = bool(sign) and read.is_item(before.strip())
    title = read.said(after if numbered else typed, f"--item {typed}")
    number = _number(before.strip()) if numbered else _next(rows)
    row: dict[str, Any] = {"title": title} if number is None else {"number": number, "title": title}
    if title.startswith(_OF_ACTION):
        action = business.open_action(of, title, "--item", today)
        row |= {"title": action.says, "purpose": ["action"]} | ({"presented_by": action.owner} if action.owner else {})
    there = [index for index, one in enumerate(rows) if numbered and str(one.get("number")) == str(number)]
    if there:
        for field, value in row.items():
            draft = draft if field == "number" else draft.set(("items", there[0], field), value)
        return draft
    if any(one["title"] == row["title"] for one in rows) and not numbered:
        return draft
    later = [index for index, one in enumerate(rows) if isinstance(number, int) and isinstance(one.get("number"), int) and one["number"] > number]  # fmt: skip
    return draft.insert(("items",), later[0], row) if later else draft.append(("items",), row)


def _number(typed: str) -> int | str:
    return int(typed) if typed.isdecimal() else typed


def _next(rows: list[dict[str, Any]]) -> int | None:
    """Return the number of one more item; None where those that are there have none."""
    numbers = [one["number"] for one in rows if isinstance(one.get("number"), int)]
    return max(numbers) + 1 if numbers else 1 if not rows else None


def _item(of: Sheet, draft: Draft, typed: str, option: str) -> tuple[int, str]:
    """Return which item is meant in `ITEM=VALUE`, by its place, and the value."""
    which, value = read.parted(typed, option, "ITEM=WHAT, the item by its number or a part of its title")
    number = read.item(of.after(draft.data), which)
    rows = draft.data.get("items", [])
    found = [index for index, one in enumerate(rows) if one.get("number") == number]
    if not found:
        message = f"{option} {typed}: {of.title}, has no item {number} on record"
        raise CannotRecordError(message)
    return found[0], value


def _described(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with what an item is for, from `ITEM=WORD[,WORD]`; words of one sort take the place of what was there."""
    index, value = _item(of, draft, typed, "--item-is")
    purposes, promises = shapes.words("meeting", "items", "purpose"), shapes.words("meeting", "items", "fulfils")
    said: dict[str, Any] = {}
    for word in read.words(value):
        if word.startswith("kind:"):
            said["kind"] = business.kind(word, "--item-is")
            continue
        known = read.one_of(word, (*purposes, *promises, *_OPEN), "--item-is")
        if known in _OPEN:
            said["restricted"] = known == "restricted"
        else:
            said.setdefault("purpose" if known in purposes else "fulfils", []).append(known)
    for field, each in said.items():
        draft = draft.set(("items", index, field), each)
    return draft


def _about(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with the measure, plan or board that an item looks at, by its id or any part of its name."""
    index, wanted = _item(of, draft, typed, "--item-about")
    found: list[tuple[str, str]] = []
    several: list[str] = []
    for kind, field in _ABOUT.items():
        try:
            found.append((field, of.records.named(kind, wanted)))
        except AmbiguousError as error:
            several += error.found
        except NotFoundError:
            continue
    if len(found) != 1 or several:
        many = [*(one for _, one in found), *several]
        none = f"`{wanted}` is no measure, plan or board on record; `partnership list` shows them"
        message = f"--item-about {typed}: {candidates(wanted, many) if many else none}"
        raise CannotRecordError(message)
    field, record = found[0]
    have = draft.data["items"][index].get(field, [])
    return draft if record in have else draft.set(("items", index, field), [*have, record])


def _ordered(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with all its items in another order, and numbered in it without gaps, from their numbers with commas."""
    rows = draft.data.get("items", [])
    numbers = [str(one.get("number", "")) for one in rows]
    wanted = read.words(typed)
    if of.document.data["status"] != "planned":
        message = f"--order: {of.title}, is not to come any more, and what was said there names items by their numbers"
        raise CannotRecordError(message)
    if not rows or sorted(wanted) != sorted(numbers) or not all(numbers):
        message = f"--order {typed}: name each of its items once, by number: {','.join(filter(None, numbers)) or 'it has none'}"
        raise CannotRecordError(message)
    ints = [one["number"] for one in rows if isinstance(one["number"], int)]
    anew = range(min(ints), min(ints) + len(rows)) if len(ints) == len(rows) else [one["number"] for one in rows]
    for index, (number, new) in enumerate(zip(wanted, anew, strict=True)):
        draft = draft.set(("items", index), {**rows[numbers.index(number)], "number": new})
    return draft
