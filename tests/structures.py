"""Boards of an invented place with links between them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from folders import laid
from partnership.answers.load import Records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from partnership.answers.structure.graph import Graph

DAY = date(2025, 1, 1)
PLACE = """
name: Exampleshire
kind: county
districts:
  alder: {name: Alder}
  birch: {name: Birch}
  cedar: {name: Cedar, until: 2000-01-01}
organisations:
  council: {name: Exampleshire County Council, short: ECC}
  group: {name: Exampleshire Clinical Group, until: 2022-06-30}
people:
  ann: {name: Ann Archer}
  ben: {name: Ben Baker}
"""


def there(folder: Path, boards: Mapping[str, str], **others: str) -> Records:
    """Return records of one place with these boards: by name, the lines after the first three."""
    texts: dict[str, str | bytes] = {"places/exampleshire.yaml": PLACE}
    for name, more in boards.items():
        dates = (
            ""
            if "established" in more or "proposed" in more or "unknown-start" in more
            else "established: {on: 2020-01-01}\n"
        )
        start = (
            f"name: {name.capitalize()} Board\n"
            if "kind:" in more
            else f"name: {name.capitalize()} Board\nkind: board\n"
        )
        texts[f"boards/exampleshire/{name}.yaml"] = start + dates + more.replace("unknown-start", "")
    texts |= {path.replace("__", "/") + ".yaml": text for path, text in others.items()}
    return Records(laid(folder, texts))


def links(*each: str) -> str:
    """Return the links of a board."""
    return "links:\n" + "".join(f"  - {{{one}}}\n" for one in each)


def under(name: str, more: str = "") -> str:
    """Return a board that is a sub-group of another."""
    return links(f"type: sub-group-of, to: exampleshire/{name}{more}")


def ends(found: Graph) -> list[tuple[str, str, str, str]]:
    """Return the links of a graph in short: from, type, to, and whether it holds."""
    return [
        (link.board.rpartition("/")[2], link.type, link.to.removeprefix("exampleshire/"), link.holds.value)
        for link in found.links
    ]
