"""The one form that every record has: laid out anew, every value and every comment kept.

* Keys stand in the order of the schema; those that the schema does not order keep theirs.
* Two spaces indent, also a list under its key. Brackets and braces stand on one line, and where that would
  be wider than 120 columns, or a comment stands in them, they are opened into lines.
* Text is plain where it reads as the same without quotes, else in double quotes. Text over several lines keeps its `|`
  or `>`; where blank lines at its end are part of it, it is quoted.
* A comment keeps its place: above what it was above, or two spaces after what it was beside. Of several blank lines one stays.
* No byte-order mark, no blanks at the ends of lines, one line end at the end; lines end as the first does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.source import reader
from partnership.source.editing import pieces, scalars, tree
from partnership.source.editing.tree import BREAK, MARK, UneditableError
from partnership.words.finding import Fault

if TYPE_CHECKING:
    from partnership.source.editing.pieces import Order
    from partnership.source.editing.tree import Entry, Node, Tree
    from partnership.words.finding import Pointer

_HEADER = re.compile(r"(?P<sign>[|>])(?P<marks>[-+0-9]*)(?P<rest>.*)")
_RETURN = re.compile(r"\r\n?")
_ROUNDS = 3
"""How often a layout is laid out again at most, until it stays: what was opened may let a comment find its place."""


def canonical(raw: bytes, order: Order) -> bytes:
    """Return a record's text in its canonical form. Raises UneditableError where it cannot be read or laid out.

    What is returned reads as the same, has the same comments, and is its own canonical form.
    """
    ends = tree.ends_as(raw.decode(errors="replace"))
    text = raw
    for _ in range(_ROUNDS):
        fresh = _laid_out(text, order)
        if fresh == text:
            return fresh.decode().replace("\n", ends).encode()
        text = fresh
    raise _cannot()  # pragma: no cover - no layout is known that does not settle


def _laid_out(raw: bytes, order: Order) -> bytes:
    said = reader.read(raw).data
    unix = raw if said is None else _RETURN.sub("\n", raw.decode(errors="replace").removeprefix(MARK)).encode()
    before = tree.parsed(unix)
    fresh = ("\n".join(_Layout(before, order).lines()) + "\n").encode()
    try:
        after = tree.parsed(fresh)
    except UneditableError:
        raise _cannot() from None
    if repr(_sorted(said)) != repr(_sorted(tree.plain_data(after.top))) or _remarks(before) != _remarks(after):
        raise _cannot()
    return fresh


def _cannot() -> UneditableError:
    message = "this record cannot be laid out without changing what it says, and was left alone"
    return UneditableError("yaml-syntax", Fault((), message, "write it more plainly"))


def _sorted(value: Any) -> Any:
    """Return data in a form that does not depend on the order of keys."""
    if isinstance(value, dict):
        return sorted((key, _sorted(inner)) for key, inner in value.items())
    return [_sorted(inner) for inner in value] if isinstance(value, list) else value


def _remarks(of: Tree) -> list[str]:
    return sorted(of.text[one.start : one.end].rstrip() for one in of.comments)


class _Said(str):
    """A line of text over several lines: blank or not, it is part of what is said."""

    __slots__ = ()


class _Item(NamedTuple):
    """An entry laid out: the lines above it, its own, and those further in that follow it."""

    key: str | None
    above: list[str]
    own: list[str]


class _Layout:
    """Lays out a tree, and takes each comment once: the innermost value on its line has it."""

    def __init__(self, of: Tree, order: Order) -> None:
        self._tree = of
        self._order = order
        self._taken: set[int] = set()
        self._foot: list[str] = []

    def lines(self) -> list[str]:
        top = self._tree.top
        first = top.entries[0].start if top.entries else top.start
        head = self._above(0, first, 0)
        body = self._container(top, 0, (), top.start)
        foot = self._above(top.end, len(self._tree.text), 0) if not self._foot else self._foot
        return _without_runs([*head, *(body or ["{}"]), *foot])

    def _container(self, node: Node, indent: int, at: Pointer, intro: int) -> list[str]:
        """Return the lines of a mapping or list, each entry on lines of its own; `intro` is where what leads to it ends."""
        items: list[_Item] = []
        column = self._tree.column(node.entries[0].start) if node.entries else 0
        for number, entry in enumerate(node.entries):
            above: list[str] = []
            if number:
                previous = node.entries[number - 1]
                gap = self._above(previous.value.end, entry.start, indent)
                deeper, above = self._split(previous, previous.value.end, entry.start, gap, indent, column)
                items[-1].own.extend(deeper)
            elif intro != entry.start:
                above = self._above(intro, entry.start, indent) if at else []
            own, raised = self._entry(entry, indent, (*at, entry.key if entry.key is not None else number))
            items.append(_Item(entry.key, [*above, *raised], own))
        if node.entries and node.flow:
            tail = self._above(node.entries[-1].value.end, node.end, indent)
            items[-1].own.extend(line for line in tail if line)
        elif node.entries and not at:
            stop = len(self._tree.text)
            gap = self._above(node.end, stop, indent)
            deeper, self._foot = self._split(node.entries[-1], node.end, stop, gap, indent, column)
            items[-1].own.extend(deeper)
        if node.form == "mapping" and (order := self._order(at)) is not None:
            ordered = pieces.ordered([str(one.key) for one in items], order)
            items.sort(key=lambda one: ordered.index(str(one.key)))
        lines = [line for one in items for line in (*one.above, *one.own)]
        while lines and not lines[0] and at:
            lines.pop(0)
        return lines

    def _entry(self, entry: Entry, indent: int, at: Pointer) -> tuple[list[str], list[str]]:
        """Return the lines of an entry, and the comments that have to go above it."""
        value = entry.value
        name = "-" if entry.key is None else f"{scalars.written(entry.key, 'key')}:"
        margin = " " * indent
        if value.form == "scalar" or not value.entries:
            return self._leaf(entry, f"{margin}{name}", indent)
        if value.flow:
            line = pieces.flat(self._ordered(value, at))
            inside = self._tree.comments_in(value.start, value.end)
            if line is not None and not inside and indent + len(name) + 1 + len(line) <= scalars.WIDEST:
                raised = [f"{margin}{remark}" for remark in self._between(entry.colon, value.start)]
                return [f"{margin}{name} {line}{self._beside(value.end)}"], raised
        intro = value.start + 1 if value.flow else entry.colon
        first = value.entries[0].start
        beside = self._beside(intro, before=first) or (self._beside(value.end) if value.flow else "")
        lines = self._container(value, indent + 2, at, intro)
        if entry.key is not None:
            return [f"{margin}{name}{beside}", *lines], []
        raised = [f"{margin}{beside.strip()}"] if beside else []
        while lines and (not lines[0] or lines[0].lstrip().startswith("#")):
            raised.append(f"{margin}{lines.pop(0).strip()}".rstrip())
        return [f"{margin}{name} {lines[0][indent + 2 :]}", *lines[1:]], raised

    def _leaf(self, entry: Entry, head: str, indent: int) -> tuple[list[str], list[str]]:
        """Return the lines of an entry whose value has nothing in it, and the comments between the two."""
        value = entry.value
        raised = [f"{' ' * indent}{remark}" for remark in self._between(entry.colon, value.start)]
        if value.style in {"|", ">"} and not value.text.endswith("\n\n"):
            sign, *lines = self._block_scalar(value, indent + 2)
            return [f"{head} {sign}", *lines], raised
        token = self._token(value)
        return [f"{head} {token}{self._beside(value.end)}" if token else f"{head}{self._beside(value.end)}"], raised

    def _token(self, value: Node, where: scalars.Where = "block") -> str:
        """Return a scalar on one line, or empty brackets."""
        typed = self._tree.text[value.start : value.end]
        if value.form != "scalar":
            return "{}" if value.form == "mapping" else "[]"
        if not value.style and not isinstance(tree.plain_data(value), str):
            return typed
        return scalars.written(value.text, where)

    def _block_scalar(self, value: Node, indent: int) -> list[str]:
        """Return the lines of text over several lines, its sign first."""
        head, *lines = self._tree.text[value.start : value.end].split("\n")
        found = _HEADER.match(head)
        sign, marks, rest = (found["sign"], found["marks"], found["rest"].strip()) if found else ("", "", "")
        digits = re.sub(r"[^0-9]", "", marks)
        marks = ("2" if digits else "") + ("" if value.text.endswith("\n") else "-")
        filled = next((line for line in lines if line.strip(" ")), "")
        shown = next((line for line in value.text.split("\n") if line.strip(" ")), "")
        was = len(filled) - len(filled.lstrip(" ")) - (len(shown) - len(shown.lstrip(" ")))
        moved = [_Said(" " * indent + line[was:] if line[was:] else "") for line in lines]
        return [f"{sign}{marks}" + (f"  {rest}" if rest else ""), *moved]

    def _ordered(self, node: Node, at: Pointer) -> Any:
        """Return a value in brackets to be put on one line, keys in order and quotes chosen anew."""
        if node.form == "mapping":
            pairs = {str(one.key): self._ordered(one.value, (*at, str(one.key))) for one in node.entries}
            return {key: pairs[key] for key in pieces.ordered(list(pairs), self._order(at))}
        if node.form == "list":
            return [self._ordered(one.value, (*at, number)) for number, one in enumerate(node.entries)]
        return pieces.Typed(self._token(node, "flow"))

    def _beside(self, after: int, before: int | None = None) -> str:
        """Return the comment on the rest of a line, with what sets it apart; it is taken by that."""
        end = self._tree.line_end(after)
        for one in self._tree.comments_in(after, end if before is None else min(end, before)):
            if one.start not in self._taken and not one.alone:
                self._taken.add(one.start)
                return f"  {self._tree.text[one.start : one.end].rstrip()}"
        return ""

    def _between(self, start: int, end: int) -> list[str]:
        """Return the comments in a stretch that are not taken; they are by that."""
        found = [one for one in self._tree.comments_in(start, end) if one.start not in self._taken]
        self._taken.update(one.start for one in found)
        return [self._tree.text[one.start : one.end].rstrip() for one in found]

    def _above(self, start: int, end: int, indent: int) -> list[str]:
        """Return the lines between two things: comments, and one blank line for each that is there."""
        lines: list[str] = []
        at = start
        while (found := BREAK.search(self._tree.text, at, end)) is not None or at <= end:
            stop = found.start() if found else end
            remarks = self._between(at, stop)
            lines += [" " * indent + remark for remark in remarks]
            if not remarks and at != start and found is not None and not self._tree.text[at:stop].strip():
                lines.append("")
            if found is None:
                break
            at = found.end()
        return lines

    def _split(
        self, entry: Entry, start: int, end: int, lines: list[str], indent: int, column: int
    ) -> tuple[list[str], list[str]]:
        """Part the lines below an entry: those that stand further in than it belong to it, the rest to what follows."""
        columns = [self._tree.column(one.start) for one in self._tree.comments_in(start, end) if one.alone]
        remarks = [number for number, line in enumerate(lines) if line]
        inner = len(columns) - len(remarks)  # a comment beside the value is none of the lines
        deeper = 0
        for number, place in zip(remarks, columns[max(inner, 0) :], strict=False):
            if place <= column:
                break
            deeper = number + 1
            lines[number] = " " * (indent + 2 * self._depth(entry.value, place)) + lines[number].lstrip(" ")
        return lines[:deeper], lines[deeper:]

    def _depth(self, value: Node, column: int) -> int:
        """Return how many levels inside an entry a comment below it belongs to, by where it stands."""
        depth = 0
        while value.entries and not value.flow and self._tree.column(value.entries[0].start) <= column:
            depth += 1
            value = value.entries[-1].value
        return depth if value.style in {"|", ">"} else max(depth, 1)  # further in than text it would be text


def _without_runs(lines: list[str]) -> list[str]:
    """Return lines with one blank line for several, and none at either end; those of text over several lines stay."""
    kept: list[str] = []
    for line in lines:
        if line or isinstance(line, _Said) or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept
