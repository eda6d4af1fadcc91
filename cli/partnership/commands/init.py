"""`partnership init`: a new repository of records."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partnership.commands._asking import id_for, needed, on_a_terminal, one_of
from partnership.commands._new_options import BoardKind, PlaceKind
from partnership.commands._run import Refused, emit, fitting

if TYPE_CHECKING:
    from collections.abc import Mapping

_REQUIREMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+:/@=~,<>!\[\]-]*\Z")


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The folder to make; or one that is empty, or a git repository without files."
        ),
    ],
    place: Annotated[
        str | None, typer.Option("--place", metavar="NAME", help="The name of the place that the records are of.")
    ] = None,
    kind: Annotated[PlaceKind | None, typer.Option("--kind", help="What kind of area it is.")] = None,
    board: Annotated[str | None, typer.Option("--board", metavar="NAME", help="The name of the first board.")] = None,
    board_kind: Annotated[BoardKind | None, typer.Option("--board-kind", help="What kind of body that is.")] = None,
    own: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="The id of the place. Left out: made from its name.")
    ] = None,
    board_own: Annotated[
        str | None,
        typer.Option("--board-id", metavar="ID", help="The id of the first board. Left out: made from its name."),
    ] = None,
    example: Annotated[
        bool,
        typer.Option(
            "--example", help="Make Exampleshire instead, an invented county with everything in it, to try things on."
        ),
    ] = False,
    install: Annotated[
        str | None,
        typer.Option(
            "--install",
            metavar="REQUIREMENT",
            help="What pip installs in CI. Left out: what a variable of the repository on GitHub says.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Name the files, and make none.")] = False,
) -> None:
    """Make a repository of records: a place, a first board, schemas for editors, hooks, a workflow for CI, a README.

    All of it is made, or nothing. Git is left alone: `git init` there, when you want it.

    \b
    Examples:
      partnership init exampleshire-records --example
      partnership init records-of-ours --place Exampleshire --kind county --board "Children's Trust" --board-kind trust
    """
    from partnership.source import fresh_folder
    from partnership.source.files import reason

    if install is not None and not _REQUIREMENT.match(install):
        message = (
            f"--install {install!r} is not what pip could install; write it like git+https://example.org/partnership@v1"
        )
        raise Refused(message)
    if example and (place or kind or board or board_kind or own or board_own):
        message = "--example brings its own place and boards; leave out what says another"
        raise Refused(message)
    from partnership.recording.setting_up import around_records

    try:
        fresh_folder.refuse_taken(folder)  # before anything is asked
        title, records = (
            ("Exampleshire", fresh_folder.below(fresh_folder.example()))
            if example
            else _first(place, kind, board, board_kind, own, board_own)
        )
        files = {
            **around_records(f"Records of {title}", install),
            **{f"records/{path}": content for path, content in records.items()},
        }
        with fresh_folder.prepared(folder, files) as draft:
            _sound(draft)
            if not dry_run:
                fresh_folder.settle(draft, folder)
    except fresh_folder.FolderTakenError as error:
        raise Refused(str(error)) from None
    except OSError as error:
        message = f"{folder} cannot be made: {reason(error)}; nothing was made"
        raise Refused(message) from None
    emit(fitting(_said(folder, files, dry_run=dry_run, example=example), sys.stdout), None)


def _first(
    place: str | None,
    kind: str | None,
    board: str | None,
    board_kind: str | None,
    own: str | None,
    board_own: str | None,
) -> tuple[str, Mapping[str, bytes]]:
    """Return the name of the place, and the records of it and of its first board. Raises Refused."""
    from partnership.documents.shapes import words
    from partnership.recording.beginning import text_of
    from partnership.words.wording import listed

    given = {"--place": place, "--kind": kind, "--board": board, "--board-kind": board_kind}
    missing = [option for option, value in given.items() if value is None]
    if len(missing) > 1 and not on_a_terminal():
        message = f"{listed(missing)} are needed, or --example; `partnership init --help` says what they are"
        raise Refused(message)
    named = needed(place, "--place", "Name of the place that the records are of")
    place_id = id_for(own, named, "the place's id")
    area = one_of(kind, "--kind", "Kind of area", words("place", "kind"))
    called = needed(board, "--board", "Name of the first board")
    board_id = id_for(board_own, called, "the board's id", "--board-id")
    body = one_of(board_kind, "--board-kind", "Kind of body", words("board", "kind"))
    return named, {
        f"places/{place_id}.yaml": text_of("place", place_id, {"name": named, "kind": area}),
        f"boards/{place_id}/{board_id}.yaml": text_of(
            "board", f"{place_id}/{board_id}", {"name": called, "kind": body}
        ),
    }


def _sound(draft: Path) -> None:
    """Raise Refused where a record of what was prepared has an error."""
    from partnership.checking.check import check
    from partnership.rules import RULES
    from partnership.words.finding import Level

    for finding in check(draft / "records").findings:
        if RULES[finding.rule].level is Level.ERROR:
            message = f"what was given would not be a sound record: {finding.fault.message}; nothing was made"
            raise Refused(message)


def _said(folder: Path, files: Mapping[str, bytes], *, dry_run: bool, example: bool) -> str:
    from collections import Counter

    from partnership.words.wording import plain, plural

    named = plain(str(folder))
    typed = f'"{named}"' if " " in named else named
    counts = Counter(f"{path.split('/')[0]}/" if "/" in path else path for path in files)
    lines = "".join(
        f"  {name:<26}{plural(count, 'file')}\n" if name.endswith("/") else f"  {name}\n"
        for name, count in sorted(counts.items())
    )
    here = folder == Path()
    where = "this folder" if here else named
    head = f"Would make a repository of records in {where}:" if dry_run else f"A repository of records in {where}:"
    steps = (
        ("check", "tree", "new meeting")
        if example
        else ("new document", "new person", "new seat", "new terms", "schedule")
    )
    go = "Next" if here else f"Go there (`cd {typed}`); next"
    foot = (
        "Nothing was written: that is what --dry-run is for.\n"
        if dry_run
        else f"{go}: {', '.join(f'`partnership {one}`' for one in steps)}.\n"
    )
    return f"{head}\n{lines}{foot}"
