"""What commands that make records share: what is needed is asked for on a terminal, and named without one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import typer

from partnership.commands._run import Refused, fitting, found
from partnership.words.kinds import NAME
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership.answers.load import Records

Value = TypeVar("Value")
_MOST = 8
"""So many places are offered on one line."""


def on_a_terminal() -> bool:
    """Whether there is somebody to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def needed(given: str | None, option: str, question: str) -> str:
    """Return what was given, or what a person answers. Raises Refused where nobody can be asked."""
    answer = given
    if given is None:
        if not on_a_terminal():
            message = f"{option} is needed: {question[0].lower()}{question[1:]}"
            raise Refused(message)
        answer = typer.prompt(question, err=True)
    answer = str(answer).strip()
    if not answer:
        message = f"{option} is empty; it is needed: {question[0].lower()}{question[1:]}"
        raise Refused(message)
    return answer


def answered(given: str | None, option: str, question: str, read: Callable[[str], Value]) -> Value:
    """Return what is made of what was given, or of what a person answers, who is asked again until it can be. Raises Refused, and what `read` does."""
    from partnership.recording.drafts import CannotRecordError

    if given is not None or not on_a_terminal():
        text = needed(given, option, question)
        return read(text if given is None else given)
    while True:
        try:
            return read(needed(None, option, question))
        except (CannotRecordError, Refused) as error:
            typer.echo(fitting(plain(str(error)), sys.stderr), err=True)


def one_of(given: str | None, option: str, question: str, words: Sequence[str]) -> str:
    """Return the word that was given, or that a person chooses; the beginning of one will do. Raises Refused."""
    from partnership.words.wording import listed

    if given is not None:
        return given
    if not on_a_terminal():
        message = f"{option} is needed: {listed(words, 'or')}"
        raise Refused(message)
    while True:
        answer = str(typer.prompt(f"{question} ({', '.join(words)})", err=True)).strip().lower()
        meant = [answer] if answer in words else [word for word in words if answer and word.startswith(answer)]
        if len(meant) == 1:
            return meant[0]
        said = f"may be {listed(meant, 'or')}; type more of it" if meant else "is none of them"
        typer.echo(f"`{plain(answer)}` {said}.", err=True)


def place_asked(opened: Records, given: str | None) -> str:
    """Return the id of the place that is meant; where there is one place alone, that. Raises Refused."""
    places = list(opened.listed["place"])
    if given is None and len(places) == 1:
        return places[0]
    offered = f"Place ({', '.join(places[:_MOST])}{', ...' if len(places) > _MOST else ''})" if places else "Place"
    return answered(given, "PLACE", offered, lambda typed: found(opened, "place", typed))


def id_for(own: str | None, name: str, what: str, option: str = "--id") -> str:
    """Return the id that was given for something, or that its name suggests; one is asked for where it suggests none. Raises Refused."""
    from partnership.recording.beginning import id_of

    suggested = own or id_of(name)
    return id_typed(
        suggested or needed(None, option, f"{what[0].upper()}{what[1:]} in plain letters, as its name has none"),
        what,
        option,
    )


def id_typed(wanted: str, what: str, option: str = "--id") -> str:
    """Return an id that records can have. Raises Refused."""
    if not NAME.fullmatch(wanted):
        message = f"`{wanted}` cannot be {what}: lower-case letters, digits and hyphens; give another with {option}"
        raise Refused(message)
    return wanted


def date_given(typed: str | None, option: str) -> str | int | None:
    """Return a date as records write it, None where none was given. Raises CannotRecordError."""
    from partnership.recording.typed import date

    return None if typed is None else date(typed, option)
