"""What a file from elsewhere says of who came, before anybody is recognised in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

Shape = Literal["register", "by-meeting", "roll", "teams", "moderngov"]
"""Which sort of file it is: a register (a row for each member, a column for each meeting), one turned on its side, a roll (a row for each who
came to one meeting), a Teams attendance report, the answer of ModernGov's `GetMeeting`."""
Came = Literal["present", "virtual", "part", "apologies", "absent", "substituted", "not-expected", "not-recorded"]
"""What a mark means; `substituted` is somebody else in the member's place, whom the mark does not name;
`not-expected` says that they were no member on that day."""
_MOST_PEOPLE = 2_000
Apology = Literal["accepted", "not-accepted"]
"""Whether an apology was accepted, where the file says."""


class Occasion(NamedTuple):
    """A meeting that a file speaks of, as far as it says: its day, when it began and ended (`HH:MM`), what it is called.

    `said` is how the file writes it: the heading of a column, or the day as printed. `days` holds every day that this may
    mean: one where it is plain, two where day and month can be read both ways, more where the year or the day is left out,
    none where it says no day.
    """

    said: str
    days: tuple[date, ...]
    began: str | None = None
    ended: str | None = None
    title: str | None = None
    called: str = ""
    """What is said of this meeting alone beside that, such as the title and the status that another system gives it."""

    @property
    def words(self) -> str:
        """All that is said of this meeting alone."""
        return f"{self.said} {self.called}".strip()


class Saying(NamedTuple):
    """What a file says of one person at one occasion.

    `rows` are the rows it stands in, from 1 as a spreadsheet counts them (of XML: the place of the element among its like);
    `at` is the place of its occasion. `name`, `seat` and `organisation` are as printed, None where the file has none.
    `address` tells rows of one person from those of another, and is never recorded. `arrived` and `left` are times `HH:MM`.
    `substitute` is who came in their place, as printed. `why_not` says why nothing can be recorded of it, and is None where
    something can; without it, a `came` of None is a mark of which somebody has to say what it means.
    """

    rows: tuple[int, ...]
    at: int
    came: Came | None
    printed: str
    name: str | None = None
    seat: str | None = None
    organisation: str | None = None
    address: str | None = None
    capacity: str | None = None
    arrived: str | None = None
    left: str | None = None
    minutes: int | None = None
    apology: Apology | None = None
    substitute: str | None = None
    why_not: str | None = None
    sheet: str = ""
    """The sheet of a workbook that the rows are of, where there are several."""


class Aside(NamedTuple):
    """A row that says nothing of anybody's attendance, such as a total, a key or a heading: which, what it has, and why."""

    row: int
    text: str
    why: str
    sheet: str = ""


class Heard(NamedTuple):
    """All that a file says: every row of it is in a saying or an aside.

    `used` and `unused` are its headings; `notes` are sentences for the reader, such as how a day was read.
    """

    shape: Shape
    occasions: tuple[Occasion, ...]
    sayings: tuple[Saying, ...]
    asides: tuple[Aside, ...]
    used: tuple[str, ...]
    unused: tuple[str, ...]
    notes: tuple[str, ...] = ()


class StrangeFileError(Exception):
    """A file that is none of the shapes that are known: a sentence that says what was looked for, and what to do."""


def bounded(people: int) -> None:
    """Refuse a file of more people than any board's meeting has. Raises StrangeFileError."""
    if people > _MOST_PEOPLE:
        message = f"it has {people:,} people, more than a meeting of one board; take out what is not needed"
        raise StrangeFileError(message)
