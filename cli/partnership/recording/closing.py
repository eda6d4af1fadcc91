"""A last day given to what stands at a place of a record, with the reason and the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.recording.drafts import CannotRecordError
from partnership.words import dates

if TYPE_CHECKING:
    from partnership.documents.document import Document
    from partnership.recording.drafts import Drafts
    from partnership.source.editing.draft import Draft
    from partnership.words.finding import Pointer


class Ending(NamedTuple):
    """The last day, inclusive, as records write dates; why, in words or for a holder one of `reasons`; and what is cited: one citation, or a list of them."""

    on: str | int
    reason: str | None = None
    source: Any = None


def close(drafts: Drafts, document: Document, at: Pointer, what: str, ending: Ending) -> None:
    """Give what stands at a place of a record its last day, a word why, and one more citation.

    `what` names it for the sentence. Raises CannotRecordError where it ended already, on another day.
    """
    node: Any = document.data
    for part in at:
        node = node[part]
    refuse_ended(what, node.get("until"), ending)

    def change(draft: Draft) -> Draft:
        draft = draft.set((*at, "until"), ending.on)
        if ending.source:
            draft = draft.set((*at, "source"), with_citation(node.get("source"), ending.source))
        if ending.reason:
            draft = draft.set((*at, "note"), with_sentence(node.get("note"), ending.reason))
        return draft

    drafts.edit(document.kind, document.id, change)


def refuse_ended(what: str, was: Any, ending: Ending) -> None:
    """Raise CannotRecordError where it has ended already, on another day."""
    if was is not None and was != "unknown" and str(was) != str(ending.on):
        message = f"{what} has ended already, on {dates.written(was)}; if that is wrong, mend it in the record"
        raise CannotRecordError(message)


def goes_on(row: Any) -> bool:
    """Whether a row has no last day, or one that is not known."""
    return bool(row.get("until", "unknown") == "unknown")


def said(on: str | int) -> str:
    """Return a last day in words: `31 March 2026`, `in March 2026`."""
    return dates.written(on) if dates.moment(on).exact else f"in {dates.written(on)}"


def with_citation(old: Any, new: Any) -> Any:
    """Return a source with one more citation, or several; as it is where it has them."""
    whole = [*old] if isinstance(old, list) else [] if old is None else [old]
    more = [one for one in (new if isinstance(new, list) else [new]) if one not in whole]
    both = [*whole, *more]
    return old if not more else both if len(both) > 1 else both[0]


def with_sentence(old: Any, new: str) -> str:
    """Return a note with one more sentence."""
    return new if old is None else old if new in str(old) else f"{str(old).rstrip()} {new}"
