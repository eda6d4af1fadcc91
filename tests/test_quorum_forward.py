"""Before a meeting: the fewest who are still needed, held against trying everybody."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.answers.quorum import smallest
from partnership.answers.quorum.forward import expected, forward
from partnership.quorum.judging import Answer, judge
from partnership.words.truth import Truth
from rooms import SHARE_OF_PRESENT, context, held, of, people_of, present, rule_of, seat, some_board

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.quorum.forward import Outlook
    from partnership.records.model.board import Board


def quorate(own: Board, people: frozenset[str]) -> bool:
    """Whether a meeting with exactly these people would certainly be quorate."""
    return judge(held(*present(own, people)), context(own)).answer is Answer.QUORATE


def tried(own: Board, coming: frozenset[str], free: frozenset[str]) -> set[frozenset[str]]:
    """Return the smallest sets that make it quorate, found by trying them all."""
    for size in range(len(free) + 1):
        found = {frozenset(more) for more in combinations(sorted(free), size) if quorate(own, coming | frozenset(more))}
        if found:
            return found
    return set()


def named(outlook: Outlook) -> Iterator[frozenset[str]]:
    """Yield every set that the ways of an outlook stand for."""
    assert outlook.fewest is not None
    for way in outlook.fewest.ways:
        whos = list(dict.fromkeys(one.who for choice in way for group in choice.of for one in group))
        pattern = tuple(
            smallest.Pick(
                choice.each,
                choice.groups,
                tuple(tuple(whos.index(one.who) for one in group) for group in choice.of),
            )
            for choice in way
        )
        for found in smallest.sets(pattern):
            yield frozenset(whos[number] for number in found)


@settings(max_examples=150)
@given(data=st.data(), own=some_board(SHARE_OF_PRESENT, most=5))
def test_the_fewest_are_those_that_trying_everybody_finds(data: st.DataObject, own: Board) -> None:
    """In every rule whose readings agree, number and sets are exact, one person in two seats included."""
    people = sorted(people_of(own))
    words = {
        one: data.draw(st.sampled_from(["coming", "apologies", "no reply", "no reply", "no reply"])) for one in people
    }
    coming = frozenset(one for one in people if words[one] == "coming")
    free = frozenset(one for one in people if words[one] == "no reply")
    planned = expected(
        held(status="planned", attendance_recorded="none"),
        own,
        coming,
        [one for one in people if words[one] == "apologies"],
    )
    found = forward(planned, rule_of(own), own.terms_of_reference[0], context(own))
    assert found is not None
    best = tried(own, coming, free)
    if len(found.outlooks) > 1:
        return
    (outlook,) = found.outlooks
    assert (outlook.already is Truth.YES) == quorate(own, coming)
    if outlook.already is Truth.YES or not best:
        assert outlook.fewest is None
    else:
        assert outlook.fewest is not None
        assert outlook.fewest.number == len(next(iter(best)))
        sets = list(named(outlook))
        assert len(sets) == len(set(sets)) == outlook.fewest.sets
        assert set(sets) == best


def test_a_chair_who_counts_for_the_chair_alone_is_needed() -> None:
    """A chair in an observer's seat does not count otherwise, and is still who has to come where the rule names the chair."""
    rule = {"need": {"present": {"offices": ["chair"]}}, "who_counts": {"observers": "no"}}
    seats = {"s0": seat("ben", standing="observer"), "s1": seat("ann")}
    own = of(rule, seats, officers=[{"office": "chair", "seat": "s0"}])
    planned = expected(held(status="planned", attendance_recorded="none"), own, ["ann"])
    found = forward(planned, rule_of(own), own.terms_of_reference[0], context(own))
    assert found is not None
    (outlook,) = found.outlooks
    assert (outlook.already, outlook.if_all) == (Truth.NO, Truth.YES)
    assert list(named(outlook)) == [frozenset({"ben"})]
    assert [one.who for one in outlook.decisive] == ["ben"]
