"""Seats laid out: by board, by organisation or by person, and whose time ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.structure.seats import ending
from partnership.answers.titles import Titles
from partnership.report import Branch, Cell, Column, Heading, Paragraph, Report, Table, Tree
from partnership.views.card import alarm, spaced
from partnership.views.in_office import holding
from partnership.views.plain_table import plain_table
from partnership.views.structure.seats_data import data
from partnership.views.structure.wordings import UNSURE
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.structure.bodies import Named
    from partnership.answers.structure.seats import Bench, Ending, Held, Office, Seat, Seats
    from partnership.answers.when import Dated, When
    from partnership.report import Block, Tone
    from partnership.words.finding import Finding

By = Literal["board", "organisation", "person"]
"""What the seats are gathered by."""
_STANDS: Mapping[Held, tuple[str, Tone]] = {
    "held": ("held", "plain"),
    "perhaps-held": ("perhaps held", "unsure"),
    "vacant": ("vacant", "bad"),
    "not-recorded": ("not recorded", "unsure"),
}
_EMPTY: frozenset[Held] = frozenset({"vacant", "not-recorded"})
NOBODY = "(no organisation recorded)"


class Shown(NamedTuple):
    """What seats are laid out from: the seats of a day, what to gather them by, and which to show.

    `board` is the one that was asked for, None for all. `vacant` asks only for seats that are vacant or that nobody is
    recorded in, `before` only for holders whose time ends before that day.
    """

    records: Records
    seats: Seats
    by: By = "board"
    board: str | None = None
    vacant: bool = False
    before: date | None = None
    unread: Sequence[Finding] = ()

    def chosen(self) -> list[Seat]:
        """Return the seats that were asked for."""
        if self.before is not None:
            return list({(one.seat.board, one.seat.id): one.seat for one in self.endings()}.values())
        return [seat for seat in self.seats.all() if not self.vacant or seat.held in _EMPTY]

    def endings(self) -> list[Ending]:
        """Return whose time ends, where that was asked."""
        return ending(self.seats, self.before) if self.before is not None else []


def seats(shown: Shown) -> Report:
    """Return who sits where as a report."""
    title = _title(shown)
    blocks: list[Block] = [*alarm(shown.unread), Heading(title), Paragraph(f"As of {dates.shown(shown.seats.as_of)}.")]
    if shown.by == "organisation":
        blocks += _organisations(shown)
    elif shown.by == "person":
        blocks += _people(shown)
    elif shown.before is not None:
        blocks += _endings(shown, shown.before)
    elif shown.vacant:
        blocks += _vacant(shown)
    else:
        blocks += _boards(shown)
    blocks += [Paragraph(_counted(list(shown.seats.all()), len(shown.seats.benches)))]
    return Report(title, tuple(blocks), _flat(shown, title), data(shown))


def _title(shown: Shown) -> str:
    if shown.board is not None and shown.seats.benches:
        return f"{shown.seats.benches[0].title}: who sits where"
    return "Who sits where"


def _boards(shown: Shown) -> Iterator[Block]:
    if shown.board is None:
        yield _overview(shown.seats.benches)
        return
    for bench in shown.seats.benches:
        if not bench.seats:
            yield Paragraph("No seat of it is on record for this day.")
            continue
        columns = ("Seat", "Standing", "Organisation", "Held by", "State")
        rows = [
            (seat.title, spaced(seat.standing), whose(seat), held_by(shown, seat), _STANDS[seat.held][0])
            for seat in bench.seats
        ]
        yield plain_table("Seats", columns, rows)


def _overview(benches: Sequence[Bench]) -> Table:
    columns = (
        Column("Board"), Column("Seats", "right"), *(Column(words.capitalize(), "right") for words, _ in _STANDS.values()), Column("Id"),
    )  # fmt: skip
    rows = []
    for bench in benches:
        counts = _states(bench.seats)
        unsure = f" {UNSURE}" if bench.holds is Truth.UNKNOWN else ""
        rows.append((Cell(f"{bench.title}{unsure}", "unsure" if unsure else "plain"), Cell(str(len(bench.seats))), *(_number(counts[one], _STANDS[one][1]) for one in _STANDS), Cell(bench.board)))  # fmt: skip
    notes = (
        [f"{UNSURE} may or may not have been there on the day."]
        if any(one.holds is Truth.UNKNOWN for one in benches)
        else []
    )
    return Table("Boards", columns, tuple(rows), tuple(notes))


def _number(count: int, tone: Tone) -> Cell:
    return Cell(str(count), tone if count else "muted")


def _states(found: Iterable[Seat]) -> dict[Held, int]:
    states = [seat.held for seat in found]
    return {one: states.count(one) for one in _STANDS}


def _organisations(shown: Shown) -> Iterator[Block]:
    """Yield each organisation with its seats under it; seats of none last."""
    gathered: dict[Named | None, list[Seat]] = {}
    for seat in shown.chosen():
        owners = dict.fromkeys(one.organisation for one in seat.organisations)
        for one in owners or (None,):
            gathered.setdefault(one, []).append(seat)
    named = sorted((one for one in gathered if one is not None), key=lambda one: (one.name.casefold(), one.id))
    branches = [branch for one in named for branch in _gathered(shown, one.name, gathered[one])]
    branches += _gathered(shown, NOBODY, gathered[None]) if None in gathered else []
    yield Tree(tuple(branches)) if branches else Paragraph("No seat that was asked for is on record for this day.")


def _people(shown: Shown) -> Iterator[Block]:
    """Yield those in several seats or on several boards, each with them; then everybody else."""
    found: dict[Named, tuple[list[Seat], list[Office]]] = {}
    for seat in shown.chosen():
        for one in dict.fromkeys(person for each in seat.holders for person in each.people):
            found.setdefault(one, ([], []))[0].append(seat)
    for bench in shown.seats.benches if shown.before is None and not shown.vacant else ():
        for office in bench.offices:
            found.setdefault(office.person, ([], []))[1].append(office)
    ordered = sorted(found, key=lambda one: (one.name.casefold(), one.id))
    several = {one for one in found if len(found[one][0]) > 1 or len(_by_board(*found[one])) > 1}
    for heading, wanted in (("In several seats, or on several boards", True), ("In one", False)):
        those = [one for one in ordered if (one in several) is wanted]
        if those:
            yield Heading(heading, 2)
            yield Tree(tuple(branch for one in those for branch in _gathered(shown, one.name, *found[one])))
    if not found:
        yield Paragraph("Nobody is recorded by name in a seat that was asked for.")
    posts = sum(not one.people for seat in shown.chosen() for one in seat.holders)
    if posts:
        yield Paragraph(f"{plural(posts, 'seat')} {'is' if posts == 1 else 'are'} recorded with a post and no person.")


def _by_board(seats: Iterable[Seat], offices: Iterable[Office] = ()) -> dict[str, list[str]]:
    """Return what seats and offices are called, by their board."""
    found: dict[str, list[str]] = {}
    for seat in seats:
        found.setdefault(seat.board, []).append(seat.title)
    for office in offices:
        found.setdefault(office.board, []).append(spaced(office.office))
    return found


def _gathered(shown: Shown, name: str, seats: Sequence[Seat], offices: Sequence[Office] = ()) -> Iterator[Branch]:
    """Yield who or what has seats, and under it each board with those in it."""
    boards = _by_board(seats, offices)
    counted = f"{plural(len(seats), 'seat')} on {plural(len(boards), 'board')}"
    states = [f"{count} {_STANDS[one][0]}" for one, count in _states(seats).items() if count and one != "held"]
    yield Branch(0, Cell(name), (Cell(", ".join([counted, *states]), "muted"),))
    for board, words in boards.items():
        yield Branch(1, Cell(f"{shown.seats.titles[board]}: {'; '.join(words)}"))


def _vacant(shown: Shown) -> Iterator[Block]:
    found = shown.chosen()
    for state, heading in (
        ("vacant", "Vacant, as a source says"),
        ("not-recorded", "Nobody recorded: perhaps vacant, perhaps not"),
    ):
        those = [seat for seat in found if seat.held == state]
        if those:
            rows = [(seat.title, whose(seat), held_by(shown, seat)) for seat in those]
            yield _across(shown, f"{heading} ({len(those)})", those, ("Seat", "Organisation", "Since when"), rows)
    if not found:
        yield Paragraph("No seat is vacant, and none is without somebody recorded in it.")


def _endings(shown: Shown, before: date) -> Iterator[Block]:
    found = shown.endings()
    if not found:
        yield Paragraph(f"Nobody's time in a seat is recorded to end before {dates.shown(before)}.")
        return
    rows = [
        (one.seat.title, whose(one.seat), _holder_words(one), one.holder.when.words or one.seat.when.words, "yes" if one.ends is Truth.YES else "perhaps")
        for one in found
    ]  # fmt: skip
    title = f"Ending before {dates.shown(before)} ({len(found)})"
    columns = ("Seat", "Organisation", "Held by", "When", "Ends before")
    yield _across(shown, title, [one.seat for one in found], columns, rows)


def _across(
    shown: Shown, title: str, seats: Iterable[Seat], columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> Table:
    """Return a table of seats, with their boards before them unless one was asked for."""
    if shown.board is not None:
        return plain_table(title, columns, rows)
    named = [(shown.seats.titles[seat.board], *row) for seat, row in zip(seats, rows, strict=True)]
    return plain_table(title, ("Board", *columns), named)


def _holder_words(one: Ending) -> str:
    return "; ".join(name.name for name in one.holder.people) or one.holder.post or "not named"


def whose(seat: Seat) -> str:
    """Return whose seat it is in words."""
    return (
        "; ".join(f"{one.organisation.name}{one.when.said if one.when.doubt else ''}" for one in seat.organisations)
        or "none on record"
    )


def held_by(shown: Shown, seat: Seat) -> str:
    """Return who holds a seat in words, with the days that are recorded; or since when it is vacant."""
    titles = Titles(shown.records, seat.board.partition("/")[0])
    return holding(seat.row, dates.on(shown.seats.as_of), titles).words


def _counted(found: Sequence[Seat], boards: int) -> str:
    parts = [f"{count} {_STANDS[one][0]}" for one, count in _states(found).items() if count]
    return f"{plural(len(found), 'seat')} on {plural(boards, 'board')}" + (f": {listed(parts)}." if parts else ".")


def _flat(shown: Shown, title: str) -> Table:
    headings = ("Board", "Its name", "Seat", "Title", "Standing", "Organisation", "State", "Person", "Post", "Since", "Until", "Certain")  # fmt: skip
    rows: list[tuple[str, ...]] = []
    for seat in shown.chosen():
        owners = "; ".join(one.organisation.name for one in seat.organisations)
        first = (seat.board, shown.seats.titles[seat.board], seat.id, seat.title, seat.standing, owners, seat.held)
        held = [("; ".join(name.name for name in one.people), one.post or "", *_dates(one.when), one.when.holds.value) for one in seat.holders]  # fmt: skip
        rows += [(*first, *one) for one in held or [("", "", "", "", "")]]
    return plain_table(title, headings, rows)


def _dates(time: When) -> tuple[str, str]:
    """Return from when and until when, as records have it; empty where they say nothing."""
    return _date(time.since), _date(time.until)


def _date(day: Dated | None) -> str:
    return "" if day is None else day if isinstance(day, str) else dates.written(day)
