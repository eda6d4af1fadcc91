"""YAML text to plain data, strictly: what was typed is what is read, or a fault says why not."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from partnership.words.finding import Fault, Position, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.words.finding import Pointer

DEEPEST = 64
"""How many mappings and lists may lie inside one another."""
_LONGEST_NUMBER = 15
_MOST = 50
"""How many keys given twice are told of one record."""
_MARK = b"\xef\xbb\xbf"
"""The byte-order mark that Windows programs put before UTF-8."""
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?\Z")
_ENDLESS = (float("inf"), float("-inf"))
"""What a number comes to that most programs cannot hold."""
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMERIC_START = frozenset("-+.0123456789")
_NOT_ALWAYS_TEXT = _NUMERIC_START | {word[:1] for word in _WORDS}
_SIGNS = (b"&", b"*", b"!")
_BOUNDS = frozenset(("after", "not_before", "before", "by"))
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

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # pragma: no cover - PyYAML without its C part, as on a machine with no wheel

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):  # type: ignore[no-redef]
        """PyYAML's own parser, in Python: the same events, fifteen times slower."""

        def __init__(self, stream: bytes) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


class Seen(NamedTuple):
    """What was seen in passing while a record was read, so that rules need not look through all of it.

    `texts` are its text values, in the order of the file; `spans` its blocks with both `since` and
    `until`; `bounds` whether any block has a key that may bound a date.
    """

    texts: list[str]
    spans: list[dict[str, Any]]
    bounds: bool


class Reading(NamedTuple):
    """The data of a record and the faults of its text, each with the name of its rule.

    `data` is None where the text holds nothing that could be a record.
    """

    data: dict[str, Any] | None
    faults: tuple[tuple[str, Fault], ...]
    seen: Seen = Seen([], [], False)  # noqa: FBT003 - nothing was seen


class Positions(NamedTuple):
    """Where each key and each value of a record begins, and where a key is given again."""

    keys: dict[Pointer, Position]
    values: dict[Pointer, Position]
    again: list[tuple[Pointer, Position]]

    def of(self, at: Pointer, *, key: bool = False) -> Position:
        """Return where the place is, or where the nearest thing around it is."""
        if key and at in self.keys:
            return self.keys[at]
        while at and at not in self.values:
            at = at[:-1]
        return self.values.get(at, Position(1, 1))


class _Refused(Exception):  # noqa: N818 - it ends a reading; it is not an error of the program
    def __init__(self, rule: str, fault: Fault) -> None:
        self.rule = rule
        self.fault = fault


def read(raw: bytes) -> Reading:
    """Read the bytes of one record.

    Scalars are those of YAML 1.2's core schema, but infinities, numbers in base 8 or 16 and numbers
    too long to be exact stay text; so do dates. Refused: text that is not UTF-8, anchors, aliases, tags, keys that are not
    plain text, a second document, more than DEEPEST levels. A key given twice is a fault.
    """
    try:
        data, seen, repeated = _build(_parser(raw), guarded=any(sign in raw for sign in _SIGNS))
    except _Refused as refused:
        return Reading(None, (*_repeated(raw), (refused.rule, refused.fault)))
    except yaml.YAMLError as error:
        return Reading(None, (*_repeated(raw), ("yaml-syntax", _syntax_fault(error, raw))))
    if data.__class__ is dict:
        return Reading(data, _repeated(raw) if repeated else (), seen)
    empty = data is None
    message = (
        "this record is empty" if empty else "a record is a list of `key: value` lines, and this is something else"
    )
    fault = Fault((), message, "write the record's fields, one `key: value` a line", mark=Position(1, 1))
    return Reading(None, (("empty-record" if empty else "yaml-syntax", fault),))


def _repeated(raw: bytes) -> tuple[tuple[str, Fault], ...]:
    """Return a fault for each key that is given again, as far as the text can be read."""
    found = positions(raw)
    return tuple(("duplicate-key", _duplicate(str(at[-1]), found.keys[at], again)) for at, again in found.again[:_MOST])


def _parser(raw: bytes) -> _Parser:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (raw[:1] == b"\0" or raw[1:2] == b"\0"):
        raise _Refused("not-utf-8", Fault((), "this file is UTF-16", "save it as UTF-8", mark=Position(1, 1)))
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        message = "this file is not UTF-8 from here on"
        raise _Refused("not-utf-8", Fault((), message, "save it as UTF-8", mark=_end_of(raw[: error.start]))) from None
    return _Parser(raw.removeprefix(_MARK))


def _end_of(before: bytes) -> Position:
    """Return where the character after this text stands."""
    lines = f"{before.removeprefix(_MARK).decode()}x".splitlines()
    return Position(len(lines), len(lines[-1]))


def _syntax_fault(error: yaml.YAMLError, raw: bytes) -> Fault:
    problem = f"{getattr(error, 'problem', '')} {getattr(error, 'reason', '')} {error}"
    ends, begins = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = begins or ends if any(sign in problem for sign in _SEEN_AT_THE_END) else ends or begins
    position = Position(mark.line + 1, mark.column + 1) if mark else _first_unprintable(raw)
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
    line = raw.removeprefix(_MARK).decode().splitlines()[colon.line - 1]
    return ":" not in line[: colon.column - 1]


def _first_unprintable(raw: bytes) -> Position:
    """Return where the first character stands that YAML refuses: the parser gives its number, not its line."""
    text = raw.removeprefix(_MARK).decode()
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return _end_of(text[: found.start()].encode()) if found else Position(1, 1)


def _at(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _refuse(rule: str, event: Any, message: str, remedy: str) -> _Refused:
    return _Refused(rule, Fault((), message, remedy, mark=_at(event)))


def scalar(text: str) -> str | int | Decimal | bool | None:
    """Return what plain (unquoted) text stands for: a number with a point or an exponent exactly as typed, `9.60` with both its decimals."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMERIC_START and len(text) <= _LONGEST_NUMBER:
        if _INTEGER.match(text):
            return int(text)
        if _FLOAT.match(text):
            return text if float(text) in _ENDLESS else Decimal(text)
    return text


def _forbid(event: Any) -> NoReturn:
    """Refuse an event that has an anchor or a tag."""
    if event.anchor is not None:
        raise _refuse(
            "yaml-reference",
            event,
            "an anchor (`&`) is not allowed: a record says everything itself",
            "write the value out, or put the text in double quotes",
        )
    raise _refuse(
        "yaml-tag",
        event,
        "a tag (`!`) is not allowed: a record is plain data",
        "delete the tag, or put the text in double quotes",
    )


def _build(parser: _Parser, *, guarded: bool) -> tuple[Any, Seen, bool]:  # noqa: C901, PLR0912, PLR0915 - one loop over events; split, it is three times slower
    """Fold the events of one document into data; return it, what was seen in passing, and whether a key was repeated.

    `guarded` is whether the text holds a character with which anchors, aliases or tags begin.
    """
    next_event = parser.get_event
    top: Any = None
    outer: list[tuple[Any, bool]] = []  # the containers around the innermost one, and whether they are mappings
    container: Any = None
    mapping = False
    key: str | None = None  # the key that waits for its value
    texts: list[str] = []
    spans: list[dict[str, Any]] = []
    bounds = repeated = False
    documents = 0
    while True:
        event: Any = next_event()
        kind = event.__class__
        if kind is ScalarEvent:
            if guarded and (event.anchor is not None or event.tag is not None):
                _forbid(event)
            text = event.value
            if mapping and key is None:
                key = text
                if text in container:
                    repeated = True
                continue
            value: Any = text
            if text[:1] in _NOT_ALWAYS_TEXT and event.implicit[0]:
                value = scalar(text)
            if value.__class__ is str:
                texts.append(value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if guarded and (event.anchor is not None or event.tag is not None):
                _forbid(event)
            if mapping and key is None:
                raise _refuse(
                    "yaml-syntax",
                    event,
                    "a key is plain text, and this is a list or a mapping",
                    "put text with brackets or braces in double quotes",
                )
            if len(outer) >= DEEPEST:
                raise _refuse(
                    "yaml-depth", event, f"more than {DEEPEST} levels inside one another", "flatten the record"
                )
            value = {} if kind is MappingStartEvent else []
            if mapping:
                container[key] = value
            elif container is not None:
                container.append(value)
            else:
                top = value
            outer.append((container, mapping))
            container, mapping, key = value, kind is MappingStartEvent, None
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if mapping:
                if "until" in container and "since" in container:
                    spans.append(container)
                bounds = bounds or not _BOUNDS.isdisjoint(container)
            container, mapping = outer.pop()
            key = None
            continue
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _refuse(
                    "yaml-documents", event, "a second record begins here (`---`)", "give it a file of its own"
                )
            continue
        elif kind is AliasEvent:
            raise _refuse(
                "yaml-reference",
                event,
                "an alias (`*`) is not allowed: a record says everything itself",
                "write the value out, or put the text in double quotes",
            )
        elif kind is StreamEndEvent:
            return top, Seen(texts, spans, bounds), repeated
        else:
            continue
        if mapping:
            container[key] = value
            key = None
        elif container is not None:
            container.append(value)
        else:
            top = value


def _duplicate(key: str, first: Position, again: Position) -> Fault:
    return Fault(
        (),
        f"`{key[:60]}` is given twice",
        "keep one of the two",
        related=(Related("", (), f"`{key[:60]}` is first given here", mark=first),),
        mark=again,
    )


def positions(raw: bytes) -> Positions:
    """Return where every key and value begins; what could be read, where the text is faulty."""
    found = Positions({}, {}, [])
    try:
        parser = _parser(raw)
        _locate(parser, found)
    except (_Refused, yaml.YAMLError):
        pass
    return found


def events(raw: bytes) -> Iterator[Any]:
    """Yield the events of the text of a record that can be read, for who changes it.

    Their marks count characters, a byte-order mark not among them.
    """
    parser = _parser(raw)
    event: Any = None
    while event.__class__ is not StreamEndEvent:
        event = parser.get_event()
        yield event


def _locate(parser: _Parser, found: Positions) -> None:
    stack: list[tuple[Pointer, list[Any]]] = []  # the container, and the key that waits or the next index
    while True:
        event: Any = parser.get_event()
        kind = event.__class__
        if kind in (StreamEndEvent, AliasEvent) or len(stack) > DEEPEST:
            return
        if kind in (MappingEndEvent, SequenceEndEvent):
            stack.pop()
        elif kind in (ScalarEvent, MappingStartEvent, SequenceStartEvent):
            here = stack[-1] if stack else None
            if here is not None and here[1] == [None]:
                if kind is not ScalarEvent:
                    return
                here[1][0] = event.value
                named = (*here[0], event.value)
                if named in found.keys:
                    found.again.append((named, _at(event)))
                else:
                    found.keys[named] = _at(event)
                continue
            at: Pointer = () if here is None else (*here[0], here[1][0])
            found.values.setdefault(at, _at(event))
            if here is not None:
                here[1][0] = None if isinstance(here[1][0], str) else here[1][0] + 1
            if kind is not ScalarEvent:
                stack.append((at, [None] if kind is MappingStartEvent else [0]))
