"""Schemas of output, looked through, and held against what is put out."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import jsonschema_rs

from partnership.documents import schemas


@cache
def validator(name: str) -> jsonschema_rs.Draft202012Validator:
    """Return what validates a command's JSON output by the schema that is published for it, which is held to be one itself."""
    schema = json.loads(schemas.output(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema_rs.Draft202012Validator(schema, offline=True)


def schema_nodes(node: dict[str, Any], path: str = "$") -> list[tuple[str, dict[str, Any]]]:
    """Return every schema inside a schema, with where it stands."""
    found = [(path, node)]
    for key in ("properties", "$defs"):
        found += [one for name, inner in node.get(key, {}).items() for one in schema_nodes(inner, f"{path}.{name}")]
    return found + (schema_nodes(node["items"], f"{path}[]") if "items" in node else [])
