"""A restructure walked through: what is open, what is answered, and where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from folders import board, laid
from partnership.answers.load import Records
from partnership.commands import run
from partnership.recording.drafts import CannotRecordError, Drafts
from partnership.recording.restructure.restructuring import Answer, answered, walk
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
changes:
  - {how: replaced, from: [here/old], to: [here/new], on: unknown}
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
    assert (len(way.things), way.ends, way.heirs, way.in_force) == (3, ("here/old",), ("here/new",), False)
    assert (way.unplaced, way.lasting, way.unbegun, way.unmade) == ((), ("here/old",), ("here/new",), ())
    (root / "boards/here/old.yaml").write_text(board("Old", dissolved="{on: 2019-12-31}") + OLD, encoding="utf-8")
    assert [one.name for one in walk(Records(root), RESTRUCTURE).open] == [
        "seat/police",
        "seat/gone",
        "function/here/plan",
    ]


def test_an_answer_is_a_row(root: Path) -> None:
    """What the place itself records has its bare id."""
    opened = Records(root)
    drafts = Drafts(opened)
    answered(drafts, RESTRUCTURE, [(walk(opened, RESTRUCTURE).open[1], Answer("not-known", searched=("review",)))])
    row = "  - {board: here/old, function: plan, fate: not-known, searched: [review]}\n"
    assert drafts.changes()[0].after == (TEXT + row).encode()


def test_what_goes_to_a_board_that_was_given_up_is_open_again(root: Path) -> None:
    """The last stage does not establish it any more: who carries the thing on has to be said anew, in the place of the row that says so."""
    later = TEXT.replace(
        "establishes: [here/new], source: {document: review}}",
        "establishes: [here/gone]}\n  - {stage: agreed, on: 2027-05, ends: [here/old], establishes: [here/new]}",
    ).replace("fate: retired, reason: It had no holder.", "fate: carried, to: [here/gone]")
    (root / PATH).write_text(later.replace("to: [here/new], on", "to: [here/gone], on"), encoding="utf-8")
    (root / "boards/here/gone.yaml").write_text(board("Gone", proposed="{on: 2027}"), encoding="utf-8")
    way = walk(Records(root), RESTRUCTURE)
    assert [one.name for one in way.open] == ["seat/police", "seat/health", "function/here/plan"]
    assert (way.unplaced, way.open[1].row) == (("here/old",), 0)
    assert run(["restructure", RESTRUCTURE, "--thing", "health", "--carried-to", "new#police"]) == 0
    assert rows(root) == [
        {"board": "here/old", "seat": "health", "fate": "carried", "to": ["here/new"], "to_seat": "police"}
    ]


@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        (PATH, "name: [", "here/one-board cannot be read"),
        ("boards/here/old.yaml", "name: [", "here/old cannot be read, so nothing can be recorded of it"),
        (
            PATH,
            f"{TEXT}".replace("stage: proposed", "stage: abandoned"),
            "was abandoned .1 April 2027., so there is nothing",
        ),
        (PATH, "name: One board\nstages:\n  - {stage: proposed, on: 2027}\n", "ends no board; add a stage that does"),
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
    assert capsys.readouterr().out.endswith(
        "3 things of the boards that end: all of them are spoken of.\n"
        "Once it is in force: `partnership restructure here/one-board --stage in-force --on DATE --last-day DATE --first-day DATE`.\n"
    )
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
        (
            ["--thing", "seat/health", "--retired", "x"],
            "`seat/health` is not among what is open: it is spoken of already; --again",
        ),
        (["--thing", "seat/none", "--retired", "x"], "`seat/none` is not among what is open; leave --thing out"),
        (["--thing", "seat/police", "--retired", " "], "what is retired needs a reason"),
        (["--thing", "seat/police", "--not-known", " , "], "what is not known needs the documents"),
        (
            ["--thing", "seat/police", "--carried-to", "new#polise"],
            "New has no seat `polise`; did you mean `police`?",
        ),
        (
            ["--thing", "seat/police", "--carried-to", "new#x"],
            "New has no seat `x`; there is police",
        ),
        (["--thing", "police", "--carried-to", "new#police", "--carried-to", "old"], "one seat of one board"),
        (["--thing", "seats", "--carried-to", "new#police"], "seats that are carried together go to a board"),
        (["--thing", "duties", "--retired", "x"], "no duties are among what is open"),
        (["--thing", "police", "--retired", "x", "--stage", "agreed", "--on", "2027-05"], "are each given alone"),
        (["--replaced-by", "new", "--abolished"], "--replaced-by and --abolished exclude one another"),
        (["--stage", "agreed"], "--stage goes with --on"),
        (["--on", "2027"], "--on is the day of a --stage"),
        (["--number", "3"], "go with --stage"),
        (["--with-links"], "go with --last-day"),
        (["--source", "review"], "--source is where something is said"),
        (["--again"], "--again goes with --thing or --from"),
        (["--last-day", "2027-03-31"], "One board is proposed and not in force, so no board ends or begins by it yet"),
        (["--thing", "seat/police", "--carried-to", "nobody"], "there is no board `nobody`"),
        (["--thing", "seat/police", "--not-known", "nowhere"], "would bring 1 error"),
        (["--of", "nobody"], "there is no board `nobody`"),
        (["--replaced-by", "new"], "what comes after every board that ends is said already"),
        (["--of", "old", "--abolished"], "what comes after here/old is said already, in `changes` of here/one-board"),
        (["--of", "new", "--abolished"], "here/new is not among the boards that One board ends; they are here/old"),
        (["--from", "nowhere.csv"], "nowhere.csv cannot be read"),
        (["--of", "new"], "here/new is not among the boards that end: here/old"),
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
        TEXT.replace("ends: [here/old]", "ends: [here/old, here/new]").replace(", establishes: [here/new]", ""),
        encoding="utf-8",
    )
    assert run(["restructure", RESTRUCTURE, "--thing", "seat/police", "--retired", "It is over."]) == 2
    assert "may be of any of these boards: here/old, here/new; say which with --of" in capsys.readouterr().err
    assert run(["restructure", RESTRUCTURE, "--of", "new", "--thing", "seat/police", "--retired", "It is over."]) == 0
    assert rows(root)[-1]["board"] == "here/new"
    assert run(["restructure", RESTRUCTURE, "--of", "new", "--abolished"]) == 0
    capsys.readouterr()
    assert run(["restructure", RESTRUCTURE, "--of", "new"]) == 0
    assert capsys.readouterr().out == "Nothing that here/new has is left to be spoken of.\n"


@pytest.mark.parametrize("thing", ["seats", "functions"])
def test_all_of_a_kind_alike(root: Path, thing: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One row for all of which none of their own speaks; of two boards one is named."""
    assert run(["restructure", RESTRUCTURE, "--thing", thing, "--retired", "It is over.", "--source", "review"]) == 0
    assert f"Old, 1 {thing.removesuffix('s')}: retired.\n" in capsys.readouterr().out
    assert rows(root)[-1] == {
        "board": "here/old",
        "everything": thing,
        "fate": "retired",
        "reason": "It is over.",
        "source": {"document": "review"},
    }
    (root / PATH).write_text(
        TEXT.replace("ends: [here/old]", "ends: [here/old, here/new]").replace(", establishes: [here/new]", ""),
        encoding="utf-8",
    )
    assert run(["restructure", RESTRUCTURE, "--thing", "seats", "--retired", "It is over."]) == 2
    assert "seats of several boards are open: here/old, here/new; say which with --of" in capsys.readouterr().err


def test_of_two_kinds_one_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A measure and a function of one id are two things."""
    (root / "measures/here/plan.yaml").parent.mkdir(parents=True)
    (root / "measures/here/plan.yaml").write_text(
        "name: Plans\ndirection: higher\nowners:\n  - {board: here/old}\n", encoding="utf-8"
    )
    assert run(["restructure", RESTRUCTURE, "--thing", "here/plan", "--retired", "It is over."]) == 2
    assert "`here/plan` may be any of these: function/here/plan, measure/here/plan" in capsys.readouterr().err


def test_answered_anew(root: Path) -> None:
    """What was said before stands there no more; the row stays where it was."""
    assert (
        run(
            [
                "restructure",
                RESTRUCTURE,
                "--thing",
                "seat/health",
                "--again",
                "--carried-to",
                "new",
                "--carried-to",
                "new",
            ]
        )
        == 0
    )
    assert rows(root) == [{"board": "here/old", "seat": "health", "fate": "carried", "to": ["here/new"]}]


def test_a_sheet_filled_in(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is open is written as a sheet; filled in, it is taken whole; taken twice, nothing changes."""
    text = TEXT[: TEXT.index("changes:")] + TEXT[TEXT.index("continuity:") :]
    (root / PATH).write_text(text, encoding="utf-8")
    file = tmp_path / "sheet.csv"
    assert run(["restructure", RESTRUCTURE, "--output", str(file)]) == 0
    assert file.read_text("utf-8-sig").splitlines() == [
        "board,called,thing,title,fate,to,reason,searched",
        "here/old,Old,board,What comes after it,,,,",
        "here/old,Old,seat/police,Police,,,,",
        "here/old,Old,function/here/plan,Plan,,,,",
    ]
    lines = (
        file.read_text("utf-8-sig").replace("after it,", "after it,replaced,new").replace("Police,", "Police,Not Known")
    )
    file.write_text(lines.replace("Not Known,,,", "Not Known,,,review"), encoding="utf-8")
    assert run(["restructure", RESTRUCTURE, "--from", str(file)]) == 0
    assert "From sheet.csv: 2 answers, 1 row left open.\n" in capsys.readouterr().out
    assert rows(root)[-1] == {"board": "here/old", "seat": "police", "fate": "not-known", "searched": ["review"]}
    assert run(["restructure", RESTRUCTURE, "--from", str(file)]) == 0
    assert "0 answers, 2 that are on record already, 1 row left open. Nothing has to change" in capsys.readouterr().out
    file.write_text(
        lines.replace("Not Known,,,", "Carried,new#police,,").replace("replaced,new", "abolished,"), encoding="utf-8"
    )
    assert run(["restructure", RESTRUCTURE, "--from", str(file)]) == 2
    said = capsys.readouterr().err
    assert "sheet.csv, row 2: what comes after here/old is said already, otherwise; mend it" in said
    assert "sheet.csv, row 3: seat/police of here/old is spoken of already, otherwise; --again answers anew" in said
    file.write_text(file.read_text("utf-8").replace("abolished,", "merged,new"), encoding="utf-8")
    assert run(["restructure", RESTRUCTURE, "--from", str(file), "--again"]) == 0
    assert rows(root)[-1] == {
        "board": "here/old",
        "seat": "police",
        "fate": "carried",
        "to": ["here/new"],
        "to_seat": "police",
    }


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("here/old,seat/police,,new,,", "it has `to` and no `fate`"),
        ("here/old,seat/police,gone,,,", "`gone` is no fate; write carried, retired or not-known"),
        ("here/old,seat/police,carried,,,", "what is carried needs something under `to`"),
        ("here/old,seat/police,retired,,,", "what is retired needs something under `reason`"),
        ("here/old,seat/police,retired,new,Done.,", "what is retired has nothing under `to`"),
        ("here/old,seat/police,carried,nobody,,", "there is no board `nobody`"),
        ("here/old,seat/nothing,retired,,Done.,", "here/old has no `seat/nothing`"),
        ("here/new,seat/police,retired,,Done.,", "`here/new` is not among the boards that end"),
        ("here/old,board,abolished,new,,", "a board that is abolished has nothing after it"),
        ("here/old,board,vanished,,,", "`vanished` is nothing that becomes of a board; write one of replaced"),
        ("here/new,board,abolished,,,", "here/new is not among the boards that One board ends"),
        (
            "here/old,seat/police,retired,,Done.,\nhere/old,seat/police,retired,,Done.,",
            "answered for in an earlier row",
        ),
    ],
)
def test_sheets_that_cannot_be_taken(
    root: Path, tmp_path: Path, row: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each row says why, and nothing of the sheet is taken."""
    file = tmp_path / "sheet.csv"
    file.write_text(f"Board,Thing,Fate,To,Reason,Searched\n{row}\n", encoding="utf-8")
    before = (root / PATH).read_bytes()
    assert run(["restructure", RESTRUCTURE, "--from", str(file)]) == 2
    said = capsys.readouterr().err
    assert why in said
    assert "1 row cannot be taken, so nothing was changed" in said
    assert (root / PATH).read_bytes() == before


@pytest.mark.usefixtures("root")
def test_what_is_no_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The column that is missing is named; of very many faults the first are shown."""
    file = tmp_path / "sheet.csv"
    file.write_text("Board,Thing\nx,y\n", encoding="utf-8")
    assert run(["restructure", RESTRUCTURE, "--from", str(file)]) == 2
    assert "it has no column `fate`; its columns are Board, Thing" in capsys.readouterr().err
    file.write_text("Board,Thing,Fate\n" + "x,y,z\n" * 23, encoding="utf-8")
    assert run(["restructure", RESTRUCTURE, "--from", str(file)]) == 2
    assert "and 3 rows more\npartnership: 23 rows cannot be taken" in capsys.readouterr().err


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
