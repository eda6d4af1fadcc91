"""Charts: bars that say what their figures say, on a page and in text, whatever their labels hold."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from partnership.render import FORMATS, text
from partnership.render.bars import bar_in_signs
from partnership.render.svg import folded
from partnership.report import Bar, Chart, Report, Table, Threshold
from partnership.words.wording import plain, width
from reports import CHART, hostile
from test_render import Page

EMPTY = Table("", (), ())
shares = st.fractions(0, 1, max_denominator=400)


def of(*charts: Chart) -> Report:
    """Return a report of charts alone."""
    return Report("", charts, EMPTY, {"kept": True})


def page(*charts: Chart) -> str:
    """Return the page of charts alone, without what is around them."""
    return FORMATS["html"](of(*charts)).partition("<body>")[2].partition("</body>")[0]


PAIR = Chart(
    "People",
    "The share of meetings that each attended.",
    (
        Bar("Ann", Fraction(16, 23), Fraction(16, 23), "16 of 23 (69.6%)", "bad"),
        Bar("Bo", Fraction(3, 4), Fraction(1), "3 of 4 (75%) to 4 of 4 (100%)", "good"),
    ),
    Threshold(Fraction(7, 10), "70% (terms of reference)"),
    "of meetings expected",
)


def test_a_chart_in_text() -> None:
    """Each bar is a line with its label and its figures; what is not known is a question mark, and the line is where it is."""
    assert text(of(PAIR)).splitlines() == [
        "People",
        "     0%               100%  of meetings expected",
        "---  ---------------------  -----------------------------",
        "Ann  #############.|......  16 of 23 (69.6%)",
        "Bo   ##############|#?????  3 of 4 (75%) to 4 of 4 (100%)",
        "? not known; | 70% (terms of reference)",
    ]


def test_a_chart_without_a_line() -> None:
    """Where there is no threshold and all is known, no sign needs a word."""
    chart = PAIR._replace(bars=PAIR.bars[:1], threshold=None, unit=None)
    assert text(of(chart)).splitlines()[1:] == [
        "     0%              100%",
        "---  --------------------  ----------------",
        "Ann  #############.......  16 of 23 (69.6%)",
    ]
    drawn = page(chart)
    assert not re.findall('threshold|Striped|the line|class="axis" x="0"', drawn)


def test_a_chart_on_a_terminal() -> None:
    """On a terminal labels fold, and bars do not; with colour each bar has that of its tone."""
    chart = PAIR._replace(bars=(PAIR.bars[0]._replace(label="Ann " * 20), PAIR.bars[1]))
    lines = text(of(chart), columns=60).splitlines()
    assert max(map(width, lines)) <= 60
    assert sum("#############.|......" in line for line in lines) == 1
    assert "\x1b[1;31m#############.|......\x1b[0m" in text(of(chart), columns=60, colour=True)


@given(shares, shares, st.none() | shares)
def test_a_bar_never_says_more_than_its_share(one: Fraction, other: Fraction, line: Fraction | None) -> None:
    """Signs are as many as the share has whole twentieths; they reach the line exactly where the share does."""
    low, high = sorted((one, other))
    bar = bar_in_signs(low, high, line)
    known, signs = bar.replace("|", "").count("#"), bar.replace("|", "")
    assert len(signs) == 20
    assert re.fullmatch(r"#*\?*\.*", signs)
    assert abs(known - low * 20) <= 1
    if line is None:
        assert "|" not in bar
        assert known <= low * 20
        return
    before = bar.index("|")
    assert bar.count("|") == 1
    assert (known >= before) == (low >= line)
    assert (len(signs.rstrip(".")) >= before) == (high >= line)


@given(shares, shares, shares)
def test_a_larger_share_never_has_a_shorter_bar(one: Fraction, other: Fraction, line: Fraction) -> None:
    """Bars stand in the order of their shares."""
    low, high = sorted((one, other))
    assume(low != high)
    assert bar_in_signs(low, low, line).count("#") <= bar_in_signs(high, high, line).count("#")


def test_a_chart_on_a_page() -> None:
    """A bar is as wide as its share, exactly; what may be goes on from there, striped and edged; the line is where the rule is."""
    drawn = page(PAIR)
    assert re.findall(r'<rect class="known (\w+)" x="0" width="([0-9.]+)%"', drawn) == [
        ("bad", "69.5652"),
        ("good", "75"),
    ]
    assert re.findall(r'<line class="may open (\w+)" x1="([0-9.]+)%" x2="([0-9.]+)%"', drawn) == [("good", "75", "100")]
    assert re.findall(r'<rect class="edge open good" x="75%" width="25%"', drawn)
    assert re.findall(r'<line class="threshold" x1="70%" x2="70%"', drawn)
    assert '<p class="notes">Striped: not known.</p>' in drawn


def test_a_chart_is_read_aloud() -> None:
    """To those who cannot see it a chart is an image with a name and a description that has every figure, and the line."""
    drawn = page(PAIR)
    said = re.search(r'<svg role="img" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"', drawn)
    assert said
    assert f'<title id="{said[1]}">People</title>' in drawn
    assert (
        f'<desc id="{said[2]}">The share of meetings that each attended. Ann: 16 of 23 (69.6%); Bo: 3 of 4 (75%) to 4 of 4 (100%); the line: 70% (terms of reference)</desc>'
        in drawn
    )


def test_a_long_chart_is_drawn_in_parts() -> None:
    """Sixty bars are several drawings, each no taller than a sheet of paper, each with its scale and its line; no name is used twice."""
    bars = tuple(
        Bar(f"Person {number}", Fraction(number, 60), Fraction(number, 60), f"{number} of 60")
        for number in range(1, 61)
    )
    drawn = page(PAIR._replace(bars=bars), PAIR)
    heights = [float(height) for height in re.findall(r'<svg [^>]*height="([0-9.]+)em"', drawn)]
    assert len(heights) == 6
    assert max(heights) <= 50
    assert re.findall(r"<title[^>]*>(.*?)</title>", drawn) == [
        "People (1 of 5)",
        "People (2 of 5)",
        "People (3 of 5)",
        "People (4 of 5)",
        "People (5 of 5)",
        "People",
    ]
    assert drawn.count('class="threshold"') == 6
    assert re.findall(r'class="name" x="0"[^>]*>(Person \d+)<', drawn) == [bar.label for bar in bars]
    names = re.findall(r' id="([^"]+)"', drawn)
    assert len(set(names)) == len(names)


def test_figures_stand_beside_labels_where_all_of_them_can() -> None:
    """Figures stand beside short labels, under all of them where one is long, so that each chart reads in one way."""
    short = PAIR._replace(bars=(PAIR.bars[0], PAIR.bars[0]))
    assert page(short).count('class="said" x="100%"') == 2
    assert (
        page(short._replace(bars=(short.bars[0], short.bars[1]._replace(label="Ann " * 4)))).count('class="said" x="0"')
        == 2
    )


@pytest.mark.parametrize(
    ("share", "anchor", "lines"),
    [(Fraction(1, 10), "start", 1), (Fraction(9, 10), "end", 1), (Fraction(1, 2), "end", 2)],
)
def test_the_line_is_labelled_on_its_wider_side(share: Fraction, anchor: str, lines: int) -> None:
    """The label of the line stands on the side that has more room, folded to it."""
    drawn = page(PAIR._replace(threshold=Threshold(share, "a share of the meetings")))
    found = re.findall(rf'<text class="name" x="{share * 100}%"[^>]*text-anchor="(\w+)"', drawn)
    assert found == [anchor] * lines


@hostile
def test_a_chart_shows_what_was_said(said: str) -> None:
    """Labels, figures, title and unit are shown whole, whatever they hold, and make no element."""
    chart = Chart(said, said, (Bar(said, Fraction(0), Fraction(1), said),), Threshold(Fraction(1, 2), said), said)
    found = Page(page(chart))
    assert {tag for tag, _ in found.tags} <= {
        "main",
        "h1",
        "figure",
        "figcaption",
        "svg",
        "title",
        "desc",
        "line",
        "rect",
        "text",
        "p",
    }
    texts = [one for one in found.texts if one.strip()]
    assert texts.count(plain(said)) >= (2 if said.strip() else 0)
    whole = "".join("".join(texts).split())
    assert whole.count("".join(plain(said).split())) >= 6
    for one in text(of(chart), columns=40).splitlines():
        assert width(one) <= 46


@given(st.text(max_size=80), st.floats(3, 30))
def test_lines_of_a_drawing_hold_all_that_was_said(said: str, room: float) -> None:
    """Folding drops nothing but blanks, and splits no accent from its letter."""
    lines = folded(said, room)
    assert "".join("".join(lines).split()) == "".join(plain(said).split())
    assert not [line for line in lines[1:] if line and not width(line[0])]
    assert max(map(width, lines)) <= max(2, room / 0.5)


def test_formats_that_do_not_draw_leave_a_chart_out() -> None:
    """Markdown, CSV and JSON give the figures in their tables and data, and nothing of the chart."""
    without = Report("", (), EMPTY, {"kept": True})
    assert [FORMATS[name](of(PAIR)) for name in ("markdown", "csv", "json")] == [
        FORMATS[name](without) for name in ("markdown", "csv", "json")
    ]


def test_a_chart_of_nothing() -> None:
    """A chart without bars has its title, and no drawing."""
    nothing = Chart("Nothing", "", ())
    assert "<svg" not in page(nothing)
    assert text(of(nothing)).splitlines()[0] == "Nothing"
    assert text(of(nothing), columns=80).splitlines()[0] == "Nothing"
    assert CHART.bars
