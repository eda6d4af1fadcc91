"""The documents that `partnership attendance` makes: notes for the chair, a statement in Word, a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.commands._run import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance import Ledger
    from partnership.answers.titles import Titles
    from partnership.report import AnyFormat, Report
    from partnership.words.finding import Finding

_NOT_READ_BY_PEOPLE = frozenset({"csv", "json", "xlsx"})
_FOR_MACHINES = frozenset({"csv", "json"})
_READ_BY_PEOPLE = ("by", "chart", "definitions", "explain")
"""Options that only shape what people read, by their names."""


def only_what_fits(format_: AnyFormat, *, letter: bool, rule: str | None, definitions: bool, **idle: object) -> None:
    """Refuse what a format or a document has no place for. Raises Refused.

    `rule` is one asked for instead of the board's own, which alone a note and a statement may cite; a workbook and a statement
    have the `definitions` anyway; `idle` are options by their names that only shape the report on the screen.
    """
    if letter and format_ in _NOT_READ_BY_PEOPLE:
        message = f"--letter drafts notes for people to read, which {format_} is not for; give --format text, markdown, html or docx"
        raise Refused(message)
    what = "--letter" if letter else {"docx": "a statement in docx", "xlsx": "a workbook in xlsx"}.get(format_)
    if what and format_ != "xlsx" and rule is not None:
        message = f"{what} goes by the board's own rule, so it cannot go with --rule; leave one of them out"
        raise Refused(message)
    shaping = {**idle, "definitions": definitions}
    if format_ in _FOR_MACHINES and (given := [name for name in _READ_BY_PEOPLE if shaping.get(name)]):
        message = f"{format_} has every figure and no words about them, so --{given[0]} has nothing to do; leave one of them out"
        raise Refused(message)
    if format_ == "markdown" and shaping.get("chart"):
        message = "markdown draws no charts, so --chart has nothing to do; give --format text or html, or leave it out"
        raise Refused(message)
    given = [name for name, value in idle.items() if value] + ["definitions"] * (definitions and letter)
    if what and given:
        message = f"{what} has a layout of its own, so --{given[0]} has nothing to do; leave one of them out"
        raise Refused(message)


def document(ledgers: Sequence[Ledger], names: Sequence[Titles], unread: Sequence[Finding], *, letter: bool) -> Report:
    """Return the notes for the chairs of boards, or the statement of their attendance."""
    from partnership.views.attendance import letters, statement

    return (letters if letter else statement)(ledgers, names, unread)
