"""The canonical form: one for every record, which says the same and keeps every comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

import layouts
from folders import board, laid
from partnership.commands import run
from partnership.documents.key_order import key_order
from partnership.source import reader
from partnership.source.editing import tree
from partnership.source.editing.canonical import canonical
from partnership.source.editing.tree import UneditableError

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.words.finding import Pointer

WIDE = "x" * 60


def order(at: Pointer) -> tuple[str, ...] | None:
    """Give the order of a board's keys."""
    return key_order("board")(at)


@pytest.mark.parametrize(
    ("typed", "formed"),
    [
        ("kind: board\nname: A\n", "name: A\nkind: board\n"),
        ("# about it\n\nkind: board\nname: A\n", "# about it\n\nname: A\nkind: board\n"),
        ("name: A\n# on links\nlinks: []\n# on kind\nkind: board\n", "name: A\n# on kind\nkind: board\n# on links\nlinks: []\n"),
        ("name:   'A'  # one\n", "name: A  # one\n"),
        ("name: 'no: really'\nnote: \"4.1\"\n", 'name: "no: really"\nnote: "4.1"\n'),
        ("name: one\n  two\n", "name: one two\n"),
        ("name:\n  # why\n  A\n", "# why\nname: A\n"),
        ("seats:\n    police:\n        title: Police\n", "seats:\n  police:\n    title: Police\n"),
        ("links:\n- {to: a/b,   type: x}\n-   to: c/d\n    type: y\n", "links:\n  - {type: x, to: a/b}\n  - type: y\n    to: c/d\n"),
        ("links:\n  -\n    to: a/b\n", "links:\n  - to: a/b\n"),
        ("links:\n  - # one\n    # two\n    to: a/b\n", "links:\n  # one\n  # two\n  - to: a/b\n"),
        (f"areas:\n  - {{places: [{WIDE}, {WIDE}]}}\n", f"areas:\n  - places:\n      - {WIDE}\n      - {WIDE}\n"),
        ("groups: [a, # first\n  # second\n  b]  # all\n", "groups:  # all\n  - a  # first\n  # second\n  - b\n"),
        ("groups: [ # all\n a\n # last\n ]\n", "groups:  # all\n  - a\n  # last\n"),
        ("note: |2\n     in\n    out\n", "note: |2\n     in\n    out\n"),
        ("seats:\n    a:\n        note: >-  # folded\n              one\n\n\n              two\n", "seats:\n  a:\n    note: >-  # folded\n      one\n\n\n      two\n"),
        ("note: |+\n  one\n\n\n", 'note: "one\\n\\n\\n"\n'),
        ("note: |+\n  one\nkind: x\n", "kind: x\nnote: |\n  one\n"),
        ("note: |\n  one", "note: |-\n  one\n"),
        ("\n\nname: A\n\n\n\nkind: x   \n\n\n", "name: A\n\nkind: x\n"),
        ("seats:\n\n  a:\n\n    title: A\n", "seats:\n  a:\n    title: A\n"),
        ("---\nname: A\n...\n", "name: A\n"),
        ("{kind: x, name: A}\n", "name: A\nkind: x\n"),
        ("{}\n", "{}\n"),
        ("seats:\n  a:\n    title: A\n    # on the seat\n  # on the next\n  b:\n    title: B\n# the end\n", "seats:\n  a:\n    title: A\n    # on the seat\n  # on the next\n  b:\n    title: B\n# the end\n"),
        ("seats:\n    a: {}\n    # inside\nname: A\n# the end\n", "name: A\nseats:\n  a: {}\n  # inside\n# the end\n"),
        ("name: A\r\nkind:   x\r\n", "name: A\r\nkind: x\r\n"),
        ("\ufeffname: A\n", "name: A\n"),
        ("# a\u2028# b\r\nname:   A\r\n", "# a\r\n# b\r\nname: A\r\n"),
        ("note: |\r\n  one\r\n\r\r\n  two\r\n", "note: |\r\n  one\r\n\r\n\r\n  two\r\n"),
        ("name:\nkind: ~\nnote: 4.10\n", "name:\nkind: ~\nnote: 4.10\n"),
        ('"a b": 1\n\'no\': 2\n"x: y": 3\n', 'a b: 1\nno: 2\n"x: y": 3\n'),
        ('starts: "10:30"\n', "starts: 10:30\n"),
    ],
)  # fmt: skip
def test_the_form(typed: str, formed: str) -> None:
    """What is typed in many ways has one form, which is its own."""
    assert canonical(typed.encode(), order).decode() == formed
    assert canonical(formed.encode(), order).decode() == formed


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(layouts.readable)
def test_any_layout(text: str) -> None:
    """Whatever a record looks like, its form says the same, has every comment, and is its own form."""
    raw = text.encode()
    formed = canonical(raw, order)
    assert sorted_(reader.read(formed).data) == sorted_(reader.read(raw).data)
    assert canonical(formed, order) == formed
    assert remarks(formed) == remarks(raw.replace(b"\r\n", b"\n"))
    assert not formed.startswith(b"\xef\xbb\xbf")
    assert b"\t" not in formed


def sorted_(value: object) -> str:
    """Return data so that the order of keys does not count, and numbers, text and yes or no do."""
    if isinstance(value, dict):
        return str(sorted((repr(key), sorted_(inner)) for key, inner in value.items()))
    return str([sorted_(inner) for inner in value]) if isinstance(value, list) else repr(value)


def remarks(raw: bytes) -> list[str]:
    """Return the comments of a text."""
    found = tree.parsed(raw)
    return sorted(found.text[one.start : one.end].strip() for one in found.comments)


@pytest.mark.parametrize(
    "raw", [b"a: 1\na: 2\n", b"a: [\n", b"\xff", b"", b"- a\n", b"\xff\xfea\x00", b"a: &x 1\n", b"? a\n: b\n"]
)
def test_what_cannot_be_read_has_no_form(raw: bytes) -> None:
    """A text with a fault is refused with it."""
    with pytest.raises(UneditableError):
        canonical(raw, order)


@pytest.mark.parametrize("lines", [["name: ["], ["name: B"], ["name: A", "# more"]])
def test_what_would_not_say_the_same_is_left(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A layout that cannot be read, says something else or has another comment is not given."""
    monkeypatch.setattr("partnership.source.editing.canonical._Layout.lines", lambda _: lines)
    with pytest.raises(UneditableError, match="cannot be laid out without changing what it says"):
        canonical(b"name: A\n", order)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a record in form, one that is not, and one with a fault, where the user stands."""
    monkeypatch.chdir(tmp_path)
    return laid(
        tmp_path,
        {
            "boards/a/fine.yaml": board("Fine"),
            "boards/a/loose.yaml": "kind: board\nname:   'Loose'\n",
            "boards/b/broken.yaml": "name: X\nname: Y\n",
        },
    )


def test_check_names_what_is_not_in_form(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It writes nothing, and ends with 1; also for a file that cannot be laid out."""
    assert run(["fmt", "--check"]) == 1
    said = capsys.readouterr()
    assert said.out == "records/boards/a/loose.yaml\n1 record in canonical form; 1 not in it; 1 left as it is.\n"
    assert said.err == "records/boards/b/broken.yaml:2:1: `name` is given twice; left as it is\n"
    assert (root / "boards/a/loose.yaml").read_bytes() == b"kind: board\nname:   'Loose'\n"
    assert run(["fmt", "--check", "records/boards/a/fine.yaml"]) == 0
    assert capsys.readouterr().out == "1 record in canonical form.\n"
    assert run(["fmt", "--check", "records/boards/b"]) == 1
    assert capsys.readouterr().out == "1 record left as it is.\n"


def test_diff_shows_what_would_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines are shown; the status is that of --check where both are given."""
    lines = (
        "--- records/boards/a/loose.yaml\n+++ records/boards/a/loose.yaml\n@@ -1,2 +1,2 @@\n"
        "+name: Loose\n kind: board\n-name:   'Loose'\n"
    )
    assert run(["fmt", "--diff", "records/boards/a"]) == 0
    assert capsys.readouterr().out == f"{lines}1 record in canonical form; 1 not in it.\n"
    assert run(["fmt", "--diff", "--check", str(root / "boards" / "a")]) == 1
    assert capsys.readouterr().out.startswith(lines)


def test_it_is_written_as_one_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What can be laid out is, what cannot be is left, and undo takes it back."""
    assert run(["fmt"]) == 1
    said = capsys.readouterr()
    assert said.out == "1 record in canonical form; 1 brought into it; 1 left as it is.\n"
    assert (root / "boards/a/loose.yaml").read_bytes() == b"name: Loose\nkind: board\n"
    assert (root / "boards/b/broken.yaml").read_bytes() == b"name: X\nname: Y\n"
    assert run(["fmt", "records/boards/a"]) == 0
    assert run(["undo"]) == 0
    assert (root / "boards/a/loose.yaml").read_bytes() == b"kind: board\nname:   'Loose'\n"


@pytest.mark.usefixtures("root")
def test_what_is_no_record_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is none, and a path outside of the records, are said; nothing is written."""
    for name in ("nowhere.yaml", "..", "/etc/passwd", "records/boards/a/fin"):
        assert run(["fmt", name]) == 2
        assert capsys.readouterr().err.startswith(f"partnership: {name} is no record here; name a record's file")


@pytest.mark.usefixtures("root")
def test_a_file_of_another_drive(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows no path leads there from the records, so it is none of them."""

    def apart(*_: object) -> None:
        message = "path is on mount 'D:', start on mount 'C:'"
        raise ValueError(message)

    monkeypatch.setattr("os.path.relpath", apart)
    assert run(["fmt", "--check", "boards/a/fine.yaml"]) == 2
    assert "is no record here" in capsys.readouterr().err


def test_a_file_that_cannot_be_opened_is_left(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named with the reason."""
    (root / "boards/a/large.yaml").write_bytes(b"#" * (1024 * 1024 + 1))
    assert run(["fmt", "--check", "records/boards/a/large.yaml"]) == 1
    assert "large.yaml: this file has 1,048,577 bytes" in capsys.readouterr().err
