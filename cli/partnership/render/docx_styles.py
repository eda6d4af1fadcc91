"""The styles of a Word document: dark headings, tables in small letters, British English."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from partnership.render.colour import INKS

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import ParagraphStyle

_LANGUAGE = "en-GB"
_FONT = "Arial"
_LABEL = Cm(4)
"""How far what stands beside a label is indented."""
_BORDER = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="{INKS["bad"]}"/></w:pBdr>'


def styled(document: Word) -> None:
    """Make the styles of a new document what reports need. Every letter has a contrast of at least 7 to 1 on white."""
    _language(document)
    _letters(document)
    for name in ("Title", *(f"Heading {level}" for level in range(1, 7)), "Caption"):
        cast("ParagraphStyle", document.styles[name]).font.color.rgb = RGBColor.from_string(INKS["plain"].upper())
    normal = _paragraphs(document, "Normal", size=11, after=6)
    normal.paragraph_format.line_spacing = 1.1
    _paragraphs(document, "Caption", size=10, before=12, after=4).paragraph_format.keep_with_next = True
    _paragraphs(document, "Table text", size=9)
    _paragraphs(document, "Mark", size=8).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    note = _paragraphs(document, "Note", size=9, before=4)
    note.font.color.rgb = RGBColor.from_string(INKS["muted"].upper())
    alarm = _paragraphs(document, "Alarm", size=11, after=6)
    alarm.font.bold = True
    alarm.element.get_or_add_pPr().insert_element_before(parse_xml(_BORDER), "w:spacing")
    title = _paragraphs(document, "Card title", size=11, before=6)
    title.font.bold = True
    title.paragraph_format.keep_with_next = True
    entry = _paragraphs(document, "Card entry", size=11, after=2)
    entry.paragraph_format.left_indent, entry.paragraph_format.first_line_indent = _LABEL, -_LABEL
    entry.paragraph_format.tab_stops.add_tab_stop(_LABEL)


def _paragraphs(document: Word, name: str, *, size: int, before: int = 0, after: int = 0) -> ParagraphStyle:
    """Return the style of this name, made where there is none, with letters and space of so many points."""
    made = (
        document.styles[name] if name in document.styles else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    style = cast("ParagraphStyle", made)
    style.font.size = Pt(size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _letters(document: Word) -> None:
    """Have one family of letters throughout, one that every office has."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for script in ("ascii", "hAnsi"):
            fonts.attrib.pop(qn(f"w:{script}Theme"), None)
            fonts.set(qn(f"w:{script}"), _FONT)


def _language(document: Word) -> None:
    """Say that the text is British English, so that it is checked and read aloud as such."""
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), _LANGUAGE)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), _LANGUAGE)
