"""How many are needed: the arithmetic of shares, tables and combinations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rooms import answer, came, judged, of, readings, seat, seats

if TYPE_CHECKING:
    from partnership.quorum.evaluating import Outcome

VACANT = {"standing": "member", "vacant": [{"since": 2020}]}


def leaf(number: Any, own: dict[str, Any], *present: str, **who_counts: object) -> Outcome:
    """Return what comes of asking for so many, with these seats present."""
    rule = {"need": {"at_least": number, "counting": "heads"}, "who_counts": who_counts}
    return next(iter(judged(of(rule, own), *came(*present)).points[0].outcome.leaves()))


def share(text: str, base: str = "seats-total", way: str = "up", **rest: object) -> dict[str, Any]:
    """Return a share of a base."""
    return {"share": text, "of": base, "round": way, **rest}


@pytest.mark.parametrize(
    ("number", "size", "needed"),
    [
        (share("1/4"), 43, 11),
        (share("1/4"), 36, 9),
        (share("1/3", min=3), 9, 3),
        (share("1/3", min=3), 10, 4),
        (share("1/3", min=3), 12, 4),
        (share("1/3", min=3), 13, 5),
        (share("1/3", min=3), 15, 5),
        (share("1/3", min=3), 16, 6),
        (share("1/3", min=3), 18, 6),
        (share("1/3", min=3), 5, 3),
        (share("1/2", way="down", plus=1), 19, 10),
        (share("2/5"), 14, 6),
        (share("2/5"), 12, 5),
        (share("2/5"), 7, 3),
        (share("1/2"), 13, 7),
        (share("1/3", way="nearest"), 10, 3),
        (share("1/2", way="nearest"), 5, 3),
        (share("33.3%"), 3, 1),
        ({"greater_of": [3, share("1/4")]}, 20, 5),
        ({"greater_of": [3, share("1/4")]}, 8, 3),
        ({"lesser_of": [3, share("1/4")]}, 8, 2),
        ({"lesser_of": [3, {"set_by": "the board"}], "min": 2}, 8, None),
        ({"min": 4}, 8, 4),
        ({"greater_of": [2, 3], "plus": 1}, 8, 4),
    ],
)
def test_the_number_needed(number: Any, size: int, needed: int | None) -> None:
    """Worked examples of real rules, and of every way to put numbers together."""
    found = leaf(number, seats(size)).needed
    assert str(found) == (str(needed) if needed is not None else "2 to 3")


@pytest.mark.parametrize(
    ("base", "size"),
    [("seats-total", "10"), ("seats-filled", "6"), ("voting", "3"), ("qualified", "5"), ("organisations", "2")],
)
def test_bases(base: str, size: str) -> None:
    """All seats, those filled, with a vote, not disqualified, and the organisations with a seat."""
    own = {
        **{f"v{number}": seat(votes="yes", organisation="x") for number in range(3)},
        **{f"n{number}": seat(votes="no", organisation="y") for number in range(2)},
        **{f"e{number}": {**VACANT, "votes": "no"} for number in range(4)},
        "barred": {
            "standing": "member",
            "votes": "no",
            "holders": [{"person": "bo", "disqualified": [{"since": 2025}]}],
        },
    }
    assert str(leaf(share("1/1", base), own).needed) == size


def test_a_base_that_is_narrowed() -> None:
    """Only some seats make it up, or some are left out."""
    own = {**{f"a{n}": seat(groups=["a"]) for n in range(4)}, **{f"b{n}": seat(groups=["b"]) for n in range(3)}}
    assert str(leaf(share("1/2", among={"groups": ["a"]}), own).needed) == "2"
    assert str(leaf(share("1/2", less={"groups": ["a"]}), own).needed) == "2"


def test_what_is_not_known_of_a_base() -> None:
    """A seat of which no holder is recorded may be filled or not; without seats nothing is known of a base."""
    own = {**seats(4), "open": {"standing": "member"}, "other": {"standing": "member"}}
    found = leaf(share("1/2", "seats-filled"), own)
    assert str(found.needed) == "2 to 3"
    assert found.working == "1/2 of 4 to 6 filled seats"
    nothing = answer(
        {"need": {"at_least": share("1/2")}}, {}, {"person": "ann", "capacity": "member", "presence": "present"}
    )
    assert nothing == "cannot tell"
    assert leaf(share("1/2"), {}).working == "1/2 of the seats, whose number is not recorded"
    table = {"table": {"by": "seats-total", "rows": [{"from": 1, "need": 1}]}}
    assert leaf(table, {}).working == "by a table of the seats, whose number is not recorded"


def test_who_the_minutes_say_was_entitled() -> None:
    """Where dates leave it open whether seats are filled, the minutes' list settles it."""
    own = {**seats(2), "open": {"standing": "member"}, "other": {"standing": "member"}}
    need = {"need": {"at_least": share("1/1", "seats-filled"), "counting": "heads"}}
    found = judged(of(need, own), *came("s1", "s2"), eligible={"seats": ["s1", "s2"]})
    assert (found.answer.value, str(found.points[0].outcome.needed)) == ("quorate", "2")


@pytest.mark.parametrize(
    ("sizes", "needed"),
    [(6, "4"), (8, "5"), (9, "5"), (10, "6"), (30, "6"), (7, "0 or more")],
)
def test_a_table(sizes: int, needed: str) -> None:
    """By size, by a range and open above; a size without a row is not known."""
    rows = [{"from": 6, "need": 4}, {"from": 8, "to": 9, "need": 5}, {"from": 10, "open": True, "need": 6}]
    found = leaf({"table": {"by": "seats-total", "rows": rows}}, seats(sizes))
    assert str(found.needed) == needed
    assert found.working == ("the table has no row for 7 seats" if sizes == 7 else f"by the table for {sizes} seats")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (share("1/4"), "1/4 of 10 seats is 2.5, rounded up 3"),
        (share("1/3", way="nearest"), "1/3 of 10 seats is 3 1/3, rounded to the nearest 3"),
        (share("1/2"), "1/2 of 10 seats is 5"),
        (
            share("1/20", way="down", plus=1, min=3),
            "1/20 of 10 seats is 0.5, rounded down 0, plus 1 is 1, and never below 3",
        ),
        (share("1/30"), "1/30 of 10 seats is 1/3, rounded up 1"),
        ({"greater_of": [share("1/2"), 3]}, "the greater of 1/2 of 10 seats is 5, 3"),
        ("unstated", "the text does not state the number"),
        ({"set_by": "the board"}, "the number that the board sets is not in these records"),
        (
            share("1/4", way="unstated"),
            "1/4 of 10 seats is 2.5, rounded up 3 or 1/4 of 10 seats is 2.5, rounded down 2",
        ),
    ],
)
def test_the_working(number: Any, words: str) -> None:
    """How a number came about is told in words."""
    assert leaf(number, seats(10)).working == words


def test_a_number_that_nobody_states_can_still_be_missed() -> None:
    """Where the least is known, too few are too few; whether enough came is not known."""
    rule = {"need": {"at_least": {"greater_of": [{"set_by": "us"}, 3]}, "counting": "heads"}}
    assert answer(rule, seats(5), *came("s1", "s2")) == "inquorate"
    assert answer(rule, seats(5), *came("s1", "s2", "s3")) == "cannot tell"
    assert answer({"set_by": "us", "floor": 3}, seats(5), *came("s1", "s2")) == "inquorate"
    assert answer({"set_by": "us", "floor": 3}, seats(5), *came("s1", "s2", "s3")) == "quorate"


def test_rounding_that_is_not_stated_is_read_both_ways() -> None:
    """It depends only where the two differ and the count lies between."""
    rule = {"need": {"at_least": share("1/3", way="unstated"), "counting": "heads"}}
    assert readings(judged(of(rule, seats(10)), *came("s1", "s2", "s3"))) == {
        "round up": "inquorate",
        "round down": "quorate",
    }
    assert readings(judged(of(rule, seats(10)), *came("s1", "s2", "s3", "s4"))) == {"": "quorate"}
    assert readings(judged(of(rule, seats(9)), *came("s1", "s2", "s3"))) == {"": "quorate"}


def test_a_base_that_is_not_stated_is_read_every_way() -> None:
    """All seats, those filled, and those with a vote where some have none."""
    rule = {"need": {"at_least": share("1/2", "unstated"), "counting": "heads"}, "who_counts": {"non_voting": "yes"}}
    own = {
        **seats(4, votes="yes"),
        **{f"n{n}": seat(votes="no") for n in range(2)},
        **{f"e{n}": VACANT for n in range(4)},
    }
    assert readings(judged(of(rule, own), *came("s1", "s2", "s3"))) == {
        "base seats-total": "inquorate",
        "base seats-filled": "quorate",
        "base voting": "cannot tell",
    }


@pytest.mark.parametrize(
    ("who_counts", "expected"),
    [
        ({"observers": "yes"}, "inquorate"),
        ({"observers": "no"}, "cannot tell"),
        ({}, "cannot tell"),
    ],
)
def test_seats_of_those_who_do_not_count(who_counts: dict[str, str], expected: str) -> None:
    """An observer's seat is in the base where observers count; where not, a base that says nothing leaves it open."""
    rule = {"need": {"at_least": share("1/2"), "counting": "heads"}, "who_counts": who_counts}
    own = {
        **seats(4),
        **{f"o{n}": seat(standing="observer") for n in range(2)},
        "guest": seat(standing="in-attendance"),
    }
    assert answer(rule, own, *came("s1", "s2")) == expected


def test_seats_of_those_who_do_not_count_are_told_apart() -> None:
    """The readings say whether the base has the seats; `less` says so itself."""
    rule = {"need": {"at_least": share("1/2"), "counting": "heads"}, "who_counts": {"observers": "no"}}
    own = {**seats(4), **{f"o{n}": seat(standing="observer") for n in range(2)}}
    assert readings(judged(of(rule, own), *came("s1", "s2"))) == {
        "base_members in": "inquorate",
        "base_members out": "quorate",
    }
    plain = {"need": {"at_least": share("1/2", less={"standings": ["observer"]}), "counting": "heads"}}
    assert answer(plain, own, *came("s1", "s2")) == "quorate"


# -- a share of those present

GOVERNORS = {"governor": {"name": "Governors"}}


def most_are(of_group: str = "governor", **rest: object) -> dict[str, Any]:
    """Return a need for more than half of those present to be of a group."""
    return {"at_least": {"share": "1/2", "of": "present", "round": "down", "plus": 1, **rest}, "of": {"groups": [of_group]}, "counting": "heads"}  # fmt: skip


def committee() -> dict[str, Any]:
    """Return seats of three governors and three associates, who do not count."""
    return {
        **{f"g{n}": seat(groups=["governor"]) for n in (1, 2, 3)},
        **{f"a{n}": seat(standing="associate") for n in (1, 2, 3)},
    }


@pytest.mark.parametrize(
    ("present", "expected"),
    [(("g1", "g2", "a1"), "quorate"), (("g1", "a1"), "inquorate"), (("g1", "g2", "g3", "a1", "a2", "a3"), "inquorate"), ((), "inquorate")],
)  # fmt: skip
def test_a_share_of_those_present(present: tuple[str, ...], expected: str) -> None:
    """Members who are there are the base, whether they count or not."""
    rule = {"need": most_are(), "who_counts": {"associates": "no"}}
    assert answer(rule, committee(), *came(*present)) == expected


def test_a_share_of_those_present_who_are_not_all_recorded() -> None:
    """Whoever may be there is there or not as it is worse, and as it is better: neither more nor less is open."""
    rule = {"need": most_are(), "who_counts": {"associates": "no"}}
    unknown = {"presence": "not-recorded"}
    assert answer(rule, committee(), *came("g1", "g2"), *came("g3", **unknown)) == "quorate"
    assert answer(rule, committee(), *came("g1", "g2", "a1"), *came("a2", **unknown)) == "cannot tell"
    assert answer(rule, committee(), *came("g1", "a1", "a2"), *came("g2", **unknown)) == "inquorate"
    assert answer(rule, committee(), *came("g1", "g2", "g3"), *came("a2", **unknown)) == "quorate"
    loose = {"printed_as": "K Smy", "capacity": "member", "presence": "present"}
    assert answer(rule, committee(), *came("g1"), loose) == "cannot tell"


def test_a_share_of_some_of_those_present() -> None:
    """The base of those present is narrowed, and leaves some out."""
    own = committee()
    rows = came("g1", "g2", "a1", "a2", "a3")
    assert (
        answer({"need": most_are(among={"groups": ["governor"]}), "who_counts": {"associates": "no"}}, own, *rows)
        == "quorate"
    )
    assert (
        answer({"need": most_are(less={"standings": ["associate"]}), "who_counts": {"associates": "no"}}, own, *rows)
        == "quorate"
    )
    assert answer({"need": most_are(), "who_counts": {"associates": "no"}}, own, *rows) == "inquorate"


def test_observers_are_among_those_present_only_where_they_count() -> None:
    """Whether an observer in the room raises what is needed depends on whether observers count."""
    own = {"g1": seat(groups=["governor"]), "o1": seat(standing="observer")}
    assert answer({"need": most_are(), "who_counts": {"observers": "no"}}, own, *came("g1", "o1")) == "quorate"
    assert answer({"need": most_are(), "who_counts": {"observers": "yes"}}, own, *came("g1", "o1")) == "inquorate"
    assert readings(judged(of({"need": most_are()}, own), *came("g1", "o1"))) == {
        "observers yes": "inquorate",
        "observers no": "quorate",
    }


def test_a_table_by_those_present() -> None:
    """A table can be by how many are present."""
    rows = [{"from": 1, "to": 3, "need": 1}, {"from": 4, "open": True, "need": 3}]
    rule = {"need": {"at_least": {"table": {"by": "present", "rows": rows}}, "of": {"groups": ["governor"]}, "counting": "heads"}, "who_counts": {"associates": "no"}}  # fmt: skip
    assert answer(rule, committee(), *came("g1", "a1")) == "quorate"
    assert answer(rule, committee(), *came("g1", "a1", "a2", "a3")) == "inquorate"
    both = {"greater_of": [1, {"share": "1/2", "of": "present", "round": "up"}]}
    assert answer({"need": {"at_least": both, "of": {"groups": ["governor"]}, "counting": "heads"}, "who_counts": {"associates": "no"}}, committee(), *came("g1", "a1")) == "quorate"  # fmt: skip
