"""Many records read by several processes, each of them its share."""

from __future__ import annotations

import marshal
import multiprocessing
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from partnership.checking import check
from partnership.documents.document import Document
from partnership.source.reader import Seen
from partnership.words.packing import packed, unpacked

if TYPE_CHECKING:
    import sys
    from collections.abc import Iterator, Sequence

    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as Connection
    else:
        from multiprocessing.connection import Connection

    from partnership.source.files import Listed
    from partnership.words.finding import Fault


class Read(NamedTuple):
    """A record, None where it cannot be read, and what is wrong with it, by rule."""

    document: Document | None
    faults: list[tuple[str, Fault]]


def read_all(root: str, records: Sequence[Listed], processes: int) -> list[Read]:
    """Return records in their order, read by so many processes; what another process fails to bring is read by this one."""
    parts = list(_begun(root, [records[number::processes] for number in range(1, processes)]))
    found: list[Read | None] = [None] * len(records)
    found[::processes] = [_read(root, listed) for listed in records[::processes]]
    for number, (end, process) in enumerate(parts, 1):
        with suppress(EOFError, OSError):
            found[number::processes] = _taken(records[number::processes], *end.recv())
        end.close()
        process.join()
    return [_read(root, listed) if one is None else one for listed, one in zip(records, found, strict=True)]


def _begun(root: str, shares: Sequence[Sequence[Listed]]) -> Iterator[tuple[Connection, multiprocessing.Process]]:
    for share in shares:
        here, there = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=_work, args=(there, root, share), daemon=True)
        process.start()
        there.close()
        yield here, process


def _read(root: str, listed: Listed) -> Read:
    return Read(*check.read(root, listed))


def _work(end: Connection, root: str, share: Sequence[Listed]) -> None:
    """Read a share and send it: the data of all as bytes, a tenth of what objects cost, and the faults of those that have any."""
    import gc  # noqa: PLC0415 - for a worker alone
    import signal  # noqa: PLC0415 - for a worker alone

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    read = [_read(root, listed) for listed in share]
    data = [None if one.document is None else packed((one.document.data, tuple(one.document.seen))) for one in read]
    faults = {number: one.faults for number, one in enumerate(read) if one.faults}
    with suppress(OSError):
        end.send((marshal.dumps(data), faults))
    end.close()


def _taken(share: Sequence[Listed], data: bytes, faults: dict[int, list[tuple[str, Fault]]]) -> list[Read]:
    """Return what a process sent of its share."""
    found = []
    for number, (listed, kept) in enumerate(zip(share, marshal.loads(data), strict=True)):  # noqa: S302 - bytes that this program made itself
        document = None
        if kept is not None:
            content, seen = unpacked(kept)
            document = Document(listed.kind.name, listed.id, listed.path, content, Seen(*seen))
        found.append(Read(document, faults.get(number, [])))
    return found
