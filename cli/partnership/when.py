"""When a thing holds, looked at from one day: whether, in words, and what leaves it in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership import dates, facts
from partnership.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.dates import Moment

Stage = Literal["now", "perhaps", "earlier", "later", "proposed"]
"""Where a thing stands on the day; what is only `proposed` does not hold, whatever its dates."""


class When(NamedTuple):
    """The time of a thing as one day sees it.

    `words` are the dates as a person reads them, empty where there are none; `doubt` says which imprecise
    date leaves the answer open, empty where none does. `since` and `until` are as the record has them.
    """

    holds: Truth
    stage: Stage
    words: str = ""
    doubt: str = ""
    since: Any = None
    until: Any = None

    def only_proposed(self) -> When:
        """Return the time of something that was proposed or drafted and does not hold."""
        return self._replace(holds=Truth.NO, stage="proposed", doubt="")


TIMELESS = When(Truth.YES, "now")


def span(thing: Mapping[str, Any], day: Moment) -> When:
    """Return the time from `thing`'s `since` to its `until`, both inclusive, as the day sees it."""
    since, until = thing.get("since"), thing.get("until")
    if since is None and until is None:
        return TIMELESS
    period = facts.period(thing)
    holds = period.holds_on(day)
    stage: Stage = "now" if holds is Truth.YES else "perhaps"
    if holds is Truth.NO:
        stage = "earlier" if period.ends.latest < day.earliest else "later"
    doubt = ""
    if holds is Truth.UNKNOWN:
        begins = f"began {some_day(since)}" if since is not None and period.starts.latest > day.earliest else ""
        ends = f"ended {some_day(until)}" if until is not None and day.latest > period.ends.earliest else ""
        doubt = f"may hold on this day: {'; '.join(part for part in (begins, ends) if part)}"
    return When(holds, stage, _words(since, until), doubt, since, until)


def event(value: Any, day: Moment) -> When:
    """Return the time of something that happened once, as the day sees it: `later` before it has happened."""
    on = facts.moment(value)
    if on.latest <= day.earliest:
        return When(Truth.YES, "now", spoken(value), "", value)
    if on.earliest > day.latest:
        return When(Truth.NO, "later", spoken(value), "", value)
    return When(Truth.UNKNOWN, "perhaps", spoken(value), "may be later than this day", value)


def spoken(value: Any) -> str:
    """Return a date as a person reads it; one that is not in the calendar as it was typed."""
    if isinstance(value, (str, int)) and value != "unknown":
        return _plain(value)
    try:
        dates.moment(value)
    except dates.ImpossibleDateError:
        return "on a day that its bounds leave no room for"
    return dates.written(value)


def some_day(value: Any) -> str:
    """Return what is known of a day: `on 10 March 2016`, `some day in 2014`, `some day after 24 February 2014`."""
    if value == "unknown":
        return "on a day that no source gives"
    if not isinstance(value, (str, int)):
        return f"some day {spoken(value)}"
    text = _plain(value)
    return f"on {text}" if str(value).count("-") == _FULL else f"some day in {text}"


_FULL = 2
"""How many hyphens a whole date has."""


def _plain(value: str | int) -> str:
    try:
        dates.moment(value)
    except dates.ImpossibleDateError:
        return f"{value} (not in the calendar)"
    return dates.written(value)


def _words(since: Any, until: Any) -> str:
    if _is_date(since) and _is_date(until):
        return f"{spoken(since)} to {spoken(until)}"
    begins = {None: "", "unknown": "since a day that no source gives"}.get(_key(since), f"since {_bounded(since)}")
    ends = {None: "", "unknown": "ended, or may have ended, on a day that no source gives"}.get(
        _key(until), f"until {_bounded(until)}",
    )  # fmt: skip
    return ", ".join(part for part in (begins, ends) if part)


def _is_date(value: Any) -> bool:
    return isinstance(value, (str, int)) and value != "unknown"


def _key(value: Any) -> str | None:
    return None if value is None else "unknown" if value == "unknown" else "given"


def _bounded(value: Any) -> str:
    if value is None:
        return ""
    return spoken(value) if isinstance(value, (str, int)) else f"some day {spoken(value)}"
