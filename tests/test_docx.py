"""Word documents read back: real headings, tables that say what their headings are, nothing live, the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.render.docx import render
from partnership.report import Branch, Bullets, Card, Cell, Chart, Column, Heading, Paragraph, Report, Table, Tree
from partnership.words.wording import plain
from reports import HOSTILE, REPORT, about, register

if TYPE_CHECKING:
    from docx.document import Document

    from partnership.report import Block

MADE = date(2026, 3, 20)
TABLE = Table(
    "Statistics",
    (Column("Name"), Column("Expected", "right"), Column("Verdict", "centre")),
    ((Cell("Siân Enghraifft"), Cell("23"), Cell("below", "bad")), (Cell("Ann"), Cell("4"), Cell("depends", "unsure"))),
    ("A note.",),
)


def opened(*blocks: Block) -> Document:
    """Return a report of these blocks as a reader opens it."""
    return docx.Document(io.BytesIO(render(Report("Attendance", blocks, TABLE, None), MADE)))


def parts(report: Report) -> dict[str, bytes]:
    """Return the files that a document is made of."""
    with zipfile.ZipFile(io.BytesIO(render(report, MADE))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def element(name: str, *blocks: Block) -> ET.Element:
    """Return a part of the document with these blocks."""
    return ET.fromstring(parts(Report("Attendance", blocks, TABLE, None))[f"word/{name}.xml"])


def styles(document: Document) -> list[tuple[str, str]]:
    """Return the paragraphs outside tables: style and text."""
    return [(paragraph.style.name or "", paragraph.text) for paragraph in document.paragraphs if paragraph.style]


def test_a_report_in_word() -> None:
    """Each block has the style that Word knows it by; a chart is left out, for its table says the same."""
    blocks = (
        Heading("Youth Board"),
        Paragraph("Two are missing.", alarm=True),
        Paragraph("The rest came."),
        Bullets(("one", "two")),
        Card("Rules", (("Quorum", ("a third", "and the chair")), ("None", ()))),
        Card(None, (("Alone", ("x",)),)),
        TABLE,
        Chart("Chart", "Shares.", ()),
        Tree((Branch(0, Cell("Trust")), Branch(1, Cell("Board"), (Cell("kind"),), "sub-group of", ("consults",)))),
    )
    assert styles(opened(*blocks)) == [
        ("Title", "Attendance"),
        ("Heading 1", "Youth Board"),
        ("Alarm", "Two are missing."),
        ("Normal", "The rest came."),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("Card title", "Rules"),
        ("Card entry", "Quorum\ta third"),
        ("Card entry", "\tand the chair"),
        ("Card entry", "None\t"),
        ("Card entry", "Alone\tx"),
        ("Caption", "Statistics"),
        ("Note", "A note."),
        ("Normal", "Trust"),
        ("Normal", "sub-group of Board, kind"),
        ("Normal", "consults"),
    ]


def test_a_tree_is_indented() -> None:
    """What is below stands further in, as far as the paper allows."""
    tree = Tree(tuple(Branch(depth, Cell("x")) for depth in range(20)))
    indents = [one.paragraph_format.left_indent or Cm(0) for one in opened(tree).paragraphs[1:]]
    assert [round(indent.cm, 1) for indent in indents] == [round(0.7 * min(depth, 12), 1) for depth in range(20)]


def test_headings_go_down_one_level_at_a_time() -> None:
    """No level is left out on the way down, as those who move by headings need."""
    levels = [Heading("a", 3), Heading("b", 1), Heading("c", 3), Heading("d", 2), Heading("e", 9)]
    assert [style for style, _ in styles(opened(*levels))][1:] == [
        "Heading 1",
        "Heading 1",
        "Heading 2",
        "Heading 2",
        "Heading 3",
    ]


def test_a_title_is_not_said_twice() -> None:
    """A report that opens with its title as a heading has it once in Word; a later heading of the same words stays."""
    found = styles(opened(Heading("Attendance"), Paragraph("x"), Heading("Attendance")))
    assert found == [("Title", "Attendance"), ("Normal", "x"), ("Heading 1", "Attendance")]


def test_a_table_says_what_its_headings_are() -> None:
    """The first row is a heading on every page, the first column names the row, no row is split, and the table has a name."""
    (table,) = opened(TABLE).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Name", "Expected", "Verdict"],
        ["Siân Enghraifft", "23", "below"],
        ["Ann", "4", "depends"],
    ]
    about_it = element("document", TABLE)
    rows = [[property_.tag for property_ in row] for row in about_it.iter(qn("w:trPr"))]
    assert rows == [[qn("w:cantSplit"), qn("w:tblHeader")], [qn("w:cantSplit")], [qn("w:cantSplit")]]
    (look,) = about_it.iter(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert [caption.get(qn("w:val")) for caption in about_it.iter(qn("w:tblCaption"))] == ["Statistics"]
    assert [cell.paragraphs[0].runs[0].bold for cell in table.rows[1].cells] == [True, None, True]
    assert table.rows[2].cells[2].paragraphs[0].runs[0].italic
    assert [str(cell.paragraphs[0].alignment) for cell in table.rows[1].cells] == ["None", "RIGHT (2)", "CENTER (1)"]


def test_every_style_is_there() -> None:
    """No paragraph has a style that the document does not know: LibreOffice would lose the table around it."""
    found = parts(REPORT)
    known = {style.get(qn("w:styleId")) for style in ET.fromstring(found["word/styles.xml"]).iter(qn("w:style"))}
    used = {style.get(qn("w:val")) for style in ET.fromstring(found["word/document.xml"]).iter(qn("w:pStyle"))}
    assert used <= known
    assert len(used) == 12


def test_marks_stand_close_on_their_tints() -> None:
    """The marks of a register are narrow columns, each mark on the tint of its tone, a blank on none."""
    small = register(1, 12)
    blank = small._replace(rows=((*small.rows[0][:2], Cell(""), *small.rows[0][3:]),))
    (table,) = opened(blank).tables
    cells = table.rows[1].cells
    assert [cell.text for cell in cells[3:8]] == list("SAN?-")
    row = list(element("document", blank).iter(qn("w:tr")))[1]
    grounds = [cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}") for cell in row.iter(qn("w:tc"))]
    assert [None if one is None else one.get(qn("w:fill")) for one in grounds[1:5]] == [None, None, "fff3bf", "ececec"]
    assert {round(cell.width.cm, 1) for cell in cells[2:14] if cell.width} == {0.6}
    assert cells[5].paragraphs[0].runs[0].bold
    assert cells[3].paragraphs[0].style.name == "Mark"


@pytest.mark.parametrize(
    ("meetings", "on_its_side", "tables"), [(1, False, 1), (9, False, 1), (24, True, 1), (60, True, 3)]
)
def test_paper_is_as_wide_as_it_must_be(meetings: int, on_its_side: bool, tables: int) -> None:
    """A wide register turns the paper, and one too wide for that is parted; no table is wider than the page."""
    document = opened(register(2, meetings))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (section.page_width > section.page_height) == on_its_side
    assert {round(section.page_width.cm, 1), round(section.page_height.cm, 1)} == {21.0, 29.7}
    assert len(document.tables) == tables
    for table in document.tables:
        widths = [cell.width or 0 for cell in table.rows[0].cells]
        assert sum(widths) <= section.page_width - Cm(4) + Cm(0.2)
        assert min(widths) > Cm(0.5)


def test_a_wide_table_without_marks_is_not_parted() -> None:
    """Columns of words that do not fit are folded: they have no strip to part them by."""
    wide = Table(
        "Wide", tuple(Column("Organisation") for _ in range(20)), (tuple(Cell("Organisation") for _ in range(20)),)
    )
    document = opened(wide)
    (table,) = document.tables
    assert sum(cell.width or 0 for cell in table.rows[0].cells) <= Cm(25.9)


def test_it_is_british_english_and_nobodys() -> None:
    """The document says its title, language and day, and nothing of who made it, when, or with what."""
    document = opened(TABLE)
    about_it = document.core_properties
    assert (about_it.title, about_it.language, about_it.author, about_it.comments) == ("Attendance", "en-GB", "", "")
    assert about_it.created is not None
    assert about_it.created.date() == MADE
    assert {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert not [name for name in parts(REPORT) if "thumbnail" in name]


def test_every_page_has_its_number() -> None:
    """The foot of each page says which it is, of how many."""
    foot = element("footer1", TABLE)
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "".join(text.text or "" for text in foot.iter(qn("w:t"))) == "Page 1 of 1"


def test_nothing_typed_is_live() -> None:
    """Nothing hostile becomes a link, a field, a picture or a part of its own, and every part is sound XML."""
    found = parts(REPORT)
    harmless = parts(about("x"))
    assert set(found) == set(harmless)
    for name, content in found.items():
        root = ET.fromstring(content)
        assert b'TargetMode="External"' not in content
        if name == "word/document.xml":
            live = {"hyperlink", "fldSimple", "instrText", "drawing", "object", "altChunk"}
            assert not [one for one in root.iter() if one.tag.rpartition("}")[2] in live]


def test_word_shows_what_was_said() -> None:
    """Whatever a record says is shown as text, in every place, and the shape of the document does not depend on it."""
    document = opened(*(block for said in HOSTILE for block in about(said).blocks))
    shown = [paragraph.text.replace("\t", "") for paragraph in document.paragraphs]
    # two headings, two paragraphs, a line, a card of two lines with its title where there is one, a tree of three lines, a caption, a note, what is folded with its line
    expected = [
        [plain(said) * times for times in (1, 1, 1, 1, 1, *([1] if said else []), 2, 1, 1, 1, 1, 1, 1, 1, 1)]
        for said in HOSTILE
    ]
    assert shown == ["Attendance", *(text for texts in expected for text in texts)]
    tables = [{cell.text for row in table.rows for cell in row.cells} for table in document.tables]
    assert tables == [{plain(said), "Other"} for said in HOSTILE]


@settings(max_examples=15)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_can_be_written(text: str) -> None:
    """No text makes a document that cannot be opened: what XML has no place for is replaced."""
    for content in parts(about(text)).values():
        ET.fromstring(content)


def test_the_same_report_is_the_same_bytes() -> None:
    """A document has nothing of the moment and the machine that it was made on."""
    content = render(REPORT, MADE)
    assert content == render(REPORT, MADE)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert content != render(REPORT, date(2026, 3, 21))
    long_ago = docx.Document(io.BytesIO(render(REPORT, date.min))).core_properties
    assert long_ago.created is not None
    assert long_ago.created.date() == date(1980, 1, 1), "no archive knows an earlier day"


def test_a_report_of_nothing_opens() -> None:
    """A report without blocks, and a table without columns, are documents too."""
    assert styles(opened()) == [("Title", "Attendance")]
    assert styles(opened(Table("Empty", (), ()))) == [("Title", "Attendance"), ("Caption", "Empty")]


def test_a_heading_may_begin_a_new_page() -> None:
    """Each draft note is a sheet of its own."""
    first, second = opened(Heading("a"), Heading("b", new_page=True)).paragraphs[1:]
    assert (first.paragraph_format.page_break_before, second.paragraph_format.page_break_before) == (None, True)


def test_text_is_set_apart_from_a_table() -> None:
    """A table has no space under it of its own."""
    found = {
        one.text: one.paragraph_format.space_before for one in opened(Paragraph("a"), TABLE, Paragraph("b")).paragraphs
    }
    assert (found["a"], found["b"]) == (None, Pt(8))
