"""What tests share: the `--bless` option, a home that is not the user's, and what spares them time."""

from __future__ import annotations

import gc
import os
import pickle
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import settings

from partnership.documents.document import Document
from partnership.source import reader
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.source.reader import Reading

ROOT = Path(__file__).parent.parent

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--bless`: rewrite what the cases and the README print to what is printed now."""
    parser.addoption("--bless", action="store_true", help="rewrite the output in cases and README; look at the diff")


def pytest_collection_finish() -> None:
    """Let the collector of circles pass by what was collected: thousands of tests, which stay."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def records_read_once() -> None:
    """Have each record of this repository parsed once: hundreds of tests read all of them. What is read is new each time."""
    ours = {
        path.read_bytes() for folder in ("records", "examples", "tests") for path in (ROOT / folder).rglob("*.yaml")
    }
    parse = reader.read
    kept: dict[bytes, bytes] = {}

    def read(raw: bytes) -> Reading:
        if raw not in ours:
            return parse(raw)
        if raw not in kept:
            kept[raw] = pickle.dumps(parse(raw))
        found: Reading = pickle.loads(kept[raw])  # noqa: S301 - bytes made a line above
        return found

    reader.read = read


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return paths at which nothing is, a different one each time."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def quiet_surroundings(monkeypatch: pytest.MonkeyPatch, homes: Iterator[Path]) -> None:
    """Let nothing of the machine's own settings into a test, and nothing of a test into the user's cache."""
    for name in ("PARTNERSHIP_RECORDS", "PARTNERSHIP_DEBUG", "NO_COLOR", "FORCE_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)
    home = next(homes)
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "cache"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setattr(os, "fsync", lambda _: None)  # no test cuts the power, so nothing has to wait for the disk


def document(kind: str, record_id: str, data: dict[str, Any]) -> Document:
    """Return a record with this data as if it had been read from its file."""
    reading = reader.read(yaml.safe_dump(data, sort_keys=False).encode())
    assert reading.data is not None
    return Document(kind, record_id, path_of(kind, record_id), reading.data, reading.seen)
