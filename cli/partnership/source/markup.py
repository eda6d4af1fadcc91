"""XML from elsewhere, as elements and their text: bounded, without declarations or entities of its own, and nothing fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.parsers.expat import XMLParserType

_LARGEST = 16 * 1024 * 1024
"""Bytes above which XML is not read: fifty times the longest answer about a meeting that was met."""
_DEEPEST = 64
_MOST_ELEMENTS = 200_000
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_MARK = b"\xef\xbb\xbf"


class Element(NamedTuple):
    """An element: its name, without a prefix, and those of its attributes in small letters, what stands in it, its own text."""

    name: str
    attributes: Mapping[str, str]
    children: tuple[Element, ...]
    text: str

    def every(self, name: str) -> Iterator[Element]:
        """Yield each element of this name, this one and those at any depth, in the order of the file."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            if one.name == name:
                yield one
            waiting.extend(reversed(one.children))

    def said(self, name: str) -> str:
        """Return the text of its first child of this name, without spaces at the ends; none where there is no such child."""
        return next((one.text.strip() for one in self.children if one.name == name), "")


class UnreadableMarkupError(Exception):
    """Text that is no XML, or none that is read here: a sentence that says why, and what to do."""


def begins(raw: bytes) -> bool:
    """Return whether a file begins as XML does: with an angle bracket, in whichever encoding."""
    start = raw[:200]
    if start.startswith(_WIDE):
        return start.replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").startswith(b"<")
    return start.removeprefix(_MARK).lstrip().startswith(b"<")


def tree(raw: bytes | str) -> Element:
    """Return the root of an XML document, in the encoding that it declares. Raises UnreadableMarkupError.

    A document type is refused before anything in it is read, so that no entity is declared, expanded or fetched; what XML itself
    names (`&amp;`, `&#39;`) is all that there is.
    """
    from xml.parsers import expat  # noqa: PLC0415 - for those alone who read XML

    if len(raw) > _LARGEST:
        message = f"it is larger than {_LARGEST // 1024 // 1024} megabytes; keep the answer about one meeting alone"
        raise UnreadableMarkupError(message)
    # Text that is decoded already has no encoding, whatever its declaration says.
    parser = expat.ParserCreate("utf-8" if isinstance(raw, str) else None)
    growing = _Growing(parser)
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - what expat calls the end of the document
    except expat.ExpatError as error:
        message = f"it is no whole XML: {expat.errors.messages[error.code]} at line {error.lineno}; save it again from where it came"
        raise UnreadableMarkupError(message) from None
    except (LookupError, ValueError):
        message = "it is in an encoding that is not known; save it as UTF-8"
        raise UnreadableMarkupError(message) from None
    return growing.root()


class _Open:
    """An element whose end has not come."""

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.children: list[Element] = []
        self.text: list[str] = []


class _Growing:
    """A tree as its parser meets it."""

    def __init__(self, parser: XMLParserType) -> None:
        self._open = [_Open("", {})]
        self._met = 0
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.StartDoctypeDeclHandler = _refuse

    def root(self) -> Element:
        return self._open[0].children[0]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._met += 1
        if len(self._open) > _DEEPEST or self._met > _MOST_ELEMENTS:
            message = f"it has more than {_MOST_ELEMENTS:,} elements, or elements {_DEEPEST} deep; keep the answer about one meeting alone"
            raise UnreadableMarkupError(message)
        self._open.append(
            _Open(name.rpartition(":")[2].lower(), {key.lower(): value for key, value in attributes.items()})
        )

    def _data(self, text: str) -> None:
        self._open[-1].text.append(text)

    def _end(self, _name: str) -> None:
        done = self._open.pop()
        self._open[-1].children.append(Element(done.name, done.attributes, tuple(done.children), "".join(done.text)))


def _refuse(*_declared: object) -> NoReturn:
    message = "it declares a document type, which is never read from elsewhere; save it again from where it came, or take the lines of `<!DOCTYPE` out"
    raise UnreadableMarkupError(message)
