"""What else is noted of a meeting: who was there beside the members, its chair, its quorum, what was closed, and what is said no more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import laid, meeting
from partnership.answers.load import Records
from partnership.checking.trial import trial
from partnership.recording.drafts import CannotRecordError
from partnership.recording.meeting.noting import Notes, noted, sheet
from partnership.source.editing.scalars import UnwritableError
from partnership.words.wording import plain
from test_record import BOARD, HELD, ID, PLACE, TODAY, rows

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.recording.meeting.noting import Noted

BEFORE = """\
decisions:
  plan: {decision: Adopt the plan., state: awaiting-ratification}
actions:
  figures: {action: Bring the figures, owner: {seat: police}}
  letters: {action: Write to schools, note: "Begun."}
source: {document: minutes, section: February}
"""
ROLL = """\
attendance_recorded: whole
attendance:
  - {person: ann, seat: police, capacity: member, presence: apologies}
  - {person: dee, seat: police, capacity: substitute, presence: present}
  - {person: bob, seat: [health, hospitals], capacity: member, presence: present, mode: virtual}
  - {seat: schools, capacity: member, presence: present}
  - {seat: scrutiny, capacity: observer, presence: present}
"""


def folder(where: Path, status: str = "held", more: str = ROLL + HELD) -> Path:
    """Return a folder of records with a board, a meeting in February and one in May."""
    return laid(
        where,
        {
            "places/here.yaml": PLACE.replace("organisations:", "  gil: {name: Gil Green}\norganisations:"),
            "boards/here/trust.yaml": BOARD,
            "meetings/here/trust/2026-02-11.yaml": meeting("held", BEFORE),
            "meetings/here/trust/2026-05-13.yaml": meeting(status, more),
        },
    )


def note(root: Path, today: date = TODAY, **said: Any) -> Noted:
    """Return what noting this gives, which has to be free of errors."""
    done = noted(sheet(Records(root), ID), Notes(**said), today)
    assert trial(root, done.changes).errors == ()
    return done


def data(done: Noted) -> dict[str, Any]:
    """Return the meeting's record as it is then."""
    return done.sheet.document.data


def other(done: Noted) -> str:
    """Return the record of the earlier meeting as it is then."""
    return next((one.after or b"").decode() for one in done.changes if one.path.endswith("2026-02-11.yaml"))


def test_who_else_was_there(tmp_path: Path) -> None:
    """Somebody without a seat has a row, said again the same one; a substitute may take part from elsewhere."""
    more = ("eve", "printed:Jo Guest=adviser,nhs trust,virtual", "printed:R. Green=unknown", "Eve Ely=observer")
    done = note(folder(tmp_path), also=more, substitute=("schools=cy,virtual",))
    assert rows(done)[5:] == [
        "cy schools substitute present virtual",
        "eve observer present in-person",
        "Jo Guest trust-nhs adviser present virtual",
        "R. Green True unknown present in-person",
    ]


def test_how_much_the_minutes_give(tmp_path: Path) -> None:
    """Minutes that print apologies alone say of nobody that they came; those that list who came say who did not."""
    only = note(folder(tmp_path, more=HELD), apologies=("police",), recorded="apologies-only")
    assert data(only)["attendance_recorded"] == "apologies-only"
    assert "1; how much of the attendance is on record." in only.summary
    (tmp_path / f"records/meetings/{ID}.yaml").write_bytes(only.changes[0].after or b"")
    assert data(note(tmp_path / "records", absent=("bob",)))["attendance_recorded"] == "apologies-only"
    assert data(note(tmp_path / "records", present=("bob",)))["attendance_recorded"] == "part"
    listed = note(folder(tmp_path / "listed", more=HELD), present=("police", "bob"), recorded="whole")
    assert data(listed)["attendance_recorded"] == "whole"
    assert len(rows(listed)) == 2


def test_a_note_comes_after_what_is_noted(tmp_path: Path) -> None:
    """What was noted before stays; the same is noted once."""
    root = folder(tmp_path, more=ROLL + HELD + "note: Lunch is at one.\n")
    assert data(note(root, note=("Two came late.", "Two came late.")))["note"] == "Lunch is at one. Two came late."
    assert data(note(root, note=("Lunch is at two.",), remove=("note",)))["note"] == "Lunch is at two."


def test_no_way_of_meeting_on_record(tmp_path: Path) -> None:
    """Then nobody's is recorded either."""
    done = note(folder(tmp_path, more=ROLL + "source: {document: minutes}\n"), also=("eve",))
    assert rows(done)[5:] == ["eve in-attendance present"]


def test_more_of_who_came(tmp_path: Path) -> None:
    """What is known of somebody's attendance, one by one, or of all who sent apologies."""
    details = ("apologies=accepted,other-meeting", "bob=virtual-agreed,not-voting", "schools=part")
    done = note(folder(tmp_path), apologies=("scrutiny",), detail=details)
    assert rows(done) == [
        "ann police member apologies accepted other-meeting",
        "dee police substitute present",
        "bob health+hospitals member present virtual yes no",
        "schools member part",
        "scrutiny observer apologies accepted other-meeting",
    ]


def test_the_meeting_as_a_whole(tmp_path: Path) -> None:
    """Its chair, its end, what its minutes say of the quorum, and the chair's ruling."""
    said: dict[str, Any] = {
        "chair": "independent chair",
        "ended": "16:05",
        "eligible": "police, health",
        "quorum": "quorate, 9 counted, 3 needed",
        "counts": ("2a=2,inquorate", "15:30=4", "2a=3"),
        "ruling": "proceed@plan=Nothing binds a partner.",
        "no_minutes": True,
    }
    root = folder(tmp_path)
    done = note(root, **said)
    found = data(done)
    assert found["chaired_by"] == {"person": "fay"}
    assert found["ended"] == "16:05"
    assert found["eligible"] == {"seats": ["police", "health"]}
    assert found["quorum"] == {
        "minuted": "quorate",
        "needed": 3,
        "counted": 9,
        "counts": [{"at": "15:30", "present": 4}, {"item": "2a", "present": 3}],
        "ruling": {"by": "chair", "ruled": "proceed", "reason": "Nothing binds a partner.", "items": ["2a"]},
    }
    assert found["minutes"] == {"none_taken": True}
    (root / "meetings/here/trust/2026-05-13.yaml").write_bytes(done.changes[0].after or b"")
    again = note(
        root,
        chair="post:Vice-chair",
        eligible="4",
        quorum="no-rule",
        minutes_distributed="2026-05-14",
        ruling="inquorate=Too few.",
    )
    assert data(again)["chaired_by"] == {"post": "Vice-chair"}
    assert data(again)["eligible"] == {"seats": ["police", "health"], "number": 4}
    assert data(again)["quorum"]["minuted"] == "no-rule"
    assert data(again)["quorum"]["ruling"] == {"by": "chair", "ruled": "inquorate", "reason": "Too few."}
    assert data(again)["minutes"] == {"distributed": "2026-05-14", "none_taken": True}


def test_what_was_open_before(tmp_path: Path) -> None:
    """A decision is ratified, an action closed or progressed, earlier minutes confirmed; each is there once."""
    said: dict[str, Any] = {
        "ratifies": ("2a=adopt",),
        "closed": ("figures@2026-04-30", "letters=dropped"),
        "progress": ("letters=Half are written.",),
        "confirms": ("2026-02-11",),
        "action": ("police@2a=Write again@2026-06-01",),
        "decision": ("1=Welcome the new member.",),
        "decision_is": ("welcome=noted-only,kind:membership",),
    }
    root = folder(tmp_path)
    done = note(root, **said)
    found = data(done)
    assert found["decisions"]["ratify-the-decision-of-11-february"] == {
        "decision": "Ratify the decision of 11 February 2026: Adopt the plan.",
        "item": "2a",
        "state": "made",
        "ratifies": "here/trust/2026-02-11#plan",
    }
    assert found["decisions"]["welcome-the-new-member"]["state"] == "noted-only"
    assert found["decisions"]["welcome-the-new-member"]["kind"] == "membership"
    assert found["actions_closed"] == [
        {"action": "here/trust/2026-02-11#figures", "outcome": "done", "on": "2026-04-30"},
        {"action": "here/trust/2026-02-11#letters", "outcome": "dropped"},
    ]
    assert found["actions"] == {
        "write-again": {"action": "Write again", "item": "2a", "owner": {"seat": "police"}, "due": "2026-06-01"}
    }
    assert found["minutes"] == {"confirms": ["here/trust/2026-02-11"]}
    assert 'note: "Begun. 13 May 2026: Half are written."' in other(done)
    for change in done.changes:
        (root / change.path).write_bytes(change.after or b"")
    assert all(one.before == one.after for one in note(root, **said).changes)
    moved = note(
        root, action=("police=Write again@2026-07-01",), closed=("here/trust/2026-02-11#letters=done@2026-05-13",)
    )
    assert data(moved)["actions"]["write-again"]["due"] == "2026-07-01"
    assert data(moved)["actions_closed"][1] == {"action": "here/trust/2026-02-11#letters", "outcome": "done"}


def test_before_the_meeting(tmp_path: Path) -> None:
    """A meeting to come closes what has a day, and says on which day something was said of an action."""
    planned = folder(tmp_path, "planned", HELD)
    early = date(2026, 5, 1)
    done = note(planned, early, closed=("figures@2026-04-30",), progress=("letters=Sent.",))
    assert data(done)["actions_closed"][0]["on"] == "2026-04-30"
    assert "1 May 2026: Sent." in other(done)
    with pytest.raises(CannotRecordError, match="say on which day it was done, such as figures@2026-05-01"):
        note(planned, early, closed=("figures",))


def test_put_off(tmp_path: Path) -> None:
    """The record says so, and the other day has a meeting with the same agenda, unless there is one."""
    planned = folder(tmp_path, "planned", "starts: 14:00\n" + HELD)
    done = note(planned, date(2026, 5, 1), postponed_to="2026-06-10", note=("The hall was flooded.",))
    assert (data(done)["status"], data(done)["postponed_to"]) == ("postponed", "2026-06-10")
    assert data(done)["note"] == "The hall was flooded."
    new = done.changes[-1]
    assert (new.path, new.before) == ("meetings/here/trust/2026-06-10.yaml", None)
    assert b"status: planned\nstarts: 14:00\nmode: hybrid\nitems:" in (new.after or b"")
    (planned / "meetings/here/trust/2026-06-10.yaml").write_bytes(new.after or b"")
    assert len(note(planned, date(2026, 5, 1), postponed_to="2026-06-10").changes) == 1


def test_said_no_more(tmp_path: Path) -> None:
    """A row, an entry or a field goes, and what is empty then with it; something else may be said instead at once."""
    more = (
        ROLL + HELD + "interests:\n  - {person: bob, kind: personal, items: [1]}\n"
        "actions_closed:\n  - {action: here/trust/2026-02-11#figures, outcome: done}\n"
        "decisions:\n  yes: {decision: Agreed.}\npapers: {sent: 2026-05-01}\nvenue: Hall\n"
    )  # fmt: skip
    root = folder(tmp_path, more=more)
    away = ("interest:bob", "closed:figures", "decision:agreed", "papers.sent", "venue", "item:welcome", "item:2a")
    done = note(root, remove=away, decision=("Refused.",))
    gone = {"interests", "actions_closed", "papers", "venue", "items"}
    assert not gone & data(done).keys()
    assert data(done)["decisions"] == {"refused": {"decision": "Refused."}}
    assert "7 things removed; 1 decision" in done.summary
    assert data(done)["attendance_recorded"] == "whole"
    less = note(root, remove=("attendance:substitute, police", "attendance:ann"), absent=("bob",))
    assert rows(less) == ["bob health+hospitals member absent", "schools member present", "scrutiny observer present"]
    assert data(less)["attendance_recorded"] == "part"
    nobody = note(root, remove=("attendance",))
    assert "attendance" not in data(nobody)
    assert data(nobody)["attendance_recorded"] == "none"


def test_where_it_is_said(tmp_path: Path) -> None:
    """A source is at the entry that it is of, or once for all at the meeting; and never twice."""
    root = folder(tmp_path)
    letter = {"document": "minutes", "section": "Letter"}
    one = data(note(root, decision=("Agreed.",), minutes_agreed="2026-05-14", source=letter))
    assert one["decisions"]["agreed"]["source"] == one["minutes"]["source"] == letter
    assert one["source"] == {"document": "minutes"}
    several = data(note(root, rest="absent", apologies=("bob",), decision=("Agreed.",), ended="16:00", source=letter))
    assert several["source"] == [{"document": "minutes"}, letter]
    assert several["decisions"]["agreed"] == {"decision": "Agreed."}
    assert all("source" not in row for row in several["attendance"])
    row = data(note(root, apologies=("bob",), note=("attendance:bob=By letter.",), source=letter))["attendance"][2]
    assert (row["source"], row["note"]) == (letter, "By letter.")
    same = data(note(root, decision=("Agreed.",), source={"document": "minutes"}))
    assert same["decisions"]["agreed"] == {"decision": "Agreed."}
    sourceless = folder(tmp_path / "none", more=(ROLL + HELD).replace("source: {document: minutes}\n", ""))
    first = data(note(sourceless, decision=("Agreed.",), source=letter))
    assert first["source"] == letter
    assert first["decisions"]["agreed"] == {"decision": "Agreed."}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"present": ("gil",)}, "Gil Green has no seat of Trust on the day; .* say --also"),
        ({"also": ("ann",)}, "Ann O'Brien has a seat; mark them with --present"),
        ({"also": ("eve=dancer",)}, "`dancer` is not one of its words"),
        ({"also": ("=adviser",)}, "says nothing"),
        ({"also": ("dee",)}, "dee is on the roll for a seat already"),
        ({"detail": ("police",)}, "write WHO=WORD"),
        ({"detail": ("scrutiny=acepted",)}, "did you mean `accepted`"),
        ({"detail": ("scrutiny=accepted",)}, "is recorded as present, of which that cannot be said"),
        ({"detail": ("apologies=voting",)}, "that they were accepted, or why"),
        ({"detail": ("fay=voting",)}, "nothing is recorded of Fay Fox"),
        ({"absent": ("bob",), "detail": ("bob=accepted",)}, "is recorded as absent"),
        ({"chair": "zzz"}, "--chair: .* post:WORDS"),
        ({"ended": "25:00"}, "`25:00` is not a time"),
        ({"eligible": "zzz"}, "has no seat `zzz`"),
        ({"quorum": "9"}, "`9` is no number counted or needed"),
        ({"quorum": "fine"}, "--quorum: `fine` is not one of its words"),
        ({"counts": ("2a=many",)}, "--count 2a=many cannot be read"),
        ({"counts": ("2a",)}, "--count 2a cannot be read"),
        ({"counts": ("2a=,",)}, "--count 2a=, cannot be read"),
        ({"ruling": "proceed"}, "write RULED=REASON"),
        ({"ruling": "sing=So."}, "`sing` is not one of its words"),
        ({"decision_is": ("nothing=made",)}, "has no decision `nothing`"),
        ({"decision": ("A.",), "decision_is": ("a=kind:",)}, "names no kind of business"),
        ({"ratifies": ("2a=dance",)}, "has no earlier decision `dance`"),
        ({"closed": ("dance",)}, "--closed: Trust has no open action `dance`"),
        ({"closed": ("here/trust/2026-02-11#dance",)}, "has no open action"),
        ({"closed": ("figures=finished",)}, "`finished` is not one of its words"),
        ({"action": ("police=Bring@31/12/2026",)}, "--action: .*31/12/2026"),
        ({"action": ("police=Bring @ 8 July 2026",)}, "--action: .*8 July 2026"),
        ({"action": ("police=Bring@next Tuesday",)}, "--action: .*next Tuesday"),
        ({"action": ("police=Bring@Friday",)}, "--action: .*Friday"),
        ({"action": ("police=Bring@2026-13-01",)}, "--action: .*not in the calendar"),
        ({"closed": ("figures@2026-08-01",)}, "1 August 2026 is still to come"),
        ({"closed": ("figures@2026-13",)}, "--closed figures@2026-13: 2026-13 is not in the calendar"),
        ({"progress": ("figures",)}, "write ACTION=TEXT"),
        ({"confirms": ("2026-02-12",)}, "has no other meeting of that day; its last before are 2026-02-11"),
        ({"minutes_drafted": "2026-06-01"}, "1 June 2026 is still to come; say it once it is done"),
        ({"postponed_to": "2026-06-10"}, "is recorded as held, and cannot be put off"),
        ({"postponed_to": "2026-06-10", "status": "held"}, "leave out one of them"),
        ({"remove": ("status",)}, "every meeting has that"),
        ({"remove": ("attendence",)}, "did you mean `attendance`"),
        ({"remove": ("zzz",)}, "entries are named attendance:WHICH"),
        ({"remove": ("dance:1",)}, "`dance` is no kind of entry"),
        ({"remove": ("decision:x",)}, "has nothing of that kind"),
        ({"remove": ("attendance:",)}, "does not say which"),
        ({"remove": ("attendance:police",)}, "may mean any of these"),
        ({"remove": ("item:9",)}, "has no item `9`"),
        ({"note": ("",)}, "says nothing; `--remove note` takes one away"),
        ({"note": ("reply:bob=Ill.",)}, "has nothing of that kind"),
    ],
)
def test_what_cannot_be_noted(tmp_path: Path, said: dict[str, object], why: str) -> None:
    """What is not clear, or cannot be so, is refused with the reason, and with what to write."""
    with pytest.raises(CannotRecordError, match=why):
        noted(sheet(Records(folder(tmp_path)), ID), Notes(**said), TODAY)  # type: ignore[arg-type]  # as each case has it


_PIECES = st.sampled_from(["police", "1", "2a", "9", "=", "@", ",", ":", "printed:", "kind:", "accepted", "2026-05-01", "14:00", "figures", "#", "attendance", ".", "漢", "²", "\n", " ", "quorate", "done", "-1"])  # fmt: skip
_LISTS = sorted(field for field, default in Notes._field_defaults.items() if default == ())
_TEXTS = sorted(field for field in Notes._field_defaults if field not in {*_LISTS, "rest", "recorded", "status", "source", "no_minutes"})  # fmt: skip


@settings(max_examples=80, deadline=None, derandomize=True)
@given(field=st.sampled_from([*_LISTS, *_TEXTS]), typed=st.lists(_PIECES, max_size=6).map("".join))
def test_whatever_is_typed(tmp_path_factory: pytest.TempPathFactory, field: str, typed: str) -> None:
    """It can be noted, or is refused with a sentence of one line."""
    said: Any = {field: (typed,) if field in _LISTS else typed}
    of = sheet(Records(folder(tmp_path_factory.mktemp("typed"))), ID)
    refused = ""
    try:
        noted(of, Notes(**said), TODAY)
    except (CannotRecordError, UnwritableError) as error:
        refused = plain(str(error))
    assert "\n" not in refused


def test_what_depends_on_the_record(tmp_path: Path) -> None:
    """A reply has no note; a day is not put off to itself; a whole roll that does not list all keeps who was absent."""
    reply = "replies:\n  - {seat: police, person: ann, reply: coming}\n"
    planned = sheet(Records(folder(tmp_path / "a", "planned", HELD + reply)), ID)
    with pytest.raises(CannotRecordError, match="a reply has no note"):
        noted(planned, Notes(note=("reply:police=So.",)), TODAY)
    with pytest.raises(CannotRecordError, match="that is the day on which it is planned"):
        noted(planned, Notes(postponed_to="2026-05-13"), TODAY)
    assert "replies" not in data(noted(planned, Notes(remove=("reply:ann",)), TODAY))
    short = ROLL.replace("  - {seat: schools, capacity: member, presence: present}\n", "")
    whole = sheet(Records(folder(tmp_path / "b", more=short + HELD)), ID)
    with pytest.raises(CannotRecordError, match="whoever is not listed was not there; say --not-recorded instead"):
        noted(whole, Notes(remove=("attendance:bob",)), TODAY)
