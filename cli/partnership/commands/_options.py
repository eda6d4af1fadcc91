"""The options and arguments that several commands have, each in the same words."""

from __future__ import annotations

from typing import Annotated

import typer

from partnership.report import ReportFormat

FormatOption = Annotated[ReportFormat, typer.Option("--format", "-f", help="How to show the answer.")]
"""How to show an answer that has no format of its own."""
PlaceOption = Annotated[
    str | None,
    typer.Option("--place", metavar="PLACE", help="Only boards of this place and of the places inside it."),
]
"""Whose boards an answer is about."""
BoardArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="BOARD", help="A board, by id, acronym or any part of its name that means only it. Left out: all."
    ),
]
"""The board that an answer is about, or none for all."""
FromOption = Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day, inclusive.")]
"""The first day of a stretch of time."""
ToOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="To this day, inclusive.")]
"""The last day of a stretch of time."""
YearOption = Annotated[
    str | None,
    typer.Option(
        "--year", metavar="YEAR", help="Only those of a year: 2026, or 2025/26, the financial year of the place."
    ),
]
"""A year instead of a first and a last day."""
MeetingArgument = Annotated[
    str,
    typer.Argument(
        metavar="BOARD|MEETING",
        help="A board, by id, acronym or any part of its name that means only it; or a meeting, by BOARD@DATE or its id.",
    ),
]
"""A meeting, or the board that it is of."""
NextDayArgument = Annotated[
    str | None,
    typer.Argument(metavar="DATE", help="Which meeting of the board: its day, `last` or `next`. Left out: the next."),
]
"""Which meeting of a board, the next where left out."""
