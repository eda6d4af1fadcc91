"""What ends, and what is called otherwise: which lines of which records that changes."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from folders import EXAMPLE, board, laid, meeting, snapshot
from partnership.answers.load import Records
from partnership.checking.check import check
from partnership.checking.trial import trial
from partnership.commands import run
from partnership.recording import ending, renaming
from partnership.recording.choosing import the_one
from partnership.recording.closing import Ending
from partnership.recording.drafts import CannotRecordError, Drafts
from partnership.recording.restructure import dissolving
from partnership.recording.restructure.dissolving import Also

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.source.changes import Change

PLACE = """\
name: Here
kind: county
people:
  ann: {name: Ann Archer}
  bob: {name: Bob Baker}
documents:
  terms: {title: Terms}
  minutes: {title: Minutes}
"""
BOARD = """\
name: Trust
kind: board
seats:
  police:
    title: Police
    holders:
      - {person: ann, since: 2020, until: 2021-05-31}
      - person: bob
        since: 2021-06
        source: {document: terms}
  chairs:
    holders:
      - {people: [ann, bob], arrangement: in-turn, until: unknown}
      - {post: Head of Service}
links:
  - {type: reports-to, to: here/other, source: [{document: terms}]}
  - {type: consults, to: here/other, until: 2020, note: Once.}
  - {type: supports, to_described: various boards, note: Since the start.}
source: {document: terms}
"""
DAY = Ending("2026-03-31")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two boards, where the user stands."""
    monkeypatch.chdir(tmp_path)
    return laid(
        tmp_path,
        {
            "places/here.yaml": PLACE,
            "boards/here/trust.yaml": BOARD,
            "boards/here/other.yaml": board("Other", source="{document: terms}"),
        },
    )


def lines(changes: list[Change]) -> list[str]:
    """Return the lines that changes add."""
    return [
        line.strip()
        for one in changes
        for line in (one.after or b"").decode().splitlines()
        if line not in (one.before or b"").decode().splitlines()
    ]


def test_a_holder_leaves(root: Path) -> None:
    """The one whose time goes on is meant; the last day, the reason and one more citation stand there."""
    said = Ending("2026-03-31", "stood-down", {"document": "minutes", "section": "3"})
    ended = ending.end_holder(Records(root), "here/trust", "police", "bob", said)
    assert lines(ended.changes) == [
        "until: 2026-03-31", "ended: stood-down", "source:", "- {document: terms}", '- {document: minutes, section: "3"}',
    ]  # fmt: skip
    assert ended.summary == "Bob Baker leaves the seat Police on Trust: the last day is 31 March 2026."
    assert trial(root, ended.changes).errors == ()
    assert (
        "Ann Archer / Bob Baker leaves the seat chairs"
        in ending.end_holder(Records(root), "here/trust", "chairs", "ann", DAY).summary
    )
    assert (
        "Head of Service leaves"
        in ending.end_holder(Records(root), "here/trust", None, "head of", Ending("2026-03")).summary
    )


@pytest.mark.parametrize(
    ("seat", "who", "why"),
    [
        (
            None,
            "bob",
            r"may mean any of these: Bob Baker \(Police since June 2021\) or Ann Archer / Bob Baker \(chairs, no. 1\)",
        ),
        ("police", "ann", "Ann Archer in the seat Police on Trust has ended already, on 31 May 2021; if that is wrong"),
        ("police", "cy", "Trust has no holder `cy`; there are Ann Archer"),
        ("polis", "bob", "Trust has no seat `polis`; did you mean `police`"),
    ],
)
def test_a_holder_that_is_not_meant(root: Path, seat: str | None, who: str, why: str) -> None:
    """Who may be several, who has left, and who was never there are said."""
    with pytest.raises(CannotRecordError, match=why):
        ending.end_holder(Records(root), "here/trust", seat, who, DAY)


def test_reasons_are_a_closed_list(root: Path) -> None:
    """Nothing about anybody's health can be recorded as the reason."""
    assert "left-post" in ending.reasons()
    with pytest.raises(CannotRecordError, match=r"`unwell` is not a reason .* give one of term-ended"):
        ending.end_holder(Records(root), "here/trust", None, "bob", Ending(2026, "unwell"))


def test_a_link_ends(root: Path) -> None:
    """The one that goes on is meant; of several the type says which; a reason is a sentence more of its note."""
    ended = ending.end_link(
        Records(root), "here/trust", "other", None, Ending(2026, "It met no more.", {"document": "minutes"})
    )
    assert lines(ended.changes) == [
        "- type: reports-to", "to: here/other", "until: 2026", "source:", "- {document: terms}", "- {document: minutes}", "note: It met no more.",
    ]  # fmt: skip
    assert ended.summary == "A link ends (Trust: reports to here/other): its last day is in 2026."
    ended = ending.end_link(Records(root), "here/trust", "various", "supports", Ending(2026, "It met no more."))
    assert "note: Since the start. It met no more." in " ".join(lines(ended.changes))
    with pytest.raises(CannotRecordError, match=r"consults here/other has ended already, on 2020"):
        ending.end_link(Records(root), "here/trust", "other", "consults", DAY)
    with pytest.raises(CannotRecordError, match="Other has no link to `x`; there is none"):
        ending.end_link(Records(root), "here/other", "x", None, DAY)


def test_a_board_ends(root: Path) -> None:
    """It has its last day; what is open inside it stays as it is; links to it end where that is asked for."""
    ended = dissolving.end_board(
        Records(root),
        "here/other",
        Ending("2026-03-31", "Its work was done.", {"document": "minutes"}),
        Also(links=True),
    )
    assert [one.path for one in ended.changes] == ["boards/here/other.yaml", "boards/here/trust.yaml"]
    assert "dissolved: {on: 2026-03-31, source: {document: minutes}, note: Its work was done.}" in lines(ended.changes)
    assert (
        ended.summary
        == "Other (here/other) ends: its last day is 31 March 2026. With it: 1 link of other boards to it."
    )
    assert trial(root, ended.changes).errors == ()
    with pytest.raises(CannotRecordError, match="nowhere cannot be read"):
        dissolving.end_board(Records(root), "nowhere", DAY)


def test_what_ends_with_a_board(root: Path) -> None:
    """Its seats and who sits in them, and its time with measures; what has ended, or had not begun, is left as it is."""
    text = (
        "seats:\n  old: {until: 2020}\n  later: {since: 2027}\n"
        "  police: {holders: [{post: A, until: 2021}, {post: B, ended: removed}, {post: C, since: 2027}]}\n"
        "source: {document: terms}\n"
    )
    (root / "boards/here/other.yaml").write_text(board("Other") + text, encoding="utf-8")
    (root / "measures/here").mkdir(parents=True)
    owners = (
        "owners:\n  - {board: here/other, until: 2020}\n  - {board: here/other, since: 2027}\n  - {board: here/other}\n"
    )
    (root / "measures/here/rate.yaml").write_text(f"name: Rate\ndirection: lower\n{owners}", encoding="utf-8")
    ended = dissolving.end_board(Records(root), "here/other", DAY, Also(seats=True, measures=True))
    assert ended.summary.endswith("With it: 1 seat, 1 holding of a seat and its time with 1 measure.")
    assert lines(ended.changes) == [
        "dissolved: {on: 2026-03-31}",
        "police:",
        "until: 2026-03-31",
        "holders:",
        "- {post: A, until: 2021}",
        "- {post: B, until: 2026-03-31, ended: removed}",
        "- {post: C, since: 2027}",
        "- {board: here/other, until: 2026-03-31}",
    ]


def test_what_no_record_can_hold(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A letter that is half there is refused, with nothing changed."""
    before = snapshot(root)
    assert run(["end", "other", "--on", "2026-03-31", "--reason", "x\udc80"]) == 2
    assert "only half there" in capsys.readouterr().err
    assert snapshot(root) == before


def test_what_has_ended_on_that_day_is_left(root: Path) -> None:
    """Said again, nothing changes; on another day it is refused."""
    (root / "boards/here/other.yaml").write_text(board("Other", dissolved="{on: 2026-03-31}"), encoding="utf-8")
    assert [one.before == one.after for one in dissolving.end_board(Records(root), "here/other", DAY).changes] == [True]
    with pytest.raises(CannotRecordError, match="has ended already, on 31 March 2026"):
        dissolving.end_board(Records(root), "here/other", Ending("2026-04"))
    said = Ending("2021-05-31", source={"document": "terms"})
    again = ending.end_seat(Records(root), "here/trust", "police", said)
    assert "until: 2021-05-31" in lines(again.changes)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["trust", "--on", "soon"], "--on: 'soon' is not a date; write it YYYY-MM-DD"),
        (["trust", "--on", "unknown"], "--on unknown is not a day"),
        (["trust", "--on", "2026", "--section", "3"], "a section is of a document"),
        (["trust", "--on", "2026", "--link", "x", "--seat", "y"], "--link and --seat or --holder exclude one another"),
        (["trust", "--on", "2026", "--type", "consults"], "--type says which link"),
        (
            ["trust", "--on", "2026", "--seat", "police", "--with-links"],
            "--with-links, --with-seats and --with-measures are for a board that ends",
        ),
        (["trust", "--on", "2026", "--holder", "nobody"], "Trust has no holder `nobody`"),
        (["nobody", "--on", "2026"], "there is no board `nobody`"),
    ],
)
@pytest.mark.usefixtures("root")
def test_ends_that_make_no_sense(words: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing is changed."""
    assert run(["end", *words]) == 2
    assert why in capsys.readouterr().err


def test_the_end_of_a_link_and_of_a_seat_by_command(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is asked for is written."""
    assert run(["end", "trust", "--seat", "chairs", "--on", "2026-03-31", "--source", "minutes", "--section", "2"]) == 0
    assert run(["end", "trust", "--link", "various boards", "--on", "2026-03-31"]) == 0
    assert capsys.readouterr().out.count("`partnership undo` takes it back.") == 2
    assert b"until: 2026-03-31" in (root / "boards/here/trust.yaml").read_bytes()


def test_renamed_there_and_back(tmp_path: Path) -> None:
    """Every reference follows a board and its meetings; back again, only the id that it had meanwhile is left of it."""
    root = tmp_path / "records"
    shutil.copytree(EXAMPLE, root)
    before = snapshot(root)
    for old, new in (("childrens-trust", "council"), ("council", "childrens-trust")):
        renamed = renaming.rename_record(Records(root), "board", f"exampleshire/{old}", f"exampleshire/{new}")
        assert trial(root, renamed.changes).errors == ()
        for one in renamed.changes:
            (root / one.path).unlink(missing_ok=True)
        for one in renamed.changes:
            if one.after is not None:
                (root / one.path).parent.mkdir(parents=True, exist_ok=True)
                (root / one.path).write_bytes(one.after)
        assert check(root).findings == ()
        assert b"exampleshire/" + old.encode() not in b"".join(
            path.read_bytes().replace(b"  - exampleshire/" + old.encode(), b"") for path in root.rglob("*.yaml")
        ).replace(b"exampleshire/childrens-trust-", b"")
    after = snapshot(root)
    assert before.keys() == after.keys()
    assert [name for name in before if before[name][2] != after[name][2]] == [
        "boards/exampleshire/childrens-trust.yaml"
    ]


def test_other_records_are_renamed(root: Path) -> None:
    """A meeting, a measure and a plan take what refers to them along."""
    (root / "meetings/here/trust").mkdir(parents=True)
    (root / "meetings/here/trust/2026-01-01.yaml").write_text(
        meeting(more="actions:\n  do-it: {action: Do it.}\n"), encoding="utf-8"
    )
    (root / "meetings/here/trust/2026-02-01.yaml").write_text(
        meeting(
            more="actions_closed:\n  - {action: here/trust/2026-01-01#do-it, outcome: done}\nminutes: {confirms: [here/trust/2026-01-01]}\n"
        ),
        encoding="utf-8",
    )
    renamed = renaming.rename_record(Records(root), "meeting", "here/trust/2026-01-01", "here/trust/2026-01-08")
    assert renamed.summary == "The meeting here/trust/2026-01-01 is now here/trust/2026-01-08, with 2 references."
    assert lines([one for one in renamed.changes if one.moved_from is None and one.after]) == [
        "- {action: here/trust/2026-01-08#do-it, outcome: done}",
        "minutes: {confirms: [here/trust/2026-01-08]}",
    ]


def test_renamed_back_to_an_id_that_it_had(root: Path) -> None:
    """An id that is its own again is no longer a former one."""
    (root / "boards/here/other.yaml").write_text(board("Other", formerly="[here/older, here/old]"), encoding="utf-8")
    renamed = renaming.rename_record(Records(root), "board", "here/other", "here/old")
    moved = next(one for one in renamed.changes if one.path == "boards/here/old.yaml")
    assert moved.after == board("Other", formerly="[here/older, here/other]").encode()


def test_an_acceptance_follows(root: Path) -> None:
    """Who accepted a finding of a record accepts it under its new id."""
    accepted = "accepted:\n  - rule: nameless-board\n    records: [here/other]\n    reason: It stands so in its terms.\n    accepted_by: The board\n    look_again: 2027-01-01\n"
    (root / "places/here.yaml").write_text(PLACE + accepted, encoding="utf-8")
    renamed = renaming.rename_record(Records(root), "board", "here/other", "here/new")
    assert "records: [here/new]" in lines(renamed.changes)


@pytest.mark.parametrize(
    ("kind", "old", "new", "why"),
    [
        ("board", "here/other", "here/trust", r"there is a record boards/here/trust.yaml already"),
        ("board", "here/other", "here/other", "has that id already"),
    ],
)
def test_ids_that_cannot_be(root: Path, kind: str, old: str, new: str, why: str) -> None:
    """An id that is taken, or its own, is refused."""
    with pytest.raises(CannotRecordError, match=why):
        renaming.rename_record(Records(root), kind, old, new)


def test_meetings_in_the_way(root: Path) -> None:
    """Meetings that lie where the board's own would go are not written over."""
    for name in ("other", "new"):
        (root / f"meetings/here/{name}").mkdir(parents=True)
        (root / f"meetings/here/{name}/2026-01-01.yaml").write_text(meeting(), encoding="utf-8")
    with pytest.raises(CannotRecordError, match=r"there is a record meetings/here/new/2026-01-01.yaml already"):
        renaming.rename_record(Records(root), "board", "here/other", "here/new")


def test_what_cannot_be_read_may_refer_to_it(root: Path) -> None:
    """A record that cannot be read stops a rename; one that cannot be opened stops any change of it."""
    (root / "boards/here/broken.yaml").write_text("name: [", encoding="utf-8")
    with pytest.raises(CannotRecordError, match=r"boards/here/broken.yaml cannot be read, so what it says"):
        renaming.rename_record(Records(root), "board", "here/other", "here/new")
    with pytest.raises(CannotRecordError, match="here/broken cannot be read, so nothing can be recorded of it"):
        renaming.rename_board(Records(root), "here/broken", "X", None)
    with pytest.raises(CannotRecordError, match=r"boards/here/nowhere.yaml cannot be changed"):
        Drafts(Records(root)).move("board", "here/nowhere", "here/x")


@pytest.mark.parametrize("typed", ["New", "a/b/c", "../x", "", "a_b", "x/", "é"])
def test_new_ids_have_the_shape_of_ids(typed: str) -> None:
    """What is no id is refused; the last name of one will do, and so will the name of its file."""
    with pytest.raises(CannotRecordError, match="is not an id for a board: PLACE/NAME"):
        renaming.new_id("board", "here/trust", typed)
    assert renaming.new_id("board", "here/trust", "new.yaml") == "here/new"
    assert renaming.new_id("board", "here/trust", "there/new") == "there/new"
    assert renaming.new_id("meeting", "here/trust/2026-01-01", "2026-01-08") == "here/trust/2026-01-08"


def test_another_name(root: Path) -> None:
    """The old name is kept, with its last day where the first of the new one is known."""
    renamed = renaming.rename_board(Records(root), "here/other", "O'Brien: Siân's", date(2026, 4, 1))
    assert lines(renamed.changes) == [
        "name: \"O'Brien: Siân's\"",
        "former_names:",
        "- {name: Other, until: 2026-03-31}",
    ]
    assert renamed.summary == "Other (here/other) has the name O'Brien: Siân's from 1 April 2026 on."
    (root / "boards/here/other.yaml").write_text("described_as: A group\nkind: board\n", encoding="utf-8")
    assert lines(renaming.rename_board(Records(root), "here/other", "Named", None).changes) == ["name: Named"]
    with pytest.raises(CannotRecordError, match="has the name Trust already"):
        renaming.rename_board(Records(root), "here/trust", "Trust", None)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["trust"], "give the new id, or a new name with --name: one of the two"),
        (["trust", "x", "--name", "X"], "one of the two"),
        (["trust", "x", "--since", "2026-01-01"], "--since is the first day of a new name"),
        (["trust", "--name", "X", "--since", "2026"], "is not a day"),
        (["trust", "X Y"], "is not an id for a board"),
        (["nobody", "x"], "there is no record `nobody`"),
    ],
)
@pytest.mark.usefixtures("root")
def test_renames_that_make_no_sense(words: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing is changed."""
    assert run(["rename", *words]) == 2
    assert why in capsys.readouterr().err


def test_a_name_and_an_id_by_command(root: Path) -> None:
    """Both are written."""
    assert run(["rename", "other", "newer"]) == 0
    assert run(["rename", "newer", "--name", "Newer", "--since", "2026-04-01"]) == 0
    assert b"formerly:\n  - here/other\n" in (root / "boards/here/newer.yaml").read_bytes()
    assert b"name: Newer\n" in (root / "boards/here/newer.yaml").read_bytes()


def test_one_of_several_is_chosen() -> None:
    """By key or name, whole before part; nothing typed means nothing."""
    known = {"police": ("Police",), "police-2": ("Police, north",)}
    assert the_one("police", known, "seat", "X") == "police"
    assert the_one("NORTH", known, "seat", "X") == "police-2"
    with pytest.raises(CannotRecordError, match="may mean any of these: police or police-2"):
        the_one("olic", known, "seat", "X")
    with pytest.raises(CannotRecordError, match="X has no seat ``; there are police and police-2"):
        the_one(" ", known, "seat", "X")
