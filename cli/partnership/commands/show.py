"""`partnership show`: one record as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.commands._options import FormatOption
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    Refused,
    as_of,
    ended,
    of_the_day,
    records,
)
from partnership.commands._run import show as shown

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.meant import Meant

KindName = Literal["place", "plan", "board", "measure", "meeting", "restructure"]


def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="RECORD",
            help="A record, by id, acronym or any part of its id or name that means only it. BOARD@DATE is a meeting.",
        ),
    ],
    kind: Annotated[KindName | None, typer.Option("--kind", help="Look only among records of this kind.")] = None,
    as_of_: AsOfOption = None,
    format_: FormatOption = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show a board, meeting, measure, plan, place or restructure as it stood on a day.

    \b
    Examples:
      partnership show cypsp --as-of 2014-02-24
      partnership show lincolnshire/cypsp/2014-02-24
      partnership show cypsp@2014-02-24
      partnership show lincolnshire --kind place --format html --output lincolnshire.html
    """
    from partnership.views.cards import card, missed, unreadable

    day = as_of(as_of_)
    opened = records(records_)
    meant = record_meant(opened, what, kind, day)
    document = opened.document(meant.kind, meant.id)
    report = card(opened, document, day) if document else unreadable(opened, meant, day)
    shown(report, format_, output)
    ended(2 if missed(opened, meant.kind) else 0)


def record_meant(opened: Records, what: str, kind: KindName | None, day: date) -> Meant:
    """Return the one record that is meant on a day. Raises Refused with the candidates or a suggestion."""
    from partnership.answers.load import AmbiguousError, NotFoundError
    from partnership.answers.meant import Meant, meant

    try:
        return meant(opened, what, kind)
    except AmbiguousError as error:
        if kind not in {None, "board"}:
            raise Refused(str(error)) from None
        return Meant("board", of_the_day(opened, what, error, day))
    except NotFoundError as error:
        raise Refused(str(error)) from None
