"""What the schemas have at a place in a record: its fields, what it may hold, and what it says of itself."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents import schemas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.words.finding import Pointer

_NEXT_SENTENCE = re.compile(r"\. (?=[A-Z`])")


class Shape(NamedTuple):
    """A part of a schema with what it points to written into it, the schema that it stands in, and its name there if it has one."""

    schema: str
    node: Mapping[str, Any]
    name: str = ""

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields of a block, by name; none where it is not one."""
        found: Mapping[str, Any] = self.node.get("properties", {})
        return found

    @property
    def keyed(self) -> bool:
        """Whether it is a mapping by ids."""
        return not self.fields and isinstance(self.node.get("additionalProperties"), dict)

    @property
    def types(self) -> tuple[str, ...]:
        """The JSON types that it may have; for a word of a list, the types of those words."""
        types = self.node.get("type")
        if types is None:
            return ("boolean",) if self.node.get("enum") == [True] else ("string",)
        return (types,) if isinstance(types, str) else tuple(types)

    @property
    def says(self) -> str:
        """The first sentence of its description, without the full stop; nothing where it has none."""
        return _NEXT_SENTENCE.split(str(self.node.get("description", "")), maxsplit=1)[0].rstrip(".")

    @property
    def refers_to(self) -> str | None:
        """What kind of thing its text is the id of, if it is one."""
        return self.node.get("x-refers-to")

    @property
    def row(self) -> Shape:
        """One item of a list, or what an id leads to in a mapping by ids; itself where it is neither."""
        return self.inside(0 if "array" in self.types else "") or self

    def inside(self, part: str | int) -> Shape | None:
        """Return what is at a key, or in a list at any index; None where there can be nothing."""
        inner = (
            self.node.get("items")
            if isinstance(part, int)
            else self.fields.get(part, self.node.get("additionalProperties"))
        )
        return _followed(self.schema, inner) if isinstance(inner, dict) else None


@cache
def of(kind: str) -> Shape:
    """Return the shape of a kind of record."""
    return Shape(kind, schemas.schema(kind))


def at(kind: str, place: Pointer) -> Shape | None:
    """Return the shape at a place in a record of a kind; None where there can be nothing."""
    found: Shape | None = of(kind)
    for part in place:
        if found is None:
            return None
        found = found.inside(part)
    return found


def words(kind: str, *fields: str) -> tuple[str, ...]:
    """Return the words that a field of a kind of record may have; fields of rows are named without saying of which."""
    found = of(kind)
    for field in fields:
        found = _followed(found.schema, found.fields[field]).row
    return tuple(found.node["enum"])


def _followed(schema: str, node: Mapping[str, Any]) -> Shape:
    """Return a part of a schema with what it points to; what it says beside the pointer comes first."""
    whole, name = dict(node), ""
    while "$ref" in whole:
        file, _, name = whole.pop("$ref").partition("#/$defs/")
        schema = file.removesuffix(".schema.json") or schema
        whole = {**schemas.schema(schema)["$defs"][name], **whole}
    return Shape(schema, whole, name)
