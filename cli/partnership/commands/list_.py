"""`partnership list`: what is on record."""

from __future__ import annotations

from typing import Annotated

import typer

from partnership.commands._options import FormatOption
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    Refused,
    as_of,
    ended,
    records,
    show,
)


def list_(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="places, plans, boards, measures, meetings or restructures. Left out: how many there are of each.",
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="PLACE", help="Only records of this place and of the places inside it."),
    ] = None,
    as_of_: AsOfOption = None,
    format_: FormatOption = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """List what is on record: how many of each kind, or the records of one kind.

    \b
    Examples:
      partnership list
      partnership list boards --place lancashire --as-of 2014-09-01
      partnership list meetings --format csv --output meetings.csv
    """
    from partnership.commands._bodies import places
    from partnership.views.listing import Wanted, of_kind, overview

    wanted_kind = _kind(kind)
    day = as_of(as_of_)
    opened = records(records_)
    wanted = Wanted(places(opened, place), day)
    show(of_kind(opened, wanted_kind, wanted) if wanted_kind else overview(opened, wanted), format_, output)
    ended(2 if opened.faults or any(stray.rule == "unreadable-file" for stray in opened.strays) else 0)


def _kind(typed: str | None) -> str | None:
    """Return the kind that was typed, in the singular or plural. Raises Refused with a suggestion."""
    from partnership.words.kinds import KINDS
    from partnership.words.wording import nearest

    if typed is None:
        return None
    word = typed.strip().lower()
    names = {form: kind.name for kind in KINDS for form in (kind.name, kind.folder)}
    if word in names:
        return names[word]
    near = nearest(word, names)
    message = f"there is no kind of record `{typed}`" + (
        f"; did you mean `{near}`?" if near else f"; there are {', '.join(kind.folder for kind in KINDS)}"
    )
    raise Refused(message)
