"""Calendars as Outlook, Google and Apple open them: an event for each day, the clock of London, what was called off kept."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Calendar as File
from icalendar import Event as Entry
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vText

from partnership.words.wording import plain

if TYPE_CHECKING:
    from partnership.report import Calendar, Event

_LONDON = ZoneInfo("Europe/London")
_HOURS, _MINUTES = 24, 60


def render(calendar: Calendar) -> str:
    """Return the calendar as a file; the same calendar is the same text."""
    file = File()
    file.add("prodid", "-//partnership//records of partnership boards//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", vText(plain(calendar.title)))
    file.add("x-wr-timezone", _LONDON.key)
    file.add("x-wr-caldesc", vText(plain(calendar.says)))
    stamp = datetime.combine(calendar.made, time(), UTC)
    if any(_clock(event.starts) is not None for event in calendar.events):
        file.add_component(_zone())
    for event in calendar.events:
        file.add_component(_entry(event, stamp))
    text: str = file.to_ical().decode()
    return text


def _zone() -> Timezone:
    """Return the clock of London by the rule that has held since 1996: forward at 01:00 on the last Sunday of March, back at 02:00 on that of October."""
    zone = Timezone()
    zone.add("tzid", _LONDON.key)
    none, hour = timedelta(), timedelta(hours=1)
    for part, name, starts, month, before, after in (
        (TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), 3, none, hour),  # noqa: DTZ001 - a zone's own clock
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), 10, hour, none),  # noqa: DTZ001 - a zone's own clock
    ):
        part.add("dtstart", starts)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone


def _entry(event: Event, stamp: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", plain(event.uid))
    entry.add("dtstamp", stamp)
    entry.add("sequence", event.sequence)
    entry.add("status", event.status)
    entry.add("summary", plain(event.title))
    starts, ends = _clock(event.starts), _clock(event.ends)
    if starts is None:
        entry.add("dtstart", event.day)
        entry.add("transp", "TRANSPARENT")
    else:
        entry.add("dtstart", datetime.combine(event.day, starts, _LONDON))
        if ends is not None and ends > starts:
            entry.add("dtend", datetime.combine(event.day, ends, _LONDON))
    if event.where:
        entry.add("location", plain(event.where))
    if event.says:
        entry.add("description", "\n".join(map(plain, event.says)))
    return entry


def _clock(text: str | None) -> time | None:
    """Return a time of day; None for none, or for one that no clock shows."""
    hour, _, minute = (text or "").partition(":")
    if not (hour.isdigit() and minute.isdigit() and int(hour) < _HOURS and int(minute) < _MINUTES):
        return None
    return time(int(hour), int(minute))
