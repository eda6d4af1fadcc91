"""Registers as strips: a letter for each mark, side by side and never folded, readable with colour and without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.render import FORMATS, text
from partnership.render.colour import INKS, SHADES, TINTS
from partnership.render.strips import parted
from partnership.render.style import STYLE
from partnership.report import Card, Cell, Column, Heading, Report, Table
from partnership.words.wording import plain, width
from reports import MARKS, hostile, register

ENOUGH = 4.5
"""How many times lighter the lighter of two colours must be for letters to be read (WCAG 2.2, 1.4.3)."""


def shown(table: Table, columns: int | None = None, *, colour: bool = False) -> list[str]:
    """Return the lines of a table in text."""
    return text(Report("", (table,), table, None), columns=columns, colour=colour).splitlines()


def marks(table: Table, row: int) -> str:
    """Return the marks of a row, one after another."""
    return "".join(cell.text for cell, column in zip(table.rows[row], table.columns, strict=True) if column.joined)


def test_a_register_in_a_file() -> None:
    """Twelve meetings take twelve characters, their numbers written downwards over them and ending in one line."""
    assert shown(register(2, 12)) == [
        "Register",
        "                                                               111",
        "Who                     Seat                          123456789012  Rate              Verdict",
        "----------------------  ----------------------------  ------------  ----------------  -------",
        "Siân Enghraifft the 1.  Clinical Commissioning Group  VSAN?-.PVSAN  16 of 23 (69.6%)  below",
        "Siân Enghraifft the 2.  Chair                         SAN?-.PVSAN?  16 of 23 (69.6%)  below",
        "P present; N absent.",
    ]


def test_a_long_register_is_counted_in_tens() -> None:
    """Above twenty meetings a blank parts each ten, in the headings too."""
    lines = shown(register(1, 23))
    assert lines[1].endswith("               1 1111111112 222")
    assert "  1234567890 1234567890 123  " in lines[2]
    assert "  VSAN?-.PVS AN?-.PVSAN ?-.  " in lines[4]


@pytest.mark.parametrize("meetings", [1, 2, 12, 20, 27])
@pytest.mark.parametrize("colour", [False, True])
def test_a_strip_is_whole_on_a_terminal(meetings: int, colour: bool) -> None:
    """At eighty columns every line fits, and each row's marks stand in one line, whatever the other columns do."""
    table = register(3, meetings)
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in shown(table, 80, colour=colour)]
    assert max(map(width, lines)) <= 80
    for row in range(3):
        assert [line for line in lines if marks(table, row) in line.replace(" ", "")]


def test_other_columns_follow_where_a_strip_leaves_no_room() -> None:
    """What does not fit beside the strip comes in a second table under the same names, and the notes under that."""
    lines = shown(register(1, 45), 60)
    assert lines[:5] == [
        "Register",
        "                    1 1111111112 2222222223 3333333334 44444",
        "Who        1234567890 1234567890 1234567890 1234567890 12345",
        "─" * 60,
        "Siân       VSAN?-.PVS AN?-.PVSAN ?-.PVSAN?- .PVSAN?-.P VSAN?",
    ]
    after = lines.index("Register (continued)")
    assert lines[after - 1] == ""
    assert lines[after + 1].split() == ["Who", "Seat", "Rate", "Verdict"]
    assert lines[-1] == "P present; N absent."
    assert lines.count("P present; N absent.") == 1


def test_words_are_whole_where_columns_can_stand_under_one_another() -> None:
    """A table that would break words is several, each with the names; one word wider than the terminal breaks all the same."""
    headings = ("Organisation", "Expected", "Attended", "By substitute", "Apologies", "Not recorded", "Verdict")
    cells = ("Commissioning", "7", "6", "0", "1", "0", "below")
    table = Table("Figures", tuple(map(Column, headings)), (tuple(map(Cell, cells)),), ("A note.",))
    assert shown(table, 80) == [
        "Figures",
        "Organisation  Expected Attended By substitute Apologies Not recorded Verdict",
        "────────────────────────────────────────────────────────────────────────────",
        "Commissioning 7        6        0             1         0            below",
        "A note.",
    ]
    assert shown(table, 45) == [
        "Figures",
        "Organisation  Expected Attended By substitute",
        "─────────────────────────────────────────────",
        "Commissioning 7        6        0",
        "",
        "Figures (continued)",
        "Organisation  Apologies Not recorded Verdict",
        "────────────────────────────────────────────",
        "Commissioning 1         0            below",
        "A note.",
    ]
    assert len(shown(table, 16)) > len(shown(table, 45))
    many = table._replace(rows=table.rows * 501)
    assert "Figures (continued)" not in shown(many, 45)


def test_a_strip_wider_than_the_terminal_is_parted_in_tens() -> None:
    """Where not even the names and the strip fit, it goes on in another table, as many tens in each as there is room for."""
    lines = shown(register(1, 75), 60)
    assert [line for line in lines if line.startswith("Register")] == [
        "Register: 1 to 40",
        "Register: 41 to 75",
        "Register (continued)",
    ]
    assert max(map(width, lines)) <= 60


@given(st.integers(1, 90), st.integers(1, 130), st.booleans())
def test_no_mark_is_lost_on_any_terminal(meetings: int, columns: int, colour: bool) -> None:
    """However many meetings and however narrow the terminal, every mark of a row is shown, in order."""
    table = register(1, meetings)
    strip = table._replace(columns=table.columns[2:-2], rows=(table.rows[0][2:-2],), notes=())
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in shown(strip, columns, colour=colour)]
    assert max(map(width, lines)) <= max(columns, len("Register"))
    found = [line.replace(" ", "") for line in lines]
    assert "".join(line for line in found if re.fullmatch(r"[PVSAN?\-.]+", line)) == marks(table, 0)


@given(st.integers(1, 200), st.integers(1, 60))
def test_parts_hold_what_the_whole_held(meetings: int, most: int) -> None:
    """Parts of a register have all its columns but the first once, none more marks than asked for, and its notes once."""
    table = register(2, meetings)
    parts = parted(table, most)
    assert sorted(heading for part in parts for heading in part.columns[1:]) == sorted(table.columns[1:])
    assert {part.columns[0] for part in parts} == {table.columns[0]}
    assert max(sum(column.joined for column in part.columns) for part in parts) <= most
    assert "".join(marks(part, 1) for part in parts) == marks(table, 1)
    assert [part.notes for part in parts if part.notes] == [table.notes]
    assert len({part.title for part in parts}) == len(parts)


def test_nothing_but_marks() -> None:
    """A table of marks alone, or with names alone, is parted too, and is not continued with nothing."""
    table = register(1, 12)
    alone = table._replace(columns=table.columns[2:-2], rows=(table.rows[0][2:-2],))
    assert [part.title for part in parted(alone, 10)] == ["Register: 1 to 10", "Register: 11 to 12"]
    named = table._replace(
        columns=table.columns[:1] + table.columns[2:-2], rows=(table.rows[0][:1] + table.rows[0][2:-2],)
    )
    assert [len(part.columns) for part in parted(named, 10)] == [11, 3]
    assert parted(named, 10)[-1].notes == table.notes


def test_colour_is_behind_the_letter() -> None:
    """With colour each mark stands in black on the shade of its tone, whatever the terminal's own colours; the letter stays."""
    table = Table(
        "",
        (Column("1", joined=True), Column("2", joined=True), Column("3", joined=True)),
        ((Cell("P", "good"), Cell("-", "muted"), Cell("")),),
    )
    expected = "\x1b[38;5;16;48;5;153mP\x1b[0m\x1b[2m-\x1b[0m"
    assert shown(table, colour=True)[-1] == expected
    assert shown(table, 80, colour=True)[-1] == expected


def test_no_mark_takes_the_place_of_another() -> None:
    """A mark that is wider than a letter, or none, and headings with accents, keep their column."""
    columns = (Column("e\u0301\u0302", joined=True), Column("漢", joined=True), Column("", joined=True), Column("x"))
    table = Table(
        "", columns, ((Cell("P"), Cell("N"), Cell("PP"), Cell("y")), (Cell(""), Cell("漢"), Cell("N"), Cell("z")))
    )
    assert shown(table)[1:] == ["e\u0301\u0302漢    x", "-----  -", "PN PP  y", " 漢N   z"]


@hostile
def test_a_mark_may_be_anything(said: str) -> None:
    """What was typed where a mark belongs is shown as it is, and moves nothing."""
    table = Table("", (Column(said, joined=True), Column("x")), ((Cell(said, "bad", said), Cell("#")),))
    assert shown(table)[-1] == f"{plain(said) if said else ' '}  #"


def test_a_page_says_what_a_mark_means() -> None:
    """On a page a letter is shown and its meaning read aloud in its place; a mark without one is read as it stands."""
    html = FORMATS["html"](Report("", (register(1, 2),), register(1, 2), None))
    assert (
        '<td class="mark good" title="present, virtually"><span aria-hidden="true">V</span><span class="unseen">present, virtually</span></td>'
        in html
    )
    assert '<th scope="col" class="mark" title="Meeting 1">1</th>' in html
    bare = Table("", (Column("Who"), Column("1", joined=True)), ((Cell("Ann"), Cell("P")),))
    assert '<td class="mark">P</td>' in FORMATS["html"](Report("", (bare,), bare, None))


def test_a_page_parts_what_no_sheet_holds() -> None:
    """A page shows forty marks beside one another, and prints a register of more than twelve on paper on its side."""
    html = {
        meetings: FORMATS["html"](Report("", (register(1, meetings),), register(1, meetings), None))
        for meetings in (12, 13, 40, 41)
    }
    assert ["landscape" in html[meetings] for meetings in html] == [False, True, True, True]
    assert [html[meetings].count("<table>") for meetings in html] == [1, 1, 1, 3]
    assert [html[meetings].count("mark group") for meetings in html] == [0, 0, 3 * 2, 3 * 2]
    assert len(set(re.findall(r' id="([^"]+)"', html[41]))) == 3


def luminance(digits: str) -> float:
    """Return how light a colour is (WCAG 2.2, relative luminance)."""
    parts = [int(digits[one : one + 2], 16) / 255 for one in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return how many times lighter the lighter of two colours is than the darker."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palettes() -> list[dict[str, str]]:
    """Return the colours of a page by name: on a light screen, on a dark one, on paper."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE)
    found: dict[str, str] = {}
    return [found := found | dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6});", block)) for block in blocks]


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark", "paper"])
def test_letters_stand_out(palette: dict[str, str]) -> None:
    """Every letter of a page stands out from what is behind it, stripes included, and every bar from the page."""
    for tone in TINTS:
        for ground in [f"{tone}-tint", *(["unsure-stripe"] if tone == "unsure" else [])]:
            assert contrast(palette[f"{tone}-mark"], palette[ground]) >= ENOUGH, (tone, ground)
        assert contrast(palette.get(tone, palette["ink"]), palette["paper"]) >= ENOUGH, tone
        assert contrast(palette[f"{tone}-bar"], palette["paper"]) >= 3, tone


def test_letters_of_files_and_terminals_stand_out() -> None:
    """So does every letter in a workbook, in a Word document, and on a terminal of 256 colours."""
    assert min(contrast(tint.ground, tint.ink) for tint in TINTS.values()) >= ENOUGH
    assert min(contrast(ink, "ffffff") for ink in INKS.values()) >= ENOUGH
    shades = [shade for shade in SHADES.values() if shade is not None]
    assert min(contrast(colour_of(shade), "000000") for shade in shades) >= ENOUGH


def colour_of(number: int) -> str:
    """Return the colour with this number of a terminal's 256: six steps each of red, green and blue from 16, then greys."""
    if number >= 232:
        return f"{8 + 10 * (number - 232):02x}" * 3
    steps = (0, 95, 135, 175, 215, 255)
    red, rest = divmod(number - 16, 36)
    return "".join(f"{steps[step]:02x}" for step in (red, *divmod(rest, 6)))


def test_every_mark_has_a_tint() -> None:
    """No tone is left without its colours, in any of the places that have colours for it."""
    assert {tone for _, tone, _ in MARKS} == set(TINTS) == set(SHADES) == set(INKS)


def test_a_page_begins_where_a_heading_says_so() -> None:
    """Each note for a chair is a sheet of its own on paper; many lines beside a label stand in columns."""
    many = Card("Meetings", (("Days", tuple(f"day {number}" for number in range(13))), ("Few", ("one", "two"))))
    html = FORMATS["html"](
        Report("", (Heading("Note", new_page=True), Heading("Next", 2), many), Table("", (), ()), None)
    )
    assert re.findall(r"<h[0-9][^>]*>", html)[1:] == ['<h2 id="heading-0" class="page">', '<h3 id="heading-1">']
    assert '<p class="title">Meetings</p>' in html
    assert html.count('<dd class="many">') == html.count("<dd>") == 1
