"""Plots: dots as high as their figures, in text and on a page, told apart by signs and never by colour alone."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.render import FORMATS, text
from partnership.render.code_pages import fitted
from partnership.report import Dot, Level, Plot, Report, Table
from partnership.words.wording import plain
from reports import hostile
from test_render import Page

EMPTY = Table("", (), ())
heights = st.fractions(0, 1, max_denominator=60)


def of(plot: Plot) -> Report:
    """Return a report of a plot alone."""
    return Report("", (plot,), EMPTY, {})


def page(plot: Plot) -> str:
    """Return the page of a plot alone, without what is around it."""
    return FORMATS["html"](of(plot)).partition("<body>")[2].partition("</body>")[0]


RISING = Plot(
    "Missing from home",
    "Figures from January to May.",
    (
        Dot("2025-01", Fraction(0), "37"),
        Dot("2025-02", Fraction(1, 4), "41", "better"),
        Dot("", None, "no figure"),
        Dot("2025-04", Fraction(3, 4), "49", "worse"),
        Dot("2025-05", Fraction(1), "54", "other"),
    ),
    (Level(Fraction(1, 2), "mean 45.0"), Level(Fraction(9, 10), "upper process limit 53.0", broken=True)),
)


def test_a_plot_in_text() -> None:
    """Each dot stands as high as its figure, lines are named where they end, and signs are explained."""
    assert text(of(RISING)).splitlines() == [
        "Missing from home",
        "          *",
        "  - - - - -   upper process limit 53.0",
        "        !",
        "",
        "",
        "  ----------  mean 45.0",
        "",
        "",
        "    +",
        "",
        "  o",
        "  2025-01  2025-05",
        "+ special cause, improving; ! special cause, concerning; * special cause, neither good nor bad as far as is known",
    ]


def test_a_plot_on_a_page() -> None:
    """Dots are joined but for a gap, special ones are ringed and signed, and all of it is said in words."""
    drawn = page(RISING)
    assert len(re.findall('class="path"', drawn)) == 2
    assert len(re.findall('class="dot', drawn)) == 4
    assert len(re.findall('class="ring"', drawn)) == 3
    assert re.findall(r'<line class="(level[^"]*)"', drawn) == ["level", "level broken"]
    assert "2025-01: 37; 2025-02: 41" in drawn
    assert "Lines across, from the top: upper process limit 53.0; mean 45.0." in drawn


@hostile
def test_a_plot_shows_what_was_said(said: str) -> None:
    """Whatever periods, figures and lines are called, they make no element."""
    plot = Plot(
        said,
        said,
        (Dot(said, Fraction(0), said, "better"), Dot(said, Fraction(1), said)),
        (Level(Fraction(1, 2), said),),
    )
    found = Page(page(plot))
    assert {tag for tag, _ in found.tags} <= {
        "main",
        "h1",
        "figure",
        "figcaption",
        "svg",
        "title",
        "desc",
        "line",
        "circle",
        "text",
        "p",
    }
    assert "".join("".join(found.texts).split()).count("".join(plain(said).split())) >= 6
    assert all(plain(line) == line for line in text(of(plot)).split("\n"))


def test_a_plot_of_nothing_and_formats_that_do_not_draw() -> None:
    """A plot without dots has its title; Markdown and Word have its figures in tables, and leave it out."""
    nothing = Plot("Nothing", "", ())
    assert "<svg" not in page(nothing)
    assert text(of(nothing)).splitlines() == ["Nothing"]
    assert FORMATS["markdown"](of(RISING)) == FORMATS["markdown"](Report("", (), EMPTY, {}))


@given(st.lists(heights, min_size=1, max_size=30))
def test_a_higher_figure_never_stands_lower(drawn: list[Fraction]) -> None:
    """Of two dots the one with the higher figure is on the same row or a higher one, and none is lost."""
    plot = Plot("P", "", tuple(Dot("2025", height, "x") for height in drawn))
    rows = text(of(plot)).splitlines()[1:12]
    where = {place: number for number, row in enumerate(rows) for place, sign in enumerate(row) if sign == "o"}
    found = [where[2 + place * 2] for place in range(len(drawn))]
    assert all(
        found[one] <= found[other]
        for one in range(len(drawn))
        for other in range(len(drawn))
        if drawn[one] >= drawn[other]
    )


@pytest.mark.parametrize(
    ("encoding", "shown"), [("ascii", "_.-=*#"), ("cp1252", "_.-=*#"), ("cp437", "_.-=*#"), ("utf-8", "▁▂▃▅▆▇")]
)
def test_lines_of_signs_in_any_code_page(encoding: str, shown: str) -> None:
    """A line of signs rises from left to right in every code page, in one kind of sign."""
    assert fitted("▁▂▃▅▆▇", encoding) == shown
