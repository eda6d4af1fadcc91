#!/usr/bin/env python3
"""How long `partnership diff` takes between two revisions that differ in a few files, beside a warm `partnership check` of the same records."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from corpus import write_corpus

ROOT = Path(__file__).parent.parent
SETTINGS = ("user.name=B", "user.email=b@example.org", "commit.gpgsign=false", "core.autocrlf=false", "gc.auto=0")


def git(folder: Path, *words: str) -> None:
    """Run git without the settings of whoever measures."""
    given = [part for one in SETTINGS for part in ("-c", one)]
    subprocess.run(["git", *given, *words], cwd=folder, check=True, capture_output=True)


def changed(records: Path, number: int) -> None:
    """Change so many records: half of them measures that are given up, half boards that meet less often."""
    measures, boards = (sorted(records.glob(f"{kind}/*/*.yaml")) for kind in ("measures", "boards"))
    for path in measures[:: max(1, len(measures) // (number - number // 2))][: number - number // 2]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text + ("" if "\nuntil:" in text else "until: 2024-03-31\n"), encoding="utf-8")
    for path in boards[:: max(1, len(boards) // (number // 2))][: number // 2]:
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("per_year: 12", "per_year: 4").replace("title: ", "title: New ", 1), encoding="utf-8"
        )


def seconds(folder: Path, *words: str) -> float:
    """Return how long the program takes from its start to its end."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "cli"), "XDG_CACHE_HOME": str(folder / "cache")}
    start = time.perf_counter()
    command = [sys.executable, "-m", "partnership", *words]
    subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=False)
    return time.perf_counter() - start


def main() -> None:
    """Measure, and print medians and the ratio, which alone is worth quoting."""
    asking = argparse.ArgumentParser(description=__doc__)
    asking.add_argument("--files", type=int, default=2000)
    asking.add_argument("--changed", type=int, default=20)
    asking.add_argument("--rounds", type=int, default=5)
    asked = asking.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder, asked.files)
        git(folder, "init", "--quiet")
        (folder / ".gitignore").write_text("cache\n", encoding="utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "Before")
        changed(folder / "records", asked.changed)
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "After")
        seconds(folder, "check", "--cache")
        commands = {
            "check, warm": ("check", "--cache"),
            "diff of two revisions": ("diff", "HEAD~1", "HEAD"),
            "diff of a revision and the working tree": ("diff", "HEAD~1"),
        }
        taken = [{what: seconds(folder, *words) for what, words in commands.items()} for _ in range(asked.rounds)]
        sys.stdout.write(f"{asked.files:,} records, {asked.changed} of them differ, {asked.rounds} rounds\n")
        for what in commands:
            ratio = median(one[what] / one["check, warm"] for one in taken)
            sys.stdout.write(f"{what:<42}{median(one[what] for one in taken):8.2f} s{ratio:8.2f} times check, warm\n")


if __name__ == "__main__":
    main()
