"""The attendance rules of real bodies, each by its number in the list, and meetings held by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ledgers import away, board, came, meeting, substitute
from partnership.source import reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting


class Rule(NamedTuple):
    """A rule as data, and whose it is: the body, and where the wording was read."""

    whose: str
    text: str


RULES = {
    1: Rule(
        "Lincolnshire CYPSP, terms of reference 2013/15, 5.1 and 6.5",
        """
        - rate: 70%
          subject: person
          window: financial-year
          meetings: {kinds: [ordinary], development_days: yes}
        """,
    ),
    2: Rule(
        "Lancashire SEND Improvement Board, principles of membership (lancashire.gov.uk)",
        """
        - attended: {at_least: 9, of: 12}
          subject: person
          tenure_months: 12
        """,
    ),
    3: Rule(
        "Liverpool LSCB Policy and Procedures Group (liverpoolscp.org.uk)",
        """
        - {rate: 80%, subject: person}
        - missed: {count: 2, consecutive: false}
          subject: person
          consequence:
            - {step: line-manager, after_misses: 2}
            - {step: off-mailing-list, after_misses: 2}
        """,
    ),
    4: Rule(
        "Councillors, Local Government Act 1972 s85(1) (legislation.gov.uk)",
        """
        - elapsed: {months: 6, from: last-attended}
          subject: person
          meetings: {any_of_authority: true}
          excuses:
            - {what: approved-before, by: the authority, before: the six months end}
          consequence:
            - {step: ceases}
        """,
    ),
    6: Rule(
        "School governors, 2007 Regulations Sch 6 para 5 (docsbay, paperzz copies)",
        """
        - elapsed: {months: 6, from: first-missed}
          subject: person
          excuses:
            - {what: approved-before, by: the governing body}
          exempt: {standings: [ex-officio]}
          consequence:
            - {step: disqualified, months: 12}
        """,
    ),
    7: Rule(
        "PCT officer members, SI 2000/89 reg 3(6)",
        """
        - elapsed: {months: 3, from: last-attended}
          subject: person
          exempt:
            but_not: {groups: [officer-members]}
          excuses:
            - {what: cause, by: the trust, note: A reasonable cause and attendance soon.}
          consequence:
            - {step: ceases}
        """,
    ),
    8: Rule(
        "Health Boards in Scotland, SI 1991/809 reg 5(2)",
        """
        - elapsed: {months: 6, from: last-attended}
          subject: person
          meetings: {bodies: [here/committee]}
          excuses:
            - {what: cause, note: Illness or another reasonable cause.}
          consequence:
            - {step: ceases}
        """,
    ),
    9: Rule(
        "Community health partnerships in Scotland, SSI 2004/386 reg 6(3)",
        """
        - missed: {count: 3, consecutive: true}
          subject: person
          excuses:
            - {what: cause}
          consequence:
            - {step: ceases}
        """,
    ),
    10: Rule(
        "Slough SACRE (slough.gov.uk, mgAi 27115)",
        """
        - missed: {count: 3, consecutive: true}
          subject: person
          excuses:
            - {what: apologies}
          consequence:
            - {step: ceases}
        """,
    ),
    11: Rule(
        "Milton Keynes SACRE",
        """
        - missed: {count: 3, consecutive: true}
          subject: person
          meetings: {kinds: [ordinary]}
          excuses:
            - {what: apologies-accepted}
            - {what: approved-before}
        """,
    ),
    12: Rule(
        "Barnsley Ward Alliance (ModernGov, mgAi 2953)",
        """
        - missed: {count: 3, consecutive: true}
          subject: person
          excuses:
            - {what: apologies}
          consequence:
            - {step: ceases}
          practice: Not strictly applied.
        """,
    ),
    13: Rule(
        "Airdrie Academy parent council, constitution",
        """
        - missed: {count: 3, consecutive: true}
          subject: person
          excuses:
            - {what: apologies}
          consequence:
            - {step: vote}
        """,
    ),
    14: Rule(
        "Lanchester partnership, articles 38(4)",
        """
        - elapsed: {months: 6, from: last-attended}
          subject: person
          excuses:
            - {what: approved-before, by: the trustees}
          consequence:
            - {step: resolution}
            - {step: ceases}
        """,
    ),
    15: Rule(
        "Stockport Schools Forum, 8 December 2016, item 9 (democracy.stockport.gov.uk, IId 58911)",
        """
        - missed: {count: 2, consecutive: false}
          subject: person
          window: rolling-12-months
          consequence:
            - {step: letter}
        """,
    ),
    17: Rule(
        "Telford & Wrekin, attendance page",
        """
        - judgement: The percentage is of meetings attended as a full member.
          subject: person
          meetings: {not_kinds: [committee, working-group]}
          counts_as_attending: {substitute: none, approved_absence: no}
        """,
    ),
    22: Rule(
        "Stansted Mountfitchet parish council (stanstedmountfitchet-pc.gov.uk)",
        """
        - judgement: Attendance in person is published; no number is asked for.
          subject: person
          meetings: {not_kinds: [working-group]}
          counts_as_attending: {virtual: no}
        """,
    ),
    27: Rule(
        "Calderdale SCB, minutes of 6 August 2015 (docslib 13878435)",
        """
        - {rate: 70%, subject: seat, counts_as_attending: {substitute: any}}
        """,
    ),
    28: Rule(
        "Batheaston parish council: its minutes note a member who was not present for any part",
        """
        - {rate: 70%, subject: person, counts_as_attending: {part: yes}}
        """,
    ),
    30: Rule(
        "Leyland Town Deal board: virtual attendance counts with the chair's prior agreement",
        """
        - {rate: 70%, subject: person, counts_as_attending: {virtual: with-chairs-agreement}}
        """,
    ),
    31: Rule(
        "Luton and South Bedfordshire joint committee, SI 2007/1412",
        """
        - {rate: 70%, subject: person}
        """,
    ),
    32: Rule(
        "Ireland, Local Government Act 1925 s64 (irishstatutebook.ie)",
        """
        - elapsed: {months: 6, from: last-attended}
          subject: person
          meetings: {abandoned: yes}
        """,
    ),
    34: Rule(
        "Academies: attendance over the last academic year (Preston Manor, after the Academies Financial Handbook)",
        """
        - judgement: The attendance of each trustee over the last academic year is published.
          subject: person
          window: academic-year
        """,
    ),
}
"""Rows of the survey that state a rule, by their number; the others are about marks, modes and published forms."""


def said(number: int) -> list[dict[str, Any]]:
    """Return the rules of a row as data."""
    data = reader.read(f"attendance:\n{RULES[number].text}".encode()).data
    assert data is not None
    rules: list[dict[str, Any]] = data["attendance"]
    return rules


def ruled(number: int, seats: dict[str, Any] | None = None, **terms: object) -> Board:
    """Return a board under the rules of a row, with a seat of ann's or with these."""
    own = seats or {"seat-ann": {"standing": "member", "holders": [{"person": "ann"}]}}
    return board(seats=own, terms=[{"read": "whole", "attendance": said(number), **terms}])


MONTHS = tuple(f"{2025 + (number + 3) // 12}-{(number + 3) % 12 + 1:02}-10" for number in range(12))
"""Twelve meetings of the financial year 2025/26, on the tenth of each month."""
WORDS: dict[str, list[dict[str, Any]]] = {
    "P": [came("ann")],
    "V": [came("ann", mode="virtual")],
    "T": [came("ann", presence="part")],
    "A": [away("ann")],
    "a": [away("ann", apology="accepted")],
    "n": [away("ann", apology="not-accepted")],
    "N": [away("ann", "absent")],
    "L": [away("ann", reason="leave-approved")],
    "S": [away("ann"), substitute("seat-ann", "sam")],
    "?": [],
}


def held(said_: str, days: Sequence[str] = MONTHS) -> list[Meeting]:
    """Return meetings, one letter each: P came, A apologies (a accepted, n not), N absent, S substitute, L leave, ? not recorded.

    A dash is a month without a meeting.
    """
    return [meeting(day, *WORDS[word]) for day, word in zip(days, said_, strict=False) if word != "-"]
