"""Other processes that read a share of many records, so that a country's worth is one coffee."""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

from partnership.checking import check

if TYPE_CHECKING:
    import sys
    from collections.abc import Collection, Mapping, Sequence
    from types import TracebackType

    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as Connection
    else:
        from multiprocessing.connection import Connection

    from partnership.source.files import Listed


class Workers:
    """One process for each share of the records, used as a context."""

    def __init__(
        self,
        root: str,
        shares: Sequence[Sequence[Listed]],
        ids: Mapping[str, frozenset[str]],
        changed: Mapping[str, bytes | None] | None = None,
        asked: Collection[str] = (),
    ) -> None:
        self._ends: list[Connection] = []
        self._processes = []
        for share in shares:
            here, there = multiprocessing.Pipe()
            process = multiprocessing.Process(
                target=_work, args=(here, there, root, share, ids, changed or {}, asked, len(shares)), daemon=True
            )
            process.start()
            there.close()
            self._ends.append(here)
            self._processes.append(process)

    def __enter__(self) -> Self:
        """Return the workers, which have begun."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every process."""
        if error is not None:
            for process in self._processes:
                process.terminate()
        for end in self._ends:
            end.close()
        for process in self._processes:
            process.join()

    def exchange(self, own: list[Any]) -> list[Any]:
        """Let every worker have the facts that this process and the other workers found in places, plans and boards; return theirs.

        This process's facts go out before any are taken in, so that nobody waits for what is ready.
        """
        for end in self._ends:
            _send(end, own)  # a worker that has failed takes nothing more in, and what it failed with is read next
        parts = [_taken(end) for end in self._ends]
        for giver, part in enumerate(parts):
            for taker, end in enumerate(self._ends):
                if taker != giver:
                    _send(end, part)
        return [fact for part in parts for fact in part]

    def rest(self) -> list[check.Share]:
        """Return what each worker found in its share."""
        return [_taken(end) for end in self._ends]


def _work(
    theirs: Connection,
    end: Connection,
    root: str,
    share: Sequence[Listed],
    ids: Mapping[str, frozenset[str]],
    changed: Mapping[str, bytes | None],
    asked: Collection[str],
    workers: int,
) -> None:
    """Do a worker's part, and end without a word when the process that asked for it is gone.

    It closes the other side's end of the pipe, which it was born with, or it would wait for itself.
    Its facts go out from a thread, while it takes in those of the others: two that only wrote would
    wait for one another for ever.
    """
    import gc  # noqa: PLC0415 - for a worker alone
    import signal  # noqa: PLC0415 - for a worker alone
    from threading import Thread  # noqa: PLC0415 - for a worker alone

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    theirs.close()
    gc.disable()
    reading = check.Reading(root, share, changed, asked)
    with suppress(EOFError, OSError):
        try:
            own = reading.first()
            sending = Thread(target=_send, args=(end, own), daemon=True)
            sending.start()
            others = [fact for _ in range(workers) for fact in end.recv()]
            sending.join()
            end.send(reading.rest(check.known_from(ids, [*own, *others])))
        except (EOFError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - it is raised again by the process that asked
            end.send(error)
    end.close()


def _taken(end: Connection) -> Any:
    """Return what a worker sent; raise what it failed with."""
    sent = end.recv()
    if isinstance(sent, Exception):
        raise sent
    return sent


def _send(end: Connection, facts: list[Any]) -> None:
    with suppress(OSError):
        end.send(facts)
