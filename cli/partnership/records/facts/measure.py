"""What rules may know of a measure: what likeness and ownership are judged by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents.fields import each, period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.documents.document import Document
    from partnership.words.dates import Period


class MeasureFacts(NamedTuple):
    """A measure: what likeness and ownership are judged by."""

    id: str
    name: str
    age: str
    plans: tuple[str, ...]
    owners: tuple[tuple[str, Period], ...]
    band: str
    """The age band as numbers, so that `0-4` and `under 5` are one."""
    sex: str
    unit: str
    population: str
    areas: tuple[str, ...]
    lasts: Period
    """With the four before it: what sets a measure apart from another of the same name."""
    others: tuple[Period, ...] = ()
    """When organisations, and no boards, answer for it."""


def of_measure(document: Document) -> MeasureFacts:
    """Return the facts of a measure."""
    data = document.data
    return MeasureFacts(
        document.id,
        data["name"],
        str(data.get("age", {}).get("printed", "")),
        tuple(sorted({one["plan"] for one in each(data, "serves")})),
        tuple((one["board"], period(one)) for one in each(data, "owners") if "board" in one),
        _band(data.get("age", {})),
        data.get("sex", "persons"),
        data.get("unit", "not-stated"),
        data.get("population", ""),
        tuple(data.get("areas", ())),
        period(data),
        tuple(period(one) for one in each(data, "owners") if "organisation" in one),
    )


def _band(age: Mapping[str, Any]) -> str:
    if "from" not in age and "to" not in age:
        return str(age.get("printed", ""))
    return f"{age.get('from', 0):g}-{age.get('to', '')} {age.get('unit', 'years')}"
