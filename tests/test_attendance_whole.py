"""Who is not listed where everybody is: the register and the quorum of a meeting say the same of them."""

from __future__ import annotations

from typing import Any

import pytest

from ledgers import DAYS, away, came, marks, meeting, rate, row, substitute, worked_out
from partnership.quorum.judging import judge
from rooms import context, of, seat

ALL_THREE = {"need": {"at_least": 3, "counting": "heads"}}
SEATS = {"s1": seat("ann"), "s2": seat("bob"), "s3": seat("cat")}
BOTH = (came("ann"), came("bob"))
PRINTED = {"printed_as": "C Catton", "unplaced": True}
SAYS = {"P": "quorate", "N": "inquorate", "A": "inquorate", "?": "cannot tell"}


@pytest.mark.parametrize(
    ("rows", "said", "mark"),
    [
        (BOTH, {}, "N"),
        (BOTH, {"attendance_recorded": "part"}, "?"),
        (BOTH, {"attendance_recorded": None}, "?"),
        ((*BOTH, away("cat", "not-recorded")), {}, "?"),
        ((*BOTH, away("cat")), {}, "A"),
        ((*BOTH, {**PRINTED, "capacity": "member", "presence": "part"}), {}, "?"),
        ((*BOTH, {**PRINTED, "capacity": "substitute", "presence": "present"}), {}, "?"),
        ((*BOTH, {**PRINTED, "capacity": "member", "presence": "absent"}), {}, "N"),
        ((*BOTH, {**PRINTED, "capacity": "in-attendance", "presence": "present"}), {}, "N"),
        (BOTH, {"chaired_by": {"person": "cat"}}, "P"),
        (BOTH, {"chaired_by": {"seat": "s3"}}, "P"),
        (BOTH, {"chaired_by": {"seat": "s3"}, "attendance_recorded": "part"}, "P"),
        (BOTH, {"chaired_by": {"person": "zoe", "seat": "s3"}}, "N"),
        (BOTH, {"chaired_by": {"person": "ann"}}, "N"),
        ((*BOTH, away("cat")), {"chaired_by": {"person": "cat"}}, "A"),
    ],
)
def test_the_register_and_the_quorum_agree(rows: tuple[dict[str, Any], ...], said: dict[str, Any], mark: str) -> None:
    """A whole record: whoever is not listed was not there, unless they chaired, or somebody came who may be they."""
    recorded = {key: value for key, value in {"attendance_recorded": "whole", **said}.items() if value}
    own, met = of(ALL_THREE, SEATS), meeting(DAYS[0], *rows, **recorded)
    found = worked_out(own, met)
    assert (marks(found, "cat"), marks(found, "s3")) == (mark, mark)
    members = [one for one in rows if one["capacity"] in {"member", "substitute"} and "person" not in one]
    if not any(one["presence"] in {"present", "part"} for one in members):
        assert judge(met, context(own)).answer.value == SAYS[mark]


def test_a_record_that_lists_nobody_lists_nobodys_absence() -> None:
    """It contradicts itself, and a rule of `check` says so."""
    met = meeting(DAYS[0], attendance_recorded="whole")
    assert marks(worked_out(of(ALL_THREE, SEATS), met), "cat") == "?"
    assert judge(met, context(of(ALL_THREE, SEATS))).answer.value == "cannot tell"


def test_why_is_said() -> None:
    """Whoever reads the register sees that no row says it."""
    found = worked_out(of(ALL_THREE, SEATS), meeting(DAYS[0], *BOTH, attendance_recorded="whole"))
    for name in ("cat", "s3"):
        assert row(found, name).cells[0].why == "did not attend: not listed, and everybody is"
        assert (rate(found, name), row(found, name).absent.low) == ("0 of 1", 1)


def test_somebody_without_a_seat_on_record_may_have_sat_in_it() -> None:
    """So nobody is absent; whether they were on the board at another meeting that does not list them is as open as before."""
    stranger = came("eve", unplaced=True)
    days = [
        meeting(day, *BOTH, *more, attendance_recorded="whole") for day, more in ((DAYS[0], [stranger]), (DAYS[1], []))
    ]
    found = worked_out(of(ALL_THREE, SEATS), *days)
    assert (marks(found, "cat"), marks(found, "eve")) == ("?N", "PN")
    assert rate(found, "eve") == "1 of 2 to 1 of 1"


def test_a_substitute_is_listed_in_place_of_the_member() -> None:
    """The member's row says that one came; whoever chaired without a seat on the board has no row."""
    rows = [*BOTH, substitute("s3", "sam")]
    found = worked_out(
        of(ALL_THREE, SEATS), meeting(DAYS[0], *rows, attendance_recorded="whole", chaired_by={"person": "zoe"})
    )
    assert (marks(found, "cat"), [one.key for one in found.people]) == ("S", [("ann",), ("bob",), ("cat",)])
