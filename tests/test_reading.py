"""Many records read by several processes come out as one process reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from folders import board, laid
from partnership.answers.load import Records
from partnership.checking import check, reading
from partnership.checking.reading import read_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path

    from partnership.source.files import Listed


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return seven boards, of which one is no YAML, one has a field that is none, one has a number with a point, and one has texts and times to be seen."""
    texts = {f"boards/here/board-{number}.yaml": board(f"Board {number}", acronym=f"B{number}") for number in range(7)}
    texts["boards/here/board-2.yaml"] = "name: ["
    texts["boards/here/board-3.yaml"] = board("Three", nonsense="yes")
    texts["boards/here/board-4.yaml"] = board("Four", frequency="[{says: six-weekly, per_year: 8.67}]")
    texts["boards/here/board-5.yaml"] = board("Fünf", seats="{one: {standing: member, since: 2020, until: 2021-03-31}}")
    return laid(tmp_path, texts)


@pytest.mark.parametrize("processes", [1, 2, 3, 9])
def test_it_is_what_one_process_reads(root: Path, processes: int, capfd: pytest.CaptureFixture[str]) -> None:
    """In their order, whatever they are shared out to, with what is wrong with each; no process fails at it."""
    listed = list(Records(root).listed["board"].values())
    found = read_all(str(root), listed, processes)
    assert found == [check.read(str(root), one) for one in listed]
    assert [number for number, one in enumerate(found) if one.document is None] == [2, 3]
    assert all(one.faults for one in found if one.document is None)
    assert capfd.readouterr() == ("", "")


def test_what_a_process_fails_to_bring_is_read_here(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends without a word costs time and nothing else."""

    def silent(end: Connection, _root: str, _share: Sequence[Listed]) -> None:
        end.close()

    monkeypatch.setattr(reading, "_work", silent)
    listed = list(Records(root).listed["board"].values())
    assert read_all(str(root), listed, 3) == [check.read(str(root), one) for one in listed]


def test_records_read_ahead_are_those_that_are_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, with the same faults; what was read before is not read again."""
    alone, ahead = Records(root), Records(root)
    kept = ahead.document("board", "here/board-0")
    monkeypatch.setattr(check, "processes_for", lambda records: 2 if records == 6 else 1)
    ahead.read_ahead("place", "board")
    assert ahead.document("board", "here/board-0") is kept
    assert list(ahead.documents("board")) == list(alone.documents("board"))
    assert ahead.faults == alone.faults


def test_a_few_records_are_read_when_they_are_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process would take longer to begin than to read them."""
    monkeypatch.setattr(reading, "read_all", pytest.fail)
    Records(root).read_ahead("board")
