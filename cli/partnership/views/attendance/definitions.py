"""What the words over the figures mean."""

from __future__ import annotations

from partnership.report import Card

BY_SUBSTITUTE = "By substitute: for people, somebody came in their place, which is not in Attended; for seats and organisations, so many of Attended."
SHORT = (
    "Expected: meetings that count, held while in post and the seat was filled, recorded or not; approved leave is taken off a person's.",
    "Attended: came, in person, virtually or for a part. A seat's and an organisation's counts a substitute too: a seat's only one who was entitled to come.",
    BY_SUBSTITUTE,
    "Absent leaves out apologies. Not recorded is neither: nothing says whether they came, or whether the substitute was entitled to.",
)

_ENTRIES = (
    ("Expected", "Meetings that count, held while in post and the seat was filled, recorded or not. Approved leave is taken off a person's."),
    ("Attended", "Came, in person, virtually or for a part. A seat's and an organisation's counts a substitute too: a seat's only one entitled to come."),
    ("By substitute", "For people: somebody came in their place, which is not in Attended. For seats and organisations: so many of Attended."),
    ("Apologies", "Sent apologies, and nobody who counts came for them."),
    ("Absent", "Did not attend and sent no apologies. (In the terms of ModernGov, absent includes apologies.)"),
    ("Not recorded", "Nothing says whether they came, or whether the substitute was entitled to. It is no absence: it leaves a rate as an interval."),
    ("Rate", "Attended of expected, unreduced, then as a percentage rounded half up, never up to a whole percentage it does not reach. Verdicts compare exact fractions."),
    ("met, below", "What the rule of the terms of reference makes of the rate, or of the meetings missed. It is evidence: what follows is for people to decide."),
    ("so far", "The period is not over: meetings still to come in it may change the verdict."),
    ("depends", "The rule does not say how something is counted, and its readings differ. Each is shown."),
    ("cannot tell", "What is not recorded decides: whether somebody came, or whether a meeting whose day has passed was held, which is in no figure."),
    ("for a person to judge", "The rule turns on something that no record decides, such as whether a cause is a good one. What is recorded is shown, and people judge it."),
    ("exempt", "The rule does not apply to them: it exempts them by name, by their post, or as observers."),
    ("not judged", "The rule is about another subject, or no meeting was expected."),
    ("no rule", "The terms of reference have no rule on attendance, or none is on record. The figures stand; nothing judges them."),
    ("in peril", "May miss no more of the meetings to come, or can no longer reach what the rule asks for even by coming to all of them."),
    ("too few meetings", "So few meetings are expected that a single absence decides; the verdict stands, and says little."),
    ("Present as expected", "In the terms of ModernGov: came as a member in person, or nothing says otherwise."),
    ("Present, virtual", "In the terms of ModernGov: came as a member from elsewhere."),
    ("Present as substitute", "Came in a member's place; not among their expected meetings."),
    ("In attendance", "Came in another capacity, not as a member; not among their expected meetings."),
    ("May miss", "Of the meetings of the window that are on record and still to come, how many may be missed with the rule still met."),
)  # fmt: skip


def definitions() -> Card:
    """Return what every word over the figures means."""
    return Card("Definitions", tuple((word, (meaning,)) for word, meaning in _ENTRIES))
