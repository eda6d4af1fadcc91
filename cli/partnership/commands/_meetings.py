"""What commands that note something of a meeting share: which meeting is meant, and how what is noted is written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from partnership.commands._changing import make
from partnership.commands._run import emit, fitting

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.commands._changing import Asked
    from partnership.recording.meeting.noting import Noted, Sheet

_SAID = "Where it is said, and what else a reader should know"
SourceOption = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="DOCUMENT",
        help="The document that says all that is noted here, by id or title.",
        rich_help_panel=_SAID,
    ),
]
SectionOption = Annotated[
    str | None,
    typer.Option("--section", metavar="TEXT", help="The section of that document.", rich_help_panel=_SAID),
]
NoteOption = Annotated[
    list[str] | None,
    typer.Option(
        "--note",
        metavar="[KIND:WHICH=]TEXT",
        help="A note on the meeting, or on an entry of its record, which is named as for `partnership record --remove`; it comes after what is noted there.",
        rich_help_panel=_SAID,
    ),
]


def each_name(typed: list[str] | None) -> tuple[str, ...]:
    """Return names that were typed, commas allowed, in the order in which they were."""
    from partnership.recording.typed import words

    return tuple(words(",".join(typed or ())))


def write(opened: Records, done: Noted, asked: Asked, *, of_the_room: bool, then: str = "") -> None:
    """Write what is noted of a meeting, and say how it stands where that is of who was there, and what is done next. Raises Refused."""
    make(opened.root, done.changes, done.summary, asked, then="" if of_the_room else then)
    if of_the_room:
        _say_standing(done.sheet, "" if asked.dry_run else then)


def follows(of: Sheet) -> str:
    """Return in a sentence what is usually recorded next of a meeting that was held, empty where that is all of it."""
    data, day = of.document.data, of.document.id.rpartition("/")[2]
    if data.get("status") != "held":
        return ""
    again = f"`partnership record {of.document.id}"
    minutes = data.get("minutes", {}).keys() - {"confirms"}
    if of.roll.open():
        return f"Next: {again}` goes on with the roll call."
    if not minutes and not data.keys() & {"decisions", "actions"}:
        return f'Next: {again} --decision "…" --action "OWNER=…"`, and --minutes-drafted DATE.'
    if not minutes:
        return f"Next: {again} --minutes-drafted DATE`."
    known = of.records.meetings(of.board.id).read
    if minutes & {"none_taken", "agreed", "agreed_at"} or any(of.document.id in one.minutes.confirms for one in known):
        return ""
    if minutes == {"drafted"}:
        return f"Next: {again} --minutes-distributed DATE`."
    return f"Next: the meeting that agrees its minutes is recorded with `--confirms {day}`."


def _say_standing(of: Sheet, then: str) -> None:
    """Say how many came, whether they were a quorum, and of whom nothing is said yet."""
    from partnership.views.quorum.standing import Standing
    from partnership.words.wording import listed, plain

    said = f"\n{plain(Standing(of).line(of.roll))}\n"
    if left := of.roll.open():
        said += f"Nothing is said yet of {plain(listed(one.label for one in left))}.\n"
    emit(fitting(said + (f"{plain(then)}\n" if then else ""), sys.stdout), None)
    sys.stdout.flush()
