"""Last year's attendance tried on a new quorum: of the same board, of a board whose seats are known to be others', and why it cannot be told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from continuities import AFTER, BEFORE, END, NEW, OLD, PLACE, START, board, records, restructure, world
from partnership.answers.continuity.feasibility import feasibility
from partnership.answers.continuity.ledger import ledger
from partnership.answers.side import Side
from partnership.views.continuity.feasibility import said
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from partnership.answers.continuity.feasibility import Feasible
    from partnership.answers.load import Records

PEOPLE = {"a": "ann", "b": "ben", "c": "cat"}


def seats(*names: str) -> dict[str, Any]:
    """Return members' seats, held by those whose names begin with theirs."""
    return {one: {"standing": "member", "holders": [{"person": PEOPLE[one]}]} for one in names}


def quorum(least: int, **more: Any) -> dict[str, Any]:
    """Return terms of reference with a quorum of so many."""
    return {
        "terms_of_reference": [
            {"status": "agreed", "read": "whole", "quorum": {"need": {"at_least": least, "counting": "heads"}}, **more}
        ]
    }


def meeting(*present: str, absent: str = "", whole: bool = True) -> dict[str, Any]:
    """Return a meeting that was held, with those who came, by seat, and those who did not."""
    rows = [{"seat": one, "capacity": "member", "presence": "present"} for one in present]
    rows += [{"person": PEOPLE[one], "capacity": "member", "presence": "apologies"} for one in absent]
    return {
        "kind": "ordinary",
        "status": "held",
        "attendance": rows,
        **({"attendance_recorded": "whole"} if whole else {}),
    }


def held(**meetings: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return meetings of the old board by day, `d2024_01_01`."""
    return {f"meetings__exampleshire__old__{day[1:]}": one for day, one in meetings.items()}


def carried(*names: str, **renamed: str) -> list[dict[str, Any]]:
    """Return rows: these seats were carried to those of the same id, or of another, on the new board."""
    both = {**{one: one for one in names}, **renamed}
    return [{"seat": old, "fate": "carried", "to": [NEW], "to_seat": new} for old, new in both.items()]


def tried(found: Records, *changed: str) -> tuple[Feasible, ...]:
    """Return what last year's attendance makes of what is new between two days."""
    sides = Side(found, BEFORE, "before"), Side(found, AFTER, "after")
    return feasibility(*sides, ledger(*sides), changed)


def test_seats_that_are_known_to_be_others(tmp_path: Path) -> None:
    """The meetings of the twelve months to the last, each by the new rule; a seat under another id is the same seat."""
    found = world(
        tmp_path,
        old={"seats": seats("a", "b", "c")},
        new={"seats": {"a": {"standing": "member"}, "second": {"standing": "member"}, "c": {"standing": "member"}}, **quorum(2, since=START)},
        change=restructure(*carried("a", "c", b="second")),
        **held(d2023_01_10=meeting("a"), d2023_11_10=meeting("a", absent="bc"), d2024_03_10=meeting("a", "b", absent="c"), d2024_06_10=meeting("a", "b", "c")),
    )  # fmt: skip
    (one,) = tried(found)
    assert [(each.meeting.rpartition("/")[2], each.met) for each in one.tried] == [
        ("2023-11-10", Truth.NO),
        ("2024-03-10", Truth.YES),
        ("2024-06-10", Truth.YES),
    ]
    assert (one.board, one.of, one.unmatched, one.why) == (NEW, OLD, (), "")
    assert said(one) == "met at 2 of 3 meetings; not met at 1"


def test_a_meeting_without_a_day_is_in_no_year(tmp_path: Path) -> None:
    """It takes none of the others out, and is not counted among them."""
    undated = {**meeting("a"), "held": {"by": "2024-09"}}
    more = {"meetings__exampleshire__old__undated_one": undated, **held(d2024_03_10=meeting("a"))}
    found = world(
        tmp_path,
        old={"seats": seats("a")},
        new={"seats": {"a": {"standing": "member"}}, **quorum(1, since=START)},
        change=restructure(*carried("a")),
        **more,
    )
    assert [each.meeting.rpartition("/")[2] for each in tried(found)[0].tried] == ["2024-03-10"]


def test_a_seat_that_nobody_had_before(tmp_path: Path) -> None:
    """What was met without it is met; what was not cannot be told, for nobody knows who would have come for it."""
    found = world(
        tmp_path,
        old={"seats": seats("a", "b")},
        new={
            "seats": {"a": {"standing": "member"}, "b": {"standing": "member"}, "youth": {"standing": "member"}},
            **quorum(2, since=START),
        },
        change=restructure(*carried("a", "b")),
        **held(d2024_03_10=meeting("a", absent="b"), d2024_06_10=meeting("a", "b")),
    )
    (one,) = tried(found)
    assert ([each.met for each in one.tried], one.unmatched) == ([Truth.UNKNOWN, Truth.YES], ("youth",))
    assert said(one) == "met at 1 of 2 meetings; cannot tell at 1; 1 seat of it is no seat of the earlier board: youth"


def test_those_whose_seat_went_nowhere_do_not_count(tmp_path: Path) -> None:
    """By seat or by name."""
    gone = {
        **meeting("a", "b"),
        "attendance": [*meeting("b")["attendance"], {"person": "ann", "capacity": "member", "presence": "present"}],
    }
    found = world(
        tmp_path,
        old={"seats": seats("a", "b", "c")},
        new={"seats": {"a": {"standing": "member"}}, **quorum(1, since=START)},
        change=restructure(*carried("c"), {"seat": "a", "fate": "retired", "reason": "No."}, {"seat": "b", "fate": "retired", "reason": "No."}),
        **held(d2024_03_10=gone),
    )  # fmt: skip
    assert tried(found)[0].why == "no seat is recorded as a seat of a board that ended"
    matched = world(
        tmp_path / "b",
        old={"seats": seats("a", "b", "c")},
        new={"seats": {"c": {"standing": "member"}}, **quorum(1, since=START)},
        change=restructure(*carried("c")),
        **held(d2024_03_10=gone),
    )
    assert [each.met for each in tried(matched)[0].tried] == [Truth.NO]


@pytest.mark.parametrize(
    ("new", "rows", "meetings", "why"),
    [
        ({"seats": {"a": {}}}, carried("a"), True, "no rule of quorum is on record"),
        ({"seats": {"a": {}}, **quorum(1)}, [], True, "no seat is recorded as a seat of a board that ended"),
        ({"seats": {"a": {}}, **quorum(1)}, carried("a", b="a"), True, "several seats became one, and several people can have come for it"),
        ({"seats": {"a": {}}, **quorum(1)}, carried("a"), False, "no meeting of the board that ended is on record"),
    ],
)  # fmt: skip
def test_why_it_cannot_be_told(
    tmp_path: Path, new: dict[str, Any], rows: list[dict[str, Any]], meetings: bool, why: str
) -> None:
    """Each of the reasons, said."""
    more = held(d2024_03_10=meeting("a")) if meetings else {}
    (one,) = tried(world(tmp_path, old={"seats": seats("a", "b")}, new=new, change=restructure(*rows), **more))
    assert (one.why, one.tried, said(one)) == (why, (), f"cannot tell, {why}")


def test_boards_that_met_apart_cannot_be_put_together(tmp_path: Path) -> None:
    """Two boards' seats became one board's; and a successor without a record can be asked nothing."""
    two = "exampleshire/two"
    stages = [{"stage": "in-force", "on": START, "ends": [OLD, two], "establishes": [NEW]}]
    changes = [{"how": "merged", "from": [OLD, two], "to": [NEW, "exampleshire/nobody"], "on": START}]
    rows = [*carried("a"), {"board": two, "seat": "b", "fate": "carried", "to": [NEW], "to_seat": "b"}]
    found = world(
        tmp_path,
        old={"seats": seats("a")},
        new={"seats": {"a": {}, "b": {}}, **quorum(1)},
        change=restructure(*rows, stages=stages, changes=changes),
        boards__exampleshire__two=board("Two", established={"on": "2020"}, dissolved={"on": END}, seats=seats("b")),
    )
    assert {one.board.rpartition("/")[2]: one.why for one in tried(found)} == {
        "new": "the seats come from 2 boards, which met apart",
        "nobody": "there is no record of it that can be read",
    }


def changing(folder: Path, rule: int, **more: Any) -> Records:
    """Return a board whose quorum of 1 becomes another on 1 July 2024."""
    first = quorum(1, until="2024-06-30")["terms_of_reference"]
    terms = [*first, *quorum(rule, since="2024-07-01")["terms_of_reference"]]
    own = board("Board", established={"on": "2020-01-01"}, seats=seats("a", "b", "c"), terms_of_reference=terms)
    files = {"places/exampleshire.yaml": PLACE, "boards/exampleshire/old.yaml": own, **{f"{path.replace('__', '/').replace('_', '-')}.yaml": one for path, one in more.items()}}  # fmt: skip
    return records(folder, files)


def test_a_board_that_goes_on_with_another_quorum(tmp_path: Path) -> None:
    """Meetings before the new rule, by the new rule; the same rule again is nothing new."""
    past = held(
        d2024_02_10=meeting("a", "b", absent="c"),
        d2024_05_10=meeting("a", absent="bc"),
        d2024_09_10=meeting("a", "b", "c"),
    )
    (one,) = tried(changing(tmp_path / "two", 2, **past), OLD, "exampleshire/nobody")
    assert [(each.meeting.rpartition("/")[2], each.met) for each in one.tried] == [
        ("2024-02-10", Truth.YES),
        ("2024-05-10", Truth.NO),
    ]
    assert said(one) == "met at 1 of 2 meetings; not met at 1"
    assert tried(changing(tmp_path / "one", 1, **past), OLD) == ()
    (none,) = tried(changing(tmp_path / "none", 2), OLD)
    assert none.why == "no meeting from before it began is on record"


def test_between_two_revisions_the_last_terms_are_the_new_ones(tmp_path: Path) -> None:
    """Without a day, the version that begins last is asked."""
    past = held(d2024_05_10=meeting("a", absent="bc"))
    earlier = records(tmp_path / "a", {"boards/exampleshire/old.yaml": board("Board", seats=seats("a"), **quorum(1))})
    sides = Side(earlier, None, "before"), Side(changing(tmp_path / "b", 2, **past), None, "after")
    assert feasibility(*sides, ledger(*sides), [OLD])[0].why == "no meeting from before it began is on record"
    both = Side(changing(tmp_path / "c", 1, **past), None, "before"), sides[1]
    assert [one.met for one in feasibility(*both, ledger(*both), [OLD])[0].tried] == [Truth.NO]


def test_terms_amended_where_they_stand_are_tried_on_what_was_held(tmp_path: Path) -> None:
    """Without another day from which they hold, no meeting was held under the new ones yet."""
    past = held(d2024_10_10=meeting("a", "b", absent="c"), d2025_02_10=meeting("a", absent="bc"))
    sides = Side(changing(tmp_path / "a", 3, **past), None, "a"), Side(changing(tmp_path / "b", 2, **past), None, "b")
    assert [one.met for one in feasibility(*sides, ledger(*sides), [OLD])[0].tried] == [Truth.YES, Truth.NO]


def test_a_day_on_which_two_versions_may_hold_tells_nothing(tmp_path: Path) -> None:
    """Which rule is the new one is not known."""
    doubtful = [
        *quorum(1)["terms_of_reference"],
        *quorum(2, since={"not_before": "2024", "by": "2026"})["terms_of_reference"],
    ]
    found = world(tmp_path, old={"seats": seats("a")}, new={"seats": {"a": {}}, "terms_of_reference": doubtful}, change=restructure(*carried("a")))  # fmt: skip
    assert tried(found)[0].why == "no rule of quorum is on record"
    assert date.fromisoformat(START) < AFTER
