"""What the meetings to come can still change: who may miss how many, who none, and who can no longer reach the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance import Verdict
from partnership.answers.attendance.outlook import PERIL, Prospect
from partnership.report import Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.attendance.called import day_by_id, name_of
from partnership.views.attendance.figures import rate_in_words
from partnership.words import dates
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance import Ledger, Row
    from partnership.answers.attendance.outlook import Outlook
    from partnership.answers.titles import Titles
    from partnership.report import Block, Tone

_AS = {"person": "a person", "seat": "a seat", "organisation": "an organisation"}
_OF_ONE = {
    "may miss none": "may not miss the one meeting to come",
    "may miss 1": "may miss the one meeting to come",
    "met, whatever is missed": "met, even if the one meeting to come is missed",
}
"""What is left where one meeting is to come."""
_TONES: dict[Prospect | None, Tone] = {Prospect.MUST_COME: "unsure", Prospect.OUT_OF_REACH: "bad"}


def coming(ledger: Ledger, names: Titles) -> list[Block]:
    """Return, for a window in progress, those whom the meetings to come decide; and a note where there are too few meetings to judge."""
    blocks: list[Block] = []
    pressing = [row for row in ledger.judged_rows if ledger.prospect(row) in PERIL]
    if pressing:
        laid = tuple(_line(row, ledger, names) for row in _in_order(pressing, ledger))
        columns = (Column("Who"), Column("So far"), Column("To come", "right"), Column("What is left"))
        blocks += [
            Heading("In peril", 3),
            Table("Those who may miss no more, and those who can no longer reach the rule", columns, laid),
        ]
    return [*blocks, *_the_rest(ledger, names), *_waiting(ledger, names), *_too_few(ledger, names)]


def outlook_in_words(outlook: Outlook) -> str:
    """Return what is left to one subject: `may miss 1 of the 3 meetings to come`."""
    said = short_outlook(outlook)
    if outlook.prospect not in {Prospect.SAFE, Prospect.MAY_MISS, Prospect.MUST_COME} or not outlook.next:
        return said
    what, _, by = said.partition("; ")
    number = str(outlook.coming)
    what = _OF_ONE.get(what, what) if number == "1" else f"{what} of the {number} meetings to come"
    return what + (f"; {by}" if by else "")


def short_outlook(outlook: Outlook) -> str:
    """Return what is left without how many meetings are to come: `may miss 1`."""
    by = dates.shown(outlook.by) if outlook.by else ""
    match outlook.prospect:
        case Prospect.OUT_OF_REACH:
            return f"can no longer reach it: the time ended on {by}" if by else "can no longer reach it"
        case Prospect.SAFE:
            return "met, whatever is missed"
        case Prospect.CANNOT_TELL:
            return "cannot tell: what is not recorded decides"
        case Prospect.MUST_COME if by and not outlook.next:
            return f"no meeting to come on record is in time: the time ends on {by}"
        case Prospect.MUST_COME:
            return "may miss none" + (f"; in time up to {by}" if by else "")
        case _:
            return f"may miss {outlook.may_miss}" + (f"; in time up to {by}" if by else "")


def left_in_words(row: Row, ledger: Ledger) -> str:
    """Return what is left to each subject that a rule may mean: `as a person: may miss none; as a seat: may miss 1`."""
    alike: dict[str, list[str]] = {}
    for subject, words in _left(row, ledger).items():
        alike.setdefault(words, []).append(_AS[subject])
    return "; ".join(f"as {listed(subjects)}: {words}" for words, subjects in alike.items())


def _in_order(rows: Sequence[Row], ledger: Ledger) -> list[Row]:
    """Return first those who may miss no more, then those out of reach, last those of whom the readings of the rule differ."""
    return sorted(rows, key=lambda row: (len(_left(row, ledger)) > 1, PERIL.index(ledger.prospect(row))))


def _left(row: Row, ledger: Ledger) -> dict[str, str]:
    """Return what is left to a row, by subject; where a rule does not say whose attendance it means, to each that it may."""
    linked = [one for one in ledger.rows if set(one.seats) & set(row.seats) and one.subject != row.subject]
    unstated = {number for number, judged in enumerate(ledger.judged_by) if judged.rule.subject == "unstated"}
    said: dict[str, dict[str, None]] = {}
    for one in (row, *linked):
        for number, left in ledger.outlooks(one):
            if one is row or number in unstated:
                said.setdefault(one.subject, {}).setdefault(short_outlook(left))
    each = {subject: listed(words, "or") for subject, words in said.items()}
    return each if len(set(each.values())) > 1 else {row.subject: each[row.subject]}


def _line(row: Row, ledger: Ledger, names: Titles) -> tuple[Cell, ...]:
    left = _left(row, ledger)
    number = dict.fromkeys(str(one.coming) for _, one in ledger.outlooks(row))
    prospect = ledger.prospect(row)
    return (
        Cell(name_of(*row.id, ledger, names) + ("" if row.subject == "person" else f" ({row.subject})")),
        Cell(rate_in_words(row.low, row.high)),
        Cell(listed(number, "or")),
        Cell(left_in_words(row, ledger), "unsure")
        if len(left) > 1
        else Cell(left[row.subject], _TONES.get(prospect, "plain")),
    )


def _the_rest(ledger: Ledger, names: Titles) -> list[Block]:
    """Return what is left to those who are not in peril, alike put together."""
    alike: dict[str, list[Row]] = {}
    for row in ledger.judged_rows:
        own = dict.fromkeys(short_outlook(one) for _, one in ledger.outlooks(row))
        if own and ledger.prospect(row) not in PERIL:
            alike.setdefault(listed(own, "or"), []).append(row)
    entries = tuple((said, (listed(_names(rows, ledger, names)),)) for said, rows in sorted(alike.items()))
    return [Card("What is left to the others", entries)] if entries else []


def _waiting(ledger: Ledger, names: Titles) -> list[Block]:
    """Return whose verdicts are open until the outcome of meetings whose day has passed is recorded: those of whom nothing else is open first."""
    alike: dict[tuple[bool, tuple[str, ...]], list[Row]] = {}
    for row in ledger.judged_rows:
        if meetings := ledger.waits_for(row):
            alike.setdefault((by_some_readings(row, ledger), meetings), []).append(row)
    return [
        Paragraph(
            f"{'By some readings of the rule it' if some else 'It'} cannot be told {until_recorded(meetings)}, for {_who(rows, ledger, names)}."
        )
        for (some, meetings), rows in sorted(alike.items(), key=lambda one: one[0][0])
    ]


def by_some_readings(row: Row, ledger: Ledger) -> bool:
    """Whether a verdict that waits for what is not recorded depends on how the rule is read, too, so that the record alone may not settle it."""
    return ledger.judgement(row).verdict is Verdict.DEPENDS


def until_recorded(meetings: Sequence[str]) -> str:
    """Return until when a verdict has to wait: `until the outcome of the meeting of 1 October 2015 is recorded`."""
    word = "meeting" if len(meetings) == 1 else "meetings"
    return f"until the outcome of the {word} of {listed(map(day_by_id, meetings))} is recorded"


def _too_few(ledger: Ledger, names: Titles) -> list[Block]:
    rows = [row for row in ledger.judged_rows if ledger.too_few(row)]
    if not rows:
        return []
    who = _who(rows, ledger, names)
    return [Paragraph(f"Too few meetings to judge by: so few are expected that a single absence decides, for {who}.")]


def _who(rows: Sequence[Row], ledger: Ledger, names: Titles) -> str:
    if len(rows) == len(ledger.judged_rows):
        return "everybody here"
    return f"{plural(len(rows), 'line')} here: {listed(_names(rows, ledger, names))}"


def _names(rows: Sequence[Row], ledger: Ledger, names: Titles) -> list[str]:
    return [name_of(*row.id, ledger, names) for row in rows]
