"""Where what is noted is said, and a note on it: written once, at the entry that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.recording.drafts import CannotRecordError
from partnership.recording.fields import standing
from partnership.recording.meeting import striking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.recording.meeting.noting import Sheet
    from partnership.source.editing.draft import Draft
    from partnership.words.finding import Pointer

_ROWS = ("attendance", "items")
"""Rows of which one may have a source of its own; where several are noted at once, the meeting's is theirs."""
_ENTRIES = ("interests", "decisions", "actions", "actions_closed")
_GROUPS = ("eligible", "quorum", "notice", "papers", "minutes")
_UNCITED = ("attendance_recorded", "replies", "source", "note", "accepted")
"""What has no source of its own and needs none: how much is recorded, and what people replied to the secretary."""


def cited(before: Mapping[str, Any], draft: Draft, source: dict[str, Any] | None) -> Draft:
    """Return the draft with a source of what is not as it was before: said once, where it is of all that is noted.

    Entries that may have a source have it, unless something else was noted too, or the meeting has no source yet: then
    the meeting has it, for all of them, beside what it has already.
    """
    if source is None:
        return draft
    own = _each(draft.data.get("source"))
    places = [*_changed(before, draft.data)]
    if source in own:
        return draft
    for at in places if own and () not in places else [()]:
        draft = _added(draft, at, source)
    return draft


def _changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Pointer]:
    """Yield each entry that may have a source and is not as it was, and the meeting itself for what is in no such entry."""
    for field in (*_ROWS, *_ENTRIES):
        found = [*_new(field, before.get(field), now.get(field))]
        yield from [()] if field in _ROWS and len(found) > 1 else found
    yield from ((field,) for field in _GROUPS if field in now and before.get(field) != now[field])
    rest = {*now} - {*_ROWS, *_ENTRIES, *_GROUPS, *_UNCITED}
    if any(before.get(field) != now[field] for field in rest):
        yield ()


def _new(field: str, was: Any, now: Any) -> Iterator[Pointer]:
    if isinstance(now, dict):
        return ((field, key) for key, row in now.items() if (was or {}).get(key) != row)
    return ((field, number) for number, row in enumerate(now or ()) if row not in (was or ()))


def _added(draft: Draft, at: Pointer, source: dict[str, Any]) -> Draft:
    have = _each(standing(draft.data, (*at, "source")))
    return draft if source in have else draft.set((*at, "source"), [*have, source] if have else source)


def _each(source: Any) -> list[Any]:
    return [] if source is None else [source] if isinstance(source, dict) else [*source]


def noted(of: Sheet, draft: Draft, typed: str) -> Draft:
    """Return the draft with a note: on the meeting, or with `KIND:WHICH=TEXT` on one of its entries. Raises CannotRecordError.

    A note that is there already is not lost: the text comes after it.
    """
    before, sign, text = typed.partition("=")
    kind, colon, _ = before.partition(":")
    at: Pointer = ()
    if sign and colon and " " not in kind:
        at = striking.place(of, draft.data, before, "--note")
    else:
        text = typed
    if at[:1] == ("replies",):
        message = f"--note {typed}: a reply has no note; it is either given or not"
        raise CannotRecordError(message)
    if not text.strip():
        message = f"--note {typed} says nothing; `--remove note` takes one away"
        raise CannotRecordError(message)
    before_it = standing(draft.data, (*at, "note")) or ""
    return draft if text.strip() in before_it else draft.set((*at, "note"), f"{before_it} {text.strip()}".strip())
