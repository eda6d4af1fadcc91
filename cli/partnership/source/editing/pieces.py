"""New values laid out: lists line by line, short mappings in braces, long text folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.source.editing import scalars
from partnership.source.editing.scalars import WIDEST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership.source.editing.tree import Node, Tree
    from partnership.words.finding import Pointer

    Order = Callable[[Pointer], Sequence[str] | None]
    """Gives the canonical order of the keys of the mapping at a place; None where it is keyed by ids."""


class Typed(str):
    """A scalar as it stands in a text already, to be laid out again as it is."""

    __slots__ = ()


def flat(value: Any) -> str | None:
    """Return a value on one line, as it stands in brackets; None where it cannot be on one."""
    if isinstance(value, Typed):
        return str(value)
    if isinstance(value, dict):
        pairs = [(scalars.written(key, "flow"), flat(one)) for key, one in value.items()]
        return (
            None
            if any(one is None for _, one in pairs)
            else "{" + ", ".join(f"{key}: {one}" for key, one in pairs) + "}"
        )
    if isinstance(value, list):
        items = [flat(one) for one in value]
        return None if None in items else "[" + ", ".join(map(str, items)) + "]"
    if isinstance(value, str) and "\n" in value:
        return None
    return scalars.written(value, "flow")


def laid_out(
    value: Any, indent: int, column: int, order: Order, at: Pointer, *, within_list: bool = False
) -> list[str]:
    """Return a value's lines, the first of which goes on after its key or dash.

    `column` is where that first line would begin and `indent` that of the key or dash; a first line that is empty
    means that the value begins on the next. Raises UnwritableError.
    """
    if isinstance(value, (dict, list)):
        if not value:
            return ["{}" if isinstance(value, dict) else "[]"]
        if isinstance(value, dict) and order(at) is not None and _short(value):
            line = flat(value)
            if line is not None and column + len(line) <= WIDEST:
                return [line]
        lines = block(value, indent + 2, order, at)
        if within_list:
            return [lines[0][indent + 2 :], *lines[1:]]
        return ["", *lines]
    if isinstance(value, str) and not isinstance(value, Typed):
        return _text_lines(value, indent + 2, column)
    return [str(value) if isinstance(value, Typed) else scalars.written(value)]


def _text_lines(text: str, indent: int, column: int) -> list[str]:
    line = scalars.written(text)
    lines = None
    if "\n" in text:
        lines = scalars.literal(text, indent)
    elif column + len(line) > WIDEST:
        lines = scalars.folded(text, indent)
    return lines or [line]


def block(value: dict[str, Any] | list[Any], indent: int, order: Order, at: Pointer) -> list[str]:
    """Return the lines of a mapping or list that is not empty, each key or dash on a line of its own, indented."""
    lines: list[str] = []
    if isinstance(value, dict):
        for key in ordered(list(value), order(at)):
            lines += pair(key, value[key], indent, order, at)
    else:
        for index, one in enumerate(value):
            lines += item(one, indent, order, (*at, index))
    return lines


def pair(key: str, value: Any, indent: int, order: Order, at: Pointer) -> list[str]:
    """Return the lines of one key and its value; `at` is the place of the mapping that has it."""
    name = scalars.written(key, "key")
    first, *rest = laid_out(value, indent, indent + len(name) + 2, order, (*at, key))
    return [" " * indent + f"{name}: {first}".rstrip(" "), *rest]


def item(value: Any, indent: int, order: Order, at: Pointer) -> list[str]:
    """Return the lines of one item of a list; `at` is its own place."""
    first, *rest = laid_out(value, indent, indent + 2, order, at, within_list=True)
    return [" " * indent + f"- {first}", *rest]


def ordered(keys: list[str], order: Sequence[str] | None) -> list[str]:
    """Return keys in the canonical order; those that it does not have keep their order, after those that it has."""
    if order is None:
        return keys
    place = {key: index for index, key in enumerate(order)}
    return sorted(keys, key=lambda key: place.get(key, len(place)))


def of_node(tree: Tree, node: Node) -> Any:
    """Return a value of a text as one to be laid out again: its scalars as they are typed, quotes chosen anew."""
    if node.form == "mapping":
        return {str(entry.key): of_node(tree, entry.value) for entry in node.entries}
    if node.form == "list":
        return [of_node(tree, entry.value) for entry in node.entries]
    typed = tree.text[node.start : node.end]
    if node.style or len(typed.split()) > 1:
        return node.text
    return Typed(typed) if typed else None


def _short(value: dict[str, Any]) -> bool:
    """Whether a mapping is one to be written in braces where it fits: no block of its own in it, but for a citation or bounds."""
    for one in value.values():
        if isinstance(one, list) and any(isinstance(inner, (dict, list)) for inner in one):
            return False
        if isinstance(one, dict) and any(isinstance(inner, (dict, list)) for inner in one.values()):
            return False
    return True
