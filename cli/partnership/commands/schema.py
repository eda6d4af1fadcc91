"""`partnership schema`: the schemas of the records, and the copy of them that editors read."""

from __future__ import annotations

from typing import Annotated

import typer

from partnership.commands._run import RecordsOption, Refused, emit, root


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A kind of record (place, plan, board, measure, meeting, restructure), or what a command prints as JSON (attendance, quorum, due, …). Left out: all that there are.",
        ),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Bring the copy of the schemas beside the records up to date, for editors.")
    ] = False,
    records: RecordsOption = None,
) -> None:
    """Show the JSON Schema of a kind of record, or of a command's JSON output.

    \b
    Examples:
      partnership schema
      partnership schema board
      partnership schema --write
    """
    import json

    from partnership.documents import schemas
    from partnership.source import writing
    from partnership.words.wording import listed, nearest

    known = (*schemas.NAMES[:-1], *schemas.OUTPUTS)
    if write:
        if name is not None:
            message = "--write brings all schemas up to date; leave the name out"
            raise Refused(message)
        folder = root(records).parent / "schemas"
        try:
            folder.mkdir(exist_ok=True)
            for one in schemas.NAMES:
                writing.replace(folder / schemas.file_name(one), schemas.text(one).encode())
        except OSError as error:
            from partnership.source.files import reason

            message = f"{folder} cannot be written: {reason(error)}"
            raise Refused(message) from None
        emit(f"{folder} has the schemas of version {schemas.version()}\n", None)
    elif name is None:
        emit(
            f"Schemas of version {schemas.version()}.\nKinds of record: {listed(schemas.NAMES[:-1])}.\nOutput in JSON: {listed(schemas.OUTPUTS)}.\n",
            None,
        )
    elif name in schemas.OUTPUTS:
        emit(schemas.output(name), None, encoding="utf-8")
    elif name in known:
        emit(json.dumps(schemas.bundled(name), indent=2, ensure_ascii=False) + "\n", None, encoding="utf-8")
    else:
        near = nearest(name, known)
        message = f"there is no schema `{name}`" + (
            f"; did you mean `{near}`?" if near else f"; there are {listed(known)}"
        )
        raise Refused(message)
