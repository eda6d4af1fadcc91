#!/usr/bin/env python3
"""Compare `partnership check` with its peers on the same files in the same run, and print Markdown tables."""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from comparison.bundle import write_bundles
from comparison.report import Measured, Result, growth_table, size_table, start_up_table, target_table
from comparison.subjects import Corpus, Subject, start_up_commands, subjects
from comparison.timing import Surroundings, run
from corpus import LEAST, write_corpus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from comparison.timing import Command, Run

ROOT = Path(__file__).resolve().parent.parent
SMALL, ROUNDS_WHEN_LARGE, START_UP_ROUNDS = 2000, 3, 15
ONCE_IF_OVER = 120.0


def main() -> None:
    """Measure what the command line asks for and print it, one table as soon as it is known."""
    asked = _arguments()
    competitors = subjects(asked.ours, asked.native)
    present = [each for each in competitors if isinstance(each, Subject)]
    with tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {"PYTHONPATH": str(ROOT / "cli"), "XDG_CACHE_HOME": f"{scratch}/cache"}
        _print(f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}\n")
        start_up = _start_up(asked.ours, environment)
        _print(start_up_table(start_up))
        least, _ = _on_corpus([way for each in present for way in each.apart()], LEAST, asked.rounds, environment)
        results: dict[int, Mapping[str, Result]] = {}
        for files in asked.sizes:
            rounds = asked.rounds if files <= SMALL else min(asked.rounds, ROUNDS_WHEN_LARGE)
            results[files], size = _on_corpus(present, files, rounds, environment)
            _print(size_table(f"{files:,} files, {size / 1e6:.1f} MB", competitors, results[files], files))
    measured = Measured(start_up, least, results)
    _print(growth_table(measured))
    _print(target_table(measured))


def _on_corpus(
    competitors: Sequence[Subject], files: int, rounds: int, environment: Mapping[str, str]
) -> tuple[Mapping[str, Result], int]:
    """Write a corpus and measure everyone on it who takes so many files; say also how many bytes it has."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        size = write_corpus(folder, files).size
        write_bundles(folder / "schemas", folder / "bundled")
        able = [each for each in competitors if files <= each.up_to]
        return _measure(able, Corpus(folder), rounds, Surroundings(folder, environment)), size


def _measure(present: Sequence[Subject], corpus: Corpus, rounds: int, where: Surroundings) -> dict[str, Result]:
    """Try everyone once, then run everyone in turn, round after round."""
    tried = {subject.name: _try(subject, corpus, where) for subject in present}
    runs: dict[str, list[Run]] = {name: [] for name in tried}
    for number in range(rounds):
        for name, (_, commands, trial) in tried.items():
            if trial.seconds <= ONCE_IF_OVER:
                _progress(f"round {number + 1} of {rounds}: {name}")
                runs[name].append(run(commands, where))
    _progress("")
    return {
        name: Result(way, len(commands), runs[name] or [trial], trial) for name, (way, commands, trial) in tried.items()
    }


def _try(subject: Subject, corpus: Corpus, where: Surroundings) -> tuple[str, Sequence[Command], Run]:
    """Run each way once, watching its memory, and keep the fastest."""
    _progress(f"trial: {subject.name}")
    ways = [(way.name, way.commands(corpus)) for way in subject.ways]
    if subject.primed:
        run(ways[0][1], where)
    trials = [(name, commands, run(commands, where, watched=True)) for name, commands in ways]
    return min(trials, key=lambda trial: trial[2].seconds)


def _start_up(ours: Command, environment: Mapping[str, str]) -> dict[str, list[Run]]:
    commands = start_up_commands(ours, ROOT / "records")
    where = Surroundings(ROOT, environment)
    for command in commands.values():
        run([command], where)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(START_UP_ROUNDS):
        for name, command in commands.items():
            runs[name].append(run([command], where))
    return runs


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=sizes, default=[150, 2000], help="numbers of files (150,2000)")
    parser.add_argument(
        "--rounds", type=int, default=5, help="rounds up to 2,000 files (%(default)s); above, 3 at most"
    )
    parser.add_argument(
        "--ours", type=shlex.split, default=[sys.executable, "-m", "partnership"], help="how `partnership` is started"
    )
    parser.add_argument("--native", type=Path, help="the `jsonschema` of @sourcemeta, if it is not on the PATH")
    return parser.parse_args()


def sizes(text: str) -> list[int]:
    """Read `150,2000`."""
    read = sorted({int(size) for size in text.split(",")})
    if read[0] <= LEAST:
        message = f"a corpus has more than {LEAST} files"
        raise argparse.ArgumentTypeError(message)
    return read


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _progress(text: str) -> None:
    """Tell a person who waits how far it is."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")


if __name__ == "__main__":
    main()
