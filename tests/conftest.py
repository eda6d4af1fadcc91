"""What tests share: the `--bless` option, and a home that is not the user's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

from partnership.documents.document import Document
from partnership.source import reader
from partnership.words.kinds import path_of

ROOT = Path(__file__).parent.parent

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--bless`: rewrite what the cases and the README print to what is printed now."""
    parser.addoption("--bless", action="store_true", help="rewrite the output in cases and README; look at the diff")


@pytest.fixture(autouse=True)
def quiet_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let nothing of the machine's own settings into a test, and nothing of a test into the user's cache."""
    for name in ("PARTNERSHIP_RECORDS", "PARTNERSHIP_DEBUG", "NO_COLOR", "FORCE_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def document(kind: str, record_id: str, data: dict[str, Any]) -> Document:
    """Return a record with this data as if it had been read from its file."""
    reading = reader.read(yaml.safe_dump(data, sort_keys=False).encode())
    assert reading.data is not None
    return Document(kind, record_id, path_of(kind, record_id), reading.data, reading.seen)
