"""Answers in the terms of published standards, and the base of the IRIs in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from partnership.commands._run import Refused, show

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.report import Report, StandardFormat
    from partnership.views.structure.standards.exchange import Exchange

BASE = "https://partnership.invalid/"
"""The base of IRIs where none is given: `.invalid` is a name that nobody can have (RFC 6761), so that nothing seems to be published there."""
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`#?\x00-\x20]*[/:]")
BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="IRI",
        help=f"What the IRIs of org-jsonld and the ids of popolo begin with, such as where they are published. Left out: {BASE}, which is nowhere.",
    ),
]


def base_of(typed: str | None, format_: str) -> str:
    """Return the base of IRIs. Raises Refused where there is none in the format, or it is no base."""
    if typed is None:
        return BASE
    if format_ not in {"org-jsonld", "popolo"}:
        message = f"--base is for the formats org-jsonld and popolo; {format_} has no IRIs"
        raise Refused(message)
    if not _BASE.fullmatch(typed):
        message = f"--base {typed!r} is not the beginning of IRIs; give a whole one that ends in `/` or `:`, such as https://example.org/partnership/"
        raise Refused(message)
    return typed


def show_standard(report: Report, exchange: Exchange, format_: StandardFormat, base: str, output: Path | None) -> None:
    """Show an answer in the terms of a standard. Raises Refused where it cannot be written."""
    from partnership.views.structure.standards.org import org
    from partnership.views.structure.standards.popolo import popolo

    data = org(exchange, base) if format_ == "org-jsonld" else popolo(exchange, base)
    show(report._replace(data=data), "json", output)
