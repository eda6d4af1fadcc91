"""The walk through a restructure on a terminal: asked, answered, left and taken up again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import typer

import terminals
from folders import board, laid
from partnership.commands import run
from partnership.source import reader
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

RESTRUCTURE = "here/one-board"
PATH = path_of("restructure", RESTRUCTURE)
PLACE = "name: Here\nkind: county\nfunctions:\n  plan: {title: Plan}\ndocuments:\n  review: {title: Review}\n"
OLD = """\
source: {document: review}
seats:
  police: {title: Police, holders: [{post: Inspector}]}
  health: {title: Health}
functions:
  - {function: plan}
"""
TEXT = """\
name: One board
places: [here]
stages:
  - {stage: proposed, on: 2027-04-01, ends: [here/old], establishes: [here/new], source: {document: review}}
"""
MEASURE = "name: Rate\ndirection: lower\nowners:\n  - {board: here/old}\nsource: {document: review}\n"
KEYS = "What becomes of it"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a restructure, where the user stands."""
    monkeypatch.chdir(tmp_path)
    return laid(
        tmp_path,
        {
            "places/here.yaml": PLACE,
            "boards/here/old.yaml": board("Old") + OLD,
            "boards/here/new.yaml": board("New", source="{document: review}") + "seats:\n  police: {title: Police}\n",
            "boards/here/other.yaml": board("Other", source="{document: review}")
            + "links:\n  - {type: consults, to: here/old}\n",
            "measures/here/rate.yaml": MEASURE,
            PATH: TEXT,
        },
    )


def read(root: Path, path: str) -> dict[str, Any]:
    """Return what a record says."""
    data = reader.read((root / path).read_bytes()).data
    assert data is not None
    return data


def walked(monkeypatch: pytest.MonkeyPatch, answers: list[object]) -> int:
    """Walk through it with these answers, all of which are asked for; an exception is what happens instead of one."""
    given = iter(answers)

    def prompt(*_: object, **__: object) -> object:
        one = next(given)
        if isinstance(one, BaseException):
            raise one
        return one

    monkeypatch.setattr("partnership.commands.restructure.on_a_terminal", lambda: True)
    monkeypatch.setattr("typer.prompt", prompt)
    monkeypatch.setattr("typer.confirm", prompt)
    status = run(["restructure", RESTRUCTURE])
    assert list(given) == []
    return status


def test_all_of_it(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What comes after the board, each thing, and no days while it is only proposed."""
    answers: list[object] = ["", "9", "p"]
    answers += [
        "h",
        "x",
        "c",
        "9#police",
        "c",
        "1#police",
        "b",
        "b",
        "r",
        "",
        "R",
        "It is over.",
        "n",
        "nowhere",
        "N",
        "review",
        "p",
    ]
    assert walked(monkeypatch, answers) == 0
    assert read(root, PATH)["continuity"] == [
        {"board": "here/old", "seat": "police", "fate": "carried", "to": ["here/new"], "to_seat": "police"},
        {"board": "here/old", "everything": "seats", "fate": "retired", "reason": "It is over."},
        {"board": "here/old", "everything": "functions", "fate": "not-known", "searched": ["review"]},
    ]
    said = capsys.readouterr().err
    for sentence in (
        "nothing was typed; give a board",
        "9 is the number of none of these boards",
        "`x` is none of the keys",
        "what is retired needs a reason",
        "would bring 1 error",
        "No last days are written: it is proposed, not in force.",
        "Left here. Still open: what comes after 1 board and 1 thing. The same command takes it up again.",
    ):
        assert sentence in said
    assert walked(monkeypatch, ["new", "c", "1"]) == 0
    assert read(root, PATH)["changes"] == [
        {"how": "replaced", "from": ["here/old"], "to": ["here/new"], "on": "unknown"}
    ]
    assert "That was the last." in capsys.readouterr().err


def test_all_of_a_kind_go_to_a_board(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And not to one seat of it; one alone is counted as one."""
    assert walked(monkeypatch, ["p", "C", "1#police", "C", "1", "R", "It is over.", "q"]) == 0
    said = capsys.readouterr()
    assert "what is carried together goes to a board, not to one seat of it" in said.err
    assert "Old, 2 seats: carried to here/new.\nOld, 1 function: retired.\n" in said.out
    assert "to_seat" not in read(root, PATH)["continuity"][0]


def test_a_seat_of_the_same_id_is_offered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A seat that is carried to a board which has one of that id is carried to it, unless another is named."""
    assert walked(monkeypatch, ["a", "c", "1", "c", "1", "q"]) == 0
    seats = [(one["seat"], one.get("to_seat")) for one in read(root, PATH)["continuity"]]
    assert seats == [("police", "police"), ("health", None)]
    assert read(root, PATH)["changes"] == [{"how": "abolished", "from": ["here/old"], "on": "unknown"}]


@pytest.mark.parametrize("stop", [typer.Abort(), KeyboardInterrupt()])
def test_stopped_in_the_middle(
    root: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was answered is kept, and what is open is said."""
    assert walked(monkeypatch, ["1", "r", "It is over.", stop]) == 130
    assert len(read(root, PATH)["continuity"]) == 1
    assert "Left here. Still open: 3 things." in capsys.readouterr().err
    assert walked(monkeypatch, ["q"]) == 0


def test_the_days_of_one_in_force(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are asked for with the day before offered, and written in one change with what ends with the board."""
    assert walked(monkeypatch, ["1", "C", "1", "R", "It is over.", "C", "1"]) == 0
    assert run(["restructure", RESTRUCTURE, "--stage", "in-force", "--on", "2027-04-01", "--source", "review"]) == 0
    capsys.readouterr()
    assert walked(monkeypatch, ["p", "q"]) == 0
    assert "Still open: 2 days." in capsys.readouterr().err
    assert walked(monkeypatch, ["p", "p"]) == 0
    assert walked(monkeypatch, ["2028", "p", True, True, True]) == 0
    assert (
        "Old cannot have in 2028 for its last day: One board is in force from 1 April 2027" in capsys.readouterr().err
    )
    assert walked(monkeypatch, ["soon", "2027-03-31", "2027-04-01", True, True, True]) == 0
    old = read(root, "boards/here/old.yaml")
    assert old["dissolved"] == {"on": "2027-03-31", "source": {"document": "review"}}
    assert old["seats"]["police"] == {
        "title": "Police",
        "until": "2027-03-31",
        "holders": [{"post": "Inspector", "until": "2027-03-31", "ended": "board-ended"}],
    }
    assert read(root, "boards/here/new.yaml")["established"] == {"on": "2027-04-01", "source": {"document": "review"}}
    assert read(root, "boards/here/other.yaml")["links"][0]["until"] == "2027-03-31"
    assert read(root, "measures/here/rate.yaml")["owners"] == [
        {"board": "here/old", "until": "2027-03-31", "source": {"document": "review"}},
        {"board": "here/new", "since": "2027-04-01", "source": {"document": "review"}},
    ]
    out = capsys.readouterr().out
    assert "With it: 1 link of other boards to it, 2 seats, 1 holding of a seat and its time with 1 measure." in out
    assert run(["restructure", RESTRUCTURE]) == 0
    whole = (root / PATH).read_bytes()
    (root / PATH).write_bytes(whole[: whole.index(b"continuity:")])
    assert walked(monkeypatch, ["p", "p", "p", "p"]) == 0
    (root / PATH).write_bytes(whole)
    assert run(["undo"]) == 0
    assert "dissolved" not in read(root, "boards/here/old.yaml")


def test_a_board_without_a_record(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command that makes it is said."""
    (root / "boards/here/new.yaml").unlink()
    assert walked(monkeypatch, ["q"]) == 0
    said = capsys.readouterr().err
    assert "partnership new board here --id new --name NAME --kind board" in said
    assert "and the record of 1 board" in said


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_in_a_terminal(root: Path) -> None:
    """A terminal that is closed in the middle: what was answered is written, and not asked for when it is taken up."""
    words = ["restructure", "one-board"]
    terminals.typed_at(
        root.parent, words, [("Numbers or names", "1\n"), (KEYS, "c\n"), ("To which board", "\n"), (KEYS, None)]
    )
    assert [one["fate"] for one in read(root, PATH)["continuity"]] == ["carried"]
    status, screen = terminals.typed_at(root.parent, words, [(KEYS, "q\n")])
    assert (status, "1 of 3. Old: seat Health" in screen) == (0, True), screen
    assert "Left here. Still open: 3 things. The same command takes it up again." in screen
