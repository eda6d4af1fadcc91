"""`partnership restructure`: a restructure walked through, thing by thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from partnership.commands._asking import on_a_terminal
from partnership.commands._changing import Asked, DryRunOption, make, records_to_change
from partnership.commands._run import RecordsOption, Refused, emit, ended, found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.load import Records
    from partnership.recording.restructuring import Answer, Open, Walk

_MOST = 40


def restructure(
    name: Annotated[
        str, typer.Argument(metavar="RESTRUCTURE", help="The restructure: its id, or any part of its name.")
    ],
    board: Annotated[str | None, typer.Option("--of", metavar="BOARD", help="Only what this board has.")] = None,
    thing: Annotated[
        str | None,
        typer.Option("--thing", metavar="KIND/KEY", help="What is answered for, as the list names it: seat/police."),
    ] = None,
    carried: Annotated[
        str | None,
        typer.Option("--carried-to", metavar="BOARD", help="It is carried to this board; BOARD#SEAT to a seat there."),
    ] = None,
    retired: Annotated[
        str | None, typer.Option("--retired", metavar="REASON", help="It ends, for this reason.")
    ] = None,
    not_known: Annotated[
        str | None,
        typer.Option(
            "--not-known", metavar="DOCUMENTS", help="These documents do not say: their ids, parted by commas."
        ),
    ] = None,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
) -> None:
    """Walk through a restructure: what becomes of each seat, function, duty, measure, action and district of the boards that end.

    On a terminal each is asked for in turn: carried to which board, retired for what reason, or not known. Every answer is
    written as it is given, so that the walk can be left at any time and taken up again where it was. Without a
    terminal what is open is listed, with exit status 1, and answered one at a time with --thing.

    \b
    Examples:
      partnership restructure local-boards
      partnership restructure local-boards --of cedar --thing function/local-newsletter --retired "Nobody read it."
    """
    from partnership.recording.drafts import CannotRecordError
    from partnership.recording.restructuring import walk

    opened = records_to_change(records)
    meant = found(opened, "restructure", name)
    of = found(opened, "board", board) if board is not None else None
    given = [one for one in (carried, retired, not_known) if one is not None]
    if len(given) != (thing is not None):
        message = "--thing goes with one of --carried-to, --retired and --not-known, and they with it"
        raise Refused(message)
    try:
        way = walk(opened, meant)
        left = [one for one in way.open if of is None or one.board == of]
        if thing is not None:
            _answer_one(
                opened, meant, _the_one(left, thing), _given(opened, carried, retired, not_known), dry_run=dry_run
            )
        elif left and on_a_terminal():
            _ask(opened, meant, way, left)
        else:
            emit(_listed(way, left, of), None)
            ended(1 if left else 0)
    except CannotRecordError as error:
        raise Refused(str(error)) from None


def _listed(way: Walk, left: Sequence[Open], of: str | None) -> str:
    from partnership.words.wording import plain, plural

    if not left and of is not None:
        return f"Nothing that {of} has is left to be spoken of.\n"
    if not left:
        return f"{plural(way.things, 'thing')} of the boards that end: all of them are spoken of.\n"
    lines = [f"{len(left)} of {plural(way.things, 'thing')} of the boards that end are not spoken of yet."]
    board = ""
    for one in left:
        if one.board != board:
            board = one.board
            lines.append(f"\n{plain(one.title)} ({board})")
        lines.append(f"  {plain(one.name)}" + ("" if one.thing.title in one.name else f"  {plain(one.thing.title)}"))
    return "\n".join(lines) + "\n"


def _the_one(left: Sequence[Open], typed: str) -> Open:
    same = [one for one in left if typed.strip() in {one.name, one.thing.key}]
    if len(same) == 1:
        return same[0]
    if same:
        message = (
            f"`{typed}` may be of any of these boards: {', '.join(one.board for one in same)}; say which with --of"
        )
        raise Refused(message)
    message = f"`{typed}` is not among what is open; leave --thing out to see it"
    raise Refused(message)


def _given(opened: Records, carried: str | None, retired: str | None, not_known: str | None) -> Answer:
    from partnership.recording.restructuring import Answer

    if carried is not None:
        board, _, seat = carried.partition("#")
        return Answer("carried", found(opened, "board", board), seat or None)
    if retired is not None:
        return Answer("retired", reason=retired.strip())
    return Answer("not-known", searched=tuple(one.strip() for one in str(not_known).split(",") if one.strip()))


def _said(one: Open, answer: Answer) -> str:
    where = f" to {answer.to}" if answer.to else ""
    return f"{one.title}, {one.thing.kind} {one.thing.title}: {answer.fate.replace('-', ' ')}{where}."


def _answer_one(opened: Records, meant: str, one: Open, answer: Answer, *, dry_run: bool) -> None:
    from partnership.recording.restructuring import answered

    make(
        opened.root, answered(opened, meant, one, answer), _said(one, answer), Asked(dry_run, commit=False, branch=None)
    )


def _ask(opened: Records, meant: str, way: Walk, left: Sequence[Open]) -> None:
    """Ask for each in turn, and write each answer as it is given."""
    from partnership.answers.load import Records as Opened
    from partnership.words.wording import plain

    for number, one in enumerate(left, 1):
        typer.echo(
            f"\n{number} of {len(left)}. {plain(one.title)}: {one.thing.kind} {plain(one.thing.title)}", err=True
        )
        answer = _asked(opened, way, one)
        if answer == "left":
            typer.echo(f"Left here; {len(left) - number + 1} still open. The same command takes it up again.", err=True)
            return
        if isinstance(answer, str):
            continue
        try:
            _answer_one(opened, meant, one, answer, dry_run=False)
        except Refused as refused:
            typer.echo(plain(str(refused)), err=True)
        opened = Opened(opened.root)
    typer.echo("\nThat was the last.", err=True)


def _asked(opened: Records, way: Walk, one: Open) -> Answer | str:
    """Return the answer to one thing; `left` where the walk is left, `passed` where this is passed over."""
    from partnership.recording.restructuring import Answer, same_seat

    while True:
        word = str(typer.prompt("(c)arried, (r)etired, (n)ot known, (p)ass over, (q)uit", err=True)).strip().lower()[:1]
        if word == "q":
            return "left"
        if word == "p":
            return "passed"
        try:
            if word == "c":
                only = way.heirs[0] if len(way.heirs) == 1 else None
                offered = f"To which board ({', '.join(way.heirs)})" if way.heirs else "To which board"
                to = found(opened, "board", str(typer.prompt(offered, default=only, err=True)))
                return Answer("carried", to, same_seat(opened, one, to))
            if word == "r":
                return Answer("retired", reason=str(typer.prompt("Why", err=True)).strip())
            if word == "n":
                return _given(
                    opened, None, None, str(typer.prompt("Which documents were searched (their ids)", err=True))
                )
        except Refused as refused:
            typer.echo(str(refused), err=True)
