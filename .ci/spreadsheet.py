"""The CSV as an office program read it: names as they were typed, figures as figures, nothing run as a formula."""

from __future__ import annotations

import sys
import zipfile
from xml.etree import ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def main(path: str) -> None:
    """Assert what the first sheet of the workbook holds."""
    with zipfile.ZipFile(path) as book:
        shared = [
            "".join(part.text or "" for part in item.iter(f"{MAIN}t"))
            for item in ET.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        cells = list(ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{MAIN}c"))
    assert "Siân Enghraifft" in shared, "a name with an accent came through changed"
    assert shared[0] == "Board", "the byte-order mark was taken for text"
    assert not [cell for cell in cells if cell.find(f"{MAIN}f") is not None], "something was run as a formula"
    figures = [cell for cell in cells if cell.get("t") == "n"]
    assert figures, "figures were read as text"
    print(f"{len(cells)} cells, {len(figures)} of them figures")


main(sys.argv[1])
