"""Trees drawn with lines: each branch under what it belongs to, folded to the terminal, whatever is in a name."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.render import FORMATS, text
from partnership.render.branches import DEEPEST, drawn, stems
from partnership.report import Branch, Cell, Report, Table, Tree
from partnership.words.wording import width

if TYPE_CHECKING:
    from collections.abc import Sequence

steps = st.lists(st.integers(-4, 1), max_size=30)
"""From each branch to the next: at most one deeper."""


def of(depths: Sequence[int], says: tuple[Cell, ...] = ()) -> Tree:
    """Return a tree with branches at these depths, each named after its place."""
    return Tree(tuple(Branch(depth, Cell(f"branch-{number}"), says) for number, depth in enumerate(depths)))


def depths_of(walk: Sequence[int]) -> list[int]:
    """Return the depths that a walk of steps leads through, from a root."""
    return list(accumulate(walk, lambda depth, step: max(0, depth + step), initial=0))


def lines_of(tree: Tree, columns: int | None = None, *, colour: bool = False) -> list[str]:
    """Return a tree as text."""
    return drawn(tree, colour=colour, columns=columns)


def test_a_tree_of_three_levels() -> None:
    """Lines lead to each branch, past those that others follow, and trees are a blank line apart."""
    assert lines_of(of([0, 1, 2, 1, 0, 1, 0, 0])) == [
        "branch-0", "├─ branch-1", "│  └─ branch-2", "└─ branch-3", "", "branch-4", "└─ branch-5", "", "branch-6", "branch-7",
    ]  # fmt: skip


@given(steps)
def test_a_branch_stands_under_the_last_one_that_is_less_deep(walk: list[int]) -> None:
    """Read as a picture, the lines lead each branch to the one it belongs to: the oracle follows the corner upwards."""
    depths = depths_of(walk)
    if max(depths) > DEEPEST:
        return
    lines = [line for line in lines_of(of(depths)) if line]
    for number, (line, depth) in enumerate(zip(lines, depths, strict=True)):
        assert line.endswith(f"branch-{number}")
        column = (depth - 1) * 3
        if depth:
            above = number - 1
            while lines[above][column] in "├└│" and depths[above] >= depth:
                above -= 1
            assert depths[above] == depth - 1
            assert lines[above].index("branch") == column


@given(steps)
def test_the_last_branch_has_the_corner(walk: list[int]) -> None:
    """A branch that another follows under the same one has a line that goes on, the last one has a corner."""
    depths = depths_of(walk)
    for number, (stem, depth) in enumerate(zip(stems(of(depths).branches), depths, strict=True)):
        if depth:
            after = depths[number + 1 :]
            under = after[: next((place for place, other in enumerate(after) if other < depth), len(after))]
            assert stem.first.endswith("├─ " if depth in under else "└─ ")


@given(steps, st.integers(40, 100))
def test_folding_loses_no_word_and_overruns_nothing(walk: list[int], columns: int) -> None:
    """On a terminal every line fits, and the words are those of the unfolded tree."""
    depths = [min(depth, 4) for depth in depths_of(walk)]
    says = (Cell("a word of it", "muted"), Cell("another, and 漢字", "bad"), Cell("x" * 130))
    tree = of(depths, says)
    lines = lines_of(tree, columns)
    assert all(width(line) <= columns for line in lines)
    letters = [re.sub(r"[├└│─ ]", "", "".join(one)) for one in (lines, lines_of(tree))]
    assert letters[0] == letters[1]


def test_further_lines_stand_under_their_branch() -> None:
    """What is folded goes on under its name, the lines to what is below and beside it drawn through."""
    says = (Cell("kind"), Cell("somebody in the chair"), Cell("every now and then"))
    tree = Tree((
        Branch(0, Cell("Top"), says),
        Branch(1, Cell("First"), says, under=("supports another body of some sort", "consults it")),
        Branch(2, Cell("Deep"), says),
        Branch(1, Cell("Second"), (Cell("kind"),), "sub-group of"),
    ))  # fmt: skip
    assert lines_of(tree, 40) == [
        "Top, kind; somebody in the chair;",
        "│    every now and then",
        "├─ First, kind; somebody in the",
        "│  │    chair; every now and then",
        "│  │    supports another body of some",
        "│  │      sort",
        "│  │    consults it",
        "│  └─ Deep, kind; somebody in the",
        "│       chair; every now and then",
        "└─ sub-group of Second, kind",
    ]


def test_colour_stays_with_its_words() -> None:
    """Folded or not, the words of a tone are coloured and nothing else is."""
    tree = Tree(
        (
            Branch(
                0,
                Cell("Name"),
                (Cell("good words that are folded somewhere", "good"), Cell("plain")),
            ),
        )
    )
    for columns in (None, 30):
        coloured = lines_of(tree, columns, colour=True)
        assert re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(coloured)) == "\n".join(lines_of(tree, columns))
        green = " ".join(re.findall(r"\x1b\[32m(.*?)\x1b\[0m", " ".join(coloured)))
        assert green == "good words that are folded somewhere;"


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_a_branch_without_a_name_has_its_line(name: str) -> None:
    """A name of blanks is a line with nothing on it but what leads there."""
    tree = Tree((Branch(0, Cell("Top")), Branch(1, Cell(name)), Branch(1, Cell("Last"))))
    for columns in (None, 80):
        lines = [line.rstrip() for line in lines_of(tree, columns)]
        assert lines == ["Top", "├─", "└─ Last"]


def test_what_stands_very_deep_says_how_deep() -> None:
    """Lines are drawn for twenty levels; deeper, the level is said, and no line grows longer for it."""
    lines = lines_of(of(list(range(10_000))))
    assert lines[20] == " " * 57 + "└─ branch-20"
    assert lines[21] == "(21) " + " " * 57 + "└─ branch-21"
    assert max(len(line) for line in lines) < 90
    report = Report("Deep", (of(list(range(10_000))),), Table("", (), ()), None)
    for format_ in ("markdown", "html"):
        out = FORMATS[format_](report)
        assert "(9999) branch-9999" in out
        assert len(out) < 10_000 * 100
    assert FORMATS["html"](report).count("<ul>") == FORMATS["html"](report).count("</ul>") == DEEPEST + 1


def test_markdown_and_a_page_have_lists_in_lists() -> None:
    """A branch is an item of a list under the item it belongs to; its own lines stand in it."""
    tree = Tree((
        Branch(0, Cell("Top <b>")),
        Branch(1, Cell("First"), (Cell("kind"),), "sub-group of", ("consults | it",)),
        Branch(1, Cell("Second")),
        Branch(0, Cell("Other")),
    ))  # fmt: skip
    report = Report("Tree", (tree,), Table("", (), ()), None)
    assert FORMATS["markdown"](report) == (
        "# Tree\n\n- Top &lt;b&gt;\n  - sub-group of First, kind\n    - consults \\| it\n  - Second\n- Other\n"
    )
    page = FORMATS["html"](report)
    assert (
        "<ul>\n<li>Top &lt;b&gt;<ul>\n<li>sub-group of First, kind<br>consults | it</li>\n<li>Second</li>\n</ul>\n</li>\n<li>Other</li>\n</ul>"
        in page
    )


def test_a_report_has_its_trees_among_its_blocks() -> None:
    """In text a tree is a block like any other."""
    report = Report("Tree", (of([0, 1]), of([0])), Table("", (), ()), None)
    assert text(report) == "branch-0\n└─ branch-1\n\nbranch-0\n"
