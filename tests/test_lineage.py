"""What became of what: changes in order of time, many to many, plans apart from what happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from folders import EXAMPLE, ROOT, board, laid
from partnership.answers.load import Records
from partnership.answers.structure.lineage import lineage, of_board, of_places
from partnership.render import text
from partnership.views.structure.lineage import Shown, succession
from partnership.views.structure.lineage import lineage as laid_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from partnership.answers.structure.lineage import Lineage

REAL = ROOT / "records"
NOW = date(2026, 1, 1)
CSAP = "pan-lancashire/childrens-safeguarding-assurance-partnership"


def history(folder: Path, boards: Mapping[str, str], restructure: str = "", day: date = NOW) -> Lineage:
    """Return the history of boards, by name the lines of their records, and of one restructure."""
    texts: dict[str, str | bytes] = {
        f"boards/exampleshire/{name}.yaml": board(f"{name.capitalize()} Board") + more for name, more in boards.items()
    }
    if restructure:
        texts["restructures/exampleshire/one.yaml"] = "name: The change\n" + restructure
    return lineage(Records(laid(folder, texts)), day)


def steps(found: Lineage) -> set[tuple[str, str]]:
    """Return which board came after which, by the ends of their ids."""
    return {(one.before.rpartition("/")[2], one.after.rpartition("/")[2]) for one in found.steps}


def events(found: Lineage) -> list[tuple[str, str, int, int]]:
    """Return the events in short: kind, standing, and how many boards before and after."""
    return [(one.kind, one.status, len(one.before), len(one.after)) for one in found.events]


def test_twelve_districts_and_the_groups_became_five_boards() -> None:
    """Every district trust has one successor, the groups have five, and each of the five has its own of the twelve."""
    found = lineage(Records(REAL), NOW)
    trusts = {one.before: one.after for one in found.steps if one.before.startswith("lancashire/childrens-trust-")}
    groups = [one.after for one in found.steps if one.before == "lancashire/locality-safeguarding-children-groups"]
    boards = {one: list(trusts.values()).count(one) for one in trusts.values()}
    assert (len(trusts), sorted(boards.values())) == (12, [1, 2, 3, 3, 3])
    assert sorted(groups) == sorted(boards)


def test_three_became_one_became_three() -> None:
    """The reversal of 2023 does not undo what happened in 2019."""
    found = of_board(lineage(Records(REAL), NOW), CSAP)
    assert (
        len([one for one in found.steps if one.after == CSAP])
        == len([one for one in found.steps if one.before == CSAP])
        == 3
    )
    assert [one.kind for one in found.events if one.status == "in-force" and one.before and one.after] == [
        "merged",
        "split",
    ]
    ends = {one.before for one in found.steps} | {one.after for one in found.steps}
    assert len(ends) == 7
    assert set(of_board(found, "lancashire/childrens-safeguarding-assurance-partnership").kin or ()) == ends - {
        "blackpool/childrens-safeguarding-assurance-partnership", "blackburn-with-darwen/childrens-safeguarding-assurance-partnership",
    }  # fmt: skip


def test_a_plan_is_not_a_change(tmp_path: Path) -> None:
    """What was proposed and agreed is told, and leads nowhere; a change of a restructure that never came into force is planned only."""
    stages = (
        "stages:\n  - {stage: proposed, on: 2024-01-01, ends: [exampleshire/old], establishes: [exampleshire/new], number: 3}\n"
        "  - {stage: abandoned, on: 2024-06-01}\n"
        "changes:\n  - {how: replaced, from: [exampleshire/old], to: [exampleshire/new], on: 2024-10-01, of: the north}\n"
    )
    found = history(tmp_path, {"old": "", "new": "proposed: {on: 2024-01-01}\n"}, stages)
    assert events(found) == [
        ("proposed", "stage", 1, 1),
        ("abandoned", "stage", 0, 0),
        ("replaced", "not-in-force", 1, 1),
    ]
    assert steps(found) == {("old", "new")}
    shown = text(laid_out(Shown(found)))
    assert "proposed, to end: Old Board; to begin (3): New Board [The change]" in shown
    assert "abandoned [The change]" in shown
    assert "replaced, only planned: the north of Old Board → New Board [The change]" in shown
    assert "└─ its the north replaced by (1 October 2024, only planned) New Board" in shown


def test_a_stage_tells_what_no_change_does(tmp_path: Path) -> None:
    """Boards that end or begin with a restructure and stand in none of its changes are told by its stage; others are not told twice."""
    stages = (
        "stages:\n  - {stage: in-force, on: 2024-10-01, ends: [exampleshire/old, exampleshire/left], establishes: [exampleshire/new, exampleshire/extra]}\n"
        "changes:\n  - {how: replaced, from: [exampleshire/old], to: [exampleshire/new], on: 2024-10-01}\n"
    )
    boards = {
        "old": "dissolved: {on: 2024-09-30}\n", "left": "dissolved: {on: 2024-09-30}\n",
        "new": "established: {on: 2024-10-01}\n", "extra": "established: {on: 2024-10-01}\n",
    }  # fmt: skip
    found = history(tmp_path, boards, stages)
    assert events(found) == [("in-force", "in-force", 1, 1), ("replaced", "in-force", 1, 1)]
    assert found.events[0].before == ("exampleshire/left",)
    assert steps(found) == {("old", "new")}


def test_lives_are_told_where_nothing_else_tells_them(tmp_path: Path) -> None:
    """Established, dissolved, proposed and agreed, from the boards' own records; a former name with its last day."""
    boards = {
        "one": "established: {on: 2010}\ndissolved: {on: unknown}\n", "two": "proposed: {on: 2012-05-01}\nagreed: {on: 2012-06-01}\n",
        "three": "former_names:\n  - {name: Third, until: 2013-03-31}\n  - {name: Older}\n  - {name: Oldest, until: unknown}\n",
    }  # fmt: skip
    found = history(tmp_path, boards)
    assert [(one.kind, one.when.words, one.name) for one in found.events] == [
        ("established", "2010", None), ("proposed", "1 May 2012", None), ("agreed", "1 June 2012", None), ("renamed", "31 March 2013", "Third"),
        ("dissolved", "on a day that no source gives", None),
    ]  # fmt: skip
    shown = text(laid_out(Shown(found)))
    assert "last day on which Three Board was called “Third”" in shown
    assert "3 boards, 0 of which came before or after another." in shown


def test_events_come_in_order_of_time(tmp_path: Path) -> None:
    """By the first day they can have been; what ended by a day before what has no bound, what has no day last."""
    dates = {
        "a": "2014",
        "b": "{by: 2012}",
        "c": "{after: 2013-01-01}",
        "d": "2014-02-03",
        "e": "unknown",
        "f": "2011-01",
    }
    found = history(tmp_path, {name: f"established: {{on: {on}}}\n" for name, on in dates.items()})
    assert [one.after[0][-1] for one in found.events] == ["f", "b", "c", "a", "d", "e"]


@pytest.mark.parametrize(
    ("day", "words"), [(date(2024, 1, 1), ", to come"), (date(2024, 7, 1), ", perhaps to come"), (date(2025, 1, 1), "")]
)
def test_what_is_to_come_is_said_to_be(tmp_path: Path, day: date, words: str) -> None:
    """Seen from before it, and from within the time it may have been."""
    stages = "stages:\n  - {stage: in-force, on: {not_before: 2024-06-01, by: 2024-10-01}}\nchanges:\n  - {how: renamed, from: [exampleshire/old], to: [exampleshire/new], on: {not_before: 2024-06-01, by: 2024-10-01}}\n"
    shown = text(laid_out(Shown(history(tmp_path, {"old": "", "new": ""}, stages, day))))
    assert f"renamed to (on or after 1 June 2024, by 1 October 2024{words}) New Board" in shown


def test_boards_after_one_another_in_a_circle(tmp_path: Path) -> None:
    """A board that came after its own successor is cut where it closes; one that replaced itself has no step."""
    stages = (
        "stages:\n  - {stage: in-force, on: 2024-10-01}\n"
        "changes:\n  - {how: replaced, from: [exampleshire/one], to: [exampleshire/two], on: 2014}\n  - {how: replaced, from: [exampleshire/two], to: [exampleshire/one, exampleshire/two], on: 2024}\n"
    )
    found = history(tmp_path, {"one": "", "two": ""}, stages)
    assert steps(found) == {("one", "two"), ("two", "one")}
    assert "replaced by (2024) One Board, a circle: in full above" in text(laid_out(Shown(found)))
    assert [branch.depth for branch in succession(found, "exampleshire/two").branches] == [0, 1, 2]


def test_boards_that_are_not_on_record(tmp_path: Path) -> None:
    """A board that a restructure names and nobody records is shown by its id, and said not to be readable."""
    stages = "stages:\n  - {stage: in-force, on: 2024-10-01}\nchanges:\n  - {how: replaced, from: [exampleshire/nowhere], to: [exampleshire/one], on: 2024}\n"
    found = history(tmp_path, {"one": ""}, stages)
    assert "exampleshire/nowhere, no record of it can be read" in text(laid_out(Shown(found)))


def test_years_say_as_much_as_is_known(tmp_path: Path) -> None:
    """From when to when, each as a year, or what is known of it."""
    lives = {
        "a": "established: {on: 2010-02-03}\ndissolved: {on: 2012}\n", "b": "established: {on: {by: 2010}}\ndissolved: {on: unknown}\n",
        "c": "dissolved: {on: {after: 2012-01-01}}\n", "d": "established: {on: {not_before: 2010, by: 2012}}\n", "e": "", "f": "proposed: {on: 2010}\n",
    }  # fmt: skip
    merged = "stages:\n  - {stage: in-force, on: 2024}\nchanges:\n  - {how: merged, from: [%s], to: [exampleshire/f], on: 2024}\n"
    found = history(tmp_path, lives, merged % ", ".join(f"exampleshire/{one}" for one in "abcde"))
    says = {
        branch.name.text[0]: "; ".join(cell.text for cell in branch.says)
        for branch in succession(found, "exampleshire/f", back=True).branches
    }
    assert says == {
        "A": "2010 to 2012", "B": "2010 or before to an unknown year", "C": "until 2012 or later", "D": "since 2010 or up to 2012", "E": "",
        "F": "proposed 2010, no establishment on record",
    }  # fmt: skip


def test_a_part_of_a_history_is_of_its_places() -> None:
    """What boards or restructures of other places did alone is left out."""
    whole = lineage(Records(REAL), NOW)
    part = of_places(whole, frozenset({"lincolnshire"}))
    assert {one.partition("/")[0] for event in part.events for one in (*event.before, *event.after)} == {"lincolnshire"}
    assert set(part.boards) == {one for one in whole.boards if one.startswith("lincolnshire/")}
    assert (
        of_places(
            whole,
            frozenset(
                {
                    "pan-lancashire",
                    "lancashire",
                    "blackpool",
                    "blackburn-with-darwen",
                    "lincolnshire",
                    "calderdale",
                    "england",
                }
            ),
        ).events
        == whole.events
    )


def test_every_board_of_a_history_stands_once_in_its_trees() -> None:
    """Many to many, nothing is doubled: whatever came before or after another is there once in full."""
    for root in (REAL, EXAMPLE):
        found = lineage(Records(root), NOW)
        full = [
            branch.name.text
            for branch in succession(found).branches
            if not any("in full" in cell.text for cell in branch.says)
        ]
        assert len(full) == len({one for step in found.steps for one in (step.before, step.after)})
