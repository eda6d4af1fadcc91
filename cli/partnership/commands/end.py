"""`partnership end`: the last day of a board, a seat, somebody's time in a seat, a link, or anything else that ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, make, records_to_change
from partnership.commands._new_options import SectionOption, SourceOption
from partnership.commands._run import RecordsOption, Refused, found

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.recording.closing import Ending
    from partnership.recording.drafts import Drafted
    from partnership.recording.restructure.dissolving import Also

LinkType = Literal["sub-group-of", "reports-to", "accountable-to", "scrutinised-by", "consults", "supports"]


def end(
    board: Annotated[
        str,
        typer.Argument(
            metavar="RECORD", help="The board that ends, or on which something does; with --kind another record."
        ),
    ],
    on: Annotated[
        str,
        typer.Option(
            "--on", metavar="DATE", help="The last day, inclusive: YYYY-MM-DD; YYYY-MM or YYYY where no more is known."
        ),
    ],
    seat: Annotated[str | None, typer.Option("--seat", metavar="SEAT", help="End this seat of the board.")] = None,
    holder: Annotated[
        str | None,
        typer.Option(
            "--holder", metavar="WHO", help="End the time of this person or post in a seat; with --seat, in that one."
        ),
    ] = None,
    link: Annotated[
        str | None, typer.Option("--link", metavar="BODY", help="End the board's link to this body.")
    ] = None,
    kind: Annotated[
        LinkType | None, typer.Option("--type", help="Which link to that body, where there are several.")
    ] = None,
    thing: Annotated[
        str | None,
        typer.Option(
            "--thing",
            metavar="KIND/NAME",
            help="End this instead: officer/chair, function/…, duty/…, area/…, terms/… of a board; substitute/…, organisation/…, leave/… of a seat; owner/… of a measure; organisation/… of a place.",
        ),
    ] = None,
    of_kind: Annotated[
        Literal["board", "measure", "plan", "place"], typer.Option("--kind", help="The kind of record.")
    ] = "board",
    links: Annotated[
        bool, typer.Option("--with-links", help="Where a board ends: end other boards' links to it on the same day.")
    ] = False,
    seats: Annotated[
        bool,
        typer.Option("--with-seats", help="Where a board ends: end its seats, and who sits in them, on the same day."),
    ] = False,
    measures: Annotated[
        bool,
        typer.Option("--with-measures", help="Where a board ends: end its time with its measures on the same day."),
    ] = False,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            metavar="TEXT",
            help="Why, as a sentence; for a holder one of term-ended, stood-down, replaced, left-post, organisation-ended, board-ended, removed, not-said.",
        ),
    ] = None,
    source: SourceOption = None,
    section: SectionOption = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Record the end of a board, a seat, somebody's time in a seat, a link, or anything else that ends: the last day, why, and who says so.

    What stands inside it ends with it, and is left as it is. The result is checked: what would contradict other
    records is refused, and said.

    \b
    Examples:
      partnership end esp --seat police --holder "Harper Figment" --on 2026-03-31 --reason left-post
      partnership end "practitioners' forum" --on 2026-07-31 --with-links --source review-of-local-boards-2024 --dry-run
      partnership end "cpb north" --link childrens-trust --on 2026-03-31 --branch links-april
      partnership end esp --thing officer/chair --on 2026-03-31
      partnership end childrens-trust --thing substitute/indigo --seat police --on 2026-03-31 --dry-run
      partnership end suspensions --kind measure --on 2026-08-31
    """
    from partnership.recording.closing import Ending
    from partnership.recording.referring import cited
    from partnership.recording.restructure.dissolving import Also
    from partnership.recording.typed import date
    from partnership.words.kinds import place_of
    from partnership.words.wording import listed

    opened = records_to_change(records)
    inside = link is not None or seat is not None or holder is not None or thing is not None
    also = Also(links, seats, measures)
    for wrong, message in (
        (
            link is not None and (seat is not None or holder is not None),
            "--link and --seat or --holder exclude one another; end one thing at a time",
        ),
        (
            thing is not None and (link is not None or holder is not None),
            "--thing and --link or --holder exclude one another; end one thing at a time",
        ),
        (
            any(also) and (inside or of_kind != "board"),
            "--with-links, --with-seats and --with-measures are for a board that ends; leave them out, or leave out what ends on the board",
        ),
        (kind is not None and link is None, "--type says which link is meant, and goes with --link"),
        (
            of_kind != "board" and (link is not None or seat is not None or holder is not None),
            "--seat, --holder and --link are of a board; leave --kind out",
        ),
    ):
        if wrong:
            raise Refused(message)
    named = found(opened, of_kind, board)
    ending = Ending(date(on, "--on"), reason, cited(opened, place_of(named), source, section))
    if thing is not None or of_kind != "board":
        ended = _other(opened, of_kind, named, thing, seat, ending)
    else:
        ended = _ended(opened, named, seat, holder, link, kind, ending, also)
    try:
        make(opened.root, ended.changes, ended.summary, Asked(dry_run, commit, branch))
    except Refused as error:
        if inside or of_kind != "board" or all(also):
            raise
        left = [f"--with-{name}" for name, given in zip(also._fields, also, strict=True) if not given]
        message = f"{error}; what hangs on the board ends with it by {listed(left, 'or')}"
        raise Refused(message) from None


def _ended(
    opened: Records,
    board: str,
    seat: str | None,
    holder: str | None,
    link: str | None,
    kind: LinkType | None,
    ending: Ending,
    also: Also,
) -> Drafted:
    from partnership.recording.ending import end_holder, end_link, end_seat
    from partnership.recording.restructure.dissolving import end_board

    if link is not None:
        return end_link(opened, board, link, kind, ending)
    if holder is not None:
        return end_holder(opened, board, seat, holder, ending)
    return end_seat(opened, board, seat, ending) if seat is not None else end_board(opened, board, ending, also)


def _other(opened: Records, kind: str, record: str, thing: str | None, seat: str | None, ending: Ending) -> Drafted:
    """End something inside a record by its kind and name, or a record that is no board. Raises Refused and CannotRecordError."""
    from partnership.recording.ending_things import THINGS, end_record, end_thing
    from partnership.words.wording import listed

    if thing is None:
        if kind == "place":
            message = "a place has no last day; with --thing, one of its organisations, districts or duties has"
            raise Refused(message)
        return end_record(opened, kind, record, ending)
    word, _, typed = thing.strip().partition("/")
    there = THINGS.get(kind, ())
    if word not in there:
        message = (
            f"a {kind} has no `{word}` that could end; --thing is KIND/NAME, where the kind is one of {listed(there, 'or')}"
            if there
            else f"nothing inside a {kind} has a last day; leave --thing out to end the {kind} itself"
        )
        raise Refused(message)
    return end_thing(opened, kind, record, word, typed, seat, ending)
