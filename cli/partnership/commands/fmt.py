"""`partnership fmt`: records in their canonical form."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from partnership.commands._changing import folder_to_change, say_it_is_done, write
from partnership.commands._run import RecordsOption, Refused, emit, ended, root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.source.changes import Change


def fmt(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="Records, or folders of them. Left out: every record."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name what is not in the canonical form, and exit with 1.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change, line by line.")] = False,
    records: RecordsOption = None,
) -> None:
    """Bring records into the one canonical form, so that two people's changes differ only in what they say.

    Keys stand in the order of the schema, two spaces indent, also a list under its key. Brackets and braces stand on
    one line, and are opened into lines where that would be wider than 120 columns. Text has quotes only where it
    would be read as something else without them. Comments stay where they are, blank lines too: of several one.
    A record says the same afterwards; one that has a fault is left alone and named, and the exit status is 1.

    \b
    Examples:
      partnership fmt
      partnership fmt --check
      partnership fmt --diff records/boards/exampleshire
    """
    from partnership.commands._checked import prefix
    from partnership.views import change

    folder = root(records) if check or diff else folder_to_change(records)
    form = _formed(folder, _chosen(folder, files))
    for sentence in form.left:
        sys.stderr.write(f"{sentence}\n")
    if diff and form.changes:
        emit(change.diff(form.changes, prefix(folder)), None)
    if check:
        emit("".join(f"{prefix(folder)}{one.path}\n" for one in form.changes), None)
    said = _summary(form, written=not check and not diff)
    if not check and not diff and form.changes:
        write(folder, form.changes, "Records were brought into their canonical form.")
        say_it_is_done(said)
    else:
        emit(said, None)
    ended(1 if form.left or (check and form.changes) else 0)


class _Formed(NamedTuple):
    """What would change, what is said of records that are left alone, and how many records were looked at."""

    changes: list[Change]
    left: list[str]
    records: int


def _chosen(folder: Path, named: Sequence[Path] | None) -> list[str]:
    """Return the paths of the records that are meant. Raises Refused where one is none."""
    from partnership.source import files

    known = [one.path for one in files.listing(folder).records]
    if not named:
        return known
    chosen: list[str] = []
    for one in named:
        try:
            inside = os.path.relpath(Path.cwd() / one, folder).replace(os.sep, "/")
        except ValueError:  # of another drive, on Windows
            inside = ".."
        found = [path for path in known if inside in {path, "."} or path.startswith(f"{inside}/")]
        if not found:
            message = f"{one} is no record here; name a record's file, or a folder of records"
            raise Refused(message)
        chosen += found
    return sorted(set(chosen))


def _formed(folder: Path, paths: Sequence[str]) -> _Formed:
    from partnership.commands._checked import prefix
    from partnership.documents.key_order import key_order
    from partnership.source import files
    from partnership.source.changes import Change
    from partnership.source.editing.canonical import canonical
    from partnership.source.editing.tree import UneditableError
    from partnership.words.kinds import FOLDERS
    from partnership.words.wording import plain

    form = _Formed([], [], len(paths))
    orders = {name: key_order(kind.name) for name, kind in FOLDERS.items()}
    for path in paths:
        raw = files.read(str(folder), path)
        if isinstance(raw, files.Unreadable):
            form.left.append(plain(f"{prefix(folder)}{path}: {raw.message}; left as it is"))
            continue
        try:
            fresh = canonical(raw, orders[path.partition("/")[0]])
        except UneditableError as error:
            mark = error.fault.mark
            at = f":{mark.line}:{mark.column}" if mark else ""
            form.left.append(plain(f"{prefix(folder)}{path}{at}: {error.fault.message}; left as it is"))
            continue
        if fresh != raw:
            form.changes.append(Change(path, raw, fresh))
    return form


def _summary(form: _Formed, *, written: bool) -> str:
    from partnership.words.wording import plural

    fine = form.records - len(form.changes) - len(form.left)
    parts = [f"{plural(fine, 'record')} in canonical form"] if fine or not (form.changes or form.left) else []
    if form.changes:
        verb = "brought into" if written else "not in"
        counted = f"{len(form.changes)} {verb} it"
        parts.append(counted if parts else f"{plural(len(form.changes), 'record')} {verb} canonical form")
    if form.left:
        counted = str(len(form.left)) if parts else plural(len(form.left), "record")
        parts.append(f"{counted} left as {'it is' if len(form.left) == 1 else 'they are'}")
    return f"{'; '.join(parts)}.\n"
