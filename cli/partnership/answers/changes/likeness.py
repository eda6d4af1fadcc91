"""What looks like a rename and nothing says to be one: a question, never an answer."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.titles import called
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.answers.changes.compared import Pair
    from partnership.answers.changes.facts import Fact
    from partnership.answers.load import Records
    from partnership.documents.document import Document

_UNASKED = frozenset({"meeting", "place"})
"""Kinds of record that cannot say what they were called before."""
_ALIKE = 0.8
_MOST = 60
"""Records that one side alone has, of a kind in a place, above which only the same names are looked for."""


class Question(NamedTuple):
    """A thing that one side alone has and one that only the other has, which look alike.

    `kind` is a kind of record, or `seat`; `record` is the board of a seat, and empty for a record. `why` is what they have in common.
    """

    kind: str
    before: str
    after: str
    why: str
    record: str = ""


def questions(before: Records, after: Records, pairs: Iterable[Pair], facts: Sequence[Fact]) -> list[Question]:
    """Return what may have been renamed, in order of kind and id."""
    gone: dict[tuple[str, str], list[Document]] = {}
    come: dict[tuple[str, str], list[Document]] = {}
    for pair in pairs:
        was, is_ = before.document(pair.kind, pair.before), after.document(pair.kind, pair.after)
        one = was or is_
        if one is not None and (was is None) != (is_ is None) and pair.kind not in _UNASKED:
            for key in {(pair.kind, place_of(one.id)), (pair.kind, f"/{one.id.rpartition('/')[2]}")}:
                (gone if was else come).setdefault(key, []).append(one)
    found = {one for key in gone.keys() & come.keys() for one in _records(gone[key], come[key])}
    return sorted({*found, *_seats(facts)})


def _records(gone: Sequence[Document], come: Sequence[Document]) -> Iterator[Question]:
    near = len(gone) <= _MOST and len(come) <= _MOST
    for one in gone:
        for other in come:
            was, is_ = called(one), called(other)
            if was.casefold() == is_.casefold():
                yield Question(one.kind, one.id, other.id, f"both are called {is_}")
            elif near and SequenceMatcher(None, was.casefold(), is_.casefold()).ratio() >= _ALIKE:
                yield Question(one.kind, one.id, other.id, f"{was} and {is_} are much alike")


def _seats(facts: Sequence[Fact]) -> Iterator[Question]:
    seats = [fact for fact in facts if fact.kind == "board" and fact.aspect[:-1] == ("seats",)]
    for one in seats:
        for other in seats:
            if one.before and other.after and one.record == other.record and (one.after, other.before) == (None, None):
                why = _alike(one.before.data, other.after.data)
                if why:
                    yield Question("seat", one.aspect[1], other.aspect[1], why, one.record)


def _alike(was: Mapping[str, Any], is_: Mapping[str, Any]) -> str:
    if was.get("title") and was.get("title") == is_.get("title"):
        return f"both are titled {is_['title']}"
    people = _people(was) & _people(is_)
    return "the same person sits in both" if people else ""


def _people(seat: Mapping[str, Any]) -> set[str]:
    return {
        one
        for holder in seat.get("holders", ())
        for one in (holder.get("people") or ([holder["person"]] if "person" in holder else []))
    }
