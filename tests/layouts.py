"""Records as people type them: any data, laid out every way that YAML has, with comments and blank lines anywhere."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from partnership.source import reader

NAMES = (
    "O'Brien",
    "Siân",
    "Chidiebere-Okafor",
    "Cher",
    "李小龍",
    "Ngô Đình",
    "مريم",
    "👩🏽‍⚕️ Nurse",
    "D’Arcy",
    "no",
    "Null",
    "~",
)
AWKWARD = (
    *NAMES, "", " ", "no", "yes", "true", "10:30", "2014", "2014-05", "1e3", ".5", "-", "- a", "? a", "a: b", "a:", ":a", "#a", "a #b", "a#b",
    "'a'", '"a"', 'say "no": # really', "a\tb", "\ta", "a\r\nb", "a\nb\n", "a\n\n\nb", " a", "a ", "\n", "\n\n", "a\n b\n", "a\n\n", "a\\nb", "\\",
    "[a, b]", "{a: b}", "a, b", "a]", "}", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "---", "...", "--- a", "=", "<<", "\x00", "\x07", "\x1b[31m",
    "\x85", "\u2028", "a\u2029b", "\ufeff", "\ufffe", "\U0001f600", "\u202eabc", "123456789012345678", "1_000", "0x1F", "0o7", ".inf", ".nan", "1:20:30",
    "word " * 60 + "end", "long" * 60, "a  b " * 40 + "c", "Windows\r\nlines\r\n", "x\x0by", "x\x0cy", "x\x1cy", "a :b", "a: ", "key: value\nother: value\n",
)  # fmt: skip
"""Text that has been lost, changed or misread somewhere."""

texts = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
scalars = (
    texts
    | st.integers(-(10**13), 10**13)
    | st.booleans()
    | st.sampled_from([Decimal(one) for one in ("0.5", "4.10", "-1.25", "1E+20", "100.0")])
)
keys = st.sampled_from(
    ["name", "kind", "note", "seats", "links", "a b", "no", "2014", "x:y", "é", "#k"]
) | texts.filter(lambda text: len(text) < 100)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)
records = st.dictionaries(keys, values, min_size=1, max_size=5)
"""The data of a record, whatever it holds."""


@st.composite
def laid_out(draw: st.DrawFn) -> str:
    """Return the text of a record in a layout of its own, which can be read."""
    lines = draw(
        st.lists(st.sampled_from(["# yaml-language-server: $schema=x", "", "# first", "---"]), max_size=2, unique=True)
    )
    lines += _mapping(draw, 0, 3)
    lines += draw(st.lists(st.sampled_from(["", "# last", "  # further in"]), max_size=2))
    text = draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    return str(draw(st.sampled_from(["", "", "\ufeff"]))) + text


readable = laid_out().filter(
    lambda text: (
        reader.read(text.encode()) == reader.read(text.encode())._replace(faults=())
        and reader.read(text.encode()).data is not None
    )
)

_WORDS = ("a", "no", "10:30", "O'Brien", "Siân", "two words", "2014", "true", "x-y")


def _scalar(draw: st.DrawFn, indent: int) -> list[str]:
    word = draw(st.sampled_from(_WORDS))
    kind = draw(
        st.sampled_from(["plain", "plain", "double", "single", "literal", "folded", "two lines", "awkward", "number"])
    )
    inside = " " * (indent + draw(st.integers(2, 4)))
    match kind:
        case "double":
            return [json.dumps(word)]
        case "single":
            return ["'" + word.replace("'", "''") + "'"]
        case "literal":
            return [
                draw(st.sampled_from(["|", "|-", "|+", "|  # how"])),
                f"{inside}{word}",
                draw(st.sampled_from(["", inside + "# no comment"])),
                f"{inside}  x",
            ]
        case "folded":
            return [draw(st.sampled_from([">", ">-", ">+"])), f"{inside}{word}", f"{inside}more", ""]
        case "two lines":
            return [word, f"{inside}and more"]
        case "awkward":
            return [json.dumps(draw(st.sampled_from(AWKWARD)))]
        case "number":
            return [draw(st.sampled_from(["1", "4.10", "True", "~", "null", "-0", "1e3", "0012"]))]
        case _:
            return [word]


def _flow(draw: st.DrawFn, depth: int) -> str:
    kind = draw(st.sampled_from(["word", "word", "quoted", "list", "mapping"] if depth else ["word"]))
    space = draw(st.sampled_from(["", " ", "  "]))
    match kind:
        case "quoted":
            return '"a, b"'
        case "list":
            inner = f",{space or ' '}".join(_flow(draw, depth - 1) for _ in range(draw(st.integers(0, 3))))
            return f"[{space}{inner}{space}]"
        case "mapping":
            inner = f",{space or ' '}".join(
                f"{key}: {_flow(draw, depth - 1)}"
                for key in draw(st.lists(st.sampled_from(["note", "to", "name", "on"]), max_size=3, unique=True))
            )
            return f"{{{space}{inner}{space}}}"
        case _:
            return draw(st.sampled_from(["a", "b-c", "2014-01", "long-" * 20 + "x"]))


def _value(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    """Return the lines of a value, the first of which follows its key or dash; empty where it begins on the next."""
    kind = draw(
        st.sampled_from(
            ["scalar", "scalar", "flow", "flow lines", "mapping", "list", "nothing"] if depth else ["scalar", "flow"]
        )
    )
    match kind:
        case "flow":
            return [_flow(draw, 2)]
        case "flow lines":
            remark = draw(st.sampled_from(["", " # why"]))
            return [f"[{_flow(draw, 1)},{remark}", f"{' ' * (indent + 2)}{_flow(draw, 1)}]"]
        case "mapping":
            return ["", *_mapping(draw, indent + draw(st.integers(1, 4)), depth - 1)]
        case "list":
            return ["", *_list(draw, indent + draw(st.integers(0, 3)), depth - 1)]
        case "nothing":
            return [""]
        case _:
            return _scalar(draw, indent)


def _around(draw: st.DrawFn, indent: int, lines: list[str]) -> list[str]:
    """Put comments and blank lines over an entry, and a comment after its first line where one can stand."""
    above = draw(st.lists(st.sampled_from(["", " " * indent + "# above", "# at the margin"]), max_size=2))
    remark = draw(st.sampled_from(["", "", "  # beside", "   "]))
    if not any(sign in lines[0] for sign in ("|", ">", "  #", " #")):
        lines = [lines[0] + remark, *lines[1:]] if len(lines) == 1 or lines[0].endswith(":") else lines
    return [*above, *lines]


def _mapping(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    lines = []
    for key in draw(
        st.lists(
            st.sampled_from(["name", "kind", "note", "seats", "links", "to", '"a: b"', "x y"]),
            min_size=1,
            max_size=4,
            unique=True,
        )
    ):
        first, *rest = _value(draw, indent, depth)
        blank = draw(st.sampled_from([" ", " ", "   "]))
        colon = draw(st.sampled_from([":", ":", " :"]))
        lines += _around(draw, indent, [f"{' ' * indent}{key}{colon}{blank + first if first else ''}", *rest])
    return lines


def _list(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        if depth and draw(st.booleans()):
            blanks = draw(st.integers(1, 3))
            below = _mapping(draw, indent + 1 + blanks, depth - 1)
            first = next(index for index, line in enumerate(below) if line.strip() and not line.strip().startswith("#"))
            dash = f"{' ' * indent}-{' ' * blanks}{below[first].lstrip()}"
            lines += (
                [*below[:first], dash, *below[first + 1 :]] if draw(st.booleans()) else [f"{' ' * indent}-", *below]
            )
        else:
            one, *rest = _value(draw, indent, depth)
            lines += _around(
                draw, indent, [f"{' ' * indent}- {one}".rstrip() if not one else f"{' ' * indent}- {one}", *rest]
            )
    return lines


def places(data: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return every place in data below the top."""
    found: list[tuple[str | int, ...]] = [at] if at else []
    if isinstance(data, dict):
        found += [place for key, value in data.items() for place in places(value, (*at, key))]
    elif isinstance(data, list):
        found += [place for index, value in enumerate(data) for place in places(value, (*at, index))]
    return found
