"""`partnership decisions`: what boards decided, and at which meeting."""

from __future__ import annotations

from typing import Annotated

import typer

from partnership.commands._options import BoardArgument, FormatOption, FromOption, PlaceOption, ToOption, YearOption
from partnership.commands._run import AsOfOption, OutputOption, RecordsOption, as_of, ended, records, show


def decisions(
    board: BoardArgument = None,
    about: Annotated[
        str,
        typer.Option(
            "--about", metavar="WORDS", help="Only those with these words in them, or in the title of their item."
        ),
    ] = "",
    place: PlaceOption = None,
    year: YearOption = None,
    from_: FromOption = None,
    to: ToOption = None,
    as_of_: AsOfOption = None,
    format_: FormatOption = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """List decisions across boards, the latest first, with the meeting that made each and how it stands.

    \b
    Examples:
      partnership decisions
      partnership decisions childrens-trust --year 2025/26
      partnership decisions --about budget --format csv --output decisions.csv
    """
    from partnership.answers.attendance.windows import between
    from partnership.answers.meetings.decisions import decisions as calculation
    from partnership.commands._bodies import bodies, named, stretch, unread
    from partnership.views.meetings.decisions import Shown
    from partnership.views.meetings.decisions import decisions as laid_out
    from partnership.words import dates

    answered = as_of(as_of_)
    opened = records(records_)
    meant = bodies(opened, board, place, answered)
    when = stretch(from_, to, year, opened, meant.boards)
    found = calculation(opened, meant.boards, when.period, dates.on(answered), about)
    titles = named(opened, meant.boards)
    parts = [f"about “{about}”"] if about else []
    parts += [f"({between(when.first, when.last).dates})"] if when.first or when.last else []
    lost = unread(opened, meant.boards)
    show(laid_out(Shown(found, titles, answered, meant.named, " ".join(parts), lost)), format_, output)
    ended(2 if lost else 0)
