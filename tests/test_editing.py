"""Records changed in place: what is meant to change does, exactly, and no other line."""

from __future__ import annotations

import difflib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import layouts
from folders import BASE, EXAMPLE, ROOT
from partnership.documents.key_order import key_order
from partnership.source import reader
from partnership.source.editing import scalars, tree
from partnership.source.editing.draft import Draft
from partnership.source.editing.scalars import UnwritableError
from partnership.source.editing.tree import UneditableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnership.words.finding import Pointer

BOARD = """\
# yaml-language-server: $schema=../board.schema.json
name: A board   # as printed

links:
  - {type: sub-group-of, to: a/b}
  # what follows is by statute
  - {type: reports-to, to: a/c, since: 2020}

seats:
  police:
    title: 'Police'
    standing: member

  health:
    title: Health  # since 2013
    standing: member
# the end
"""
few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
each_ending = pytest.mark.parametrize("raw", [BOARD.encode(), BOARD.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + BOARD.encode()], ids=["unix", "windows", "marked"])  # fmt: skip


def order(at: Pointer) -> tuple[str, ...] | None:
    """Give the order of a board's keys, by its schema."""
    return key_order("board")(at)


def changed(before: bytes, after: bytes) -> list[str]:
    """Return the lines that differ, as a diff marks them, without their line ends."""
    was, now = (text.decode().replace("\r\n", "\n").splitlines() for text in (before, after))
    return [
        line for line in difflib.unified_diff(was, now, n=0, lineterm="") if not line.startswith(("---", "+++", "@@"))
    ]


@each_ending
@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (lambda one: one.set(("name",), "Bwrdd: Siân"), ["-name: A board   # as printed", '+name: "Bwrdd: Siân"   # as printed']),
        (lambda one: one.set(("name",), "A board"), []),
        (lambda one: one.set(("seats", "police", "title"), "O'Brien"), ["-    title: 'Police'", "+    title: O'Brien"]),
        (lambda one: one.set(("kind",), "board"), ["+kind: board"]),
        (lambda one: one.set(("links", 0, "until"), "2024-03-31"), ["-  - {type: sub-group-of, to: a/b}", "+  - {type: sub-group-of, to: a/b, until: 2024-03-31}"]),
        (lambda one: one.set(("links", 1, "to"), "x/y"), ["-  - {type: reports-to, to: a/c, since: 2020}", "+  - {type: reports-to, to: x/y, since: 2020}"]),
        (lambda one: one.append(("links",), {"type": "consults", "to": "a/d"}), ["+  - {type: consults, to: a/d}"]),
        (lambda one: one.insert(("links",), 0, {"type": "consults"}), ["+  - {type: consults}"]),
        (lambda one: one.append(("groups",), "x"), ["+", "+groups:", "+  - x"]),
        (lambda one: one.remove(("links", 1)), ["-  - {type: reports-to, to: a/c, since: 2020}"]),
        (lambda one: one.remove(("links", 0)), ["-  - {type: sub-group-of, to: a/b}"]),
        (lambda one: one.remove(("links", 1, "since")), ["-  - {type: reports-to, to: a/c, since: 2020}", "+  - {type: reports-to, to: a/c}"]),
        (lambda one: one.remove(("links", 0, "type")), ["-  - {type: sub-group-of, to: a/b}", "+  - {to: a/b}"]),
        (lambda one: one.remove(("seats", "health")), ["-", "-  health:", "-    title: Health  # since 2013", "-    standing: member"]),
        (lambda one: one.rename(("seats", "health"), "icb"), ["-  health:", "+  icb:"]),
        (lambda one: one.set(("seats", "icb"), {"title": "ICB", "standing": "member", "organisations": [{"organisation": "icb"}]}),
         ["+", "+  icb:", "+    title: ICB", "+    standing: member", "+    organisations:", "+      - {organisation: icb}"]),
        (lambda one: one.set(("seats", "health", "title"), "One\nTwo"), ["-    title: Health  # since 2013", "+    title: |-  # since 2013", "+      One", "+      Two"]),
        (lambda one: one.set(("links",), []), ["-links:", "-  - {type: sub-group-of, to: a/b}", "-  # what follows is by statute", "-  - {type: reports-to, to: a/c, since: 2020}", "+links: []"]),
        (lambda one: one.remove(("links",)), ["-", "-links:", "-  - {type: sub-group-of, to: a/b}", "-  # what follows is by statute", "-  - {type: reports-to, to: a/c, since: 2020}"]),
        (lambda one: one.remove(("seats", "police", "title")), ["-    title: 'Police'"]),
    ],
)  # fmt: skip
def test_only_these_lines_change(raw: bytes, change: Callable[[Draft], Draft], lines: list[str]) -> None:
    """Each change touches its own lines, whatever the line ends; comments, blank lines and quotes beside them stay."""
    after = change(Draft(raw, order)).raw
    assert changed(raw, after) == lines
    assert after.count(b"\n") - after.count(b"\r\n") == (0 if b"\r\n" in raw else after.count(b"\n"))
    assert after.startswith(b"\xef\xbb\xbf") == raw.startswith(b"\xef\xbb\xbf")


@each_ending
@pytest.mark.parametrize(
    ("values", "at_once"),
    [
        ({("seats", "police", "title"): "O'Brien", ("name",): "Bwrdd: Siân", ("links", 1, "to"): "x/y", ("links", 1, "type"): "consults"}, True),
        ({("links", 1, "type"): "reports-to", ("links", 0): {"to": "x/y"}}, True),
        ({("name",): "B", ("links", 1, "to"): "x/" + "y" * 120, ("links", 1, "type"): "consults"}, False),
    ],
)  # fmt: skip
def test_several_at_once_are_as_one_by_one(
    raw: bytes, values: dict[Pointer, Any], at_once: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Down to the byte, on one line or on several; braces that grow too wide are opened as they are for one."""
    one_by_one = Draft(raw, order)
    for at, value in values.items():
        one_by_one = one_by_one.set(at, value)
    if at_once:
        monkeypatch.setattr(Draft, "set", None)
    assert Draft(raw, order).set_each(values).raw == one_by_one.raw
    with pytest.raises(LookupError):
        Draft(raw, order).set_each({("name",): "B", ("links", 2, "to"): "x/y"})


def test_braces_that_grow_too_wide_are_opened() -> None:
    """A line keeps within its width: its braces become lines, and what it said after them stays beside the first."""
    wide = {"document": "terms-of-reference-2013-15-as-agreed-by-the-board", "section": "4.1, and what follows there"}
    opened = Draft(b"links:\n  - {type: reports-to, to: a/c}  # by statute\n", order).set(("links", 0, "source"), wide)
    assert opened.raw.decode() == (
        "links:\n  - type: reports-to  # by statute\n    to: a/c\n"
        '    source: {document: terms-of-reference-2013-15-as-agreed-by-the-board, section: "4.1, and what follows there"}\n'
    )
    opened = Draft(b"areas: {places: [a]}  # where\n", order).set(("areas", "districts"), ["x" * 60, "y" * 60])
    assert (
        opened.raw.decode()
        == f"areas:  # where\n  places:\n    - a\n  districts:\n    - {'x' * 60}\n    - {'y' * 60}\n"
    )


def test_a_file_without_a_last_line_end() -> None:
    """What is added at the end begins on a line of its own."""
    assert Draft(b"name: A", order).set(("kind",), "board").raw == b"name: A\nkind: board"
    assert Draft(b"name: A\nkind: board", order).remove(("kind",)).raw == b"name: A"
    assert Draft(b"seats:\n- a\n- b # two", order).append(("seats",), "c").raw == b"seats:\n- a\n- b # two\n- c"


def test_line_ends_of_several_kinds() -> None:
    """New lines end as the first does, whatever else a parser takes for a line end; and none is cut in half."""
    mixed = "# a\u2028# b\r\nname: A\nkind: x\r\nzz: y".encode()
    assert Draft(mixed, order).set(("zzz",), 1).raw == mixed + b"\r\nzzz: 1"
    assert Draft(b"# a\nkind: x\r\nzz: y", order).remove(("zz",)).raw == b"# a\nkind: x"


def test_long_text_is_folded_and_short_text_is_not() -> None:
    """A long sentence is written over several lines that read as one."""
    sentence = "The group meets when the board asks it to, " * 4 + "and reports to it."
    text = Draft(b"name: A\n", order).set(("note",), sentence).raw.decode()
    assert text.startswith("name: A\nnote: >-\n  The group")
    assert max(map(len, text.splitlines())) <= scalars.WIDEST


@few
@given(layouts.records, st.sampled_from(["\n", "\r\n"]))
def test_every_value_comes_back_exactly(data: dict[str, Any], ends: str) -> None:
    """Odd names, pasted text, control characters, other scripts: what is set is what is read."""
    draft = Draft(f"first: x{ends}".encode(), order)
    for key, value in data.items():
        draft = draft.set((key,), value)
    assert repr(reader.read(draft.raw).data) == repr({**draft.data})
    assert draft.data == {"first": "x", **data} | ({"first": data["first"]} if "first" in data else {})


@pytest.mark.parametrize("text", layouts.AWKWARD)
def test_awkward_text_comes_back_exactly(text: str) -> None:
    """As a value, an item, in braces, and instead of text in any quotes."""
    draft = Draft(b"name: 'x'\nnote: \"y\"\nkind: z  # kept\nlinks:\n  - {to: a, note: b}\nseats: [a]\n", order)
    for at in (("name",), ("note",), ("kind",), ("links", 0, "note"), ("seats", 0)):
        draft = draft.set(at, text)
    draft = draft.append(("seats",), text).append(("links",), text)
    assert draft.data == {
        "name": text,
        "note": text,
        "kind": text,
        "links": [{"to": "a", "note": text}, text],
        "seats": [text, text],
    }
    assert b"# kept" in draft.raw


@few
@given(layouts.readable, st.data())
def test_any_change_of_any_layout(text: str, data: st.DataObject) -> None:
    """Whatever a record looks like, a change holds exactly what was asked for, or is refused; lines before and after it stay."""
    raw = text.encode()
    try:
        draft = Draft(raw, order)
        had = draft.data
    except UneditableError:
        return
    at = data.draw(st.sampled_from(layouts.places(had)))
    value = data.draw(layouts.values)
    changes: list[Callable[[], Draft]] = [
        lambda: draft.set(at, value),
        lambda: draft.append(at, value),
        lambda: draft.remove(at),
        lambda: draft.set(("a new key",), value),
    ]
    for number, change in enumerate(changes):
        try:
            after = change()
        except (LookupError, UneditableError):
            continue
        assert draft.raw == raw
        assert remarks(after.raw) <= remarks(raw)
        if number == len(changes) - 1:
            assert remarks(after.raw) == remarks(raw)


def remarks(raw: bytes) -> set[str]:
    """Return the comments of a text."""
    found = tree.parsed(raw)
    return {part.strip(" #") for one in found.comments for part in found.text[one.start : one.end].split("  #")} - {""}


@pytest.mark.parametrize("root", [ROOT / "records", EXAMPLE, BASE], ids=["own", "exampleshire", "base"])
def test_every_record_can_be_edited(root: Any) -> None:
    """The tree of each record reads as the reader reads it, and a key set in it is one line more."""
    for path in sorted(root.rglob("*.yaml")):
        raw = path.read_bytes()
        if (data := reader.read(raw).data) is None or reader.read(raw).faults:
            continue
        draft = Draft(raw, order)
        assert draft.data == data, path
        assert changed(raw, draft.set(("zz",), "x").raw) == ["+zz: x"], path


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"? a\n: b\n", "a key is marked with `?`"),
        (b"a: [b: c]\n", "a pair without braces"),
        (b"{a, b: c}\n", "a key has no value"),
        (b"a: 1\na: 2\n", "`a` is given twice"),
        (b"- a\n", "a record is a list of `key: value` lines"),
        (b"a: &x 1\n", "an anchor"),
    ],
)
def test_what_cannot_be_edited_is_said(raw: bytes, why: str) -> None:
    """A text that is faulty, or written in a way that no change keeps, is refused with its fault."""
    with pytest.raises(UneditableError, match=why) as refused:
        Draft(raw, order).set(("b",), 1)
    assert refused.value.fault.mark is not None


def test_what_no_record_can_hold() -> None:
    """Half a character, a number too long and an endless key are refused before anything is written."""
    for value in ("\udc80", 10**16, Decimal("0.30000000000000004"), Decimal("Infinity")):
        with pytest.raises(UnwritableError):
            Draft(b"a: 1\n", order).set(("b",), value)
    with pytest.raises(UnwritableError, match="too long"):
        Draft(b"a: 1\n", order).set(("k" * 2000,), 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.set(("nowhere", "x"), 1),
        lambda one: one.set(("links", 5), 1),
        lambda one: one.set(("name", "x"), 1),
        lambda one: one.append(("name",), 1),
        lambda one: one.insert(("links",), 9, 1),
        lambda one: one.remove(("nowhere",)),
        lambda one: one.rename(("seats", "police"), "health"),
    ],
)
def test_places_that_are_not_there(change: Callable[[Draft], Draft]) -> None:
    """A place that the record does not have is said, and so is a key that is taken."""
    with pytest.raises(LookupError):
        change(Draft(BOARD.encode(), order))


def test_small_things_kept() -> None:
    """A blank before a colon, a comment beside a key whose value is exchanged, a list that was empty."""
    assert Draft(b"name : A\n", order).rename(("name",), "note").raw == b"note : A\n"
    assert (
        Draft(b"seats:  # all\n  a: 1\nkind: x\n", order).set(("seats",), "none").raw
        == b"seats: none  # all\nkind: x\n"
    )
    assert Draft(b"seats:  # all\n  a: 1\n", order).set(("seats",), ["b"]).raw == b"seats:  # all\n  - b\n"
    assert Draft(b"seats:\n  # all\n  a: 1\n", order).set(("seats",), ["b"]).raw == b"seats:\n  - b\n"
    assert Draft(b"groups: []\n", order).append(("groups",), "a").raw == b"groups:\n  - a\n"
    assert Draft(b"name:\nkind: {to: , of: x}\n", order).set(("name",), "A").set(("kind", "to"), None).data == {
        "name": "A",
        "kind": {"to": None, "of": "x"},
    }
    assert Draft(b"name: A\n", order).set(("note",), None).raw == b"name: A\nnote: null\n"
    assert Draft(b"kind: {a: x}\n", order).set(("kind", "a"), "one\ntwo").raw == b"kind:\n  a: |-\n    one\n    two\n"


def test_a_change_that_would_change_more_is_refused() -> None:
    """Text at the end of a file, without a line end, would get one."""
    with pytest.raises(UneditableError, match="`` cannot be changed here without changing more than that"):
        Draft(b"name: |\n  a\n\n    x", order).set(("zz",), "x")


def test_what_stands_after_a_dash_goes_alone() -> None:
    """The next key comes up to the dash, and a comment between them stays."""
    assert Draft(b"a:\n  - b: 1\n    c: 2\n", order).remove(("a", 0, "b")).raw == b"a:\n  - c: 2\n"
    assert Draft(b"a:\n  - b: 1\n    # on c\n    c: 2\n", order).remove(("a", 0, "b")).data == {"a": [{"c": 2}]}
    assert Draft(b"a:\n  - b: 1\n    # on c\n    c: 2\n", order).remove(("a", 0, "b")).raw.count(b"# on c") == 1
    assert (
        Draft(b"a: [b, c]\nd: {e: 1, f: 2}\n", order).remove(("a", 0)).remove(("d", "e")).raw == b"a: [c]\nd: {f: 2}\n"
    )


def test_what_cannot_change_alone() -> None:
    """The last key of a record, and brackets with a comment that would have to be opened, are left alone."""
    with pytest.raises(UneditableError, match="nothing would be left"):
        Draft(b"a: 1\n", order).remove(("a",))
    with pytest.raises(UneditableError, match="with a comment"):
        Draft(b"a: [b, # why\n  c]\n", order).append(("a",), "x" * 130)
    assert Draft(b"a: [b]\nc: {d: e}\n", order).remove(("a", 0)).remove(("c", "d")).raw == b"a: []\nc: {}\n"


def test_the_order_of_keys_is_the_schemas() -> None:
    """It goes through lists, ids and other files, and knows what is keyed by ids."""
    assert (key_order("board")(()) or ())[:2] == ("name", "described_as")
    assert key_order("board")(("seats",)) is None
    assert "standing" in (key_order("board")(("seats", "police")) or ())
    assert (key_order("board")(("links", 0, "source")) or ())[:2] == ("document", "section")
    assert key_order("board")(("nowhere", 3)) == ()
