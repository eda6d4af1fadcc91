"""A report as one comment on a pull request: Markdown under a marker by which it is found again, never longer than a code host takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from partnership.render import markdown
from partnership.report import Bullets, Card, Diagram, Fold, Heading, Paragraph, Table, Tree
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.report import Block, Cell, Report

MARKER = "<!-- partnership review -->"
"""The first line of every such comment, and of no other."""
MOST = 65_000
"""How long a comment may be, in bytes of UTF-8, of which it has at least as many as characters; GitHub refuses those above 65,536 characters."""
_STEPS = ((2_000, 2_000), (400, 2_000), (150, 800), (60, 500), (25, 300), (10, 200), (5, 120), (2, 60))
"""How many lines of a table, list or tree are kept, and how many letters of a text, the most first."""

_T = TypeVar("_T")


class _Left(NamedTuple):
    """What a shorter report leaves out: lines of tables, lists and trees, texts that are cut, and pictures."""

    lines: int = 0
    texts: int = 0
    pictures: int = 0

    def and_(self, other: _Left) -> _Left:
        return _Left(self.lines + other.lines, self.texts + other.texts, self.pictures + other.pictures)


def render(report: Report, whole: str) -> str:
    """Return the report as a comment; `whole` is what to type for what is left out of it, where something is."""
    for lines, letters in _STEPS:
        cutting = _Cutting(lines, letters)
        blocks = tuple(cutting.blocks(report.blocks))
        written = _written((*blocks, *_said(cutting.left, whole)))
        if _fits(written):
            return written
    first = [block for block in report.blocks if isinstance(block, Paragraph)][:1]
    cutting = _Cutting(1, _STEPS[-1][1] * 5)
    kept = tuple(cutting.blocks(first))
    left = Paragraph(f"All else is left out: it is too long for a comment. {whole} shows it.")
    return _written((Heading(report.title), *kept, left))


def _written(blocks: Iterable[Block]) -> str:
    return f"{MARKER}\n{markdown.body(blocks)}\n"


def _fits(written: str) -> bool:
    return len(written.encode(errors="surrogatepass")) <= MOST


def _said(left: _Left, whole: str) -> Iterator[Block]:
    parts = [plural(left.lines, "line")] if left.lines else []
    parts += [plural(left.pictures, "picture")] if left.pictures else []
    if parts or left.texts:
        cut = f"{plural(left.texts, 'text')} cut short, which end in …" if left.texts else ""
        said = "; ".join(part for part in (f"{listed(parts)} left out" if parts else "", cut) if part)
        yield Paragraph(f"To keep this comment short: {said}. {whole} shows all.")


class _Cutting:
    """Makes blocks shorter, and counts what is left out."""

    def __init__(self, lines: int, letters: int) -> None:
        self._lines = lines
        self._letters = letters
        self.left = _Left()

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Yield the blocks, each as short as is wanted."""
        for block in blocks:
            match block:
                case Heading() | Paragraph():
                    yield block._replace(text=self._text(block.text))
                case Bullets():
                    yield Bullets(tuple(map(self._text, self._first(block.lines))))
                case Table():
                    yield self._table(block)
                case Tree():
                    yield self._tree(block)
                case Card():
                    entries = self._first(block.entries)
                    yield Card(
                        block.title,
                        tuple((label, tuple(map(self._text, self._first(said)))) for label, said in entries),
                    )
                case Fold():
                    yield Fold(self._text(block.title), tuple(self.blocks(block.blocks)))
                case Diagram() if len(block.boxes) > self._lines:
                    self.left = self.left.and_(_Left(pictures=1))
                case _:
                    yield block

    def _table(self, table: Table) -> Table:
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in self._first(table.rows))
        return table._replace(rows=rows, notes=tuple(map(self._text, table.notes)))

    def _tree(self, tree: Tree) -> Tree:
        return Tree(
            tuple(
                branch._replace(
                    name=self._cell(branch.name),
                    says=tuple(map(self._cell, branch.says)),
                    under=tuple(map(self._text, self._first(branch.under))),
                )
                for branch in self._first(tree.branches)
            )
        )

    def _first(self, of: tuple[_T, ...]) -> tuple[_T, ...]:
        self.left = self.left.and_(_Left(lines=max(0, len(of) - self._lines)))
        return of[: self._lines]

    def _cell(self, cell: Cell) -> Cell:
        return cell._replace(text=self._text(cell.text))

    def _text(self, text: str) -> str:
        if len(text) <= self._letters:
            return text
        self.left = self.left.and_(_Left(texts=1))
        return f"{text[: self._letters]}…"
