"""The command line: one module for each command, listed in `_listed.py`."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from partnership.commands._listed import Listed
from partnership.commands._run import Refused, fitting, silence

_INTERRUPTED = 130
"""The exit status of a program that was stopped from the keyboard."""

app = typer.Typer(
    name="partnership",
    cls=Listed,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Keep what a children's partnership agreed as plain-text records, and ask of them who came, what the rules make of it, and what changed.\n\nRun it in a folder that holds `records`, or in any folder below it.\n\n\b\nExamples:\n  partnership init try-out --example    (an invented county, to try things on)\n  partnership list\n  partnership attendance --help",
)


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version and stop.")] = False,
) -> None:
    """Take the options that stand before a command; `--version` is answered before this is reached."""
    if version:
        from partnership import __version__

        typer.echo(f"partnership {__version__}")
        raise typer.Exit


def run(arguments: list[str]) -> int:
    """Run the command line on its arguments; return the exit status."""
    _forgiving_output()
    status: object = 0
    try:
        app(arguments, standalone_mode=True)
    except SystemExit as exit_:
        status = exit_.code
    except Refused as refused:
        return _say(str(refused))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        from partnership.recording.drafts import CannotRecordError
        from partnership.source.files import NoRecordsError, reason

        if isinstance(error, (CannotRecordError, NoRecordsError)):
            return _say(str(error))
        if os.environ.get("PARTNERSHIP_DEBUG"):
            raise
        if isinstance(error, OSError):
            silence(sys.stdout)
            return _say(f"a file or the screen cannot be used: {reason(error)}")
        return _say(
            f"a fault of the program itself, not of your records ({type(error).__name__}: {error}); set PARTNERSHIP_DEBUG=1 to see where, and report it"
        )
    return status if isinstance(status, int) else 2


def _say(sentence: str) -> int:
    from partnership.words.wording import plain

    try:
        sys.stderr.write(fitting(f"partnership: {plain(sentence)}\n", sys.stderr))
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)
    return 2


def _forgiving_output() -> None:
    """Let no code page of a terminal or a redirect end the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
