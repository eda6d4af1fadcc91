"""`partnership review`: what stands in it, how long it may be, that nothing in it is live, and which base it takes."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import jsonschema
import pytest
import referencing
from hypothesis import given
from hypothesis import strategies as st

from folders import BASE, board, laid
from partnership.answers.review.approvals import approvals
from partnership.answers.review.on_record import on_record
from partnership.answers.review.review import review
from partnership.checking.check_report import CheckReport, Since
from partnership.commands import run
from partnership.documents import schemas
from partnership.render import comment, text
from partnership.report import (
    Box,
    Branch,
    Bullets,
    Card,
    Cell,
    Column,
    Diagram,
    Fold,
    Heading,
    Paragraph,
    Report,
    Table,
    Tree,
)
from partnership.source import git
from partnership.views.review.report import report
from repositories import command, committed
from sides import GROUP, answered, sides

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.review.on_record import OnRecord
    from partnership.report import Block

HOSTILE = "@octocat fixes #1 | </details><img src=x onerror=alert(1)> ![x](https://evil.example/x.png) `code` GH-3 www.evil.example"
TERMS = (
    "terms_of_reference:\n  - since: 2020-01-01\n    {agreed}quorum: {{need: {{at_least: {least}, counting: seats}}}}\n"
)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with one commit on `main`, and the folder stood in."""
    folder = tmp_path / "work"
    laid(folder, {GROUP: board("Group") + TERMS.format(agreed="", least=3)}, BASE)
    committed(folder)
    monkeypatch.chdir(folder)
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run `review` as of a day; return the exit status and what it printed."""
    status = run(["review", "--as-of", "2026-03-31", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def report_of(*blocks: Block) -> Report:
    """Return a report of these blocks."""
    return Report("A title", blocks, Table("", (), ()), {})


@pytest.mark.usefixtures("work")
def test_the_comment_begins_with_its_marker_and_says_what_it_is_against(capsys: pytest.CaptureFixture[str]) -> None:
    status, printed, _ = said(capsys)
    assert status == 0
    assert printed.startswith(f"{comment.MARKER}\n## What this change does\n")
    assert "Against main (" in printed
    assert "nothing differs in what the records say" in printed
    assert "No finding is new and none is mended" in printed


def test_nothing_of_a_record_is_live(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid(work, {GROUP: f"name: {json.dumps(HOSTILE)}\nkind: board\n"})
    _, printed, _ = said(capsys)
    assert "octocat" in printed
    outside = re.sub(r"```mermaid.*?```", "", printed, flags=re.DOTALL)
    assert not re.search(r"@[a-z]|#[0-9]|(?<!\\)!\[|<img|https?:|www\.|GH-[0-9]", outside)
    assert outside.count("<details>") == outside.count("</details>")
    rows = [line for line in outside.splitlines() if line.startswith("|") and "octocat" in line]
    assert rows
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)


def test_the_branch_is_compared_from_where_it_left_its_base(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command(work, "checkout", "--quiet", "-b", "proposal")
    laid(work, {"boards/exampleshire/new.yaml": board("New")})
    committed(work)
    command(work, "checkout", "--quiet", "main")
    laid(work, {"boards/exampleshire/later.yaml": board("Later")})
    committed(work)
    command(work, "checkout", "--quiet", "proposal")
    _, printed, _ = said(capsys, "--format", "text")
    assert "main where this branch left it (" in " ".join(printed.split())
    assert "New" in printed
    assert "Later" not in printed


def test_the_default_branch_is_what_origin_names_and_else_one_of_a_usual_name(
    work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert git.default_branch(work) == "main"
    command(tmp_path, "clone", "--quiet", str(work), "clone")
    assert git.default_branch(tmp_path / "clone") == "origin/main"
    command(work, "branch", "--move", "main", "trunk")
    status, _, refused = said(capsys)
    assert status == 2
    assert "no default branch is known here" in refused
    assert said(capsys, "trunk")[0] == 0


def test_outside_a_repository_it_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    laid(tmp_path, {}, BASE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    status, printed, refused = said(capsys)
    assert (status, printed) == (2, "")
    assert "is not in a git repository, so there is no branch to compare with" in refused


def test_what_weakens_can_fail_and_what_cannot_be_read_always_does(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laid(work, {GROUP: board("Group") + TERMS.format(agreed="", least=2)})
    assert said(capsys)[0] == 0
    status, printed, _ = said(capsys, "--fail-on", "weakens")
    assert status == 1
    assert "1 thing weakens, and no record accepts it" in printed
    laid(work, {GROUP: "name: [broken\n"})
    status, printed, _ = said(capsys)
    assert status == 2
    assert "could not be read" in printed


def test_in_json_it_is_as_its_schema_says(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid(
        work,
        {
            GROUP: board("Group") + TERMS.format(agreed="agreed_by: [exampleshire/group]\n    ", least=2),
            "restructures/exampleshire/one.yaml": "name: One\nstages: [{stage: agreed, on: 2026-01-01, by: Cabinet}]\n",
        },
    )
    found = json.loads(said(capsys, "--format", "json")[1])
    shapes = [json.loads(schemas.output(name)) for name in ("review", "diff")]
    registry = referencing.Registry().with_contents([(one["$id"], one) for one in shapes])
    jsonschema.Draft202012Validator(shapes[0], registry=registry).validate(found)
    assert found["approvals"]["terms"] == [
        {
            "board": "exampleshire/group",
            "agreed_before_by": [],
            "agreed_after_by": ["exampleshire/group"],
            "clauses": [],
        }
    ]
    assert found["approvals"]["restructures"][0]["by"] == "Cabinet"
    assert said(capsys, "--format", "html")[1].startswith("<!doctype html>")
    assert "judgement" in said(capsys, "--format", "csv")[1]


def test_of_who_agreed_only_what_is_on_record_is_said(tmp_path: Path) -> None:
    clause = "clauses: [{about: amendment-of-terms, says: By two thirds.}, {about: resources, says: None.}]\n    "
    before = board("Group") + TERMS.format(agreed=clause, least=3)
    after = board("Group") + TERMS.format(agreed="", least=2)
    (found,) = approvals(answered(tmp_path, {GROUP: before}, {GROUP: after}).changes).terms
    assert found == ("exampleshire/group", (), (), ("By two thirds.",))


MEETING = "meetings/exampleshire/group/2025-05-01.yaml"
HELD = "kind: ordinary\nstatus: held\nattendance_recorded: whole\nattendance: [{seat: lay, capacity: member, presence: %s}]\n"
SEATED = board("Group") + "seats: {lay: {title: Lay, standing: member}}\n" + TERMS.format(agreed="", least=1)


def looked(folder: Path, before: dict[str, str], after: dict[str, str]) -> OnRecord:
    """Return what a change does to attendance and quorum on record."""
    return on_record(*sides(folder, before, after), date(2026, 3, 31))


def test_only_boards_that_rest_on_what_differs_are_looked_at(tmp_path: Path) -> None:
    own = {GROUP: SEATED, MEETING: HELD % "present"}
    place = "name: Exampleshire\nkind: county\norganisations: {police: {name: Police}}\n"
    elsewhere = {"boards/exampleshire/other.yaml": board("Other")}
    assert looked(tmp_path / "same", own, own).looked_at == 0
    assert looked(tmp_path / "other", own, own | elsewhere).looked_at == 0
    assert looked(tmp_path / "place", own, own | {"places/exampleshire.yaml": place}).looked_at == 1
    assert looked(tmp_path / "new", {}, own).looked_at == 0
    assert looked(tmp_path / "broken", own, own | {GROUP: "name: [broken"}).looked_at == 0
    rule = SEATED.replace("{at_least: 1, counting: seats}", "{present: {bodies: [exampleshire/other]}}")
    named = {GROUP: rule, MEETING: HELD % "present"}
    assert looked(tmp_path / "named", named, named | elsewhere).looked_at == 1


def test_a_meeting_that_loses_its_quorum_is_told_under_the_id_of_now(tmp_path: Path) -> None:
    team = "boards/exampleshire/team.yaml"
    before = {GROUP: SEATED, MEETING: HELD % "present"}
    after = {team: SEATED + "formerly: [exampleshire/group]\n", MEETING.replace("/group/", "/team/"): HELD % "absent"}
    planned = {MEETING.replace("05-01", "06-01"): "kind: ordinary\nstatus: planned\n"}
    found = looked(tmp_path, before | planned, after)
    (one,) = found.quorum
    assert (one.board, one.meeting) == ("exampleshire/team", "exampleshire/team/2025-05-01")
    assert (one.before.value, one.after.value) == ("quorate", "inquorate")


def test_a_short_report_is_left_as_it_is() -> None:
    written = comment.render(report_of(Heading("A"), Paragraph("B"), Bullets(("c", "d"))), "all")
    assert written == f"{comment.MARKER}\n## A\n\nB\n\n- c\n- d\n"


def test_what_is_left_out_is_counted() -> None:
    rows = tuple((Cell(f"row {number} " + "x" * 900), Cell("y")) for number in range(1_000))
    written = comment.render(report_of(Paragraph("First"), Table("T", (Column("a"), Column("b")), rows)), "“again”")
    shown = written.count("| row ")
    assert len(written.encode()) <= comment.MOST
    assert f"{1_000 - shown} lines left out" in written
    assert f"{shown} texts cut short" in written
    assert written.rstrip().endswith("“again” shows all.")


def test_pictures_cards_trees_and_folds_are_shortened_too() -> None:
    boxes = tuple(Box(str(number), "x" * 2_000) for number in range(100))
    tree = Tree(tuple(Branch(0, Cell("t" * 500), under=("u" * 500,) * 30) for _ in range(100)))
    card = Card("Card", tuple((str(number), ("v" * 500,)) for number in range(300)))
    blocks: tuple[Block, ...] = (
        Fold("Folded", (tree, card)),
        Diagram("D", (), ("k",), boxes, ()),
        Bullets(("@x" * 3_000,) * 90),
    )
    written = comment.render(report_of(*blocks), "all")
    assert len(written.encode()) <= comment.MOST
    assert "1 picture left out" in written
    assert written.count("<details>") == written.count("</details>") == 1


def test_where_nothing_else_helps_the_first_sentence_is_left() -> None:
    blocks: list[Block] = [Paragraph("The sentence."), *(Bullets(("@a" * 50,)) for _ in range(4_000))]
    written = comment.render(report_of(*blocks), "all")
    assert written.startswith(f"{comment.MARKER}\n## A title\n\nThe sentence.\n\nAll else is left out")


@given(st.lists(st.text(max_size=3_000), max_size=60))
def test_it_is_never_too_long_and_the_marker_always_first(texts: list[str]) -> None:
    rows = tuple((Cell(text * 9), Cell(text)) for text in texts)
    written = comment.render(report_of(Table("T", (Column("a"), Column("b")), rows), Bullets(tuple(texts))), "all")
    assert len(written.encode(errors="surrogatepass")) <= comment.MOST
    assert written.startswith(f"{comment.MARKER}\n")


def test_whole_records_acceptances_and_what_is_mended_are_told(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid(
        work,
        {
            "plans/exampleshire/old.yaml": "name: Old plan\n",
            "measures/exampleshire/one.yaml": "name: One\ndirection: higher\n",
        },
    )
    committed(work)
    (work / "records/plans/exampleshire/old.yaml").unlink()
    source = "source: {document: minutes}\n"
    place = "name: Exampleshire\nkind: county\ndocuments: {minutes: {title: Minutes}}\n"
    laid(
        work,
        {
            "places/exampleshire.yaml": place + source,
            "measures/exampleshire/one.yaml": "name: One\ndirection: higher\n" + source,
            "measures/exampleshire/two.yaml": "name: Two\ndirection: higher\n",
            "meetings/exampleshire/group/2026-02-01.yaml": "kind: ordinary\nstatus: planned\n",
            GROUP: board("Group") + TERMS.format(agreed="", least=2),
        },
    )
    printed = said(capsys)[1]
    assert "| Old plan | Plan | there | gone |" in printed
    assert "| Two | Measure |  | new |" in printed
    assert "| Group | Meetings |  | 1 meeting new on record: 2026-02-01 |" in printed
    assert re.search(r"<details><summary>Mended \([0-9]+\)</summary>", printed)
    (fingerprint,) = re.findall(r"quorum-need ([0-9a-f]{12})", printed)
    accepted = (
        f"accepted: [{{judgement: quorum-need, fingerprint: {fingerprint}, reason: A seat is vacant., "
        "accepted_by: The group, look_again: 2027-01-01}]\n"
    )
    laid(work, {GROUP: board("Group") + TERMS.format(agreed="", least=2) + accepted})
    status, printed, _ = said(capsys, "--fail-on", "weakens")
    assert status == 0
    assert "accepted by The group (A seat is vacant.)" in printed
    assert "no record accepts" not in printed


def test_where_nothing_is_found_that_is_said(tmp_path: Path) -> None:
    before, after = sides(tmp_path, {GROUP: SEATED}, {GROUP: SEATED})
    checked = CheckReport("", [], (), 1, failing=False, since=Since("main", frozenset(), (), {}))
    shown = text(report(review(before, after, checked, date(2026, 3, 31))))
    assert "Nothing was found, before or after." in shown


@pytest.mark.parametrize("name", ["first", "perhaps"])
def test_a_board_that_took_over_says_from_whom(tmp_path: Path, name: str) -> None:
    since = {"first": "2025-01-01", "perhaps": "unknown"}[name]
    ended = f"dissolved: {{on: {since}}}\n"
    change = (
        "name: One\nstages: [{stage: in-force, on: 2025-01-01}]\n"
        "changes: [{how: replaced, on: 2025-01-01, from: [exampleshire/group], to: [exampleshire/team]}]\n"
    )
    new = {"boards/exampleshire/team.yaml": board("Team"), "restructures/exampleshire/one.yaml": change}
    before, after = sides(tmp_path, {GROUP: board("Group")}, {GROUP: board("Group") + ended, **new})
    checked = CheckReport("", [], (), 1, failing=False, since=Since("main", frozenset(), (), {}))
    shown = comment.render(report(review(before, after, checked, date(2026, 3, 31))), "all")
    assert "replaces Group" in shown
    assert "taken over by Team" in shown
