#!/usr/bin/env python3
"""Compare `partnership check` with its peers on the same files in the same run, and print Markdown tables."""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from comparison.bundle import write_bundles
from comparison.report import Measured, Result, fastest, growth_table, size_table, start_up_table, target_table
from comparison.subjects import PYTHON, Corpus, Subject, start_up_commands, subjects
from comparison.timing import Surroundings, run, sound
from corpus import LEAST, write_corpus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from comparison.subjects import Way
    from comparison.timing import Command, Run

ROOT = Path(__file__).resolve().parent.parent
SMALL, ROUNDS_WHEN_LARGE, START_UP_ROUNDS = 2000, 3, 15
ONCE_IF_OVER = 120.0
FAULTY_FILES, FAULTY_SHARE = 100, Fraction(1, 5)


def main() -> None:
    """Measure what the command line asks for and print it, one table as soon as it is known."""
    asked = _arguments()
    competitors = subjects(asked.ours, asked.native, asked.slow_up_to)
    present = [each for each in competitors if isinstance(each, Subject)]
    with tempfile.TemporaryDirectory() as scratch:
        environment = _environment(scratch)
        _print(f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}\n")
        for label in _blind(present, environment):
            _print(f"**{label} finds nothing wrong in faulty records: its figures mean nothing.**\n")
        start_up = _start_up(asked.ours, environment)
        _print(start_up_table(start_up))
        least, _ = _on_corpus(present, LEAST, asked.rounds, environment)
        results: dict[int, Mapping[str, Result]] = {}
        for files in asked.sizes:
            rounds = asked.rounds if files <= SMALL else min(asked.rounds, ROUNDS_WHEN_LARGE)
            ways, size = _on_corpus(present, files, rounds, environment)
            results[files] = fastest(present, ways)
            _print(size_table(f"{files:,} files, {size / 1e6:.1f} MB", competitors, results[files], files))
    measured = Measured(start_up, least, results)
    if len(results) > 1:
        _print(growth_table(measured))
    _print(target_table(measured))


def _environment(scratch: str) -> dict[str, str]:
    """Run this checkout, compiled as an installed tool is, with a cache of its own."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return compiled | {"PYTHONPATH": str(ROOT / "cli"), "XDG_CACHE_HOME": f"{scratch}/cache"}


def _blind(present: Sequence[Subject], environment: Mapping[str, str]) -> list[str]:
    """Return every way of checking that is content with a corpus full of faults."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_corpus(folder, FAULTY_FILES, FAULTY_SHARE)
        write_bundles(folder / "schemas", folder / "bundled")
        corpus, where = Corpus(folder), Surroundings(folder, environment)
        ways = [way for each in present if each.name != PYTHON for way in each.ways]
        return [way.label for way in ways if sound([run(way.commands(corpus), where)])]


def _on_corpus(
    competitors: Sequence[Subject], files: int, rounds: int, environment: Mapping[str, str]
) -> tuple[Mapping[str, Result], int]:
    """Write a corpus and measure every way of everyone who takes so many files; say also how many bytes it has."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        size = write_corpus(folder, files).size
        write_bundles(folder / "schemas", folder / "bundled")
        ways = [way for each in competitors if files <= each.up_to for way in each.ways]
        return _measure(ways, Corpus(folder), rounds, Surroundings(folder, environment)), size


def _measure(ways: Sequence[Way], corpus: Corpus, rounds: int, where: Surroundings) -> dict[str, Result]:
    """Try everyone once, watching memory, then run everyone in turn, round after round."""
    commands = {way.label: way.commands(corpus) for way in ways}
    trials = {way.label: _try(way, commands[way.label], where) for way in ways}
    runs: dict[str, list[Run]] = {label: [] for label in commands}
    for number in range(rounds):
        for label, trial in trials.items():
            if trial.seconds <= ONCE_IF_OVER:
                _progress(f"round {number + 1} of {rounds}: {label}")
                runs[label].append(run(commands[label], where))
    _progress("")
    return {
        label: Result(label, len(commands[label]), runs[label] or [trial], trial) for label, trial in trials.items()
    }


def _try(way: Way, commands: Sequence[Command], where: Surroundings) -> Run:
    _progress(f"trial: {way.label}")
    if way.primed:
        run(commands, where)
    return run(commands, where, watched=True)


def _start_up(ours: Command, environment: Mapping[str, str]) -> dict[str, list[Run]]:
    commands = start_up_commands(ours)
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
    parser.add_argument(
        "--slow-up-to",
        type=int,
        default=20_000,
        help="leave check-jsonschema and yamllint out above so many files (%(default)s)",
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
