"""The cases and the README print what they say they print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from transcripts import replay

if TYPE_CHECKING:
    from pathlib import Path

FILES = [
    *(ROOT / name for name in ("README.md", "docs/start.md", "docs/a-month.md")),
    *sorted((ROOT / "tests" / "cases").rglob("*.md")),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_sessions(
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    """Every console session prints what stands under its command; `--bless` rewrites it."""
    session = replay(file, ROOT, tmp_path, monkeypatch, capsys)
    if request.config.getoption("--bless"):
        file.write_text(session.run, encoding="utf-8")
    assert session.run == session.written or request.config.getoption("--bless")
