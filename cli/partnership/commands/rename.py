"""`partnership rename`: a record, or a thing inside one, under another id; or a board under another name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, make, records_to_change
from partnership.commands._meant import KindName, record_meant
from partnership.commands._run import RecordsOption, Refused, as_of, day, found

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.recording.drafts import Drafted


def rename(
    record: Annotated[
        str,
        typer.Argument(metavar="RECORD", help="The record, by id, acronym or any part of its name that means only it."),
    ],
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="Its new id, or the last name of it.")] = None,
    thing: Annotated[
        str | None,
        typer.Option(
            "--thing",
            metavar="KIND/ID",
            help="A thing inside the record instead, such as seat/police of a board or person/ada-example of a place.",
        ),
    ] = None,
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

    A board takes its meetings with it, and a place all its records. Old ids are kept under `formerly`, a board's old name under
    `former_names`. With --thing it is something inside the record: a person, organisation, document, district, function or duty of
    a place, a seat, group or line of a board, an outcome, priority, theme or way of working of a plan, an action or decision of a meeting.
    What is said of it in words, in notes and titles, is left as it is. The result is checked before it is written.

    \b
    Examples:
      partnership rename exampleshire/childrens-trust childrens-partnership --dry-run
      partnership rename esp --name "Exampleshire Safeguarding Board" --since 2026-04-01
      partnership rename exampleshire/childrens-trust/2026-07-08 2026-07-15 --kind meeting
      partnership rename exampleshire harper-figment-jones --thing person/harper-figment
    """
    if (new is None) == (name is None):
        message = "give the new id, or a new name with --name: one of the two"
        raise Refused(message)
    from_ = day(since, "--since")
    if from_ is not None and name is None:
        message = "--since is the first day of a new name, and goes with --name"
        raise Refused(message)
    if thing is not None and (name is not None or kind is not None):
        message = "--thing has an id and says itself in what kind of record it is; leave --name and --kind out"
        raise Refused(message)
    opened = records_to_change(records)
    if thing is not None:
        renamed = _thing(opened, record, thing, str(new))
    elif name is not None:
        from partnership.recording.renaming import rename_board

        renamed = rename_board(opened, found(opened, "board", record), name, from_)
    else:
        renamed = _under_another_id(opened, record, str(new), kind)
    make(opened.root, renamed.changes, renamed.summary, Asked(dry_run, commit, branch))


def _under_another_id(opened: Records, typed: str, new: str, kind: KindName | None) -> Drafted:
    from partnership.recording.renaming import new_id, rename_record

    try:
        meant = record_meant(opened, typed, kind, as_of(None))
    except Refused as error:
        raise Refused(_inside(opened, typed, new) or str(error)) from None
    return rename_record(opened, meant.kind, meant.id, new_id(meant.kind, meant.id, new))


def _inside(opened: Records, typed: str, new: str) -> str | None:
    """Return what to type instead where an id is not of a record, but of something inside a place's record."""
    from partnership.recording.renaming_things import FIELDS

    for thing, (kind, field) in FIELDS.items():
        for place in opened.documents("place") if kind == "place" else ():
            if typed in place.data.get(field, ()):
                return f"{typed} is no record, but a {thing} of {place.id}; `partnership rename {place.id} {new} --thing {thing}/{typed}`"
    return None


def _thing(opened: Records, typed: str, thing: str, new: str) -> Drafted:
    from partnership.recording.renaming_things import FIELDS, rename_thing
    from partnership.words.wording import listed, nearest

    kind, sign, own = thing.strip().partition("/")
    if kind not in FIELDS or not sign or not own.strip():
        near = nearest(kind, FIELDS)
        message = (
            f"--thing {thing} names nothing that has an id inside a record: KIND/ID, where the kind is one of {listed(FIELDS, 'or')}"
            + (f"; did you mean `{near}/…`?" if near and near != kind else "")
        )
        raise Refused(message)
    return rename_thing(opened, kind, record_meant(opened, typed, FIELDS[kind][0], as_of(None)).id, own, new.strip())
