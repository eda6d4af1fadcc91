"""The words and the options that commands which make records share."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

PlaceKind = Literal["country", "region", "county", "unitary", "district", "area"]
BoardKind = Literal[
    "board",
    "trust",
    "strategic-partnership",
    "partnership",
    "executive",
    "committee",
    "sub-group",
    "operational-group",
    "task-and-finish-group",
    "reference-group",
    "working-group",
    "network",
    "forum",
    "panel",
    "other",
]
MeetingKind = Literal[
    "ordinary",
    "extraordinary",
    "annual",
    "development-day",
    "special",
    "joint",
    "inaugural",
    "shadow",
    "committee",
    "working-group",
    "informal",
    "email",
    "other",
]
Status = Literal["planned", "held", "held-informally", "cancelled", "postponed", "abandoned"]
Mode = Literal["in-person", "virtual", "hybrid", "not-said"]
Direction = Literal["higher", "lower", "in-range", "neutral", "not-stated"]
Stage = Literal["reviewed", "consulted", "proposed", "agreed", "in-force", "reversed", "abandoned"]
NameOption = Annotated[str | None, typer.Option("--name", metavar="NAME", help="Its name, as it is to be shown.")]
IdOption = Annotated[
    str | None, typer.Option("--id", metavar="ID", help="The last part of its id. Left out: made from the name.")
]
SourceOption = Annotated[
    str | None,
    typer.Option("--source", metavar="DOCUMENT", help="The document that says so, by id or title."),
]
SectionOption = Annotated[str | None, typer.Option("--section", metavar="TEXT", help="The section of that document.")]
