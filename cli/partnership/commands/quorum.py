"""`partnership quorum`: was it quorate, by which rule, and what decided it; and before a meeting, who is still needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer.core import TyperCommand

from partnership.commands._bodies import span
from partnership.commands._options import FormatOption, FromOption, ToOption
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    as_of,
    each_of,
    ended,
    records,
    show,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

FailOn = Literal["inquorate", "cannot-tell", "never"]


class Command(TyperCommand):
    """The command line, with one option whose value may be left out: `--rule` alone reads the rule back."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # typer calls it with a context of its own kind
        """Give `--rule` an empty value where another option, or nothing, comes after it."""
        end = args.index("--") if "--" in args else len(args)
        return super().parse_args(
            ctx,
            [
                "--rule=" if word == "--rule" and number < end and (*args, "-")[number + 1].startswith("-") else word
                for number, word in enumerate(args)
            ],
        )


def quorum(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="BOARD|MEETING",
            help="A board, by id, acronym or any part of its name that means only it; or a meeting, by BOARD@DATE or its id. Left out: every board with meetings.",
        ),
    ] = None,
    when: Annotated[
        str | None,
        typer.Argument(
            metavar="DATE", help="Which meeting of the board: its day, `last` or `next`. Left out: all of them."
        ),
    ] = None,
    rule: Annotated[
        str | None,
        typer.Option(
            metavar="[RULE]",
            help="Alone: read the rule back in English, with its clause. With a RULE: try it on the board's past meetings. A YAML FILE of terms of reference, BOARD@DATE, BOARD@proposed, or statute:NAME.",
        ),
    ] = None,
    reachable: Annotated[
        bool,
        typer.Option(
            "--reachable",
            help="Say whether the rule, or the one that --rule names, can be met by the seats as filled, and would have been by the attendance there was.",
        ),
    ] = False,
    statutes: Annotated[
        bool, typer.Option("--statutes", help="List the quorums that statutes set, by name, each with its provision.")
    ] = False,
    present: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHO",
            help="Who says that they come to a meeting ahead: seats, people, organisations or named substitutes. Commas and repeats allowed.",
        ),
    ] = None,
    apologies: Annotated[
        list[str] | None, typer.Option(metavar="WHO", help="Who sends apologies for a meeting ahead, in the same way.")
    ] = None,
    item: Annotated[
        str | None,
        typer.Option(metavar="ITEM", help="Only at this item of the meeting: its number, or a part of its title."),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Name everybody: who was counted, who is in doubt, who was left out, and why."),
    ] = False,
    from_: FromOption = None,
    to: ToOption = None,
    as_of_: AsOfOption = None,
    format_: FormatOption = "text",
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help="Make the exit status 1 where a meeting is `inquorate`, for all items or some (one ahead: cannot be quorate), or that or `cannot-tell` (one ahead: not yet quorate)."
        ),
    ] = "never",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show whether meetings were quorate, by which rule and why; and before a meeting, who is still needed.

    \b
    Examples:
      partnership quorum cypsp
      partnership quorum childrens-trust 2025-07-09 --explain
      partnership quorum childrens-trust next --present police,hospitals --apologies probation
      partnership quorum childrens-trust --rule
      partnership quorum childrens-trust --rule proposed.yaml
      partnership quorum childrens-trust --rule statute:schools-forum --reachable
    """
    from partnership.commands._quorum_answers import Asking, answered

    first, last = span(from_, to)
    asking = Asking(
        records(records_),
        as_of(as_of_),
        what=what,
        when=when,
        rule=rule,
        reachable=reachable,
        statutes=statutes,
        present=_listed(present),
        apologies=_listed(apologies),
        item=item,
        explain=explain,
        first=first,
        last=last,
    )
    report, found, unread = answered(asking)
    show(report, format_, output)
    ended(2 if unread else 1 if _fails(found, fail_on) else 0)


def _listed(typed: list[str] | None) -> tuple[str, ...]:
    return tuple(sorted(each_of(typed, str)))


def _fails(found: Iterable[str], fail_on: FailOn) -> bool:
    inquorate = {"inquorate", "quorate for some items", "cannot be quorate"}
    failing = {"never": set(), "inquorate": inquorate, "cannot-tell": {*inquorate, "cannot tell", "not yet quorate"}}
    return not failing[fail_on].isdisjoint(found)
