"""Commands of `partnership new` for what stands inside a record, made from what its schema says of it."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer
from typer.core import TyperGroup

from partnership.commands._asking import answered, id_for, id_typed, on_a_terminal, record_asked
from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, make, records_to_change
from partnership.commands._run import RecordsOption, Refused
from partnership.recording.things import HOLDER, OF_A_BOARD, OF_A_MEASURE, OF_A_PLACE, OF_A_PLAN, SEAT
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.documents.shapes import Shape
    from partnership.recording.adding import Given
    from partnership.recording.drafts import Drafted
    from partnership.recording.things import Thing

_LEFT_OUT = frozenset({"source", "formerly"})
"""Fields that have options of their own, or that other commands see to."""
_KINDS = {"place": "The place", "board": "The board", "measure": "The measure", "plan": "The plan"}
_MARGIN = 6
"""What stands around the two columns of a list of commands."""
_SHARED: Mapping[str, tuple[Any, Any]] = {
    "dry_run": (DryRunOption, False),
    "commit": (CommitOption, False),
    "branch": (BranchOption, None),
    "records": (RecordsOption, None),
}


class _Opened(NamedTuple):
    """The record that something is added to, and what is added."""

    records: Records
    document: Document
    thing: Thing


SECTIONS: Mapping[str, tuple[Thing, ...]] = {
    "Inside a place": OF_A_PLACE,
    "Inside a board": OF_A_BOARD,
    "Inside a measure": OF_A_MEASURE,
    "Inside a plan": OF_A_PLAN,
}
"""What can be added, by the kind of record that it joins."""


class Sections(TyperGroup):
    """The commands of `new`: whole records first, then what stands inside each kind of record."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as typer's own has it
        """Write the commands under headings, a line each."""
        names = {title: [thing.name for thing in things] for title, things in SECTIONS.items()}
        names["Inside a board"].append("terms")
        inside = {one for below in names.values() for one in below}
        names = {"Whole records": [name for name in self.commands if name not in inside], **names}
        width = max(map(len, self.commands))
        room = formatter.width - width - _MARGIN
        for title, below in names.items():
            with formatter.section(title):
                formatter.write_dl([(one.ljust(width), self.commands[one].get_short_help_str(room)) for one in below])


def command(thing: Thing) -> Callable[..., None]:
    """Return the command that adds a thing: an argument for the record and for what is asked, an option for every other field."""

    def add(**typed: Any) -> None:
        records = records_to_change(typed["records"])
        opened = _Opened(records, _document(records, thing, typed["record"]), thing)
        given = _given(opened, typed)
        made = _settled(opened, given)
        make(
            records.root,
            made.changes,
            made.summary,
            Asked(typed["dry_run"], typed["commit"], typed["branch"]),
            then=made.then,
        )

    parameters = list(_parameters(thing))
    examples = "".join(f"  partnership {one}\n" for one in thing.examples)
    add.__doc__ = f"{thing.says}\n\n\b\nExamples:\n{examples}"
    add.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # read by typer, as of a function typed out
    add.__annotations__ = {one.name: one.annotation for one in parameters}
    return add


def _settled(opened: _Opened, given: Given) -> Drafted:
    """Return the change that adds a thing, once what only somebody who knows can say is answered on a terminal. Raises Refused."""
    from partnership.recording import adding

    while True:
        try:
            return adding.add(*opened, given)
        except adding.UnsettledError as unsettled:
            if not on_a_terminal() or not typer.confirm(plain(unsettled.question), err=True):
                raise Refused(str(unsettled)) from None
            given = unsettled.settled


def _parameters(thing: Thing) -> Iterator[inspect.Parameter]:
    """Yield the arguments and options of a command."""
    shape = thing.shape()
    yield _argument("record", thing.kind.upper(), f"{_KINDS[thing.kind]} that it is added to.")
    if SEAT in thing.under:
        yield _argument("in_seat", SEAT, "The seat, by id or title.")
    if HOLDER in thing.under:
        yield _argument("of_holder", HOLDER, "Who holds it.")
    for one in thing.asked:
        yield _argument(one.field, one.metavar, f"{one.question}.")
    for name, inner in _fields(thing, shape):
        yield _option(name, inner)
    for name, said in thing.more.items():
        yield _parameter(name, Annotated[str | None, typer.Option(f"--{name}", metavar="TEXT", help=said)], None)
    if thing.named is not None:
        said = f"Its id. Left out: made from the {thing.named}."
        yield _parameter("own", Annotated[str | None, typer.Option("--id", metavar="ID", help=said)], None)
    if thing.unlike:
        said = "It is another than the one who is called much alike."
        yield _parameter("another", Annotated[bool, typer.Option("--another", help=said)], default=False)
    if "source" in shape.fields:
        document = "The document that says so, by id or title."
        section = "The section of that document."
        yield _parameter("source", Annotated[str | None, typer.Option(metavar="DOCUMENT", help=document)], None)
        yield _parameter(
            "of_source",
            Annotated[
                str | None,
                typer.Option(
                    "--section" if "section" not in shape.fields else "--source-section", metavar="TEXT", help=section
                ),
            ],
            None,
        )
    for name, (annotation, default) in _SHARED.items():
        yield _parameter(name, annotation, default)


def _fields(thing: Thing, shape: Shape) -> Iterator[tuple[str, Shape]]:
    """Yield the fields of a thing that have an option: those that hold words, and are not asked for in their place."""
    asked = {one.field for one in thing.asked}
    for name in shape.fields:
        inner = shape.inside(name)
        if name in asked or name in _LEFT_OUT or inner is None:
            continue
        words = inner.inside(0) if inner.types == ("array",) else inner
        if words is not None and not words.keyed and set(words.types) - {"object", "array"}:
            yield name, inner


def _option(name: str, shape: Shape) -> inspect.Parameter:
    """Return the option for a field, which says of itself what the schema does."""
    flag = f"--{name.replace('_', '-')}"
    said = f"{shape.says}."
    if shape.types == ("boolean",):
        return _parameter(name, Annotated[bool, typer.Option(flag, help=said)], default=False)
    if shape.types == ("array",):
        inner = shape.inside(0)
        words = inner.node.get("enum") if inner else None
        metavar = "|".join(words) if words else "TEXT"
        several = typer.Option(flag, metavar=metavar, help=f"{said} May be repeated.")
        return _parameter(name, Annotated[list[str] | None, several], None)
    words = shape.node.get("enum")
    one: Any = Literal[tuple(words)] if words else str
    return _parameter(
        name, Annotated[one | None, typer.Option(flag, metavar=None if words else _metavar(shape), help=said)], None
    )


def _metavar(shape: Shape) -> str:
    from partnership.documents import date_fields

    if shape.name in date_fields.SHAPES:
        return "DATE"
    return shape.refers_to.upper() if shape.refers_to else "TEXT" if "string" in shape.types else "NUMBER"


def _argument(name: str, metavar: str, said: str) -> inspect.Parameter:
    return _parameter(name, Annotated[str | None, typer.Argument(metavar=metavar, help=said)], None)


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _document(records: Records, thing: Thing, typed: str | None) -> Document:
    """Return the record that something is added to. Raises Refused."""
    from partnership.recording.drafts import readable

    try:
        named = record_asked(records, thing.kind, typed)
    except Refused as refused:
        known = list(records.listed[thing.kind])
        if len(known) != 1:
            raise
        message = f"{refused}; {thing.kind.upper()} comes first: `partnership new {thing.name} {known[0]} …`"
        raise Refused(message) from None
    return readable(records, thing.kind, named)


def _given(opened: _Opened, typed: Mapping[str, Any]) -> Given:
    """Return what was typed, or answered, of a new thing. Raises Refused."""
    from partnership.recording import adding
    from partnership.recording.ending import seat_meant

    document, thing = opened.document, opened.thing
    seat = holder = None
    if SEAT in thing.under:
        seats = tuple(document.data.get("seats", {}))
        seat = answered(typed["in_seat"], SEAT, "Which seat", lambda one: seat_meant(document, one), seats)
    if HOLDER in thing.under and seat is not None:
        holder = answered(
            typed["of_holder"], HOLDER, "Whose leave", lambda one: adding.holder_of(opened.records, document, seat, one)
        )
    data = dict(_answers(opened, typed))
    own = typed.get("own")
    if own is None and thing.named is not None and on_a_terminal():
        own = id_for(None, str(data[thing.named]), "the id")
    more = {name: typed[name] for name in thing.more if typed.get(name) is not None}
    return adding.Given(
        data, more, seat, holder, id_typed(own, "the id") if own is not None else None, bool(typed.get("another"))
    )


def _answers(opened: _Opened, typed: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a new thing as records write them. Raises Refused."""
    from partnership.recording.referring import cited

    thing = opened.thing
    shape = thing.shape()
    for one in thing.asked:
        if typed[one.field] is not None or not any(typed.get(other) for other in one.instead):
            read = _reader(opened, shape.inside(one.field), one.metavar)
            yield one.field, answered(typed[one.field], one.metavar, one.question, read)
    for name, inner in _fields(thing, shape):
        option = f"--{name.replace('_', '-')}"
        given = typed[name]
        if isinstance(given, list):
            reads = _reader(opened, inner.inside(0), option)
            if given:
                yield name, [answered(text, option, option, reads) for text in given]
        elif given is True:
            yield name, True
        elif (given is not None and given is not False) or name in thing.needs:
            words = tuple(inner.node.get("enum", ()))
            yield name, answered(given, option, thing.needs.get(name, option), _reader(opened, inner, option), words)
    source = cited(opened.records, opened.document.place, typed.get("source"), typed.get("of_source"))
    if source is not None:
        yield "source", source


def _reader(opened: _Opened, shape: Shape | None, option: str) -> Callable[[str], Any]:
    """Return what makes of a text the value of a field."""
    from partnership.recording.fields import value

    assert shape is not None  # noqa: S101 - the tests hold the fields of things to the schemas
    return lambda text: value(opened.records, opened.document, shape, text, option)
