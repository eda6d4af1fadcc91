"""Files for office programs and what such a program makes of them.

offices.py make FOLDER                  write an invented page, workbook and document into the folder
offices.py blank BOOK COPY              copy a workbook with the values of its formulas taken out
offices.py compare BOOK CALCULATED      assert that what was calculated is what the workbook said
offices.py read DOCUMENT PAGE           assert that the document was read whole
"""

from __future__ import annotations

import html
import json
import re
import sys
import zipfile
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
from docx import Document

from partnership.render import FORMATS, docx, page, xlsx
from partnership.render.diagram import render
from partnership.render.office import xml_text
from partnership.report import Bar, Chart, Heading, Report, Threshold
from partnership.workbook import Entry, Field, Formula, Ref, Sheet, Workbook

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from diagrams import hostile, hostile_page
from reports import REPORT, register

MADE = date(2026, 3, 20)
NEAR = 1e-12
"""How far apart two programs may be that divide the same numbers."""


def make(folder: str) -> None:
    """Write what is to be looked at: registers, charts, and everything hostile, in each format."""
    bars = tuple(
        Bar(
            f"Siân Enghraifft the {one}.", Fraction(one, 30), Fraction(min(one + one % 3, 30), 30), f"{one} of 30", tone
        )
        for one, tone in enumerate(("good", "plain", "unsure", "bad", "muted") * 6, 1)
    )
    chart = Chart(
        "Attendance", "The share of meetings attended.", bars, Threshold(Fraction(7, 10), "70%"), "of meetings"
    )
    blocks = (Heading("Youth Board"), register(20, 12), chart, Heading("Longer"), register(30, 70))
    pages = {"sample": Report("Attendance", blocks, register(1, 1), {}), "hostile": REPORT}
    for name, report in pages.items():
        Path(folder, f"{name}.html").write_text(FORMATS["html"](report), encoding="utf-8", errors="strict")
        Path(folder, f"{name}.docx").write_bytes(docx.render(report, MADE))
    Path(folder, "tree-hostile.html").write_text(page.render(hostile_page()), encoding="utf-8", errors="strict")
    diagram = hostile()
    Path(folder, "hostile.mermaid").write_bytes(render(diagram, "mermaid"))
    texts = {
        "boxes": [" ".join((xml_text(box.name).strip() or "–", *map(xml_text, box.says))) for box in diagram.boxes],
        "arrows": [
            xml_text(
                f"{'perhaps ' * (one.sure == 'perhaps')}{diagram.kinds[one.kind]}{f' ({one.label})' * bool(one.label)}"
            )
            for one in diagram.arrows
        ],
    }
    Path(folder, "hostile.texts.json").write_text(json.dumps(texts), encoding="utf-8")
    Path(folder, "sample.xlsx").write_bytes(xlsx.render(_workbook()))


def _workbook() -> Workbook:
    """Return a register with a formula of each sort: counts, a share, words, a sum over another sheet."""
    table = register(20, 12)
    rows = []
    for row in table.rows:
        marks = [Entry(cell.text, cell.tone) for cell in row[2:14]]
        came = sum(mark.value in {"P", "V"} for mark in marks)
        counts = Formula(("=COUNTIF(", Ref(1, 12), ',"P")+COUNTIF(', Ref(1, 12), ',"V")'), came)
        share = Formula(("=", Ref(13), "/12"), Fraction(came, 12))
        verdict = Formula(
            ("=IF(", Ref(14), '>=0.3,"met","below")'), "met" if Fraction(came, 12) >= Fraction(3, 10) else "below"
        )
        rows.append((Entry(row[0].text), *marks, Entry(counts), Entry(share), Entry(verdict)))
    fields = (
        Field("Who"),
        *(Field(str(one), "mark") for one in range(1, 13)),
        Field("Attended", "integer"),
        Field("Rate", "percentage"),
        Field("Verdict"),
    )
    total = sum(
        entry.value.value
        for *_, entry, _, _ in rows
        if isinstance(entry.value, Formula) and isinstance(entry.value.value, int)
    )
    first = Sheet(
        "Bob's register", ("Register", "As of 20 March 2026"), fields, tuple(rows), ("P present; V virtual.",)
    )
    second = Sheet(
        "Summary",
        (),
        (Field("Figure"), Field("Value", "integer")),
        ((Entry("Attended"), Entry(Formula(("=SUM(", Ref(13, row="all", sheet=0), ")"), total))),),
    )
    return Workbook("Attendance", MADE, (first, second))


def blank(book: str, copy: str) -> None:
    """Copy a workbook with 0 for the value of every formula, so that only who calculates sees the right one."""
    with zipfile.ZipFile(book) as given, zipfile.ZipFile(copy, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(rb'(?: t="(?:str|b)")?>(<f>[^<]*</f>)<v>[^<]*</v>', rb">\1<v>0</v>", content)
            made.writestr(name, content)


def compare(book: str, calculated: str) -> None:
    """Assert that every formula comes to what the workbook said it does."""
    formulas, said, found = (
        openpyxl.load_workbook(path, data_only=values)
        for path, values in ((book, False), (book, True), (calculated, True))
    )
    seen = 0
    for sheet in formulas.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            one, other = said[sheet.title][cell.coordinate].value, found[sheet.title][cell.coordinate].value
            seen += 1
            same = (
                abs(one - other) < NEAR
                if isinstance(one, int | float) and isinstance(other, int | float)
                else one == other
            )
            assert same, f"{sheet.title}!{cell.coordinate} ({cell.value}) says {one!r} and comes to {other!r}"
    assert seen, "the workbook has no formula"
    print(f"{seen} formulas come to what the workbook says")


def read(document: str, page: str) -> None:
    """Assert that a document was read whole: each table a table, each with its headings, every heading, the last words."""
    said = Document(document)
    words = " ".join(Path(page).read_text(encoding="utf-8-sig").split())
    tables = len(said.tables)
    assert tables, "the document has no table"
    assert words.count("<table") == words.count("<thead") == tables, (
        f"{tables} tables became {words.count('<table')}, {words.count('<thead')} of them with headings"
    )
    headings = [one for one in said.paragraphs if one.style and (one.style.name or "").startswith("Heading")]
    assert len(re.findall(r"<h[1-6]", words)) >= len(headings), "a heading was lost"
    assert "Siân Enghraifft" in words, "a name with an accent came through changed"
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", "", words)).split())
    assert " ".join(said.paragraphs[-1].text.split()) in text, "the document was not read to its end"
    print(f"{tables} tables and {len(headings)} headings of the document read")


{"make": make, "blank": blank, "compare": compare, "read": read}[sys.argv[1]](*sys.argv[2:])
