"""Set everything up in a folder of its own (.venv) and run: `python start.py`, or `python start.py tests`.

Needs Python 3.11 or newer and nothing else. What follows the file's name is given to `partnership`.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
OLDEST = (3, 11)
SHOWN = (["check"], ["attendance", "calderdale"])
"""What is run where nothing else is asked for: the records of this repository, checked and answered from."""


def main(arguments: list[str]) -> int:
    """Set up, run, and return the exit status of what was run."""
    if sys.version_info < OLDEST:
        sys.stderr.write(f"partnership needs Python 3.11 or newer; this is {sys.version.split()[0]}\n")
        return 2
    if arguments == ["tests"]:
        return _tests(_ready("dev"))
    python = _ready()
    for words in [arguments] if arguments else SHOWN:
        status = _run(python, "-m", "partnership", *words)
        if status:
            return status
    return 0


def _ready(*groups: str) -> Path:
    """Return the Python of an environment that has the package and the dependency groups, made where it is not there yet."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = hashlib.sha256(
        (HERE / "pyproject.toml").read_bytes() + " ".join((sys.version, *groups)).encode()
    ).hexdigest()
    done = VENV / f"ready-{'-'.join(('run', *groups))}"
    if not (python.exists() and done.exists() and done.read_text(encoding="utf-8") == wanted):
        sys.stderr.write("setting up .venv (the first time takes a minute)\n")
        venv.EnvBuilder(with_pip=True, clear=not python.exists()).create(VENV)
        quiet = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        _must(python, *quiet, "--upgrade", "pip>=25.1")
        _must(
            python,
            *quiet,
            "--editable",
            str(HERE),
            *(word for group in groups for word in ("--group", f"{HERE / 'pyproject.toml'}:{group}")),
        )
        done.write_text(wanted, encoding="utf-8")
    return python


def _tests(python: Path) -> int:
    """Run every quick check, the tests last, and return the first exit status that is not 0."""
    checks = (
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "ruff", "check", "."),
        ("-m", "mypy", "--platform", "linux"),
        *(
            ("-m", "mypy", "--platform", name, "--cache-dir", f".mypy_cache/{name}", "cli")
            for name in ("win32", "darwin")
        ),
        (  # it cannot be run with -m, and its script does not lie in the same place everywhere
            "-c",
            "import sys; from importlinter.cli import lint_imports_command as lint; sys.argv[0] = 'lint-imports'; lint()",
        ),
        ("-m", "partnership", "check", "--no-cache", "--fail-on", "note"),
        # one more than there are processors: some tests wait for programs, terminals and disks
        ("-m", "pytest", "-q", "-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal", "--cov"),
    )
    statuses = [_run(python, *words) for words in checks]
    return next((status for status in statuses if status), 0)


def _run(python: Path, *words: str) -> int:
    sys.stderr.flush()
    return subprocess.run([str(python), *words], cwd=HERE, check=False).returncode


def _must(python: Path, *words: str) -> None:
    if _run(python, *words):
        sys.stderr.write("setting up did not work: see what pip says above\n")
        sys.exit(2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
