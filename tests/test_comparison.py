"""What differs between a board's attendance as it was on record and as it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folders import laid
from ledgers import NAMED, away, board, came, meeting, rule, substitute, terms, worked_out
from partnership.answers.attendance.asking import Stretch, attendance_of
from partnership.answers.attendance.comparison import compared
from partnership.answers.attendance.earlier import filed_as, since
from partnership.answers.load import Records
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.comparison import Changes

FIRST, SECOND = "2025-05-01", "2025-07-01"
PAIR = board("ann", "ben", terms=[terms(rule())])
POLICE = {"police": {"organisations": [{"organisation": "police"}], "holders": [{"person": "ann"}]}}
BEFORE = worked_out(PAIR, meeting(FIRST, came("ann"), away("ben")), meeting(SECOND, came("ann")))


def marks(found: Changes) -> list[tuple[str, str, str]]:
    """Return the marks that differ: whose, at which meeting, and the letters before and after."""
    return [
        ("+".join(one.row.key), one.meeting.id[-10:], one.before.mark.letter + one.after.mark.letter)
        for one in found.marks
    ]


def rows(found: Changes) -> list[tuple[str, str, bool]]:
    """Return the rows that differ: which, on which sides they are, and whether the verdict differs."""
    return [
        ("+".join(one.key), f"{'was' if one.before else ''}{'is' if one.after else ''}", one.of_verdict)
        for one in found.rows
    ]


def from_before(*after: Any, of: Any = PAIR, before: Ledger = BEFORE) -> Changes:
    """Return what differs between a ledger and that of these meetings."""
    return compared(before, worked_out(of, *after), {})


def test_nothing_differs() -> None:
    """The same records give the same attendance."""
    assert from_before(meeting(FIRST, came("ann"), away("ben")), meeting(SECOND, came("ann"))).none


def test_a_mark_that_was_entered_late() -> None:
    """It is told once, for the person, and the figures of person and seat differ with it."""
    found = from_before(meeting(FIRST, came("ann"), away("ben")), meeting(SECOND, came("ann"), came("ben")))
    assert marks(found) == [("ben", SECOND, "?P")]
    assert rows(found) == [("ben", "wasis", False), ("seat-ben", "wasis", False)]
    assert (found.meetings, found.rules, found.none) == ((), False, False)


def test_a_mark_that_was_corrected_changes_a_verdict() -> None:
    """The verdict of the person, whom the rule is about, differs."""
    after = (meeting(FIRST, away("ann"), away("ben")), meeting(SECOND, came("ann")))
    assert rows(from_before(*after)) == [("ann", "wasis", True), ("seat-ann", "wasis", False)]


def test_marks_come_in_the_order_of_the_meetings() -> None:
    """As somebody would look them up."""
    found = from_before(meeting(FIRST, came("ann"), came("ben")), meeting(SECOND, away("ann")))
    assert marks(found) == [("ben", FIRST, "AP"), ("ann", SECOND, "PA")]


def test_meetings_added_and_taken_out_are_no_marks() -> None:
    """What a whole meeting brings is told as the meeting."""
    found = from_before(meeting(FIRST, came("ann"), away("ben")), meeting("2025-09-01", came("ann"), came("ben")))
    assert marks(found) == []
    assert [(one.meeting.id[-10:], one.before is None, one.after is None) for one in found.meetings] == [
        ("2025-09-01", True, False),
        (SECOND, False, True),
    ]


@pytest.mark.parametrize(
    "other", [{"status": "cancelled"}, {"kind": "extraordinary"}, {"quorum": {"minuted": "inquorate"}}]
)
def test_a_meeting_that_is_another(other: dict[str, Any]) -> None:
    """Its status, its kind and whether it had a quorum decide how it is counted."""
    after = [meeting(FIRST, came("ann"), away("ben")), meeting(SECOND, came("ann"), **other)]
    (one,) = from_before(*after).meetings
    assert one.before is not None
    assert one.after is not None
    assert one.before.counts is Truth.YES
    assert one.after.counts is (Truth.NO if "status" in other else Truth.YES)


def test_people_who_come_and_go() -> None:
    """A seat that turns out to have been somebody else's has the one row no more, and the other now."""
    seats = {"seat-ben": {"standing": "member", "holders": [{"person": "cat"}]}}
    of = board("ann", seats=seats, terms=[terms(rule())])
    found = from_before(meeting(FIRST, came("ann"), away("cat")), meeting(SECOND, came("ann")), of=of)
    assert rows(found) == [("cat", "is", False), ("ben", "was", False)]
    assert marks(found) == []


def test_an_end_that_was_corrected() -> None:
    """Somebody not in post any more is not expected; it is a mark that differs."""
    seats = {"seat-ben": {"standing": "member", "holders": [{"person": "ben", "until": "2025-06-01"}]}}
    of = board("ann", seats=seats, terms=[terms(rule())])
    found = from_before(meeting(FIRST, came("ann"), away("ben")), meeting(SECOND, came("ann")), of=of)
    assert marks(found) == [("ben", SECOND, "?-")]


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        ({"apology": "not-said"}, {"apology": "accepted"}),
        ({"reason": "work"}, {"reason": "leave-approved"}),
    ],
)
def test_what_decides_beside_the_letter(was: dict[str, Any], is_: dict[str, Any]) -> None:
    """An apology that was accepted, and leave that was approved, are told though the letter may be the same."""
    before = worked_out(PAIR, meeting(FIRST, came("ann"), away("ben", **was)))
    found = from_before(meeting(FIRST, came("ann"), away("ben", **is_)), before=before)
    assert [(name, day) for name, day, _ in marks(found)] == [("ben", FIRST)]


def test_a_substitute_who_was_named_too_late() -> None:
    """Nothing but the day on which they were named differs, and it decides."""
    came_for = meeting(SECOND, substitute("chair", "sam"))
    later = {"chair": {**NAMED["chair"], "substitutes": [{"person": "sam", "named_on": "2025-08-01"}]}}
    by = [terms(rule(subject="seat", counts_as_attending={"substitute": "named"}), substitutes="named")]
    before = worked_out(board(seats=NAMED, terms=by), came_for)
    found = from_before(came_for, of=board(seats=later, terms=by), before=before)
    assert marks(found) == [("ann", SECOND, "SS")]


def test_what_only_an_organisation_shows() -> None:
    """A substitute who came for no seat in particular stands in no line; the organisation's mark tells of them."""
    guest = {"organisation": "police", "capacity": "substitute", "presence": "present", "person": "sam"}
    before = worked_out(board(seats=POLICE), meeting(FIRST, away("ann")))
    found = from_before(meeting(FIRST, away("ann"), guest), of=board(seats=POLICE), before=before)
    assert marks(found) == [("police", FIRST, "AS")]


def test_somebody_whose_seat_is_not_known() -> None:
    """Their own line tells it, and their organisation's does not tell it again."""
    loose = [{**one, "organisation": "police"} for one in (away("dee"), came("dee"))]
    of = board("ann")
    before = worked_out(of, meeting(FIRST, loose[0]))
    assert marks(from_before(meeting(FIRST, loose[1]), of=of, before=before)) == [("dee", FIRST, "AP")]


def test_another_rule() -> None:
    """The verdicts differ and no figure does; where a rule is said is no part of it."""
    after = (meeting(FIRST, came("ann"), away("ben")), meeting(SECOND, came("ann")))
    stricter = board("ann", "ben", terms=[terms(rule("40%"))])
    found = from_before(*after, of=stricter)
    assert (found.rules, [one.of_figures for one in found.rows]) == (True, [False])
    said = board("ann", "ben", terms=[terms(rule(source={"document": "terms"}, note="a note"))])
    assert from_before(*after, of=said).none


def test_the_same_rule_at_other_meetings() -> None:
    """A version that turns out to have begun later leaves the first meeting without a rule."""
    later = board("ann", "ben", terms=[terms(rule(), since="2025-06-01")])
    assert from_before(meeting(FIRST, came("ann"), away("ben")), meeting(SECOND, came("ann")), of=later).rules
    added = meeting("2025-09-01", came("ann"), came("ben"))
    assert not from_before(meeting(FIRST, came("ann"), away("ben")), meeting(SECOND, came("ann")), added).rules


@given(
    st.lists(
        st.tuples(*[st.sampled_from(["present", "part", "apologies", "absent", "not-recorded"])] * 2),
        min_size=1,
        max_size=5,
    ),
    st.data(),
)
def test_every_figure_that_differs_rests_on_a_mark(presences: list[tuple[str, str]], data: st.DataObject) -> None:
    """Where only marks are corrected, each row that differs has a mark that does, and each such mark is told."""
    other = [tuple(data.draw(st.sampled_from([one, "present", "absent"])) for one in pair) for pair in presences]

    def ledger(each: Any) -> Ledger:
        held = [
            meeting(f"2025-05-{day:02}", away("ann", ann), away("ben", ben)) for day, (ann, ben) in enumerate(each, 1)
        ]
        return worked_out(PAIR, *held)

    found = compared(ledger(presences), ledger(other), {})
    told = {(name, day) for name, day, _ in marks(found)}
    assert told == {
        (name, f"2025-05-{day:02}")
        for day, (was, is_) in enumerate(zip(presences, other, strict=True), 1)
        for name, one, two in zip(("ann", "ben"), was, is_, strict=True)
        if one != two
    }
    assert {name.removeprefix("seat-") for name, _, _ in rows(found)} <= {name for name, _ in told}
    assert found.none == (not told)


BOARD = "name: The Board\nkind: board\nseats:\n  chair: {holders: [{person: ann}]}\n"
HELD = (
    "kind: ordinary\nstatus: held\nattendance:\n  - {person: ann, seat: chair, capacity: member, presence: present}\n"
)
DAY = date(2025, 12, 31)


def moved(tmp_path: Path, then: dict[str, str], now: dict[str, str], filed: str = "board") -> Changes:
    """Return what differs between a board's records of two folders."""
    before = Records(laid(tmp_path / "then", {f"boards/here/{filed}.yaml": BOARD, **then}))
    more = f"formerly: [here/older, here/{filed}]\n" if filed != "board" else ""
    after = Records(laid(tmp_path / "now", {"boards/here/board.yaml": BOARD + more, **now}))
    ledger = attendance_of(after, "here/board", Stretch("all"), DAY)
    assert ledger is not None
    earlier = since(after, before, ledger)
    assert earlier.filed == f"here/{filed}"
    assert earlier.changes is not None
    return earlier.changes


def test_a_board_that_was_filed_under_another_id(tmp_path: Path) -> None:
    """Its record says which; its meetings are the same."""
    found = moved(
        tmp_path, {f"meetings/here/old/{FIRST}.yaml": HELD}, {f"meetings/here/board/{FIRST}.yaml": HELD}, "old"
    )
    assert found.none


def test_a_board_that_was_not_there(tmp_path: Path) -> None:
    """Neither its own id nor a former one is on record then."""
    before = Records(laid(tmp_path / "then", {"boards/here/other.yaml": BOARD}))
    after = Records(laid(tmp_path / "now", {"boards/here/board.yaml": f"{BOARD}formerly: [here/old]\n"}))
    assert filed_as(after, before, "here/board") is None


REFERENCES = 'references: [{{system: Council, id: "{}"}}]\n'


@pytest.mark.parametrize(
    ("then", "now", "number"),
    [
        ({"undated-a": "1"}, {FIRST: "1"}, 1),
        ({"undated-a": "1"}, {FIRST: "2"}, 2),
        ({"undated-a": "1", "undated-b": "1"}, {FIRST: "1"}, 3),
        ({"undated-a": "1"}, {FIRST: "1", SECOND: "1"}, 3),
        ({"undated-a": "1", SECOND: "1"}, {FIRST: "1", SECOND: "1"}, 2),
    ],
)
def test_a_meeting_whose_day_was_found(tmp_path: Path, then: dict[str, str], now: dict[str, str], number: int) -> None:
    """A publisher's reference that only one meeting on either side has makes it the same; any other tells nothing."""

    def filed(meetings: dict[str, str]) -> dict[str, str]:
        return {f"meetings/here/board/{name}.yaml": HELD + REFERENCES.format(one) for name, one in meetings.items()}

    found = moved(tmp_path, filed(then), filed(now))
    assert len(found.meetings) == number
    if number == 1:
        (one,) = found.meetings
        assert one.before is not None
        assert (one.before.id, one.meeting.id) == ("here/board/undated-a", f"here/board/{FIRST}")
        assert marks(found) == []
