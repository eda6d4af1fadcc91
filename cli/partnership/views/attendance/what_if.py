"""What another rule would change: how many verdicts, and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance.verdicts import WORST_FIRST
from partnership.report import Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.attendance.called import name_of
from partnership.views.attendance.head import rule_lines
from partnership.views.attendance.phrases import over
from partnership.views.attendance.register import register
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.attendance import Ledger, Verdict
    from partnership.answers.attendance.marks import Key, Subject
    from partnership.answers.attendance.what_if import WhatIf
    from partnership.answers.titles import Titles
    from partnership.report import Block

_NO_RULE = {
    "no rule": "The terms of reference of the board have no attendance rule",
    "not recorded": "No attendance rule of the board is on record",
}
_NO_MEETING = "no meeting counts"
_FIGURES = ("As a person", "As a seat", "As an org.")
_NO_LINE = {**dict.fromkeys(_FIGURES, Cell("")), "Verdict": Cell(_NO_MEETING, "muted")}
"""What stands for a line of the register that one of the rules leaves no meeting."""


def what_if(found: WhatIf, called: str, names: Titles) -> list[Block]:
    """Return what the rule that is `called` so makes of a board's attendance, beside what its own rule does; nothing of an empty register."""
    if not (found.verdicts or found.own_verdicts):
        return []
    why = _NO_RULE.get(found.own.rule_state)
    if found.asked.rule_state != "asked":
        said = f"{why}, so there is none that could be about another subject; ask for a share, too, such as --rule 70%,seat."
        return [Paragraph(said)]
    if why is not None:
        said = f"{why}, so there is nothing to compare with. By {called}: {_each(found.verdicts, found.asked)}."
        return [Paragraph(said)]
    blocks: list[Block] = [
        Heading(f"What would change {over(found.asked)}", 3),
        Paragraph(_sentence(found, called)),
        Card(None, (("By its own rule", tuple(rule_lines(found.own, names))),)),
    ]
    return [*blocks, _table(found, names)] if found.changes else blocks


def year_by_year(found: Sequence[WhatIf], names: Titles) -> list[Block]:
    """Return what another rule makes of each year that has a meeting which counts, and whose verdicts would change; nothing of fewer than two."""
    met = [one for one in found if one.verdicts or one.own_verdicts]
    if len(met) <= 1 or all(one.asked.rule_state != "asked" for one in met):
        return []
    rows = tuple(
        (
            Cell(one.asked.window.short),
            Cell(_of_the_year(one.own_verdicts, one.own)),
            Cell(_of_the_year(one.verdicts, one.asked)),
            Cell(listed(name_of(*change.row.id, one.asked, names) for change in one.changes) or "nobody's"),
        )
        for one in met
    )
    columns = ("Year", "By its own rule", "By the rule asked for", "Whose verdict would change")
    return [Table("Year by year", tuple(map(Column, columns)), rows)]


def _of_the_year(verdicts: Mapping[Verdict, int], ledger: Ledger) -> str:
    return _each(verdicts, ledger) or ("no rule" if verdicts else _NO_MEETING)


def _sentence(found: WhatIf, called: str) -> str:
    if not found.changes:
        return f"By {called} instead no verdict would change: {_each(found.verdicts, found.asked)}."
    parts = [_differing(found)] if found.verdicts != found.own_verdicts else []
    counted, own = len(found.asked.counted), len(found.own.counted)
    if counted != own:
        parts.append(f"{plural(counted, 'meeting counts', 'meetings count')} instead of {own}")
    parts.append(f"the verdict on {len(found.changes)} of {plural(found.lines, 'line')} of the register would change")
    so_far = ", so far" if found.asked.in_progress else ""
    return f"By {called} instead{so_far}: {'; '.join(parts)}."


def _differing(found: WhatIf) -> str:
    """Return how many of whom have each verdict that another number has: beside its own rule's where both judge as many of the same."""
    if found.judged != found.own_judged:
        asked = f"of {_whom(found.judged)}, {_numbers(found.verdicts)}"
        return f"{asked} (by its own rule, of {_whom(found.own_judged)}, {_numbers(found.own_verdicts)})"
    differ = [
        f"{found.verdicts.get(verdict, 0)} {verdict.value} instead of {found.own_verdicts.get(verdict, 0)}"
        for verdict in WORST_FIRST
        if found.verdicts.get(verdict, 0) != found.own_verdicts.get(verdict, 0)
    ]
    return f"of {_whom(found.judged)}, {listed(differ)}"


def _whom(judged: Mapping[Subject, int]) -> str:
    """Return whom the verdicts are about: `21 people and 2 seats`; nobody where no meeting counts."""
    many = {"person": "people"}
    return listed(plural(number, subject, many.get(subject)) for subject, number in judged.items()) or "nobody"


def _each(verdicts: Mapping[Verdict, int], ledger: Ledger) -> str:
    said = _numbers(verdicts)
    return said + (" so far" if said and ledger.in_progress else "")


def _numbers(verdicts: Mapping[Verdict, int]) -> str:
    return listed(f"{verdicts[verdict]} {verdict.value}" for verdict in WORST_FIRST if verdicts.get(verdict))


def _table(found: WhatIf, names: Titles) -> Table:
    own, asked = _lines(found.own, names), _lines(found.asked, names)
    columns = ("Who", "By its own rule", "By the rule asked for", *_FIGURES)
    rows = []
    for change in found.changes:
        who = Cell(name_of(*change.row.id, found.asked, names))
        was, now = own.get(change.row.id, _NO_LINE), asked.get(change.row.id, _NO_LINE)
        figures = (_figure(was[heading], now[heading]) for heading in _FIGURES)
        rows.append((who, was["Verdict"], now["Verdict"], *figures))
    return Table("Verdicts that would change", tuple(Column(heading) for heading in columns), tuple(rows))


def _lines(ledger: Ledger, names: Titles) -> dict[tuple[Subject, Key], dict[str, Cell]]:
    """Return the cells of each line of the register, by their headings."""
    table = register(ledger, names)
    headings = [column.heading for column in table.columns]
    lines = (*ledger.people, *ledger.bare_seats)
    return {row.id: dict(zip(headings, cells, strict=True)) for row, cells in zip(lines, table.rows, strict=True)}


def _figure(was: Cell, now: Cell) -> Cell:
    return Cell(now.text if was.text == now.text else f"{now.text or 'none'} instead of {was.text or 'none'}")
