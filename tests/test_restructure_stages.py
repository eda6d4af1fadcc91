"""A restructure from stage to stage: what differs from the last one, what replaces what, and the days of boards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from folders import board, laid, meeting
from partnership.commands import run
from partnership.source import reader
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

RESTRUCTURE = "here/fewer"
PATH = path_of("restructure", RESTRUCTURE)
PLACE = "name: Here\nkind: county\ndocuments:\n  review: {title: Review}\n"
SOURCED = "source: {document: review}\n"
TEXT = """\
name: Fewer
places: [here]
stages:
  - stage: proposed
    on: 2026-11-04
    ends: [here/a, here/b, here/c]
    establishes: [here/x, here/y, here/z]
    number: 3
    source: {document: review}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder where three boards are to replace three, and the user stands."""
    monkeypatch.chdir(tmp_path)
    texts: dict[str, str | bytes] = {f"boards/here/{one}.yaml": board(f"Old {one.upper()}") + SOURCED for one in "abcd"}
    texts |= {f"boards/here/{one}.yaml": board(f"New {one.upper()}", proposed="{on: 2026-11}") for one in "vwxyz"}
    return laid(
        tmp_path, {"places/here.yaml": PLACE, "meetings/here/d/2026-12-02.yaml": meeting(), **texts, PATH: TEXT}
    )


def read(root: Path, path: str = PATH) -> dict[str, Any]:
    """Return what a record says."""
    data = reader.read((root / path).read_bytes()).data
    assert data is not None
    return data


def did(*words: str) -> int:
    """Run the command with these options."""
    return run(["restructure", RESTRUCTURE, *words])


def test_three_proposed_became_five(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A stage has what the last one had, but for what is said; the difference is told."""
    assert did("--stage", "agreed", "--on", "2026-12-02", "--establishes", "here/v", "--establishes", "here/w", "--without", "here/c",
               "--number", "5", "--decided-at", "here/d/2026-12-02", "--decided-at", "old d/2026-12-02", "--decided-at", "old d", "--by", "The cabinet", "--source", "review") == 0  # fmt: skip
    assert capsys.readouterr().out.startswith(
        "Fewer: agreed, 2 December 2026. Otherwise than it was proposed: it does not end Old C any more; "
        "it establishes New V and New W too; it establishes 5 boards instead of 3.\n"
    )
    assert read(root)["stages"][1] == {
        "stage": "agreed",
        "on": "2026-12-02",
        "decided_at": ["here/d/2026-12-02", "here/d"],
        "by": "The cabinet",
        "ends": ["here/a", "here/b"],
        "establishes": ["here/x", "here/y", "here/z", "here/v", "here/w"],
        "number": 5,
        "source": {"document": "review"},
    }
    assert did("--stage", "agreed", "--on", "2026-12-09") == 0
    assert "As it was agreed: the same boards end and begin." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["reviewed", "--on", "2026-12"], "Fewer cannot be reviewed December 2026: it is proposed already"),
        (["agreed", "--on", "2026-10"], "its last stage, proposed, is of 4 November 2026, which is later"),
        (["reversed", "--on", "2027"], "what is not in force is not reversed but abandoned"),
        (["abandoned", "--on", "2027", "--ends", "old d"], "by a stage that is abandoned no board ends or begins"),
        (["agreed", "--on", "2027", "--without", "old d"], "here/d is not among the boards that the last stage ends"),
        (["agreed", "--on", "2027", "--without", "here/a", "--ends", "here/a"], "here/a is given both with --without"),
        (
            ["agreed", "--on", "2027", "--establishes", "here/a"],
            "here/a would end and be established by the same stage",
        ),
        (["agreed", "--on", "soon"], "--on: 'soon' is not a date"),
        (["agreed", "--on", "2027", "--ends", "nobody"], "there is no board `nobody`"),
        (["agreed", "--on", "2027", "--decided-at", "old d/2026-12-03"], "there is no meeting here/d/2026-12-03"),
        (["agreed", "--on", "2027", "--decided-at", "nobody/2026-12-03"], "there is no board `nobody`"),
    ],
)
def test_stages_that_cannot_be(root: Path, words: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing is changed."""
    assert did("--stage", *words) == 2
    assert why in capsys.readouterr().err
    assert (root / PATH).read_text("utf-8") == TEXT


def test_given_up_and_taken_up(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By what is abandoned no board ends; it may be proposed again, from what it last had. What is in force is reversed."""
    assert did("--stage", "abandoned", "--on", "2027-01") == 0
    assert capsys.readouterr().out.startswith("Fewer: abandoned, January 2027.\n")
    assert read(root)["stages"][1] == {"stage": "abandoned", "on": "2027-01"}
    assert did("--stage", "proposed", "--on", "2027-02") == 0
    assert read(root)["stages"][2]["ends"] == ["here/a", "here/b", "here/c"]
    assert did("--stage", "in-force", "--on", "2027-04-01") == 0
    assert did("--stage", "abandoned", "--on", "2027-05") == 2
    assert "what is in force is not abandoned but reversed" in capsys.readouterr().err
    assert did("--stage", "reversed", "--on", "2027-05") == 0


def test_one_stage_that_names_no_board(root: Path) -> None:
    """There is nothing to start from, and nothing to tell."""
    (root / PATH).write_text("name: Fewer\nstages:\n  - {stage: reviewed, on: 2026}\n", encoding="utf-8")
    assert did("--stage", "proposed", "--on", "2027", "--ends", "here/a") == 0
    assert read(root)["stages"][1] == {"stage": "proposed", "on": 2027, "ends": ["here/a"]}


def test_what_replaces_what(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Boards that one board replaces merge in one row; one that several replace is split; the day is filled in once it is known."""
    assert did("--of", "here/a", "--replaced-by", "here/x") == 0
    assert "Old A: replaced, and New X comes after it." in capsys.readouterr().out
    assert did("--of", "here/b", "--replaced-by", "here/x") == 0
    assert "Old B: merged, and New X comes after it." in capsys.readouterr().out
    assert did("--replaced-by", "here/y", "--replaced-by", "here/z", "--on", "2027-04") == 0
    assert "Old C: split, and New Y and New Z come after it." in capsys.readouterr().out
    assert did("--stage", "in-force", "--on", "2027-04-01") == 0
    assert read(root)["changes"] == [
        {"how": "merged", "from": ["here/a", "here/b"], "to": ["here/x"], "on": "2027-04-01"},
        {"how": "split", "from": ["here/c"], "to": ["here/y", "here/z"], "on": "2027-04"},
    ]


def test_another_day_is_another_row(root: Path) -> None:
    """Boards that the same board replaces on different days do not merge."""
    assert did("--of", "here/a", "--replaced-by", "here/x", "--on", "2027-04-01") == 0
    assert did("--of", "here/b", "--replaced-by", "here/x", "--on", "2027-07-01") == 0
    assert [one["from"] for one in read(root)["changes"]] == [["here/a"], ["here/b"]]


def test_rows_that_are_taken_out_of_the_count(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was said of a board that does not end any more is named, and left to be looked at."""
    (root / PATH).write_text(
        f"{TEXT}continuity:\n  - {{board: here/c, everything: seats, fate: retired, reason: Done.}}\n", encoding="utf-8"
    )
    assert did("--stage", "agreed", "--on", "2027", "--without", "here/c") == 0
    assert "1 row of `continuity` is of boards that it does not end any more" in capsys.readouterr().out


def test_in_force_with_all_days_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One change set, taken back as one; once each has its day there is nothing more to date."""
    assert did("--abolished") == 0
    assert (
        did(
            "--stage",
            "in-force",
            "--on",
            "2027-04-01",
            "--last-day",
            "2027-03-31",
            "--first-day",
            "2027-04-01",
            "--source",
            "review",
        )
        == 0
    )
    said = capsys.readouterr().out
    assert (
        "Old A, Old B and Old C end: the last day is 31 March 2027. New X, New Y and New Z begin: the first day is 1 April 2027."
        in said
    )
    assert read(root, "boards/here/b.yaml")["dissolved"] == {"on": "2027-03-31", "source": {"document": "review"}}
    assert did("--last-day", "2027-03-31", "--first-day", "2027-04-01") == 0
    assert (
        "Each board that ends has its last day already. Each board that is established has its first day already."
        in capsys.readouterr().out
    )
    assert did("--of", "here/a", "--last-day", "2027-03-30") == 2
    assert "Old A has ended already, on 31 March 2027" in capsys.readouterr().err
    assert did("--of", "here/d", "--last-day", "2027-03-30") == 2
    assert "here/d is not among the boards that end by the last stage" in capsys.readouterr().err
    assert run(["undo"]) == 0
    assert [one["stage"] for one in read(root)["stages"]] == ["proposed"]
    assert "dissolved" not in read(root, "boards/here/a.yaml")


def test_days_that_are_still_to_be_given(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once it is in force the list asks for them, and says of a board to be established that has no record how it is made."""
    assert did("--abolished") == 0
    assert did("--stage", "in-force", "--on", "2027-04") == 0
    (root / "boards/here/z.yaml").unlink()
    capsys.readouterr()
    assert did() == 1
    assert capsys.readouterr().out == (
        "These end, and have no last day; --last-day gives it to them.\n"
        "  Old A (here/a)\n  Old B (here/b)\n  Old C (here/c)\n\n"
        "These are established, and have no first day; --first-day gives it to them.\n"
        "  New X (here/x)\n  New Y (here/y)\n\n"
        "These are to be established, and have no record; `partnership new board` makes it.\n"
        "  here/z (here/z)\n"
    )
    assert did("--of", "here/a", "--last-day", "2027-04-01") == 0
    assert read(root, "boards/here/a.yaml")["dissolved"] == {"on": "2027-04-01"}


def test_what_cannot_be_said_of_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A board is not replaced by itself; a file that cannot be changed in place is named."""
    assert did("--of", "here/a", "--replaced-by", "here/a") == 2
    assert "here/a cannot be replaced by itself" in capsys.readouterr().err
    (root / PATH).write_text(TEXT.replace("on: 2026-11-04", "on: &day 2026-11-04"), encoding="utf-8")
    assert did("--of", "here/a", "--abolished") == 2
    assert "fewer" in capsys.readouterr().err
