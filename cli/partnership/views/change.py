"""A change of records as text: a diff of what would be different, or a line for each file."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.source.changes import Change

_MARK = b"\xef\xbb\xbf"


def diff(changes: Sequence[Change], prefix: str) -> str:
    """Return changes as a unified diff; `prefix` leads from where the user stands to the folder of records.

    Line ends are not shown, and what could upset a terminal is shown as a sign for it.
    """
    came_from = {one.moved_from for one in changes if one.moved_from is not None}
    was = {one.path: one.before for one in changes}
    return "".join(
        f"{plain(line)}\n"
        for one in changes
        if one.path not in came_from or one.after is not None
        for line in _of_file(one, was.get(one.moved_from or "", one.before), prefix)
    )


def _of_file(one: Change, before: bytes | None, prefix: str) -> Iterator[str]:
    old, new = f"{prefix}{one.moved_from or one.path}", f"{prefix}{one.path}"
    if one.moved_from is not None:
        yield f"rename from {old}"
        yield f"rename to {new}"
    lines = difflib.unified_diff(
        _lines(before),
        _lines(one.after),
        old if before is not None else "nothing",
        new if one.after is not None else "nothing",
        lineterm="",
    )
    yield from lines


def _lines(content: bytes | None) -> list[str]:
    if content is None:
        return []
    return content.removeprefix(_MARK).decode(errors="replace").replace("\r\n", "\n").removesuffix("\n").split("\n")


def files(changes: Sequence[Change], prefix: str) -> Iterator[str]:
    """Yield a line for each file: what becomes of it, and its path as the user would type it."""
    came_from = {one.moved_from for one in changes if one.moved_from is not None}
    for one in changes:
        if one.moved_from is not None:
            yield f"moved    {prefix}{one.moved_from} to {prefix}{one.path}"
        elif one.path in came_from and one.after is None:
            continue
        elif one.before is None:
            yield f"new      {prefix}{one.path}"
        elif one.after is None:
            yield f"removed  {prefix}{one.path}"
        else:
            yield f"changed  {prefix}{one.path}"
