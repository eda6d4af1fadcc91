"""What there is to show, before it is known in which format: a few kinds of block, and calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from fractions import Fraction

Tone = Literal["plain", "good", "bad", "unsure", "muted"]
"""How a cell may be coloured; the words alone carry the meaning."""
Align = Literal["left", "right", "centre"]
ReportFormat = Literal["text", "markdown", "html", "csv", "json"]
"""The formats of a report that are text, for a screen or a file."""
FileFormat = Literal["xlsx", "docx"]
"""The formats that are files of an office program and nothing for a screen."""
PictureFormat = Literal["svg", "png", "pdf"]
"""The formats of a diagram that is drawn; of these an SVG alone is text."""
DiagramFormat = Literal["dot", "mermaid", PictureFormat]
"""The formats of a diagram."""
StandardFormat = Literal["org-jsonld", "popolo"]
"""The formats of published standards: W3C's Organization Ontology as JSON-LD, and Popolo JSON."""
AnyFormat = Literal[ReportFormat, FileFormat]
"""The formats of a report that can be a workbook and a Word document too."""


class Cell(NamedTuple):
    """One cell of a table. `title` is what a reader sees on pointing at it, where a format can show that.

    In a joined column `title` is also what is read aloud in place of the mark, so it begins with what the mark means.
    """

    text: str
    tone: Tone = "plain"
    title: str | None = None


class Column(NamedTuple):
    """A column: its heading, and how what stands under it is aligned; `title` is what a reader sees on pointing at the heading.

    Joined columns that stand side by side are the marks of a register, a letter each: they are shown as one
    compact strip, headings and all, where a format has a way to do so, and their tones as tints.
    """

    heading: str
    align: Align = "left"
    joined: bool = False
    title: str | None = None


class Table(NamedTuple):
    """Rows under headings, with a title, and notes under it. The first column names the row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


class Card(NamedTuple):
    """Labels and what stands beside them; a label may have several lines."""

    title: str | None
    entries: tuple[tuple[str, tuple[str, ...]], ...]


class Heading(NamedTuple):
    """A heading inside a report, 1 for the highest; on paper it may begin a new page."""

    text: str
    level: int = 1
    new_page: bool = False


class Paragraph(NamedTuple):
    """Running text; an `alarm` is said first and must not be missed."""

    text: str
    alarm: bool = False


class Bullets(NamedTuple):
    """Short lines, one under another."""

    lines: tuple[str, ...]


class Bar(NamedTuple):
    """One bar of a chart: a share from 0 to 1, or from `low` to `high` where it is not known; `text` says it in words.

    What has no share, such as 0 of 0, has no bar.
    """

    label: str
    low: Fraction
    high: Fraction
    text: str
    tone: Tone = "plain"


class Threshold(NamedTuple):
    """A line across a chart at a share from 0 to 1, and what it is."""

    share: Fraction
    label: str


class Chart(NamedTuple):
    """Shares beside one another, in the order given, against a threshold if there is one.

    A picture of figures that a table of the report gives too: a format that does not draw leaves it out.
    `description` says in a sentence what is drawn, for those who cannot see it; `unit` says what the shares are of.
    """

    title: str
    description: str
    bars: tuple[Bar, ...]
    threshold: Threshold | None = None
    unit: str | None = None


Sign = Literal["usual", "better", "worse", "other"]
"""What a dot is marked as: as usual, special and good, special and bad, or special and neither; a sign says it, not a colour."""


class Dot(NamedTuple):
    """One dot of a plot: the period under it, how high it stands from 0 to 1, and what it says in words.

    What has no height has no dot, and parts what stands before it from what comes after.
    """

    label: str
    height: Fraction | None
    text: str
    sign: Sign = "usual"


class Level(NamedTuple):
    """A line across a plot at a height from 0 to 1, and what it is; broken where it is a limit."""

    height: Fraction
    label: str
    broken: bool = False


class Plot(NamedTuple):
    """Figures in order of time, joined, with the lines that they are held against; heights are shares of the whole plot.

    As with a chart, a table of the report gives the figures too, and `description` says in a sentence what is drawn.
    """

    title: str
    description: str
    dots: tuple[Dot, ...]
    levels: tuple[Level, ...] = ()


class Branch(NamedTuple):
    """One thing in a tree, `depth` levels under a root: its name, what leads up to the name, and what is said of it after.

    `under` are lines of its own that stand between it and what is below it. `id` says which thing it is, where a format can lead to it:
    it stands in full once, with its `card`, and may be pointed to elsewhere.
    """

    depth: int
    name: Cell
    says: tuple[Cell, ...] = ()
    lead: str = ""
    under: tuple[str, ...] = ()
    id: str = ""
    points: bool = False
    card: Card | None = None


class Tree(NamedTuple):
    """Things under one another, in the order in which they are read: what is below a thing comes after it, one deeper."""

    branches: tuple[Branch, ...]


class Fold(NamedTuple):
    """Blocks under a line that says what they are: folded away where a format can, and opened by whoever wants them."""

    title: str
    blocks: tuple[Block, ...]


Sure = Literal["yes", "perhaps", "proposed"]
"""Whether a thing in a diagram is there: certainly, perhaps, or only in a proposal."""


class Box(NamedTuple):
    """A thing in a diagram: its name, and what is said of it, a line each.

    `plain` is false for a thing of another sort than what the diagram is about; `muted` for one that is there only because
    others need it. `group` is the thing's group in the diagram, by its name. `heard` says all of it and all that it is joined to, in words,
    for those who do not see the drawing.
    """

    id: str
    name: str
    says: tuple[str, ...] = ()
    group: str = ""
    plain: bool = True
    muted: bool = False
    sure: Sure = "yes"
    heard: str = ""


class Arrow(NamedTuple):
    """An arrow from one thing to another, by their ids. `kind` is its place among the kinds of the diagram, counted from 0.

    `label` says what the kind does not. An arrow that does not `place` leaves things where the others put them.
    """

    start: str
    end: str
    kind: int
    label: str = ""
    sure: Sure = "yes"
    places: bool = True


class Diagram(NamedTuple):
    """Things and arrows between them, to be drawn: in the order given, what is read first standing first.

    `kinds` are what arrows can mean, in words, six at most; their order is that in which they are told apart. `upward` says that arrows
    point from what is read later to what is read first. `notes` are said under the title; `others` says what a box is that is not plain.
    `made` is the day answered for, and the date of a file that has one: the same answer is the same bytes.
    """

    title: str
    notes: tuple[str, ...]
    kinds: tuple[str, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    upward: bool = False
    others: str = "of another sort"
    made: date | None = None


Written = Table | Card | Heading | Paragraph | Bullets | Chart | Plot | Tree
"""What every format has words for."""
Plain = Written | Diagram
"""A diagram is a picture of what the words of the report say too: a format that does not draw leaves it out."""
Block = Plain | Fold


def unfolded(blocks: Iterable[Block]) -> Iterator[Plain]:
    """Yield blocks for a format that cannot fold: the line of what is folded as a heading of the third level, and then the blocks under it."""
    for block in blocks:
        if isinstance(block, Fold):
            yield Heading(block.title, 3)
            yield from unfolded(block.blocks)
        else:
            yield block


class Report(NamedTuple):
    """A whole answer: its title and blocks for people, `flat` for spreadsheets, `data` for machines.

    `flat` is one table with a row for each thing; `data` is plain JSON data.
    """

    title: str
    blocks: tuple[Block, ...]
    flat: Table
    data: object

    def under_the_title(self) -> tuple[Block, ...]:
        """Return the blocks for a format that puts the title over them: without the heading that says it again."""
        first = next((number for number, block in enumerate(self.blocks) if isinstance(block, Heading)), None)
        if first is None or self.blocks[first] != Heading(self.title):
            return self.blocks
        return (*self.blocks[:first], *self.blocks[first + 1 :])


class Dated(NamedTuple):
    """The answer of one day: the day, what changed on it, and the report, in which trees may have cards."""

    day: date
    changed: str
    report: Report


class Page(NamedTuple):
    """One answer as it was on several days, in order of time, to be stepped through; `chosen` is the place of the day asked for."""

    title: str
    days: tuple[Dated, ...]
    chosen: int
    notes: tuple[str, ...] = ()


class Event(NamedTuple):
    """An event of a calendar: what it is called, its day, and from when until when, `HH:MM`, where that is known; without, the whole day.

    `uid` names it for good; `status` is that of iCalendar. `sequence` is higher the later a state of it is. `says` are lines of its description.
    """

    uid: str
    title: str
    day: date
    sequence: int
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED"
    starts: str | None = None
    ends: str | None = None
    where: str = ""
    says: tuple[str, ...] = ()


class Calendar(NamedTuple):
    """Events in one file. `made` is the day answered for, and the time that each event says it was made: the same answer is the same bytes."""

    title: str
    made: date
    says: str
    events: tuple[Event, ...]
