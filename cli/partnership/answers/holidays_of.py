"""The holidays of a place: whose bank holidays hold there, and the days that it adds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from partnership.documents import fields
from partnership.words.day_counts import Holidays

if TYPE_CHECKING:
    from partnership.answers.load import Records


def holidays_of(records: Records, place: str) -> Holidays:
    """Return the holidays of the place, or of the nearest place around it that records any."""
    for one in records.around(place):
        found = one.data.get("bank_holidays")
        if found:
            days = [fields.moment(each["on"]) for each in found.get("added", ())]
            return Holidays(found["region"], frozenset(date.fromordinal(day.earliest) for day in days if day.exact))
    return Holidays()
