"""The program: arguments in, an exit status out, and never a traceback."""

from __future__ import annotations

import os
import sys

from partnership import __version__


def main() -> None:
    """Run the command line. Exit status: 0 sound, 1 findings or a rule not met, 2 could not run."""
    _all_open()
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"partnership {__version__}\n")
        return
    import gc  # noqa: PLC0415 - only where something is to be done

    from partnership.commands import run  # noqa: PLC0415 - the framework takes four times as long as Python's own start

    gc.disable()  # records are kept to the end and hold no circles: looking for some again and again takes as long as reading them
    sys.exit(run(arguments))


def _all_open() -> None:
    """Have something behind each stream that the program was started without: what it opens next would pass for that stream."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end


if __name__ == "__main__":
    main()
