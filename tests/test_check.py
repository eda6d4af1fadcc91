"""The whole check: every fault of every record, in order, the same each time, and nothing changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from folders import BASE, EXAMPLE, TRUST, board, laid, meeting, snapshot, surroundings
from partnership.checking.check import ENOUGH, Reading, check, processes_for
from partnership.checking.workers import Workers
from partnership.source import files

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.checking.verdict import Checked

FAULTY: dict[str, str | bytes] = {
    "boards/exampleshire/a-board.yaml": "name: [",
    "boards/exampleshire/b-board.yaml": "name: A\nname: B\nkind: board\n",
    "boards/exampleshire/c-board.yaml": b"name: \xff\n",
    "boards/exampleshire/d-board.yaml": "kind: bored\ncolour: red\n",
    "boards/exampleshire/e-board.yaml": "",
    "boards/exampleshire/f-board.yaml": board("F Board", established="{on: 2015-02-30}"),
    "boards/exampleshire/g.yaml": board("Good Board", links="[{type: sub-group-of, to: exampleshire/g-board}]"),
    "boards/exampleshire/g-board.yaml": board("Good  Board", links="[{type: sub-group-of, to: exampleshire/g}]"),
    "boards/exampleshire/Not An Id.yaml": "",
    "meetings/exampleshire/childrens-trust/2025-02-31.yaml": meeting(),
    "meetings/exampleshire/childrens-trust/2025-03-01.yaml": meeting(
        more="attendance:\n  - {person: nobody, seat: nowhere, capacity: member, presence: present}\n"
    ),
    "meetings/exampleshire/no-such-board/2025-03-01.yaml": meeting(
        more="actions_closed:\n  - {action: 'exampleshire/g/2025-01-01#x', outcome: done}\n"
    ),
    "measures/exampleshire/m-1.yaml": "name: Absence of pupils aged 5-4\nserves: [{plan: exampleshire/no-plan, outcome: none}]\n",
    "plans/exampleshire/plan.yaml": "nonsense\n",
    "places/elsewhere.yaml": "name: Elsewhere\nkind: county\nwithin: elsewhere\naccepted:\n  - {rule: sourceless-record, reason: nothing is known, accepted_by: secretary, look_again: 2030-01-01}\n",
    "loose.txt": "x",
}


def paths(checked: Checked) -> list[str]:
    """Return the path of each finding."""
    return [one.path for one in checked.findings]


def test_the_base_is_sound() -> None:
    """The small folder that tests build on has nothing to find, and says how many records it has."""
    checked = check(BASE)
    assert (checked.findings, checked.accepted, checked.records) == ((), (), 3)


def test_a_folder_without_records(tmp_path: Path) -> None:
    """An empty folder is sound."""
    assert check(tmp_path) == ((), (), 0)


def test_faults_in_one_file_hide_none_in_another(tmp_path: Path) -> None:
    """Every finding of each faulty file by itself is there when all of them are."""
    together = check(laid(tmp_path / "all", FAULTY, BASE)).findings
    for number, (path, text) in enumerate(FAULTY.items()):
        alone = check(laid(tmp_path / str(number), {path: text}, BASE))
        assert {one for one in alone.findings if one.path == path and one.rule != "unknown-reference"} <= set(together)
        assert path in paths(alone) or path == "boards/exampleshire/g.yaml"
    assert set(FAULTY) - {one.path for one in together} == set()


def test_findings_come_in_order(tmp_path: Path) -> None:
    """By path, and within a file by place: list items by number, not by digit."""
    rows = "".join(
        f"  - {{person: nobody-{number}, seat: police, capacity: member, presence: present}}\n" for number in range(12)
    )
    root = laid(
        tmp_path,
        {
            **FAULTY,
            "meetings/exampleshire/childrens-trust/2025-05-01.yaml": meeting(
                more=f"attendance_recorded: whole\nattendance:\n{rows}"
            ),
        },
        BASE,
    )
    checked = check(root)
    assert paths(checked) == sorted(paths(checked))
    numbers = [
        one.fault.at[1]
        for one in checked.findings
        if one.rule == "unknown-reference"
        and one.fault.at[:1] == ("attendance",)
        and one.path.endswith("2025-05-01.yaml")
    ]
    assert numbers == list(range(12))


@pytest.mark.parametrize("processes", [2, 3])
def test_more_processes_find_the_same(tmp_path: Path, processes: int) -> None:
    """However the records are shared out, findings, acceptances and their order are alike."""
    root = laid(tmp_path, FAULTY, EXAMPLE)
    alone = check(root)
    assert len(alone.findings) > len(FAULTY)
    assert check(root, processes=processes) == alone


def test_more_processes_than_records() -> None:
    """A process without a share has nothing to say."""
    assert check(BASE, processes=5) == check(BASE)


def test_acceptances_do_not_depend_on_how_records_are_shared_out(tmp_path: Path) -> None:
    """Where two acceptances reach one finding, the same one stands beside it."""
    accepted = "accepted:\n  - {rule: sourceless-record, reason: no source was found, accepted_by: secretary, look_again: 2030-01-01}\n"
    place = (BASE / "places/exampleshire.yaml").read_text(encoding="utf-8")
    texts = {
        f"boards/exampleshire/group-{number}.yaml": board(f"Group {'ABCDEFG'[number]}") + accepted
        for number in range(7)
    }
    root = laid(tmp_path, {**texts, "places/exampleshire.yaml": place + accepted}, BASE)
    alone = check(root)
    assert len(alone.accepted) == 7
    assert check(root, processes=2) == check(root, processes=3) == alone


def test_the_same_each_time(tmp_path: Path) -> None:
    """Nothing depends on the order in which Python happens to keep a set."""
    root = laid(tmp_path, FAULTY, EXAMPLE)
    command = [sys.executable, "-m", "partnership", "check", "--no-cache", "--format", "json", "--records", str(root)]
    answers = [
        subprocess.run(
            command,
            capture_output=True,
            check=False,
            env=surroundings(PYTHONHASHSEED=seed),
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert json.loads(answers[0])
    assert answers[0] == answers[1] == answers[2]


def test_reading_changes_nothing(tmp_path: Path) -> None:
    """Bytes, times and permissions of every file are as they were, and none is added."""
    root = laid(tmp_path, FAULTY, BASE)
    before = snapshot(tmp_path)
    check(root)
    assert snapshot(tmp_path) == before


def test_a_record_of_no_shape_is_not_judged_further(tmp_path: Path) -> None:
    """A record that its schema refuses gives what the schema finds, and rules that know it stay silent about it."""
    root = laid(
        tmp_path,
        {
            TRUST: "name: Trust\nkind: trust\nacronym: [x]\n",
            "meetings/exampleshire/childrens-trust/2025-03-01.yaml": meeting(),
        },
        BASE,
    )
    assert [one.rule for one in check(root).findings if one.path == TRUST] == ["wrong-type"]
    assert "unknown-reference" not in [one.rule for one in check(root).findings]


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("boards/zz/board.yaml", board("Zz"), "this board lies in the folder of the place `zz`"),
        ("meetings/exampleshire/qqq/2025-03-01.yaml", meeting(), "the folder of the board `exampleshire/qqq`"),
        ("meetings/zz/board/2025-03-01.yaml", meeting(), "the folder of the board `zz/board`"),
    ],
)
def test_a_folder_that_names_nothing_is_told(tmp_path: Path, path: str, text: str, said: str) -> None:
    """A meeting in a misspelt folder would be counted for no board, and without a place no reference can be judged."""
    root = laid(tmp_path, {path: text}, BASE)
    told = [one.fault.message for one in check(root).findings if (one.path, one.rule) == (path, "unknown-reference")]
    assert any(said in message for message in told)


@pytest.mark.parametrize(("records", "processes"), [(0, 1), (ENOUGH - 1, 1)])
def test_few_records_are_read_by_one_process(records: int, processes: int) -> None:
    """Starting another takes longer than reading a few hundred records."""
    assert processes_for(records) == processes


def test_many_records_are_read_by_as_many_as_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each processor, and no more than four; one where the system does not say."""
    found = []
    for processors in (1, 2, 64, None):
        monkeypatch.setattr(os, "cpu_count", lambda many=processors: many)
        found.append(processes_for(ENOUGH))
    assert found == [1, 2, 4, 1]


def test_workers_end_when_nobody_listens() -> None:
    """A worker whose other side has gone away ends by itself and says nothing, however many there are."""
    started = Workers(str(BASE), [list(files.listing(BASE).records), [], []], {})
    for end in started._ends:  # noqa: SLF001 - as if the process had been stopped
        end.close()
    for process in started._processes:  # noqa: SLF001 - as if the process had been stopped
        process.join(timeout=30)
        assert process.exitcode == 0


def test_workers_end_when_something_fails() -> None:
    """An error while they work ends every one of them."""
    started = Workers(str(BASE), [[], []], {})
    with pytest.raises(ZeroDivisionError), started:
        raise ZeroDivisionError
    assert [process.is_alive() for process in started._processes] == [False, False]  # noqa: SLF001 - none is left behind


def test_what_fails_in_a_worker_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program in another process is one of this one, and not words on the screen from nowhere."""

    def fails(self: Reading) -> list[object]:
        del self
        message = "out of order"
        raise LookupError(message)

    monkeypatch.setattr(Reading, "first", fails)
    with (
        Workers(str(BASE), [list(files.listing(BASE).records)], {}) as started,
        pytest.raises(LookupError, match="out of order"),
    ):
        started.exchange([])
