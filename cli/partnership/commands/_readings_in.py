"""`partnership measures import`: readings from a table, shown before anything is written, and written only where that is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.commands._run import Refused, day, emit, ended, found, show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import NoReturn

    from partnership.answers.load import Records
    from partnership.answers.measures.incoming.layouts import Understood
    from partnership.answers.measures.incoming.matching import Incoming, Settings
    from partnership.report import ReportFormat
    from partnership.source.changes import Change
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


def read_in(
    opened: Records,
    file: Path,
    given: Settings,
    unread: list[Finding],
    format_: ReportFormat,
    output: Path | None,
    *,
    write: bool,
) -> NoReturn:
    """Show what becomes of every row of a file, and write what is new and what changed if that is asked. Raises Refused."""
    from partnership.answers.measures.incoming.matching import by_measure, incoming
    from partnership.views.measures.incoming import preview
    from partnership.words.wording import plural

    if write and (format_ != "text" or output is not None):
        message = "--write says on the screen what it wrote; leave out --format and --output, or --write"
        raise Refused(message)
    table = understood(file)
    rows = incoming(opened, table, given)
    show(preview(file.name, table, rows, unread), format_, output)
    taken = by_measure(rows)
    count = plural(sum(map(len, taken.values())), "reading")
    refused = False
    if write and not taken:
        emit("\nThere is nothing to write.\n", None)
    elif write:
        from partnership.commands._changing import Asked, make

        emit("\n", None)
        summary = f"{count} of {plural(len(taken), 'measure')} from {file.name}."
        make(opened.root, _changes(opened, taken), summary, Asked(dry_run=False, commit=False, branch=None))
    elif taken and format_ == "text":
        refused = _foretold(opened, taken, count)
    ended(2 if unread else 1 if refused else 0)


def _foretold(opened: Records, taken: Mapping[str, Sequence[Incoming]], count: str) -> bool:
    """Say what --write would do, and what the rules would find then; return whether it would be refused for that."""
    from partnership.checking.trial import trial
    from partnership.commands._changing import say_what_it_brings
    from partnership.words.wording import plural

    changes = _changes(opened, taken)
    tried = trial(opened.root, changes)
    said = f"; --write writes {count} to {plural(len(taken), 'measure')}"
    if tried.errors:
        said = f", and --write would refuse to: the change would bring {plural(len(tried.errors), 'error')}"
    emit(f"\nNothing was written{said}.\n", None)
    say_what_it_brings(opened.root, changes, (*tried.errors, *tried.others))
    return bool(tried.errors)


def _changes(opened: Records, taken: Mapping[str, Sequence[Incoming]]) -> list[Change]:
    """Return the change of each measure's file. Raises CannotRecordError where a file cannot be changed in place."""
    from partnership.answers.measures.incoming.held import as_recorded
    from partnership.recording.drafts import Drafts

    drafts = Drafts(opened)
    for measure, rows in taken.items():
        on_record = drafts.data("measure", measure).get("readings", [])
        for one in rows:
            reading, replaces = as_recorded(one.reading or {}, None if one.place is None else on_record[one.place])
            if replaces:
                drafts.set("measure", measure, ("readings", one.place or 0), reading)
            else:
                drafts.append("measure", measure, ("readings",), reading)
    return drafts.changes()


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
