"""What differs between two states of the records: facts and no opinion, on days and over all of time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from folders import EXAMPLE, ROOT, board, laid
from partnership.answers.changes.compared import changes
from partnership.answers.changes.whole import whole
from partnership.answers.continuity import endings
from partnership.answers.load import Records
from partnership.answers.side import Side
from partnership.render import text
from partnership.views.changes.report import Shown, report
from partnership.words.truth import Truth
from sides import GROUP, GROUP_ID, compared, facts, mirrored, short

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.changes.compared import Changes

BOARD = "name: Group\nkind: board\n"


def on(root: Path, first: str, second: str) -> Changes:
    """Compare two days of the same records."""
    records = Records(root)
    return changes(*(Side(records, date.fromisoformat(day), day) for day in (first, second)))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "acronym: G\n", [("acronym", "added", "yes")]),
        ("note: A.\n", "note: B.\n", []),
        ("functions: [{function: plan}]\n", "functions: [{function: exampleshire/plan}]\n", []),
        ("functions: [{function: plan}]\n", "functions: [{function: plan, since: 2024}]\n", [("functions/exampleshire/plan/since", "added", "yes")]),
        ("functions: [{function: plan}]\n", "", [("functions/exampleshire/plan", "removed", "yes")]),
        ("officers: [{office: chair, post: A}]\n", "officers: [{office: chair, post: B}]\n", [("officers/chair", "changed", "yes")]),
        (
            "officers: [{office: chair, post: A}]\n", "officers: [{office: chair, post: A, until: 2024}, {office: chair, post: B, since: 2025}]\n",
            [("officers/chair/A/until", "added", "yes"), ("officers/chair/B", "added", "yes")],
        ),
        (
            "links: [{type: sub-group-of, to: exampleshire/childrens-trust}]\n", "links: [{type: sub-group-of, to_described: the board}]\n",
            [("links/sub-group-of", "changed", "yes")],
        ),
        ("areas: [{districts: [alder, birch]}]\n", "areas: [{districts: [birch]}, {districts: [alder]}]\n", []),
        ("areas: [{places: [exampleshire], described_as: All of it}]\n", "areas: [{described_as: All of it}]\n", [("areas/exampleshire", "removed", "yes")]),
        ("count: 2\n", "count: 3\n", [("count", "changed", "yes")]),
        ("count: 2\n", "count: unknown\n", [("count", "changed", "yes")]),
    ],
)  # fmt: skip
def test_a_board_part_by_part(tmp_path: Path, before: str, after: str, expected: list[tuple[str, str, str]]) -> None:
    """What is named the same is the same, wherever it stands; who takes an office from another changes it."""
    assert short(facts(tmp_path, before, after)) == expected


def test_a_seat_is_one_fact_or_its_parts(tmp_path: Path) -> None:
    """A seat that is new is one fact; of one that goes on, holder and organisation are told apart."""
    was = "seats:\n  police: {title: Police, holders: [{person: ben-baker}], groups: [a, b]}\n"
    now = "seats:\n  police: {title: Police, holders: [{person: cara-cole}], groups: [b, c]}\n  lay: {title: Lay member}\n"
    found = facts(tmp_path, was, now)
    assert short(found) == [
        ("seats/lay", "added", "yes"),
        ("seats/police/groups/a", "removed", "yes"),
        ("seats/police/groups/c", "added", "yes"),
        ("seats/police/holders", "changed", "yes"),
    ]
    holder = found[-1]
    assert (holder.sort, holder.field) == ("seats.holders", ())
    assert holder.entry is not None
    assert (holder.entry.before["person"], holder.entry.after["person"]) == (
        "exampleshire/ben-baker",
        "exampleshire/cara-cole",
    )
    assert holder.before is not None
    assert (holder.before.path, holder.before.at) == (GROUP, ("seats", "police", "holders", 0))


def test_a_seat_that_says_what_it_was(tmp_path: Path) -> None:
    """`formerly` makes two ids one seat, whichever side says it; an id that is still there is another seat."""
    was = "seats: {youth: {title: Youth}, lay: {title: Lay}}\n"
    now = "seats: {young: {title: Young people, formerly: [youth, lay]}, lay: {title: Lay}}\n"
    assert short(facts(tmp_path / "one", was, now)) == [("seats/young/title", "changed", "yes")]
    assert short(facts(tmp_path / "two", now, was)) == [("seats/youth/title", "changed", "yes")]


def test_a_name_that_looks_like_a_field(tmp_path: Path) -> None:
    """A seat may be called what fields are called that are not compared, or compared as one."""
    names = ("note", "source", "need", "districts", "functions")
    was = "seats:\n" + "".join(f"  {name}: {{title: Old}}\n" for name in names)
    found = facts(tmp_path, was, was.replace("Old", "New"))
    assert short(found) == [(f"seats/{name}/title", "changed", "yes") for name in sorted(names)]


TERMS = "terms_of_reference:\n  - {version: '1', since: 2020-01-01, deadlines: [{what: papers, days: 7, before: meeting}], clauses: [{about: money, says: None.}]}\n"
NEXT = TERMS.replace("since: 2020-01-01,", "since: 2020-01-01, until: 2023-12-31,") + TERMS.partition("\n")[2].replace(
    "'1'", "'2'"
).replace("2020", "2024").replace("7", "5")


def test_a_new_version_of_the_terms_is_compared_with_the_one_before(tmp_path: Path) -> None:
    """Clause by clause with what it takes the place of; that the old one ended follows, and is no fact of its own."""
    assert short(facts(tmp_path, TERMS, NEXT)) == [
        ("terms/deadlines/papers/meeting//days", "changed", "yes"),
        ("terms/since", "changed", "yes"),
        ("terms/version", "changed", "yes"),
    ]


def test_a_draft_binds_nobody(tmp_path: Path) -> None:
    """A draft is a version beside the one in force, and what it says is no change."""
    draft = TERMS + "  - {version: '2', status: draft, since: 2024-01-01, public: {open: 'yes'}}\n"
    assert short(facts(tmp_path / "one", TERMS, draft)) == [("other terms/2", "added", "yes")]
    assert short(facts(tmp_path / "two", draft, draft.replace("'yes'", "'no'"))) == [
        ("other terms/2/public/open", "changed", "yes")
    ]


def test_records_that_are_new_gone_or_only_kept_otherwise(tmp_path: Path) -> None:
    """A measure or a plan that one side alone has is one fact; a record that differs in its note alone is counted."""
    plan = "plans/exampleshire/plan.yaml"
    found = compared(
        tmp_path,
        {plan: "name: Plan\n", GROUP: BOARD},
        {
            GROUP: BOARD + "note: New.\n",
            "meetings/exampleshire/group/2024-01-01.yaml": "kind: ordinary\nstatus: held\n",
        },
    )
    assert [(one.kind, one.record, one.aspect, one.how) for one in found.facts] == [
        ("plan", "exampleshire/plan", (), "removed"),
        ("meeting", "exampleshire/group/2024-01-01", (), "added"),
    ]
    assert [one.after for one in found.kept] == [GROUP_ID]
    assert not found.empty


def test_a_board_filed_under_another_name(tmp_path: Path) -> None:
    """It is the same board, with its meetings and with all that refers to it, for whichever side says so."""
    link = "links: [{type: reports-to, to: exampleshire/group}]\n"
    meeting = "kind: ordinary\nstatus: held\n"
    old = {
        GROUP: BOARD,
        "meetings/exampleshire/group/2024-01-01.yaml": meeting,
        "boards/exampleshire/other.yaml": board("Other") + link,
    }
    new = {
        "boards/exampleshire/circle.yaml": BOARD + "formerly: [exampleshire/group]\n", "meetings/exampleshire/circle/2024-01-01.yaml": meeting,
        "boards/exampleshire/other.yaml": board("Other") + link.replace("group", "circle"),
    }  # fmt: skip
    for folder, before, after in (("on", old, new), ("back", new, old)):
        found = compared(tmp_path / folder, before, after)
        assert (found.facts, found.lives, found.questions) == ((), (), ())
        assert len(found.renamed) == 1
        assert [one.kind for one in found.kept] == ["board"]


def test_likeness_is_a_question(tmp_path: Path) -> None:
    """Two names that are alike are asked about, and stay one gone and one new."""
    was = {GROUP: board("Early Help Group"), "boards/exampleshire/far.yaml": board("Far")}
    now = {"boards/exampleshire/circle.yaml": board("Early Help Groups"), "plans/exampleshire/far.yaml": "name: Far\n"}
    found = compared(tmp_path, was, now)
    assert [(one.kind, one.before, one.after, one.record) for one in found.questions] == [
        ("board", GROUP_ID, "exampleshire/circle", "")
    ]
    assert sorted((one.board, one.how) for one in found.lives) == [
        ("exampleshire/circle", "began"),
        ("exampleshire/far", "ended"),
        (GROUP_ID, "ended"),
    ]


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ("{title: Police}", "{title: Police}", "both are titled Police"),
        ("{title: A, holders: [{people: [ben-baker, cara-cole]}]}", "{title: B, holders: [{person: ben-baker}]}", "the same person sits in both"),
        ("{title: A}", "{title: B}", None),
    ],
)  # fmt: skip
def test_seats_that_look_alike(tmp_path: Path, was: str, now: str, why: str | None) -> None:
    """By their title, or by who sits in them."""
    found = compared(
        tmp_path, {GROUP: f"{BOARD}seats: {{one: {was}}}\n"}, {GROUP: f"{BOARD}seats: {{two: {now}}}\n"}
    ).questions
    assert [(one.kind, one.before, one.after, one.record, one.why) for one in found] == (
        [("seat", "one", "two", GROUP_ID, why)] if why else []
    )


def test_many_names_are_not_held_against_each_other(tmp_path: Path) -> None:
    """Where very many records are gone and new, only the same names are asked about."""
    was = {f"plans/exampleshire/old-{number}.yaml": f"name: The plan of number {number}\n" for number in range(61)}
    now = {
        "plans/exampleshire/new.yaml": "name: The plan of number 7\n",
        "plans/exampleshire/near.yaml": "name: The plan of number 7a\n",
    }
    assert [(one.before, one.after) for one in compared(tmp_path, was, now).questions] == [
        ("exampleshire/old-7", "exampleshire/new")
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "dissolved: {on: 2024-09-30}\n", [(GROUP_ID, "ended", "2024-09-30", "yes", True)]),
        ("", "dissolved: {on: unknown}\n", [(GROUP_ID, "ended", "unknown", "yes", True)]),
        ("proposed: {on: 2024}\n", "proposed: {on: 2024}\nestablished: {on: 2025}\n", [(GROUP_ID, "began", 2025, "yes", True)]),
        ("agreed: {on: 2024}\n", "agreed: {on: 2025}\n", []),
        (None, "", [(GROUP_ID, "began", None, "yes", False)]),
        (None, "proposed: {on: 2024}\n", []),
    ],
)  # fmt: skip
def test_boards_that_begin_and_end_in_the_records(
    tmp_path: Path, before: str | None, after: str, expected: list[tuple[object, ...]]
) -> None:
    """Over all of time a board is there unless it is dissolved, or was only proposed."""
    was = {} if before is None else {GROUP: BOARD + before}
    found = compared(tmp_path, was, {GROUP: BOARD + after}).lives
    assert [(one.board, one.how, one.on, one.sure.value, one.recorded) for one in found] == expected


CHANGE = "changes: [{how: merged, from: [exampleshire/group, exampleshire/other], to: [exampleshire/circle], on: 2024-10-01, of: the north}]\n"
RESTRUCTURE = "name: One\nstages: [{stage: in-force, on: 2024-10-01}]\n" + CHANGE


def test_what_took_over_from_what(tmp_path: Path) -> None:
    """Each board before with each after, by a restructure that came into force; backwards where the comparison looks back."""
    group = BOARD + "established: {on: 2020-01-01}\n"
    ended = group + "dissolved: {on: 2024-09-30}\n"
    root = laid(
        tmp_path,
        {
            GROUP: ended, "boards/exampleshire/other.yaml": ended.replace("Group", "Other"), "boards/exampleshire/circle.yaml": board("Circle") + "established: {on: 2024-10-01}\n",
            "restructures/exampleshire/one.yaml": RESTRUCTURE, "restructures/exampleshire/two.yaml": RESTRUCTURE.replace("in-force", "proposed"),
        },
    )  # fmt: skip
    found = on(root, "2024-01-01", "2025-01-01")
    assert [(one.before, one.after, one.how, one.on, one.part, one.back) for one in found.handed] == [
        (was, "exampleshire/circle", "merged", "on 1 October 2024", "the north", False)
        for was in (GROUP_ID, "exampleshire/other")
    ]
    assert {(one.after, one.before, one.back) for one in on(root, "2025-01-01", "2024-01-01").handed} == {
        (GROUP_ID, "exampleshire/circle", True), ("exampleshire/other", "exampleshire/circle", True),
    }  # fmt: skip
    assert on(root, "2020-06-01", "2024-01-01").handed == ()
    assert on(root, "2025-01-01", "2026-01-01").lives == ()


def test_a_board_that_takes_another_in_is_told(tmp_path: Path) -> None:
    """A board that goes on stands over the one that was merged into it, and looking back under it."""
    texts = {
        GROUP: BOARD + "dissolved: {on: 2024-09-30}\nestablished: {on: 2020-01-01}\n",
        "boards/exampleshire/circle.yaml": board("Circle") + "established: {on: 2020-01-01}\n",
        "restructures/exampleshire/one.yaml": "name: One\nstages: [{stage: in-force, on: 2024-10-01}]\nchanges: [{how: merged, from: [exampleshire/group], to: [exampleshire/circle], on: 2024-10-01}]\n",
    }
    sides = [Side(Records(laid(tmp_path, texts)), date.fromisoformat(one), one) for one in ("2024-01-01", "2025-01-01")]
    there, back = (text(report(Shown(whole(*each)))) for each in (sides, sides[::-1]))
    assert "Circle, goes on\n└─ merged from Group, ended on 30 September 2024\n" in there
    assert "Group, still there: ended on 30 September 2024\n└─ later merged into Circle, goes on\n" in back


def test_a_board_goes_on_of_which_a_part_is_handed_on(tmp_path: Path) -> None:
    """A change of a restructure whose own boards go on is told where what comes after begins; a board is no successor of itself."""
    change = RESTRUCTURE.replace("merged", "split").replace(
        "to: [exampleshire/circle]", "to: [exampleshire/circle, exampleshire/group]"
    )
    texts = {
        GROUP: BOARD,
        "boards/exampleshire/other.yaml": board("Other"),
        "restructures/exampleshire/one.yaml": change,
    }
    found = compared(tmp_path, texts, {**texts, "boards/exampleshire/circle.yaml": board("Circle")})
    assert {(one.before, one.after) for one in found.handed} == {
        (GROUP_ID, "exampleshire/circle"),
        ("exampleshire/other", "exampleshire/circle"),
    }


def test_days_that_are_half_known_leave_it_open(tmp_path: Path) -> None:
    """What may have begun or ended in between differs perhaps; what is as unknown on both days does not differ."""
    text = (
        BOARD
        + "established: {on: 2020-01-01}\n"
        + (
            "seats:\n  sure: {title: A, since: 2024-06-01}\n  begun: {title: B, since: 2025}\n  ended: {title: C, until: 2025}\n  never: {title: D, since: unknown}\n"
            "officers: [{office: chair, post: X, until: 2025-05-31}, {office: chair, post: Y, since: 2025-06-01}]\n"
            "former_names: [{name: Team, until: 2025-03-31}, {name: Ring, since: 2019}]\n"
        )
    )
    found = on(laid(tmp_path, {GROUP: text}), "2024-01-01", "2025-07-01").facts
    assert short(list(found)) == [
        ("name", "changed", "yes"), ("officers/chair", "changed", "yes"), ("seats/begun", "added", "unknown"),
        ("seats/ended", "removed", "unknown"), ("seats/sure", "added", "yes"),
    ]  # fmt: skip


def test_terms_in_force_on_the_day(tmp_path: Path) -> None:
    """The surest version, and of several the last to begin; a day before the first has none."""
    root = laid(tmp_path, {GROUP: BOARD + "established: {on: 2019-01-01}\n" + NEXT})
    assert short(list(on(root, "2019-06-01", "2021-01-01").facts)) == [("terms", "added", "yes")]
    assert ("terms/deadlines/papers/meeting//days", "changed", "yes") in short(
        list(on(root, "2021-01-01", "2025-01-01").facts)
    )


def test_boards_of_which_nothing_is_known_are_counted() -> None:
    """Over the year 2014 in Lancashire, whether some boards were there is known for neither day."""
    found = on(ROOT / "records", "2014-01-01", "2014-12-31")
    assert "lancashire/corporate-parenting-board" in found.undated
    assert sum(one.how == "ended" and one.sure is Truth.YES for one in found.lives) == 13
    began = {one.board for one in found.lives if one.how == "began"}
    assert len(began) == 5
    assert {one.after for one in found.handed} == began


@pytest.mark.parametrize(
    ("first", "last"),
    [("2014-01-01", "2014-12-31"), ("2014-08-01", "2014-10-15"), ("2019-06-30", "2019-09-29"), ("2022-12-01", "2023-12-31"), ("2023-08-31", "2023-09-01")],
)  # fmt: skip
def test_boards_that_certainly_began_or_ended_are_those_of_the_ledger(first: str, last: str) -> None:
    """The ledger and the facts rest on the same boards, for what a restructure in force established and ended as well."""
    before, after = (Side(Records(ROOT / "records"), date.fromisoformat(one), one) for one in (first, last))
    ledger = endings.changed(before, after)
    lives = changes(before, after).lives
    ended = {one.board for one in lives if one.how == "ended" and one.sure is Truth.YES}
    assert ended == {one.board for one in ledger.ends if one.ends is Truth.YES and one.how != "planned"}
    began = {one.board for one in lives if one.how == "began" and one.sure is Truth.YES}
    assert began == {one.board for one in ledger.begins if one.begins is Truth.YES and not one.planned}
    back = changes(after, before).lives
    assert [(one.board, one.how, one.sure) for one in lives] == [
        (one.board, {"began": "ended", "ended": "began"}[one.how], one.sure) for one in back
    ]


def test_a_beginning_is_certain_whatever_came_after(tmp_path: Path) -> None:
    """Of a board that began in between it may be open whether it lasted, not that it began; a restructure in force says as much of an end."""
    texts = {
        GROUP: BOARD + "agreed: {on: {by: 2024}}\nestablished: {on: 2024-03-01}\ndissolved: {on: unknown}\n",
        "boards/exampleshire/other.yaml": board("Other") + "dissolved: {on: {by: 2024-09-30}}\n",
        "boards/exampleshire/third.yaml": board("Third") + "dissolved: {on: unknown}\n",
        "restructures/exampleshire/one.yaml": "name: One\nstages: [{stage: in-force, on: 2024-10-01, ends: [exampleshire/other, exampleshire/third]}]\n",
    }
    root = laid(tmp_path, texts)
    assert [(one.board, one.how, one.sure, one.open) for one in on(root, "2024-01-01", "2025-01-01").lives] == [
        (GROUP_ID, "began", Truth.YES, "after"),
        ("exampleshire/other", "ended", Truth.YES, "before"),
        ("exampleshire/third", "ended", Truth.YES, "before"),
    ]
    assert on(root, "2024-10-01", "2025-01-01").lives == ()


def test_a_measure_held_on_a_day(tmp_path: Path) -> None:
    """A measure or a plan that had not begun is not there: it is new as a whole."""
    root = laid(tmp_path, {"measures/exampleshire/one.yaml": "name: One\ndirection: lower\nsince: 2024-01-01\n"})
    assert [(one.kind, one.aspect, one.how) for one in on(root, "2023-01-01", "2024-06-01").facts] == [
        ("measure", (), "added")
    ]


def test_what_cannot_be_read_is_said_and_not_compared(tmp_path: Path) -> None:
    """A faulty file is neither gone nor new; a file whose name no record can have is named where it differs."""
    misnamed = {"boards/exampleshire/Group 2.yaml": BOARD, "boards/exampleshire/team.yml": BOARD}
    found = compared(tmp_path, {GROUP: BOARD}, {GROUP: BOARD + "kindd: x\n", **misnamed})
    assert (found.facts, found.lives, found.kept) == ((), (), ())
    assert [(one.side, one.path) for one in found.unread] == [
        ("after", GROUP),
        *(("after", path) for path in sorted(misnamed)),
    ]
    assert (
        on(laid(tmp_path / "days", {GROUP: BOARD + "kindd: x\n"}), "2024-01-01", "2025-01-01").unread[0].path == GROUP
    )


def test_the_same_day_of_other_records_is_compared_by_file(tmp_path: Path) -> None:
    """On one day only files that differ are looked at; a meeting more may show that its board was there."""
    meeting = {"meetings/exampleshire/group/2024-03-01.yaml": "kind: ordinary\nstatus: held\n"}
    day = date(2024, 6, 1)
    sides = [
        Side(Records(laid(tmp_path / name, texts)), day, name)
        for name, texts in (("a", {GROUP: BOARD}), ("b", {GROUP: BOARD, **meeting}))
    ]
    assert [(one.board, one.how, one.sure) for one in changes(*sides).lives] == [(GROUP_ID, "began", Truth.UNKNOWN)]


def test_exampleshire_mirrors() -> None:
    """What the days show one way they show the other way about."""
    there, back = on(EXAMPLE, "2023-01-01", "2026-04-01"), on(EXAMPLE, "2026-04-01", "2023-01-01")
    assert sorted(map(repr, there.facts)) == sorted(repr(mirrored(one)) for one in back.facts)
    assert {(one.board, one.how) for one in there.lives} == {
        (one.board, {"began": "ended", "ended": "began"}[one.how]) for one in back.lives
    }
    assert {(one.before, one.after) for one in there.handed} == {(one.after, one.before) for one in back.handed}
    assert on(EXAMPLE, "2026-04-01", "2026-04-01").empty


def test_a_board_that_is_only_agreed_is_not_there_yet(tmp_path: Path) -> None:
    """It begins on the day of its establishment, however long before it was agreed; one never established never ends."""
    texts = {
        GROUP: BOARD + "agreed: {on: 2023-01-01}\nestablished: {on: 2023-09-01}\n",
        "boards/exampleshire/plan.yaml": board("Plan") + "proposed: {on: {not_before: 2023, by: 2024}}\n",
    }
    assert [(one.board, one.how) for one in on(laid(tmp_path, texts), "2023-08-31", "2023-09-01").lives] == [
        (GROUP_ID, "began")
    ]


def test_places_are_not_asked_about(tmp_path: Path) -> None:
    """A place cannot say what it was, so a likeness of two is no question."""
    places = [{f"places/{name}.yaml": "name: Borough\nkind: district\n"} for name in ("one", "two")]
    found = compared(tmp_path, *places)
    assert found.questions == ()
    assert [(one.record, one.how) for one in found.facts] == [("one", "removed"), ("two", "added")]


def test_formerly_of_what_is_still_there_is_no_rename(tmp_path: Path) -> None:
    """A record that says it was another, which both sides have, or neither, is new: whichever side it stands on."""
    new = {
        "boards/exampleshire/circle.yaml": board("Circle") + "formerly: [exampleshire/group, exampleshire/nowhere]\n"
    }
    found = compared(tmp_path / "on", {GROUP: BOARD}, {GROUP: BOARD, **new})
    assert (found.renamed, [(one.board, one.how) for one in found.lives]) == ({}, [("exampleshire/circle", "began")])
    assert compared(tmp_path / "back", {GROUP: BOARD, **new}, {GROUP: BOARD}).renamed == {}


def test_a_file_is_named_once_and_what_nobody_means_is_not(tmp_path: Path) -> None:
    """Two faults of one file on two days are one; a text file beside the records is none."""
    root = laid(tmp_path, {GROUP: "name: 1\nkindd: x\n", "boards/exampleshire/notes.txt": "-"})
    assert [one.path for one in on(root, "2024-01-01", "2025-01-01").unread] == [GROUP]
