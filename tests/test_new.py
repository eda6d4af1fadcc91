"""New records: what is asked for, what is known already, and what comes of it."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

import terminals
from folders import EXAMPLE, board, laid
from partnership.answers.load import Records
from partnership.checking.check import check
from partnership.commands import _new_options as command
from partnership.commands import run
from partnership.documents import shapes
from partnership.documents.key_order import key_order
from partnership.recording import beginning
from partnership.recording.drafts import CannotRecordError
from partnership.source import reader
from partnership.source.editing.canonical import canonical

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

PLACE = "name: Here\nkind: county\ndocuments:\n  terms: {title: Terms}\npeople:\n  ann: {name: Ann}\n  bob: {name: Bob}\n  cy: {name: Cy}\n"
SEATS = """\
source: {document: terms}
seats:
  police: {title: Police, standing: member, holders: [{person: ann}]}
  health: {standing: co-opted, holders: [{person: ann}]}
  council: {standing: member, holders: [{person: ann, since: 2020}]}
  schools: {standing: observer, holders: [{people: [bob, cy], arrangement: in-turn}]}
  heads: {standing: adviser, holders: [{post: Head}]}
  gone: {standing: member, until: 2020, holders: [{person: bob}]}
  moved: {standing: member, holders: [{person: bob, until: 2026-03}, {person: cy, since: 2026-03}]}
  empty: {standing: member, vacant: [{since: 2026-01-01}]}
  unknown: {standing: unknown}
  youth: {standing: in-attendance, holders: [{person: cy}]}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a place and a board, where the user stands."""
    monkeypatch.chdir(tmp_path)
    return laid(tmp_path, {"places/here.yaml": PLACE, "boards/here/trust.yaml": board("Trust") + SEATS})


def held(root: Path, path: str) -> dict[str, Any]:
    """Return what a new record holds; it is in its canonical form, and says where its schema is."""
    raw = (root / path).read_bytes()
    kind = path.partition("/")[0].removesuffix("s")
    assert canonical(raw, key_order(kind)) == raw
    assert raw.decode().startswith(
        f"# yaml-language-server: $schema={'../' * (path.count('/') + 1)}schemas/{kind}.schema.json\n"
    )
    data = reader.read(raw).data
    assert data is not None
    return data


def test_a_record_of_each_kind(root: Path) -> None:
    """Everything has an option, and no terminal is needed; what was made is found at once."""
    cite = ["--source", "terms", "--section", "4.1"]
    assert run(["new", "place", "--name", "Little Here", "--kind", "district", "--within", "here"]) == 0
    assert (
        run(
            [
                "new",
                "board",
                "here",
                "--name",
                "Siân's: Group",
                "--kind",
                "sub-group",
                "--acronym",
                "SG",
                "--established",
                "2026",
                "--sub-group-of",
                "trust",
                *cite,
            ]
        )
        == 0
    )
    assert (
        run(
            [
                "new",
                "plan",
                "here",
                "--name",
                "Plan",
                "--owner",
                "trust",
                "--since",
                "2026-04",
                "--until",
                "2029",
                *cite,
            ]
        )
        == 0
    )
    assert (
        run(
            [
                "new",
                "measure",
                "here",
                "--name",
                "李小龍",
                "--id",
                "lee",
                "--direction",
                "higher",
                "--plan",
                "plan",
                *cite,
            ]
        )
        == 0
    )
    assert (
        run(
            [
                "new",
                "meeting",
                "sg",
                "2030-05-01",
                "--starts",
                "10:30",
                "--venue",
                "Hall: east",
                "--mode",
                "hybrid",
                *cite,
            ]
        )
        == 0
    )
    citation = {"document": "terms", "section": "4.1"}
    assert held(root, "places/little-here.yaml") == {"name": "Little Here", "kind": "district", "within": "here"}
    assert held(root, "boards/here/sians-group.yaml") == {
        "name": "Siân's: Group", "acronym": "SG", "kind": "sub-group", "established": {"on": 2026}, "links": [{"type": "sub-group-of", "to": "here/trust"}], "source": citation,
    }  # fmt: skip
    assert held(root, "plans/here/plan.yaml") == {
        "name": "Plan",
        "owner": "here/trust",
        "since": "2026-04",
        "until": 2029,
        "source": citation,
    }
    assert held(root, "measures/here/lee.yaml") == {
        "name": "李小龍",
        "serves": [{"plan": "here/plan"}],
        "direction": "higher",
        "source": citation,
    }
    assert held(root, "meetings/here/sians-group/2030-05-01.yaml") == {
        "kind": "ordinary", "status": "planned", "starts": "10:30", "venue": "Hall: east", "mode": "hybrid", "source": citation,
    }  # fmt: skip
    assert [
        one
        for one in check(root).findings
        if one.rule in {"yaml-syntax", "unknown-field", "malformed-value", "misnamed-file"}
    ] == []
    assert run(["undo"]) == 0
    assert not (root / "meetings/here/sians-group").exists()


def test_who_is_expected(root: Path) -> None:
    """Whoever certainly holds a seat on the day, once for all seats in one capacity; a seat alone where it is not one certain person."""
    assert beginning.expected(Records(root), "here/trust", date(2026, 3, 10)) == [
        {"person": "ann", "seat": ["police", "council"], "capacity": "member", "presence": "not-recorded"},
        {"person": "ann", "seat": "health", "capacity": "co-opted", "presence": "not-recorded"},
        {"seat": "schools", "capacity": "observer", "presence": "not-recorded"},
        {"seat": "heads", "capacity": "adviser", "presence": "not-recorded"},
        {"seat": "moved", "capacity": "member", "presence": "not-recorded"},
        {"seat": "unknown", "capacity": "unknown", "presence": "not-recorded"},
        {"person": "cy", "seat": "youth", "capacity": "in-attendance", "presence": "not-recorded"},
    ]
    assert run(["new", "meeting", "trust", "2026-03-10-2", "--status", "held"]) == 0
    made = held(root, "meetings/here/trust/2026-03-10-2.yaml")
    assert made["attendance_recorded"] == "none"
    assert len(made["attendance"]) == 7


def test_expected_at_every_meeting_of_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A meeting that is made on the day of any other is sound: every row fits the seats of the day."""
    root = tmp_path / "records"
    shutil.copytree(EXAMPLE, root)
    monkeypatch.chdir(tmp_path)
    for day in ("2024-05-15", "2025-10-08", "2026-02-11"):
        assert (
            run(
                [
                    "new",
                    "meeting",
                    "exampleshire/childrens-trust",
                    f"{day}-2",
                    "--status",
                    "held",
                    "--source",
                    "childrens-trust-minutes-2025-26",
                ]
            )
            == 0
        )
    assert check(root).findings == ()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["place"], "--name is needed: name of the place"),
        (["place", "--name", "X"], "--kind is needed: country, region"),
        (["place", "X Y", "--name", "X", "--kind", "area"], "`X Y` cannot be the place's id"),
        (["place", "here", "--name", "X", "--kind", "area"], "there is a place here already"),
        (["board", "nowhere", "--name", "X", "--kind", "forum"], "there is no place `nowhere`"),
        (["board", "--name", " ", "--kind", "forum"], "--name is empty; it is needed: name of the board"),
        (["board", "--name", "李", "--kind", "forum"], "--id is needed: the board's id in plain letters"),
        (["board", "--name", "Trust", "--kind", "forum"], "there is a board here/trust already"),
        (["board", "--name", "X", "--kind", "forum", "--established", "soon"], "--established: 'soon' is not a date"),
        (["board", "--name", "X", "--kind", "forum", "--section", "1"], "a section is of a document"),
        (["board", "--name", "X\udc80", "--kind", "forum", "--id", "x"], "only half there"),
        (["meeting", "trust"], "DAY is needed: day of the meeting, YYYY-MM-DD"),
        (["meeting", "trust", "1 May"], "DAY '1 May' is not a day"),
        (["meeting", "trust", "2026-02-30-2"], "DAY '2026-02-30' is not a day"),
        (["meeting", "trust", "9998-01-01", "--status", "held"], "9998-01-01 is still to come, so nobody can say"),
        (["restructure", "--name", "R", "--on", "2027", "--ends", "trust", "--establishes", "trust"], "here/trust would end and be"),
        (["meeting", "trust", "2020-01-01"], "--status is needed: planned, held"),
        (["measure", "--name", "X", "--direction", "higher", "--outcome", "y"], "--outcome is of a plan"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("root")
def test_what_is_missing_is_named(words: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal nobody is asked, and nothing waits; nothing is made."""
    assert run(["new", *words]) == 2
    assert why in capsys.readouterr().err


def test_a_board_still_to_come(root: Path) -> None:
    """It is proposed, and not established."""
    assert run(["new", "board", "--name", "Later", "--kind", "board", "--proposed", "2026-11"]) == 0
    text = (root / "boards/here/later.yaml").read_text("utf-8")
    assert "proposed: {on: 2026-11}" in text
    assert "established" not in text


def test_of_several_places_one_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is one place alone it is meant; of several they are offered."""
    for number in range(13):
        (root / f"places/p{number}.yaml").write_text("name: P\nkind: area\n", encoding="utf-8")
    assert run(["new", "plan", "--name", "X"]) == 2
    assert "PLACE is needed: which place (here, p0, p1, p10, p11, p12, p2, p3, p4, p5, p6, p7, 2 more)" in capsys.readouterr().err  # fmt: skip


def test_a_board_that_cannot_be_read_expects_nobody(root: Path) -> None:
    """It is said rather than guessed."""
    (root / "boards/here/trust.yaml").write_text("name: [", encoding="utf-8")
    with pytest.raises(CannotRecordError, match="nothing can be recorded of it"):
        beginning.new_meeting(Records(root), "here/trust", "2026-01-01", date(2026, 1, 1), {"status": "held"})


def test_the_words_that_are_offered_are_the_schemas() -> None:
    """What an option takes is what a record may hold."""
    for kind, field, words in (
        ("place", "kind", command.PlaceKind),
        ("board", "kind", command.BoardKind),
        ("meeting", "kind", command.MeetingKind),
        ("meeting", "status", command.Status),
        ("meeting", "mode", command.Mode),
        ("measure", "direction", command.Direction),
    ):
        assert shapes.words(kind, field) == get_args(words)


@pytest.mark.parametrize(
    ("name", "suggested"),
    [("Children's Trust", "childrens-trust"), ("Siân’s Group", "sians-group"), ("Chidiebere-Okafor", "chidiebere-okafor"), ("0-19 & SEND", "0-19-send"), ("李", ""), ("x" * 150, "x" * 100)],
)  # fmt: skip
def test_ids_come_from_names(name: str, suggested: str) -> None:
    """Apostrophes go, accents go, what is left is joined by hyphens."""
    assert beginning.id_of(name) == suggested


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_asked_on_a_terminal(root: Path) -> None:
    """What is needed is asked for; a beginning of a word will do, and one that fits several is asked again."""
    status, screen = terminals.typed_at(
        root.parent,
        ["new", "board"],
        [
            ("Name of the board", "O'Brien: Siân's\n"),
            ("Kind of body", "s\n"),
            ("Kind of body", "x\n"),
            ("Kind of body", "work\n"),
        ],
    )
    assert status == 0, screen
    assert "`s` may be " in screen
    assert "`x` is none of them." in screen
    assert held(root, "boards/here/obrien-sians.yaml") == {"name": "O'Brien: Siân's", "kind": "working-group"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_what_cannot_be_is_asked_again(root: Path) -> None:
    """A board that is not there and a day that is none are asked for again, and what was answered before is kept.

    The boards there are are named first; where there is one alone, it is meant.
    """
    status, screen = terminals.typed_at(root.parent, ["new", "meeting"], [("Day of the meeting", "9998-05-02\n")])
    assert status == 0, screen
    (root / "boards/here/forum.yaml").write_text(board("Forum"), encoding="utf-8")
    status, screen = terminals.typed_at(
        root.parent,
        ["new", "meeting"],
        [
            ("One of here/forum or here/trust.\r\nWhich board: ", "nobody\n"),
            ("Which board", "trust\n"),
            ("Day of the meeting", "1 May\n"),
            ("Day of the", "9998-05-01\n"),
        ],
    )
    assert status == 0, screen
    assert "there is no board `nobody`" in screen
    assert "DAY '1 May' is not a day" in screen
    assert held(root, "meetings/here/trust/9998-05-01.yaml")["status"] == "planned"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_what_is_said_of_a_change_fits_the_terminal(root: Path) -> None:
    """Sentences and remedies are broken between words; where a finding is, the user's own line and a command are left whole."""
    name = "A partnership board with a very long name indeed, for children and for young people"
    status, screen = terminals.typed_at(root.parent, ["new", "board", "here", "--name", name, "--kind", "forum"], [])
    assert status == 0, screen
    lines = screen.splitlines()
    broken = [one for one in lines if "records/" not in one and "`" not in one and not one.startswith("  mend: ")]
    assert max(map(len, broken)) <= 100
    assert any(one.startswith("  help: ") and lines[number + 1].startswith("  ") for number, one in enumerate(lines))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_stopped_while_asked(root: Path) -> None:
    """Ctrl-C at a question ends the program, and nothing is made."""
    status, screen = terminals.typed_at(root.parent, ["new", "board", "here"], [("Name of the board", "\x03")])
    assert status == 130, screen
    assert "partnership: stopped at a question; nothing was changed" in screen
    assert "Traceback" not in screen
    assert sorted(path.name for path in (root / "boards/here").iterdir()) == ["trust.yaml"]
