"""Other processes that read a share of many records, so that a country's worth is one coffee."""

from __future__ import annotations

import multiprocessing
import os
from typing import TYPE_CHECKING, Any

from partnership import check

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from types import TracebackType

    from partnership.facts import Known
    from partnership.files import Listed

ENOUGH = 1000
"""The number of records from which a second process saves time."""


def processes_for(records: int) -> int:
    """Return how many processes to read so many records with."""
    return min(4, os.cpu_count() or 1) if records >= ENOUGH else 1


class Workers:
    """One process for each share of the records, used as a context."""

    def __init__(self, root: str, shares: Sequence[Sequence[Listed]]) -> None:
        self._ends: list[Connection] = []
        self._processes = []
        for share in shares:
            here, there = multiprocessing.Pipe()
            process = multiprocessing.Process(target=_work, args=(there, root, share), daemon=True)
            process.start()
            there.close()
            self._ends.append(here)
            self._processes.append(process)

    def __enter__(self) -> Workers:
        """Return the workers, which have begun."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End every process."""
        for end in self._ends:
            end.close()
        for process in self._processes:
            if error is not None:
                process.terminate()
            process.join()

    def first(self) -> list[list[Any]]:
        """Return the facts each worker found in its places, plans and boards."""
        return [end.recv() for end in self._ends]

    def tell(self, known: Known) -> None:
        """Let every worker know what all of them found."""
        for end in self._ends:
            end.send(known)

    def rest(self) -> list[check.Share]:
        """Return what each worker found in its share."""
        return [end.recv() for end in self._ends]


def _work(end: Connection, root: str, share: Sequence[Listed]) -> None:
    import gc  # noqa: PLC0415 - the worker's own

    gc.disable()
    reading = check.Reading(root, share)
    end.send(reading.first())
    end.send(reading.rest(end.recv()))
    end.close()
