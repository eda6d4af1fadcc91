"""The marks of a workbook, each saying all that the figures of its row turn on, and the formulas that count them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.attendance import Mark
from partnership.report import Entry, Field, Formula, Ref
from partnership.views.attendance.called import MARK_TONES
from partnership.views.attendance.statistics import HEADINGS
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.attendance import Cell, Row
    from partnership.answers.attendance.marks import Subject
    from partnership.report import Tone

    _Pieces = tuple[str | Ref, ...]

_VACANT = "vac"
_OWN: tuple[tuple[str, Tone, str], ...] = (
    ("PS", "good", "a substitute sat in a seat without a holder on record, which counts as attended"),
    ("S?", "unsure", "a substitute came to such a seat, and whether they were entitled to is not recorded"),
    ("LS", "muted", "approved leave of absence; a substitute came"),
    (_VACANT, "muted", Mark.VACANT.words),
)
"""Marks that a workbook needs besides the register's: a formula sees the mark and nothing else, and takes v for V."""
_SHARED = (Mark.PRESENT, Mark.VIRTUAL, Mark.PART, Mark.SUBSTITUTE, Mark.APOLOGIES, Mark.ABSENT, Mark.NOT_RECORDED, Mark.LEAVE, Mark.NOT_IN_POST)  # fmt: skip
MEANINGS: dict[str, str] = {
    **{mark.letter: mark.words for mark in _SHARED},
    **{letter: words for letter, _, words in _OWN},
}
"""What each mark of a workbook means."""
_TONES: dict[str, Tone] = {
    **{mark.letter: MARK_TONES.get(mark, "muted") for mark in _SHARED},
    **{letter: tone for letter, tone, _ in _OWN},
}
ATTENDED, SUBSTITUTED = ("P", "V", "T", "PS"), ("S",)
_AWAY, _NOT_RECORDED, _NOT_EXPECTED = (*SUBSTITUTED, "A", "N"), ("?", "S?"), ("L", "LS", "-", _VACANT)
_IF_COUNTED = ("Attended, if it counts", "Not recorded, if it counts", "Missed, if it counts")
IN_DOUBT = "A mark in brackets: whether the meeting counts, or whether they were expected at it, is not known."


def mark_of(cell: Cell, subject: Subject) -> str:
    """Return the mark of one meeting as a workbook has it; in brackets where it is not known whether it counts as expected."""
    letter = cell.mark.letter
    if cell.mark is Mark.VACANT:
        letter = _VACANT
    elif cell.mark is Mark.SUBSTITUTE and cell.expected is Truth.NO:
        letter = "LS"
    elif cell.mark is Mark.SUBSTITUTE and subject == "seat":
        letter = "PS" if cell.attended is Truth.YES else "S?"
    return f"({letter})" if cell.expected is Truth.UNKNOWN else letter


def entry(mark: str) -> Entry:
    """Return a mark as a cell."""
    return Entry(mark, _TONES[mark.strip("()")])


def choices(*, doubtful: bool) -> tuple[Entry, ...]:
    """Return the marks that may be typed; those in brackets where there are such."""
    return tuple(map(entry, (*MEANINGS, *(f"({mark})" for mark in (*ATTENDED, *_AWAY, *_NOT_RECORDED) if doubtful))))


def legend(marks: Iterable[str]) -> str:
    """Return what these marks mean."""
    used = {mark.strip("()") for mark in marks}
    return "; ".join(f"{mark} {words}" for mark, words in MEANINGS.items() if mark in used)


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
        found = [
            sum(mark_of(cell, row.subject) in marks for row, cell in zip(rows, column, strict=True))
            for column in columns
        ]
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
