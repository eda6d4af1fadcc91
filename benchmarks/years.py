#!/usr/bin/env python3
"""Compare `partnership attendance` over years and boards with reading and checking the same files, and print a Markdown table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from datetime import date, timedelta
from itertools import chain
from math import log
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from comparison.timing import Surroundings, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comparison.timing import Command

ROOT = Path(__file__).resolve().parent.parent
SEATS, MEETINGS_A_YEAR, SEED = 30, 6, 1
FIRST_DAY = date(2014, 4, 9)
SIZES = ((2, 1), (20, 1), (2, 10), (20, 10))
PRESENCES = ("present",) * 14 + ("apologies",) * 4 + ("absent", "part")
READ = (
    "import sys, pathlib, yaml\n"
    "for path in pathlib.Path(sys.argv[1]).rglob('*.yaml'):\n"
    "    yaml.load(path.read_bytes(), yaml.CSafeLoader)\n"
)


class Size(NamedTuple):
    """So many boards over so many years, and the files that they make."""

    boards: int
    years: int
    files: int


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds, each of every command in turn (5)")
    rounds = parser.parse_args().rounds
    _print(f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}; {rounds} rounds\n")
    _print("| boards | years | files | attendance, s | to reading the files | to `check` | to a bare start |")
    _print("| --: | --: | --: | --: | --: | --: | --: |")
    seconds: dict[tuple[int, int], float] = {}
    for boards, years in SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            size = write(Path(scratch), boards, years)
            seconds[boards, years] = _measured(Path(scratch), size, rounds)
    for what, small, large in (("boards", (2, 10), (20, 10)), ("years", (20, 1), (20, 10))):
        exponent = log(seconds[large] / seconds[small]) / log(10)
        _print(
            f"\nTen times the {what}: {seconds[large] / seconds[small]:.1f} times the time (exponent {exponent:.2f})."
        )


def _measured(folder: Path, size: Size, rounds: int) -> float:
    """Print the row of one size; return the median seconds of `attendance`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "cli"), "PARTNERSHIP_RECORDS": str(folder / "records")}
    where = Surroundings(folder, environment)
    ours = [sys.executable, "-m", "partnership"]
    commands: Sequence[Command] = (
        [*ours, "attendance", "--window", "all", "--output", str(folder / "answer.txt")],
        [sys.executable, "-c", READ, str(folder / "records")],
        [*ours, "check", "--no-cache"],
        [sys.executable, "-c", "pass"],
    )
    taken = [[run([command], where).seconds for command in commands] for _ in range(rounds)]
    seconds = median(each[0] for each in taken)
    ratios = [median(each[0] / each[number] for each in taken) for number in range(1, len(commands))]
    _print(
        f"| {size.boards} | {size.years} | {size.files:,} | {seconds:.2f} | "
        + " | ".join(f"{ratio:.1f}" for ratio in ratios)
        + " |"
    )
    return seconds


def write(folder: Path, boards: int, years: int) -> Size:
    """Write an invented place with so many boards and years of meetings; return what it comes to."""
    records = folder / "records"
    random = Random(SEED)
    names = [f"b{number}" for number in range(boards)]
    texts = chain(
        [("places/invented.yaml", _place(boards))],
        ((f"boards/invented/{name}.yaml", _board(name)) for name in names),
        chain.from_iterable(_meetings(name, years, random) for name in names),
    )
    files = 0
    for path, text in texts:
        (records / path).parent.mkdir(parents=True, exist_ok=True)
        (records / path).write_text(text, encoding="utf-8")
        files += 1
    return Size(boards, years, files)


def _place(boards: int) -> str:
    people = "".join(
        f"  p{board}-{seat}: {{name: Person {seat} of Board {board}}}\n"
        for board in range(boards)
        for seat in range(SEATS)
    )
    organisations = "".join(f"  o{seat}: {{name: Organisation {seat}, sector: other}}\n" for seat in range(SEATS))
    return f"name: Invented\nkind: county\norganisations:\n{organisations}people:\n{people}"


def _board(name: str) -> str:
    seats = "".join(
        f"  s{seat}:\n    title: Seat {seat}\n    standing: member\n    organisations:\n      - {{organisation: o{seat}}}\n"
        f"    holders:\n      - {{person: p{name[1:]}-{seat}, since: 2014-04-01}}\n"
        for seat in range(SEATS)
    )
    terms = "terms_of_reference:\n  - read: whole\n    attendance:\n      - {rate: 70%, subject: person, window: financial-year}\n"
    return f"name: Board {name[1:]}\nkind: board\nseats:\n{seats}{terms}"


def _meetings(name: str, years: int, random: Random) -> Iterator[tuple[str, str]]:
    for number in range(years * MEETINGS_A_YEAR):
        day = FIRST_DAY + timedelta(weeks=number * 52 // MEETINGS_A_YEAR)
        rows = "".join(
            f"  - {{person: p{name[1:]}-{seat}, seat: s{seat}, capacity: member, presence: {random.choice(PRESENCES)}}}\n"
            for seat in range(SEATS)
        )
        text = f"kind: ordinary\nstatus: held\nattendance_recorded: whole\nattendance:\n{rows}"
        yield f"meetings/invented/{name}/{day}.yaml", text


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
