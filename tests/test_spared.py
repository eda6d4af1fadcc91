"""Who is not under a rule: those it exempts, in every way in which a rule may name them, and observers, meeting by meeting."""

from __future__ import annotations

from typing import Any

import pytest

from ledgers import DAYS, Neighbours, away, board, came, meeting, readings, row, rule, terms, verdict, worked_out

SEATS: dict[str, Any] = {
    "one": {
        "standing": "ex-officio",
        "groups": ["schools"],
        "organisations": [{"organisation": "police"}],
        "nominated_by": "council",
        "constituency": {"districts": ["north"]},
        "holders": [{"person": "ann", "post": "Head of School"}],
    },
    "two": {"standing": "member", "holders": [{"person": "bob", "post": "Vicar"}]},
}
"""Ann's seat has everything that a rule may name it by, bob's nothing."""
CHAIR = [{"office": "chair", "title": "Chair of All", "person": "ann"}]


def found(exempt: dict[str, Any], **more: Any) -> tuple[str, str]:
    """Return the verdicts on ann and bob, who never came, under a rule that exempts some."""
    seats, around = more.pop("seats", SEATS), more.pop("around", None)
    of = board(seats=seats, terms=[terms(rule(exempt=exempt))], **more)
    ledger = worked_out(of, meeting(DAYS[0], away("ann"), away("bob")), around=around)
    return verdict(ledger, "ann"), verdict(ledger, "bob")


@pytest.mark.parametrize(
    ("exempt", "expected"),
    [
        ({}, ("exempt", "exempt")),
        ({"seats": ["one"]}, ("exempt", "below")),
        ({"seats": ["nowhere"]}, ("cannot tell", "cannot tell")),
        ({"groups": ["schools"]}, ("exempt", "below")),
        ({"groups": ["nobody"]}, ("cannot tell", "cannot tell")),
        ({"organisations": ["police"]}, ("exempt", "below")),
        ({"organisations": ["council"]}, ("below", "below")),
        ({"nominated_by": ["council"]}, ("exempt", "below")),
        ({"districts": ["north"]}, ("exempt", "below")),
        ({"standings": ["ex-officio"]}, ("exempt", "below")),
        ({"offices": ["chair"]}, ("exempt", "below")),
        ({"offices": ["chair-of-all"]}, ("exempt", "below")),
        ({"offices": ["treasurer"]}, ("cannot tell", "cannot tell")),
        ({"described_as": "those of faith"}, ("cannot tell", "cannot tell")),
        ({"bodies": ["here/board"]}, ("exempt", "exempt")),
        ({"bodies": ["here/gone"]}, ("cannot tell", "cannot tell")),
        ({"but_not": {"seats": ["one"]}}, ("below", "exempt")),
        ({"groups": ["schools"], "seats": ["two"]}, ("exempt", "exempt")),
    ],
)
def test_every_way_to_name_them(exempt: dict[str, Any], expected: tuple[str, str]) -> None:
    """What the board does not have leaves it open: a slip in a word exempts nobody and accuses nobody."""
    assert found(exempt, officers=CHAIR) == expected


def test_sectors_are_those_of_the_organisation() -> None:
    """Where no record says it of the organisation, it is open; a seat without one has none."""
    known = Neighbours({}, {"police": "police"})
    assert found({"sectors": ["police"]}, around=known) == ("exempt", "below")
    assert found({"sectors": ["housing"]}, around=known) == ("below", "below")
    assert found({"sectors": ["police"]}) == ("cannot tell", "below")


@pytest.mark.parametrize(
    "named",
    [{"organisations": ["police"]}, {"sectors": ["police"]}, {"nominated_by": ["council"]}, {"districts": ["north"]}],
)
def test_a_board_of_which_nobody_wrote_it_down(named: dict[str, Any]) -> None:
    """Where no seat has an organisation, a nominator or a district, they are not recorded."""
    bare = {name: {"holders": seat["holders"]} for name, seat in SEATS.items()}
    assert found(named, seats=bare) == ("cannot tell", "cannot tell")


@pytest.mark.parametrize(
    ("officer", "expected"),
    [
        ({"seat": "one"}, ("exempt", "below")),
        ({"post": "head of school"}, ("exempt", "below")),
        ({}, ("cannot tell", "cannot tell")),
        ({"person": "ann", "until": "2025-04-30"}, ("below", "below")),
        ({"person": "ann", "since": "2025-05"}, ("cannot tell", "below")),
    ],
)
def test_who_an_officer_is(officer: dict[str, Any], expected: tuple[str, str]) -> None:
    """By their id, by the seat that brings the office, or by their post; at the time of the meeting."""
    assert found({"offices": ["chair"]}, officers=[{"office": "chair", **officer}]) == expected


def test_the_post_of_somebody_not_known_by_name() -> None:
    """Nobody's post is known of a seat that says none."""
    seats = {f"seat-{name}": {"holders": [{"person": name}]} for name in ("ann", "bob")}
    assert found({"offices": ["chair"]}, seats=seats, officers=[{"office": "chair", "post": "Vicar"}]) == (
        "cannot tell",
        "cannot tell",
    )


def test_members_of_another_board() -> None:
    """They are exempt while they sit there."""
    other = board(seats={"x": {"holders": [{"person": "ann"}]}}, of="here/other")
    around = Neighbours({"here/other": (other, [])})
    assert found({"bodies": ["here/other"]}, around=around) == ("exempt", "below")
    seats = {"one": {"holders": [{"post": "Head"}]}, "two": SEATS["two"]}
    of = board(seats=seats, terms=[terms(rule(exempt={"bodies": ["here/other"]}))])
    sat = {"seat": "one", "capacity": "member", "presence": "absent"}
    assert verdict(worked_out(of, meeting(DAYS[0], sat), around=around), "post:Head#one") == "cannot tell"


def test_only_who_is_exempt_in_every_seat() -> None:
    """Somebody with two seats still has the other."""
    seats = {"one": SEATS["one"], "three": {"standing": "member", "holders": [{"person": "ann"}]}, "two": SEATS["two"]}
    assert found({"standings": ["ex-officio"]}, seats=seats) == ("below", "below")
    assert found({"seats": ["one", "three"]}, seats=seats) == ("exempt", "below")
    some_day = {**seats["three"], "holders": [{"person": "ann", "since": "2025-05"}]}
    assert found({"standings": ["ex-officio"]}, seats={**seats, "three": some_day}) == ("cannot tell", "below")


def test_somebody_whose_seat_is_not_known() -> None:
    """They may be in the seat that is exempt; by an office they are known."""
    stranger = {"person": "eve", "capacity": "member", "presence": "absent", "unplaced": True}

    def seen(exempt: dict[str, Any]) -> str:
        of = board(seats=SEATS, terms=[terms(rule(exempt=exempt))], officers=[{"office": "chair", "person": "eve"}])
        return verdict(worked_out(of, meeting(DAYS[0], stranger)), "eve")

    assert (seen({"seats": ["one"]}), seen({"offices": ["chair"]})) == ("cannot tell", "exempt")
    assert (
        verdict(
            worked_out(
                board(seats=SEATS, terms=[terms(rule(exempt={"offices": ["chair"]}))], officers=CHAIR),
                meeting(DAYS[0], stranger),
            ),
            "eve",
        )
        == "below"
    )


def test_a_chair_is_exempt_while_in_the_chair() -> None:
    """The meetings before and after are judged, and those alone."""
    officers = [{"office": "chair", "person": "ann", "since": "2025-06-01", "until": "2025-10-01"}]
    of = board("ann", terms=[terms(rule(exempt={"offices": ["chair"]}))], officers=officers)
    said = (came("ann"), away("ann"), away("ann"), came("ann"))
    ledger = worked_out(of, *(meeting(day, one) for day, one in zip(DAYS, said, strict=False)))
    (reading,) = ledger.judgement(row(ledger, "ann")).readings
    assert (reading.verdict.value, reading.low) == ("met", (2, 2))


def test_seats_and_organisations_are_exempt_by_their_seats() -> None:
    """An organisation with one exempt seat is judged by the other."""
    seats = {"one": SEATS["one"], "two": {**SEATS["two"], "organisations": [{"organisation": "police"}]}}
    for subject, expected in (("seat", ("exempt", "below")), ("organisation", ("below",))):
        of = board(seats=seats, terms=[terms(rule(subject=subject, exempt={"standings": ["ex-officio"]}))])
        ledger = worked_out(of, meeting(DAYS[0], came("ann"), away("bob")))
        rows = ledger.seats if subject == "seat" else ledger.organisations
        assert tuple(ledger.judgement(one).verdict.value for one in rows) == expected


def test_an_organisations_member_without_a_seat_is_not_exempt_by_one() -> None:
    """Whose seat is not known may be in the one that is exempt."""
    guest = {"printed_as": "X", "organisation": "police", "unplaced": True, "capacity": "member", "presence": "absent"}
    of = board("bob", terms=[terms(rule(subject="organisation", exempt={"seats": ["seat-bob"]}))])
    assert verdict(worked_out(of, meeting(DAYS[0], guest)), "police") == "cannot tell"


def test_an_observer_who_became_a_member() -> None:
    """What they missed as an observer is not held against the member."""
    seats = {
        "watch": {"standing": "observer", "holders": [{"person": "ann", "until": "2025-06-30"}]},
        "full": {"standing": "member", "holders": [{"person": "ann", "since": "2025-07-01"}]},
    }
    days = [meeting(DAYS[0], away("ann")), meeting(DAYS[1], came("ann"))]
    assert verdict(worked_out(board(seats=seats, terms=[terms(rule(observers="no"))]), *days), "ann") == "met"
    assert verdict(worked_out(board(seats=seats, terms=[terms(rule(observers="yes"))]), *days), "ann") == "below"
    unsaid = worked_out(board(seats=seats, terms=[terms(rule())]), *days)
    assert readings(unsaid, "ann") == {
        "person and observers under the rule": "below",
        "person and observers exempt": "met",
    }
