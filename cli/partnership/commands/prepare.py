"""`partnership prepare`: a meeting to come, its agenda, its replies and its papers, written into its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, records_to_change
from partnership.commands._meetings import NoteOption, SectionOption, SourceOption, write
from partnership.commands._new_options import MeetingKind, Mode
from partnership.commands._options import MeetingArgument, NextDayArgument
from partnership.commands._panels import Panelled
from partnership.commands._run import AsOfOption, RecordsOption, Refused, as_of, found

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Records

Command = Panelled
_WHEN = "When and where"
_AGENDA = "Its agenda"
_REPLIES = "Who is coming"
_PAPERS = "Notice and papers"


def prepare(
    what: MeetingArgument,
    when: NextDayArgument = None,
    starts: Annotated[
        str | None, typer.Option("--starts", metavar="HH:MM", help="When it begins.", rich_help_panel=_WHEN)
    ] = None,
    venue: Annotated[
        str | None, typer.Option("--venue", metavar="TEXT", help="Where it is held.", rich_help_panel=_WHEN)
    ] = None,
    mode: Annotated[Mode | None, typer.Option("--mode", help="How it is held.", rich_help_panel=_WHEN)] = None,
    kind: Annotated[
        MeetingKind | None, typer.Option("--kind", help="What kind of meeting it is.", rich_help_panel=_WHEN)
    ] = None,
    joint_with: Annotated[
        list[str] | None,
        typer.Option("--joint-with", metavar="BOARD", help="A board that meets with it.", rich_help_panel=_WHEN),
    ] = None,
    reconvenes: Annotated[
        str | None,
        typer.Option(
            "--reconvenes", metavar="MEETING", help="The inquorate meeting that it holds again.", rich_help_panel=_WHEN
        ),
    ] = None,
    items_from: Annotated[
        str | None,
        typer.Option(
            "--items-from",
            metavar="MEETING",
            help="Begin with the items of this meeting, by its day, its id or `last`.",
            rich_help_panel=_AGENDA,
        ),
    ] = None,
    item: Annotated[
        list[str] | None,
        typer.Option(
            "--item",
            metavar="[NUMBER=]TITLE",
            help="An item; one with that number already gets the title. #ACTION instead of a title: an open action, by its id or a part of its words.",
            rich_help_panel=_AGENDA,
        ),
    ] = None,
    item_is: Annotated[
        list[str] | None,
        typer.Option(
            "--item-is",
            metavar="ITEM=WORD[,WORD]",
            help="What an item is for (information, discussion, decision, action, consultation, assurance); restricted or open; what it fulfils (report, annual-report, annual-meeting, plan, review, self-assessment); kind:KIND where a rule names its kind.",
            rich_help_panel=_AGENDA,
        ),
    ] = None,
    item_by: Annotated[
        list[str] | None,
        typer.Option(
            "--item-by",
            metavar="ITEM=TEXT",
            help="Who presents an item: a post or an organisation.",
            rich_help_panel=_AGENDA,
        ),
    ] = None,
    item_about: Annotated[
        list[str] | None,
        typer.Option(
            "--item-about",
            metavar="ITEM=RECORD",
            help="A measure, plan or board that an item looks at.",
            rich_help_panel=_AGENDA,
        ),
    ] = None,
    order: Annotated[
        str | None,
        typer.Option(
            "--order",
            metavar="NUMBERS",
            help="All its items in another order, which are numbered anew: 1,3,2.",
            rich_help_panel=_AGENDA,
        ),
    ] = None,
    reply: Annotated[
        list[str] | None,
        typer.Option(
            "--reply",
            metavar="WHO=REPLY[@DAY]",
            help="A member's reply: coming, coming-virtually, apologies or sending-substitute; it came today, or on that day.",
            rich_help_panel=_REPLIES,
        ),
    ] = None,
    notice: Annotated[
        str | None, typer.Option("--notice", metavar="DATE", help="When notice was given.", rich_help_panel=_PAPERS)
    ] = None,
    papers_sent: Annotated[
        str | None,
        typer.Option("--papers-sent", metavar="DATE", help="When the papers were sent.", rich_help_panel=_PAPERS),
    ] = None,
    papers_published: Annotated[
        str | None,
        typer.Option("--papers-published", metavar="DATE", help="When they were published.", rich_help_panel=_PAPERS),
    ] = None,
    papers_late: Annotated[
        list[str] | None,
        typer.Option("--papers-late", metavar="TEXT", help="A paper that came later.", rich_help_panel=_PAPERS),
    ] = None,
    source: SourceOption = None,
    section: SectionOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    as_of_: AsOfOption = None,
    records: RecordsOption = None,
) -> None:
    """Prepare a meeting: when and where, its agenda, who replied, and when notice was given and papers were sent.

    `partnership agenda` shows what comes of it. What was noted wrongly is taken away with `partnership record --remove`;
    a meeting is put off or cancelled with `partnership record --postponed-to` or `--status`.

    \b
    Examples:
      partnership prepare childrens-trust --items-from last --item "5=Budget" --item-is "5=decision"
      partnership prepare childrens-trust --item "#annual-report" --order 1,3,2
      partnership prepare childrens-trust 2026-05-13 --reply police=apologies --reply "siân=coming-virtually@2026-05-04"
      partnership prepare childrens-trust 2026-05-13 --papers-sent 2026-05-01 --venue "County Hall"
    """
    from partnership.recording.meeting.noting import sheet
    from partnership.recording.meeting.preparing import Ahead, prepared
    from partnership.recording.referring import cited
    from partnership.words.kinds import place_of

    today = as_of(as_of_)
    opened = records_to_change(records)
    meeting = _meeting(opened, what, when, today)
    ahead = Ahead(
        kind=kind,
        starts=starts,
        venue=venue,
        mode=mode,
        joint_with=tuple(found(opened, "board", one) for one in joint_with or ()),
        reconvenes=None if reconvenes is None else _other(opened, meeting, reconvenes, "--reconvenes"),
        items_from=None if items_from is None else _other(opened, meeting, items_from, "--items-from"),
        item=tuple(item or ()),
        item_is=tuple(item_is or ()),
        item_by=tuple(item_by or ()),
        item_about=tuple(item_about or ()),
        order=order,
        reply=tuple(reply or ()),
        notice=notice,
        papers_sent=papers_sent,
        papers_published=papers_published,
        papers_late=tuple(papers_late or ()),
        note=tuple(note or ()),
        source=cited(opened, place_of(meeting), source, section),
    )
    if ahead.empty:
        message = "there is nothing to prepare; say --item, --reply, --papers-sent or the like, see `partnership prepare --help`; `partnership agenda` shows what is on record"
        raise Refused(message)
    done = prepared(sheet(opened, meeting), ahead, today)
    shown = f"quorum {meeting}` says who is still needed" if reply else f"agenda {meeting}` shows it"
    write(opened, done, Asked(dry_run, commit, branch), of_the_room=False, then=f"`partnership {shown}.")


def _meeting(opened: Records, what: str, when: str | None, today: date) -> str:
    """Return the meeting that is meant, of a board alone the next that is planned. Raises Refused."""
    from partnership.commands._quorum import last_or_next, target

    meant = target(opened, what, when, today)
    return meant.meeting or last_or_next(opened, meant.board, "next", today)


def _other(opened: Records, meeting: str, typed: str, option: str) -> str:
    """Return another meeting: the `last` of the board before this one, by its day, or any by its id or BOARD@DATE. Raises Refused."""
    from partnership.answers.load import NotFoundError
    from partnership.answers.meant import meant
    from partnership.words.kinds import board_of

    own = opened.meetings(board_of(meeting)).read
    if typed == "last":
        before = [one.id for one in own if one.id < meeting and one.status not in {"cancelled", "postponed"}]
        if not before:
            message = f"{option} last: no meeting before that of {meeting.rpartition('/')[2]} is on record"
            raise Refused(message)
        return before[-1]
    if f"{board_of(meeting)}/{typed}" in opened.listed["meeting"]:
        return f"{board_of(meeting)}/{typed}"
    try:
        return meant(opened, typed, "meeting").id
    except NotFoundError as error:
        message = f"{option}: {error}"
        raise Refused(message) from None
