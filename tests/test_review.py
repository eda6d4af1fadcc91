"""`partnership review`: what stands in it, how long it may be, that nothing in it is live, and which base it takes."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import jsonschema
import pytest
import referencing
from hypothesis import given
from hypothesis import strategies as st

from folders import BASE, board, laid
from partnership.answers.review.approvals import approvals
from partnership.commands import run
from partnership.documents import schemas
from partnership.render import comment
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
from repositories import command, committed
from sides import GROUP, answered

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.report import Block

HOSTILE = "@octocat fixes #1 | </details><img src=x onerror=alert(1)> ![x](https://evil.example/x.png) `code` GH-3 www.evil.example"
TERMS = (
    "terms_of_reference:\n  - since: 2020-01-01\n    {agreed}quorum: {{need: {{at_least: {least}, counting: seats}}}}\n"
)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


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
