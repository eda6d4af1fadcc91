"""The marks of a workbook, each saying all that the figures of its row turn on, and the formulas that count them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.attendance import Mark
from partnership.views.attendance.called import FILLED, LETTERS, mark_of
from partnership.views.attendance.statistics import HEADINGS
from partnership.words.truth import Truth
from partnership.workbook import Entry, Field, Formula, Ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance import Row

    _Pieces = tuple[str | Ref, ...]

MEANINGS: dict[str, str] = {letter: words for letter, (_, words) in LETTERS.items() if letter != Mark.TO_COME.letter}
"""What each mark of a workbook means."""
ATTENDED, SUBSTITUTED = ("P", "V", "T", FILLED), ("S",)
_AWAY, _NOT_RECORDED, _NOT_EXPECTED = (*SUBSTITUTED, "A", "N"), ("?",), ("L", "-", "_")
_IF_COUNTED = ("Attended, if it counts", "Not recorded, if it counts", "Missed, if it counts")


def entry(mark: str) -> Entry:
    """Return a mark as a cell."""
    return Entry(mark, LETTERS[mark.strip("()")][0])


def choices(*, doubtful: bool) -> tuple[Entry, ...]:
    """Return the marks that may be typed; those in brackets where there are such."""
    return tuple(map(entry, (*MEANINGS, *(f"({mark})" for mark in (*ATTENDED, *_AWAY, *_NOT_RECORDED) if doubtful))))


class Tally(NamedTuple):
    """The figures of the rows of a sheet as formulas over their marks.

    `first` and `last` are the columns of the marks; the figures stand after them. `doubtful` is whether the sheet
    has marks in brackets, which are counted apart.
    """

    first: int
    last: int
    doubtful: bool

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns of the figures."""
        counts = [Field(heading, "integer") for heading in self._headings]
        return (*counts, Field("Rate", "percentage"), Field("Rate at most", "percentage"), Field("Adds up"))

    def of(self, row: Row) -> tuple[Entry, ...]:
        """Return the figures of a row."""
        low, high = row.low.share, row.high.share
        certain = row.not_recorded.high == 0 and row.expected.low == row.expected.high
        return (
            *(Entry(Formula(pieces, value)) for pieces, value in zip(self._counts(), self._values(row), strict=True)),
            Entry(Formula(self._lowest(), "" if low is None else low)),
            Entry(Formula(self._highest(), "" if certain or high is None else high)),
            Entry(self._adds_up()),
        )

    def totals(self, rows: Sequence[Row]) -> tuple[Entry, ...]:
        """Return the sums of the counts of all rows; a share of them all would be nobody's."""
        each = zip(*(self._values(row) for row in rows), strict=True)
        sums = [Formula(("=SUM(", self._at(number, "all"), ")"), sum(values)) for number, values in enumerate(each)]
        return (*map(Entry, sums), Entry(None), Entry(None), Entry(self._adds_up()))

    def by_meeting(self, rows: Sequence[Row], marks: Sequence[str], figure: str) -> tuple[Entry, ...]:
        """Return, of each meeting, how many have one of these marks, and under one of the counts their sum."""
        columns = list(zip(*(row.cells for row in rows), strict=True))
        found = [sum(mark_of(cell) in marks for cell in column) for column in columns]
        counts = [
            Entry(Formula(("=", *_sum(Ref(self.first + number, row="all"), marks)), count))
            for number, count in enumerate(found)
        ]
        total = Entry(Formula(("=SUM(", Ref(self.first, self.last), ")"), sum(found)))
        own = [total if heading == figure else Entry(None) for heading in self._headings]
        return (*counts, *own, Entry(None), Entry(None), Entry(None))

    @property
    def _headings(self) -> tuple[str, ...]:
        return (*HEADINGS, *(_IF_COUNTED if self.doubtful else ()))

    def _at(self, number: int, row: Literal["own", "all"] = "own") -> Ref:
        return Ref(self.last + 1 + number, row=row)

    def _counts(self) -> tuple[_Pieces, ...]:
        marks = Ref(self.first, self.last)
        less = [piece for mark in _NOT_EXPECTED for piece in ("-", *_count(marks, mark))]
        in_brackets = [("=", *_sum(marks, [f"({mark})" for mark in each])) for each in (ATTENDED, _NOT_RECORDED, _AWAY)]
        return (
            ("=COLUMNS(", marks, ")", *less, *(("-", *_count(marks, "(*)")) if self.doubtful else ())),
            ("=", *_sum(marks, ATTENDED)),
            ("=", *_sum(marks, SUBSTITUTED)),
            ("=", *_sum(marks, ("A",))),
            ("=", *_sum(marks, ("N",))),
            ("=", *_sum(marks, _NOT_RECORDED), "+COUNTBLANK(", marks, ")"),
            *(in_brackets if self.doubtful else ()),
        )

    def _values(self, row: Row) -> tuple[int, ...]:
        """Return what the counts come to: of the ledger's figures what is certain, and the rest by what came of it."""
        doubted = [cell.attended for cell in row.cells if cell.expected is Truth.UNKNOWN]
        return (
            row.expected.low,
            row.attended.low,
            row.by_substitute.low if row.subject == "person" else 0,
            row.apologies.low,
            row.absent.low,
            row.not_recorded.low,
            *((doubted.count(one) for one in (Truth.YES, Truth.UNKNOWN, Truth.NO)) if self.doubtful else ()),
        )

    def _lowest(self) -> _Pieces:
        """Return the lowest share that what is not known leaves: every doubtful absence counted, and no doubtful attendance."""
        expected: _Pieces = (self._at(0), *(("+", self._at(7), "+", self._at(8)) if self.doubtful else ()))
        return ("=IF(", *expected, '=0,"",', self._at(1), "/(", *expected, "))")

    def _highest(self) -> _Pieces:
        """Return the highest share, where it is another; nothing where all is known."""
        doubt: _Pieces = ("+", self._at(6), "+", self._at(7)) if self.doubtful else ()
        known: _Pieces = (
            self._at(5),
            *(("+", self._at(6), "+", self._at(7), "+", self._at(8)) if self.doubtful else ()),
        )
        expected: _Pieces = (self._at(0), *doubt)
        attended: _Pieces = (self._at(1), "+", self._at(5), *doubt)
        return ("=IF(OR(", *known, "=0,", *expected, '=0),"",(', *attended, ")/(", *expected, "))")

    def _adds_up(self) -> Formula:
        parts = [piece for number in range(1, len(HEADINGS)) for piece in ("+", self._at(number))]
        return Formula(("=", self._at(0), "=", *parts[1:]), value=True)


def _count(cells: Ref, mark: str) -> _Pieces:
    """Return the number of cells with a mark; `(*)` is any in brackets, and a question mark itself stands for any letter."""
    return ("COUNTIF(", cells, f',"{mark.replace("?", "~?")}")')


def _sum(cells: Ref, marks: Sequence[str]) -> _Pieces:
    first, *rest = (_count(cells, mark) for mark in marks)
    return (*first, *(piece for one in rest for piece in ("+", *one)))
