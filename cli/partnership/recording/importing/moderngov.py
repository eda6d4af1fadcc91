"""ModernGov's answer about one meeting (`mgWebService.asmx/GetMeeting`): who was expected, and what was noted of each."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from partnership.recording.importing.heard import Heard, Occasion, Saying, StrangeFileError, bounded
from partnership.recording.importing.stamps import stamp
from partnership.source import markup
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.recording.importing.heard import Came
    from partnership.source.markup import Element

_ATTENDANCE: Mapping[str, tuple[Came, str | None]] = {
    "": ("not-recorded", None),
    "expected": ("not-recorded", None),
    "present": ("present", None),
    "present as expected": ("present", None),
    "present virtual": ("virtual", None),
    "present virtually": ("virtual", None),
    "present as substitute": ("present", "substitute"),
    "present as substitute virtual": ("virtual", "substitute"),
    "in attendance": ("present", "in-attendance"),
    "in attendance virtual": ("virtual", "in-attendance"),
    "apologies": ("apologies", None),
    "apologies received": ("apologies", None),
    "apologies sent": ("apologies", None),
    "apologies not sent": ("absent", None),
    "absent": ("absent", None),
    "not expected": ("not-expected", None),
}
"""What an attendance means, and as what they came: the words that ModernGov counts in its statistics, without their signs."""
_VACANCY = re.compile(r"vacan(?:cy|t)\b", re.IGNORECASE)
_OWN = ("name", "attendance")


def heard(root: Element) -> Heard | None:
    """Return what an answer says, or None where it is none of ModernGov's. Raises StrangeFileError and UnreadableMarkupError.

    An answer may stand in another element, as elements or as text (`<string>`); what was escaped twice is read twice. `rows` are the
    places of `attendee`. An attendance of another word than those that ModernGov counts has no meaning until somebody gives it one.
    """
    meeting = _meeting(root)
    if meeting is None:
        return None
    attendees = tuple(meeting.every("attendee"))
    bounded(len(attendees))
    day, time = _said(meeting, "meetingdate"), _said(meeting, "meetingtime")
    at = stamp(f"{day} {time}")
    dated = at or stamp(f"{day} 0:00")
    held = None if dated is None else dated.days["day"]
    occasion = Occasion(
        " ".join(one for one in (day, time) if one), () if held is None else (held,), at and at.clock, None,
        _said(meeting, "committeetitle") or _said(meeting, "meetingtitle") or None,
        " ".join(_said(meeting, name) for name in ("committeetitle", "meetingtitle", "meetingstatus")),
    )  # fmt: skip
    met = dict.fromkeys(key for one in attendees for key in one.attributes)
    return Heard(
        "moderngov",
        (occasion,),
        tuple(_saying(place, one) for place, one in enumerate(attendees, 1)),
        (),
        tuple(key for key in met if key in _OWN),
        tuple(key for key in met if key not in _OWN),
        tuple(_notes(meeting, attendees)),
    )


def _meeting(root: Element) -> Element | None:
    found = tuple(root.every("meeting"))
    if not found and root.text.lstrip().startswith("<"):
        found = tuple(markup.tree(root.text.strip()).every("meeting"))
    whole = [one for one in found if any(child.name in {"attendees", "agendaitems"} for child in one.children)]
    if found and len(whole) != 1:
        has = (
            f"the attendance of {len(whole)}"
            if whole
            else f"{plural(len(found), 'meeting')}, and the attendance of none"
        )
        message = f"it has {has}; import the answer of ModernGov's `GetMeeting` about each"
        raise StrangeFileError(message)
    return whole[0] if whole else None


def _said(of: Element, name: str) -> str:
    """Return a text that belongs to an element, whether it stands in an attribute or an element of its own."""
    return " ".join(html.unescape(of.attributes.get(name) or of.said(name)).split())


def _saying(place: int, attendee: Element) -> Saying:
    name, printed = _said(attendee, "name"), _said(attendee, "attendance")
    why_not = "it names nobody" if not name else "it is a vacancy" if _VACANCY.match(name) else None
    came, capacity = _ATTENDANCE.get(re.sub(r"[\s,()-]+", " ", printed.casefold()).strip(), (None, None))
    return Saying(
        (place,), 0, None if why_not else came, printed, name or None,
        address=_said(attendee, "memberid") or None, capacity=capacity, why_not=why_not,
    )  # fmt: skip


def _notes(meeting: Element, attendees: tuple[Element, ...]) -> Iterator[str]:
    if status := _said(meeting, "meetingstatus"):
        yield f"ModernGov says of the meeting: {status}."
    if not attendees:
        yield "The answer has no attendees: ModernGov has nobody's attendance of this meeting, or does not publish it."
    if items := len(tuple(meeting.every("agendaitem"))):
        yield f"It has {plural(items, 'item')} of the agenda too; those are not taken over."
