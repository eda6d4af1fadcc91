"""A word that several boards may be meant by: the day settles which, or it is refused with their dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from folders import ROOT, board, laid
from partnership.answers.load import AmbiguousError, Records
from partnership.answers.of_the_day import choice
from partnership.commands import run

if TYPE_CHECKING:
    from pathlib import Path

LIVES = {
    "first": {"established": "{on: 2010-01-01}", "dissolved": "{on: 2014-12-31}"},
    "second": {"established": "{on: 2015-01-01}", "dissolved": "{on: {not_before: 2017, by: 2021}}"},
    "third": {"established": "{on: 2022-01-01}"},
    "plan": {"proposed": "{on: 2009}"},
}


@pytest.fixture
def records(tmp_path: Path) -> Records:
    """Return four boards with one acronym."""
    texts = {f"boards/testshire/{one}.yaml": board(one, acronym="JB", **life) for one, life in LIVES.items()}
    return Records(laid(tmp_path, {"places/testshire.yaml": "name: Testshire\nkind: county\n", **texts}))


def chosen(records: Records, day: date) -> tuple[str | None, str]:
    """Return the board that `JB` is taken for on a day, and what is said of it."""
    with pytest.raises(AmbiguousError) as ambiguous:
        records.named("board", "jb")
    return choice(records, "jb", ambiguous.value.found, day)


@pytest.mark.parametrize(("year", "which"), [(2012, "first"), (2015, "second"), (2025, "third")])
def test_the_one_that_was_there(records: Records, year: int, which: str) -> None:
    """It is taken, and said to be the only one."""
    taken, says = chosen(records, date(year, 1, 1))
    assert taken == f"testshire/{which}"
    assert says == (
        f"`jb` is taken for testshire/{which}: of the 4 boards that it may mean, it alone was there on 1 January {year}"
    )


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2008, 6, 1), "; none of them was there on 1 June 2008; give its id, or another day"),
        (date(2018, 6, 1), "; none of them certainly and 1 perhaps was there on 1 June 2018;"),
    ],
)
def test_what_a_day_does_not_settle(records: Records, day: date, says: str) -> None:
    """Whatever only perhaps was there is not taken; all are listed, with the days of their lives."""
    taken, said = chosen(records, day)
    assert taken is None
    assert says in said
    assert "testshire/first (1 January 2010 to 31 December 2014)" in said
    assert "testshire/plan (no dates on record)" in said


def test_many_candidates_and_one_that_cannot_be_read(tmp_path: Path) -> None:
    """Eight are named and the rest counted; a record that cannot be read may be the one."""
    texts = {f"boards/testshire/board-{one}.yaml": board(f"Board {one}", established="{on: 2020}") for one in range(10)}
    texts["boards/testshire/board-0.yaml"] = "name: ["
    opened = Records(laid(tmp_path, texts))
    taken, says = choice(opened, "board", [f"testshire/board-{one}" for one in range(10)], date(2025, 1, 1))
    assert taken is None
    assert "testshire/board-0 (its record cannot be read), testshire/board-1 (since 2020)" in says
    assert "testshire/board-7 (since 2020) or 2 more; 9 of them certainly and 1 perhaps were there" in says


@pytest.mark.parametrize("command", ["tree", "lineage", "seats", "show"])
def test_every_command_about_a_day_takes_it(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """And says so beside the answer, whatever its format."""
    arguments = [command, "CSAP", "--records", str(ROOT / "records"), "--format", "json"]
    assert run([*arguments, "--as-of", "2022-06-01"]) == 0
    told = capsys.readouterr()
    assert "`CSAP` is taken for pan-lancashire/" in told.err
    assert "pan-lancashire/childrens-safeguarding-assurance-partnership" in told.out
    assert run([*arguments, "--as-of", "2024-06-01"]) == 2
    assert "3 of them were there on 1 June 2024" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["attendance", "quorum"])
def test_meetings_are_those_of_that_board(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """Which has none on record."""
    assert run([command, "CSAP", "--records", str(ROOT / "records"), "--as-of", "2022-06-01"]) == 2
    assert "no meeting of pan-lancashire/childrens-safeguarding-assurance-partnership" in capsys.readouterr().err


def test_places_are_not_chosen_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    """A word for several places, or for boards where another kind was asked for, is refused as before."""
    for arguments in (["tree", "--place", "black"], ["show", "ch", "--kind", "measure"]):
        assert run([*arguments, "--records", str(ROOT / "records"), "--as-of", "2022-06-01"]) == 2
        assert "may mean any of these" in capsys.readouterr().err
