"""A restructure walked through: what is open, what is answered, and where it was left."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import terminals
from folders import board, laid
from partnership.answers.load import Records
from partnership.commands import run
from partnership.recording.drafts import CannotRecordError
from partnership.recording.restructuring import Answer, answered, walk
from partnership.source import reader
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

RESTRUCTURE = "here/one-board"
PATH = path_of("restructure", RESTRUCTURE)
PLACE = "name: Here\nkind: county\nfunctions:\n  plan: {title: Plan}\n  tell: {title: Tell}\ndocuments:\n  review: {title: Review}\n"
OLD = """\
source: {document: review}
seats:
  police: {title: Police}
  health: {title: Health}
  gone: {title: Gone, until: 2020}
functions:
  - {function: plan}
areas:
  - {described_as: round here}
"""
TEXT = """\
name: One board
places: [here]
stages:
  - {stage: proposed, on: 2027-04-01, ends: [here/old], establishes: [here/new], source: {document: review}}
continuity:
  - {board: here/old, seat: health, fate: retired, reason: It had no holder.}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a restructure, where the user stands."""
    monkeypatch.chdir(tmp_path)
    new = board("New", source="{document: review}") + "seats:\n  police: {title: Police}\n"
    return laid(
        tmp_path,
        {
            "places/here.yaml": PLACE,
            "boards/here/old.yaml": board("Old") + OLD,
            "boards/here/new.yaml": new,
            PATH: TEXT,
        },
    )


def rows(root: Path) -> list[dict[str, Any]]:
    """Return what the restructure says of each thing."""
    data = reader.read((root / PATH).read_bytes()).data
    assert data is not None
    found: list[dict[str, Any]] = data["continuity"]
    return found


def test_what_is_open(root: Path) -> None:
    """Everything that the board has on its last day, but what is spoken of; what ended long ago is none of it."""
    way = walk(Records(root), RESTRUCTURE)
    assert [one.name for one in way.open] == ["seat/police", "function/here/plan"]
    assert (way.things, way.heirs) == (3, ("here/new",))
    (root / "boards/here/old.yaml").write_text(board("Old", dissolved="{on: 2019-12-31}") + OLD, encoding="utf-8")
    assert [one.name for one in walk(Records(root), RESTRUCTURE).open] == [
        "seat/police",
        "seat/gone",
        "function/here/plan",
    ]


def test_an_answer_is_a_row(root: Path) -> None:
    """What the place itself records has its bare id."""
    opened = Records(root)
    change = answered(opened, RESTRUCTURE, walk(opened, RESTRUCTURE).open[1], Answer("not-known", searched=("review",)))
    row = "  - {board: here/old, function: plan, fate: not-known, searched: [review]}\n"
    assert change[0].after == (TEXT + row).encode()


@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        (PATH, "name: [", "here/one-board cannot be read"),
        ("boards/here/old.yaml", "name: [", "here/old cannot be read, so nobody can say what it has"),
        (PATH, "name: One board\nstages:\n  - {stage: proposed, on: 2027}\n", "ends no board; add them to its `ends`"),
    ],
)
def test_what_cannot_be_walked_through(root: Path, path: str, text: str, why: str) -> None:
    """It is said, and nothing is guessed."""
    (root / path).write_text(text, encoding="utf-8")
    with pytest.raises(CannotRecordError, match=why):
        walk(Records(root), RESTRUCTURE)
    assert run(["restructure", RESTRUCTURE]) == 2


def test_answered_by_options(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One at a time, without a terminal; at the end nothing is open."""
    assert run(["restructure", "one-board"]) == 1
    assert (
        "2 of 3 things of the boards that end are not spoken of yet.\n\nOld (here/old)\n  seat/police  Police\n"
        in capsys.readouterr().out
    )
    assert run(["restructure", "one-board", "--thing", "police", "--carried-to", "new#police"]) == 0
    assert (
        run(["restructure", "one-board", "--of", "old", "--thing", "function/here/plan", "--not-known", "review, "])
        == 0
    )
    assert run(["restructure", "one-board"]) == 0
    assert capsys.readouterr().out.endswith("3 things of the boards that end: all of them are spoken of.\n")
    assert rows(root)[1:] == [
        {"board": "here/old", "seat": "police", "fate": "carried", "to": ["here/new"], "to_seat": "police"},
        {"board": "here/old", "function": "plan", "fate": "not-known", "searched": ["review"]},
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--thing", "seat/police"], "--thing goes with one of --carried-to, --retired and --not-known"),
        (["--retired", "x"], "--thing goes with one of"),
        (["--thing", "seat/police", "--retired", "x", "--carried-to", "new"], "--thing goes with one of"),
        (["--thing", "seat/health", "--retired", "x"], "`seat/health` is not among what is open"),
        (["--thing", "seat/police", "--carried-to", "nobody"], "there is no board `nobody`"),
        (["--thing", "seat/police", "--not-known", "nowhere"], "would bring 1 error"),
        (["--of", "nobody"], "there is no board `nobody`"),
    ],
)
def test_answers_that_make_no_sense(root: Path, words: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing is written."""
    before = (root / PATH).read_bytes()
    assert run(["restructure", RESTRUCTURE, *words]) == 2
    assert why in capsys.readouterr().err
    assert (root / PATH).read_bytes() == before


def test_of_two_boards_one_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same seat on two boards that end is two things."""
    (root / PATH).write_text(
        TEXT.replace("[here/old]", "[here/old, here/new]").replace(", establishes: [here/new]", ""), encoding="utf-8"
    )
    assert run(["restructure", RESTRUCTURE, "--thing", "seat/police", "--retired", "It is over."]) == 2
    assert "may be of any of these boards: here/old, here/new; say which with --of" in capsys.readouterr().err
    assert run(["restructure", RESTRUCTURE, "--of", "new", "--thing", "seat/police", "--retired", "It is over."]) == 0
    assert rows(root)[-1]["board"] == "here/new"
    capsys.readouterr()
    assert run(["restructure", RESTRUCTURE, "--of", "new"]) == 0
    assert capsys.readouterr().out == "Nothing that here/new has is left to be spoken of.\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_walked_through_left_and_taken_up(root: Path) -> None:
    """A board that is not there is asked for again; what was answered is written, and not asked for when it is taken up."""
    choose = "(q)uit"
    status, screen = terminals.typed_at(
        root.parent,
        ["restructure", "one-board"],
        [(choose, "c\n"), ("To which board", "nobody\n"), (choose, "c\n"), ("To which board", "\n"), (choose, "q\n")],
    )
    assert status == 0, screen
    assert "there is no board `nobody`" in screen
    assert "Left here; 1 still open. The same command takes it up again." in screen
    assert rows(root)[-1] == {
        "board": "here/old",
        "seat": "police",
        "fate": "carried",
        "to": ["here/new"],
        "to_seat": "police",
    }
    status, screen = terminals.typed_at(root.parent, ["restructure", "one-board"], [(choose, "p\n")])
    assert (status, "1 of 1. Old: function Plan" in screen, "That was the last." in screen) == (0, True, True), screen
    status, screen = terminals.typed_at(
        root.parent, ["restructure", "one-board"], [(choose, "n\n"), ("Which documents", "nowhere\n")]
    )
    assert "would bring 1 error, so nothing was changed" in screen
    status, screen = terminals.typed_at(
        root.parent, ["restructure", "one-board"], [(choose, "x\n"), (choose, "r\n"), ("Why", "Nobody asked for it.\n")]
    )
    assert status == 0, screen
    assert rows(root)[-1] == {
        "board": "here/old",
        "function": "plan",
        "fate": "retired",
        "reason": "Nobody asked for it.",
    }


def test_the_walk_in_a_process_of_its_own(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same questions, answered by a program."""
    answers = iter(["p", "n", "review"])
    monkeypatch.setattr("partnership.commands.restructure.on_a_terminal", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(answers))
    assert run(["restructure", RESTRUCTURE]) == 0
    assert rows(root)[-1] == {"board": "here/old", "function": "plan", "fate": "not-known", "searched": ["review"]}
    answers = iter(["c", "nobody", "r", " It is over. "])
    assert run(["restructure", RESTRUCTURE]) == 0
    assert rows(root)[-1] == {"board": "here/old", "seat": "police", "fate": "retired", "reason": "It is over."}


def test_a_new_restructure(root: Path) -> None:
    """It is one that can be walked through at once."""
    assert (
        run(
            [
                "new",
                "restructure",
                "--name",
                "Two boards",
                "--ends",
                "old",
                "--ends",
                "new",
                "--stage",
                "agreed",
                "--on",
                "2027",
                "--source",
                "review",
            ]
        )
        == 0
    )
    data = reader.read((root / "restructures/here/two-boards.yaml").read_bytes()).data
    assert data == {
        "name": "Two boards",
        "places": ["here"],
        "stages": [{"stage": "agreed", "on": 2027, "ends": ["here/old", "here/new"], "source": {"document": "review"}}],
    }
    assert run(["restructure", "two boards"]) == 1
