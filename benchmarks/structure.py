#!/usr/bin/env python3
"""How long `partnership tree` takes on many boards: reading them, working the tree out, laying it out, printing it; and how each grows."""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from datetime import date
from math import log
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.load import Records
from partnership.answers.structure import asking, gathered
from partnership.answers.structure import tree as calculation
from partnership.answers.structure.questions import questions
from partnership.render import text
from partnership.views.structure import tree as view

if TYPE_CHECKING:
    from collections.abc import Iterator

PER_PLACE = 100
SEED = 1
DAY = date(2025, 1, 1)
SHAPES = ("wide", "deep")


class Phase(NamedTuple):
    """A part of the work, and how many seconds it took."""

    name: str
    seconds: float


def board(place: str, number: int, shape: str, random: Random) -> str:
    """Return a board under another of its place: under any before it, or under the one before it."""
    lines = [
        f"name: Board {number} of {place}", f"acronym: B{number}", f"kind: {'board' if number < PER_PLACE // 10 else 'sub-group'}",
        "established: {on: 2015-04-01}", "frequency:", "  - {says: quarterly, per_year: 4}", "officers:",
        f"  - {{office: chair, person: person-{number}, since: 2018-01-01}}", "links:",
    ]  # fmt: skip
    if number == 0:
        return "\n".join([*lines, "  - {type: accountable-to, to_organisation: council}", ""])
    above = number - 1 if shape == "deep" else random.randrange(number)
    lines.append(f"  - {{type: sub-group-of, to: {place}/board-{above:05}, since: 2016-01-01}}")
    if number % 7 == 0:
        lines.append(
            f"  - {{type: reports-to, to: {place}/board-{random.randrange(number):05}, frequency: {{says: each quarter, per_year: 4}}}}"
        )
    if number % 5 == 0:
        lines.append(f"  - {{type: consults, to: {place}/board-{random.randrange(number):05}}}")
    return "\n".join([*lines, ""])


def lay_out(root: Path, boards: int, shape: str) -> None:
    """Write so many boards: in places of a hundred, or, where they are to stand deep, in one."""
    random, per = Random(SEED), boards if shape == "deep" else PER_PLACE
    (root / "places").mkdir(parents=True)
    for number, start in enumerate(range(0, boards, per)):
        place = f"benchshire-{number:04}"
        size = min(per, boards - start)
        people = "".join(f"  person-{one}: {{name: Person {one}}}\n" for one in range(size))
        text_ = f"name: Benchshire {number}\nkind: county\norganisations:\n  council: {{name: Council {number}}}\npeople:\n{people}"
        (root / "places" / f"{place}.yaml").write_text(text_, encoding="utf-8")
        folder = root / "boards" / place
        folder.mkdir(parents=True)
        for one in range(size):
            (folder / f"board-{one:05}.yaml").write_text(board(place, one, shape, random), encoding="utf-8")


def phases(root: Path) -> Iterator[Phase]:
    """Yield each part of one run of the command, in its order."""
    started = time.perf_counter()

    def took(name: str) -> Phase:
        nonlocal started
        now = time.perf_counter()
        phase, started = Phase(name, now - started), now
        return phase

    records = Records(root)
    records.read_ahead("board", "place")
    for kind in ("board", "place"):
        list(records.documents(kind))
    yield took("read the records")
    structure = gathered.structure(records, DAY)
    yield took("gather the day")
    tree = calculation.tree(structure.graph, calculation.Wanted())
    yield took("work the tree out")
    asked = questions(structure)
    yield took("ask")
    names = {node.place: node.place for node in structure.graph.nodes.values()}
    shown = view.Shown(structure, tree, calculation.Wanted(), asking.Asked(), asked, names)
    report = view.tree(shown, whole=False)
    yield took("lay it out")
    drawn = text(report)
    yield took("draw it")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        nowhere.write(drawn)
    yield took("print it")


def measured(root: Path, rounds: int) -> list[Phase]:
    """Return the median of each part over some rounds."""
    runs = [list(phases(root)) for _ in range(rounds)]
    return [Phase(run[0].name, median(one.seconds for one in run)) for run in zip(*runs, strict=True)]


def main() -> None:
    """Measure each shape at each size, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of boards, in rising order")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    sizes = [int(one) for one in options.sizes.split(",")]
    if len(sizes) <= 1:
        parser.error("--sizes needs two numbers at least: growth is from the first to the last")
    gc.disable()  # as the program itself does
    for shape in SHAPES:
        results = []
        for size in sizes:
            with tempfile.TemporaryDirectory(prefix="partnership-") as name:
                lay_out(Path(name) / "records", size, shape)
                results.append(measured(Path(name) / "records", options.rounds))
        print_table(shape, sizes, results)


def print_table(shape: str, sizes: list[int], results: list[list[Phase]]) -> None:
    """Print the seconds of each part at each size, and by which power of the size it grew from the first to the last."""
    print(f"\n| {shape} | " + " | ".join(f"{size:,} boards, s" for size in sizes) + " | growth |")
    print("| :-- | " + "--: | " * (len(sizes) + 1))
    rows = [
        *zip(*results, strict=True),
        tuple(Phase("all of it", sum(one.seconds for one in each)) for each in results),
    ]
    for row in rows:
        power = log(row[-1].seconds / row[0].seconds) / log(sizes[-1] / sizes[0])
        print(f"| {row[0].name} | " + " | ".join(f"{one.seconds:.3f}" for one in row) + f" | {power:.2f} |")


if __name__ == "__main__":
    main()
