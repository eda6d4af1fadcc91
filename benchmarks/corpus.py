#!/usr/bin/env python3
"""Write a folder of invented records to measure with, the same for the same seed."""

from __future__ import annotations

import argparse
import shutil
import sys
from fractions import Fraction
from itertools import cycle
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from invented.faults import FAULTS, FAULTY_FOLDERS
from invented.records import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from invented.records import Record

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
SEED = 1
LEAST = 3


class Written(NamedTuple):
    """What was written: files, those of them made faulty, and bytes."""

    files: int
    faulty: int
    size: int


def write_corpus(folder: Path, files: int, invalid: Fraction = Fraction(0), seed: int = SEED) -> Written:
    """Write so many records below `records/`, and the schemas they point to beside it."""
    shutil.copytree(SCHEMAS, folder / "schemas", dirs_exist_ok=True)
    made: set[Path] = set()
    faulty = size = 0
    for record, is_faulty in _with_faults(records(files, seed), invalid, seed):
        path = folder / "records" / record.folder / f"{record.id}.yaml"
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        content = record.text.encode()
        path.write_bytes(content)
        faulty += is_faulty
        size += len(content)
    return Written(files, faulty, size)


def _with_faults(sound: Iterator[Record], faulty: Fraction, seed: int) -> Iterator[tuple[Record, bool]]:
    """Spread faults of every sort at random, so that in the end they make up the share of all records."""
    random, faults, owed = Random(seed), cycle(FAULTS), 0.0
    for record in sound:
        owed += 2 * random.random() * float(faulty)
        if owed < 1 or record.folder not in FAULTY_FOLDERS:
            yield record, False
        else:
            owed -= 1
            yield record._replace(text=next(faults)(record.text)), True


def share(text: str) -> Fraction:
    """Read `2%` or `0.02`."""
    read = Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    if not 0 <= read <= Fraction(1, 2):
        message = "a share lies between 0% and 50%"
        raise argparse.ArgumentTypeError(message)
    return read


def number_of_files(text: str) -> int:
    """Read a number of files that a corpus can have."""
    number = int(text)
    if number < LEAST:
        message = f"a country, a place and a board make {LEAST} files"
        raise argparse.ArgumentTypeError(message)
    return number


def main() -> None:
    """Write the corpus that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; it must be empty or not exist")
    parser.add_argument("--files", type=number_of_files, default=2000, help="how many records (%(default)s)")
    parser.add_argument("--invalid", type=share, default=Fraction(0), help="the share made faulty, such as 2%%")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed makes another corpus (%(default)s)")
    asked = parser.parse_args()
    if asked.folder.exists() and any(asked.folder.iterdir()):
        parser.error(f"{asked.folder} is not empty")
    written = write_corpus(asked.folder, asked.files, asked.invalid, asked.seed)
    sys.stdout.write(f"{written.files} records, {written.faulty} of them faulty, {written.size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
