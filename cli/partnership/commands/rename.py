"""`partnership rename`: a record under another id, or a board under another name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, make, records_to_change
from partnership.commands._run import RecordsOption, Refused, as_of, day, found
from partnership.commands.show import KindName, record_meant

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.recording.renaming import Renamed


def rename(
    record: Annotated[str, typer.Argument(help="The record: an id, an acronym, or any part of a name.")],
    new: Annotated[str | None, typer.Argument(help="Its new id, or the last name of it.")] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="A board's new name instead; its id stays, the old name is kept."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="The first day of the new name, YYYY-MM-DD.")
    ] = None,
    kind: Annotated[
        KindName | None, typer.Option("--kind", help="The kind of record, where several have such a name.")
    ] = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """File a record under another id, and mend every reference to it; or give a board another name.

    A board takes its meetings with it, and keeps its old id under `formerly` and its old name under `former_names`.
    What is said of it in words, in notes and titles, is left as it is. The result is checked before it is written.

    \b
    Examples:
      partnership rename exampleshire/childrens-trust childrens-partnership --dry-run
      partnership rename esp --name "Exampleshire Safeguarding Board" --since 2026-04-01
      partnership rename exampleshire/childrens-trust/2026-07-08 2026-07-15 --kind meeting
    """
    from partnership.recording.drafts import CannotRecordError

    if (new is None) == (name is None):
        message = "give the new id, or a new name with --name: one of the two"
        raise Refused(message)
    from_ = day(since, "--since")
    if from_ is not None and name is None:
        message = "--since is the first day of a new name, and goes with --name"
        raise Refused(message)
    opened = records_to_change(records)
    try:
        if name is not None:
            from partnership.recording.renaming import rename_board

            renamed = rename_board(opened, found(opened, "board", record), name, from_)
        else:
            renamed = _under_another_id(opened, record, str(new), kind)
    except CannotRecordError as error:
        raise Refused(str(error)) from None
    make(opened.root, renamed.changes, renamed.summary, Asked(dry_run, commit, branch))


def _under_another_id(opened: Records, typed: str, new: str, kind: KindName | None) -> Renamed:
    from partnership.recording.renaming import new_id, rename_record

    meant = record_meant(opened, typed, kind, as_of(None))
    return rename_record(opened, meant.kind, meant.id, new_id(meant.kind, meant.id, new))
