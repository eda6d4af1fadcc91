"""What replaces a board that ends, and the days on which boards end and begin by a restructure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.titles import Titles, called
from partnership.recording.closing import Ending, said
from partnership.recording.drafts import CannotRecordError, readable
from partnership.recording.restructure.dissolving import dissolve
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.load import Records
    from partnership.recording.drafts import Drafts
    from partnership.recording.restructure.dissolving import Also


class Replaced(NamedTuple):
    """What becomes of a board as a whole: the boards after it, none where it is abolished; how, None where the numbers say; and from which day."""

    board: str
    to: tuple[str, ...]
    how: str | None = None
    on: str | int = "unknown"
    source: dict[str, Any] | None = None


def replace(drafts: Drafts, records: Records, restructure: str, ends: Sequence[str], one: Replaced) -> str:
    """Record what replaces a board that ends, and return it as a sentence. Raises CannotRecordError.

    `how` that is left out is `replaced` by one board, `split` between several and `abolished` for none. A second board that one and the same
    board replaces on the same day merges with the first, in one row.
    """
    document = readable(records, "restructure", restructure)
    titles = Titles(records, document.place)
    if one.board not in ends:
        message = f"{one.board} is not among the boards that {called(document)} ends; they are {listed(ends)}"
        raise CannotRecordError(message)
    if one.board in one.to:
        message = f"{one.board} cannot be replaced by itself"
        raise CannotRecordError(message)
    how = one.how or ("abolished" if not one.to else "split" if len(one.to) > 1 else "replaced")
    row = {"how": how, "from": [one.board], "to": list(one.to), "on": one.on, "source": one.source}
    joined = None if one.how not in {None, "merged"} else _alike(drafts.data("restructure", restructure), one)
    if joined is not None:
        how = "merged"
        drafts.set("restructure", restructure, ("changes", joined, "how"), how)
        drafts.append("restructure", restructure, ("changes", joined, "from"), one.board)
    else:
        drafts.append("restructure", restructure, ("changes",), {field: value for field, value in row.items() if value})
    named = titles.record("board", one.board)
    if not one.to:
        return f"{named}: abolished, and nothing replaces it."
    return f"{named}: {how}, and {listed([titles.record('board', to) for to in one.to])} {'comes' if len(one.to) == 1 else 'come'} after it."


def _alike(restructure: Mapping[str, Any], one: Replaced) -> int | None:
    """Return the place of the change by which the same board replaces others on the same day, None where there is none."""
    for number, row in enumerate(restructure.get("changes", ()) if len(one.to) == 1 else ()):
        same = (row.get("to"), row["on"], row.get("source")) == (list(one.to), one.on, one.source)
        if same and row["how"] in {"replaced", "merged"} and "of" not in row:
            return number
    return None


class Days(NamedTuple):
    """The last days of boards that end, with what ends with them; the first days of boards that begin; and where that is said."""

    last: Mapping[str, str | int]
    first: Mapping[str, str | int]
    also: Also
    source: dict[str, Any] | None = None


def date_boards(drafts: Drafts, records: Records, restructure: str, stage: Mapping[str, Any], days: Days) -> list[str]:
    """Give boards that end their last days, and boards that begin their first; return that as sentences. Raises CannotRecordError.

    `stage` is the one by which they do, and has to be in force: before that no board ends by it. Without a source, that of the
    stage is cited for the day before the stage and for its own day, which are what it says. What a board that ends answered for is
    answered for by those that the restructure carries it to.
    """
    document = readable(records, "restructure", restructure)
    if stage["stage"] != "in-force":
        word = str(stage["stage"]).replace("-", " ")
        message = f"{called(document)} is {word} and not in force, so no board ends or begins by it yet; once it is, give --stage in-force with the day, --on"
        raise CannotRecordError(message)
    titles = Titles(records, document.place)
    last, first, also, source = days
    own = stage.get("source")
    ends = {
        board: Ending(on, None, source or (own if on == dates.eve(stage["on"]) else None)) for board, on in last.items()
    }
    for board, on in last.items():
        if dates.moment(stage["on"]).before(dates.moment(on)) is Truth.YES:
            message = f"{titles.record('board', board)} cannot have {said(on)} for its last day: {called(document)} is in force from {dates.written(stage['on'])}"
            raise CannotRecordError(message)
    with_it = dissolve(drafts, records, ends, also, _heirs(document.data.get("continuity", ()), records, ends))
    sentences = _grouped(titles, last, "ends", "end", "last")
    if sentences:
        sentences[-1] += with_it
    for board, on in first.items():
        given = source or (own if stage["on"] == on else None)
        event = {"on": on, **({"source": given} if given else {})}
        drafts.set("board", board, ("established",), event)
    return [*sentences, *_grouped(titles, first, "begins", "begin", "first")]


def _grouped(titles: Titles, given: Mapping[str, str | int], one: str, more: str, which: str) -> list[str]:
    """Return which boards have which last or first day, a sentence for each day."""
    by_day: dict[str | int, list[str]] = {}
    for board, on in given.items():
        by_day.setdefault(on, []).append(titles.record("board", board))
    return [
        f"{listed(boards)} {one if len(boards) == 1 else more}: the {which} day is {said(on)}."
        for on, boards in by_day.items()
    ]


def _heirs(
    rows: Sequence[Mapping[str, Any]], records: Records, ends: Mapping[str, Any]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return which boards a restructure carries each measure of the boards that end to."""
    every = {row["board"]: tuple(row.get("to", ())) for row in rows if row.get("everything") == "measures"}
    found = {(board, measure.id): every[board] for measure in records.mentioning("measure", ends) for board in every}
    return found | {(row["board"], row["measure"]): tuple(row.get("to", ())) for row in rows if "measure" in row}
