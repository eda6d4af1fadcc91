"""What commands that make records share: what is needed is asked for on a terminal, and named without one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import typer

from partnership.commands._run import Refused, fitting, found
from partnership.words.kinds import NAME
from partnership.words.wording import few, listed, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership.answers.load import Records

Value = TypeVar("Value")
_MOST = 12
"""So many things to choose from are named."""


def on_a_terminal() -> bool:
    """Whether there is somebody to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def needed(given: str | None, option: str, question: str, offered: Sequence[str] = ()) -> str:
    """Return what was given, or what a person answers. Raises Refused, with what is offered, where nobody can be asked."""
    answer = given
    if given is None:
        if not on_a_terminal():
            known = f" ({', '.join(few(offered, _MOST))})" if offered else ""
            message = f"{option} is needed: {question[0].lower()}{question[1:]}{known}"
            raise Refused(message)
        answer = typer.prompt(question, err=True)
    answer = str(answer).strip()
    if not answer:
        why = "leave it out, or say it" if question == option else f"it is needed: {question[0].lower()}{question[1:]}"
        message = f"{option} is empty; {why}"
        raise Refused(message)
    return answer


def answered(
    given: str | None, option: str, question: str, read: Callable[[str], Value], offered: Sequence[str] = ()
) -> Value:
    """Return what is made of what was given, or of what a person answers, who is asked again until it can be.

    What there is to choose from is said once, before the question. Raises Refused, and what `read` does.
    """
    from partnership.recording.drafts import CannotRecordError

    if given is not None or not on_a_terminal():
        text = needed(given, option, question, offered)
        return read(text if given is None else given)
    if offered:
        _tell(f"One of {listed(few(offered, _MOST), 'or')}.")
    while True:
        try:
            return read(needed(None, option, question))
        except (CannotRecordError, Refused) as error:
            _tell(str(error))


def one_of(given: str | None, option: str, question: str, words: Sequence[str]) -> str:
    """Return the word that was given, or that a person chooses; the beginning of one will do. Raises Refused."""
    if given is not None:
        return given
    if not on_a_terminal():
        message = f"{option} is needed: {listed(words, 'or')}"
        raise Refused(message)
    _tell(f"One of {listed(words, 'or')}; its beginning will do.")
    while True:
        answer = str(typer.prompt(question, err=True)).strip().lower()
        meant = [answer] if answer in words else [word for word in words if answer and word.startswith(answer)]
        if len(meant) == 1:
            return meant[0]
        said = f"may be {listed(meant, 'or')}; type more of it" if meant else "is none of them"
        _tell(f"`{answer}` {said}.")


def record_asked(opened: Records, kind: str, given: str | None) -> str:
    """Return the id of the record of a kind that is meant; where there is one alone, that. Raises Refused."""
    known = list(opened.listed[kind])
    if given is None and len(known) == 1:
        return known[0]
    return answered(given, kind.upper(), f"Which {kind}", lambda typed: found(opened, kind, typed), known)


def id_for(own: str | None, name: str, what: str, option: str = "--id") -> str:
    """Return the id that was given for something, or that its name suggests; one is asked for where it suggests none. Raises Refused."""
    from partnership.recording.beginning import id_of

    question = f"{what[0].upper()}{what[1:]} in plain letters, as its name has none"
    return answered(own or id_of(name) or None, option, question, lambda typed: id_typed(typed, what, option))


def _tell(sentence: str) -> None:
    typer.echo(fitting(plain(sentence), sys.stderr), err=True)


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
