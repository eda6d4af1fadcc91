"""`partnership show`: one record as a card."""

from __future__ import annotations

from typing import Annotated

import typer

from partnership.commands._meant import KindName, record_meant
from partnership.commands._options import FormatOption
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    as_of,
    ended,
    records,
)
from partnership.commands._run import show as shown


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
