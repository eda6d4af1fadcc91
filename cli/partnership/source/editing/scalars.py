"""Values as they are typed in a record: plain where that reads as the same, in double quotes where it would not."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from partnership.source import reader

if TYPE_CHECKING:
    from collections.abc import Iterator

Scalar = str | int | Decimal | bool | None
Where = Literal["block", "flow", "key"]
"""Where a scalar stands: on a line of its own, in brackets or braces, or before a colon."""

WIDEST = 120
"""How many columns a line of the canonical form has."""
_SURELY_PLAIN = re.compile(
    r"(?!(?:true|false|null|True|False|Null|TRUE|FALSE|NULL)\Z)[A-Za-z][A-Za-z0-9 _/.()-]*(?<! )\Z"
)
_MISREAD = re.compile(r"[-+]?\.?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?\Z")
"""Text that other YAML programs take for a number, though it is too long for the reader here to."""
_LONGEST_KEY = 512
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x07": "\\a", "\x1b": "\\e"}
_RAW = re.compile("[ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What may stand in double quotes as it is: what is printable and ends no line."""


class UnwritableError(ValueError):
    """A value that no record can hold."""


def written(value: Scalar, where: Where = "block") -> str:
    """Return a value as it is typed on one line. Raises UnwritableError.

    What is returned reads as exactly the same value again.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if not isinstance(value, str):
        text = str(value)
        if type(again := reader.scalar(text)) is not type(value) or again != value:
            message = f"{text} is not a number that a record can hold exactly"
            raise UnwritableError(message)
        return text
    return _of_text(value, where)


@lru_cache(maxsize=4096)
def _of_text(text: str, where: Where) -> str:
    if where == "key" and len(text) > _LONGEST_KEY:
        message = f"a key of {len(text)} characters is too long"
        raise UnwritableError(message)
    return text if _plain(text, where) else quoted(text)


def quoted(text: str) -> str:
    """Return text in double quotes. Raises UnwritableError for half a character, as broken input may have."""
    try:
        text.encode()
    except UnicodeEncodeError:
        message = "this text has a character that is only half there; type it again"
        raise UnwritableError(message) from None
    return '"' + "".join(_in_quotes(letter) for letter in text) + '"'


def _in_quotes(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    if _RAW.match(letter):
        return letter
    return f"\\u{ord(letter):04x}"


def _plain(text: str, where: Where) -> bool:
    """Whether text reads as itself without quotes, here and in programs that are less strict."""
    if _SURELY_PLAIN.match(text):
        return True
    if not text or _MISREAD.match(text) or not all(_RAW.match(letter) for letter in text):
        return False
    return all(
        reader.read(trial.encode()) == reader.Reading(data, (), reader.Seen(texts, [], bounds=False))
        for trial, data, texts in _trials(text, where)
    )


def _trials(text: str, where: Where) -> Iterator[tuple[str, dict[str, object], list[str]]]:
    """Yield texts in which the scalar stands where it would, with what each has to read as."""
    if where == "key":
        yield f"{text}: x\n", {text: "x"}, ["x"]
        yield f"k: {{{text}: x, {text}x: x}}\n", {"k": {text: "x", f"{text}x": "x"}}, ["x", "x"]
    elif where == "flow":
        yield (
            f"k: {{a: {text}, b: [{text}, {text}], c: {text}}}\n",
            {"k": {"a": text, "b": [text, text], "c": text}},
            [text] * 4,
        )
    else:
        yield f"a: {text}\nb:\n  - {text}\n  - {text}  # c\n", {"a": text, "b": [text, text]}, [text] * 3


def folded(text: str, indent: int) -> list[str] | None:
    """Return long text on one line as the lines of a `>-` scalar, the sign first; None where folding would change it."""
    words = text.split(" ")
    if not all(words) or not all(_RAW.match(letter) for letter in text) or any(word[0] == "\t" for word in words):
        return None
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and indent + len(longer) > WIDEST:
            lines.append(word)
        else:
            lines[-1] = longer
    return [">-", *(" " * indent + line for line in lines)]


def literal(text: str, indent: int) -> list[str] | None:
    """Return text of several lines as the lines of a `|` scalar, the sign first; None where it has to be quoted instead."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    plainly = all(_RAW.match(letter) for letter in body if letter != "\n")
    if not plainly or not lines[-1] or lines[0][:1] in {" ", ""} or any(line and not line.strip(" ") for line in lines):
        return None
    return ["|-" if body == text else "|", *(" " * indent + line if line else "" for line in lines)]
