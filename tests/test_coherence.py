"""Whether a change fits together in time: gaps, overlaps and duties between old and new, and what is left over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from continuities import AFTER, BEFORE, END, NEW, OLD, PLACE, START, board, records, restructure, world
from folders import ROOT
from partnership.answers.continuity.coherence import between, coherence, stale
from partnership.answers.continuity.ledger import ledger
from partnership.answers.load import Records
from partnership.answers.side import Side
from partnership.views.continuity.coherence import lines
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.continuity.coherence import Coherence

MET = {"kind": "ordinary", "status": "held"}


def fits(found: Records, first: date | None = BEFORE, last: date | None = AFTER) -> Coherence:
    """Return how what changed between two days fits together."""
    sides = Side(found, first, "before"), Side(found, last, "after")
    return coherence(*sides, ledger(*sides))


@pytest.mark.parametrize(
    ("last", "first", "kind", "days"),
    [
        ("2024-09-30", "2024-10-01", "none", (0, 0)),
        ("2024-09-30", "2024-10-04", "gap", (3, 3)),
        ("2024-09-30", "2024-09-28", "overlap", (3, 3)),
        ("2024-09", "2024-11", "gap", (31, 89)),
        ("2024-10", "2024-10", "not-known", None),
        ("2024-10", "2024-08", "overlap", (32, 92)),
        ("unknown", "2024-10", "not-known", None),
        ("2024-10", {"by": "2024-11"}, "not-known", None),
    ],
)
def test_what_lies_between_two_days(last: Any, first: Any, kind: str, days: tuple[int, int] | None) -> None:
    """Nothing, a gap or an overlap where it is so whichever the days are; else it is not known."""
    assert between(dates.moment(last), dates.moment(first)) == (kind, days)


def test_last_and_first_meetings(tmp_path: Path) -> None:
    """Meetings that were held count: not one that was cancelled, nor what came after it."""
    found = fits(
        world(
            tmp_path,
            meetings__exampleshire__old__2024_06_01=MET,
            meetings__exampleshire__old__2024_09_01={**MET, "status": "cancelled"},
            meetings__exampleshire__new__2024_11_01={**MET, "status": "held-informally"},
            meetings__exampleshire__new__2024_12_01=MET,
        )
    )
    (one,) = found.passages
    assert (one.before, one.after, one.between) == (OLD, NEW, "none")
    days = [date.fromordinal(day.earliest).isoformat() for day in (one.last_met, one.first_met) if day is not None]
    assert days == ["2024-06-01", "2024-11-01"]
    assert list(lines(found)) == []


def test_the_real_changes_leave_no_gap_and_2014_cannot_be_told() -> None:
    """2019 and 2023 follow on the next day; in 2014 neither day is given, and only one of the five is known to have met."""
    found = Records(ROOT / "records")
    assert {one.between for one in fits(found, date(2019, 1, 1), date(2019, 12, 31)).passages} == {"none"}
    of_2023 = fits(found, date(2023, 1, 1), date(2023, 12, 31))
    assert [(one.between, one.days) for one in of_2023.passages] == [("none", (0, 0))] * 3
    assert [(one.between, len(one.owners)) for one in of_2023.duties] == [("none", 3)]
    assert [one.board for one in of_2023.hanging] == ["pan-lancashire/joint-business-unit"]
    of_2014 = fits(found, date(2014, 6, 1), date(2014, 12, 31)).passages
    assert ({one.between for one in of_2014}, len(of_2014)) == ({"not-known"}, 17)
    met = {one.first_met for one in of_2014 if one.first_met is not None}
    assert met == {dates.on(date(2015, 2, 2))}


def test_three_bodies_chaired_from_groups_that_ended() -> None:
    """The page of 2022 still names officers of commissioning groups, which ended on 30 June: three bodies, and no seat."""
    found = Records(ROOT / "records")
    left = list(stale(Side(found, date(2022, 12, 31), "after")))
    assert sorted((one.board.rpartition("/")[2], one.what, one.holds) for one in left) == [
        ("children-and-maternity-commissioners-network", "chair", Truth.UNKNOWN),
        ("ics-children-and-young-peoples-board", "chair", Truth.UNKNOWN),
        ("send-partnership-board", "chair", Truth.UNKNOWN),
    ]
    assert {one.replaced_by for one in left} == {("NHS Lancashire and South Cumbria Integrated Care Board",)}
    assert list(stale(Side(found, date(2022, 6, 30), "after"))) == []


DUTY = {"duty": "co-operate"}


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ({"duties": [DUTY]}, []),
        ({}, ["NO OWNER: the duty “Co-operate” has none on record after its board ends."]),
        (
            {"duties": [{**DUTY, "since": "2024-11-01"}]},
            ["NO OWNER for 31 days: the duty “Co-operate”, until New Board has it."],
        ),
        (
            {"duties": [{**DUTY, "since": "2024-09-01"}], "established": {"on": "2024-09-01"}},
            [
                "Two owners for 30 days: the duty “Co-operate”, which New Board has as well.",
                "Old Board and New Board: both at once, 30 days.",
            ],
        ),
        (
            {"duties": [{**DUTY, "since": {"not_before": "2024-09", "by": "2024-11"}}]},
            ["Whether the duty “Co-operate” was without an owner is not known; New Board has it later."],
        ),
        ({"duties": [DUTY], "established": {"on": "2024-10-08"}}, ["NO OWNER for 7 days: the duty “Co-operate”, until New Board has it.", "Old Board and New Board: days without either, 7 days."]),
    ],
)  # fmt: skip
def test_a_duty_between_its_owners(tmp_path: Path, new: dict[str, Any], said: list[str]) -> None:
    """Without an owner for days, or ever; with two; or not known. A duty without days of its own lasts as long as its board."""
    assert list(lines(fits(world(tmp_path, old={"duties": [DUTY]}, new=new)))) == said


def test_a_duty_that_went_to_somebody_else_or_was_retired(tmp_path: Path) -> None:
    """What is said of it is enough: no board is missing."""
    for name, row in (("away", {"fate": "carried", "to_described": "a charity"}), ("over", {"fate": "retired", "reason": "Repealed."})):  # fmt: skip
        change = restructure({"duty": "co-operate", **row})
        assert fits(world(tmp_path / name, old={"duties": [DUTY]}, change=change)).duties == ()
    change = restructure({"duty": "co-operate", "fate": "carried", "to": ["exampleshire/nobody"]})
    (one,) = fits(world(tmp_path / "nobody", old={"duties": [DUTY]}, change=change)).duties
    assert (one.between, one.never) == ("not-known", False)


def test_a_successor_without_a_record_has_no_days(tmp_path: Path) -> None:
    """Nothing is said of it."""
    changes = [{"how": "replaced", "from": [OLD], "to": ["exampleshire/nobody"], "on": START}]
    assert fits(world(tmp_path, change=restructure(changes=changes))).passages == ()


def test_what_is_left_over(tmp_path: Path) -> None:
    """A seat of an organisation that ended, certainly and perhaps; and a link to a board that ended. What ended with them is not."""
    place = {
        **PLACE,
        "organisations": {"group": {"name": "The Group", "until": "2024-06-30"}, "police": {"name": "Police"}},
    }
    seats = {
        "certain": {"title": "Health", "organisations": [{"organisation": "group"}]},
        "perhaps": {"organisations": [{"organisation": "group", "until": "unknown"}]},
        "over": {"organisations": [{"organisation": "group", "until": "2024-06-30"}]},
        "gone": {"until": "2024-06-30", "organisations": [{"organisation": "group"}]},
        "police": {"organisations": [{"organisation": "police"}, {"organisation": "nobody"}]},
    }
    link = {"type": "reports-to", "to": OLD}
    new = {"seats": seats, "links": [link, {**link, "until": END}, {**link, "status": "proposed"}]}
    later = world(tmp_path / "b", new=new, places__exampleshire=place)
    found = fits(later)
    assert [(one.what, one.holds) for one in found.stale] == [
        ("seat Health", Truth.YES),
        ("seat perhaps", Truth.UNKNOWN),
    ]
    assert list(lines(found)) == [
        "New Board: seat Health is still of The Group, which ended 30 June 2024.",
        "New Board: seat perhaps is perhaps still of The Group, which ended 30 June 2024.",
        "New Board: reports to Old Board, which has ended.",
    ]
    earlier = records(
        tmp_path / "a", {"places/exampleshire.yaml": place, "boards/exampleshire/old.yaml": board("Old Board")}
    )
    sides = Side(earlier, None, "before"), Side(later, None, "after")
    whole = coherence(*sides, ledger(*sides))
    assert [one.what for one in whole.stale] == ["seat Health", "seat perhaps"]
    assert [(one.board, one.to) for one in whole.hanging] == [(NEW, OLD)]
    assert START == "2024-10-01"
