"""Change real records at random and check them, for as long as asked; any that ends the program is kept.

    python benchmarks/fuzz.py --seconds 30 --seed 1

A crash prints the seed of its input; `--only SEED` runs that one again.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "cli"), str(ROOT / "tests")]

from folders import laid  # noqa: E402 - from the tests
from mutations import examples, mutated  # noqa: E402 - from the tests
from partnership.commands import run  # noqa: E402 - from the checkout

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit", "markdown")
REPORTS = ("text", "markdown", "html", "csv", "json")
OTHERS = 0.2
"""How many of the other records stand beside those that are changed."""
SLOW = 5.0
"""Seconds that no small folder may take."""


def commands(random: Random) -> list[list[str]]:
    """Return the commands that one input is put through."""
    report = ["--format", random.choice(REPORTS)]
    return [
        ["check", "--no-cache", "--format", random.choice(FORMATS)],
        [
            "attendance",
            "--as-of",
            "2026-03-31",
            *report,
            *random.choice(([], ["--explain"], ["--by", "seat"], ["--window", "all"])),
        ],
        ["list", *random.choice(([], ["boards"], ["meetings"], ["measures"]))],
        [
            "show",
            random.choice(("exampleshire/childrens-trust", "exampleshire/safeguarding-partnership", "exampleshire")),
            *report,
        ],
    ]


def failure(seed: int, records: list[tuple[str, bytes]]) -> str | None:
    """Run one input through the commands; return what went wrong, or None."""
    random = Random(seed)
    changed = {path: mutated(raw, random) for path, raw in random.sample(records, 5)}
    others = [(path, raw) for path, raw in records if path.startswith("places/") or random.random() < OTHERS]
    with TemporaryDirectory() as folder:
        root = laid(Path(folder), {**dict(others), **changed})
        for words in commands(random):
            out, began = io.StringIO(), time.monotonic()
            try:
                with redirect_stdout(out), redirect_stderr(out):
                    status = run([*words, "--records", str(root)])
            except Exception:  # noqa: BLE001 - that is what is looked for
                return f"{' '.join(words)}\n{traceback.format_exc()}"
            if status not in {0, 1, 2} or "\x1b" in out.getvalue():
                return f"{' '.join(words)}: status {status}\n{out.getvalue()[-500:]}"
            if time.monotonic() - began > SLOW:
                return f"{' '.join(words)}: took {time.monotonic() - began:.0f} seconds"
    return None


def main() -> int:
    """Fuzz until the time is over; return 1 if anything failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1, help="where to begin")
    parser.add_argument("--only", type=int, help="run the input of this seed, and no other")
    asked = parser.parse_args()
    os.environ["PARTNERSHIP_DEBUG"] = "1"
    records, failed = examples(), 0
    seed = asked.seed if asked.only is None else asked.only
    until = time.monotonic() + asked.seconds
    while True:
        wrong = failure(seed, records)
        if wrong is not None:
            failed += 1
            print(f"seed {seed}: {wrong}")
        seed += 1
        if asked.only is not None or time.monotonic() > until:
            break
    count = seed - (asked.seed if asked.only is None else asked.only)
    print(f"{count:,} inputs, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
