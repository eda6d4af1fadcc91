"""Reports in every format: all that was said is shown, in columns, and nothing from a record is live."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from partnership.render import FORMATS, text
from partnership.render.markdown import escaped
from partnership.report import Bullets, Card, Cell, Column, Fold, Heading, Paragraph, Report, Table
from partnership.words.wording import plain, width
from reports import COLUMNS, HOSTILE, REPORT, SOUND, TABLE, about, hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from partnership.report import Block, ReportFormat


class Page(HTMLParser):
    """What a browser finds in a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.titles: list[str] = []
        self.others: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag with the names of its attributes."""
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.titles += [value or "" for name, value in attrs if name == "title"]
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every end fits the innermost beginning."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text outside the style."""
        if "style" not in self.open:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.others.append(data)


ALLOWED = {
    "html": {"lang"}, "head": set(), "meta": {"charset", "name", "content", "http-equiv"}, "title": {"id"}, "style": set(), "body": set(), "main": set(), "h1": set(), "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"},
    "p": {"class", "role"}, "ul": set(), "li": set(), "dl": set(), "dt": set(), "dd": set(), "br": set(), "div": {"class", "tabindex", "role", "aria-labelledby"},
    "table": set(), "caption": {"id"}, "thead": set(), "tbody": set(), "tr": set(), "th": {"scope", "class", "title"}, "td": {"class", "title"}, "span": {"class", "aria-hidden"},
    "details": {"open"}, "summary": set(), "figure": set(), "figcaption": set(), "svg": {"role", "aria-labelledby", "aria-describedby", "height"}, "desc": {"id"}, "text": {"class", "x", "y", "text-anchor"}, "rect": {"class", "x", "y", "width", "height"}, "line": {"class", "x1", "x2", "y1", "y2"}, "circle": {"class", "cx", "cy", "r"},
}  # fmt: skip


def test_a_page_has_only_the_tags_it_should() -> None:
    """Whatever a record says, no element and no attribute comes from it, and each that is opened is closed."""
    page = Page(FORMATS["html"](REPORT))
    assert [(tag, names) for tag, names in page.tags if not set(names) <= ALLOWED.get(tag, set())] == []
    assert {tag for tag, _ in page.tags} == set(ALLOWED)
    assert (page.open, page.others) == ([], [])


def test_no_two_places_of_a_page_have_one_id() -> None:
    """Folds and what is in them included: a table is named with the headings that it stands under."""
    page = FORMATS["html"](REPORT)
    ids = re.findall(r' id="([^"]*)"', page)
    assert sorted(ids) == sorted(set(ids))
    named = {one for each in re.findall(r' aria-labelledby="([^"]*)"', page) for one in each.split()}
    assert named <= set(ids)


@hostile
def test_a_page_shows_what_was_said(said: str) -> None:
    """The text of a page, and what is shown on pointing, is what was said; the number of tags does not depend on it. A fold always has a name."""
    page, harmless = Page(FORMATS["html"](about(said))), Page(FORMATS["html"](about("x")))
    assert {one for one in page.texts if one.strip() and one not in {"Other", "Details"}} == (
        {plain(said)} if said.strip() else set()
    )
    if said.strip():
        assert page.tags == harmless.tags
        assert page.titles == [plain(said)] * 3


def test_a_row_without_a_name_has_no_heading() -> None:
    """An empty heading says nothing to those who move by headings."""
    assert re.findall(r"<th[^>]*>\s*</th>", FORMATS["html"](REPORT)) == []
    table = Table("", (Column("Who"), Column("Mark")), ((Cell(""), Cell("P")), (Cell("Ann"), Cell("P"))))
    page = FORMATS["html"](Report("", (table,), table, None))
    assert "<tr><td></td><td>P</td></tr>" in page
    assert '<tr><th scope="row">Ann</th><td>P</td></tr>' in page


def test_a_page_fetches_and_runs_nothing() -> None:
    """No script, no address, and a policy that would allow neither."""
    page = FORMATS["html"](about("x"))
    assert re.search(r"(?i)<script|<link|<img|src=|href=|url\(|@import|https?:", page) is None
    assert "default-src 'none'; style-src 'unsafe-inline'" in page


def tokens(markdown: str) -> Iterator[Token]:
    """Yield every token that Markdown with tables, addresses and crossed-out text is made of."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        yield token
        yield from token.children or ()


LIVE = {
    "link_open",
    "image",
    "code_inline",
    "code_block",
    "fence",
    "em_open",
    "s_open",
    "blockquote_open",
    "ordered_list_open",
    "hr",
}
FOLDS = re.compile(r"<details><summary>[^<\n]*(?:<!-- -->[^<\n]*)*</summary>\n?|</details>\n?")
"""The only lines of a page's own that are in Markdown: what folds, and nothing but text in it."""


@hostile
def test_nothing_in_markdown_is_live(said: str) -> None:
    """No link, picture, code, emphasis, quotation, list or HTML comes from a record; the structure is that of a harmless text."""
    found, harmless = list(tokens(FORMATS["markdown"](about(said)))), list(tokens(FORMATS["markdown"](about("x"))))
    assert {token.type for token in found} & LIVE == set()
    assert {token.content for token in found if token.type == "html_inline"} <= {"<br>", "<!-- -->"}
    assert [one.content for one in found if one.type == "html_block" and not FOLDS.fullmatch(one.content)] == []
    if plain(said).strip():
        kinds = [
            [token.type for token in one if token.type not in {"text", "text_special", "html_inline"}]
            for one in (found, harmless)
        ]
        assert kinds[0] == kinds[1]


@given(st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~$&@=:/ \n\tahtpsw1")))
def test_nothing_in_markdown_is_live_whatever_is_said(said: str) -> None:
    """Any mixture of the signs that Markdown knows stays text, and shows what was said."""
    found = list(tokens(f"| x |\n| :-- |\n| {escaped(said)} |\n"))
    assert {token.type for token in found} & LIVE == set()
    assert [token.type for token in found].count("td_open") == 1
    shown = "".join(token.content for token in found if token.type in {"text", "text_special"})
    assert shown == "x" + re.sub(r" +", lambda blanks: blanks[0], plain(said).strip())


@hostile
def test_nothing_in_markdown_names_anybody(said: str) -> None:
    """Code hosts search a page's text for addresses, mentions and references: a comment parts each of them."""
    for piece in re.split(r"<!-- -->|<br>", FORMATS["markdown"](about(said))):
        assert re.search(r"(?i)(https?|ftp|mailto|xmpp):|www\.|@\w|#[0-9]|gh-[0-9]", piece.replace("\\", "")) is None


def test_markdown_of_a_report() -> None:
    """Headings, paragraphs, bullets, cards and tables, each as Markdown has it."""
    table = Table(
        "Register",
        (Column("Name"), Column("Mark", "centre"), Column("Count", "right")),
        ((Cell("Ann"), Cell("P"), Cell("3")),),
        ("A note.",),
    )
    report = Report(
        "Attendance",
        (
            Heading("Youth Board"),
            Paragraph("Two are missing.", alarm=True),
            Paragraph("The rest came."),
            Bullets(("one", "two")),
            Card("Rules", (("Quorum", ("a third", "and the chair")),)),
            Fold("Who came & who did not", (table,)),
        ),
        table,
        None,
    )
    assert FORMATS["markdown"](report) == (
        "# Attendance\n\n## Youth Board\n\n**Two are missing.**\n\nThe rest came.\n\n- one\n- two\n\n**Rules**\n\n| | |\n| :-- | :-- |\n| Quorum | a third<br>and the chair |\n\n"
        "<details><summary>Who came &amp; who did not</summary>\n\n**Register**\n\n| Name | Mark | Count |\n| :-- | :-: | --: |\n| Ann | P | 3 |\n\nA note.\n\n</details>\n"
    )


def test_markdown_says_its_title_once_and_leaves_no_level_of_headings_out() -> None:
    """What stands in a fold is under what the fold stands under; nothing is deeper than Markdown knows."""
    deep = tuple(Heading(f"Level {level}", level) for level in range(1, 9))
    blocks: tuple[Block, ...] = (
        Heading("Attendance"),
        Heading("Why", 3),
        Fold("More", (Heading("Under why", 2), Heading("Beside it", 2))),
        Heading("And so", 2),
        *deep,
    )
    made = FORMATS["markdown"](Report("Attendance", blocks, TABLE, None)).splitlines()
    assert [line for line in made if line.startswith("#")] == [
        "# Attendance", "## Why", "### Under why", "### Beside it", "## And so",
        *("## Level 1", "### Level 2", "#### Level 3", "##### Level 4", "###### Level 5", "###### Level 6", "###### Level 7", "###### Level 8"),
    ]  # fmt: skip


def test_text_of_a_report() -> None:
    """The same in plain text: columns aligned, nothing wrapped, nothing coloured."""
    table = Table(
        "Register",
        (Column("Name"), Column("Mark", "centre"), Column("Count", "right")),
        (
            (Cell("Siân 漢"), Cell("P"), Cell("3")),
            (Cell("Ann"), Cell("P?", "unsure"), Cell("12")),
            (Cell("Bo"), Cell(""), Cell("")),
        ),
        ("A note.",),
    )
    report = Report(
        "Attendance",
        (
            Heading("Youth Board"),
            Heading("Rules", 2),
            Heading("More", 3),
            Paragraph("Two are missing.", alarm=True),
            Bullets(("one", "two")),
            Card("Card", (("Quorum", ("a third", "and the chair")), ("No", ("x",)))),
            Fold("Who came", (table,)),
        ),
        table,
        None,
    )
    assert text(report) == (
        "Youth Board\n===========\n\nRules\n-----\n\nMore\n\nTwo are missing.\n\n- one\n- two\n\nCard\nQuorum  a third\n        and the chair\nNo      x\n\nWho came\n\n"
        "Register\nName     Mark  Count\n-------  ----  -----\nSiân 漢   P        3\nAnn       P?      12\nBo\n\nA note.\n".replace(
            "Bo\n\nA", "Bo\nA"
        )
    )


def starts(line: str, cells: tuple[str, ...], columns: tuple[Column, ...], widths: list[int]) -> bool:
    """Whether a line has its cells in their columns, each where its alignment puts it."""
    shown = []
    for cell, column, wide in zip(cells, columns, widths, strict=True):
        missing = wide - width(plain(cell))
        left = {"left": 0, "right": missing, "centre": missing // 2}[column.align]
        shown.append(" " * left + plain(cell) + " " * (missing - left))
    return line == "  ".join(shown).rstrip()


def test_columns_of_text_align() -> None:
    """Each line's cells begin in the same column of the terminal, whatever the letters, and nothing is cut off."""
    lines = text(Report("", (TABLE,), TABLE, None)).splitlines()
    body = lines[3 : 3 + len(TABLE.rows)]
    widths = [len(part) for part in lines[2].split("  ")]
    assert [
        row[0].text
        for row, line in zip(TABLE.rows, body, strict=True)
        if not starts(line, tuple(cell.text for cell in row), COLUMNS, widths)
    ] == []
    assert lines[3 + len(TABLE.rows) :] == [plain(note) for note in TABLE.notes]


def test_colour_does_not_move_the_columns() -> None:
    """Without its colours, a coloured report is the plain one."""
    coloured = text(REPORT, colour=True)
    assert "\x1b[32m" in coloured
    assert [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()] == [
        line.rstrip() for line in text(REPORT).splitlines()
    ]


def test_text_holds_nothing_that_acts() -> None:
    """The only control codes in text are line ends and the colours that were asked for."""
    for columns in (None, 80):
        assert {character for character in text(REPORT, columns=columns) if not character.isprintable()} <= {
            "\n",
            "\xa0",
        } | hidden()
        left = re.sub(r"\x1b\[[0-9;]*m", "", text(REPORT, colour=True, columns=columns))
        assert "\x1b" not in left


def hidden() -> set[str]:
    """Return what cannot be printed and yet is text, such as what joins the parts of a sign."""
    return {character for one in HOSTILE for character in plain(one) if not character.isprintable()}


@pytest.mark.parametrize("columns", [80, 40, 20, 1, 500])
def test_a_terminal_is_never_overrun(columns: int) -> None:
    """On a terminal a table fits the width: long cells are folded, and none is cut off."""
    pair = Table("Names", (Column("Name"), Column("Note")), tuple((Cell(one), Cell(one)) for one in SOUND))
    lines = text(Report("", (pair,), pair, None), columns=columns).splitlines()
    assert max(width(line) for line in lines) <= max(columns, 5)
    if columns >= 40:
        letters = "".join(lines).replace(" ", "")
        assert letters.count("x") >= 800


def test_a_long_heading_is_broken_between_words() -> None:
    """A heading that is a sentence fits the terminal, and its line is as wide as its widest part."""
    lines = text(Report("", (Heading("word " * 30, 2),), TABLE, None), columns=40).splitlines()
    assert lines == [*["word word word word word word word word"] * 3, "word word word word word word", "-" * 39]


def test_a_terminal_shows_the_columns_aligned() -> None:
    """On a terminal of eighty columns, the second column of short rows begins in one place."""
    table = Table(
        "Names",
        (Column("Name"), Column("Mark")),
        tuple((Cell(one), Cell("#")) for one in ("Ann", "Siân", "漢字", "e\u0301", "", "<b>", "[b]x[/b]", ":smile:")),
    )
    lines = [line for line in text(Report("", (table,), table, None), columns=80).splitlines() if line.endswith("#")]
    assert len(lines) == 8
    assert len({width(line) for line in lines}) == 1


def test_a_very_long_table_is_not_fitted() -> None:
    """Above five hundred rows a table is laid out as for a file, so that it comes at once."""
    table = Table(
        "Names", (Column("Name"), Column("Note")), tuple((Cell("x" * 70), Cell("y" * 70)) for _ in range(501))
    )
    assert f"{'x' * 70}  {'y' * 70}" in text(Report("", (table,), table, None), columns=80)


def rows(report: Report) -> list[list[str]]:
    """Return the rows of a report as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(FORMATS["csv"](report), newline="")))


def test_an_id_too_wide_for_its_column_is_broken_at_its_joints() -> None:
    """Rather than within a word; a word without joints is folded where the column ends."""
    said = "ratified by exampleshire/childrens-trust/2025-10-08#summer-programme " + "x" * 25
    table = Table("Names", (Column("Note"),), ((Cell(said),),))
    assert text(Report("", (table,), table, None), columns=22).splitlines()[3:] == [
        "ratified by", "exampleshire/", "childrens-trust/2025-", "10-08#summer-programme", "x" * 22, "xxx",
    ]  # fmt: skip


def test_csv_has_a_row_for_each_row() -> None:
    """Headings first, then every row, each with all its cells, whatever they hold."""
    assert {len(row) for row in rows(REPORT)} == {len(COLUMNS)}
    assert len(rows(REPORT)) == 1 + len(TABLE.rows)


def test_no_cell_is_a_formula() -> None:
    """Text that a spreadsheet would run is led by an apostrophe, headings too, also behind blanks and in wide letters."""
    assert [cell for row in rows(REPORT) for cell in row if re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell)] == []
    assert rows(REPORT)[0][-1] == "'=SUM(A1)<b>|*"
    assert "'=cmd|' /C calc'!A0" in {row[0] for row in rows(REPORT)}


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ("-1", "-1"),
        ("+1", "+1"),
        ("-0.5", "-0.5"),
        ("12", "12"),
        ("Siân", "Siân"),
        ("a=b", "a=b"),
        ("", ""),
        ("-", "'-"),
        ("-inf", "'-inf"),
        ("+nan", "'+nan"),
        ("-1_000", "'-1_000"),
        ("-1e5", "'-1e5"),
        ("-1+1", "'-1+1"),
        ("+44 1522 552222", "'+44 1522 552222"),
        ("-٣", "'-٣"),
        ("- Ann", "'- Ann"),
        ('say "x", y', 'say "x", y'),
        ("one\ntwo", "one two"),
    ],
)
def test_numbers_stay_numbers(said: str, cell: str) -> None:
    """A plain number may begin with a sign; anything else that does is text."""
    table = Table("", (Column("x"),), ((Cell(said),),))
    assert FORMATS["csv"](Report("", (), table, None)) == "x\r\n" + next(csv_line(cell))


def csv_line(cell: str) -> Iterator[str]:
    """Yield a line of CSV with one cell."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([cell])
    yield out.getvalue()


def test_json_is_the_data() -> None:
    """JSON is the answer itself, in plain characters."""
    made = FORMATS["json"](REPORT)
    assert json.loads(made) == REPORT.data
    assert "Siân" in made
    assert made.endswith("}\n")


@pytest.mark.parametrize("name", list(FORMATS))
def test_an_empty_report(name: ReportFormat) -> None:
    """A report without blocks or rows is shown in every format."""
    empty = Table("", (), ())
    assert isinstance(FORMATS[name](Report("", (), empty, {})), str)


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_whatever_is_said_can_be_shown(texts: list[str]) -> None:
    """No text makes a format fail, and none that acts gets through."""
    for one in texts:
        for made in (FORMATS[name](about(one)) for name in ("text", "markdown", "html", "csv")):
            assert not set(made) & {"\x1b", "\x9b", "\x00", "\u202e", "\x85", "\u2028"}
        text(about(one), colour=True, columns=30)


def test_a_page_says_its_title_once() -> None:
    """The heading over a report that says the same is not said again; another one is."""
    for title, headings in (("The answer", 1), ("Another", 2)):
        page = FORMATS["html"](Report("The answer", (Paragraph("first"), Heading(title)), Table("", (), ()), None))
        assert page.count("<h1>") + page.count("<h2") == headings


def test_headings_of_one_level_are_of_one_level_on_the_page() -> None:
    """Whatever level the first of them has, and though none is passed over on the way down."""
    headings = (Heading("A", 2), Heading("B", 4), Heading("C", 2), Heading("D", 3), Heading("E", 2))
    page = FORMATS["html"](Report("A title", headings, TABLE, None))
    assert re.findall(r"<h([2-6])[^>]*>([A-E])<", page) == [("2", "A"), ("3", "B"), ("2", "C"), ("3", "D"), ("2", "E")]


def test_a_fold_without_a_title_has_a_name_to_press() -> None:
    """A summary says something, also where the title has nothing that can be seen."""
    page = FORMATS["html"](Report("A title", (Fold(" ", ()), Fold("Seen", ())), TABLE, None))
    assert re.findall(r"<summary>(.*?)</summary>", page) == ["Details", "Seen"]
