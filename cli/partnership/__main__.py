"""The program: arguments in, an exit status out, and never a traceback."""

from __future__ import annotations

import sys

from partnership import __version__


def main() -> None:
    """Run the command line. Exit status: 0 sound, 1 findings or a rule not met, 2 could not run."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"partnership {__version__}\n")
        return
    import gc  # noqa: PLC0415 - only where something is to be done

    from partnership.commands import run  # noqa: PLC0415 - the framework takes four times as long as Python's own start

    gc.disable()  # records are kept to the end and hold no circles: looking for some again and again takes as long as reading them
    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
