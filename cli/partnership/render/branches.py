"""Trees drawn with lines: what leads up to each branch, and how its text is folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.render.colour import painted
from partnership.report import Cell
from partnership.words.wording import plain, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.report import Branch, Tree

DEEPEST = 20
"""Levels that are drawn: of what stands deeper only the last so many, after how deep it stands."""
_NARROWEST = 24


TO, TO_LAST, PAST, BESIDE = "├─ ", "└─ ", "│  ", "   "
"""The lines to a branch, to the last one, past a branch, and beside nothing."""


class Stem(NamedTuple):
    """What stands before the first line of a branch, and before each further one."""

    first: str
    further: str


def drawn(tree: Tree, *, colour: bool, columns: int | None) -> list[str]:
    """Return a tree as lines of text, a blank one between trees; folded where there is a width of `columns`."""
    lines: list[str] = []
    for number, (branch, stem) in enumerate(zip(tree.branches, stems(tree.branches), strict=True)):
        if number and branch.depth == 0 and (tree.branches[number - 1].depth or _bears(tree.branches, number)):
            lines.append("")
        lines += _folded(_pieces(branch), stem.first, stem.further + "  ", columns, colour=colour)
        for text in branch.under:
            lines += _folded(
                [Cell(plain(text), "muted")], stem.further + "  ", stem.further + "    ", columns, colour=colour
            )
    return lines


def _bears(branches: Sequence[Branch], number: int) -> bool:
    return number + 1 < len(branches) and branches[number + 1].depth > branches[number].depth


def stems(branches: Sequence[Branch]) -> list[Stem]:
    """Return what leads up to each branch. The time is that of the branches, however deep they stand."""
    found: list[Stem] = []
    follows: list[bool] = []  # at each depth, whether a branch comes after at that depth, under the same one
    for number in range(len(branches) - 1, -1, -1):
        depth = branches[number].depth
        last = depth >= len(follows) or not follows[depth]
        bars = [PAST if one else BESIDE for one in follows[max(1, depth - DEEPEST + 1) : depth]]
        bars += [BESIDE] * (min(depth, DEEPEST) - 1 - len(bars)) if depth else []
        led = f"({depth}) " if depth > DEEPEST else ""
        base = " " * len(led) + "".join(bars)
        own = PAST if _bears(branches, number) else ""
        if depth:
            first = led + "".join(bars) + (TO_LAST if last else TO)
            further = base + (BESIDE if last else PAST) + own
        else:
            first, further = "", own
        found.append(Stem(first, further))
        del follows[depth + 1 :]
        follows += [False] * (depth + 1 - len(follows))
        follows[depth] = True
    found.reverse()
    return found


def said(branch: Branch) -> str:
    """Return the text of a branch in one line, for formats that fold by themselves."""
    return " ".join(piece.text for piece in _pieces(branch))


def _pieces(branch: Branch) -> list[Cell]:
    """Return what a branch says, in pieces between which a blank belongs."""
    lead = [Cell(plain(branch.lead), "muted")] if branch.lead else []
    comma = "," if branch.says else ""
    name = Cell(plain(branch.name.text) + comma, branch.name.tone)
    last = len(branch.says) - 1
    says = [Cell(plain(one.text) + (";" if number < last else ""), one.tone) for number, one in enumerate(branch.says)]
    return [*lead, name, *says]


def _folded(pieces: Sequence[Cell], first: str, further: str, columns: int | None, *, colour: bool) -> list[str]:
    """Return pieces after what their first line begins with, broken between words to fit the columns."""
    if columns is None:
        return [first + " ".join(painted(one.text, one.tone, colour=colour) for one in pieces)]
    room = max(columns - max(width(further), width(first)), _NARROWEST)
    lines: list[list[Cell]] = [[]]
    left = room
    for word in _words(pieces, room):
        takes = width(word.text) + bool(lines[-1])
        if takes > left:
            lines.append([])
            left, takes = room, takes - 1
        lines[-1].append(word)
        left -= takes
    return [
        (first if number == 0 else further) + " ".join(_painted(words, colour=colour))
        for number, words in enumerate(lines)
    ]


def _words(pieces: Sequence[Cell], room: int) -> Iterator[Cell]:
    """Yield the words of pieces; one that is wider than the room in parts as wide as the room."""
    for piece in pieces:
        for word in piece.text.split():
            if width(word) <= room:
                yield Cell(word, piece.tone)
            else:
                yield from (Cell(part, piece.tone) for part in _parts(word, room))


def _parts(word: str, room: int) -> Iterator[str]:
    part, wide = "", 0
    for character in word:
        if wide + width(character) > room:
            yield part
            part, wide = "", 0
        part += character
        wide += width(character)
    yield part


def _painted(words: Sequence[Cell], *, colour: bool) -> Iterator[str]:
    """Yield words in their colours, those of one colour together."""
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or words[end].tone != words[start].tone:
            yield painted(" ".join(word.text for word in words[start:end]), words[start].tone, colour=colour)
            start = end
