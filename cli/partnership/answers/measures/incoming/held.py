"""A reading from elsewhere held against those on record: new, the same, or with other figures."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.records.figures import agrees
from partnership.records.model.measure import VERSIONS
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.documents.document import Document

Fate = Literal["new", "changed", "same", "left-out"]
"""What becomes of a row: a reading that is not on record; one that is with other figures; one that is; or nothing, and why."""
FATES: tuple[Fate, ...] = ("new", "changed", "same", "left-out")
FIGURES = ("value", "count", "denominator", "lower", "upper")
"""The numbers of a reading."""


class Held(NamedTuple):
    """What a reading is to those on record; why, where that needs saying; and the place of the one it is the same as or changes."""

    fate: Fate
    why: str
    place: int | None


def held_against(measure: Document, reading: Mapping[str, Any]) -> Held:
    """Return what a reading is to those of its measure.

    What both give has to be alike, and a number that a record has with fewer decimals is alike. What only the table gives is not
    added to a reading that may be from another source: it is said.
    """
    wanted = _key(measure, reading)
    there = [(place, one) for place, one in enumerate(measure.data.get("readings", ())) if _key(measure, one) == wanted]
    if not there:
        return Held("new", "", None)
    place, latest = max(there, key=lambda each: VERSIONS.index(each[1].get("version")))
    if _same(reading, latest):
        return Held("same", _fewer(reading, latest), place)
    earlier = next((number for number, one in there if _same(reading, one)), None)
    if earlier is not None:
        return Held("same", "the record has a later version with other figures", earlier)
    return Held("changed", _differences(reading, latest), place)


def _key(measure: Document, reading: Mapping[str, Any]) -> tuple[object, ...]:
    areas = measure.data.get("areas", ())
    own = areas[0] if len(areas) == 1 else None
    sex, age = measure.data.get("sex", "persons"), measure.data.get("age", {}).get("printed")
    return str(reading["period"]), reading.get("area", own), reading.get("sex", sex), reading.get("age", age)


def _same(new: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    if new.get("missing") != old.get("missing"):
        return False
    both = [field for field in FIGURES if field in new and field in old]
    return bool(both or "missing" in new) and all(_alike(new[field], old[field]) for field in both)


def _alike(new: Any, old: Any) -> bool:
    return bool(new == old) or agrees(old, Fraction(new))


def _fewer(new: Mapping[str, Any], old: Mapping[str, Any]) -> str:
    more = [field for field in FIGURES if field in new and field not in old]
    return f"the record has no {listed(more, 'or')}" if more else ""


def _differences(new: Mapping[str, Any], old: Mapping[str, Any]) -> str:
    if "missing" in new:
        return f"{new['missing']} now, {old.get('value', old.get('count', 'without a value'))} on record"
    fields = [field for field in FIGURES if field in new and not (field in old and _alike(new[field], old[field]))]
    return "; ".join(f"{field} {old.get(field, old.get('missing', 'none'))} → {new[field]}" for field in fields)


def as_recorded(reading: Mapping[str, Any], old: Mapping[str, Any] | None) -> tuple[dict[str, Any], bool]:
    """Return a reading as it is to be written, and whether it takes the place of the one on record.

    A reading with other figures stands beside the one it changes, as a later version of it: its own, or `revised`. Only a reading
    that is revised already is replaced, keeping what the new one does not say.
    """
    if old is None:
        return dict(reading), False
    if old.get("version") == VERSIONS[-1]:
        kept = {field: value for field, value in old.items() if field not in {*FIGURES, "confidence", "missing"}}
        return {**kept, **reading, "version": VERSIONS[-1]}, True
    own = reading.get("version")
    version = own if VERSIONS.index(own) > VERSIONS.index(old.get("version")) else VERSIONS[-1]
    return {**reading, "version": version}, False
