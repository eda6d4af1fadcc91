"""The commands, by what they are for; the module of each is loaded when it is asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Who came, who answers to whom, and what changed for children": {
        "attendance": "Who came, and what the rule makes of it",
        "quorum": "Whether meetings were quorate, by which rule and why",
        "tree": "Who answers to whom on any day",
        "lineage": "What became of what: boards replaced, merged, split, ended",
        "seats": "Who sits where; vacancies, and terms that end",
        "measures": "Whether children are better off, measure by measure",
        "scorecard": "How the measures of a plan do, outcome by outcome",
    },
    "A secretary's month": {
        "due": "Papers, minutes, reports, reviews and actions that are due",
        "meetings": "Meetings past and planned, and what became of each",
        "decisions": "What was decided, and at which meeting",
        "actions": "Actions open, overdue and closed, by board or owner",
        "agenda": "The front sheet of an agenda, with its deadlines",
        "schedule": "Days for a year's meetings, clear of holidays and clashes",
    },
    "Changes, and their review": {
        "diff": "What differs between two days, revisions or folders",
        "review": "One comment on a change, for whoever does not read YAML",
        "changelog": "What is new, retired and continuing, for an annual report",
        "git-setup": "How to have `git diff` speak of records in words",
    },
    "The records": {
        "check": "Every mistake in the records, with its line and the remedy",
        "show": "One record as a card, on any day",
        "list": "What is on record",
        "explain": "What a rule of `check` or a judgement of `diff` means",
        "schema": "The JSON Schemas of records and of what commands print",
    },
    "Keeping them": {
        "init": "A new repository of records",
        "new": "A new record, or a person, seat, holder, link or figure in one",
        "prepare": "A meeting to come: its agenda, replies and papers",
        "record": "Who came to a meeting, what was decided, and its minutes",
        "import": "Attendance from a register, a Teams report or ModernGov",
        "set": "Any one field of a record, seen or set to another value",
        "accept": "A finding that stands, accepted with the reason",
        "end": "The end of a board, a seat, somebody's time, or a link",
        "rename": "A record under another id, and every reference with it",
        "restructure": "What becomes of everything when boards end, step by step",
        "fmt": "Records in their one canonical form",
        "undo": "The last change that a command made, taken back",
    },
}
"""Every command with the line that the help has of it, in sections."""
HIDDEN = ("git-diff", "git-text")
"""What git calls, and nobody types."""


class Listed(TyperGroup):
    """The program: lists its commands by section, and loads the one that is run."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = {name: None for names in (*SECTIONS.values(), HIDDEN) for name in names}  # type: ignore[misc]  # loaded when asked for

    def invoke(self, ctx: Any) -> Any:
        """Run what was typed; a question that is left without an answer stops it as the keyboard does, before anything is changed."""
        try:
            return super().invoke(ctx)
        except typer.Abort:
            sys.stderr.write("\npartnership: stopped at a question; nothing was changed\n")
            raise KeyboardInterrupt from None

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's own classes, which it does not publish
        """Return a command, its module loaded; None where there is none of that name."""
        if self.commands.get(cmd_name, self) is None:
            self.commands[cmd_name] = _loaded(cmd_name)
        return self.commands.get(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer hands it over by this name
        """Write the commands under the headings of their sections, without loading them."""
        width = max(len(name) for names in SECTIONS.values() for name in names)
        for title, names in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), said) for name, said in names.items()])


def _loaded(name: str) -> Any:
    """Load the command that a module of its name holds: a function, or a program of its own with commands below it."""
    called = name.replace("-", "_")
    module = import_module(f"partnership.commands.{f'{called}_' if called in {'list', 'import'} else called}")
    found = getattr(module, module.__name__.rpartition(".")[2])
    if isinstance(found, typer.Typer):
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        alone.add_typer(found, name=name)
        return typer.main.get_group(alone).commands[name]
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command(name, cls=getattr(module, "Command", None), hidden=name in HIDDEN)(found)
    return typer.main.get_command(alone)
