"""As what a file has somebody there, a substitute or in attendance, held against what the records have them as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.recording.importing.matching import Match
from partnership.recording.invited import Who

if TYPE_CHECKING:
    from partnership.recording.importing.heard import Saying
    from partnership.recording.importing.matching import Matcher


def as_said(saying: Saying, found: Match, matcher: Matcher) -> Match:
    """Return whom a saying means, as what the file has them; a question where the records have them as something else.

    Whoever was in attendance took nobody's place, though they may be named as a substitute, and need not be expected at all.
    """
    who, said = found.who, saying.capacity
    if said is None or (who is not None and who.capacity == said):
        return found
    if said == "in-attendance":
        person = matcher.known_elsewhere(saying) if who is None else who.person
        if person is not None and (who is None or who.capacity == "substitute"):
            label = f"{matcher.invited.person_title(person)} (in attendance)"
            return Match(Who(label, person, (), said, frozenset()), "name")
    if who is None or (said == "in-attendance" and who.capacity != "member"):
        return found
    has = "in attendance" if said == "in-attendance" else "as a substitute"
    why = f"the file has them {has}, and the records have {who.label} as {who.capacity.replace('-', ' ')}"
    return Match(None, "several", why, ((who.person or who.seats[0], who.label),))
