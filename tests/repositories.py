"""Git repositories, made for a test without the settings of whoever runs it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def command(folder: Path, *words: str) -> str:
    """Run git in a folder, without the settings of whoever runs the tests; return what it printed."""
    settings = (
        "user.name=T",
        "user.email=t@example.org",
        "commit.gpgsign=false",
        "core.autocrlf=false",
        "init.defaultBranch=main",
        "protocol.file.allow=always",
    )
    given = [part for setting in settings for part in ("-c", setting)]
    return subprocess.run(
        ["git", *given, *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


def committed(folder: Path, message: str = "A change") -> str:
    """Commit everything in a folder; return the commit's id."""
    if not (folder / ".git").exists():
        command(folder, "init", "--quiet")
    command(folder, "add", "--all")
    command(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return command(folder, "rev-parse", "HEAD")
