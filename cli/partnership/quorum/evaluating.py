"""A need held against the room at one point: met, not met or unknown, with the tree of what was asked and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.quorum.conditions import holds
from partnership.quorum.counting import HEADS, SEATS
from partnership.quorum.numbers import needed
from partnership.quorum.spans import Span, most_matched
from partnership.records.model.need import AllOf, AnyOf, AtLeast, EachOf, Present, SetBy, When
from partnership.words.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.quorum.clauses import Clause
    from partnership.quorum.conditions import Case
    from partnership.quorum.counting import Count, Floor, Tally
    from partnership.quorum.numbers import Needed
    from partnership.records.model.members import Members
    from partnership.records.model.need import Judgement, Need
    from partnership.words.finding import Pointer


class Outcome(NamedTuple):
    """What came of one need: the need and its place in the rule, whether it is met, and on what that rests.

    `counted` and `needed` are the numbers of a need that counts, `working` how the second was worked out, `tallies`
    who was looked at. `parts` are the outcomes of the needs, sets or branches inside it, `case` that of a condition.
    `open` are the clauses of the text that leave it unknown.
    """

    need: Need
    at: Pointer
    met: Truth
    counted: Span | None = None
    needed: Span | None = None
    working: str = ""
    tallies: tuple[Tally, ...] = ()
    parts: tuple[Outcome, ...] = ()
    case: Case | None = None
    why: str = ""
    open: frozenset[Clause] = frozenset()

    def leaves(self) -> Iterable[Outcome]:
        """Yield every outcome that is not put together from others."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


def evaluate(need: Need, floor: Floor, at: Pointer = ("need",)) -> Outcome:
    """Return what comes of a need at one point of a meeting; `at` is its place in the rule."""
    if isinstance(need, AtLeast):
        return _at_least(need, floor, at)
    if isinstance(need, (AllOf, AnyOf)):
        word = "all" if isinstance(need, AllOf) else "any"
        parts = tuple(evaluate(one, floor, (*at, word, index)) for index, one in enumerate(need.needs))
        met = (all_of if word == "all" else any_of)(part.met for part in parts)
        return Outcome(need, at, met, parts=parts, open=_open_of(parts) if met is Truth.UNKNOWN else frozenset())
    if isinstance(need, When):
        return _when(need, floor, at)
    if isinstance(need, Present):
        return _of_set(need, need.of, 1, floor, at)
    if isinstance(need, EachOf):
        return _each_of(need, floor, at)
    if isinstance(need, SetBy):
        return Outcome(need, at, Truth.UNKNOWN, why=f"set by {need.who}, which is not in these records")
    return _judged(need, floor, at)


def _at_least(need: AtLeast, floor: Floor, at: Pointer) -> Outcome:
    counted = floor.count(floor.of(need.of), need.counting)
    if floor.room.lacks(need.of):
        counted = counted._replace(number=Span(counted.number.low, None))
    wanted = needed(need.number, floor, counted)
    met = _reached(counted, wanted)
    return Outcome(
        need,
        at,
        met,
        counted.number,
        wanted.number,
        wanted.working,
        counted.tallies,
        why=_nobody(counted.tallies),
        open=counted.open | wanted.open if met is Truth.UNKNOWN else frozenset(),
    )


def _reached(counted: Count, wanted: Needed) -> Truth:
    """Whether a count reaches what is needed, whichever way the unknown turns out."""
    low, high = counted.number
    if wanted.worst is not None and low >= wanted.worst:
        return Truth.YES
    return Truth.NO if high is not None and high < wanted.best else Truth.UNKNOWN


def _of_set(need: Present | EachOf, members: Members, each: int, floor: Floor, at: Pointer) -> Outcome:
    """Return whether so many different people of a set are there."""
    tallies = floor.of(members)
    count = floor.number(tallies, HEADS)
    if floor.room.lacks(members):
        count = Span(count.low, None)
    met = Truth.YES if count.low >= each else Truth.UNKNOWN if _may_reach(count, each) else Truth.NO
    return Outcome(
        need, at, met, count, Span(each, each), "", tallies, why=_nobody(tallies), open=_doubts(met, tallies)
    )


def _may_reach(count: Span, number: int) -> bool:
    return count.high is None or count.high >= number


def _nobody(tallies: Sequence[Tally]) -> str:
    return "" if tallies else "the records have nobody who could be meant"


def _doubts(met: Truth, tallies: Iterable[Tally]) -> frozenset[Clause]:
    """Return the clauses that leave open who counts, where that leaves the answer open."""
    if met is not Truth.UNKNOWN:
        return frozenset()
    return frozenset(clause for one in tallies if one.counts is Truth.UNKNOWN for clause in one.open)


def _each_of(need: EachOf, floor: Floor, at: Pointer) -> Outcome:
    """Return whether there are so many of every set; one person in two seats stands for both only where the text lets them."""
    parts = tuple(
        _of_set(need, members, need.each, floor, (*at, "each_of", index)) for index, members in enumerate(need.sets)
    )
    readings = floor.text.options("person_in_two_seats")
    answers = [_apart(parts, need.each) if one == "once" else _by_seats(parts, need.each, floor) for one in readings]
    if any(floor.room.lacks(members) for members in need.sets):
        answers = [Truth.UNKNOWN if one is Truth.NO else one for one in answers]
    if all(one is answers[0] for one in answers):
        met = answers[0]
        opened = _open_of(parts) if met is Truth.UNKNOWN else frozenset()
        return Outcome(need, at, met, parts=parts, open=opened)
    return Outcome(need, at, Truth.UNKNOWN, parts=parts, open=_open_of(parts) | {"person_in_two_seats"})


def _by_seats(parts: Sequence[Outcome], each: int, floor: Floor) -> Truth:
    spans = [floor.number(part.tallies, SEATS) for part in parts]
    return all_of(
        Truth.YES if one.low >= each else Truth.UNKNOWN if _may_reach(one, each) else Truth.NO for one in spans
    )


def _apart(parts: Sequence[Outcome], each: int) -> Truth:
    """Whether different people can be found for all the sets."""
    wanted: dict[Truth, dict[str, set[str]]] = {Truth.YES: {}, Truth.UNKNOWN: {}}
    for index, part in enumerate(parts):
        places = {f"{index} {copy}" for copy in range(each)}
        for one in part.tallies:
            if one.counts is Truth.YES:
                wanted[Truth.YES].setdefault(one.who, set()).update(places)
            if one.counts is not Truth.NO:
                wanted[Truth.UNKNOWN].setdefault(one.who, set()).update(places)
    if most_matched(wanted[Truth.YES]) == len(parts) * each:
        return Truth.YES
    return Truth.UNKNOWN if most_matched(wanted[Truth.UNKNOWN]) == len(parts) * each else Truth.NO


def _when(need: When, floor: Floor, at: Pointer) -> Outcome:
    case = holds(need.condition, floor)
    then = evaluate(need.then, floor, (*at, "then"))
    other = evaluate(need.otherwise, floor, (*at, "else")) if need.otherwise is not None else None
    if case.holds is Truth.YES:
        return Outcome(need, at, then.met, parts=(then,), case=case, open=then.open)
    if case.holds is Truth.NO:
        met = Truth.YES if other is None else other.met
        return Outcome(
            need, at, met, parts=() if other is None else (other,), case=case, open=other.open if other else frozenset()
        )
    branches = (then,) if other is None else (then, other)
    answers = {then.met, Truth.YES if other is None else other.met}
    met = answers.pop() if len(answers) == 1 else Truth.UNKNOWN
    return Outcome(
        need, at, met, parts=branches, case=case, open=_open_of(branches) if met is Truth.UNKNOWN else frozenset()
    )


def _judged(need: Judgement, floor: Floor, at: Pointer) -> Outcome:
    """Return what a person judged, where the minutes have a ruling that reaches this point."""
    ruling = floor.room.meeting.quorum.ruling
    if ruling is None or not floor.room.agenda.reaches(ruling.items, floor.point):
        return Outcome(need, at, Truth.UNKNOWN, why="a person judges; no ruling is recorded")
    return Outcome(need, at, known(ruling.ruled != "inquorate"), why=f"ruled by {ruling.by}: {ruling.reason}")


def _open_of(parts: Iterable[Outcome]) -> frozenset[Clause]:
    return frozenset().union(*(part.open for part in parts if part.met is Truth.UNKNOWN))
