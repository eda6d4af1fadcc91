"""Where a finding stands: line, column and the user's own line, worked out only when it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.rules import RULES, mending
from partnership.source import files, reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership.rules import Rule
    from partnership.words.finding import Finding, Pointer, Position, Related


class LocatedRelated(NamedTuple):
    """Another place that has to do with a finding, located."""

    path: str
    line: int
    column: int
    message: str


class Located(NamedTuple):
    """A finding with its rule, line and column (both from 1), and the line as typed (None where there is none)."""

    finding: Finding
    rule: Rule
    line: int
    column: int
    text: str | None
    related: tuple[LocatedRelated, ...]

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.finding.fault.message

    @property
    def mend(self) -> str | None:
        """The command that mends it, with what a person must supply in capitals; None where none can."""
        return mending.command(self.rule.mends, self.finding)


class _Text(NamedTuple):
    lines: list[str]
    positions: reader.Positions


def located(root: str, findings: Iterable[Finding], changed: Mapping[str, bytes | None] | None = None) -> list[Located]:
    """Return the findings located, in order of path, line, column and code.

    A file is read again once for all its findings; one that cannot be read gives line 1. `changed` holds
    files as they would be after a change.
    """
    texts = {path: _read(raw) for path, raw in (changed or {}).items() if raw is not None}
    found = [_locate(finding, root, texts) for finding in findings]
    return sorted(found, key=lambda one: (one.finding.path, one.line, one.column, one.rule.code, one.message))


def _text(root: str, path: str, texts: dict[str, _Text]) -> _Text:
    if path not in texts:
        raw = files.read(root, path)
        if isinstance(raw, files.Unreadable):
            texts[path] = _Text([], reader.Positions({}, {}, []))
        else:
            texts[path] = _read(raw)
    return texts[path]


def _read(raw: bytes) -> _Text:
    lines = raw.removeprefix(b"\xef\xbb\xbf").decode(errors="replace").splitlines()
    return _Text(lines, reader.positions(raw))


def _position(text: _Text, at: Pointer, mark: Position | None, *, on_key: bool) -> Position:
    return mark or text.positions.of(at, key=on_key)


def _locate(finding: Finding, root: str, texts: dict[str, _Text]) -> Located:
    fault = finding.fault
    text = _text(root, finding.path, texts)
    line, column = _position(text, fault.at, fault.mark, on_key=fault.on_key)
    own = text.lines[line - 1] if line <= len(text.lines) else None
    related = tuple(_related(one, finding.path, root, texts) for one in fault.related)
    return Located(finding, RULES[finding.rule], line, column, own, related)


def _related(one: Related, path: str, root: str, texts: dict[str, _Text]) -> LocatedRelated:
    where = one.path or path
    line, column = _position(_text(root, where, texts), one.at, one.mark, on_key=one.on_key)
    return LocatedRelated(where, line, column, one.message)
