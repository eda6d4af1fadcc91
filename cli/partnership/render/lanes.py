"""Tables as lanes of text: a column is a lane, and the joined columns of a register are one lane, a letter for each mark."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from partnership.render.strips import GROUP, in_groups, longest, parted, parts_before, runs
from partnership.words.wording import plain, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.render.strips import Run
    from partnership.report import Align, Table, Tone

_LONGEST_WORD = 20
"""Letters up to which a word of a table is kept whole however narrow the terminal."""


class Piece(NamedTuple):
    """A part of a line; `shaded` where it is a mark."""

    text: str
    tone: Tone = "plain"
    shaded: bool = False


class Lane(NamedTuple):
    """What stands under one heading, a line for each row.

    A `whole` lane is never folded: its lines are pieces without a gap between them, all of one width. Others have one piece a line.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    align: Align = "left"
    whole: bool = False

    @property
    def widest(self) -> int:
        """The columns of a terminal that the lane takes where nothing in it is folded."""
        return max(map(width, (*self.heading, *("".join(piece.text for piece in row) for row in self.rows))), default=0)

    @property
    def least(self) -> int:
        """The columns of a terminal below which the lane would fall apart."""
        if self.whole:
            return self.widest
        texts = (*self.heading, *(piece.text for row in self.rows for piece in row))
        return min(_LONGEST_WORD, max((width(word) for text in texts for word in text.split()), default=0))


def padded(text: str, to: int, align: Align = "left") -> str:
    """Return the text with blanks added on the side or sides that its alignment leaves, until it is so wide."""
    missing = max(0, to - width(text))
    if align == "right":
        return " " * missing + text
    if align == "centre":
        return " " * (missing // 2) + text + " " * (missing - missing // 2)
    return text + " " * missing


def lanes(table: Table) -> list[Lane]:
    """Return the lanes of a table, in order."""
    return [
        _strip(table, run.first, run.end) if run.joined else _column(table, run.first) for run in runs(table.columns)
    ]


def shares(laid: Sequence[Lane], columns: int) -> list[int]:
    """Return how wide each lane is on a terminal of so many columns, a blank between them: the widest give way first.

    Words are kept whole while there is room for that. What is never folded keeps its width, even if the sum is then wider than the terminal.
    """
    room = columns - len(laid) + 1
    floors = [lane.least for lane in laid]
    if sum(floors) > room:
        floors = [lane.least if lane.whole else min(1, lane.least) for lane in laid]
    most = [max(lane.widest, floor) for lane, floor in zip(laid, floors, strict=True)]

    def cut(to: int) -> list[int]:
        return [max(floor, min(one, to)) for one, floor in zip(most, floors, strict=True)]

    level = next((to for to in range(max(most, default=0), 0, -1) if sum(cut(to)) <= room), 1)
    widths = cut(level)
    for number, one in enumerate(most):
        if sum(widths) < room and widths[number] < one:
            widths[number] += 1
    return widths


def within(table: Table, columns: int) -> list[Table]:
    """Return the table, or several that together say the same where it has too many columns to keep its words whole."""
    laid = lanes(table)
    if _fit([lane.least for lane in laid], columns):
        return [table]
    strips = [strip for strip in runs(table.columns) if strip.joined]
    if not strips:
        return _in_columns(table, [lane.least for lane in laid], columns)
    room = columns - (0 if table.columns[0].joined else laid[0].least + 1)
    parts = parted(table, min(_most(table, strip, room) for strip in strips))
    return [*parts[:-1], *within(parts[-1], columns)] if not longest(parts[-1].columns) else parts


def _fit(widths: Sequence[int], columns: int) -> bool:
    return sum(widths) + len(widths) - 1 <= columns


def _in_columns(table: Table, widths: Sequence[int], columns: int) -> list[Table]:
    """Return a table in as few as hold it, each with the names and about as many other columns; whole where nothing helps."""
    others = list(range(1, len(widths)))
    for parts in range(2, len(others) + 1):
        ends = [len(others) * part // parts for part in range(parts + 1)]
        groups = [others[first:end] for first, end in pairwise(ends)]
        if all(_fit([widths[0], *(widths[number] for number in group)], columns) for group in groups):
            return in_groups(table, groups)
    return [table]


def _most(table: Table, strip: Run, room: int) -> int:
    """Return how many marks of a strip to show beside one another: all, or in tens, or as many as there is room for."""
    count = strip.end - strip.first
    fitting = (
        many
        for many in (count, *range(count // GROUP * GROUP, 0, -GROUP))
        if _strip(table, strip.first, strip.first + many).widest <= room
    )
    return next(fitting, max(1, room // max(_wide(table, number) for number in range(strip.first, strip.end))))


def _column(table: Table, number: int) -> Lane:
    column = table.columns[number]
    rows = tuple((Piece(plain(row[number].text), row[number].tone),) for row in table.rows)
    return Lane((plain(column.heading),), rows, column.align)


def _strip(table: Table, first: int, end: int) -> Lane:
    """Return joined columns as one lane: headings written downwards and ending in one line, marks side by side."""
    headings = [_letters(column.heading) for column in table.columns[first:end]]
    height = max(1, *map(len, headings))
    standing = [[""] * (height - len(letters)) + letters for letters in headings]
    widths = [_wide(table, number) for number in range(first, end)]
    lines = [
        [Piece(padded(letters[line], to, "centre")) for letters, to in zip(standing, widths, strict=True)]
        for line in range(height)
    ]
    marks = [
        [
            Piece(padded(plain(cell.text), to, "centre"), cell.tone, shaded=bool(cell.text.strip()))
            for cell, to in zip(row[first:end], widths, strict=True)
        ]
        for row in table.rows
    ]
    return Lane(
        tuple("".join(piece.text for piece in _grouped(line)) for line in lines),
        tuple(tuple(_grouped(row)) for row in marks),
        whole=True,
    )


def _wide(table: Table, number: int) -> int:
    """Return how many columns of a terminal a joined column takes: one, unless a mark or a letter of its heading takes more."""
    shown = (*_letters(table.columns[number].heading), *(plain(row[number].text) for row in table.rows))
    return max([1, *map(width, shown)])


def _letters(heading: str) -> list[str]:
    """Return the letters of a heading, each with the accents that stand on it."""
    letters: list[str] = []
    for character in plain(heading):
        if letters and not width(character):
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _grouped(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a strip, with a gap after each ten where there are many."""
    for number, piece in enumerate(pieces):
        if parts_before(number, len(pieces)):
            yield Piece(" ")
        yield piece
