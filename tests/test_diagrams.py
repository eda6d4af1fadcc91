"""Diagrams in every format: all that was said is there as text, nothing of it is live, and sheets hold what is on them."""

from __future__ import annotations

import re
import shutil
import sys
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pygraphviz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from diagrams import KINDS, grown, hostile
from partnership.commands import run
from partnership.render.diagram import NoLettersError, mermaid, pictures, render
from partnership.render.diagram.arranged import SHAPE, Size, packed, parts
from partnership.render.diagram.cut import cut
from partnership.render.office import xml_text
from partnership.report import Arrow, Box, Diagram

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.report import DiagramFormat

SVG = "{http://www.w3.org/2000/svg}"


def bare(*texts: str) -> str:
    """Return texts without their blanks, as lines are broken where there is room."""
    return "".join("".join(xml_text(text).split()) for text in texts)


@cache
def drawn(format_: DiagramFormat) -> bytes:
    """Return the hostile diagram in a format."""
    return render(hostile(), format_)


def read(svg: bytes) -> ET.Element:
    """Return a drawing as its elements."""
    return ET.fromstring(svg)


def shown(svg: bytes) -> list[str]:
    """Return the text of each box of a drawing."""
    boxes = (group for group in read(svg).iter(f"{SVG}g") if group.get("class") == "node")
    return [bare("".join(text.text or "" for text in box.iter(f"{SVG}text"))) for box in boxes]


def test_a_picture_says_everything_as_text() -> None:
    """Each name and all that is said of it stands in its box, letter for letter."""
    diagram = hostile()
    found = shown(drawn("svg"))
    for box in diagram.boxes:
        said = bare(box.name) or "–"
        assert any(one.startswith(said + bare(*box.says)) for one in found), box.name


def test_a_picture_has_nothing_but_shapes_and_text() -> None:
    """Whatever is said, no element and no attribute comes from it."""
    svg = read(drawn("svg"))
    tags = {one.tag.removeprefix(SVG) for one in svg.iter()}
    assert tags == {"svg", "title", "desc", "style", "g", "polygon", "path", "polyline", "ellipse", "text"}
    names = {name for one in svg.iter() for name in one.attrib}
    assert not [name for name in names if name.startswith("on") or "href" in name]


def test_a_picture_is_read_aloud_box_by_box() -> None:
    """The drawing has a title and a description, each box its words, and lines are left to the boxes."""
    diagram = Diagram(
        "Boards", ("As of a day.",), KINDS,
        (Box("a", "Alder"), Box("b", "Birch", ("forum",), heard="Birch, forum; sub-group of Alder")), (Arrow("b", "a", 0),), upward=True,
    )  # fmt: skip
    svg = read(render(diagram, "svg"))
    said = {one.get("id"): one.text for one in svg if one.get("id")}
    assert (said["title"], said["description"]) == ("Boards", "As of a day.")
    symbols = [one.get("aria-label") for one in svg.iter() if one.get("role", "").startswith("graphics-symbol")]
    assert symbols == ["Alder", "Birch, forum; sub-group of Alder"]
    edges = [one for one in svg.iter(f"{SVG}g") if one.get("class") == "edge"]
    assert edges
    assert all(one.get("aria-hidden") == "true" and one.find(f"{SVG}title") is None for one in edges)


def test_dot_is_read_back() -> None:
    """Graphviz reads what is written, box for box and arrow for arrow, and shows the same text."""
    diagram = hostile()
    graph = pygraphviz.AGraph(string=drawn("dot").decode())
    named = [node for node in graph.nodes() if re.fullmatch("n[0-9]+", node)]
    assert len(named) == len(diagram.boxes)
    arrows = [edge for edge in graph.edges(keys=True) if edge[0].startswith("n")]
    assert len(arrows) == len(diagram.arrows)
    found = shown(graph.draw(format="svg", prog="dot"))
    for box in diagram.boxes:
        assert (bare(box.name) or "–") + bare(*box.says) in found


LABEL = re.compile(r"[^\W\d_]|-|[ ,()'’“”–]|[0-9]|#[0-9]+;|<wbr>")


def said_in(label: str) -> str:
    """Return what Mermaid makes of a label, which must have nothing but what it reads as itself, and numbers."""
    assert "".join(LABEL.findall(label)) == label
    return re.sub("#([0-9]+);", lambda found: chr(int(found[1])), label.replace("<wbr>", ""))


def test_mermaid_has_every_text_by_letters_and_numbers() -> None:
    """Nothing that Mermaid or HTML reads as something else stands in a label, and all that was said does."""
    diagram = hostile()
    text = drawn("mermaid").decode()
    boxes = re.findall(r'^ +n[0-9]+\(?\["<b>(.*)</b><br>(.*)<br>said"\]\)?$', text, re.MULTILINE)
    assert len(boxes) == sum(bool(bare(box.says[0])) for box in diagram.boxes) + text.count("<b>–</b><br><br>said")
    found = {bare(said_in(name)) for name, _ in boxes}
    assert {bare(box.name) or "–" for box in diagram.boxes} == found
    labels = re.findall(r'^  n[0-9]+ -\.?->\|"(.*)"\| n[0-9]+$', text, re.MULTILINE)
    assert len(labels) == len(diagram.arrows)
    for arrow, label in zip(diagram.arrows, labels, strict=True):
        assert bare(arrow.label) in bare(said_in(label))
        assert bare(diagram.kinds[arrow.kind]) in bare(said_in(label))


def test_mermaid_says_when_it_is_too_much() -> None:
    """What is larger than Mermaid draws by itself says so, and what to set."""
    assert "%%" not in mermaid.render(grown([None] * 10))
    text = mermaid.render(grown([None, *[0] * 501]))
    assert "  %% larger than Mermaid draws by itself: set maxTextSize 50000 and maxEdges 501" in text.splitlines()[1]


@pytest.mark.parametrize("format_", ["svg", "png", "pdf", "dot", "mermaid"])
def test_the_same_diagram_is_the_same_bytes(format_: DiagramFormat) -> None:
    """Nothing of the moment or the machine's mood is in a file."""
    assert render(hostile(), format_) == drawn(format_)


def test_a_pdf_has_the_day_answered_for() -> None:
    """The file says that it was made on the day that it answers for."""
    assert b"/CreationDate (D:20260320000000" in drawn("pdf")


def test_empty_diagrams_are_drawn() -> None:
    """A day without boards has a picture that says so."""
    empty = Diagram("Boards", ("No board was there.",), KINDS, (), ())
    assert bare("Boards", "No board was there.") in shown(render(empty, "svg"))[0]
    for format_ in ("png", "pdf", "dot", "mermaid"):
        assert render(empty, format_)


@pytest.mark.parametrize(("boards", "sheet"), [(1, b"842 595"), (30, b"842 595"), (300, b"1684 1191")])
def test_a_sheet_is_no_larger_than_letters_need(boards: int, sheet: bytes) -> None:
    """A PDF is one page of A4 on its side, and larger only where letters would be too small to read."""
    pdf = render(grown([None if number % 10 == 0 else number - number % 10 for number in range(boards)]), "pdf")
    assert re.findall(rb"/MediaBox \[ 0 0 ([0-9]+ [0-9]+)", pdf) == [sheet]


def test_no_letters_without_a_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no font is installed, a PNG would be without letters: that is said, and an SVG is made all the same."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(pictures, "_drawn", lambda *_: b"%PDF")
    with pytest.raises(NoLettersError):
        render(grown([None]), "png")


SIZES = st.lists(st.builds(Size, st.integers(1, 400), st.integers(1, 400)), min_size=1, max_size=40)


@given(SIZES)
def test_packed_things_do_not_overlap(sizes: list[Size]) -> None:
    """Whatever their sizes, things stand beside one another with a gap between, inside the size of the whole."""
    found = packed(sizes, 10)
    placed = [(x, y, x + size.wide, y + size.high) for (x, y), size in zip(found.at, sizes, strict=True)]
    for one, other in combinations(placed, 2):
        assert (
            one[2] <= other[0] - 9.9 or other[2] <= one[0] - 9.9 or one[3] <= other[1] - 9.9 or other[3] <= one[1] - 9.9
        )
    assert all(
        x >= 0 and y >= 0 and right <= found.size.wide and foot <= found.size.high for x, y, right, foot in placed
    )


def test_packed_things_come_near_the_shape_of_a_sheet() -> None:
    """Equal things fill a sheet on its side."""
    size = packed([Size(100, 50)] * 60, 10).size
    assert SHAPE * 0.8 < size.wide / size.high < SHAPE * 1.25


TREES = st.integers(1, 120).flatmap(
    lambda many: st.lists(st.one_of(st.none(), st.integers(0, many - 1)), min_size=many, max_size=many)
)


@given(TREES)
@settings(max_examples=100)
def test_what_is_cut_is_all_there(under: list[int | None]) -> None:
    """Whatever stands under what, circles included: each box is there once in full, each arrow is drawn or said."""
    diagram = grown(under)
    found = cut(diagram)
    again = [box for box in found.boxes if box.id not in {one.id for one in diagram.boxes}]
    assert all(box.says == ("goes on in a part of its own",) for box in again)
    full = [box for box in found.boxes if box not in again]
    assert [(box.id, box.name) for box in full] == [(box.id, box.name) for box in diagram.boxes]
    assert len(found.arrows) + sum(len(box.says) for box in full) == len(diagram.arrows)
    ends = {box.id for box in found.boxes}
    assert all(arrow.start in ends and arrow.end in ends for arrow in found.arrows)


def test_a_large_tree_is_cut_where_much_hangs() -> None:
    """A county of ten boards with nine under each: each of the ten begins a part of its own."""
    found = cut(grown([None, *[0] * 10, *[1 + number % 10 for number in range(90)]]))
    assert sorted(map(len, parts(found))) == [10] * 10 + [11]


def test_a_small_tree_is_not_cut() -> None:
    """What the eye can follow stays as it is."""
    diagram = grown([None, *[0] * 29])
    assert cut(diagram) == diagram


def made(tmp_path: Path, *arguments: str) -> str:
    """Return what a command writes to a file."""
    file = tmp_path / "made"
    assert run([*arguments, "--output", str(file)]) == 0
    return file.read_text(encoding="utf-8")


def test_a_large_county_on_a_day(tmp_path: Path) -> None:
    """Lancashire in June 2022 is one sheet of A4: all of its boards, what may have been there dashed, posts rounded."""
    words = ("tree", "--place", "lancashire", "--as-of", "2022-06-30", "--links", "--records", str(ROOT / "records"))
    text = made(tmp_path, *words, "--format", "dot")
    assert len(re.findall(r"^  n[0-9]+ \[", text, re.MULTILINE)) == 31
    assert text.count('style="dashed"') == 25
    assert text.count('style="rounded"') == 4
    assert text.count("constraint=false") == 4
    file = tmp_path / "tree.pdf"
    assert run([*words, "--format", "pdf", "--output", str(file)]) == 0
    assert b"/MediaBox [ 0 0 842 595 ]" in file.read_bytes()


def test_each_place_has_a_frame(tmp_path: Path) -> None:
    """Boards of several places stand in the frame of theirs; one that is drawn with another place's says whose it is."""
    words = ("tree", "--as-of", "2026-01-31", "--records", str(ROOT / "records"), "--format")
    assert 'subgraph g1["Blackburn with Darwen"]' in made(tmp_path, *words, "mermaid")
    boxes = shown(made(tmp_path, *words, "svg").encode())
    assert bare("NHS Lancashire and South Cumbria Integrated Care Board", "organisation", "Pan-Lancashire") in boxes


def test_lineage_says_when(tmp_path: Path) -> None:
    """Each arrow of a lineage has its day, and what was only planned is dotted and says so."""
    text = made(tmp_path, "lineage", "--as-of", "2026-01-31", "--records", str(ROOT / "records"), "--format", "dot")
    assert "label=<1 September<BR/>2023>" in text
    assert "came before or after none" in text


def test_what_could_not_be_read_is_said_in_the_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture of a folder with a broken record says that it is not the whole, on the sheet and on the standard error."""
    root = tmp_path / "records"
    shutil.copytree(ROOT / "examples" / "exampleshire" / "records", root)
    (root / "boards" / "exampleshire" / "childrens-trust.yaml").write_text("name: [", encoding="utf-8")
    for command in ("tree", "lineage"):
        assert run([command, "--as-of", "2026-03-20", "--records", str(root), "--format", "mermaid"]) == 2
        printed = capsys.readouterr()
        assert "accDescr: 1 record could not be read" in printed.out
        assert "could not be read" in printed.err


def test_no_font_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is no font, the remedy is said and nothing is written."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(pictures, "_drawn", lambda *_: b"%PDF")
    words = (
        "tree",
        "--records",
        str(ROOT / "examples" / "exampleshire"),
        "--format",
        "png",
        "--output",
        str(tmp_path / "tree.png"),
    )
    assert run(list(words)) == 2
    assert "no font to draw letters with; install one" in capsys.readouterr().err
    assert not (tmp_path / "tree.png").exists()
