"""The schemas: one per kind of record, decided by jsonschema-rs."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnership.words.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema_rs import Draft202012Validator

COMMON = "common"
NAMES = (*(kind.name for kind in KINDS), COMMON)
OUTPUTS = (
    "check", "attendance", "agencies", "quorum", "changelog", "diff", "due", "meetings", "meetings-promised", "meetings-in-time", "decisions", "actions",
    "agenda", "schedule", "lineage", "list", "measures", "readings", "review", "scorecard", "seats", "show", "tree",
)  # fmt: skip
"""The JSON outputs that have a published schema: those of the commands, and of `attendance --agencies`, `measures import`, `meetings --promised` and `meetings --in-time`."""
PARTS = {"terms": "board"}
"""Shapes of a kind of record that are valid on their own, too: a version of the terms of reference is a board's."""
_VERSION = "x-version"


def _folder() -> Path:
    """Return the folder of schemas: beside this file in a wheel, at the top of a checkout otherwise."""
    packed = Path(__file__).parents[1] / "schemas"
    return packed if packed.is_dir() else Path(__file__).parents[3] / "schemas"


def file_name(name: str) -> str:
    """Return the name of a schema's file."""
    return f"{name}.schema.json"


@cache
def text(name: str) -> str:
    """Return a schema as its file has it; `name` is one of NAMES."""
    return (_folder() / file_name(name)).read_text(encoding="utf-8")


@cache
def schema(name: str) -> dict[str, Any]:
    """Return a schema as data; `name` is one of NAMES or PARTS."""
    if name in PARTS:
        whole = schema(PARTS[name])
        return {"$schema": whole["$schema"], "$id": whole["$id"], **whole["$defs"][name], "$defs": whole["$defs"]}
    data: dict[str, Any] = json.loads(text(name))
    return data


@cache
def version() -> str:
    """Return the version of the schemas, `MAJOR.MINOR`: a new minor only adds what may be left out."""
    return str(schema(COMMON)[_VERSION])


def output(name: str) -> str:
    """Return the schema of a command's JSON output as its file has it; `name` is one of OUTPUTS."""
    return (_folder() / "output" / file_name(name)).read_text(encoding="utf-8")


def version_of(copy: str) -> str | None:
    """Return the version that the text of a schema says it has, or None where it says none."""
    try:
        found = json.loads(copy)
    except (ValueError, RecursionError):
        return None
    stated = found.get(_VERSION) if isinstance(found, dict) else None
    return stated if isinstance(stated, str) else None


@cache
def digest() -> str:
    """Return a digest of all schemas, so that a verdict can be tied to them."""
    return hashlib.sha256("\0".join(text(name) for name in NAMES).encode()).hexdigest()


@cache
def validator(name: str) -> Draft202012Validator:
    """Return the validator of a kind of record, or of one of PARTS; nothing is ever fetched."""
    import jsonschema_rs  # noqa: PLC0415 - a compiled library of 15 MB, for those who validate

    common = schema(COMMON)
    registry = jsonschema_rs.Registry([(common["$id"], common)])
    return jsonschema_rs.Draft202012Validator(schema(name), registry=registry, offline=True)


def valid(kind: str, data: Mapping[str, Any]) -> bool:
    """Whether the data of a record has the shape of its kind, or that of one of PARTS."""
    return bool(validator(kind).is_valid(data))


def bundled(name: str) -> dict[str, Any]:
    """Return the schema of a kind of record so that it stands alone: the shapes it shares with others copied into it."""
    own = json.loads(text(name).replace(f"{file_name(COMMON)}#/$defs/", "#/$defs/"))
    own["$defs"] = {**own.get("$defs", {}), **schema(COMMON)["$defs"]}
    _drop_unused(own)
    result: dict[str, Any] = own
    return result


def _drop_unused(whole: dict[str, Any]) -> None:
    while True:
        said = json.dumps(whole)
        unused = [name for name in whole["$defs"] if f'"#/$defs/{name}"' not in said]
        if not unused:
            return
        for name in unused:
            del whole["$defs"][name]
