"""Three-valued logic: what holds whichever way the unknown turns out is known."""

from __future__ import annotations

from itertools import product

import pytest

from partnership.words.truth import Truth, all_of, any_of, known

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
OUTCOMES = {YES: {True}, NO: {False}, UNKNOWN: {True, False}}
FEW = [values for count in range(4) for values in product(Truth, repeat=count)]


def answer(outcomes: set[bool]) -> Truth:
    """Return the truth of something that may turn out in these ways."""
    return UNKNOWN if len(outcomes) > 1 else known(outcomes.pop())


@pytest.mark.parametrize("values", FEW)
def test_all_and_any_are_what_every_outcome_agrees_on(values: tuple[Truth, ...]) -> None:
    """The oracle tries each unknown both ways, as if they had nothing to do with one another."""
    ways = list(product(*(OUTCOMES[value] for value in values)))
    assert all_of(values) == answer({all(way) for way in ways})
    assert any_of(values) == answer({any(way) for way in ways})


@pytest.mark.parametrize(("left", "right"), list(product(Truth, repeat=2)))
def test_operators_are_the_functions(left: Truth, right: Truth) -> None:
    """`&` and `|` are all and any of two."""
    assert (left & right, left | right) == (all_of((left, right)), any_of((left, right)))


@pytest.mark.parametrize(("value", "opposite"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_the_opposite(value: Truth, opposite: Truth) -> None:
    """The opposite of what is unknown is unknown."""
    assert ~value == opposite


@pytest.mark.parametrize("value", list(Truth))
def test_it_is_neither_true_nor_false(value: Truth) -> None:
    """`if truth:` is a mistake that is caught where it is made."""
    with pytest.raises(TypeError, match=r"compare with Truth\.YES"):
        bool(value)


def test_what_is_known() -> None:
    """A plain answer becomes one of the three."""
    assert [known(value) for value in (True, False)] == [YES, NO]
