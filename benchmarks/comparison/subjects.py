"""Who is compared: this tool, bare Python and the peers, and how each is called on a corpus."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from comparison.bundle import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from comparison.timing import Command

PYTHON, COLD, WARM = "bare Python", "partnership check, cold", "partnership check, warm"
CHECK_JSONSCHEMA, YAMLLINT, NATIVE = "check-jsonschema", "yamllint", "@sourcemeta/jsonschema"
SEARCH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))

# Beyond this a run of the peers that are written in Python takes an hour or more.


@dataclass(frozen=True)
class Corpus:
    """A folder with `records/` in it, where `check` finds them, and `bundled/` schemas; commands run in it."""

    folder: Path

    @cached_property
    def by_kind(self) -> dict[str, list[str]]:
        """The files of each kind that has any."""
        found = {
            kind: sorted(
                str(path.relative_to(self.folder)) for path in (self.folder / "records" / below).rglob("*.yaml")
            )
            for below, kind in KINDS.items()
        }
        return {kind: files for kind, files in found.items() if files}


@dataclass(frozen=True, slots=True)
class Way:
    """One way of giving a corpus to a program; a primed one is run once before it counts."""

    label: str
    commands: Callable[[Corpus], list[Command]]
    primed: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """Something measured. It has several ways where it is not known beforehand which is best for it."""

    name: str
    ways: tuple[Way, ...]
    up_to: float = float("inf")


@dataclass(frozen=True, slots=True)
class Missing:
    """A peer that is not installed here, and how it would be."""

    name: str
    install: str


def subjects(ours: Command, native: Path | None, slow_up_to: int) -> list[Subject | Missing]:
    """Return everything to be measured, in the order of each round; the slow peers take no more than so many files."""
    return [
        _alone(PYTHON, lambda _: [[sys.executable, "-c", "pass"]]),
        _alone(COLD, lambda _: [[*ours, "check", "--no-cache"]]),
        _alone(WARM, lambda _: [[*ours, "check", "--cache"]], primed=True),
        _native(native),
        _check_jsonschema(slow_up_to),
        _yamllint(slow_up_to),
    ]


def _alone(name: str, commands: Callable[[Corpus], list[Command]], *, primed: bool = False) -> Subject:
    return Subject(name, (Way(name, commands, primed),))


def _both(
    name: str,
    by_kind: Callable[[Corpus], list[Command]],
    together: Callable[[Corpus], list[Command]],
    up_to: float = float("inf"),
) -> Subject:
    return Subject(name, (Way(f"{name}, a call per kind", by_kind), Way(f"{name}, one call", together)), up_to)


def start_up_commands(ours: Command) -> dict[str, Command]:
    """Return the commands whose time is mostly starting up; the last checks the records of the folder it runs in."""
    return {
        PYTHON: [sys.executable, "-c", "pass"],
        "partnership --version": [*ours, "--version"],
        "partnership --help": [*ours, "--help"],
        "partnership check, warm, own records": [*ours, "check", "--cache"],
    }


def _check_jsonschema(up_to: int) -> Subject | Missing:
    program = shutil.which(CHECK_JSONSCHEMA, path=SEARCH)
    if not program:
        return Missing(CHECK_JSONSCHEMA, "pip install check-jsonschema")

    def by_kind(corpus: Corpus) -> list[Command]:
        return [
            command
            for kind, files in corpus.by_kind.items()
            for command in _batched([program, "--schemafile", _bundled(kind)], files)
        ]

    def together(corpus: Corpus) -> list[Command]:
        files = [file for each in corpus.by_kind.values() for file in each]
        return list(_batched([program, "--schemafile", _bundled("any")], files))

    return _both(CHECK_JSONSCHEMA, by_kind, together, up_to)


def _yamllint(up_to: int) -> Subject | Missing:
    program = shutil.which(YAMLLINT, path=SEARCH)
    if not program:
        return Missing(YAMLLINT, "pip install yamllint")
    command = [program, "-d", "relaxed", "--no-warnings", "records"]
    name = f"{YAMLLINT} (relaxed)"
    return Subject(name, (Way(name, lambda _: [command]),), up_to)


def _native(given: Path | None) -> Subject | Missing:
    program = _find_native(
        _programs(str(given.absolute()), [""]) if given else _programs("jsonschema", SEARCH.split(os.pathsep))
    )
    if not program:
        return Missing(NATIVE, "npm install @sourcemeta/jsonschema")
    start = [program, "validate", "--fast", "--continue", "--extension", ".yaml"]

    def by_kind(corpus: Corpus) -> list[Command]:
        below = {kind: f"records/{folder}" for folder, kind in KINDS.items()}
        return [[*start, _bundled(kind), below[kind]] for kind in corpus.by_kind]

    def together(_: Corpus) -> list[Command]:
        return [[*start, _bundled("any"), "records"]]

    return _both(NATIVE, by_kind, together)


def _find_native(candidates: Iterable[Path]) -> str | None:
    """Tell it from the Python program of the same name, and look behind the launcher that npm puts before it."""
    for program in candidates:
        says = subprocess.run([program, "help"], capture_output=True, text=True, check=False).stdout
        usage = re.search(r"^Usage: (\S+) <command>", says, re.MULTILINE)
        if says.startswith("JSON Schema CLI") and usage:
            package = program.resolve().parent.parent
            return str(next(package.rglob(usage[1]), program))
    return None


def _programs(name: str, folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        found = shutil.which(name, path=folder)
        if found:
            yield Path(found)


def _bundled(kind: str) -> str:
    return f"bundled/{kind}.schema.json"


def _batched(command: Command, files: list[str]) -> Iterator[Command]:
    """Split a list of files where it is longer than the system lets a command line be."""
    room = os.sysconf("SC_ARG_MAX") // 2
    batch, used = list(command), 0
    for file in files:
        pointer_and_end = 9
        used += len(file) + pointer_and_end
        if used > room:
            yield batch
            batch, used = list(command), len(file) + pointer_and_end
        batch.append(file)
    yield batch
