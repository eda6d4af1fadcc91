"""Real records made faulty: bytes flipped, lines moved, special characters put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from folders import EXAMPLE

if TYPE_CHECKING:
    from random import Random

SPECIAL = (
    b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\r\n", b"\t", b"\x0c", b"\x1b[31m", b"\x7f", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xf0\x9f\x91\xaa",
    b"- ", b": ", b"? ", b"#", b" #", b"&a ", b"*a", b"!!x ", b"!", b"|", b">", b"%", b"@", b"`", b"'", b'"', b"[", b"]", b"{", b"}", b",", b"---\n", b"...\n", b"%YAML 1.1\n", b"<<: ", b"~", b"null", b"true", b"[]", b"{}",
    b"\n", b"\n  ", b"\n    - ", b"0", b"-1", b"1e999", b"9" * 40, b".nan", b"0x1f", b"2025-02-30", b"2025-13", b"0000", b"9999", b"unknown", b"{after: 2025, before: 2025}", b"100%", b"7/0", b"0/0", b"=1+1", b"../../x", b"a/b/c/d", b"#x", b"x" * 5000,
)  # fmt: skip
"""What is put in: what ends a text, what YAML knows, and values that look right and are not."""
Record = tuple[str, bytes]
"""The path and bytes of a record."""


def examples() -> list[Record]:
    """Return every record of the example, by path."""
    return [(path.relative_to(EXAMPLE).as_posix(), path.read_bytes()) for path in sorted(EXAMPLE.rglob("*.yaml"))]


def mutated(raw: bytes, random: Random) -> bytes:
    """Return the bytes with one to four faults in them."""
    for _ in range(random.randint(1, 4)):
        raw = random.choice((_flipped, _cut, _doubled, _filled, _lines_moved, _value_changed, _value_changed))(
            raw, random
        )
    return raw


def _place(raw: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(raw))
    return start, min(len(raw), start + random.choice((1, 2, 8, 40, 200)))


def _flipped(raw: bytes, random: Random) -> bytes:
    start, _ = _place(raw, random)
    return raw[:start] + bytes([random.randrange(256)]) + raw[start + 1 :]


def _cut(raw: bytes, random: Random) -> bytes:
    start, end = _place(raw, random)
    return raw[:start] + raw[end:]


def _doubled(raw: bytes, random: Random) -> bytes:
    start, end = _place(raw, random)
    return raw[:end] + raw[start:end] + raw[end:]


def _filled(raw: bytes, random: Random) -> bytes:
    start, _ = _place(raw, random)
    return raw[:start] + random.choice(SPECIAL) + raw[start:]


def _lines_moved(raw: bytes, random: Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    if lines:
        lines.insert(random.randint(0, len(lines)), lines.pop(random.randrange(len(lines))))
    return b"".join(lines)


def _value_changed(raw: bytes, random: Random) -> bytes:
    """Put another value behind one key, or another record's value, so that the shape may stay sound."""
    lines = raw.splitlines(keepends=True)
    keyed = [number for number, line in enumerate(lines) if b": " in line]
    if not keyed:
        return raw
    number = random.choice(keyed)
    key, _, value = lines[number].partition(b": ")
    other = lines[random.choice(keyed)].partition(b": ")[2]
    lines[number] = (
        key + b": " + random.choice((other, random.choice(SPECIAL) + b"\n", value[: len(value) // 2] + b"\n"))
    )
    return b"".join(lines)
