"""What commands share: the records folder, what is read as a date, and where the answer goes."""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import NoReturn, TextIO

    from partnership.answers.load import AmbiguousError, Records
    from partnership.report import AnyFormat, Block, Calendar, Diagram, DiagramFormat, Page, Report, ReportFormat
    from partnership.rules import Rule
    from partnership.workbook import Workbook


class Refused(Exception):  # noqa: N818 - what a command cannot do, said in a sentence
    """The command cannot run; the sentence says why and what to do."""


class Unseen(Refused):
    """The answer cannot be shown, as where it goes to a file on a full disk."""


RecordsOption = Annotated[
    Path | None,
    typer.Option(
        "--records",
        metavar="FOLDER",
        envvar="PARTNERSHIP_RECORDS",
        show_envvar=False,
        help="The folder of records, or the one that holds `records`. Left out: what PARTNERSHIP_RECORDS names, or found here or above.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to this file, whole or not at all, instead of the screen."
    ),
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day to answer for, YYYY-MM-DD. Left out: today.")
]


def root(named: Path | None) -> Path:
    """Return the folder of records. Raises Refused."""
    from partnership.source import files

    try:
        here = Path() if named is not None and named.is_absolute() else Path.cwd()
    except OSError as error:
        message = f"the folder that you stand in cannot be used: {files.reason(error)}; go to another with `cd`, or name the records with --records, by their whole path"
        raise Refused(message) from None
    try:
        return files.find(here, named)
    except files.NoRecordsError as error:
        message = f"{error}; name the folder with --records"
        raise Refused(message) from None
    except OSError as error:
        message = f"the folder of records cannot be opened: {files.reason(error)}"
        raise Refused(message) from None


def records(named: Path | None) -> Records:
    """Return the records in the folder. Raises Refused."""
    from partnership.answers.load import Records

    return Records(root(named))


def found(open_: Records, kind: str, typed: str, answered: date | None = None) -> str:
    """Return the id of the record that was meant. Raises Refused with the candidates or a suggestion.

    Of several boards the one that was there on the day `answered` for is taken, if that is certain, and said to be.
    """
    from partnership.answers.load import AmbiguousError, NotFoundError

    try:
        return open_.named(kind, typed)
    except AmbiguousError as error:
        if kind == "board" and answered is not None:
            return of_the_day(open_, typed, error, answered)
        raise Refused(str(error)) from None
    except NotFoundError as error:
        raise Refused(str(error)) from None


def of_the_day(open_: Records, typed: str, ambiguous: AmbiguousError, answered: date) -> str:
    """Return which board alone was there on the day, and say on the standard error that it was taken. Raises Refused with the candidates."""
    from partnership.answers.of_the_day import choice
    from partnership.words.wording import plain

    chosen = choice(open_, typed, ambiguous.found, answered)
    if chosen.board is None:
        raise Refused(chosen.says)
    sys.stderr.write(f"partnership: {plain(chosen.says)}\n")
    return chosen.board


def place_meant(open_: Records, typed: str) -> str:
    """Return the id of the place that was meant; one without a record of its own, that other records lie in, will do. Raises Refused."""
    from partnership.words.kinds import place_of

    bare = typed.strip()
    if any(place_of(one) == bare for ids in open_.listed.values() for one in ids):
        return bare
    return found(open_, "place", typed)


def rule(typed: str, others: Iterable[str] = ()) -> Rule:
    """Return the rule with this name or code. Raises Refused with a suggestion, which may be one of the other names."""
    from partnership.rules import RULES, named
    from partnership.words.wording import nearest

    meant = named(typed)
    if meant is None:
        near = nearest(typed.lower(), (*RULES, *others))
        message = f"there is no rule `{typed}`" + (
            f"; did you mean `{near}`?" if near else "; `partnership explain` lists them all"
        )
        raise Refused(message)
    return meant


def day(typed: str | None, option: str = "--as-of") -> date | None:
    """Return a day that was typed, or None where none was. Raises Refused."""
    if typed is None:
        return None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
        with suppress(ValueError):
            return date.fromisoformat(typed)
    message = f"{option} {typed!r} is not a day; write it YYYY-MM-DD, such as 2026-03-31"
    raise Refused(message)


def as_of(typed: str | None) -> date:
    """Return the day to answer for: the one typed, or today. Raises Refused."""
    return day(typed) or date.today()  # noqa: DTZ011 - the user's own day, asked for here and nowhere below


def colour_wanted(output: Path | None) -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR says otherwise."""
    return (
        output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def fitting(text: str, stream: TextIO) -> str:
    """Return sentences as they fit the terminal that a stream is, broken between words; as they are where it is none."""
    from partnership.words.wording import wrapped

    return wrapped(text, shutil.get_terminal_size().columns) if stream.isatty() else text


def emit(text: str, output: Path | None, *, encoding: str | None = None) -> None:
    """Write an answer to the screen, or to a file that is replaced whole or not at all.

    `encoding` is set for formats that machines read; people's text takes that of their terminal.
    Raises Refused where the file cannot be written.
    """
    if output is None:
        _to_screen(text, encoding)
    else:
        _to_file(text.encode(encoding or "utf-8"), output)


def _to_file(content: bytes, output: Path) -> None:
    """Write to a file that is replaced whole or not at all. Raises Refused where it cannot be written."""
    from partnership.source import writing

    try:
        writing.replace(output, content)
    except OSError as error:
        from partnership.source.files import reason

        remedy = "choose another file"
        if isinstance(error, PermissionError):
            remedy = f"close it where it is open, or {remedy}"
        message = f"{output} cannot be written: {reason(error)}; {remedy}"
        raise Refused(message) from None


def _to_screen(text: str, encoding: str | None) -> None:
    """Write to the screen; a reader that has gone away, such as `head`, has had what it wanted.

    Raises Unseen where it cannot be written.
    """
    from partnership.render.code_pages import fitted

    try:
        if encoding is None or not hasattr(sys.stdout, "buffer"):
            sys.stdout.write(fitted(text, getattr(sys.stdout, "encoding", None)))
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode(encoding))
        sys.stdout.flush()
    except OSError as error:
        silence(sys.stdout)
        if isinstance(error, BrokenPipeError):
            return
        from partnership.source.files import reason

        message = f"the answer cannot be shown: {reason(error)}"
        raise Unseen(message) from None


def silence(stream: TextIO) -> None:
    """Lead a stream that can no longer be written to nowhere, so that what is left in it does not fail as the program ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def show(report: Report, format_: ReportFormat, output: Path | None, *, columns: int | None = None) -> None:
    """Show a report in a format. Raises Refused where it cannot be written.

    Text is fitted to a terminal; where there is none, to `columns`, and not at all where that is None or the answer is a file.
    What must not be missed is said on the standard error too, where the answer is a file or a table without room for it.
    """
    from partnership import render

    if output is not None or format_ == "csv":
        warn(report.blocks)
    if format_ == "text":
        wide = shutil.get_terminal_size().columns if sys.stdout.isatty() else columns
        emit(render.text(report, colour=colour_wanted(output), columns=None if output is not None else wide), output)
    else:
        emit(render.FORMATS[format_](report), output, encoding="utf-8-sig" if format_ == "csv" else "utf-8")


def _named(output: Path | None, what: str, such_as: str) -> Path:
    """Return where a file goes that no terminal shows. Raises Refused where that is not said."""
    if output is None:
        message = f"{what}, not something for the screen: name it with --output, such as --output {such_as}"
        raise Refused(message)
    return output


def show_or_save(
    report: Report, format_: AnyFormat, output: Path | None, *, made: date, workbook: Callable[[], Workbook]
) -> None:
    """Show a report in a format, or save it as a file of an office program. Raises Refused where it cannot be written.

    `made` is the day answered for, which dates the file; `workbook` lays the report out in sheets, and is asked to only for an xlsx.
    """
    if format_ == "xlsx":
        from partnership.render import xlsx

        path = _named(output, "an xlsx is a file", "report.xlsx")
        warn(report.blocks)
        _to_file(xlsx.render(workbook()), path)
    else:
        show_document(report, format_, output, made=made)


def show_document(report: Report, format_: Literal[ReportFormat, "docx"], output: Path | None, *, made: date) -> None:
    """Show a report in a format, or save it as a Word document dated `made`. Raises Refused where it cannot be written."""
    if format_ == "docx":
        from partnership.render import docx

        path = _named(output, "a docx is a file", "report.docx")
        warn(report.blocks)
        _to_file(docx.render(report, made), path)
    else:
        show(report, format_, output)


def show_calendar(calendar: Calendar, output: Path | None) -> None:
    """Show a calendar, or save it. Raises Refused where it cannot be written."""
    from partnership.render.ics import render

    if output is None:
        emit(render(calendar), None, encoding="utf-8")
    else:
        _to_file(render(calendar).encode(), output)


def show_or_draw(
    report: Report,
    diagram: Callable[[], Diagram],
    format_: ReportFormat | DiagramFormat,
    output: Path | None,
) -> None:
    """Show a report in a format, or its diagram in one of a diagram. Raises Refused where it cannot be drawn or written."""
    if format_ == "png" or format_ == "pdf" or format_ == "svg" or format_ == "dot" or format_ == "mermaid":
        from partnership.render.diagram import NoLettersError, render

        if format_ in {"png", "pdf"}:
            _named(output, f"a {format_} is a picture", f"picture.{format_}")
        warn(report.blocks)
        try:
            drawn = render(diagram(), format_)
        except NoLettersError as error:
            message = f"{error}; install one, such as Debian's fonts-dejavu-core, or use --format svg, which needs none"
            raise Refused(message) from None
        if output is None:
            emit(drawn.decode(), None, encoding="utf-8")
        else:
            _to_file(drawn, output)
    else:
        show(report, format_, output)


def show_page(page: Page, output: Path | None) -> None:
    """Show an answer of several days as a page, or save it. Raises Refused where it cannot be written."""
    from partnership.render.page import render

    if output is not None:
        warn(page.days[page.chosen].report.blocks)
    emit(render(page), output, encoding="utf-8")


def warn(blocks: Iterable[Block]) -> None:
    """Say on the standard error what must not be missed in a report."""
    from partnership.report import Paragraph
    from partnership.words.wording import plain

    for alarm in (block.text for block in blocks if isinstance(block, Paragraph) and block.alarm):
        sys.stderr.write(f"partnership: {plain(alarm)}\n")


def ended(status: int) -> NoReturn:
    """End the command with an exit status."""
    raise typer.Exit(status)


def each_of(typed: list[str] | None, of: Callable[[str], str]) -> frozenset[str]:
    """Return what was typed, commas and repeats allowed, each made sense of by `of`."""
    words = [word.strip() for one in typed or () for word in one.split(",")]
    return frozenset(of(word) for word in words if word)
