"""Markdown whose console sessions are run: records in, a command, what it prints."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from partnership.commands import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_FENCE = re.compile(r"^```(?P<info>yaml|console)(?: (?P<path>\S+))?\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)


class Session(NamedTuple):
    """A file's text as it stands, and as it would be if every session printed what is printed now."""

    written: str
    run: str


def replay(
    file: Path, root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Session:
    """Run every session of a Markdown file.

    A `yaml PATH` fence writes a record into `folder`; a `console` fence runs its commands there,
    and a `console PATH` fence in that folder of the repository `root`, on a copy of its records. Besides
    `partnership` a session runs `git`, of which nothing is shown. What it changes is noted as of one morning.
    """
    written = file.read_text(encoding="utf-8")
    monkeypatch.setattr("partnership.commands._changing.now", lambda: datetime(2026, 4, 1, 9, 0, tzinfo=UTC))

    def played(fence: re.Match[str]) -> str:
        if fence["info"] == "yaml":
            if fence["path"]:
                target = folder / fence["path"]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(fence["body"], encoding="utf-8", newline="\n")
            return fence[0]
        where = folder if not fence["path"] else _copied(root, fence["path"], folder)
        monkeypatch.chdir(where)
        commands = [line for line in fence["body"].splitlines() if line.startswith("$ ")]
        shown = "".join(f"{line}\n{_output(line, capsys)}" for line in commands)
        first = fence[0].partition("\n")[0]
        return f"{first}\n{shown}```"

    return Session(written, _FENCE.sub(played, written))


def _copied(root: Path, path: str, folder: Path) -> Path:
    """Return a copy of the records of a folder of the repository, so that no session can change them."""
    copy = folder / "copies" / path.replace("/", "-").replace(".", "here")
    if not copy.exists():
        shutil.copytree(root / path / "records", copy / "records")
    return copy


def _output(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    program, *arguments = shlex.split(line.removeprefix("$ "))
    if program == "git":
        return _git(arguments)
    assert program == "partnership", f"a session runs partnership or git, not {program}"
    status = run(arguments)
    printed = capsys.readouterr()
    text = "\n".join(part.rstrip() for part in (printed.out + printed.err).splitlines())
    ending = f"[exit {status}]\n" if status else ""
    return (f"{text}\n" if text else "") + ending


_COMMITTED = {
    **{f"GIT_{who}_{what}": said for who in ("AUTHOR", "COMMITTER") for what, said in (("NAME", "A Secretary"), ("EMAIL", "secretary@example.org"), ("DATE", "2026-04-01T09:00:00+0100"))},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "3",
    **{f"GIT_CONFIG_{what}_{number}": said for number, pair in enumerate((("init.defaultBranch", "main"), ("core.autocrlf", "false"), ("core.fileMode", "false"))) for what, said in zip(("KEY", "VALUE"), pair, strict=True)},
}  # fmt: skip
"""Who commits, when, and by which settings, so that a commit has the same id everywhere."""


def _git(arguments: list[str]) -> str:
    subprocess.run(["git", *arguments], check=True, capture_output=True, env={**os.environ, **_COMMITTED})
    return ""
