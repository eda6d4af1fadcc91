"""A meeting recorded: who is meant, which rows that gives, and what cannot be recorded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from folders import laid, meeting
from partnership.answers.load import Records
from partnership.checking.trial import trial
from partnership.commands import run
from partnership.commands._meetings import follows
from partnership.recording.drafts import CannotRecordError
from partnership.recording.meeting.invited import folded
from partnership.recording.meeting.noting import Notes, noted, sheet
from partnership.views.quorum.standing import Standing

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.recording.meeting.noting import Noted

PLACE = """\
name: Here
kind: county
people:
  ann: {name: Ann O'Brien}
  bob: {name: Siân Chidiebere-Okafor, printed_as: [Cllr S Okafor]}
  cy: {name: Madonna}
  dee: {name: Dee Day}
  eve: {name: Eve Ely}
  fay: {name: Fay Fox}
organisations:
  trust-nhs: {name: NHS Trust}
documents:
  minutes: {title: Minutes}
"""
BOARD = """\
name: Trust
kind: board
officers:
  - {office: chair, title: Independent Chair, person: fay, since: 2020-01-01}
  - {office: secretary, person: eve, since: 2020-01-01}
  - {office: secretary, post: Clerk, until: 2019-12-31}
seats:
  police:
    title: Police
    standing: member
    holders:
      - {person: ann, since: 2020-01-01}
    substitutes:
      - {person: dee, named_on: 2020-01-01, since: 2020-01-01}
  health:
    title: Health
    standing: member
    organisations:
      - {organisation: trust-nhs}
    holders:
      - {person: bob, since: 2020-01-01}
  hospitals:
    title: Hospitals
    standing: member
    organisations:
      - {organisation: trust-nhs}
    holders:
      - {person: bob, since: 2020-01-01}
  schools:
    title: Schools
    standing: member
    holders:
      - {people: [cy, dee], arrangement: job-share, since: 2020-01-01}
  scrutiny:
    standing: observer
    holders:
      - {post: Head of Scrutiny, since: 2020-01-01}
  gone:
    standing: member
    until: 2021-12-31
  empty:
    standing: member
    vacant:
      - {since: 2020-01-01}
terms_of_reference:
  - status: agreed
    since: 2020-01-01
    read: whole
    quorum:
      need: {at_least: 3, counting: heads}
      who_counts:
        {observers: no, substitutes: any, virtual: yes, part: yes, conflicted: yes, person_in_two_seats: once}
    source: {document: minutes}
source: {document: minutes}
"""
HELD = "mode: hybrid\nitems:\n  - {number: 1, title: Welcome}\n  - {number: 2a, title: The plan}\nsource: {document: minutes}\n"
TODAY = date(2026, 5, 14)
ID = "here/trust/2026-05-13"


def folder(tmp_path: Path, status: str = "planned", more: str = HELD) -> Path:
    """Return a folder of records with a board and one meeting."""
    return laid(
        tmp_path,
        {
            "places/here.yaml": PLACE,
            "boards/here/trust.yaml": BOARD,
            "meetings/here/trust/2026-05-13.yaml": meeting(status, more),
        },
    )


def note(root: Path, **said: object) -> Noted:
    """Return what noting this gives, which has to be free of errors."""
    done = noted(sheet(Records(root), ID), Notes(**said), TODAY)  # type: ignore[arg-type]  # as each test has it
    assert trial(root, done.changes).errors == ()
    return done


def rows(done: Noted) -> list[str]:
    """Return the attendance in a few words a row: who, seat, capacity, presence, and what else stands there."""
    return [" ".join(map(str, (v if isinstance(v, str) else "+".join(map(str, v)) if isinstance(v, list) else v for v in one.values()))) for one in done.sheet.document.data["attendance"]]  # fmt: skip


def test_who_is_expected(tmp_path: Path) -> None:
    """A person with two seats is one; who share a seat are one; seats that are vacant or gone are none."""
    of = sheet(Records(folder(tmp_path)), ID)
    assert [one.label for one in of.invited.expected] == [
        "Ann O'Brien (Police)", "Siân Chidiebere-Okafor (Health; Hospitals)", "Schools", "scrutiny",
    ]  # fmt: skip


def test_a_roll(tmp_path: Path) -> None:
    """Names fold accents, hyphens and apostrophes; a person with two seats has one row; the meeting is held, and whole."""
    done = note(
        folder(tmp_path),
        present=("o’brien", "madonna", "independent chair"),
        virtual=("CLLR S OKAFOR",),
        apologies=("head of scrutiny",),
    )
    assert rows(done) == [
        "ann police member present in-person",
        "bob health+hospitals member present virtual",
        "cy schools member present in-person",
        "scrutiny observer apologies",
        "fay member present in-person",
    ]
    assert done.summary == "Trust, 13 May 2026: recorded as held; 3 present, 1 virtual, apologies from 1."
    assert done.sheet.document.data["status"] == "held"
    assert done.sheet.document.data["attendance_recorded"] == "whole"
    assert Standing(done.sheet).line(done.sheet.roll) == "4 here. Quorate: 4 counted, 3 needed."


def test_a_roll_goes_on(tmp_path: Path) -> None:
    """What was recorded stays with its note and its comment; a mark instead of another leaves nothing of that behind."""
    root = folder(
        tmp_path,
        "held",
        HELD + "attendance_recorded: part\nattendance:\n"
        "  - {person: ann, seat: police, capacity: member, presence: apologies, apology: accepted, note: By letter.}  # so\n"
        "  - {seat: health, capacity: member, presence: present, mode: virtual}\n",
    )  # fmt: skip
    done = note(root, present=("police",), left=("bob@plan",), rest="absent")
    assert rows(done) == [
        "ann police member present in-person By letter.",
        "health member part virtual 2a",
        "schools member absent",
        "scrutiny observer absent",
    ]
    assert b"By letter.}  # so" in (done.changes[0].after or b"")


def test_a_substitute(tmp_path: Path) -> None:
    """A substitute is a row of their own: one named, one whom nobody names, one as printed; the member is still to be said."""
    done = note(folder(tmp_path), substitute=("police=dee", "schools", "hospitals=printed: Jo Øst"), virtual=("eve",))
    assert rows(done) == [
        "dee police substitute present in-person",
        "hospitals Jo Øst substitute present in-person",
        "schools substitute present in-person",
        "eve in-attendance present virtual",
    ]
    assert done.sheet.roll.open()[0].label == "Ann O'Brien (Police)"
    assert done.sheet.document.data["attendance_recorded"] == "part"
    same = note(folder(tmp_path / "again"), substitute=("police=dee", "police=Dee Day"), rest="present")
    assert rows(same) == [
        "dee police substitute present in-person",
        "bob health+hospitals member present in-person",
        "schools member present in-person",
        "scrutiny observer present in-person",
    ]


def test_what_was_done(tmp_path: Path) -> None:
    """Decisions, actions, interests and minutes are each there once, in the words that were typed."""
    said = {
        "present": ("police",),
        "interest": ("ann@2a,1=pecuniary,left", "health@1"),
        "decision": ('2a=Agreed: "yes" # as it is', "x=y", "計画", "計画 2"),
        "action": ("police=Write", "ann=Call@2026-06-01", "nhs trust=Pay@2026", "printed:Both heads=Meet", "=Nobody's", "siân=Ring"),
        "minutes_drafted": "2026-05-13",
        "minutes_agreed": "2026-05-14",
        "minutes_published": "2026",
    }  # fmt: skip
    root = folder(tmp_path)
    done = note(root, **said)
    data = done.sheet.document.data
    assert data["interests"] == [
        {"person": "ann", "seat": "police", "kind": "pecuniary", "items": ["2a", 1], "left_room": "yes"},
        {"person": "bob", "kind": "not-said", "items": [1]},
    ]
    assert data["decisions"] == {
        "agreed-yes-as-it-is": {"decision": 'Agreed: "yes" # as it is', "item": "2a"},
        "x-y": {"decision": "x=y"},
        "decision": {"decision": "計画"},
        "2": {"decision": "計画 2"},
    }
    assert [one.get("owner") for one in data["actions"].values()] == [
        {"seat": "police"}, {"person": "ann"}, {"organisation": "trust-nhs"}, {"described_as": "Both heads"}, None, {"person": "bob"},
    ]  # fmt: skip
    assert [one.get("due") for one in data["actions"].values()] == [None, "2026-06-01", 2026, None, None, None]
    assert data["minutes"] == {"drafted": "2026-05-13", "agreed": "2026-05-14", "published": 2026}
    (root / "meetings/here/trust/2026-05-13.yaml").write_bytes(done.changes[0].after or b"")
    assert note(root, **said).changes[0].after == done.changes[0].after


@pytest.mark.parametrize("typed", ["Dee Day (Schools)", "dee day (substitute, police)"])
def test_what_is_offered_can_be_typed_as_it_stands(tmp_path: Path, typed: str) -> None:
    """Each of those that a name may mean is meant by its own line."""
    done = note(folder(tmp_path), present=(typed,))
    assert len(done.changes) == 1


def test_two_of_the_same_first_words(tmp_path: Path) -> None:
    """Ids that would be the same are numbered."""
    done = note(folder(tmp_path), decision=("One two three four five six seven.", "One two three four five six eight."))
    assert [*done.sheet.document.data["decisions"]] == ["one-two-three-four-five-six", "one-two-three-four-five-six-2"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"present": ("h",)}, "`h` may mean any of these"),
        ({"present": ("nhs trust",), "apologies": ("bob",)}, "Okafor .* is given as apologies and present"),
        ({"apologies": ("eve", "zzz")}, "has no seat or member `zzz`; there are Ann"),
        ({"present": ("polic3",)}, "has no seat or member `polic3`; did you mean `police`"),
        ({"present": ("dee",)}, r"may mean any of these: Dee Day \(Schools\) or Dee Day \(substitute, Police\)"),
        ({"apologies": ("substitute, police",)}, "is a substitute, and sends no apologies; name the member"),
        ({"left": ("police",)}, "--left police does not say when"),
        ({"arrived": ("police@nine",)}, "has no item `nine`"),
        ({"absent": ("police",), "left": ("police@1",)}, "is recorded as absent, and cannot have left"),
        ({"substitute": ("police=Nobody",)}, "Here has no person `Nobody`.*printed:NAME"),
        ({"substitute": ("police=printed: ",)}, "has no name after printed:"),
        ({"present": ("police",), "interest": ("police=pecuniary",)}, "--interest police=pecuniary cannot be read"),
        ({"present": ("police",), "interest": ("police@1=odd",)}, "KIND is one of pecuniary"),
        ({"decision": ("1= ",)}, "says nothing"),
        ({"decision": ("9=Agreed.",)}, "has no item 9, its items are .*; leave out `9=`"),
        ({"action": ("Write to all",)}, "write OWNER=TEXT"),
        ({"action": ("zzz=Write",)}, "no seat or member `zzz`.*printed:WORDS"),
        ({"minutes_agreed": "2026-02-30"}, "--minutes-agreed: 2026-02-30 is not in the calendar"),
        ({"minutes_agreed": "unknown"}, "unknown is not a day"),
        ({"apologies": ("police",)}, "is recorded as planned, so nobody can have been there"),
    ],
)
def test_what_cannot_be_recorded(tmp_path: Path, said: dict[str, object], why: str) -> None:
    """What is not clear, contradicts itself, or cannot have been is refused with the reason."""
    with pytest.raises(CannotRecordError, match=why):
        noted(sheet(Records(folder(tmp_path)), ID), Notes(**said), TODAY)  # type: ignore[arg-type]  # as each case has it


def test_a_meeting_to_come_was_not_held(tmp_path: Path) -> None:
    """Nobody can have been there yet; but it can be cancelled."""
    of = sheet(Records(folder(tmp_path)), ID)
    with pytest.raises(CannotRecordError, match="is still to come, and cannot be recorded as held"):
        noted(of, Notes(present=("police",)), date(2026, 5, 12))
    assert noted(of, Notes(status="cancelled"), date(2026, 5, 12)).sheet.document.data["status"] == "cancelled"


def test_who_is_still_needed(tmp_path: Path) -> None:
    """While some are not said, the line says how many more are needed, and who where they are few."""
    of = sheet(Records(folder(tmp_path)), ID)
    standing = Standing(of)
    assert standing.line(of.roll) == (
        "0 here, 4 not yet said. Not yet quorate: 3 more: Police, Siân Chidiebere-Okafor and Schools."
    )
    roll = of.roll.marked(of.invited.who("police"), "present").marked(of.invited.who("bob"), "virtual")
    assert standing.line(roll) == "2 here, 2 not yet said. Not yet quorate: 1 more: Schools."


def test_who_is_still_needed_where_the_rule_can_be_read_in_two_ways(tmp_path: Path) -> None:
    """The numbers that the readings come to are said, and that they are readings; no more than a line of it."""
    root = folder(tmp_path)
    path = root / "boards/here/trust.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("observers: no, ", ""), encoding="utf-8")
    of = sheet(Records(root), ID)
    assert Standing(of).line(of.roll) == "0 here, 4 not yet said. Not yet quorate: 3 more."
    path.write_text(text.replace("virtual: yes, ", ""), encoding="utf-8")
    of = sheet(Records(root), ID)
    one = of.roll.marked(of.invited.who("bob"), "virtual")
    assert Standing(of).line(one) == (
        "1 here, 3 not yet said. Not yet quorate: 2 more, cannot be quorate or cannot tell, as the rule is read."
    )
    two = one.marked(of.invited.who("police"), "present").marked(of.invited.who("schools"), "present")
    assert (
        Standing(of).line(two)
        == "3 here, 1 not yet said. Quorate already, cannot be quorate or cannot tell, as the rule is read."
    )
    path.write_text(text.replace("part: yes, ", ""), encoding="utf-8")
    of = sheet(Records(root), ID)
    roll = of.roll.marked(of.invited.who("police"), "present").marked(of.invited.who("schools"), "present")
    at_three = roll.moved(of.invited.who("bob"), "left", "15:00")
    assert Standing(of).line(at_three) == "3 here, 1 not yet said. Cannot tell: it depends on how the text is read."


@pytest.mark.parametrize(
    ("more", "next_"),
    [
        ({"rest": "present"}, '--decision "…" --action "OWNER=…"`, and --minutes-drafted DATE.'),
        ({"present": ("police",)}, "goes on with the roll call."),
        ({"rest": "present", "decision": ("The plan.",)}, "2026-05-13 --minutes-drafted DATE`."),
        ({"rest": "present", "minutes_drafted": "2026-05-14"}, "2026-05-13 --minutes-distributed DATE`."),
        ({"rest": "present", "minutes_distributed": "2026-05-14"}, "is recorded with `--confirms 2026-05-13`."),
        ({"rest": "present", "no_minutes": True, "decision": ("The plan.",)}, ""),
        ({"rest": "present", "minutes_agreed": "2026-05-14"}, ""),
        ({"status": "cancelled"}, ""),
    ],
)
def test_what_is_recorded_next(tmp_path: Path, more: dict[str, object], next_: str) -> None:
    """Each thing leads to the next, until its minutes are agreed; of a meeting that was not held nothing is left."""
    done = note(folder(tmp_path), **more)
    said = follows(done.sheet)
    assert said.endswith(next_)
    assert bool(said) == bool(next_)


def test_what_is_confirmed_is_not_asked_for_again(tmp_path: Path) -> None:
    """A meeting whose minutes a later one has agreed has nothing left to record."""
    root = folder(tmp_path)
    later = f"kind: ordinary\nstatus: held\nminutes:\n  confirms: [{ID}]\nsource: {{document: minutes}}\n"
    (root / "meetings/here/trust/2026-06-10.yaml").write_text(later, encoding="utf-8")
    assert follows(note(root, rest="present", minutes_drafted="2026-05-14").sheet) == ""


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """A meeting or a board that cannot be read is named."""
    root = folder(tmp_path)
    with pytest.raises(CannotRecordError, match=r"here/trust/2026-01-01 cannot be read"):
        sheet(Records(root), "here/trust/2026-01-01")
    (root / "boards/here/trust.yaml").write_text("name: [", encoding="utf-8")
    with pytest.raises(CannotRecordError, match=r"here/trust cannot be read"):
        sheet(Records(root), ID)


ROLLS = [
    ("r.csv", "Name,Attendance,Substitute,Arrived,Left\nPolice,Apologies,dee,,\nschools,P,,1,2a\nBob,Online,,,\n,,,,\nscrutiny,?,,,\n"),
    ("r.yaml", "virtual: bob\napologies: [police]\nsubstitute: [police=dee]\narrived: schools@1\nleft: [schools@2a]\nstatus: held\n"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), ROLLS)
def test_a_roll_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    """A table or a file of options says the same as options do."""
    folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["record", "trust", "--as-of", "2026-05-14", "--from", name]) == 0
    said = capsys.readouterr().out
    assert "recorded as held; 2 present, 1 virtual, apologies from 1." in said
    assert "Nothing is said yet of scrutiny." in said
    assert "arrived: 1, left: 2a" in (tmp_path / "records/meetings/here/trust/2026-05-13.yaml").read_text("utf-8")


def test_what_else_a_file_may_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file takes every option that says something of the meeting, and adds to what is typed."""
    folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.yaml").write_text(
        "present: [police, bob]\nnot-recorded: [schools]\nalso: [eve=adviser]\nchair: fay\nended: '16:00'\n"
        "count: [2a=2]\nquorum: inquorate\ndecision: [1=Welcome Ann.]\ndecision-is: [welcome=noted-only]\nnote: [So.]\n",
        encoding="utf-8",
    )  # fmt: skip
    words = ["--from", "r.yaml", "--decision", "Adopt the plan.", "--decision-is", "adopt=awaiting-ratification"]
    assert run(["record", "trust", "--as-of", "2026-05-14", *words]) == 0
    said = capsys.readouterr().out
    assert "3 present, 1 not recorded; 2 decisions; who chaired; when it ended; what was said of the quorum;" in said
    record = (tmp_path / "records/meetings/here/trust/2026-05-13.yaml").read_text("utf-8")
    assert "quorum: {minuted: inquorate, counts: [{item: 2a, present: 2}]}" in record


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("r.csv", b"a,b\n1,2\n", "needs a column `who` and a column `mark`"),
        ("r.csv", b"who,mark\npolice,maybe\n", "r.csv, row 2: `maybe` is no mark"),
        ("r.csv", b"who,mark\n,p\n", "r.csv, row 2: it names nobody"),
        ("r.xlsx", b"PK\x03\x04 no workbook", "r.xlsx"),
        ("r.yaml", b"presnet: [police]\n", "`presnet` is nothing that a roll has; did you mean `present`?"),
        ("r.yaml", b"odd: 1\n", "it has present, virtual"),
        ("r.yaml", b"present: [[police]]\n", "something that is not text"),
        ("r.yaml", b"- police\n", "is no roll"),
        ("r.yaml", b"present: [\n", "is no roll"),
        ("r.yaml", b"\xff\xfe\x00", "is no roll"),
        ("r.yaml", b"x" * 1_000_001, "larger than a megabyte"),
        ("r.yaml", b"status: sung\n", "`status: sung` is not one of planned"),
        ("r.yaml", b"rest: absent\n", "says what --rest says too"),
        ("none.yaml", None, "none.yaml cannot be read"),
    ],
)
def test_a_file_that_is_no_roll(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, text: bytes | None, why: str
) -> None:  # fmt: skip
    """One sentence says what is wrong with a file, and nothing is written."""
    folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    if text is not None:
        (tmp_path / name).write_bytes(text)
    assert run(["record", "trust", "--as-of", "2026-05-14", "--from", name, "--rest", "absent"]) == 2
    printed = capsys.readouterr().err
    assert why in printed
    assert printed.count("\n") == 1


def test_no_meeting_is_planned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a board alone the earliest planned meeting is meant; where there is none it is said."""
    folder(tmp_path, "held")
    monkeypatch.chdir(tmp_path)
    assert run(["record", "trust", "--present", "police"]) == 2
    assert "no meeting of here/trust is planned on record; name the one that is meant" in capsys.readouterr().err


def test_text_that_no_record_can_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Control characters are refused, and not shown."""
    folder(tmp_path, "held")
    monkeypatch.chdir(tmp_path)
    assert run(["record", ID, "--decision", "a\x1b[31mb"]) == 2
    printed = capsys.readouterr().err
    assert "there is a character here that cannot be seen: U+001B" in printed
    assert "\x1b" not in printed


def test_how_names_are_compared() -> None:
    """Small letters, no accents, plain apostrophes and hyphens, single blanks."""
    assert folded("  Siân  O’Brien\u2011Ŵyn ") == "sian o'brien-wyn"


def test_who_left_early_leaves_the_quorum_to_the_items(tmp_path: Path) -> None:
    """Where somebody came late or left early, who is still needed is said item by item; a time tells of no item."""
    of = sheet(Records(folder(tmp_path)), ID)
    standing = Standing(of)
    here = of.roll.marked(of.invited.who("bob"), "present")
    left = here.moved(of.invited.who("police"), "left", "2a")
    assert standing.line(left) == (
        "2 here, 2 not yet said. At item 1: not yet quorate: 1 more: Schools; at item 2a: cannot be quorate."
    )
    again = here.moved(of.invited.who("police"), "arrived", 1)
    assert standing.line(again) == "2 here, 2 not yet said. Not yet quorate: 1 more: Schools."
    at_three = here.moved(of.invited.who("police"), "left", "15:00")
    assert standing.line(at_three).startswith("2 here, 2 not yet said. Cannot tell: ")
    bare = sheet(Records(folder(tmp_path / "bare", more="source: {document: minutes}\n")), ID)
    roll = bare.roll.moved(bare.invited.who("police"), "left", 2)
    assert Standing(bare).line(roll).startswith("1 here, 3 not yet said. Cannot tell: ")


def test_a_substitute_who_comes_twice_is_one(tmp_path: Path) -> None:
    """Said again, a substitute has still one row; and one who has no seat or way of meeting on record has no mode."""
    more = "items:\n  - {number: 1, title: Welcome}\nsource: {document: minutes}\n"
    done = note(folder(tmp_path, more=more), substitute=("police=dee", "police=dee"), present=("schools",))
    assert rows(done) == ["dee police substitute present", "schools member present"]
