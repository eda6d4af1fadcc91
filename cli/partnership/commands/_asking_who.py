"""Names and marks in a file from elsewhere that may mean more than one thing, asked about on a terminal, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.recording.importing.against import Answers, Fated
    from partnership.recording.importing.marks import Mark


def asked_marks(rows: Iterable[Fated]) -> dict[str, Mark]:
    """Return what a person says that the marks mean whose meaning is open, each asked once; Enter leaves one open."""
    from partnership.recording.importing import marks

    said: dict[str, Mark] = {}
    for printed in dict.fromkeys(
        marks.plain(one.saying.printed) for one in rows if one.fate == "unclear" and one.saying.came is None
    ):
        while True:
            question = f"What does the mark {plain(printed)} mean? (present, virtual, part, apologies, absent, substitute, not a member)"
            typed = str(typer.prompt(question, default="", show_default=False, err=True)).strip()
            meaning = marks.meaning(typed)
            if meaning is not None and typed:
                said[printed] = meaning
            if meaning is not None or not typed:
                break
            typer.echo(f"`{plain(typed)}` is none of them.", err=True)
    return said


def asked_names(rows: Iterable[Fated], answers: Answers) -> Answers:
    """Return the answers with those that a person gives to every name that is open, each asked once; Enter leaves one open."""
    from partnership.recording.importing.against import IN_ATTENDANCE, LEAVE, PRINTED_ONLY
    from partnership.recording.meeting.invited import folded

    said = dict(answers.names)
    words = {"p": PRINTED_ONLY, "i": IN_ATTENDANCE, "s": LEAVE}
    open_names: dict[str, dict[str, str]] = {}
    whys: dict[str, str] = {}
    for one in rows:
        if one.fate in {"ambiguous", "unmatched"}:
            open_names.setdefault(one.name, {}).update(one.candidates)
            whys.setdefault(one.name, one.why)
    if open_names:
        typer.echo(
            "\nA number takes whom it stands before; an id or a seat may be typed; substitute:SEAT came in its place.",
            err=True,
        )
        typer.echo(
            "p records the name as printed, i so and in attendance, s leaves it out, Enter leaves it open.", err=True
        )
    for name, candidates in open_names.items():
        offered = list(candidates.items())
        typer.echo(f"\n{plain(name)}: {plain(whys[name])}", err=True)
        for number, (answer, who) in enumerate(offered, 1):
            typer.echo(f"  {number}  {plain(who)} ({answer})", err=True)
        typed = str(typer.prompt("Who is it", default="", show_default=False, err=True)).strip()
        if typed.isdecimal() and typed.isascii() and 1 <= int(typed) <= len(offered):
            typed = offered[int(typed) - 1][0]
        if typed:
            said[folded(name)] = words.get(typed.casefold(), typed)
    return answers._replace(names=said)
