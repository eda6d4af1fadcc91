"""When a thing holds, looked at from one day: whether, in words, and what leaves it in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeGuard

from partnership.documents import fields
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.words.dates import Moment

Stage = Literal["now", "perhaps", "earlier", "later", "proposed"]
"""Where a thing stands on the day; what is only `proposed` does not hold, whatever its dates."""

Dated = str | int | dict[str, Any]
"""A date as records write it."""


class When(NamedTuple):
    """The time of a thing as one day sees it.

    `words` are the dates as a person reads them, empty where there are none; `doubt` says which imprecise
    date leaves the answer open, empty where none does, and `clear` are the words without what `doubt` says.
    `since` and `until` are as the record has them.
    """

    holds: Truth
    stage: Stage
    words: str = ""
    doubt: str = ""
    since: Dated | None = None
    until: Dated | None = None
    clear: str = ""

    @property
    def said(self) -> str:
        """The dates and what is in doubt, each day once, to follow what they are of; empty where there is neither."""
        if not self.doubt:
            return f", {self.words}" if self.words else ""
        return (f", {self.clear}" if self.clear else "") + f" ({self.doubt})"

    def only_proposed(self) -> When:
        """Return the time of something that was proposed or drafted and does not hold."""
        return self._replace(holds=Truth.NO, stage="proposed", doubt="")

    def framed(self, whole: Stage | None) -> When:
        """Return the time of a part of something that itself stands so on the day; None leaves it as it is."""
        if whole is None or self.holds is Truth.NO:
            return self
        if whole == "perhaps":
            return self._replace(holds=Truth.UNKNOWN, stage=whole)
        return self._replace(holds=Truth.NO, stage=whole, doubt="")


TIMELESS = When(Truth.YES, "now")


def span(thing: Mapping[str, Any], day: Moment) -> When:
    """Return the time from `thing`'s `since` to its `until`, both inclusive, as the day sees it."""
    since, until = thing.get("since"), thing.get("until")
    if since is None and until is None:
        return TIMELESS
    period = fields.period(thing)
    holds = period.holds_on(day)
    stage: Stage = "now" if holds is Truth.YES else "perhaps"
    if holds is Truth.NO:
        stage = "earlier" if period.ends.latest < day.earliest else "later"
    if holds is not Truth.UNKNOWN:
        return When(holds, stage, _words(since, until), "", since, until)
    unsure_start = since is not None and period.starts.latest > day.earliest
    unsure_end = until is not None and day.latest > period.ends.earliest
    doubts = (
        f"began {some_day(since)}" if since is not None and unsure_start else "",
        f"ended {some_day(until)}" if until is not None and unsure_end else "",
    )
    clear = _words(None if unsure_start else since, None if unsure_end else until)
    return When(
        holds,
        stage,
        _words(since, until),
        f"may hold on this day: {'; '.join(part for part in doubts if part)}",
        since,
        until,
        clear,
    )


def holds(thing: Mapping[str, Any], day: Moment) -> Truth:
    """Whether the day lies in the time from `thing`'s `since` to its `until`, both inclusive: what `span` says, without the words."""
    if "since" not in thing and "until" not in thing:
        return Truth.YES
    return fields.period(thing).holds_on(day)


def event(value: Dated, day: Moment) -> When:
    """Return the time of something that happened once, as the day sees it: `later` before it has happened."""
    on = fields.moment(value)
    words = some_day(value) if value == "unknown" else spoken(value)
    if on.latest <= day.earliest:
        return When(Truth.YES, "now", words, "", value)
    if on.earliest > day.latest:
        return When(Truth.NO, "later", words, "", value)
    return When(Truth.UNKNOWN, "perhaps", words, "may be later than this day", value, clear=words)


def spoken(value: Dated) -> str:
    """Return a date as a person reads it; one that is not in the calendar as it was typed."""
    if isinstance(value, (str, int)) and value != "unknown":
        return _plain(value)
    return dates.written(value) if _possible(value) else _NO_ROOM


_NO_ROOM = "on a day that its bounds leave no room for"


def _possible(value: Dated) -> bool:
    try:
        dates.moment(value)
    except dates.ImpossibleDateError:
        return False
    return True


def some_day(value: Dated) -> str:
    """Return what is known of a day: `on 10 March 2016`, `some day in 2014`, `some day after 24 February 2014`."""
    if value == "unknown":
        return "on a day that no source gives"
    if not isinstance(value, (str, int)):
        return _bounded(value)
    text = _plain(value)
    return f"on {text}" if str(value).count("-") == _FULL else f"some day in {text}"


_FULL = 2
"""How many hyphens a whole date has."""


def _plain(value: str | int) -> str:
    return dates.written(value) if _possible(value) else f"{value} (not in the calendar)"


def _words(since: Dated | None, until: Dated | None) -> str:
    if _is_date(since) and _is_date(until):
        return f"{spoken(since)} to {spoken(until)}"
    begins = {None: "", "unknown": "since a day that no source gives"}.get(_key(since), f"since {_bounded(since)}")
    ends = {None: "", "unknown": "ended, or may have ended, on a day that no source gives"}.get(
        _key(until), f"until {_bounded(until)}",
    )  # fmt: skip
    return ", ".join(part for part in (begins, ends) if part)


def _is_date(value: Dated | None) -> TypeGuard[str | int]:
    return isinstance(value, (str, int)) and value != "unknown"


def _key(value: Dated | None) -> str | None:
    return None if value is None else "unknown" if value == "unknown" else "given"


def _bounded(value: Dated | None) -> str:
    if value is None:
        return ""
    return f"some day {spoken(value)}" if isinstance(value, dict) and _possible(value) else spoken(value)
