"""`partnership attendance --since`: what has changed, in every format, and what is refused."""

from __future__ import annotations

import json
import tempfile
from typing import TYPE_CHECKING, Any

import pytest

from folders import laid
from output_schemas import validator
from partnership.commands import run
from partnership.source import git
from repositories import command, committed

if TYPE_CHECKING:
    from pathlib import Path

BOARD = """\
name: The Board
kind: board
seats:
  chair: {title: Chair, holders: [{person: ann}]}
  police: {title: Police, holders: [{person: ben}]}
terms_of_reference:
  - {read: whole, attendance: [{rate: 70%, subject: person}]}
"""
PLACE = "name: Here\nkind: county\npeople:\n  ann: {name: Ann Archer}\n  ben: {name: Ben Baker}\n"
MEETING = "meetings/here/board/2025-05-01.yaml"
LATER = "meetings/here/board/2025-09-01.yaml"


def held(ann: str = "present", ben: str = "absent") -> str:
    """Return the text of a meeting that was held."""
    rows = "".join(
        f"  - {{person: {name}, seat: {seat}, capacity: member, presence: {presence}}}\n"
        for name, seat, presence in (("ann", "chair", ann), ("ben", "police", ben))
    )
    return f"kind: ordinary\nstatus: held\nattendance:\n{rows}"


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give temporary folders a place of their own, in which nothing may be left."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return records with one meeting, published under a tag."""
    root = laid(tmp_path / "work", {"boards/here/board.yaml": BOARD, "places/here.yaml": PLACE, MEETING: held()})
    committed(root.parent)
    command(root, "tag", "published")
    return root


def put(root: Path, path: str, text: str | None) -> None:
    """Write a record, or take it away."""
    if text is None:
        (root / path).unlink()
    else:
        laid(root.parent, {path: text})


def said(
    capsys: pytest.CaptureFixture[str], root: Path, *arguments: str, since: str = "published"
) -> tuple[int, str, str]:
    """Run the command on some records; return the exit status and what it printed."""
    status = run(["attendance", "--records", str(root), "--as-of", "2026-03-31", f"--since={since}", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def answer(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> dict[str, Any]:
    """Return the JSON answer, which is as its schema says."""
    status, out, err = said(capsys, root, "--format", "json", *arguments)
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    validator("attendance").validate(found)
    return found


def sentence(out: str) -> str:
    """Return the sentence that says what has changed."""
    return next(line for line in out.splitlines() if line.startswith(("Since ", "The records of ")))


def told(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> str:
    """Return what has changed in a sentence, after the revision and its day."""
    return sentence(said(capsys, root, *arguments)[1]).partition("): ")[2]


def test_nothing_is_compared_unless_it_is_asked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The keys are there, and say so."""
    assert run(["attendance", "--records", str(root), "--as-of", "2026-03-31", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["since"], found["boards"][0]["since"], found["boards"][0]["what_if"]) == (None, None, None)


def test_nothing_has_changed(root: Path, capsys: pytest.CaptureFixture[str], temporary: Path) -> None:
    """It is said plainly, and nothing is left behind."""
    put(root, "plans/here/plan.yaml", "name: Plan\n")
    assert told(capsys, root, "board") == "no meeting, mark, figure or verdict here has changed."
    assert list(temporary.iterdir()) == []


def test_what_has_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mark that was wrong, a meeting that was added: each is told, and the figures that they move."""
    put(root, MEETING, held(ben="present"))
    put(root, LATER, held(ann="not-recorded", ben="present"))
    assert (
        told(capsys, root)
        == "1 meeting added and 1 mark corrected; the figures of 2 people and 2 seats differ; 2 verdicts differ."
    )
    board = answer(capsys, root)["boards"][0]["since"]
    assert [(one["id"], one["was"]["mark"], one["is"]["mark"]) for one in board["marks"]] == [
        ("ben", "absent", "present")
    ]
    assert [(one["was"], one["is"]["date"]) for one in board["meetings"]] == [(None, "2025-09-01")]
    assert {
        one["id"]: (one["was"]["verdict"], one["is"]["verdict"]) for one in board["rows"] if one["subject"] == "person"
    } == {
        "ann": ("met", "cannot-tell"),
        "ben": ("below", "met"),
    }


def test_the_revision_is_named_with_its_day_and_id(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever explains a figure can say which records it rested on."""
    commit = command(root, "rev-parse", "HEAD")
    day = command(root, "show", "--no-patch", "--format=%cs", "HEAD")
    found = answer(capsys, root)["since"]
    assert found == {"revision": "published", "commit": commit, "date": day, "unread": [], "gone": []}
    assert f", {commit[:7]}): " in sentence(said(capsys, root)[1])


def test_a_meeting_that_is_gone_or_is_another(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both stand in the table of meetings."""
    put(root, LATER, held())
    committed(root.parent)
    command(root, "tag", "--force", "published")
    put(root, MEETING, None)
    put(root, LATER, held().replace("status: held", "status: cancelled"))
    _, out, _ = said(capsys, root)
    assert "1 meeting taken out and 1 meeting changed" in sentence(out)
    assert "1 May 2025        ordinary, counts: held  not on record in this window" in out
    assert "1 September 2025  ordinary, counts: held  ordinary, does not count: cancelled" in out


def test_another_rule_judges(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rule of then is told; no figure differs, and whoever it judges does."""
    put(root, "boards/here/board.yaml", BOARD.replace("rate: 70%, subject: person", "rate: 70%, subject: seat"))
    _, out, _ = said(capsys, root)
    assert sentence(out).endswith("): another rule judges; no figure differs; 4 verdicts differ.")
    assert "Rule then  at least 70% of meetings, by the named person" in out


def test_with_another_rule_both_are_judged_by_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it would change, and what has changed, stand beside one another."""
    put(root, MEETING, held(ben="present"))
    found = answer(capsys, root, "--rule", "seat")["boards"][0]
    assert found["what_if"]["changes"] == []
    assert [one["was"]["verdict"] for one in found["since"]["rows"]] == ["not-judged", "below"]
    assert "), both judged by this rule: 1 mark corrected; " in sentence(said(capsys, root, "--rule", "seat")[1])


def test_somebody_who_is_gone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are called what they were called then, and stand at the end of a spreadsheet."""
    put(root, "boards/here/board.yaml", BOARD.replace("person: ben", "person: cat"))
    put(root, "places/here.yaml", PLACE.replace("ben: {name: Ben Baker}", "cat: {name: Cat Cooper}"))
    put(root, MEETING, held().replace("person: ben", "person: cat"))
    _, out, _ = said(capsys, root)
    assert "Ben Baker   0 of 1 (0%)  not listed   below" in out
    assert "Cat Cooper  not listed   0 of 1 (0%)               below" in out
    lines = said(capsys, root, "--format", "csv")[1].splitlines()
    assert lines[0].endswith(",Verdict,Lowest rate then,Highest rate then,Verdict then")
    assert lines[-1].startswith(
        "The Board,financial year 2025/26,2025-04-01,2026-03-31,2026-03-31,person,ben,Ben Baker,,"
    )
    assert lines[-1].endswith(",0 of 1,0 of 1,below")
    assert next(line for line in lines if ",cat," in line).endswith(",below,,,")


@pytest.mark.parametrize(
    ("change", "was", "is_"),
    [
        (("presence: absent}", "presence: apologies, apology: accepted}"), "A apologies", "A apologies, accepted"),
        (("presence: absent}", "presence: apologies, reason: leave-approved}"), "A apologies", "L on approved leave of absence"),
    ],
)  # fmt: skip
def test_marks_say_what_they_mean(
    root: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str], was: str, is_: str
) -> None:
    """A letter that stays the same may still say something else."""
    put(root, MEETING, held(ben="apologies"))
    committed(root.parent)
    command(root, "tag", "--force", "published")
    put(root, MEETING, held().replace(*change))
    assert f"Ben Baker  {was}  {is_}" in said(capsys, root)[1]


def test_a_substitute_named_too_late(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the letter and its words are the same, what differs is added."""
    sent = f"{held()}  - {{person: sam, seat: police, capacity: substitute, presence: present}}\n"
    named = BOARD.replace("[{person: ben}]", "[{person: ben}], substitutes: [{person: sam, named_on: DAY}]")
    put(root, MEETING, sent)
    put(root, "boards/here/board.yaml", named.replace("DAY", "2025-04-01"))
    committed(root.parent)
    command(root, "tag", "--force", "published")
    put(root, "boards/here/board.yaml", named.replace("DAY", "2025-06-01"))
    out = said(capsys, root)[1]
    assert "S a substitute came (sam) (named beforehand)  S a substitute came (sam) (not named beforehand)" in out
    assert sentence(out).endswith(": 1 mark corrected; no figure differs; no verdict differs.")


def test_a_board_that_was_filed_under_another_id(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rename is followed, and told."""
    for path in ("boards/here/board.yaml", MEETING):
        put(root, path, None)
    put(root, "boards/here/council.yaml", f"{BOARD}formerly: [here/board]\n")
    put(root, MEETING.replace("board", "council"), held())
    out = said(capsys, root)[1]
    assert "), when the board was filed as here/board: no meeting, mark, figure or verdict here has changed." in out
    assert "With meetings in" not in out


def test_boards_that_are_gone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are named where all boards are asked about, and a board that is new has nothing to compare with."""
    for path in ("boards/here/board.yaml", MEETING):
        put(root, path, None)
    put(root, "boards/here/council.yaml", BOARD.replace("The Board", "The Council"))
    put(root, MEETING.replace("board", "council"), held())
    _, out, _ = said(capsys, root)
    assert out.startswith("With meetings in published (")
    assert out.partition("\n")[0].endswith("and without any on record now: The Board (here/board).")
    assert sentence(out).endswith(") had no such board, so there is nothing to compare with.")
    assert "With meetings in" not in said(capsys, root, "council")[1]
    found = answer(capsys, root)
    assert found["since"]["gone"] == ["The Board (here/board)"]
    assert found["boards"][0]["since"] == {
        "filed_as": None,
        "rule": None,
        "rule_changed": None,
        "meetings": [],
        "marks": [],
        "rows": [],
    }


@pytest.mark.parametrize("path", ["boards/here/board.yaml", MEETING, "places/here.yaml"])
def test_what_could_not_be_read_then(root: Path, capsys: pytest.CaptureFixture[str], path: str) -> None:
    """It is said first, and beside a file or a spreadsheet too; the exit status is about the records of now."""
    whole = (root / path).read_text()
    put(root, path, "kind: [\n")
    committed(root.parent)
    command(root, "tag", "--force", "published")
    put(root, path, whole)
    status, out, err = said(capsys, root)
    assert (status, err) == (0, "")
    assert out.startswith("1 file of published (")
    assert out.partition("\n")[0].endswith(f") could not be read, so what rests on it cannot be compared: {path}.")
    assert answer(capsys, root)["since"]["unread"] == [path]
    if path.startswith("boards"):
        assert sentence(out).endswith(
            ") have this board in a file that cannot be read, so there is nothing to compare with."
        )
    if path.startswith("meetings"):
        assert "1 May 2025  file not read, may count: its file cannot be read  ordinary, counts: held" in out
    assert said(capsys, root, "--format", "csv")[2].startswith("partnership: 1 file of published (")


def test_every_format(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What has changed is in all of them."""
    put(root, MEETING, held(ben="present"))
    for form in ("text", "markdown", "html"):
        _, out, _ = said(capsys, root, "--format", form)
        assert "1 mark corrected" in out
        assert "Figures and verdicts that differ" in out


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("nowhere", "there is no revision `nowhere` here; give a branch, a tag or a commit that `git log` shows"),
        ("HEAD~9", "there is no revision `HEAD~9` here; give a branch, a tag or a commit that `git log` shows"),
        ("--help", "`--help` is not a revision; give a branch, a tag or a commit"),
        ("", "`` is not a revision; give a branch, a tag or a commit"),
        ("a\0b", "`a\ufffdb` is not a revision; give a branch, a tag or a commit"),
        ("\x1b[31m", "there is no revision `\ufffd[31m` here; give a branch, a tag or a commit that `git log` shows"),
    ],
)
def test_a_bad_revision(
    root: Path, capsys: pytest.CaptureFixture[str], temporary: Path, typed: str, refused: str
) -> None:
    """The command could not run, and says why on one line."""
    assert said(capsys, root, since=typed) == (2, "", f"partnership: {refused}\n")
    assert list(temporary.iterdir()) == []


def test_no_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a repository there is nothing earlier."""
    root = laid(tmp_path, {"boards/here/board.yaml": BOARD, MEETING: held()})
    status, out, err = said(capsys, root)
    assert (status, out) == (2, "")
    assert err.endswith("is not in a git repository, so there is no earlier revision to look at\n")


def test_a_shallow_clone(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The way to the rest of the history is told."""
    committed(root.parent)
    command(tmp_path, "clone", "--quiet", "--depth", "1", root.parent.as_uri(), "shallow")
    assert (
        "this clone is shallow: run `git fetch --unshallow`"
        in said(capsys, tmp_path / "shallow" / "records", since="HEAD~1")[2]
    )


def test_git_is_missing(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what needs git is refused."""
    monkeypatch.setenv("PATH", "")
    assert said(capsys, root) == (
        2,
        "",
        "partnership: git is not installed, and this needs it\n",
    )


def test_a_disk_that_is_full(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    """Nothing is left behind there, either."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert said(capsys, root) == (
        2,
        "",
        "partnership: the records of `published` cannot be laid out to be looked at: no space left on device\n",
    )
    assert list(temporary.iterdir()) == []


def test_a_commit_that_is_not_there_has_no_day(root: Path) -> None:
    """Nor does anything fail over it."""
    assert git.day_of(root, "0" * 40) is None


def test_a_commit_without_a_day(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit made by hand may say a time that no calendar has; its id is enough."""
    monkeypatch.setattr(git, "day_of", lambda *_: None)
    commit = command(root, "rev-parse", "HEAD")
    assert sentence(said(capsys, root)[1]).startswith(f"Since published ({commit[:7]}): ")
    assert answer(capsys, root)["since"]["date"] is None
