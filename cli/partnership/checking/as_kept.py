"""What was kept as JSON made again, and nothing that has not the right shape: what misleads is refused with an ordinary error."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import partnership
from partnership.checking.verdict import Acceptance, Accepted
from partnership.documents import schema_copy
from partnership.words.finding import Fault, Finding, Position, Related

REFUSED = (ValueError, TypeError, LookupError, ArithmeticError, RecursionError)
"""What comes of a value that has not the shape asked for."""


@cache
def _rules() -> frozenset[str]:
    """The names of all rules, which are those of their files: loading the rules takes longer than a kept verdict saves."""
    home = Path(partnership.__file__).parent / "rules"
    return frozenset(file.stem.replace("_", "-") for file in home.glob("*/*.py") if file.stem != "__init__")


def text(value: object) -> str:
    """Return what is a text."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _rule(value: object) -> str:
    if value not in _rules():
        raise ValueError(value)
    return text(value)


def _path(value: object) -> str:
    """Return a path that `check` could have given: below the records, or a copy of a schema beside them."""
    path = text(value)
    inside = path.removeprefix(f"{schema_copy.FOLDER}/")
    if path.startswith("/") or "\0" in path or ".." in re.split(r"[/\\]", inside):
        raise ValueError(value)
    return path


def _at(value: Any) -> tuple[str | int, ...]:
    return tuple(part if isinstance(part, int) else text(part) for part in value)


def _mark(value: Any) -> Position | None:
    if value is None:
        return None
    line, column = (int(number) for number in value)
    if min(line, column) < 1:
        raise ValueError(value)
    return Position(line, column)


def finding(value: Any) -> Finding:
    """Return a finding of a rule there is, in a file that `check` could have named."""
    rule, path, (at, message, remedy, on_key, related, mark) = value
    others = tuple(Related(_path(one[0]), _at(one[1]), text(one[2]), _mark(one[3]), bool(one[4])) for one in related)
    return Finding(
        _rule(rule),
        _path(path),
        Fault(_at(at), text(message), None if remedy is None else text(remedy), bool(on_key), others, _mark(mark)),
    )


def acceptance(value: Any) -> Acceptance:
    """Return an acceptance."""
    rule, at, records, reason, look_again, kind, record_id, path, index = value
    return Acceptance(
        text(rule),
        text(at),
        tuple(text(one) for one in records),
        text(reason),
        text(look_again),
        text(kind),
        text(record_id),
        text(path),
        int(index),
    )


def accepted(value: Any) -> Accepted:
    """Return a finding with what accepts it."""
    found, by = value
    return Accepted(finding(found), acceptance(by))
