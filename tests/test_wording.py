"""Words put together, and text made safe to show."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.words.wording import candidates, listed, nearest, plain, plural, width, wrapped

LEFT_OUT = "\ufffd"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Board of the Trust",
        "Siân Ŵyn",
        "漢字",
        "naïve “quoted” …",
        "e\u0301",
        "🏴",
        "שלום",
        "ﬁ½²",
        "a\xa0b",
        "to\xad-day",
        "zero\u200bwidth",
        "man\u200dwoman",
    ],
)
def test_plain_text_stays(text: str) -> None:
    """Letters of any script, accents, signs and what joins them are shown as they are."""
    assert plain(text) == text


@pytest.mark.parametrize("line_end", ["\n", "\r", "\t", "\x85", "\u2028", "\u2029"])
def test_text_is_on_one_line(line_end: str) -> None:
    """Whatever ends a line, or moves along it, becomes a space."""
    assert plain(f"one{line_end}two") == "one two"


@pytest.mark.parametrize(
    "hidden",
    [
        *map(chr, (0, 7, 8, 11, 12, 27, 28, 127, 0x80, 0x9B, 0x9D)),
        "\u202a",
        "\u202b",
        "\u202c",
        "\u202d",
        "\u202e",
        "\u2066",
        "\u2067",
        "\u2068",
        "\u2069",
        "\u200e",
        "\u200f",
        "\u061c",
        chr(0xD800),
        "\ue000",
    ],
)
def test_what_would_act_is_seen_and_does_not(hidden: str) -> None:
    """Control codes, marks that reorder text, halves of characters and private ones leave a sign where they were."""
    assert plain(f"a{hidden}b") == f"a{LEFT_OUT}b"


@pytest.mark.parametrize(
    "sequence",
    ["\x1b[31mred\x1b[0m", "\x1b]8;;https://example.org\x07link\x1b]8;;\x07", "\x9b2J", "\x1b[2K\rgone", "\x1bc"],
)
def test_no_escape_sequence_is_left(sequence: str) -> None:
    """A terminal finds nothing in the text to obey."""
    assert not set(plain(sequence)) & {"\x1b", "\x9b", "\x07", "\r"}


@given(st.text(st.characters()))
def test_plain_is_safe_and_settled(text: str) -> None:
    """Nothing is left that acts, each character is replaced by one, and doing it again changes nothing."""
    shown = plain(text)
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Co", "Zl", "Zp"} for character in shown)
    assert len(shown.splitlines()) <= 1
    assert len(shown) == len(text)
    assert plain(shown) == shown


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("board", 5),
        ("Siân", 4),
        ("Sia\u0302n", 4),
        ("漢字", 4),
        ("\uff26\uff55", 4),
        ("한", 2),
        ("zero\u200bwidth", 9),
        ("to\xadday", 6),
        ("…½", 2),
        (LEFT_OUT, 1),
    ],
)
def test_the_columns_that_text_takes(text: str, columns: int) -> None:
    """A wide character takes two columns of a terminal, one that joins another none, a soft hyphen one."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("words", "together"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_in_words(words: list[str], together: str) -> None:
    """Commas, and `and` before the last."""
    assert listed(words) == together
    assert listed(iter(words), "or") == together.replace(" and ", " or ")


@pytest.mark.parametrize(("count", "words"), [(0, "0 boards"), (1, "1 board"), (2, "2 boards"), (1234, "1,234 boards")])
def test_a_count_in_words(count: int, words: str) -> None:
    """One is singular, all else plural, thousands have a comma."""
    assert plural(count, "board") == words


def test_a_plural_of_its_own() -> None:
    """A word may have a plural without `s`."""
    assert [plural(count, "body", "bodies") for count in (1, 2)] == ["1 body", "2 bodies"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("memebr", "member"),
        ("membre", "member"),
        ("member", "member"),
        ("chair", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_the_nearest_word(typed: str, meant: str | None) -> None:
    """A slip of the keys finds the word that was meant; something else finds none."""
    assert nearest(typed, ["member", "observer"]) == meant


def test_nothing_is_near_where_nothing_is_known() -> None:
    """Without words to choose from there is none."""
    assert nearest("member", []) is None


@pytest.mark.parametrize(
    ("count", "says"),
    [
        (2, "`a` may mean any of these: a0 or a1; give one of them as it stands here"),
        (8, "`a` may mean any of these: a0, a1, a2, a3, a4, a5, a6 or a7; give one of them as it stands here"),
        (9, "`a` may mean any of these: a0, a1, a2, a3, a4, a5, a6, a7 and 1 more; give one of them as it stands here"),
    ],
)
def test_what_may_be_meant_is_said_with_what_to_type(count: int, says: str) -> None:
    """Eight of them, and how many more there are."""
    assert candidates("a", [f"a{number}" for number in range(count)]) == says


def test_lines_are_broken_between_words() -> None:
    """What follows stands in as far as the line began; what is longer than a line is kept whole, and so is a space at the end."""
    assert wrapped("   Not yet quorate: 2 more.\nShort", 12) == "   Not yet\n   quorate:\n   2 more.\nShort"
    assert wrapped("see records/boards/here/trust.yaml now", 12) == "see\nrecords/boards/here/trust.yaml\nnow"
    assert wrapped("Which of them: ", 8) == "Which of\nthem: "
    assert wrapped("漢字 漢字", 8) == "漢字\n漢字"
    assert wrapped("Next: (`go on now`) or not.", 12) == "Next:\n(`go on now`)\nor not."
    assert wrapped("Next: `go on now or not.", 12) == "Next: `go on\nnow or not."


@given(st.text(st.sampled_from("ab 漢`\n"), max_size=60), st.integers(1, 20))
def test_nothing_is_lost_by_breaking_lines(text: str, columns: int) -> None:
    """The words are the same in the same order, and no line is too long of which a word could have gone to the next."""
    assert wrapped(text, columns).split() == text.split()
    lines = wrapped(text, columns).split("\n")
    assert all(width(line.rstrip()) <= columns or " " not in line.strip() or "`" in line for line in lines)
