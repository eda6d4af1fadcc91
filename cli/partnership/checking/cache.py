"""Verdicts kept by content, so that what has not changed is not checked again; only ever a saving of time."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import partnership
from partnership.checking.verdict import Acceptance, Accepted, Checked
from partnership.documents import schema_copy, schemas
from partnership.source import files, own_folders
from partnership.words.finding import Fault, Finding, Position, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KEPT = 20
_LARGEST = 64 * 1024 * 1024


def folder() -> Path:
    """Return where verdicts are kept: the user's own cache folder, never the repository. Raises OSError where there is none."""
    return own_folders.cache()


def verdict(root: Path, changed: Mapping[str, bytes | None] | None = None) -> Checked:
    """Return what `check` finds; that of last time, where no file has changed. `changed` is as it is there.

    What a change would come to is kept by what the records would hold then, so that it need not be checked once it is made.
    """
    of = key(root, changed)
    kept = recall(of)
    if kept is not None:
        return kept
    from partnership.checking.check import check  # noqa: PLC0415 - loading the rules takes longer than a kept verdict saves

    found = check(root, changed=changed)
    if key(root, changed) == of:  # or a file changed while it was checked
        keep(of, found)
    return found


def key(root: Path, changed: Mapping[str, bytes | None] | None = None) -> str:
    """Return a digest of everything a verdict rests on: every path and byte of the records, the schemas, the tool."""
    changed = changed or {}
    parts = (partnership.__version__, schemas.digest(), sys.version, *_sources(), *_parsers())
    digest = hashlib.sha256("\0".join(parts).encode())
    for finding in schema_copy.findings(root):
        digest.update(repr(finding).encode())
    listing = files.listing(root, changed)
    for stray in listing.strays:
        digest.update(repr(stray).encode())
    for listed in listing.records:
        instead = changed.get(listed.path)
        raw = files.read(str(root), listed.path) if instead is None else instead
        content = hashlib.sha256(raw).hexdigest() if isinstance(raw, bytes) else repr(raw)
        digest.update(f"{listed.path}\0{content}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[str]:
    """The tool's own files as they are now, so that a changed rule never meets an old verdict."""
    for folder_, _, names in sorted(os.walk(Path(partnership.__file__).parent)):
        for name in sorted(names):
            if name.endswith(".py"):
                state = os.stat(f"{folder_}/{name}")  # noqa: PTH116 - two hundred files at every start
                yield f"{name}:{state.st_size}:{state.st_mtime_ns}"


def _parsers() -> Iterator[str]:
    """The libraries that decide and explain, by the state of their first files: asking for their versions takes as long as using them."""
    specs = (find_spec(name) for name in ("yaml", "jsonschema_rs", "jsonschema"))
    for origin in (spec.origin for spec in specs if spec is not None and spec.origin is not None):
        state = Path(origin).stat()
        yield f"{origin}:{state.st_size}:{state.st_mtime_ns}"


@cache
def _rules() -> frozenset[str]:
    """The names of all rules, which are those of their files: loading the rules takes longer than a kept verdict saves."""
    home = Path(partnership.__file__).parent / "rules"
    return frozenset(file.stem.replace("_", "-") for file in home.glob("*/*.py") if file.stem != "__init__")


def recall(of: str) -> Checked | None:
    """Return the verdict kept under a key, or None where there is none that can be trusted."""
    with suppress(OSError, ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
        path = folder() / f"{of}.json"
        state = path.lstat()
        ours = not hasattr(os, "getuid") or state.st_uid == os.getuid()
        if ours and path.is_file() and not path.is_symlink() and state.st_size <= _LARGEST:
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept["key"] == of:
                return Checked(
                    tuple(_finding(one) for one in kept["findings"]),
                    tuple(_accepted(one) for one in kept["accepted"]),
                    int(kept["records"]),
                )
    return None


def keep(of: str, checked: Checked) -> None:
    """Keep a verdict: written whole and privately, or not at all. Failing to keep one is no fault."""
    data = {"key": of, "records": checked.records, "findings": checked.findings, "accepted": checked.accepted}
    with suppress(OSError):
        home = folder()
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=home, prefix="new-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(data, file)
            Path(name).replace(home / f"{of}.json")
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _forget(home)


def _forget(home: Path) -> None:
    kept = sorted(home.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_KEPT:]:
        path.unlink(missing_ok=True)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _rule(value: object) -> str:
    if value not in _rules():
        raise ValueError(value)
    return _text(value)


def _path(value: object) -> str:
    """Return a path that `check` could have given: below the records, or a copy of a schema beside them."""
    path = _text(value)
    inside = path.removeprefix(f"{schema_copy.FOLDER}/")
    if path.startswith("/") or "\0" in path or ".." in re.split(r"[/\\]", inside):
        raise ValueError(value)
    return path


def _at(value: Any) -> tuple[str | int, ...]:
    return tuple(part if isinstance(part, int) else _text(part) for part in value)


def _mark(value: Any) -> Position | None:
    if value is None:
        return None
    line, column = (int(number) for number in value)
    if min(line, column) < 1:
        raise ValueError(value)
    return Position(line, column)


def _finding(value: Any) -> Finding:
    rule, path, (at, message, remedy, on_key, related, mark) = value
    others = tuple(Related(_path(one[0]), _at(one[1]), _text(one[2]), _mark(one[3]), bool(one[4])) for one in related)
    return Finding(
        _rule(rule),
        _path(path),
        Fault(_at(at), _text(message), None if remedy is None else _text(remedy), bool(on_key), others, _mark(mark)),
    )


def _accepted(value: Any) -> Accepted:
    finding, (rule, at, records, reason, look_again, kind, record_id, path, index) = value
    stands = Acceptance(
        _text(rule),
        _text(at),
        tuple(_text(one) for one in records),
        _text(reason),
        _text(look_again),
        _text(kind),
        _text(record_id),
        _text(path),
        int(index),
    )
    return Accepted(_finding(finding), stands)
