"""What the meetings to come can still change: who may miss how many, who none, and who can no longer reach the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance.outlook import Prospect
from partnership.report import Cell, Column, Heading, Paragraph, Table
from partnership.views.attendance.called import name_of
from partnership.views.attendance.figures import rate_in_words
from partnership.words import dates
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.attendance import Ledger, Row
    from partnership.answers.attendance.outlook import Outlook
    from partnership.answers.titles import Titles
    from partnership.report import Block, Tone

_PERIL = (Prospect.MUST_COME, Prospect.OUT_OF_REACH)
_TONES: dict[Prospect, Tone] = {Prospect.MUST_COME: "unsure", Prospect.OUT_OF_REACH: "bad"}


def coming(ledger: Ledger, names: Titles) -> list[Block]:
    """Return, for a window in progress, those whom the meetings to come decide; and a note where there are too few meetings to judge."""
    blocks: list[Block] = []
    pressing = [(row, prospect) for row in ledger.judged_rows if (prospect := ledger.prospect(row)) in _PERIL]
    if pressing:
        laid = tuple(_line(row, prospect, ledger, names) for row, prospect in _worst_last(pressing))
        columns = (Column("Who"), Column("So far"), Column("To come", "right"), Column("What is left"))
        blocks += [
            Heading("In peril", 3),
            Table("Those who may miss no more, and those who can no longer reach the rule", columns, laid),
        ]
    return blocks + _too_few(ledger, names)


def outlook_in_words(outlook: Outlook) -> str:
    """Return what is left to one subject: `may miss 1 of the 3 meetings to come`."""
    number = str(outlook.coming)
    to_come = f"the {number} meeting{'' if number == '1' else 's'} to come"
    by = f"; in time up to {dates.shown(outlook.by)}" if outlook.by else ""
    match outlook.prospect:
        case Prospect.OUT_OF_REACH:
            return "can no longer reach it" + (f": the time ended on {dates.shown(outlook.by)}" if outlook.by else "")
        case Prospect.SAFE:
            return "met, whatever is missed of " + to_come
        case Prospect.CANNOT_TELL:
            return "cannot tell: what is not recorded decides"
        case Prospect.MUST_COME if outlook.by and not outlook.next:
            return f"no meeting to come on record is in time: the time ends on {dates.shown(outlook.by)}"
        case _:
            may = "none" if outlook.prospect is Prospect.MUST_COME else str(outlook.may_miss)
            return f"may miss {may} of {to_come}{by}"


def _worst_last(rows: Iterable[tuple[Row, Prospect]]) -> list[tuple[Row, Prospect]]:
    return sorted(rows, key=lambda one: _PERIL.index(one[1]))


def _line(row: Row, prospect: Prospect, ledger: Ledger, names: Titles) -> tuple[Cell, ...]:
    own = ledger.outlooks(row)
    said = dict.fromkeys(outlook_in_words(one) for _, one in own)
    number = dict.fromkeys(str(one.coming) for _, one in own)
    who = name_of(*row.id, ledger, names) + ("" if row.subject == "person" else f" ({row.subject})")
    return (
        Cell(who),
        Cell(rate_in_words(row.low, row.high)),
        Cell(listed(number, "or")),
        Cell(listed(said, "or"), _TONES[prospect]),
    )


def _too_few(ledger: Ledger, names: Titles) -> list[Block]:
    rows = [row for row in ledger.judged_rows if ledger.too_few(row)]
    if not rows:
        return []
    every = len(rows) == len(ledger.judged_rows)
    who = "everybody here" if every else f"{plural(len(rows), 'line')} here: {listed(_names(rows, ledger, names))}"
    return [Paragraph(f"Too few meetings to judge by: so few are expected that a single absence decides, for {who}.")]


def _names(rows: Sequence[Row], ledger: Ledger, names: Titles) -> list[str]:
    return [name_of(*row.id, ledger, names) for row in rows]
