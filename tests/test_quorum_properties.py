"""What holds of every rule of quorum and every room, whatever they are."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.quorum.judging import Answer, judge
from partnership.quorum.reach import reach
from partnership.words.truth import Truth
from rooms import SHARE_OF_PRESENT, context, held, people_of, present, rule_of, some_board

if TYPE_CHECKING:
    from partnership.records.model.board import Board

_ORDER = [Answer.INQUORATE, Answer.CANNOT_TELL, Answer.QUORATE]


@settings(max_examples=100)
@given(data=st.data(), own=some_board(vacant=False))
def test_one_more_present_never_makes_a_meeting_inquorate(data: st.DataObject, own: Board) -> None:
    """Where no share of those present is asked for, somebody more who is entitled is never a loss."""
    people = sorted(people_of(own))
    there = data.draw(st.lists(st.sampled_from(people), unique=True))
    before = judge(held(*present(own, there)), context(own)).answer
    for one in set(people) - set(there):
        after = judge(held(*present(own, [*there, one])), context(own)).answer
        assert _ORDER.index(after) >= _ORDER.index(before)


@settings(max_examples=100)
@given(own=some_board())
def test_everybody_present_is_quorate_unless_the_rule_cannot_be_reached(own: Board) -> None:
    """With everybody there the answer is that of whether the rule can be reached."""
    everybody = judge(held(*present(own, people_of(own))), context(own)).answer
    found = reach(rule_of(own), own.terms_of_reference[0], context(own), held().day)
    assert found is not None
    if found.met is not Truth.UNKNOWN:
        assert everybody is (Answer.QUORATE if found.met is Truth.YES else Answer.INQUORATE)


@settings(max_examples=100)
@given(data=st.data(), own=some_board(SHARE_OF_PRESENT))
def test_what_is_not_recorded_resolves_within_the_answer(data: st.DataObject, own: Board) -> None:
    """Whichever way unknown marks turn out, a definite answer stands."""
    people = sorted(people_of(own))
    marks = {
        one: data.draw(st.sampled_from(["present", "apologies", "not-recorded", "not-recorded"])) for one in people
    }
    answer = _with(own, marks)
    unknown = [one for one in people if marks[one] == "not-recorded"]
    if answer is Answer.CANNOT_TELL or len(unknown) > 5:
        return
    for turned in product(["present", "apologies"], repeat=len(unknown)):
        assert _with(own, {**marks, **dict(zip(unknown, turned, strict=True))}) is answer


def _with(own: Board, marks: dict[str, str]) -> Answer:
    rows = [{**row, "presence": marks[row["person"]]} for row in present(own, marks)]
    return judge(held(*rows), context(own)).answer
