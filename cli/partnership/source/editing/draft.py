"""A record's text with changes made to it, each of which leaves every line alone that it need not touch."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from partnership.source.editing import pieces, scalars, tree
from partnership.source.editing.tree import MARK, UneditableError
from partnership.words.finding import Fault, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.source.editing.pieces import Order
    from partnership.source.editing.tree import Entry, Node, Tree
    from partnership.words.finding import Pointer

_BLANK = " \t"


class Draft:
    """The text of one record as it is to become; every change gives another draft, and this one stays as it is.

    `order` gives the canonical order of keys, so that a new key goes where it belongs. Line ends, a byte-order
    mark, comments, blank lines and quotes stay as they are. Each change raises UneditableError where the text
    cannot be changed in place, LookupError where the place is not there, and UnwritableError for a value that
    no record can hold; it reads its result again, and what it returns holds exactly what was asked for.
    """

    def __init__(self, raw: bytes, order: Order) -> None:
        self.raw = raw
        self._order = order

    @cached_property
    def _tree(self) -> Tree:
        return tree.parsed(self.raw)

    @property
    def data(self) -> dict[str, Any]:
        """What the text reads as, made anew every time."""
        data: dict[str, Any] = tree.plain_data(self._tree.top)
        return data

    def has(self, at: Pointer) -> bool:
        """Whether there is a value at a place."""
        try:
            tree.node_at(self._tree, at)
        except LookupError:
            return False
        return True

    def set(self, at: Pointer, value: Any) -> Draft:
        """Return the draft with this value at a place: instead of what stands there, or as a new key of what is around it."""
        around = tree.node_at(self._tree, at[:-1])
        try:
            entry = tree.entry_of(around, at[-1])
        except LookupError:
            return self._put_in(around, at, value)
        if tree.plain_data(entry.value) == value and type(tree.plain_data(entry.value)) is type(value):
            return self
        return self._with(self._exchanged(around, entry, at, value), at, value)

    def set_each(self, values: Mapping[Pointer, Any]) -> Draft:
        """Return the draft with these values instead of those at their places, as if they were set one by one, in a fraction of the time.

        No place lies inside another. Raises LookupError for one that is not there.
        """
        wanted = self.data
        for at, value in values.items():
            wanted = _put(wanted, at, value)
        text = self._exchanged_each(values)
        changed = None if text is None else self._reading_as(wanted, text)
        if changed is None:
            changed = self
            for at, value in values.items():
                changed = changed.set(at, value)
        return changed

    def append(self, at: Pointer, value: Any) -> Draft:
        """Return the draft with one more item at the end of the list at a place; the list is made where there is none."""
        if not self.has(at):
            return self.set(at, [value])
        node = tree.node_at(self._tree, at)
        if node.form != "list":
            raise LookupError(at)
        return self.insert(at, len(node.entries), value)

    def insert(self, at: Pointer, index: int, value: Any) -> Draft:
        """Return the draft with a new item before that of an index, or at the end, of the list at a place."""
        node = tree.node_at(self._tree, at)
        if node.form != "list" or not 0 <= index <= len(node.entries):
            raise LookupError(at)
        items = [*tree.plain_data(node)]
        items.insert(index, value)
        if not node.entries:
            return self.set(at, items)
        if node.flow:
            text = pieces.flat(value)
            return self._flow(node, index, text, at, items)
        lines = pieces.item(value, self._tree.column(node.start), self._order, (*at, index))
        return self._with(self._lines_put(node, index, lines), at, items)

    def remove(self, at: Pointer) -> Draft:
        """Return the draft without the key or item at a place; what is left of a block that has no other is `{}` or `[]`."""
        around = tree.node_at(self._tree, at[:-1])
        entry = tree.entry_of(around, at[-1])
        index = around.entries.index(entry)
        if len(around.entries) == 1:
            return self._set_whole(at[:-1], {} if around.form == "mapping" else [])
        data = tree.plain_data(around)
        del data[at[-1]]
        text = self._flow_without(around, index) if around.flow else self._lines_without(around, index)
        return self._with(text, at[:-1], data)

    def rename(self, at: Pointer, key: str) -> Draft:
        """Return the draft with another name for the key at a place, which stays where it is."""
        around = tree.node_at(self._tree, at[:-1])
        entry = tree.entry_of(around, at[-1])
        if key != entry.key and any(other.key == key for other in around.entries):
            raise LookupError(key)
        end = entry.colon - 1
        while self._tree.text[end - 1] in _BLANK:
            end -= 1
        name = scalars.written(key, "flow" if around.flow else "key")
        text = self._spliced(entry.start, end, name)
        renamed = {key if one == entry.key else one: value for one, value in tree.plain_data(around).items()}
        return self._with(text, at[:-1], renamed)

    def _set_whole(self, at: Pointer, value: Any) -> Draft:
        if at:
            return self.set(at, value)
        message = "nothing would be left of this record"
        raise UneditableError("empty-record", Fault((), message, "take the file away instead"))

    def _with(self, text: str, at: Pointer, value: Any) -> Draft:
        """Return the draft with a new text, which has to hold what was there, but for a value at a place."""
        changed = self._reading_as(_put(self.data, at, value), text)
        if changed is None:
            message = f"`{written(at)}` cannot be changed here without changing more than that"
            raise UneditableError(
                "yaml-syntax", Fault(at, message, "run `partnership fmt` on this file, or change it by hand")
            )
        return changed

    def _reading_as(self, wanted: Any, text: str) -> Draft | None:
        """Return the draft with a new text; None where that does not read as what is wanted."""
        mark = MARK.encode() if self.raw.startswith(MARK.encode()) else b""
        changed = Draft(mark + text.encode(), self._order)
        try:
            return changed if _alike(changed.data, wanted) else None
        except UneditableError:
            return None

    def _spliced(self, start: int, end: int, new: str) -> str:
        return self._tree.text[:start] + new + self._tree.text[end:]

    @cached_property
    def _break(self) -> str:
        """How lines end here: as the first one does."""
        return tree.ends_as(self._tree.text)

    def _exchanged(self, around: Node, entry: Entry, at: Pointer, value: Any) -> str:
        """Return the text with another value for an entry."""
        old = entry.value
        if around.flow:
            line = pieces.flat(value)
            if line is None:
                return self._unbraced(at, value)
            before = "" if entry.key is None or self._tree.text[entry.colon : old.start].strip() else " "
            start = old.start if entry.key is None or old.start > entry.colon else entry.colon
            text = self._spliced(start, old.end, (before if start == entry.colon else "") + line)
            return text if self._fits(text, start) else self._unbraced(at, value)
        indent = self._tree.column(entry.start)
        if isinstance(value, str) and old.style == '"' and "\n" not in value:
            lines = [scalars.quoted(value)]
        else:
            lines = pieces.laid_out(
                value, indent, self._tree.column(entry.colon) + 1, self._order, at, within_list=entry.key is None
            )
        end = old.end
        between = self._tree.comments_in(entry.colon, old.start)
        trailing = between[0] if between and not between[0].alone else None
        start = entry.colon
        if trailing is not None:
            start = trailing.end
            if lines[0]:
                remark = self._tree.text[trailing.start : trailing.end]
                lines[0] += f"  {remark}"
                start = entry.colon
        first, *rest = lines
        new = self._break.join([f" {first}" if first else "", *rest])
        if rest and not between:
            remark = self._trailing(end)
            if remark:
                new = new.replace(self._break, f"  {remark.strip(_BLANK)}{self._break}", 1)
                end = self._tree.line_end(end)
        return self._spliced(start, end, new)

    def _exchanged_each(self, values: Mapping[Pointer, Any]) -> str | None:
        """Return the text with other values for entries, from its end to its start; None where one takes more than its own place."""
        places = [(tree.node_at(self._tree, at[:-1]), at, value) for at, value in values.items()]
        found = [(around, tree.entry_of(around, at[-1]), at, value) for around, at, value in places]
        draft = self
        for around, entry, at, value in sorted(found, key=lambda one: one[1].start, reverse=True):
            text = draft._exchanged(around, entry, at, value)
            if not text.startswith(self._tree.text[: entry.start]):
                return None
            draft = Draft(self.raw, self._order)
            draft._tree = self._tree._replace(text=text)
        return draft._tree.text

    def _trailing(self, at: int) -> str:
        """Return what stands on a line after a value: blanks and a comment, or nothing."""
        rest = self._tree.text[at : self._tree.line_end(at)]
        return rest if rest.strip(_BLANK).startswith("#") else ""

    def _put_in(self, around: Node, at: Pointer, value: Any) -> Draft:
        """Return the draft with a new key in a mapping."""
        key = at[-1]
        if around.form != "mapping" or not isinstance(key, str):
            raise LookupError(at)
        index = _place(around, key, self._order(at[:-1]))
        items = list(tree.plain_data(around).items())
        items.insert(index, (key, value))
        whole = dict(items)
        if not around.entries:
            return self.set(at[:-1], whole)
        if around.flow:
            line = pieces.flat(value)
            text = None if line is None else f"{scalars.written(key, 'flow')}: {line}"
            return self._flow(around, index, text, at[:-1], whole)
        column = self._tree.column(around.entries[0].start)
        lines = pieces.pair(key, value, column, self._order, at[:-1])
        return self._with(self._lines_put(around, index, lines), at[:-1], whole)

    def _flow(self, node: Node, index: int, text: str | None, at: Pointer, whole: Any) -> Draft:
        """Return the draft with a new entry in brackets or braces, which are opened where their line would be too wide."""
        if text is not None:
            if index < len(node.entries):
                start = node.entries[index].start
                changed = self._spliced(start, start, f"{text}, ")
            else:
                start = node.entries[-1].value.end
                changed = self._spliced(start, start, f", {text}")
            if self._fits(changed, start):
                return self._with(changed, at, whole)
        return self._with(self._unbraced(at, whole), at, whole)

    def _fits(self, text: str, at: int) -> bool:
        """Whether the line that a character is on keeps within the width, or was too wide before."""
        was = self._tree.line_end(at) - self._tree.line_start(at)
        now = tree.Tree(text, self._tree.top, ())
        return now.line_end(at) - now.line_start(at) <= max(scalars.WIDEST, was)

    def _unbraced(self, at: Pointer, value: Any) -> str:
        """Return the text with the outermost brackets around a place opened into lines, with a value at that place."""
        depth = next(depth for depth in range(len(at) + 1) if tree.node_at(self._tree, at[:depth]).flow)
        place = at[:depth]
        node = tree.node_at(self._tree, place)
        if self._tree.comments_in(node.start, node.end) or not place:
            message = f"`{written(place)}` stands in brackets with a comment, and cannot be opened into lines"
            raise UneditableError("yaml-syntax", Fault(place, message, "open it into lines by hand"))
        around = tree.node_at(self._tree, place[:-1])
        entry = tree.entry_of(around, place[-1])
        opened = _put(pieces.of_node(self._tree, node), at[depth:], value)
        indent = self._tree.column(entry.start)
        lines = pieces.block(opened, indent + 2, self._order, place)
        remark = self._trailing(node.end)
        end = self._tree.line_end(node.end) if remark else node.end
        if entry.key is None:
            head = " " + lines.pop(0)[indent + 2 :] + (f"  {remark.strip(_BLANK)}" if remark else "")
        else:
            head = f"  {remark.strip(_BLANK)}" if remark else ""
        return self._spliced(entry.colon, end, self._break.join([head, *lines]))

    def _lines_put(self, node: Node, index: int, lines: list[str]) -> str:
        """Return the text with new lines before the entry of an index in a block, or after its last."""
        if index == 0:
            first = node.entries[0]
            column = self._tree.column(first.start)
            new = self._break.join(lines)[column:] + self._break + " " * column
            return self._spliced(first.start, first.start, new)
        at = self._ends(node.entries[index - 1].value.end, self._tree.column(node.entries[0].start))
        gap = [""] if len(lines) > 1 and self._spaced(node) else []
        return self._spliced(at, at, self._break + self._break.join([*gap, *lines]))

    def _ends(self, at: int, column: int) -> int:
        """Return where the lines of an entry end that has its last character here: comments further in belong to it."""
        end = self._tree.line_end(at)
        while True:
            start = self._tree.next_line(end)
            below = [one for one in self._tree.comments if start <= one.start <= self._tree.line_end(start)]
            if start <= end or not below or not below[0].alone or self._tree.column(below[0].start) <= column:
                return end
            end = below[0].end

    def _spaced(self, node: Node) -> bool:
        """Whether entries of a block stand apart from one another by blank lines."""
        for entry in node.entries[1:]:
            above = self._tree.line_above(entry.start)
            if not self._tree.text[above : self._tree.line_end(above)].strip():
                return True
        return False

    def _lines_without(self, node: Node, index: int) -> str:
        """Return the text without the lines of an entry; a comment above it stays."""
        entry = node.entries[index]
        column = self._tree.column(entry.start)
        start = self._tree.line_start(entry.start)
        if self._tree.text[start : entry.start].strip():  # after a dash: what follows comes up to where it stood
            between = [one for one in self._tree.comments_in(entry.value.end, node.entries[1].start) if one.alone]
            return self._spliced(entry.start, between[0].start if between else node.entries[1].start, "")
        end = self._ends(entry.value.end, column)
        above = self._tree.line_above(start)
        below = self._tree.text[self._tree.next_line(end) : self._tree.line_end(self._tree.next_line(end))]
        alone = not below.strip() or index == len(node.entries) - 1
        if index and alone and not self._tree.text[above:start].strip():
            start = above  # the blank line that set it apart
        if end == len(self._tree.text):
            start = self._tree.line_end(self._tree.line_above(start))
        return self._spliced(start, self._tree.next_line(end) if end < len(self._tree.text) else end, "")

    def _flow_without(self, node: Node, index: int) -> str:
        if index:
            return self._spliced(node.entries[index - 1].value.end, node.entries[index].value.end, "")
        return self._spliced(node.entries[0].start, node.entries[1].start, "")


def _place(node: Node, key: str, order: Any) -> int:
    """Return before which entry a new key goes: after the last that the canonical order has before it, or at the end."""
    if order is None or key not in order:
        return len(node.entries)
    earlier = set(order[: order.index(key)])
    return max((index + 1 for index, entry in enumerate(node.entries) if entry.key in earlier), default=0)


def _put(data: Any, at: Pointer, value: Any) -> Any:
    """Return data with another value at a place."""
    if not at:
        return value
    part, *rest = at
    copy: Any = list(data) if isinstance(data, list) else dict(data)
    if rest:
        copy[part] = _put(data[part], tuple(rest), value)
    else:
        copy[part] = value
    return copy


def _alike(one: Any, other: Any) -> bool:
    """Whether two values are the same, numbers and yes or no told apart."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return type(one) is type(other) and bool(one == other)
