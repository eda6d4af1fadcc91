"""What is wrong with the text of a record, in plain English, with its place and its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from partnership.words.finding import Fault, Position, Related

if TYPE_CHECKING:
    import yaml

MARK = b"\xef\xbb\xbf"
"""The byte-order mark that Windows programs put before UTF-8."""
_SECOND_COLON = "mapping values are not allowed"
_AFTER_A_VALUE = (
    "a key cannot stand here, because the line above it is not finished",
    "put the colon on the line above if it lacks one; begin this line where the keys around it begin",
)
"""What is said instead of a colon that comes first on its line."""
_SEEN_AT_THE_END = ("found unexpected end of stream", "could not find expected ':'")
"""What YAML sees only further down: the place to look is where it began."""
_PLAIN_ENGLISH = (
    (
        "found character that cannot start any token",
        "a line cannot begin with this character here",
        "use spaces, not tabs, to indent; put text that begins with @, ` or % in double quotes",
    ),
    (
        _SECOND_COLON,
        "there is a colon here that YAML reads as a second `key: value` on one line",
        'put the text in double quotes: key: "text: more text"',
    ),
    ("could not find expected ':'", "a key without its colon", "write `key: value`"),
    (
        "did not find expected key",
        "this line does not fit the lines above it",
        "check its indentation, and that quotes before it are closed",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above it",
        "begin it with `- `, or indent it under the item",
    ),
    ("found unexpected end of stream", "a quotation mark is opened and never closed", "close it"),
    (
        "did not find expected ',' or",
        "a bracket is opened and never closed, or a comma is missing",
        "close it, or put the comma",
    ),
    (
        "block sequence entries are not allowed",
        "a list item cannot stand here",
        "put the list on the lines below its key",
    ),
    ("control characters are not allowed", "there is a character here that text cannot hold", "delete it"),
    ("found a tab character", "there is a tab here", "use spaces to indent"),
    (
        "found unknown escape character",
        "a backslash in double quotes needs a letter that YAML knows",
        "use single quotes, or write two backslashes",
    ),
    ("found undefined tag handle", "a tag (`!`) is not allowed", "put the text in double quotes"),
    (
        "found duplicate anchor",
        "an anchor (`&`) is not allowed",
        "write the value out, or put the text in double quotes",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "`*` or `&` begins something that YAML would copy",
        "put the text in double quotes",
    ),
    ("found incompatible YAML document", "this YAML version is not known", "delete the %YAML line"),
)


class RefusedTextError(Exception):
    """The text of a record that is not read on, under the name of the rule that it breaks."""

    def __init__(self, rule: str, fault: Fault) -> None:
        self.rule = rule
        self.fault = fault


def end_of(before: bytes) -> Position:
    """Return where the character after this text stands."""
    lines = f"{before.removeprefix(MARK).decode()}x".splitlines()
    return Position(len(lines), len(lines[-1]))


def syntax_fault(error: yaml.YAMLError, raw: bytes, otherwise: Position) -> Fault:
    """Return what the parser stumbled over; `otherwise` is the place where it gives none."""
    problem = f"{getattr(error, 'problem', '')} {getattr(error, 'reason', '')} {error}"
    ends, begins = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = begins or ends if any(sign in problem for sign in _SEEN_AT_THE_END) else ends or begins
    position = Position(mark.line + 1, mark.column + 1) if mark else otherwise
    for sign, message, remedy in _PLAIN_ENGLISH:
        if sign in problem:
            if sign == _SECOND_COLON and _is_first_key(raw, position):
                return Fault((), *_AFTER_A_VALUE, mark=position)
            return Fault((), message, remedy, mark=position)
    return Fault(
        (),
        "this cannot be read as YAML",
        "check the indentation, colons, quotes and brackets here and on the line above",
        mark=position,
    )


def _is_first_key(raw: bytes, colon: Position) -> bool:
    """Whether the colon is the first of its line: its key is alone there, and what is wrong is the line before it."""
    line = raw.removeprefix(MARK).decode().splitlines()[colon.line - 1]
    return ":" not in line[: colon.column - 1]


def position_of(event: Any) -> Position:
    """Return where an event begins, counted from 1."""
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def refused(rule: str, event: Any, message: str, remedy: str) -> RefusedTextError:
    """Return what is to be raised where an event breaks a rule."""
    return RefusedTextError(rule, Fault((), message, remedy, mark=position_of(event)))


def forbid(event: Any) -> NoReturn:
    """Refuse an event that has an anchor or a tag. Raises RefusedTextError."""
    if event.anchor is not None:
        raise refused(
            "yaml-reference",
            event,
            "an anchor (`&`) is not allowed: a record says everything itself",
            "write the value out, or put the text in double quotes",
        )
    raise refused(
        "yaml-tag",
        event,
        "a tag (`!`) is not allowed: a record is plain data",
        "delete the tag, or put the text in double quotes",
    )


def given_twice(key: str, first: Position, again: Position) -> Fault:
    """Return the fault of a key that stands in its block already."""
    return Fault(
        (),
        f"`{key[:60]}` is given twice",
        "keep one of the two",
        related=(Related("", (), f"`{key[:60]}` is first given here", mark=first),),
        mark=again,
    )
