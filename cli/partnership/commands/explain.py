"""`partnership explain`: what a rule means, why it matters, and how to put it right."""

from __future__ import annotations

from typing import Annotated

import typer

from partnership.commands._run import emit
from partnership.commands._run import rule as rule_named


def explain(
    rule: Annotated[
        str | None, typer.Argument(help="A rule's name or code. Left out: all of them, a line each.")
    ] = None,
) -> None:
    """Explain a rule of `check`, or list them all.

    \b
    Examples:
      partnership explain
      partnership explain unnamed-substitute
      partnership explain A003
    """
    from partnership.rules import RULES

    if rule is None:
        widest = max(len(name) for name in RULES)
        emit(
            "".join(
                f"{one.code}  {one.level.value:<8} {one.name:<{widest}}  {one.statement}\n" for one in RULES.values()
            ),
            None,
        )
        return
    found = rule_named(rule)
    emit(f"{found.name} ({found.code}, {found.level.value})\n\n{found.page}\n", None)
