"""`partnership set`: one field of a record, seen or set to another value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, make, records_to_change
from partnership.commands._meant import KindName, record_meant
from partnership.commands._run import RecordsOption, Refused, as_of, show

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.answers.meant import Meant
    from partnership.recording.setting import Field

_LARGEST = 1_000_000
"""How many bytes a file may have that is to stand in one field."""


def set(  # noqa: A001 - the command's own name, which modules here share
    record: Annotated[
        str,
        typer.Argument(metavar="RECORD", help="The record, by id, acronym or any part of its name that means only it."),
    ],
    field: Annotated[
        str | None,
        typer.Argument(
            metavar="FIELD",
            help="Where in it, as `check` writes places: seats/police/holders/1/since. Left out: what there is.",
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="VALUE", help="What is to stand there; text is kept exactly. Left out: what stands there."
        ),
    ] = None,
    more: Annotated[
        list[str] | None, typer.Argument(metavar="[FIELD VALUE]...", help="More fields of it, set at once.")
    ] = None,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="TEXT", help="Add this to a list of words. May be repeated.")
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", metavar="TEXT", help="Take this out of a list of words. May be repeated."),
    ] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Take the field, the item or the entry away.")] = False,
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Set it to what this file holds: long text, or a block of fields."),
    ] = None,
    kind: Annotated[
        KindName | None, typer.Option("--kind", help="The kind of record, where several have such a name.")
    ] = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Set one field of a record, whatever the field: for a mistake to be mended, and for what has no command of its own.

    Items of a list are counted from 1, or named by what they are of (officers/chair/until, seats/police/holders/PERSON/since);
    `+` is a new one, and the same one in all fields set at once. What a field refers to may be typed by name. What is needed around a field is made, and goes with the last of it.

    \b
    Examples:
      partnership set exampleshire people/sian-enghraifft/name "Siân Enghraifft-Jones"
      partnership set exampleshire people/sian-enghraifft/printed_as --add "S Enghraifft"
      partnership set esp seats/police/holders/harper-figment/until 2026-03-31 --dry-run
      partnership set esp seats/police
      partnership set esp officers/+/office secretary officers/+/person "Drew Pattern"
    """
    ways = sum((value is not None, bool(add or remove), unset, from_ is not None))
    if ways > 1:
        message = "a value, --add or --remove, --unset and --from exclude one another; give one of them"
        raise Refused(message)
    if len(more or ()) % 2:
        message = f"`{(more or [''])[-1]}` has no value after it; FIELD and VALUE come in pairs, and text with spaces in quotes"
        raise Refused(message)
    if ways and field is None:
        message = "name the FIELD that is to change; `partnership set RECORD` alone shows them"
        raise Refused(message)
    opened = records_to_change(records)
    meant = record_meant(opened, record, kind, as_of(None))
    if field is None or not ways:
        _seen(opened, meant, field)
        return
    from partnership.recording import setting

    one: Field = setting.field(opened, meant.kind, meant.id, field)
    if unset:
        made = setting.unset(opened, one)
    elif from_ is not None:
        made = setting.set_whole(opened, one, content(from_))
    elif add or remove:
        made = setting.set_words(opened, one, add or (), remove or ())
    else:
        others = zip((more or [])[::2], (more or [])[1::2], strict=True)
        pairs = [(setting.field(opened, meant.kind, meant.id, name), text) for name, text in others]
        made = setting.set_texts(opened, [(one, value or ""), *pairs])
    make(opened.root, made.changes, made.summary, Asked(dry_run, commit, branch))


def _seen(opened: Records, meant: Meant, typed: str | None) -> None:
    """Show what stands at a place of a record, and which fields may stand there."""
    from partnership.recording import setting
    from partnership.views.fields import fields

    one = setting.field(opened, meant.kind, meant.id, typed) if typed else setting.whole(opened, meant.kind, meant.id)
    show(fields(one.document, one.at, one.shape, one.now), "text", None)


def content(path: Path) -> bytes:
    """Return what a file holds that is to stand in a field. Raises Refused."""
    from partnership.source.files import reason

    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        message = f"{path} cannot be read: {reason(error)}"
        raise Refused(message) from None
    if len(content) > _LARGEST:
        message = f"{path} is larger than 1 MB, which no field of a record is"
        raise Refused(message)
    return content
