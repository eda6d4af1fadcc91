"""YAML text to data: what was typed is what is read, and whatever else is in a file is a finding."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.source import reader
from partnership.words.finding import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.words.finding import Pointer

REAL = (Path(__file__).parent / "base/records/boards/exampleshire/childrens-trust.yaml").read_bytes()


def value(text: str) -> Any:
    """Return what stands under `a` when this text is typed after it."""
    reading = reader.read(f"a: {text}\n".encode())
    assert not reading.faults
    assert reading.data is not None
    return reading.data["a"]


def fault(raw: bytes) -> tuple[str, Position | None]:
    """Return the rule and place of the one fault in a text."""
    reading = reader.read(raw)
    assert reading.data is None
    assert len(reading.faults) == 1
    rule, found = reading.faults[0]
    assert found.remedy
    return rule, found.mark


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "No",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "12:30",
        "10:30:15",
        "2014-10-01",
        "2014-10",
        "2001-12-14t21:59:43.10-05:00",
        "1_000",
        "1e400",
        "-1e999",
        "0x1F",
        "0o17",
        "0b1",
        ".inf",
        "-.INF",
        ".nan",
        "1234567890123456",
        "0123456789012345",
        "3.14159265358979323",
        "+",
        "-",
        "--",
        ".",
        "1.2.3",
        "1,000",
        "70%",
        "7/10",
        "E10000017",
        "1e",
        "=",
        "<<",
        "nULL",
        "tRUE",
        "½",
        "²",
        "٣",
        "٣.٣",
    ],
)
def test_text_stays_text(text: str) -> None:
    """What YAML 1.1 or a careless reader would turn into something else is read as typed."""
    assert value(text if text != "-" else "'-'") == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2014", 2014),
        ("010", 10),
        ("-5", -5),
        ("+5", 5),
        ("0", 0),
        ("999999999999999", 999999999999999),
        ("1.5", Decimal("1.5")),
        ("-0.5", Decimal("-0.5")),
        (".5", Decimal("0.5")),
        ("1.", Decimal(1)),
        ("1e3", Decimal("1e3")),
        ("6.02E+23", Decimal("6.02E+23")),
        ("9.60", Decimal("9.60")),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("NULL", None),
        ("'no'", "no"),
        ('"2014"', "2014"),
        ("'null'", "null"),
        ('""', ""),
        ("'~'", "~"),
        ('"\\u00e2\\x41\\n"', "âA\n"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">-\n  one\n  two\n", "one two"),
    ],
)
def test_scalars_of_yaml_1_2(text: str, meant: object) -> None:
    """Numbers, truth values and nothing are those of YAML 1.2; quoted text is text."""
    found = value(text)
    assert found == meant
    assert type(found) is type(meant)
    assert text == "1." or not isinstance(meant, Decimal) or str(found) == str(meant)


def test_keys_are_text() -> None:
    """A key that looks like a number, a truth value or a date is the text that was typed."""
    assert reader.read(b"2014: a\ntrue: b\n2014-10-01: c\n~: d\n").data == {
        "2014": "a",
        "true": "b",
        "2014-10-01": "c",
        "~": "d",
    }


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbfname: Si\xc3\xa2n\nkind: board\n",
        b"name: Si\xc3\xa2n\r\nkind: board\r\n",
        b"name: Si\xc3\xa2n\nkind: board",
        b"---\nname: Si\xc3\xa2n\nkind: board\n...\n",
        b"%YAML 1.2\n---\nname: Si\xc3\xa2n\nkind: board\n",
        b"# said\n\nname: Si\xc3\xa2n # said\nkind:   board\n",
        b"{name: Si\xc3\xa2n, kind: board}",
        b'{\n\t"name": "Si\xc3\xa2n",\n\t"kind": "board"\n}',
    ],
)
def test_what_simply_works(raw: bytes) -> None:
    """Byte-order mark, Windows line ends, document marks, comments and JSON are read like any other."""
    assert reader.read(raw)[:2] == ({"name": "Siân", "kind": "board"}, ())


@pytest.mark.parametrize(
    ("raw", "rule", "line", "column"),
    [
        ("a: Siân".encode("utf-16"), "not-utf-8", 1, 1),
        ("a: Siân".encode("utf-16-le"), "not-utf-8", 1, 1),
        ("a: Siân".encode("utf-16-be"), "not-utf-8", 1, 1),
        ("a: Siân".encode("utf-32"), "not-utf-8", 1, 1),
        ("a: é\nb: é".encode() + b" \xe9\n", "not-utf-8", 2, 6),
        (b"\xef\xbb\xbf\xe9", "not-utf-8", 1, 1),
        (b"a: \xed\xa0\x80", "not-utf-8", 1, 4),
        (b"a: b\nc: d\x00e\n", "yaml-syntax", 2, 5),
        ("a: é\r\né: é\x07\n".encode(), "yaml-syntax", 2, 5),
        ("\ufeffa: \x1b[31m\n".encode(), "yaml-syntax", 1, 4),
        (b"a:\n\tb: c\n", "yaml-syntax", 2, 1),
        (b"a: b: c\n", "yaml-syntax", 1, 5),
        (b"a: [b\nc: d\n", "yaml-syntax", 2, 2),
        (b'a: "b\n', "yaml-syntax", 1, 4),
        (b"a: b\nc: 'd\ne: f\n", "yaml-syntax", 2, 4),
        (b"a: b\nc d\n", "yaml-syntax", 2, 1),
        (b"a: b\n c: d\n", "yaml-syntax", 2, 3),
        (b"a: @b\n", "yaml-syntax", 1, 4),
        (b"a\n", "yaml-syntax", 1, 1),
        (b"- a\n- b\n", "yaml-syntax", 1, 1),
        (b"? [a]\n: b\n", "yaml-syntax", 1, 3),
        (b"? {a: b}\n: c\n", "yaml-syntax", 1, 3),
        (b"{a: b}: c\n", "yaml-syntax", 1, 1),
        (b"%YAML 2.0\n---\na: b\n", "yaml-syntax", 1, 1),
        (b"a: &x b\n", "yaml-reference", 1, 4),
        (b"&x a: b\n", "yaml-reference", 1, 1),
        (b"a: &x [b]\nc: *x\n", "yaml-reference", 1, 4),
        (b"a: *x\n", "yaml-reference", 1, 4),
        (b"<<: *x\n", "yaml-reference", 1, 5),
        (b"a: !!str b\n", "yaml-tag", 1, 4),
        (b"a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1, 4),
        (b"a: !local b\n", "yaml-tag", 1, 4),
        (b"!!map\na: b\n", "yaml-tag", 1, 1),
        (b"a: !<tag:yaml.org,2002:binary> aGk=\n", "yaml-tag", 1, 4),
        (b"a: b\n---\nc: d\n", "yaml-documents", 2, 1),
        (b"a: b\n...\n---\nc: d\n", "yaml-documents", 3, 1),
        (b"a:\n " + b"[" * 1000 + b"]" * 1000, "yaml-depth", 2, 65),
        (b"", "empty-record", 1, 1),
        (b"# to be written\n", "empty-record", 1, 1),
        (b"\xef\xbb\xbf", "empty-record", 1, 1),
        (b"---\n", "empty-record", 1, 1),
        (b"~\n", "empty-record", 1, 1),
    ],
)
def test_what_is_refused(raw: bytes, rule: str, line: int, column: int) -> None:
    """Each thing that a record may not hold is one fault, at the place where it stands."""
    found, mark = fault(raw)
    assert found == rule
    assert mark == Position(line, column)


@pytest.mark.parametrize(
    ("raw", "remedy"),
    [(b"name A\nkind: b\n", "put the colon on the line above"), (b"name: A: b\n", "put the text in double quotes")],
)
def test_the_remedy_for_a_colon_out_of_place(raw: bytes, remedy: str) -> None:
    """A second colon on a line wants quotes; the first one means that the line above is not finished."""
    ((_, found),) = reader.read(raw).faults
    assert found.remedy is not None
    assert found.remedy.startswith(remedy)


def test_a_text_that_unfolds_into_billions_is_refused_at_its_first_anchor() -> None:
    """An alias bomb costs nothing."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)
    ]
    assert fault("\n".join(lines).encode()) == ("yaml-reference", Position(1, 5))


@pytest.mark.parametrize("levels", [reader.DEEPEST, 1_000, 100_000])
def test_depth(levels: int) -> None:
    """The deepest text allowed is read, and no depth breaks the reader."""
    raw = b"{a: " * (levels - 1) + b"[]" + b"}" * (levels - 1)
    reading = reader.read(raw)
    if levels <= reader.DEEPEST:
        assert reading.data is not None
    else:
        assert [rule for rule, _ in reading.faults] == ["yaml-depth"]
    reader.positions(raw)


def test_a_key_given_twice_shows_both_places() -> None:
    """Both places are told, for every key that is given twice."""
    reading = reader.read(b"a: 1\nb: {c: 2, d: 3, c: 4}\na: {e: 5}\n")
    told = [(rule, found.message, found.mark, found.related[0].mark) for rule, found in reading.faults]
    assert told == [
        ("duplicate-key", "`c` is given twice", Position(2, 17), Position(2, 5)),
        ("duplicate-key", "`a` is given twice", Position(3, 1), Position(1, 1)),
    ]


def test_keys_that_differ_only_in_spelling_are_two() -> None:
    """`1` and `01`, `a` and `A` are typed differently and so are different."""
    assert reader.read(b"1: a\n01: b\n'1 ': c\nA: d\na: e\n").faults == ()


def test_positions_are_those_of_keys_and_values() -> None:
    """Line and column count from 1, in characters, a byte-order mark left out; a place that is not there gives the nearest around it."""
    found = reader.positions("\ufeffé: {b: [c, dé, e]}\nf:\n  - g: h\n".encode())
    assert found.of(("é", "b", 2)) == Position(1, 16)
    assert found.of(("é", "b"), key=True) == Position(1, 5)
    assert found.of(("f", 0, "g")) == Position(3, 8)
    assert found.of(("f", 0, "g", "nothing", 3)) == Position(3, 8)
    assert found.of(("nothing",)) == found.of(()) == Position(1, 1)


@pytest.mark.parametrize(
    "raw",
    [
        b"? [a]\n: b\n",
        b"a: 1\n? {b: c}\n: d\n",
        b"a: *x\nb: c\n",
        b"a: 1\n---\nb: 2\n",
        b"[",
        b"",
        b"\xff\xfe",
        b"a: b: c",
    ],
)
def test_positions_of_a_faulty_text(raw: bytes) -> None:
    """Positions go as far as the text can be read, and never fail."""
    assert isinstance(reader.positions(raw), reader.Positions)


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"), max_size=12
)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 10**14, 10**14) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)
RECORD = st.dictionaries(TEXT, DATA, max_size=5)


class _Quoting(yaml.SafeDumper):
    """Writes text in double quotes and never an alias."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def pointers(data: Any, at: Pointer = ()) -> Iterator[Pointer]:
    """Yield the place of every value."""
    yield at
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, one in inner:
        yield from pointers(one, (*at, part))


@given(RECORD, st.booleans(), st.booleans())
def test_what_is_written_is_read_and_every_place_is_known(data: dict[str, Any], flow: bool, unicode: bool) -> None:
    """Data written as YAML is read back, and each key and each value has a position of its own."""
    raw = yaml.dump(data, Dumper=_Quoting, default_flow_style=flow, allow_unicode=unicode).encode()
    assert reader.read(raw)[:2] == (data, ())
    found = reader.positions(raw)
    assert set(found.values) == set(pointers(data))
    assert set(found.keys) == {at for at in pointers(data) if at and isinstance(at[-1], str)}
    assert len(set(found.keys.values())) == len(found.keys)


def check_any(raw: bytes) -> None:
    """Whatever the bytes, there is data or a fault, and every fault says where."""
    reading = reader.read(raw)
    assert reading.data is not None or reading.faults
    for _, found in reading.faults:
        assert found.mark is not None
        assert found.mark.line >= 1
        assert found.mark.column >= 1
    positions = reader.positions(raw)
    if reading.data is not None and not reading.faults:
        assert set(positions.values) == set(pointers(reading.data))


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.text("ab:-?[]{}&*!|>'\"%@`#,\n\t ~1.", max_size=40).map(str.encode)
)
@settings(max_examples=400)
def test_any_bytes_give_a_reading(raw: bytes) -> None:
    """No file breaks the reader."""
    check_any(raw)


@given(st.data())
@settings(max_examples=300)
def test_a_damaged_record_gives_a_reading(drawn: st.DataObject) -> None:
    """Nor does a real record with bytes taken out, put in or changed."""
    raw = bytearray(REAL)
    for _ in range(drawn.draw(st.integers(1, 5))):
        start = drawn.draw(st.integers(0, len(raw)))
        raw[start : start + drawn.draw(st.integers(0, 8))] = drawn.draw(
            st.binary(max_size=4)
            | st.sampled_from(
                [b"\n", b"  ", b"\t", b": ", b"- ", b"[", b"{", b"&", b"*", b"!", b'"', b"? ", b"---\n", b"\x00"]
            )
        )
    check_any(bytes(raw))
