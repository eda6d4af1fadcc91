"""The schemas as peers can take them: whole in one file, with every reference inside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
COMMON = "common"
KINDS = {
    "meetings": "meeting",
    "measures": "measure",
    "boards": "board",
    "plans": "plan",
    "restructures": "restructure",
    "places": "place",
}

# What tells a record's kind from its content alone, where one schema has to serve for all kinds.
TELLING: dict[str, Schema] = {
    "meeting": {"required": ["status"]},
    "measure": {"required": ["direction"]},
    "restructure": {"required": ["stages"]},
    "plan": {"required": ["outcomes"]},
    "place": {"properties": {"kind": {"enum": ["country", "county"]}}, "required": ["kind"]},
}


def write_bundles(schemas: Path, bundled: Path) -> None:
    """Write one schema for each kind, and `any` for records of every kind at once."""
    bundled.mkdir()
    common = everything = _definitions(schemas, COMMON)
    for kind in KINDS.values():
        own = _definitions(schemas, kind)
        everything = everything | own
        _write(bundled / f"{kind}.schema.json", {"$ref": f"#/$defs/{kind}", "$defs": common | own})
    _write(bundled / "any.schema.json", _dispatch() | {"$defs": everything})


def _write(path: Path, schema: Schema) -> None:
    path.write_text(json.dumps({"$schema": DIALECT} | schema, indent=1), encoding="utf-8")


def _dispatch() -> Schema:
    """Choose the kind by one key each, the most frequent kinds first; what is left must be a board."""
    chosen: Schema = {"$ref": "#/$defs/board"}
    for kind, telling in reversed(TELLING.items()):
        chosen = {"if": telling, "then": {"$ref": f"#/$defs/{kind}"}, "else": chosen}
    return chosen


def _definitions(schemas: Path, name: str) -> Schema:
    """Return a schema file as definitions: itself under its name, its own definitions under `NAME.theirs`."""
    schema: Schema = json.loads((schemas / f"{name}.schema.json").read_text(encoding="utf-8"))
    inner = schema.pop("$defs", {})
    del schema["$schema"], schema["$id"]
    named = {name: schema} | {f"{name}.{key}": value for key, value in inner.items()}
    return {key: _inside(value, name) for key, value in named.items()}


def _inside(node: Any, name: str) -> Any:  # JSON is what it is
    """Point every reference at a definition of the bundle."""
    if isinstance(node, list):
        return [_inside(each, name) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _bundled(value, name) if key == "$ref" and isinstance(value, str) else _inside(value, name)
        for key, value in node.items()
    }


def _bundled(reference: str, name: str) -> str:
    file, _, pointer = reference.partition("#/$defs/")
    return f"#/$defs/{file.removesuffix('.schema.json') or name}.{pointer}"
