"""A meeting prepared: its agenda, replies and papers, and what cannot be prepared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from partnership.answers.load import Records
from partnership.checking.trial import trial
from partnership.commands import run
from partnership.recording.drafts import CannotRecordError
from partnership.recording.meeting.noting import sheet
from partnership.recording.meeting.preparing import Ahead, prepared
from test_noting import data, folder
from test_record import HELD, ID

if TYPE_CHECKING:
    from pathlib import Path

EARLY = date(2026, 5, 1)
ITEMS = "items:\n  - {number: 1, title: Welcome}\n  - {number: 2, title: The plan}  # as agreed\n  - {number: 3, title: Budget}\nsource: {document: minutes}\n"
FEBRUARY = "here/trust/2026-02-11"


def prepare(root: Path, **said: Any) -> dict[str, Any]:
    """Return the meeting's record once this is prepared, which has to be free of errors."""
    done = prepared(sheet(Records(root), ID), Ahead(**said), EARLY)
    assert trial(root, done.changes).errors == ()
    return data(done)


def test_when_and_where(tmp_path: Path) -> None:
    """What is said takes the place of what was; boards that meet with it are there once."""
    root = folder(tmp_path, "planned", "starts: 10:00\n" + HELD)
    said = {"starts": "14:00", "venue": " Town Hall ", "mode": "virtual", "kind": "joint", "reconvenes": FEBRUARY}
    found = prepare(root, **said, joint_with=("here/trust", "here/trust"))
    assert {key: found[key] for key in said} == {**said, "venue": "Town Hall"}
    assert found["joint_with"] == ["here/trust"]


def test_an_agenda(tmp_path: Path) -> None:
    """Items are put where their number belongs, described, and may be an open action; what is said again is there once."""
    root = folder(tmp_path, "planned", ITEMS)
    found = prepare(
        root,
        item=("Dates", "2=The whole plan", "#figures", "Dates", "2.1=Its costs", "A=B"),
        item_is=("budget=decision,kind:budget", "3=restricted,annual-report,plan", "dates=information,discussion"),
        item_by=("plan=Director",),
        item_about=("3=here/trust", "3=trust"),
    )
    assert found["items"] == [
        {"number": 1, "title": "Welcome"},
        {"number": 2, "title": "The whole plan", "presented_by": "Director"},
        {
            "number": 3, "title": "Budget", "purpose": ["decision"], "kind": "budget", "restricted": True,
            "fulfils": ["annual-report", "plan"], "boards": ["here/trust"],
        },
        {"number": 4, "title": "Dates", "purpose": ["information", "discussion"]},
        {"number": 5, "title": "Bring the figures", "purpose": ["action"], "presented_by": "Police"},
        {"number": "2.1", "title": "Its costs"},
        {"number": 6, "title": "A=B"},
    ]  # fmt: skip


def test_an_agenda_in_another_order(tmp_path: Path) -> None:
    """Items change places and are numbered in the new order; a new one goes before those with later numbers."""
    root = folder(tmp_path, "planned", ITEMS.replace("number: 3", "number: 9"))
    found = prepare(root, item=("4=Police report",), order="9,1,2,4")
    assert [(one["number"], one["title"]) for one in found["items"]] == [
        (1, "Budget"), (2, "Welcome"), (3, "The plan"), (4, "Police report"),
    ]  # fmt: skip
    root = folder(tmp_path / "lettered", "planned", ITEMS.replace("number: 3", "number: 2a"))
    found = prepare(root, order="2a,1,2")
    assert [(one["number"], one["title"]) for one in found["items"]] == [
        (1, "Budget"), (2, "Welcome"), ("2a", "The plan"),
    ]  # fmt: skip


def test_an_agenda_taken_over(tmp_path: Path) -> None:
    """The items of another meeting are a beginning, without what was before them then; items without numbers stay so."""
    root = folder(tmp_path, "planned", "source: {document: minutes}\n")
    february = root / f"meetings/{FEBRUARY}.yaml"
    february.write_text(
        "kind: ordinary\nstatus: held\nitems:\n  - {title: Welcome, note: Late., boards: [here/trust]}\n",
        encoding="utf-8",
    )
    assert prepare(root, items_from=FEBRUARY, item=("Dates",))["items"] == [{"title": "Welcome"}, {"title": "Dates"}]
    assert prepare(root, item=("Welcome",))["items"] == [{"number": 1, "title": "Welcome"}]


def test_replies_and_papers(tmp_path: Path) -> None:
    """A reply came today or on the day said, and takes the place of an earlier one; days of papers are recorded."""
    root = folder(tmp_path, "planned", "replies:\n  - {seat: police, reply: coming}\nsource: {document: minutes}\n")
    found = prepare(
        root,
        reply=("ann=apologies@2026-04-30", "schools=sending substitute", "bob=coming-virtually", "bob=coming"),
        notice="2026-04-20",
        papers_sent="2026-05-01",
        papers_published="2026-04",
        papers_late=("Budget", "Budget"),
        note=("Lunch is at one.",),
        source={"document": "minutes", "section": "Calendar"},
    )
    assert found["replies"] == [
        {"seat": "police", "person": "ann", "reply": "apologies", "on": "2026-04-30"},
        {"seat": "schools", "reply": "sending-substitute", "on": "2026-05-01"},
        {"person": "bob", "reply": "coming", "on": "2026-05-01"},
    ]
    source = {"document": "minutes", "section": "Calendar"}
    assert found["notice"] == {"given": "2026-04-20", "source": source}
    assert found["papers"] == {"sent": "2026-05-01", "published": "2026-04", "late": ["Budget"], "source": source}
    assert (found["note"], found["source"]) == ("Lunch is at one.", {"document": "minutes"})


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"starts": "2pm"}, "--starts: `2pm` is not a time; write it HH:MM"),
        ({"venue": " "}, "--venue says nothing"),
        ({"items_from": FEBRUARY}, "has items already; add others with --item"),
        ({"item": ("7=",)}, "--item 7= says nothing"),
        ({"item": ("#dance",)}, "--item: Trust has no open action `dance`"),
        ({"item_is": ("9=decision",)}, "has no item `9`; there are 1, 2 and 3"),
        ({"item_is": ("1=dance",)}, "--item-is: `dance` is not one of its words"),
        ({"item_is": ("1",)}, "--item-is 1 cannot be read; write ITEM=WHAT"),
        ({"item_about": ("1=dance",)}, "is no measure, plan or board on record"),
        (
            {"item_about": ("1=both",)},
            "may mean any of these: here/both-one or here/both-two; give one of them as it stands here",
        ),
        ({"order": "1,2"}, "name each of its items once, by number: 1,2,3"),
        ({"reply": ("police",)}, "write WHO=REPLY"),
        ({"reply": ("police=perhaps",)}, "--reply: `perhaps` is not one of its words; it takes coming, "),
        ({"reply": ("fay=coming",)}, "is not one of those expected"),
        ({"reply": ("police=coming@2026-05",)}, "`2026-05` is not one day"),
        ({"reply": ("police=coming@2026-05-02",)}, "2 May 2026 is still to come"),
        ({"papers_sent": "2026-05-02"}, "--papers-sent: 2 May 2026 is still to come"),
        ({"papers_late": ("",)}, "says nothing"),
    ],
)
def test_what_cannot_be_prepared(tmp_path: Path, said: dict[str, Any], why: str) -> None:
    """One sentence says what is wrong, and what to write."""
    root = folder(tmp_path, "planned", ITEMS)
    for name in ("one", "two"):
        (root / f"boards/here/both-{name}.yaml").write_text(f"name: Both {name}\nkind: forum\n", encoding="utf-8")
    with pytest.raises(CannotRecordError, match=why):
        prepared(sheet(Records(root), ID), Ahead(**said), EARLY)


def test_what_is_past_or_has_no_agenda(tmp_path: Path) -> None:
    """Nobody replies to a meeting that was held, and its items keep their numbers; an empty agenda gives nothing."""
    held = sheet(Records(folder(tmp_path / "a", "held", ITEMS)), ID)
    with pytest.raises(CannotRecordError, match="who came is noted with `partnership record`"):
        prepared(held, Ahead(reply=("police=coming",)), EARLY)
    with pytest.raises(CannotRecordError, match="names items by their numbers"):
        prepared(held, Ahead(order="1,2,3"), EARLY)
    empty = sheet(Records(folder(tmp_path / "b", "planned", "source: {document: minutes}\n")), ID)
    with pytest.raises(CannotRecordError, match=r"2026-02-11 has no items on record"):
        prepared(empty, Ahead(items_from=FEBRUARY), EARLY)
    with pytest.raises(CannotRecordError, match="has no item 1 on record"):
        prepared(empty, Ahead(item_is=("1=decision",)), EARLY)
    for order in ("1", ""):
        with pytest.raises(CannotRecordError, match="it has none"):
            prepared(empty, Ahead(order=order), EARLY)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["trust"], "there is nothing to prepare; say --item"),
        (["trust", "--items-from", "2026-01-01"], "--items-from: "),
        (["trust", "2026-02-11", "--items-from", "last"], "--items-from last: no meeting before that of 2026-02-11"),
        (["trust", "--reconvenes", "trust@2026-02-11", "--section", "3"], "a section is of a document"),
        (["trust", "--joint-with", "dance"], "there is no board `dance`"),
    ],
)
def test_what_the_command_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], why: str
) -> None:
    """One sentence, and nothing is written."""
    folder(tmp_path, "planned", ITEMS)
    monkeypatch.chdir(tmp_path)
    assert run(["prepare", *words, "--as-of", "2026-05-01"]) == 2
    printed = capsys.readouterr().err
    assert why in printed
    assert printed.count("\n") == 1


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The next meeting is meant, and another is named by its day, by `last`, or in full."""
    folder(tmp_path, "planned", HELD)
    monkeypatch.chdir(tmp_path)
    february = tmp_path / "records/meetings/here/trust/2026-02-11.yaml"
    february.write_text("kind: ordinary\nstatus: held\nitems:\n  - {title: Welcome}\n", encoding="utf-8")
    may = tmp_path / "records/meetings/here/trust/2026-05-13.yaml"
    may.write_text("kind: ordinary\nstatus: planned\nsource: {document: minutes}\n", encoding="utf-8")
    for other in ("last", "2026-02-11", "trust@2026-02-11"):
        assert run(["prepare", "trust", "--as-of", "2026-05-01", "--items-from", other, "-n"]) == 0
        assert "+  - {title: Welcome}" in capsys.readouterr().out
    words = ["--source", "minutes", "--joint-with", "trust", "--reconvenes", "2026-02-11", "--as-of", "2026-05-01"]
    assert run(["prepare", "trust", *words]) == 0
    assert "reconvenes: here/trust/2026-02-11" in may.read_text("utf-8")
