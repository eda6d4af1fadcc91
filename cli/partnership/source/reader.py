"""YAML text to plain data, strictly: what was typed is what is read, or a fault says why not."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

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

from partnership.source.yaml_faults import (
    MARK,
    RefusedTextError,
    end_of,
    forbid,
    given_twice,
    position_of,
    refused,
    syntax_fault,
)
from partnership.words.finding import Fault, Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.words.finding import Pointer

DEEPEST = 64
"""How many mappings and lists may lie inside one another."""
_LONGEST_NUMBER = 15
_MOST = 50
"""How many keys given twice are told of one record."""
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?\Z")
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
"""The keys that bound a date, and the only ones in the block of one that is bounded."""


try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # pragma: no cover - PyYAML without its C part, as on a machine with no wheel

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):  # type: ignore[no-redef]  # one name for both, whichever is there
        """PyYAML's own parser, in Python: the same events, fifteen times slower."""

        def __init__(self, stream: bytes) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


class Seen(NamedTuple):
    """What was seen in passing while a record was read, so that rules need not look through all of it.

    `texts` are its text values, in the order of the file; `spans` its blocks with both `since` and
    `until`; `bounds` whether any block may be the bounds of a date.
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
    seen: Seen = Seen([], [], bounds=False)


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


def read(raw: bytes) -> Reading:
    """Read the bytes of one record.

    Scalars are those of YAML 1.2's core schema, but infinities, numbers in base 8 or 16 and numbers
    too long to be exact stay text; so do dates. Refused: text that is not UTF-8, anchors, aliases, tags, keys that are not
    plain text, a second document, more than DEEPEST levels. A key given twice is a fault.
    """
    try:
        data, seen, repeated = _build(_parser(raw), guarded=any(sign in raw for sign in _SIGNS))
    except RefusedTextError as ended:
        return Reading(None, (*_repeated(raw), (ended.rule, ended.fault)))
    except yaml.YAMLError as error:
        return Reading(None, (*_repeated(raw), ("yaml-syntax", syntax_fault(error, raw, _first_unprintable(raw)))))
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
    return tuple(
        ("duplicate-key", given_twice(str(at[-1]), found.keys[at], again)) for at, again in found.again[:_MOST]
    )


def _parser(raw: bytes) -> _Parser:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (raw[:1] == b"\0" or raw[1:2] == b"\0"):
        raise RefusedTextError("not-utf-8", Fault((), "this file is UTF-16", "save it as UTF-8", mark=Position(1, 1)))
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        message = "this file is not UTF-8 from here on"
        raise RefusedTextError(
            "not-utf-8", Fault((), message, "save it as UTF-8", mark=end_of(raw[: error.start]))
        ) from None
    return _Parser(raw.removeprefix(MARK))


def _first_unprintable(raw: bytes) -> Position:
    """Return where the first character stands that YAML refuses: the parser gives its number, not its line."""
    text = raw.removeprefix(MARK).decode()
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return end_of(text[: found.start()].encode()) if found else Position(1, 1)


def scalar(text: str) -> str | int | Decimal | bool | None:
    """Return what plain (unquoted) text stands for: a number with a point or an exponent exactly as typed, `9.60` with both its decimals."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMERIC_START and len(text) <= _LONGEST_NUMBER:
        if _NUMBER.match(text) is None:  # a date, most often
            return text
        if _INTEGER.match(text):
            return int(text)
        return text if float(text) in _ENDLESS else Decimal(text)
    return text


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
                forbid(event)
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
                forbid(event)
            if mapping and key is None:
                raise refused(
                    "yaml-syntax",
                    event,
                    "a key is plain text, and this is a list or a mapping",
                    "put text with brackets or braces in double quotes",
                )
            if len(outer) >= DEEPEST:
                raise refused(
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
                bounds = bounds or _BOUNDS.issuperset(container)
            container, mapping = outer.pop()
            key = None
            continue
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise refused(
                    "yaml-documents", event, "a second record begins here (`---`)", "give it a file of its own"
                )
            continue
        elif kind is AliasEvent:
            raise refused(
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


def positions(raw: bytes) -> Positions:
    """Return where every key and value begins; what could be read, where the text is faulty."""
    found = Positions({}, {}, [])
    try:
        parser = _parser(raw)
        _locate(parser, found)
    except (RefusedTextError, yaml.YAMLError):
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
                    found.again.append((named, position_of(event)))
                else:
                    found.keys[named] = position_of(event)
                continue
            at: Pointer = () if here is None else (*here[0], here[1][0])
            found.values.setdefault(at, position_of(event))
            if here is not None:
                here[1][0] = None if isinstance(here[1][0], str) else here[1][0] + 1
            if kind is not ScalarEvent:
                stack.append((at, [None] if kind is MappingStartEvent else [0]))
