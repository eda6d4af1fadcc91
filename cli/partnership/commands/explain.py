"""`partnership explain`: what a rule or a judgement means, why it matters, and how to put it right."""

from __future__ import annotations

from typing import Annotated

import typer

from partnership.commands._run import emit
from partnership.commands._run import rule as rule_named


def explain(
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="A rule's name or code, or a judgement's name. Left out: all of them, a line each."
        ),
    ] = None,
) -> None:
    """Explain a rule of `check` or a judgement of `diff`, or list them all.

    \b
    Examples:
      partnership explain
      partnership explain unnamed-substitute
      partnership explain A003
      partnership explain quorum-need
    """
    from partnership.answers.changes.judgements import PAGES
    from partnership.rules import RULES

    if rule is None:
        widest = max(len(name) for name in RULES)
        lines = [f"{one.code}  {one.level.value:<8} {one.name:<{widest}}  {one.statement}" for one in RULES.values()]
        lines += [f"{'diff':<14}{one.name:<{widest}}  {one.statement}" for one in PAGES.values()]
        emit("".join(f"{line}\n" for line in lines), None)
        return
    if rule.lower() in PAGES:
        judgement = PAGES[rule.lower()]
        emit(f"{judgement.name} (a judgement of `partnership diff`)\n\n{judgement.page}\n", None)
        return
    found = rule_named(rule, PAGES)
    emit(f"{found.name} ({found.code}, {found.level.value})\n\n{found.page}\n{found.mended}", None)
