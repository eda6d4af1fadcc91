"""One command run to its end, with its time and its memory."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from contextlib import nullcontext, suppress
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Self

Command = list[str]

SAMPLE_EVERY = 0.02
KIB_IN_MIB = 1024
SOUND = frozenset({0})


class Run(NamedTuple):
    """What one run took: seconds, exit statuses, and peak memory in KiB."""

    seconds: float
    statuses: frozenset[int]
    largest: int
    together: int


class Surroundings(NamedTuple):
    """Where commands run, and with which environment."""

    folder: Path
    environment: Mapping[str, str]


def run(commands: Sequence[Command], where: Surroundings, *, watched: bool = False) -> Run:
    """Run commands one after another as one measurement; only a watched run samples memory on the way."""
    runs = [_run(command, where, watched=watched) for command in commands]
    return Run(
        seconds=sum(each.seconds for each in runs),
        statuses=frozenset().union(*(each.statuses for each in runs)),
        largest=max(each.largest for each in runs),
        together=max(each.together for each in runs),
    )


def _run(command: Command, where: Surroundings, *, watched: bool) -> Run:
    quiet = subprocess.DEVNULL
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=where.folder, env=where.environment, stdin=quiet, stdout=quiet, stderr=quiet
    )
    with _Watch(process.pid) if watched else nullcontext() as watch:
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    together = max(watch.peak if watch else 0, usage.ru_maxrss)
    return Run(took, frozenset({process.returncode}), usage.ru_maxrss, together)


class _Watch:
    """Samples the memory of a process and all its children while it runs."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._over = Event()
        self._thread = Thread(target=self._sample)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._over.wait(SAMPLE_EVERY):
            self.peak = max(self.peak, sum(_proportional_kib(pid) for pid in _family(self._pid)))


def floor() -> int:
    """Return this process's own peak in KiB: the system shows no process started from it as smaller."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def sound(runs: Sequence[Run]) -> bool:
    """Tell whether every run ended well, as it must on records without a fault; else its time means nothing."""
    return all(each.statuses == SOUND for each in runs)


def ratio(one: Sequence[Run], other: Sequence[Run]) -> float | None:
    """Return how many times as long one took as the other: the median over rounds, where both took part in each."""
    if not sound(one) or not sound(other):
        return None
    if len(one) == len(other):
        return median(a.seconds / b.seconds for a, b in zip(one, other, strict=True))
    return seconds(one) / seconds(other)


def seconds(runs: Sequence[Run]) -> float:
    """Return the median time."""
    return median(each.seconds for each in runs)


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in _read(thread / "children").split():
                yield from _family(int(child))


def _proportional_kib(pid: int) -> int:
    """Return the memory of one process, with pages it shares counted in part."""
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    """Return what the kernel says, or nothing if the process is gone by now."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return path.read_text(encoding="ascii")
    return ""
