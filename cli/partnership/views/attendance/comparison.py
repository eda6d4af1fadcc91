"""What a board's attendance is compared with: what its own rule makes of it, and what the records said before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.report import Paragraph
from partnership.views.attendance.since import since
from partnership.views.attendance.what_if import what_if, year_by_year
from partnership.views.card import unread_paths
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.what_if import WhatIf
    from partnership.answers.attendance.windows import Window
    from partnership.answers.titles import Titles
    from partnership.report import Block
    from partnership.views.attendance.since import Then


class Compared(NamedTuple):
    """What the attendance of boards is compared with; nothing where nothing is asked for.

    `what_if` has, by board and window, what the rule asked for would change, and `called` what that rule is called
    in a sentence; `then` is what the records said before.
    """

    what_if: Mapping[tuple[str, Window], WhatIf] = {}
    called: str = ""
    then: Then | None = None

    def of(self, ledger: Ledger) -> WhatIf | None:
        """Return what the rule asked for would change in the window of a ledger."""
        return self.what_if.get((ledger.board.id, ledger.window))


NOTHING = Compared()


def first(compared: Compared) -> list[Block]:
    """Return what is said before all boards: what could not be read as it stood then, and the boards that are gone."""
    then = compared.then
    if then is None:
        return []
    blocks: list[Block] = []
    paths = unread_paths(then.unread)
    if paths:
        it = "it" if len(paths) == 1 else "them"
        said = f"{plural(len(paths), 'file')} of {then.called} could not be read, so what rests on {it} cannot be compared: {listed(paths)}."
        blocks.append(Paragraph(said, alarm=True))
    if then.gone:
        blocks.append(Paragraph(f"With meetings in {then.called} and without any on record now: {listed(then.gone)}."))
    return blocks


def beside(compared: Compared, ledger: Ledger, names: Titles, years: Sequence[Ledger] = ()) -> list[Block]:
    """Return what a board's attendance is beside what it is compared with: that of its `years`, too, where these are shown."""
    found = compared.of(ledger)
    blocks = what_if(found, compared.called, names) if found else []
    blocks += year_by_year([one for year in years if (one := compared.of(year))], names)
    return blocks + (since(compared.then, ledger, names, compared.called) if compared.then else [])
