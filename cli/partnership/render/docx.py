"""Reports as Word documents: real headings and captions, tables whose headings stand on every page, A4."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, assert_never

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from partnership.render.branches import said
from partnership.render.colour import INKS, TINTS
from partnership.render.docx_styles import styled
from partnership.render.lanes import lanes, shares
from partnership.render.office import moment, packed, xml_text
from partnership.render.strips import parted
from partnership.report import Bullets, Card, Cell, Chart, Diagram, Heading, Paragraph, Plot, Table, Tree, unfolded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from docx.document import Document as Word
    from docx.table import Table as WordTable
    from docx.table import _Cell as WordCell

    from partnership.report import Column, Plain, Report

_SHORT, _LONG, _MARGIN = 21.0, 29.7, 2.0
"""The sides of a sheet of A4 and its margins, in centimetres."""
_MARK, _LETTER, _PADDING = 0.6, 0.19, 0.3
"""The width of a column of marks, of a letter of a table, and of what is left free in a cell, in centimetres."""
_APART = 8
"""Points between a table and the text after it."""
_MOST_MARKS = 30
"""Marks beside one another that a sheet on its side has room for besides names."""
_DEEPEST = 6
_DEEPEST_BRANCH, _INDENT = 12, 0.7
"""How many levels of a tree are indented, and by how much each, in centimetres."""
_ALIGNED = {"left": WD_ALIGN_PARAGRAPH.LEFT, "right": WD_ALIGN_PARAGRAPH.RIGHT, "centre": WD_ALIGN_PARAGRAPH.CENTER}
_TABLE = f"""
<w:tblPr {nsdecls("w")}>
  <w:tblW w:type="auto" w:w="0"/>
  <w:tblBorders>
    <w:top w:val="single" w:sz="8" w:color="1B1B1B"/><w:bottom w:val="single" w:sz="8" w:color="1B1B1B"/>
    <w:insideH w:val="single" w:sz="4" w:color="BFBFBF"/><w:insideV w:val="single" w:sz="8" w:color="FFFFFF"/>
  </w:tblBorders>
  <w:tblLayout w:type="fixed"/>
  <w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>
  <w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>
</w:tblPr>
"""
"""What a table is: lines between its rows, its first row and its first column headings of the rest."""


def render(report: Report, made: date) -> bytes:
    """Return the report as a file, dated `made`, the day answered for: the same report is the same bytes. Charts are left out."""
    document = Document()
    styled(document)
    _described(document, report.title, made)
    usable = _paper(document, on_its_side=any(_width(table) > _SHORT - 2 * _MARGIN for table in _tables(report)))
    document.add_heading(xml_text(report.title), 0)
    level = 0
    blocks = tuple(unfolded(report.under_the_title()))
    for before, block in zip((None, *blocks), blocks, strict=False):
        if isinstance(block, Heading):
            level = min(block.level, level + 1, _DEEPEST)
        _add(document, block, level, usable, apart=isinstance(before, Table | Card))
    out = io.BytesIO()
    document.save(out)
    return packed(out.getvalue())


def _described(document: Word, title: str, made: date) -> None:
    """Say what the document is, and nothing of who made it, when and with what."""
    about = document.core_properties
    about.title, about.language = xml_text(title)[:255], "en-GB"
    about.author = about.comments = about.last_modified_by = ""
    about.created = about.modified = moment(made)
    about.revision = 1
    package = document.part.package
    for name in [name for name, one in package.rels.items() if one.reltype.endswith("/thumbnail")]:
        del package.rels[name]


def _paper(document: Word, *, on_its_side: bool) -> float:
    """Set the paper, and the number at the foot of each page; return how wide a table can be, in centimetres."""
    section = document.sections[0]
    across, down = (_LONG, _SHORT) if on_its_side else (_SHORT, _LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if on_its_side else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(across), Cm(down)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        foot.add_run(text)
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), field)
        number.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
        foot._p.append(number)
    return across - 2 * _MARGIN


def _add(document: Word, block: Plain, level: int, usable: float, *, apart: bool) -> None:
    """Add a block; running text is set `apart` from a table or a card before it."""
    match block:
        case Heading():
            made = document.add_heading(xml_text(block.text), level)
            made.paragraph_format.page_break_before = True if block.new_page else None
        case Paragraph():
            text = document.add_paragraph(xml_text(block.text), "Alarm" if block.alarm else None)
            text.paragraph_format.space_before = Pt(_APART) if apart else None
        case Bullets():
            for line in block.lines:
                document.add_paragraph(xml_text(line), "List Bullet")
        case Card():
            _card(document, block)
        case Table():
            for part in [block] if _width(block) <= usable else _parts(block):
                _table(document, part, usable)
        case Tree():
            _tree(document, block)
        case Chart() | Diagram() | Plot():
            pass
        case _:
            assert_never(block)


def _tree(document: Word, tree: Tree) -> None:
    """Add a tree as paragraphs, each indented as deep as it stands, as far as the paper allows."""
    for branch in tree.branches:
        for number, text in enumerate((said(branch), *branch.under)):
            paragraph = document.add_paragraph(xml_text(text))
            depth = min(branch.depth, _DEEPEST_BRANCH) + (number > 0)
            paragraph.paragraph_format.left_indent = Cm(_INDENT * depth)
            paragraph.paragraph_format.space_after = Cm(0)


def _card(document: Word, card: Card) -> None:
    """Add labels with what stands beside them, as text that is indented: nothing in it is a table."""
    if card.title:
        document.add_paragraph(xml_text(card.title), "Card title")
    for label, values in card.entries:
        for number, value in enumerate(values or ("",)):
            paragraph = document.add_paragraph(style="Card entry")
            paragraph.add_run(xml_text(label) if number == 0 else "").bold = True
            paragraph.add_run(f"\t{xml_text(value)}")


def _tables(report: Report) -> Iterator[Table]:
    return (block for block in unfolded(report.blocks) if isinstance(block, Table))


def _width(table: Table) -> float:
    """Return the width that a table needs at least so that words stay whole, in centimetres."""
    words = sum(lane.least * _LETTER + _PADDING for lane in lanes(table) if not lane.whole)
    return words + _MARK * sum(column.joined for column in table.columns)


def _parts(table: Table) -> list[Table]:
    return parted(table, _MOST_MARKS) if any(column.joined for column in table.columns) else [table]


def _widths(table: Table, usable: float) -> list[float]:
    """Return how wide each column is, in centimetres: marks alike, and the words share what is left."""
    words = [lane for lane in lanes(table) if not lane.whole]
    marks = _MARK * sum(column.joined for column in table.columns)
    letters = int((usable - marks - len(words) * _PADDING) / _LETTER) + len(words) - 1
    shared = iter(shares(words, letters))
    return [_MARK if column.joined else next(shared) * _LETTER + _PADDING for column in table.columns]


def _table(document: Word, table: Table, usable: float) -> None:
    document.add_paragraph(xml_text(table.title), "Caption")
    if table.columns:
        made = document.add_table(1 + len(table.rows), len(table.columns))
        _shaped(made, table.title, _widths(table, usable))
        headings = tuple(Cell(column.heading) for column in table.columns)
        # by its id, at a fifth of the time that looking its name up for each cell takes
        marks, words = (document.styles[name].style_id for name in ("Mark", "Table text"))
        styles = [marks if column.joined else words for column in table.columns]
        for number, (line, row) in enumerate(zip(made.rows, (headings, *table.rows), strict=True)):
            _fill(line.cells, row, table.columns, styles, heading=number == 0)
    for note in table.notes:
        document.add_paragraph(xml_text(note), "Note")


def _shaped(made: WordTable, title: str, widths: Sequence[float]) -> None:
    """Give a table its lines, its columns their widths, and its first row the place of a heading on every page."""
    properties = parse_xml(_TABLE)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), xml_text(title))
    properties.append(caption)
    made._tbl.replace(made._tbl.tblPr, properties)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for number, row in enumerate(made.rows):
        about = row._tr.get_or_add_trPr()
        about.append(OxmlElement("w:cantSplit"))
        if number == 0:
            about.append(OxmlElement("w:tblHeader"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _fill(
    cells: Sequence[WordCell], row: Sequence[Cell], columns: Sequence[Column], styles: Sequence[str], *, heading: bool
) -> None:
    for number, (made, cell, column, style) in enumerate(zip(cells, row, columns, styles, strict=True)):
        paragraph = made.paragraphs[0]
        paragraph._p.style = style
        if column.align != "left" and not column.joined:
            paragraph.alignment = _ALIGNED[column.align]
        run = paragraph.add_run(xml_text(cell.text))
        run.bold = True if heading or number == 0 or cell.tone == "bad" else None
        ground = "F2F2F2" if heading else None
        if column.joined and not heading and cell.text.strip():
            tint = TINTS[cell.tone]
            ground = tint.ground
            run.font.color.rgb = RGBColor.from_string(tint.ink.upper())
        elif cell.tone != "plain":
            run.font.color.rgb = RGBColor.from_string(INKS[cell.tone].upper())
            run.italic = True if cell.tone == "unsure" else None
        if ground:
            made._tc.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground}"/>')
            )
