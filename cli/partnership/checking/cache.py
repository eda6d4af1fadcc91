"""Verdicts kept by content, so that what has not changed is not checked again; only ever a saving of time."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import partnership
from partnership.checking import as_kept
from partnership.checking.verdict import Checked
from partnership.documents import schema_copy, schemas
from partnership.source import files, own_folders
from partnership.words.kinds import HELD_AGAINST

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
    Where some have changed, the others are not asked again.
    """
    of = state(root, changed)
    kept = recall(of.whole)
    if kept is not None:
        return kept
    from partnership.checking import apart  # noqa: PLC0415 - loading the rules takes longer than a kept verdict saves
    from partnership.checking.check import check  # noqa: PLC0415 - loading the rules takes longer than a kept verdict saves

    by_themselves = apart.recall(of)
    found = check(root, changed=changed, apart=by_themselves)
    if state(root, changed) == of:  # or a file changed while it was checked
        apart.keep(of, by_themselves)
        keep(of.whole, found)
    return found


class State(NamedTuple):
    """What a verdict rests on, in digests.

    `whole` is of everything: every path and byte of the records, the schemas, the tool. `around` leaves out the bytes of
    meetings, measures and restructures, which no rule about another record knows. `records` has the bytes of each record by its path.
    """

    whole: str
    around: str
    records: dict[str, str]


def key(root: Path, changed: Mapping[str, bytes | None] | None = None) -> str:
    """Return a digest of everything a verdict rests on."""
    return state(root, changed).whole


def state(root: Path, changed: Mapping[str, bytes | None] | None = None) -> State:
    """Return what a verdict rests on; `changed` holds files, by path, as they would be after a change."""
    changed = changed or {}
    parts = (partnership.__version__, schemas.digest(), sys.version, *_sources(), *_parsers())
    whole = hashlib.sha256("\0".join(parts).encode())
    around = whole.copy()
    for finding in schema_copy.findings(root):
        whole.update(repr(finding).encode())
    listing = files.listing(root, changed)
    for stray in listing.strays:
        whole.update(repr(stray).encode())
    records: dict[str, str] = {}
    for listed in listing.records:
        instead = changed.get(listed.path)
        raw = files.read(str(root), listed.path) if instead is None else instead
        content = hashlib.sha256(raw).hexdigest() if isinstance(raw, bytes) else repr(raw)
        records[listed.path] = content
        line = f"{listed.path}\0{content}\n"
        whole.update(line.encode())
        around.update((line if listed.kind.name in HELD_AGAINST else f"{listed.path}\n").encode())
    return State(whole.hexdigest(), around.hexdigest(), records)


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


def recall(of: str) -> Checked | None:
    """Return the verdict kept under a key, or None where there is none that can be trusted."""
    kept = stored(of)
    with suppress(*as_kept.REFUSED):
        return Checked(
            tuple(as_kept.finding(one) for one in kept["findings"]),
            tuple(as_kept.accepted(one) for one in kept["accepted"]),
            int(kept["records"]),
        )
    return None


def keep(of: str, checked: Checked) -> None:
    """Keep a verdict. Failing to keep one is no fault."""
    store(of, {"records": checked.records, "findings": checked.findings, "accepted": checked.accepted})


def stored(of: str) -> Any:
    """Return what was stored under a key: whatever a file of the user's own says, or None."""
    with suppress(OSError, *as_kept.REFUSED):
        path = folder() / f"{of}.json"
        state_ = path.lstat()
        ours = not hasattr(os, "getuid") or state_.st_uid == os.getuid()
        if ours and path.is_file() and not path.is_symlink() and state_.st_size <= _LARGEST:
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept["key"] == of:
                return kept
    return None


def store(of: str, data: Mapping[str, Any]) -> None:
    """Store plain data under a key: written whole and privately, or not at all."""
    with suppress(OSError):
        home = folder()
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=home, prefix="new-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(json.dumps({"key": of, **data}))
            Path(name).replace(home / f"{of}.json")
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _forget(home)


def _forget(home: Path) -> None:
    """Take away all but the newest, which together may not be larger than the largest that is read."""
    left = _LARGEST
    newest = sorted(((path.stat(), path) for path in home.glob("*.json")), key=lambda one: -one[0].st_mtime)
    for number, (kept, path) in enumerate(newest):
        left -= kept.st_size
        if number >= _KEPT or left < 0:
            path.unlink(missing_ok=True)
