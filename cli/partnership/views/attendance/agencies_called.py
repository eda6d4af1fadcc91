"""What boards, organisations, seats and people are called where several boards stand side by side."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from partnership.answers.titles import Titles
from partnership.views.attendance.called import plain_day, seat_titles
from partnership.words.wording import listed, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from partnership.answers.attendance.agencies import OnBoard

_MOST_NAMED = 6
"""Boards that stand over their columns by name; more of them are numbered."""
_LONGEST_NAME = 14
_TIMES = {2: "twice"}


class Called:
    """The names of everything in an agency view, by the ids of the calculation.

    `names` goes with `boards`, one each. Organisations of one name are told apart by their places.
    """

    def __init__(self, boards: Sequence[OnBoard], names: Sequence[Titles]) -> None:
        self.several = len(boards) > 1
        self._names = {board.ledger.board.id: called for board, called in zip(boards, names, strict=True)}
        self._boards = {board.ledger.board.id: board.ledger.board for board in boards}
        self._days = {
            state.id: (plain_day(state), state.day.exact) for board in boards for state in board.ledger.meetings
        }
        called = {one: board.acronym or board.title for one, board in self._boards.items()}
        often = Counter(called.values())
        self._called = {one: name if often[name] == 1 else self._boards[one].title for one, name in called.items()}
        shown = {board.ledger.board.id: self._called[board.ledger.board.id] for board in boards if board.agencies}
        fit = len(shown) <= _MOST_NAMED and all(width(name) <= _LONGEST_NAME for name in shown.values())
        self._short = {one: name if fit else str(number) for number, (one, name) in enumerate(shown.items(), 1)}
        self._organisations = self._told_apart(
            {one.organisation: board.ledger.board.id for board in boards for one in board.agencies}
        )

    def _told_apart(self, found: Mapping[str, str]) -> dict[str, str]:
        plain = {one: self._thing("organisations", one, board) for one, board in found.items()}
        often = Counter(plain.values())
        return {
            one: name
            if often[name] == 1
            else f"{name} ({self._names[found[one]].record('place', one.rpartition('/')[0])})"
            for one, name in plain.items()
        }

    def _thing(self, field: str, one: str, board: str) -> str:
        """Return the name of something of a place by its one id; of what no place knows, the id as the board's record has it."""
        names = self._names[board]
        return names.title(field, one) if names.thing(field, one) else one.removeprefix(f"{names.place}/")

    def short(self, board: str) -> str:
        """Return what stands over the column of a board with organisations: its acronym or name, or its number."""
        return self._short[board]

    def board(self, board: str) -> str:
        """Return a board as a line mentions it: its acronym where no other has that, or its name."""
        return self._called[board]

    def title(self, board: str) -> str:
        """Return a board's name, with the acronym by which lines mention it."""
        record = self._boards[board]
        return record.title if self._called[board] == record.title else f"{record.title} ({record.acronym})"

    def organisation(self, one: str, board: str) -> str:
        """Return an organisation's name; `board` is one that it is on record for."""
        return self._organisations.get(one) or self._thing("organisations", one, board)

    def person(self, one: str, board: str) -> str:
        """Return a person's name; `board` is one that they are on record for."""
        return self._thing("people", one, board)

    def seat(self, board: OnBoard, seat: str) -> str:
        """Return what a seat is called."""
        return seat_titles(board.ledger, (seat,))

    def part_of(self, one: str) -> str | None:
        """Return the id of the organisation that one is part of, where its place says so."""
        names = next(iter(self._names.values()))
        home = Titles(names.records, one.rpartition("/")[0])
        outer = (home.thing("organisations", one) or {}).get("part_of")
        return home.id("organisations", outer) if outer else None

    def days(self, meetings: Iterable[str]) -> str:
        """Return the days of meetings, those of one year together: `9 July and 5 November 2025, 14 January 2026`."""
        said = [(day, exact, len(list(same))) for (day, exact), same in groupby(self._days[one] for one in meetings)]
        years: list[tuple[str, list[str]]] = []
        for day, exact, count in said:
            on, _, year = day.rpartition(" ") if exact else (day, "", "")
            if count > 1:
                year += f" ({_TIMES.get(count, f'{count} times')})"
            if not year or not years or years[-1][0] != year:
                years.append((year, []))
            years[-1][1].append(on)
        return ", ".join(f"{listed(each)} {year}".rstrip() for year, each in years)
