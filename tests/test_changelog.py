"""`partnership changelog`: what is new, retired and continuing, and what is not known to be."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from folders import EXAMPLE, board
from output_schemas import validator
from partnership.answers.changes.continuing import continuing
from partnership.commands import run
from partnership.render import text
from partnership.views.changes.changelog import report, state
from sides import GROUP, sides

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from partnership.answers.changes.continuing import Continuing

TEAM = "boards/exampleshire/team.yaml"
MEASURE = "measures/exampleshire/one.yaml"
TERMS = "terms_of_reference: [{version: '%s', since: 2020-01-01, quorum: {need: {at_least: %d, counting: seats}}}]\n"


def found(folder: Path, before: dict[str, str], after: dict[str, str], *days: date) -> Continuing:
    """Return what is new, retired and continuing between two states of files laid over the small folder of the tests."""
    return continuing(*sides(folder, before, after, (days[0], days[1]) if days else (None, None)))


def states(things: Iterable[Any]) -> list[str]:
    """Return the states of things, in order."""
    return [state(one) for one in things]


def test_a_board_that_is_there_once_is_new_or_retired_with_its_seats_and_terms(tmp_path: Path) -> None:
    own = {TEAM: board("Team") + "seats: {lay: {title: Lay}}\n" + TERMS % ("1", 2)}
    came = found(tmp_path / "came", {}, own)
    went = found(tmp_path / "went", own, {})
    assert [(one.board, state(one)) for one in came.boards if one.board.endswith("team")] == [
        ("exampleshire/team", "new")
    ]
    assert [(one.now, state(one)) for one in came.seats if one.board.endswith("team")] == [("lay", "new")]
    assert [state(one) for one in went.boards if one.board.endswith("team")] == ["retired"]
    assert [(one.was, state(one)) for one in went.seats if one.board.endswith("team")] == [("lay", "retired")]
    assert [state(one) for one in went.terms if one.board.endswith("team")] == ["retired"]


def test_a_board_and_a_seat_with_another_id_that_say_so_continue(tmp_path: Path) -> None:
    before = {GROUP: board("Group") + "seats: {youth: {title: Youth}, lay: {title: Lay}, old: {title: Old}}\n"}
    after = {
        TEAM: board("Team") + "formerly: [exampleshire/group]\nseats: {young: {title: Youth council, formerly: [youth]}, lay: {title: Lay}, new: {title: New}}\n"
    }  # fmt: skip
    answer = found(tmp_path, before, after)
    (team,) = (one for one in answer.boards if one.now == "exampleshire/team")
    assert (team.was, state(team)) == ("exampleshire/group", "continuing")
    assert {
        (one.was, one.now, state(one), one.differs) for one in answer.seats if one.board == "exampleshire/team"
    } == {
        ("youth", "young", "continuing", True),
        ("lay", "lay", "continuing", False),
        (None, "new", "new", False),
        ("old", None, "retired", False),
    }
    assert "Team (was Group)" in text(report(answer))


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [(("1", 2), ("2", 2), "version 1, then version 2"), (("1", 2), ("1", 3), "version 1, changed"), (("1", 2), ("1", 2), "version 1")],
)  # fmt: skip
def test_terms_of_reference_say_their_version_and_whether_they_changed(
    tmp_path: Path, was: tuple[str, int], now: tuple[str, int], says: str
) -> None:
    answer = found(tmp_path, {GROUP: board("Group") + TERMS % was}, {GROUP: board("Group") + TERMS % now})
    assert f"- Group: {says}\n" in text(report(answer))


def test_measures_come_and_go(tmp_path: Path) -> None:
    one = {MEASURE: "name: One\ndirection: higher\n"}
    assert states(found(tmp_path / "a", {}, one).measures) == ["new"]
    assert states(found(tmp_path / "b", one, {}).measures) == ["retired"]
    changed = found(tmp_path / "c", one, {MEASURE: "name: One\ndirection: lower\n"})
    assert [(state(each), each.differs) for each in changed.measures] == [("continuing", True)]
    assert "None on record." in text(report(found(tmp_path / "d", {}, {})))


def test_of_what_has_no_days_it_is_not_known_on_two_days_and_said_to_be(tmp_path: Path) -> None:
    days = date(2020, 1, 1), date(2021, 1, 1)
    dated = "established: {on: {not_before: 2019-01, by: 2020-06}}\n"
    same = {GROUP: board("Group"), TEAM: board("Team") + dated}
    answer = found(tmp_path, same, same, *days)
    named = {one.board: (state(one), one.sure.value) for one in answer.boards}
    assert named["exampleshire/group"][0] == "not known"
    assert named["exampleshire/team"] == ("new", "unknown")
    shown = text(report(answer))
    assert "of them perhaps" in shown
    assert "whose record gives no days counts as continuing" in " ".join(shown.split())


def test_formats_and_refusals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(EXAMPLE.parent)
    assert run(["changelog", "2024-04-01..2025-03-31", "--format", "json"]) == 0
    validator("changelog").validate(json.loads(capsys.readouterr().out))
    assert run(["changelog", "2024-04-01", "2025-03-31", "--format", "csv"]) == 0
    assert "boards,retired,exampleshire/district-trust-board-cedar" in capsys.readouterr().out
    assert run(["changelog", "2024-04-01..2025-03-31", "--format", "docx", "--output", str(tmp_path / "c.docx")]) == 0
    assert (tmp_path / "c.docx").read_bytes().startswith(b"PK")
    assert run(["changelog", "2024-04-01...2025-03-31"]) == 2
    assert "write `2024-04-01..2025-03-31`" in capsys.readouterr().err
