"""What boards ask before and after: ranges where a word has two meanings, what is not known apart, and the way to the top."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from continuities import AFTER, BEFORE, board, records, world
from folders import EXAMPLE, ROOT
from partnership.answers.continuity.burden import Burden, Burdens, Range, burden, burdens, hops
from partnership.answers.continuity.ledger import ledger
from partnership.answers.load import Records
from partnership.answers.side import Side
from partnership.views.continuity.numbers import spanned, total
from partnership.words import dates

if TYPE_CHECKING:
    from pathlib import Path

DAY = dates.on(date(2024, 6, 1))
MEMBERS = {
    "council": {"organisations": [{"organisation": "council"}]},
    "police": {"organisations": [{"organisation": "police"}]},
}


def asked(found: Records, first: date = BEFORE, last: date = AFTER) -> Burdens:
    """Return the burden before and after what changed between two days."""
    sides = Side(found, first, "before"), Side(found, last, "after")
    return burdens(*sides, ledger(*sides))


def one(folder: Path, **more: Any) -> Burden:
    """Return the burden of one board."""
    files = {"boards/exampleshire/old.yaml": board("Board", established={"on": "2020-01-01"}, **more)}
    return burden(records(folder, files), ["exampleshire/old"], DAY)


def test_seven_boards_to_two() -> None:
    """Exampleshire: 14 meetings a year to 4, and 70 seat-meetings to 32; two organisations lose their seats."""
    found = asked(Records(EXAMPLE))
    before, after = found
    assert [
        (spanned(side.bodies), side.seats.known, side.meetings.known, side.seat_meetings.known) for side in found
    ] == [
        ("7", Range(35, 35), Range(14, 14), Range(70, 70)),
        ("2", Range(16, 16), Range(4, 4), Range(32, 32)),
    ]
    names = {each.id.rpartition("/")[2]: number.least for each, number in before.by_organisation.items()}
    assert (names["exampleshire-county-council"], sum(names.values())) == (14, 70)
    assert {each.id.rpartition("/")[2] for each in before.by_organisation.keys() - after.by_organisation.keys()} == {
        "rowan-harbour-traders",
        "exampleshire-secondary-heads",
    }


def test_five_boards_that_meet_quarterly() -> None:
    """Lancashire 2014: twenty meetings a year or more of five boards; of the thirteen before nothing is on record."""
    before, after = asked(Records(ROOT / "records"), date(2014, 6, 1), date(2014, 12, 31))
    assert (spanned(after.bodies), total(after.meetings, 5), total(after.seats, 5)) == ("5", "20 or more", "not known")
    assert (spanned(before.bodies), total(before.meetings, 13)) == ("13 or more", "not known")


def test_a_word_with_two_meanings_is_two_numbers() -> None:
    """The boards of the page of 2022 whose frequency is printed: 74.3 meetings a year, or 92.3 if bi-monthly is twice a month."""
    names = (
        "lancashire/children-young-people-and-families-partnership",
        "lancashire/best-start-in-life-group",
        "lancashire/keeping-children-safe-sub-group",
        "lancashire/education-strategy-body",
        "lancashire/family-safeguarding-operational-group",
        "lancashire/team-around-the-school-and-settings-partnership-group",
        "pan-lancashire/children-and-maternity-commissioners-network",
        "pan-lancashire/ics-children-and-young-peoples-board",
    )
    records_ = Records(ROOT / "records")
    meetings = burden(records_, names, dates.on(date(2022, 6, 1))).meetings
    assert (spanned(meetings.known), meetings.unknown) == ("74.3 to 92.3", 0)


def test_what_is_not_on_record_is_left_out_and_counted(tmp_path: Path) -> None:
    """No frequency, no seats, and a frequency that no number belongs to, are not nothing."""
    found = one(tmp_path / "a", frequency=[{"says": "not stated"}])
    assert (found.seats.unknown, found.meetings.unknown, found.seat_meetings.unknown) == (1, 1, 1)
    both = one(
        tmp_path / "b", frequency=[{"says": "monthly", "per_year": 12}, {"says": "as needed"}], seats={"police": {}}
    )
    assert (both.seats.known, both.meetings.unknown) == (Range(1, 1), 1)
    assert [total(found.seats, 1), total(found.seats, 2), total(both.seats, 1)] == [
        "not known",
        "0, and 1 board not known",
        "1",
    ]
    assert total(burden(Records(tmp_path / "a" / "records"), [], DAY).seats, 0) == "0"


def test_several_bodies_and_seats_that_may_not_be_there(tmp_path: Path) -> None:
    """A record that stands for three boards counts three times; a seat that may have ended counts from none to one."""
    seats = {
        **MEMBERS,
        "perhaps": {"until": {"not_before": "2024-01", "by": "2024-12"}},
        "gone": {"until": "2023", "organisations": [{"organisation": "police"}]},
    }
    found = one(
        tmp_path / "a", count=3, seats=seats, frequency=[{"says": "bi-monthly", "per_year": {"least": 6, "most": 24}}]
    )
    assert (found.seats.known, found.meetings.known, found.seat_meetings.known) == (
        Range(6, 9),
        Range(18, 72),
        Range(36, 216),
    )
    assert [spanned(each) for each in found.by_organisation.values()] == ["18 to 72", "18 to 72"]
    unknown = one(
        tmp_path / "b",
        count="unknown",
        seats=MEMBERS,
        frequency=[{"says": "quarterly", "per_year": 4, "at_least": True}],
    )
    assert (spanned(unknown.bodies), total(unknown.seats, 1), total(unknown.meetings, 1)) == (
        "1 or more",
        "2 or more",
        "4 or more",
    )


def test_a_board_that_is_not_there_asks_nothing(tmp_path: Path) -> None:
    """One that had ended, or was only proposed."""
    assert one(tmp_path / "a", dissolved={"on": "2023-12-31"}).loads == ()
    files = {"boards/exampleshire/plan.yaml": board("Plan", proposed={"on": "2020"})}
    assert burden(records(tmp_path / "b", files), ["exampleshire/plan", "exampleshire/nobody"], DAY).loads == ()


def test_boards_of_two_revisions_are_looked_at_on_their_own_days(tmp_path: Path) -> None:
    """Without a day on either side: the last day of what ends, the first of what begins."""
    old = {"seats": {"police": {}}, "frequency": [{"says": "monthly", "per_year": 12, "until": "2024-09-30"}, {"says": "weekly", "per_year": 52, "since": "2024-10-01"}]}  # fmt: skip
    new = {"seats": {"police": {}, "later": {"since": "2026-01-01"}}}
    later = world(tmp_path / "b", old=old, new=new)
    earlier = records(tmp_path / "a", {"boards/exampleshire/old.yaml": board("Old Board")})
    sides = Side(earlier, None, "before"), Side(later, None, "after")
    before, after = burdens(*sides, ledger(*sides))
    assert (total(before.meetings, 1), total(after.seats, 1)) == ("12", "1")


def test_boards_that_cannot_be_read_ask_nothing_that_is_known(tmp_path: Path) -> None:
    """They end and begin by the restructure, and their files are named elsewhere."""
    found = world(tmp_path)
    for name in ("old", "new"):
        (tmp_path / f"records/boards/exampleshire/{name}.yaml").write_text("name: [", encoding="utf-8")
    assert asked(Records(found.root)) == Burdens(Burden(()), Burden(()))


def test_a_board_that_is_gone_is_looked_at_where_it_was(tmp_path: Path) -> None:
    """Its record is only on the first side."""
    earlier = records(tmp_path / "a", {"boards/exampleshire/old.yaml": board("Old", seats=MEMBERS)})
    later = records(tmp_path / "b", {"boards/exampleshire/other.yaml": board("Other")})
    sides = Side(earlier, None, "before"), Side(later, None, "after")
    before, after = burdens(*sides, ledger(*sides))
    assert (total(before.seats, 1), [one.board for one in after.loads]) == ("2", ["exampleshire/other"])


def test_the_way_to_the_top(tmp_path: Path) -> None:
    """Links that answer are counted to the nearest statutory board or partner; a circle, a dead end and a draft lead nowhere."""

    def links(*ends: str) -> dict[str, Any]:
        return {"links": [{"type": "reports-to", "to": f"exampleshire/{one}"} for one in ends]}

    statutory = {"legal_basis": [{"claim": "statutory", "source": {"document": "act"}}]}
    boards: dict[str, dict[str, Any]] = {
        "top": statutory,
        "near": links("top"),
        "far": links("near", "loop"),
        "loop": links("loop", "far"),
        "alone": {},
        "circle": links("other-circle"),
        "other-circle": links("circle"),
        "partner": {"links": [{"type": "accountable-to", "to_organisation": "council"}]},
        "draft": {"links": [{"type": "reports-to", "to": "exampleshire/top", "status": "proposed"}]},
        "advises": {"links": [{"type": "supports", "to": "exampleshire/top"}]},
        "dead": links("over", "nobody"),
        "over": {"dissolved": {"on": "2020-01-01"}, **statutory},
    }
    found = records(
        tmp_path, {f"boards/exampleshire/{name}.yaml": board(name, **more) for name, more in boards.items()}
    )
    assert {name: hops(found, f"exampleshire/{name}", DAY) for name in boards if name != "over"} == {
        "top": 0, "near": 1, "far": 2, "loop": 3, "alone": None, "circle": None, "other-circle": None, "partner": 1, "draft": None, "advises": None, "dead": None,
    }  # fmt: skip


RANGES = st.builds(
    lambda least, more: Range(least, None if more is None else least + more),
    st.integers(0, 99),
    st.none() | st.integers(0, 99),
)


@given(RANGES, RANGES, st.integers(0, 200), st.integers(0, 200))
def test_sums_and_products_hold_whatever_the_numbers_are(first: Range, second: Range, one_: int, two: int) -> None:
    """Any numbers inside two ranges have their sum and their product inside the sum and the product."""

    def inside(number: int, of: Range) -> bool:
        return of.least <= number and (of.most is None or number <= of.most)

    if inside(one_, first) and inside(two, second):
        assert inside(one_ + two, first.plus(second))
        assert inside(one_ * two, first.times(second))
