"""Circles of links are found exactly where there are any, and fast where there are none."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from partnership.records.facts.board import Link
from partnership.rules.together.circular_link import circles
from partnership.words.dates import ALWAYS, OPEN_END, Moment, Period

DAYS = range(1, 9)
BOARDS = "abcdef"


def link(to: str | None, holds: Period = ALWAYS, index: int = 0) -> Link:
    """Return a link of one type."""
    return Link("sub-group-of", to, holds, index, agreed=True)


def from_to(first: int, last: int) -> Period:
    """Return a period of known days."""
    return Period(Moment(first, first), Moment(last, last))


def boards_in(links: dict[str, list[Link]]) -> list[list[str]]:
    """Return the boards of each circle."""
    return [[board for board, _ in circle] for circle in circles(links)]


moments = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(lambda pair: Moment(min(pair), max(pair)))
periods = st.one_of(
    st.just(ALWAYS),
    moments.map(lambda start: Period(start, OPEN_END)),
    st.tuples(moments, moments).map(lambda pair: Period(*pair)),
)
tangles = st.fixed_dictionaries(
    {
        board: st.lists(
            st.tuples(st.sampled_from([*BOARDS, "elsewhere"]), periods).map(lambda pair: link(*pair)), max_size=4
        )
        for board in BOARDS
    }
)


def graph_on(day: int, links: dict[str, list[Link]]) -> nx.DiGraph[str]:
    """Return the links that certainly hold on a day."""
    return nx.DiGraph(
        (board, one.to)
        for board, own in links.items()
        for one in own
        if one.holds.starts.latest <= day <= one.holds.ends.earliest and one.to in links
    )


@given(tangles)
def test_a_circle_is_found_exactly_when_some_day_has_one(links: dict[str, list[Link]]) -> None:
    """The oracle looks at each day by itself, day 0 standing for all before and 9 for all after."""
    on_some_day = any(not nx.is_directed_acyclic_graph(graph_on(day, links)) for day in (0, *DAYS, 9))
    assert bool(list(circles(links))) == on_some_day


@given(tangles)
def test_what_is_found_is_a_circle_on_one_day(links: dict[str, list[Link]]) -> None:
    """Each link leads to the next board, the last to the first, all of them on one day; no board is in two circles."""
    found = list(circles(links))
    for circle in found:
        assert [one.to for _, one in circle] == [*[board for board, _ in circle[1:]], circle[0][0]]
        assert all(one in links[board] for board, one in circle)
        assert max(one.holds.starts.latest for _, one in circle) <= min(one.holds.ends.earliest for _, one in circle)
    boards = [board for circle in found for board, _ in circle]
    assert len(boards) == len(set(boards))


def test_a_board_that_answers_to_itself() -> None:
    """A self-link is a circle of one."""
    assert boards_in({"a": [link("a")]}) == [["a"]]
    assert boards_in({"a": [link("b"), link("a", index=1)], "b": []}) == [["a"]]


def test_a_link_to_no_board_or_to_an_unread_one() -> None:
    """Neither is part of a circle."""
    assert boards_in({"a": [link(None), link("unread")]}) == []


def test_links_one_after_another_are_no_circle() -> None:
    """A under B, then B under A, is sound."""
    assert boards_in({"a": [link("b", from_to(1, 4))], "b": [link("a", from_to(5, 8))]}) == []


def test_a_circle_behind_another_that_holds_on_no_day() -> None:
    """The circle a → b → a fails by its dates; a → c → b → a holds, through the same boards."""
    links = {
        "a": [link("b", from_to(1, 2)), link("c", from_to(5, 8))],
        "b": [link("a", from_to(5, 8))],
        "c": [link("b", from_to(5, 8))],
    }
    assert boards_in(links) == [["a", "c", "b"]]


def test_an_imprecise_day_makes_no_certain_circle() -> None:
    """A link that ends some day from 3 to 6 may be over when the other begins on day 5."""
    links = {"a": [link("b", Period(Moment(1, 1), Moment(3, 6)))], "b": [link("a", from_to(5, 8))]}
    assert boards_in(links) == []


def test_two_tangles_give_two_circles() -> None:
    """One for each, not one for all nor one for every circle."""
    links = {
        "a": [link("b"), link("c")],
        "b": [link("a")],
        "c": [link("a")],
        "x": [link("y")],
        "y": [link("x"), link("a")],
    }
    assert sorted(boards_in(links)) == [["a", "b"], ["x", "y"]]


def test_many_links_without_a_circle() -> None:
    """A chain of fifty thousand boards, each also under the one after next, has more ways up than could be tried, and more steps than Python nests."""
    names = [f"b{number}" for number in range(50_000)]
    links = {board: [link(above)] for board, above in pairwise(names)} | {names[-1]: []}
    for board, above in zip(names, names[2:], strict=False):
        links[board].append(link(above))
    assert boards_in(links) == []


def test_a_ring_of_many_dates_without_a_common_day() -> None:
    """A ring of boards whose links follow one another in time holds no circle, and is not searched day by day."""
    size = 5_000
    links = {f"b{number}": [link(f"b{(number + 1) % size}", from_to(number + 1, number + 2))] for number in range(size)}
    assert boards_in(links) == []
