"""`partnership measures import`: readings from a table, shown before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.commands._run import Refused, day, ended, found, show

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.load import Records
    from partnership.answers.measures.incoming.layouts import Understood
    from partnership.answers.measures.incoming.matching import Settings
    from partnership.report import ReportFormat
    from partnership.words.finding import Finding


def settings(opened: Records, into: str | None, published: str | None, document: str | None) -> Settings:
    """Return what the user says of the whole table. Raises Refused."""
    from partnership.answers.measures.incoming.matching import Settings

    measure = found(opened, "measure", into) if into else None
    if measure is not None and opened.document("measure", measure) is None:
        message = f"{measure} cannot be read, see `partnership check`"
        raise Refused(message)
    out = day(published, "--published")
    return Settings(measure, out.isoformat() if out else None, document)


def preview(
    opened: Records, file: Path, given: Settings, unread: list[Finding], format_: ReportFormat, output: Path | None
) -> None:
    """Show what would become of every row of a file. Raises Refused where it cannot be read."""
    from partnership.answers.measures.incoming.matching import incoming
    from partnership.views.measures.incoming import preview as laid_out

    table = understood(file)
    show(laid_out(file.name, table, incoming(opened, table, given), unread), format_, output)
    ended(2 if unread else 0)


def understood(file: Path) -> Understood:
    """Return what the rows of a file say. Raises Refused."""
    from partnership.answers.measures.incoming import layouts
    from partnership.source.tables import UnreadableTableError, table

    try:
        return layouts.understood(table(file))
    except UnreadableTableError as error:
        raise Refused(str(error)) from None
    except layouts.StrangeTableError as error:
        message = f"{file}: {error}"
        raise Refused(message) from None
