"""Programs that die, and disks that fail, at a step of their work that the test chooses."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEPS = ("open", "write", "fsync", "replace", "unlink", "mkdir", "rmdir", "ftruncate", "fchmod")
"""What a program asks of the system when it changes files."""
DONE, DIED = 0, -signal.SIGKILL


@contextmanager
def each_step(act: Callable[[int], None], *, afterwards: bool = False) -> Iterator[None]:
    """Have `act` called with the number of each step, before the step is taken or after it."""
    real = {name: getattr(os, name) for name in STEPS}
    taken = 0

    def wrapped(name: str) -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            nonlocal taken
            if name == "open" and not given[1] & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
                return real[name](*given, **named)  # who only reads changes nothing
            number, taken = taken, taken + 1
            if not afterwards:
                act(number)
            try:
                return real[name](*given, **named)
            finally:
                if afterwards:
                    act(number)

        return step

    for name in STEPS:
        setattr(os, name, wrapped(name))
    try:
        yield
    finally:
        for name, function in real.items():
            setattr(os, name, function)


def killed_at(step: int, work: Callable[[], object], *, afterwards: bool = False) -> int:
    """Do work in a process of its own that is killed at a step; return how it ended: DONE where it has no such step."""

    def kill(number: int) -> None:
        if number == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def broken_off() -> None:
        with each_step(kill, afterwards=afterwards):
            work()

    return in_a_process(broken_off)


def in_a_process(work: Callable[[], object]) -> int:
    """Do work in a process of its own; return its exit status, or the signal that it died of as a negative number."""
    return ended(started(work))


def started(work: Callable[[], object]) -> int:
    """Begin work in a process of its own; return its id."""
    child = os.fork()
    if child:
        return child
    status = 1
    sys.settrace(None)  # a process that dies tells nobody which lines it ran, and is slow where it counts them
    try:
        work()
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it was, this process must not go on as a second test run
        traceback.print_exc()
    finally:
        _leave(status)


def _leave(status: int) -> NoReturn:
    import posix  # noqa: PLC0415 - there is none on Windows, where nothing forks

    posix._exit(status)  # noqa: SLF001 - `os._exit` writes down, where lines are counted, all that were before the fork


def ended(child: int) -> int:
    """Wait for a process to end; return how it did."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@contextmanager
def failing(number: int, error: int, *, from_then_on: bool = False) -> Iterator[None]:
    """Have one step fail as the system does with this error, or every step from that one on."""

    def fail(step: int) -> None:
        if step == number or (from_then_on and step > number):
            raise OSError(error, os.strerror(error))

    with each_step(fail):
        yield
