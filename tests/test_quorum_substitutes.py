"""Whether a substitute counts: whoever they are, named or in time, and whether they may vote."""

from __future__ import annotations

from typing import Any

import pytest

from counted import THREE, rule
from rooms import answer, came, judged, of, readings, seat, seats

# -- substitutes

NAMED = {**seats(2), "s3": seat(substitutes=[{"person": "sam", "named_on": "2025-06-01"}])}


def stand_in(person: str | None = "sam", **rest: object) -> dict[str, Any]:
    """Return the row of a substitute in the third seat."""
    return {
        **({"person": person} if person else {}),
        "seat": "s3",
        "capacity": "substitute",
        "presence": "present",
        **rest,
    }


@pytest.mark.parametrize(
    ("clause", "person", "expected"),
    [
        ("any", "sam", "quorate"),
        ("any", "tom", "quorate"),
        ("named", "sam", "quorate"),
        ("named", "tom", "inquorate"),
        ("named", None, "cannot tell"),
        ("none", "sam", "inquorate"),
    ],
)
def test_substitutes(clause: str, person: str | None, expected: str) -> None:
    """Any, those named beforehand, or none; one who is not named in the minutes may be the one who was."""
    assert answer(rule(substitutes=clause), NAMED, *came("s1", "s2"), stand_in(person)) == expected


@pytest.mark.parametrize(
    ("allowed", "options"),
    [
        ("none", {"": "inquorate"}),
        ("named", {"substitutes named": "quorate", "substitutes none": "inquorate"}),
        ("any", {"substitutes any": "quorate", "substitutes none": "inquorate"}),
        ("unstated", {"substitutes any": "quorate", "substitutes named": "quorate", "substitutes none": "inquorate"}),
    ],
)
def test_who_may_come_bounds_who_may_count(allowed: str, options: dict[str, str]) -> None:
    """Where the rule is silent, the terms say who may come, and not whether they count."""
    own = of(THREE, NAMED, terms={"substitutes": {"allowed": allowed}})
    assert readings(judged(own, *came("s1", "s2"), stand_in())) == options


def test_named_too_late_and_named_as_nobody() -> None:
    """A name that was given after the meeting is none beforehand; one of whom only a post is known may be anybody."""
    late = {**seats(2), "s3": seat(substitutes=[{"person": "sam", "named_on": "2026-02-01"}])}
    post = {**seats(2), "s3": seat(substitutes=[{"post": "Deputy"}])}
    assert answer(rule(substitutes="named"), late, *came("s1", "s2"), stand_in()) == "inquorate"
    assert answer(rule(substitutes="named"), post, *came("s1", "s2"), stand_in()) == "cannot tell"


@pytest.mark.parametrize(
    ("replied", "starts", "expected"),
    [
        ("2026-01-13", "10:00", "quorate"),
        ("2026-01-14", "10:00", "cannot tell"),  # at some hour of the day before
        ("2026-01-14", None, "cannot tell"),
        ("2026-01-15", "10:00", "inquorate"),
    ],
)
def test_notice_of_a_substitute(replied: str, starts: str | None, expected: str) -> None:
    """Notice is counted in hours from the day of the reply, at any time of it, to the start."""
    rest = {"starts": starts} if starts else {}
    found = answer(
        rule(substitutes="any", substitute_notice_hours=24),
        NAMED,
        *came("s1", "s2"),
        stand_in("tom"),
        replies=[{"seat": "s3", "reply": "sending-substitute", "on": replied}],
        **rest,
    )
    assert found == expected


def test_notice_of_which_nothing_is_recorded() -> None:
    """A naming long ago is notice; none on record leaves it open; the terms may ask for it too."""
    asks = rule(substitutes="any", substitute_notice_hours=24)
    assert answer(asks, NAMED, *came("s1", "s2"), stand_in()) == "quorate"
    assert answer(asks, NAMED, *came("s1", "s2"), stand_in("tom")) == "cannot tell"
    own = of(rule(substitutes="any"), NAMED, terms={"substitutes": {"allowed": "any", "notice_hours": 24}})
    assert judged(own, *came("s1", "s2"), stand_in("tom")).answer.value == "cannot tell"


def test_only_some_members_may_send_one() -> None:
    """A substitute for somebody who may send none does not count."""
    own = of(rule(substitutes="any"), {**NAMED, "s1": seat(groups=["schools"])}, terms={"substitutes": {"allowed": "any", "only_for": {"groups": ["schools"]}}})  # fmt: skip
    assert judged(own, *came("s1", "s2"), stand_in()).answer.value == "inquorate"


def test_a_substitute_in_the_member_s_place() -> None:
    """A seat counts once: the member where both stay, or the substitute who displaces them."""
    both = (*came("s1", "s2", "s3"), stand_in())
    assert answer(rule(4, substitutes="any"), NAMED, *both) == "inquorate"
    own = of(rule(substitutes="none"), NAMED, terms={"substitutes": {"allowed": "any", "displaces_member": "yes"}})
    found = judged(own, *both)
    assert found.answer.value == "inquorate"


def test_a_substitute_s_vote() -> None:
    """A substitute who may not vote has none, though the seat has."""
    voting = {name: {**one, "votes": "yes"} for name, one in NAMED.items()}
    for may_vote, expected in (("yes", "quorate"), ("no", "inquorate"), ("unstated", "cannot tell")):
        own = of(
            rule(substitutes="any", non_voting="no"),
            voting,
            terms={"substitutes": {"allowed": "any", "may_vote": may_vote}},
        )
        assert judged(own, *came("s1", "s2"), stand_in()).answer.value == expected
