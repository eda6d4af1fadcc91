"""What attendance is compared with: the boards' own rules beside one that is asked for, and an earlier revision of the records."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from partnership.commands._revision import revision
from partnership.commands._run import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.what_if import WhatIf
    from partnership.answers.attendance.windows import Window
    from partnership.answers.load import Records
    from partnership.commands._revision import Revision
    from partnership.commands._terms import Asked
    from partnership.views.attendance.comparison import Compared
    from partnership.views.attendance.since import Then


@contextmanager
def compared(
    opened: Records, by_year: Sequence[Sequence[Ledger]], asked: Asked | None, since: str | None, *, every: bool
) -> Iterator[Compared]:
    """Give what the attendance of boards is compared with, for as long as it is laid out. Raises Refused.

    `by_year` has the ledgers of each board, the last of them that of the window asked for; `asked` is the rule that judges the ledgers instead of the boards' own, None where these do; `since` the
    revision to compare with. `every` is whether no board was left out, so that one that is gone can be told.
    """
    from partnership.views.attendance.comparison import Compared

    ledgers = [years[-1] for years in by_year]
    changed = _what_if(opened, [one for years in by_year for one in years]) if asked else {}
    with nullcontext() if since is None else revision(opened.root, since) as then:
        called = asked.called if asked else ""
        yield Compared(changed, called, _then(opened, then, ledgers, asked, every=every) if then else None)


def _what_if(opened: Records, ledgers: Sequence[Ledger]) -> dict[tuple[str, Window], WhatIf]:
    from partnership.answers.attendance.asking import attendance_in
    from partnership.answers.attendance.what_if import what_if

    if ledgers and all(ledger.rule_state != "asked" for ledger in ledgers):
        message = "no rule of a board's own is on record here that could be about another subject; give a share, too, such as --rule 70%,seat"
        raise Refused(message)
    own = [attendance_in(opened, one.board, one.window, one.as_of) for one in ledgers]
    return {(one.board.id, one.window): what_if(one, ledger) for one, ledger in zip(own, ledgers, strict=True)}


def _then(opened: Records, then: Revision, ledgers: Sequence[Ledger], asked: Asked | None, *, every: bool) -> Then:
    from partnership.answers.attendance.earlier import filed_as, since
    from partnership.answers.load import Records
    from partnership.answers.titles import Titles
    from partnership.views.attendance.since import Then
    from partnership.words.kinds import place_of

    before = Records(then.root)
    instead = asked.instead if asked else None
    found = {ledger.board.id: since(opened, before, ledger, instead) for ledger in ledgers}
    filed = [one.filed for one in found.values() if one.filed]
    for place in {place_of(one) for one in filed}:
        list(before.around(place))  # read now, so that what is wrong with it is known
    still = {filed_as(opened, before, one) for one in opened.boards_with_meetings()}
    gone = [one for one in before.boards_with_meetings() if one not in still] if every else []
    return Then(
        then.typed,
        then.commit,
        then.day,
        before.faults_of(filed),
        [Titles(before, place_of(one)).referred("board", one) for one in gone],
        {board: (one, Titles(before, place_of(one.filed or board))) for board, one in found.items()},
    )
