"""Rows matched to measures and areas, and held against the readings on record: new, the same, changed, or left out and why."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.measures.incoming.held import FIGURES, held_against
from partnership.answers.measures.incoming.periods import period_of
from partnership.answers.titles import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.answers.load import Records
    from partnership.answers.measures.incoming.held import Fate
    from partnership.answers.measures.incoming.layouts import Raw, Understood
    from partnership.documents.document import Document

_SUPPRESSED = re.compile(r"suppress|disclosure|small (?:number|count)", re.IGNORECASE)
_HIDDEN = frozenset({"*", "c", "[c]", "..", "x", "[x]", "-", "n/a"})
"""What stands for a number that is not shown; only the first three say that it is suppressed."""
_SUPPRESSING = frozenset({"*", "c", "[c]"})
_SEXES = {
    "persons": "persons",
    "person": "persons",
    "all": "persons",
    "female": "female",
    "females": "female",
    "male": "male",
    "males": "male",
}
_VERSIONS = {"provisional": "provisional", "final": "final", "revised": "revised"}
_ALL_AGES = frozenset({"all ages", "all", ""})
_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,30})?\Z")
"""A number as it is typed in English: commas stand between thousands alone. Fingertips gives fourteen decimals and more."""
_LENGTH = 15
"""Characters that a number of a record has at most."""
_DECIMALS = 8
"""Decimals that are kept of a longer number."""


class Incoming(NamedTuple):
    """What becomes of one row, or of one cell where each period has a column.

    `measure` is the id of the measure it is matched to, None where it is to none; `reading` is the reading as a record would have it, and
    `place` the place of the reading on record that it is the same as or changes; `why` says why it is left out, or what changed.
    """

    row: int
    fate: Fate
    why: str = ""
    place: int | None = None
    measure: str | None = None
    reading: Mapping[str, Any] | None = None


class Settings(NamedTuple):
    """What the user says of the whole table: which measure it is of, when it was published, and the document that it is from."""

    measure: str | None = None
    published: str | None = None
    document: str | None = None


class _RefusedRowError(Exception):
    pass


def incoming(records: Records, table: Understood, settings: Settings) -> list[Incoming]:
    """Return what becomes of every row, in the order of the table."""
    matcher = _Matcher(records, settings, table)
    found = [matcher.of(raw) for raw in table.rows]
    return list(_once(found))


def _once(found: Sequence[Incoming]) -> Iterator[Incoming]:
    """Yield the rows, those left out that say another thing of one reading than a row before, or the same again."""
    together: dict[tuple[object, ...], list[Incoming]] = {}
    for one in found:
        if one.reading is not None:
            together.setdefault(_key(one.measure, one.reading), []).append(one)
    for one in found:
        alike = together[_key(one.measure, one.reading)] if one.reading is not None else [one]
        if any(other.reading != one.reading for other in alike):
            yield Incoming(one.row, "left-out", "given more than once, with other figures", None, one.measure)
        elif one is not alike[0]:
            yield Incoming(one.row, "left-out", f"the same as row {alike[0].row}", None, one.measure)
        else:
            yield one


def _key(measure: str | None, reading: Mapping[str, Any] | None) -> tuple[object, ...]:
    of = reading or {}
    return (measure, *(of.get(field) for field in ("period", "area", "sex", "age")))


def _indicator(fields: Mapping[str, str]) -> tuple[str, str]:
    return fields.get("indicator", ""), fields.get("measure", "")


class _Matcher:
    """Rows matched against the measures and places on record."""

    def __init__(self, records: Records, settings: Settings, table: Understood) -> None:
        self._records = records
        self._settings = settings
        self._measures = {one.id: one for one in records.documents("measure")}
        self._national: dict[str, list[tuple[str, str]]] = {}
        for one in self._measures.values():
            for national in one.data.get("national", ()):
                if table.layout == "fingertips" and national["scheme"] != "fingertips":
                    continue
                self._national.setdefault(str(national["id"]).casefold(), []).append((one.id, national["match"]))
        self._named: dict[str, set[str]] = {}
        for one in self._measures.values():
            for name in (one.id, called(one), *one.data.get("printed_as", ())):
                self._named.setdefault(str(name).casefold(), set()).add(one.id)
        self._places = {one.id: one for one in records.documents("place")}
        self._sexes: dict[tuple[str, str], set[str]] = {}
        for raw in table.rows:
            if "sex" in raw.fields:
                self._sexes.setdefault(_indicator(raw.fields), set()).add(raw.fields["sex"].casefold())

    def of(self, raw: Raw) -> Incoming:
        """Return what becomes of a row."""
        measure: str | None = None
        try:
            if raw.fields.get("category_type") or raw.fields.get("category"):
                self._refuse("it is of a group within the area, such as a tenth by deprivation")
            document = self._measure(raw)
            measure = document.id
            reading = self._reading(document, raw)
        except _RefusedRowError as refused:
            return Incoming(raw.row, "left-out", str(refused), None, measure)
        return Incoming(raw.row, *held_against(document, reading), document.id, reading)

    @staticmethod
    def _refuse(why: str) -> None:
        raise _RefusedRowError(why)

    def _measure(self, raw: Raw) -> Document:
        if self._settings.measure is not None:
            return self._measures[self._settings.measure]
        number, name = raw.fields.get("indicator", ""), raw.fields.get("measure", "")
        matches = self._national.get(number.casefold(), [])
        same = sorted({one for one, match in matches if match == "same"})
        near = sorted({f"{one} ({match} match)" for one, match in matches if match != "same"})
        if not same and name:
            same = sorted(self._named.get(name.casefold(), ()))
        if len(same) == 1:
            return self._measures[same[0]]
        what = " ".join(part for part in (number, name) if part)
        if same:
            message = f"{what} is more than one measure: {', '.join(same)}; say which with --into"
        elif near:
            message = f"{what} is not the same as any measure, only near {', '.join(near)}; say so with --into"
        elif what:
            message = f"no measure on record is {what}"
        else:
            message = "the table does not say which measure it is of; say so with --into"
        raise _RefusedRowError(message)

    def _reading(self, measure: Document, raw: Raw) -> dict[str, Any]:
        fields = raw.fields
        written = fields.get("period", "")
        period = period_of(written)
        if period is None:
            message = f"{written or 'nothing'} is not a period that a record can hold"
            raise _RefusedRowError(message)
        reading: dict[str, Any] = {"period": int(period) if period.isdigit() else period}
        area = self._area(measure, fields)
        if area is not None:
            reading["area"] = area
        reading |= self._sex_and_age(measure, fields)
        version = _VERSIONS.get(fields.get("version", "").casefold())
        if version is not None:
            reading["version"] = version
        figures = self._figures(fields)
        reading |= figures
        if self._settings.published is not None:
            reading["published"] = self._settings.published
        if "value" not in figures and "count" not in figures:
            hidden = _SUPPRESSED.search(fields.get("note", "")) or fields.get("value", "").casefold() in _SUPPRESSING
            if not hidden:
                message = f"it has no value{' (' + fields['note'] + ')' if 'note' in fields else ''}"
                raise _RefusedRowError(message)
            reading["missing"] = "suppressed"
        if self._settings.document is not None:
            reading["source"] = {"document": self._settings.document}
        return reading

    def _area(self, measure: Document, fields: Mapping[str, str]) -> str | None:
        code, name = fields.get("area_code", ""), fields.get("area", "")
        if not code and not name:
            areas = measure.data.get("areas", ())
            if len(areas) > 1:
                message = "the row names no area, and the measure is read for several"
                raise _RefusedRowError(message)
            return str(areas[0]) if areas else None
        around = [one.id for one in self._records.around(measure.place)]
        found = self._places_of(around, code, name)
        if not found:
            elsewhere = [one for one in self._places.values() if _is(one.id, one.data, code, name)]
            message = (
                "the area is no place or district of the measure"
                if elsewhere
                else f"no area on record is {name or code}"
            )
            raise _RefusedRowError(message)
        return found[0]

    def _places_of(self, around: Sequence[str], code: str, name: str) -> list[str]:
        """Return what an area can be of a measure: the place, those around it, and its districts; by code before name."""
        inside = [one.id for one in self._places.values() if one.data.get("within") in around[:1]]
        known = [(one, self._places[one].data) for one in (*around, *inside)]
        own = around[:1]
        known += [(key, thing) for place in own for key, thing in self._places[place].data.get("districts", {}).items()]
        by_code = [key for key, thing in known if code and thing.get("code") == code]
        return by_code or [
            key for key, thing in known if _is(key, thing, "", name) and not (code and thing.get("code"))
        ]

    def _sex_and_age(self, measure: Document, fields: Mapping[str, str]) -> dict[str, str]:
        found: dict[str, str] = {}
        if "sex" in fields:
            sex = _SEXES.get(fields["sex"].casefold())
            if sex is None:
                message = f"{fields['sex']} is not a sex that readings are told apart by"
                raise _RefusedRowError(message)
            one_only = "sex" not in measure.data and len(self._sexes[_indicator(fields)]) == 1
            if not one_only and sex != measure.data.get("sex", "persons"):
                found["sex"] = sex
        age = fields.get("age", "")
        if age.casefold() not in _ALL_AGES and not _same_age(measure.data.get("age", {}), age):
            found["age"] = age
        return found

    @staticmethod
    def _figures(fields: Mapping[str, str]) -> dict[str, int | Decimal | str]:
        found: dict[str, int | Decimal | str] = {}
        for field in FIGURES:
            text = fields.get(field, "").removesuffix("%").strip()
            if not text or text.casefold() in _HIDDEN:
                continue
            found[field] = _number(text, field)
        if "lower" in found and "upper" in found:
            found["confidence"] = "95%"
        return found


def _is(key: str, thing: Mapping[str, Any], code: str, name: str) -> bool:
    if code and thing.get("code") == code:
        return True
    return bool(name) and name.casefold() in {str(thing.get("name", "")).casefold(), key.casefold()}


def _number(text: str, field: str) -> int | Decimal:
    if not _DECIMAL.match(text):
        message = f"the {field} {text[:40]} is not a number as it is typed in English"
        raise _RefusedRowError(message)
    number = Decimal(text.replace(",", ""))
    if number == number.to_integral_value() and ("." not in text or field in {"count", "denominator"}):
        return int(number)
    return number if len(text) <= _LENGTH else round(number, _DECIMALS)


def _same_age(own: Mapping[str, Any], age: str) -> bool:
    """Whether an age band in words is that of a measure: as printed, or by the same numbers, such as `15-17 yrs` for 15-17."""
    if age.casefold() == str(own.get("printed", "")).casefold():
        return True
    numbers = re.findall(r"[0-9]+", age)
    return "from" in own and "to" in own and numbers == [str(own["from"]), str(own["to"])] and "<" not in age


def by_measure(found: Iterable[Incoming]) -> dict[str, list[Incoming]]:
    """Return what is new or changed, by measure."""
    gathered: dict[str, list[Incoming]] = {}
    for one in found:
        if one.fate in {"new", "changed"} and one.measure is not None:
            gathered.setdefault(one.measure, []).append(one)
    return gathered
