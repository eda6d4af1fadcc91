"""Schemas of output, looked through."""

from __future__ import annotations

from typing import Any


def schema_nodes(node: dict[str, Any], path: str = "$") -> list[tuple[str, dict[str, Any]]]:
    """Return every schema inside a schema, with where it stands."""
    found = [(path, node)]
    for key in ("properties", "$defs"):
        found += [one for name, inner in node.get(key, {}).items() for one in schema_nodes(inner, f"{path}.{name}")]
    return found + (schema_nodes(node["items"], f"{path}[]") if "items" in node else [])
