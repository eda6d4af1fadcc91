"""Attendance that rests on other boards, in memory and from a folder of records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from folders import laid
from folders import meeting as meeting_text
from ledgers import Neighbours, away, board, came, meeting, row, terms, verdict, worked_out
from partnership.answers.attendance.asking import Stretch, attendance_of, over_years
from partnership.answers.attendance.marks import Rate
from partnership.answers.load import Records
from spans import YEAR, days, reading, under

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.attendance import Ledger


# -- other boards

TWO = {"rate": "70%", "meetings": {"bodies": ["here/other"]}}


def elsewhere(said: str, holders: list[dict[str, Any]] | None = None, **seat: Any) -> Neighbours:
    """Return another board that ann sits on, with its meetings."""
    other = board(seats={"x": {"holders": holders or [{"person": "ann"}], **seat}}, of="here/other")
    virtual = came("bob", mode="virtual", agreed_virtual="yes")
    rows = {"P": [came("ann")], "A": [away("ann")], "B": [came("bob")], "V": [virtual]}
    met = [
        meeting(day, *rows.get(word, []), of="here/other") for day, word in (one.split() for one in said.split(", "))
    ]
    return Neighbours({"here/other": (other, met)})


def test_meetings_of_two_boards_are_counted_together() -> None:
    """The table shows the board's own; the rule counts both, those outside of the window left out."""
    found = worked_out(
        under(TWO), *days("2025-05-01 A, 2025-07-01 P"), around=elsewhere("2025-06-01 P, 2025-08-01 P, 2024-06-01 A")
    )
    assert (row(found, "ann").low, reading(found).low, verdict(found, "ann")) == (Rate(1, 2), Rate(3, 4), "met")
    assert reading(worked_out(under(TWO), *days("2025-05-01 A"), around=elsewhere("2025-06-01 ?"))).high == Rate(1, 2)


def test_only_while_they_were_on_their_own_board() -> None:
    """What they did elsewhere before they came is no matter of this rule."""
    of = under(TWO, {"since": "2025-07-01"})
    found = worked_out(of, *days("2025-08-01 P"), around=elsewhere("2025-06-01 A, 2025-09-01 P"))
    assert reading(found).low == Rate(2, 2)


def test_who_shares_a_seat_elsewhere_may_have_left_it_to_the_other() -> None:
    """Whether they were to be there is not known."""
    shared = [{"people": ["ann", "bob"]}]
    found = worked_out(under(TWO), *days("2025-08-01 P"), around=elsewhere("2025-06-01 B, 2025-07-01 A", shared))
    assert (reading(found).low, reading(found).high, verdict(found, "ann")) == (Rate(1, 3), Rate(2, 2), "cannot tell")
    own: list[dict[str, Any]] = [*shared, {"person": "ann"}]
    found = worked_out(under(TWO), *days("2025-08-01 P"), around=elsewhere("2025-06-01 P", own))
    assert reading(found).low == Rate(2, 2)


@pytest.mark.parametrize("virtual", ["yes", "with-chairs-agreement"])
def test_how_the_other_of_a_shared_seat_came_does_not_make_it_theirs(virtual: str) -> None:
    """From elsewhere, agreed or not, it may have been the other's meeting."""
    of = under({**TWO, "counts_as_attending": {"virtual": virtual}})
    found = worked_out(of, *days("2025-08-01 P"), around=elsewhere("2025-06-01 V", [{"people": ["ann", "bob"]}]))
    assert (reading(found).low, reading(found).high) == (Rate(1, 2), Rate(2, 2))


def test_what_cannot_be_known_of_another_board_leaves_it_open() -> None:
    """A board that cannot be read; a post, and a name in print, that may be somebody else's there."""
    assert verdict(worked_out(under(TWO), *days("2025-08-01 P")), "ann") == "cannot tell"
    around = elsewhere("2025-06-01 P", [{"post": "Head"}])
    post = board(seats={"x": {"holders": [{"post": "Head"}]}}, terms=[terms({**TWO, "subject": "person"})])
    sat = {"seat": "x", "capacity": "member", "presence": "present"}
    assert verdict(worked_out(post, meeting("2025-05-01", sat), around=around), "post:Head#x") == "cannot tell"
    printed = {"printed_as": "J Allen", "capacity": "member", "presence": "absent", "unplaced": True}
    assert verdict(worked_out(under(TWO), meeting("2025-05-01", printed), around=around), "J Allen") == "cannot tell"


def test_a_seat_belongs_to_one_board() -> None:
    """Whose meetings of two boards a seat would miss is for a person to say; an organisation sits on both."""
    seats = {"x": {"organisations": [{"organisation": "police"}], "holders": [{"person": "ann"}]}}
    of = board(seats=seats, terms=[terms({**TWO, "subject": "unstated"})])
    around = elsewhere("2025-06-01 P", organisations=[{"organisation": "police"}])
    found = worked_out(of, *days("2025-05-01 A"), around=around)
    assert (verdict(found, "x"), reading(found, "police").low) == ("for a person to judge", Rate(1, 2))


def test_meetings_of_other_boards_to_come_are_left_too() -> None:
    """A committee in time keeps a councillor's seat."""
    form = {"elapsed": {"months": 6, "from": "last-attended"}, "meetings": {"bodies": ["here/other"]}}
    other = board(seats={"x": {"holders": [{"person": "ann"}]}}, of="here/other")
    planned = meeting("2025-10-20", status="planned", of="here/other")
    around = Neighbours({"here/other": (other, [planned])})
    found = worked_out(
        under(form), *days("2025-05-01 P, 2025-08-01 A"), around=around, window=YEAR, as_of=date(2025, 9, 1)
    )
    left = reading(found).outlook
    assert left is not None
    assert (left.prospect.value, left.next) == ("may miss none", ("here/other/2025-10-20",))


# -- from a folder of records

PLACE = """
name: {name}
kind: county
financial_year: {{starts: "{starts}"}}
people: {{ann: {{name: Ann}}}}
organisations: {{police: {{name: Police, sector: police}}}}
"""
RULE = """
name: {name}
kind: committee
seats:
  one:
    organisations: [{{organisation: {police}}}]
    holders: [{{person: {person}}}]
terms_of_reference:
  - attendance:
      - {rule}
"""
THERE = "attendance:\n  - {person: %s, capacity: member, presence: %s}\n"


def folder(
    tmp_path: Path, rule_: str, *, other: str = "county/committee", person: str = "ann", starts: str = "04-01"
) -> Records:
    """Return a council with a committee, or a board elsewhere, on which somebody of that id sits."""
    text = RULE.format(name="X", person=person, police="police", rule="{no_rule: true}")
    texts = {
        "places/county.yaml": PLACE.format(name="County", starts=starts),
        "places/town.yaml": "name: Town\nkind: district\nwithin: county\n",
        "places/far.yaml": PLACE.format(name="Far", starts="04-01"),
        "boards/county/council.yaml": RULE.format(name="Council", person="ann", police="county/police", rule=rule_),
        f"boards/{other}.yaml": text,
        "meetings/county/council/2025-01-10.yaml": meeting_text(more=THERE % ("ann", "present")),
        "meetings/county/council/2025-05-10.yaml": meeting_text(more=THERE % ("ann", "absent")),
        f"meetings/{other}/2025-06-10.yaml": meeting_text(more=THERE % (person, "present")),
    }
    return Records(laid(tmp_path, texts))


def seen(records: Records, as_of: date = date(2025, 8, 1)) -> Ledger:
    """Return the council's ledger."""
    found = attendance_of(records, "county/council", Stretch("all"), as_of)
    assert found is not None
    return found


ANY = "{elapsed: {months: 6, from: last-attended}, subject: person, meetings: {any_of_authority: true}}"
NAMED = "{rate: 70%%, subject: person, meetings: {bodies: [%s]}}"


def test_any_meeting_of_the_authority_is_any_of_its_place(tmp_path: Path) -> None:
    """Boards of another place are another authority's, whoever sits there."""
    assert verdict(seen(folder(tmp_path / "a", ANY)), "ann") == "met"
    assert verdict(seen(folder(tmp_path / "b", ANY, other="far/committee")), "ann") == "below"


@pytest.mark.parametrize(
    ("other", "person", "judged"),
    [
        ("county/committee", "county/ann", Rate(2, 3)),
        ("town/committee", "ann", Rate(2, 3)),
        ("far/committee", "ann", Rate(1, 2)),
        ("far/committee", "county/ann", Rate(2, 3)),
    ],
)
def test_the_same_person_by_whatever_name(tmp_path: Path, other: str, person: str, judged: Rate) -> None:
    """A bare id means somebody of the board's own place or one around it, and an id with a place the one of that place."""
    records = folder(tmp_path, NAMED % other, other=other, person=person)
    assert reading(seen(records)).low == judged


def test_a_board_that_cannot_be_read_is_said_not_to_be_known(tmp_path: Path) -> None:
    """It may have had meetings at which they were."""
    records = folder(tmp_path, NAMED % "county/committee")
    (records.root / "boards/county/committee.yaml").write_text("name: [")
    assert verdict(seen(Records(records.root)), "ann") == "cannot tell"
    gone = folder(tmp_path / "gone", NAMED % "county/nowhere")
    assert verdict(seen(gone), "ann") == "cannot tell"


def test_the_sector_and_the_year_are_those_of_the_place(tmp_path: Path) -> None:
    """An organisation's sector exempts its seats, and the financial year begins where the place says."""
    exempt = "{rate: 70%, subject: person, exempt: {sectors: [police]}}"
    assert verdict(seen(folder(tmp_path / "a", exempt)), "ann") == "exempt"
    year = "{rate: 70%, subject: person, window: financial-year}"
    records = folder(tmp_path / "b", year, starts="07-01")
    assert reading(seen(records)).low == Rate(1, 2)
    assert reading(seen(folder(tmp_path / "c", year))).low == Rate(0, 1)


def test_years_of_a_board_share_what_was_worked_out_once(tmp_path: Path) -> None:
    """Each year has its own window, and the time without attending runs through them."""
    records = folder(tmp_path, ANY)
    ledgers = over_years(records, "county/council", Stretch("financial-year"), date(2026, 3, 31), 3)
    assert [one.window.name for one in ledgers] == [
        "financial year 2023/24",
        "financial year 2024/25",
        "financial year 2025/26",
    ]
    assert [verdict(one, "ann") for one in ledgers[1:]] == ["met", "met"]
    again = over_years(records, "county/council", Stretch("financial-year"), date(2026, 3, 31), 3)
    assert [one.judgements for one in again] == [one.judgements for one in ledgers]
    assert over_years(records, "county/nowhere", Stretch(), date(2026, 3, 31), 3) == []


@pytest.mark.parametrize(
    ("rules", "kind"),
    [
        ([], "financial-year"),
        (["{rate: 70%, window: academic-year}"], "academic-year"),
        (
            ["{missed: {count: 2, consecutive: true}, window: municipal-year}", "{rate: 70%, window: calendar-year}"],
            "calendar-year",
        ),
        (["{rate: 70%}", "{missed: {count: 2, consecutive: true}, window: municipal-year}"], "municipal-year"),
        (["{rate: 70%, window: term-of-office}"], "financial-year"),
    ],
)
def test_the_year_that_is_shown_unless_another_is_asked_for(tmp_path: Path, rules: list[str], kind: str) -> None:
    """That of the first rule that names one, rates before the rest; a draft's rules are nobody's."""
    attendance = f"    attendance: [{', '.join(rules)}]\n" if rules else ""
    draft = "  - status: draft\n    attendance: [{rate: 70%, window: municipal-year}]\n"
    terms_ = f"terms_of_reference:\n  - read: whole\n{attendance}{draft}"
    texts = {
        "places/county.yaml": "name: County\nkind: county\n",
        "boards/county/council.yaml": f"name: Council\nkind: committee\n{terms_}",
        "meetings/county/council/2025-05-10.yaml": meeting_text(),
    }
    found = attendance_of(Records(laid(tmp_path, texts)), "county/council", Stretch(), date(2025, 9, 1))
    assert found is not None
    assert found.window.kind == kind
