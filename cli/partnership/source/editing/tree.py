"""The text of a record as a tree of spans: where every key, value, dash and comment stands."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.source import reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.words.finding import Fault, Pointer

MARK = "\ufeff"
"""The byte-order mark that Windows programs put before UTF-8, as a character."""
BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for the parser."""
_ORDINARY = re.compile(r"\r?\n")
_BREAKS = "\n\r\x85\u2028\u2029"
_SPACES = " \t"
_KEPT = re.compile(r"[|>][0-9]*\+")


class UneditableError(Exception):
    """A text that cannot be changed in place; the fault says why and where."""

    def __init__(self, rule: str, fault: Fault) -> None:
        super().__init__(fault.message)
        self.rule = rule
        self.fault = fault


class Node(NamedTuple):
    """A value: the characters from `start` to before `end`, without the comment and the line break after it.

    `flow` is whether it stands in brackets or braces, its own or others; `style` is a scalar's: none, a
    quotation mark, `|` or `>`. `text` is what a scalar reads as, in quotes or not.
    """

    form: Literal["scalar", "mapping", "list"]
    flow: bool
    style: str
    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]


class Entry(NamedTuple):
    """A key with its value, or an item of a list with its dash.

    `start` is where the key or the dash begins (in brackets: the item), `colon` where what leads to the value
    ends: after the colon or the dash.
    """

    key: str | None
    start: int
    colon: int
    value: Node


class Comment(NamedTuple):
    """A comment from its `#` to the end of its line; `alone` is whether nothing else stands on the line."""

    start: int
    end: int
    alone: bool


class Tree(NamedTuple):
    """A text, without a byte-order mark, its top value, and its comments outside of block scalars, in order."""

    text: str
    top: Node
    comments: tuple[Comment, ...]

    def line_start(self, at: int) -> int:
        """Return where the line that a character is on begins; a line break is on the line that it ends."""
        if self.text[at - 1 : at + 1] == "\r\n":
            at -= 1
        while at > 0 and self.text[at - 1] not in _BREAKS:
            at -= 1
        return at

    def line_end(self, at: int) -> int:
        """Return where the line that a character is on ends: at its line break, or at the end of the text."""
        while at < len(self.text) and self.text[at] not in _BREAKS:
            at += 1
        return at

    def next_line(self, at: int) -> int:
        """Return where the line after that of a character begins."""
        found = BREAK.match(self.text, self.line_end(at))
        return found.end() if found else len(self.text)

    def line_above(self, at: int) -> int:
        """Return where the line above that of a character begins, or the first line itself."""
        start = self.line_start(at)
        return self.line_start(start - 1) if start else 0

    def column(self, at: int) -> int:
        """Return how many characters stand before one on its line."""
        return at - self.line_start(at)

    def comments_in(self, start: int, end: int) -> list[Comment]:
        """Return the comments that begin in a stretch of the text."""
        return [one for one in self.comments if start <= one.start < end]


def parsed(raw: bytes) -> Tree:
    """Return the tree of a record's text. Raises UneditableError where it cannot be read, or not be changed in place."""
    reading = reader.read(raw)
    if reading.data is None or reading.faults:
        raise UneditableError(*reading.faults[0])
    text = raw.decode().removeprefix(MARK)
    building = _Building(text, reader.events(raw))
    return Tree(text, building.top(), tuple(building.comments))


def ends_as(text: str) -> str:
    """Return how lines of a text end: as the first does; those that only a parser takes for lines do not count."""
    found = _ORDINARY.search(text)
    return found.group() if found else "\n"


def plain_data(node: Node) -> Any:
    """Return what a value reads as."""
    match node.form:
        case "scalar":
            return reader.scalar(node.text) if not node.style and node.text else (node.text if node.style else None)
        case "mapping":
            return {str(entry.key): plain_data(entry.value) for entry in node.entries}
        case _:
            return [plain_data(entry.value) for entry in node.entries]


def node_at(tree: Tree, at: Pointer) -> Node:
    """Return the value at a place. Raises LookupError where there is none."""
    node = tree.top
    for part in at:
        node = entry_of(node, part).value
    return node


def entry_of(node: Node, part: str | int) -> Entry:
    """Return a value's entry by key or index. Raises LookupError."""
    if isinstance(part, int) and node.form == "list" and 0 <= part < len(node.entries):
        return node.entries[part]
    if isinstance(part, str) and node.form == "mapping":
        for entry in node.entries:
            if entry.key == part:
                return entry
    raise LookupError(part)


class _Building:
    """Folds events into nodes, and looks into what stands between them for comments, dashes and colons."""

    def __init__(self, text: str, events: Iterator[Any]) -> None:
        self._text = text
        self._events = events
        self._here = 0  # how far the text was looked at
        self.comments: list[Comment] = []

    def top(self) -> Node:
        node: Node | None = None
        for event in self._events:
            kind = type(event).__name__
            if kind == "MappingStartEvent":
                node = self._mapping(event)
            elif kind == "DocumentStartEvent" and event.explicit:
                self._pass(event.end_mark.index)
        self._pass(len(self._text))
        if node is None:  # pragma: no cover - the reader has seen a mapping
            raise LookupError
        return node

    def _pass(self, to: int) -> list[tuple[str, int]]:
        """Look through what stands before `to`; return its signs other than blanks, each with its place."""
        signs = []
        at = self._here
        while at < to:
            letter = self._text[at]
            if letter == "#":
                end = at
                while end < len(self._text) and self._text[end] not in _BREAKS:
                    end += 1
                before = at
                while before and self._text[before - 1] in _SPACES:
                    before -= 1
                alone = before == 0 or self._text[before - 1] in _BREAKS
                self.comments.append(Comment(at, end, alone))
                at = end
                continue
            if letter not in _SPACES and letter not in _BREAKS:
                signs.append((letter, at))
            at += 1
        self._here = max(self._here, to)
        return signs

    def _node(self, event: Any, *, flow: bool) -> Node:
        match type(event).__name__:
            case "MappingStartEvent":
                return self._mapping(event)
            case "SequenceStartEvent":
                return self._list(event)
            case _:
                return self._scalar(event, flow=flow)

    def _scalar(self, event: Any, *, flow: bool) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        style = "" if event.style in {None, ""} else str(event.style)
        self._here = end
        if style in {"|", ">"}:
            end = self._block_end(start, end)
        return Node("scalar", flow, style, start, end, event.value, ())

    def _block_end(self, start: int, end: int) -> int:
        """Return where a block scalar ends: at its last line, or after the blank ones below it where they are kept.

        A line of blanks that reaches further than the text is indented is text too.
        """
        breaks = [found.span() for found in BREAK.finditer(self._text, start, end)]
        last = breaks[-1][0] if breaks and breaks[-1][1] == end else end
        if _KEPT.match(self._text, start):
            return last
        lines = [(before[1], after[0]) for before, after in pairwise([*breaks, (end, end)]) if before[1] <= last]
        filled = [self._text[one:other] for one, other in lines if self._text[one:other].strip(_SPACES)]
        indent = min((len(line) - len(line.lstrip(" ")) for line in filled), default=0)
        while lines and lines[-1][1] - lines[-1][0] <= indent and not self._text[slice(*lines[-1])].strip(_SPACES):
            lines.pop()
        return lines[-1][1] if lines else breaks[0][0] if breaks else end

    def _mapping(self, event: Any) -> Node:
        flow = bool(event.flow_style)
        start = event.start_mark.index
        if flow:
            if event.end_mark.index == start:
                raise self._odd(start, "a pair without braces stands in a list here", "put braces round it")
            self._pass(start)
            self._here = start + 1
        entries: list[Entry] = []
        for key in self._events:
            if type(key).__name__ == "MappingEndEvent":
                end = key.end_mark.index if flow else (entries[-1].value.end if entries else start)
                if flow:
                    self._pass(end)
                return Node("mapping", flow, "", start, end, "", tuple(entries))
            signs = self._pass(key.start_mark.index)
            if any(sign == "?" for sign, _ in signs):
                raise self._odd(key.start_mark.index, "a key is marked with `?` here", "write `key: value`")
            self._here = key.end_mark.index
            value_event = next(self._events)
            entries.append(self._pair(key, value_event, flow=flow))
        raise LookupError  # pragma: no cover - the parser ends what it begins

    def _pair(self, key: Any, value_event: Any, *, flow: bool) -> Entry:
        begins = value_event.start_mark.index
        until = (
            begins + 1 if begins == value_event.end_mark.index and self._text[begins : begins + 1] == ":" else begins
        )
        signs = [at for sign, at in self._pass(until) if sign == ":"]
        if not signs:
            raise self._odd(key.start_mark.index, "a key has no value here", "write `key: value`")
        value = self._node(value_event, flow=flow)
        if value.form == "scalar" and not value.style and not value.text:
            value = value._replace(start=signs[0] + 1, end=signs[0] + 1)
        return Entry(key.value, key.start_mark.index, signs[0] + 1, value)

    def _list(self, event: Any) -> Node:
        flow = bool(event.flow_style)
        start = event.start_mark.index
        self._pass(start)
        self._here = start + 1 if flow else start
        entries: list[Entry] = []
        for item in self._events:
            if type(item).__name__ == "SequenceEndEvent":
                end = item.end_mark.index if flow else entries[-1].value.end
                if flow:
                    self._pass(end)
                return Node("list", flow, "", start, end, "", tuple(entries))
            begins = item.start_mark.index
            dashes = [at for sign, at in self._pass(begins) if sign == "-"]
            value = self._node(item, flow=flow)
            if flow:
                entries.append(Entry(None, begins, begins, value))
            else:
                dash = dashes[0] if dashes else begins
                entries.append(Entry(None, dash, dash + 1, value))
        raise LookupError  # pragma: no cover - the parser ends what it begins

    def _odd(self, at: int, message: str, remedy: str) -> UneditableError:
        from partnership.words.finding import Fault, Position  # noqa: PLC0415 - only for what cannot be changed

        before = BREAK.split(self._text[:at])
        fault = Fault(
            (),
            f"{message}, and such a record is not changed in place",
            remedy,
            mark=Position(len(before), len(before[-1]) + 1),
        )
        return UneditableError("yaml-syntax", fault)
