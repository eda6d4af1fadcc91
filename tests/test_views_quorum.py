"""How quorum is laid out: the ways to be quorate said once each, points in runs, and outcomes of every kind in words."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folders import EXAMPLE
from partnership.answers.load import Records
from partnership.answers.quorum.forward import Candidate, Choice, Fewest
from partnership.answers.quorum.opened import Held
from partnership.answers.titles import Titles
from partnership.quorum import said
from partnership.quorum.agenda import Point
from partnership.quorum.failing import By, Consequence
from partnership.quorum.judging import Answer
from partnership.records.model.quorum import Failure
from partnership.views.quorum.follows import follows, follows_data
from partnership.views.quorum.in_words import InWords, moment_data, moment_in_words, sentence
from partnership.views.quorum.names import Names
from partnership.views.quorum.outcome import OutcomeInWords, joined
from partnership.views.quorum.points import point_in_words, points_in_words
from partnership.views.quorum.rule_in_words import RuleInWords
from partnership.views.quorum.tree import Reason, tree
from partnership.views.quorum.verdict import answered
from partnership.views.quorum.ways import FEW, Pick, ways, ways_in_words
from partnership.words import dates
from partnership.words.truth import Truth
from rooms import came, context, judged, of, seat, seats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.quorum.judging import Judged
    from partnership.records.model.board import Board
    from partnership.views.quorum.ways import Way
    from partnership.words.dates import Moment

NAMES = Names({}, Titles(Records(EXAMPLE), "nowhere"))


def somebody(name: str, *organisations: str) -> Candidate:
    """Return somebody who has not replied."""
    return Candidate(name, name, (f"seat-{name}",), organisations, "no reply", Truth.YES)


def pick(number: int, *names: str) -> Choice:
    """Return any so many of these."""
    return Choice(number, 1, (tuple(map(somebody, names)),))


def fewest(*found: Sequence[Choice], more: bool = False) -> Fewest:
    """Return the fewest who would do, in these ways."""
    return Fewest(sum(choice.number for choice in found[0]), tuple(tuple(way) for way in found), 0, more)


# -- the ways to be quorate


def chosen(way: Way) -> Iterator[frozenset[str]]:
    """Yield every set of people that a way stands for."""
    sets = [frozenset[str]()]
    for one in way:
        assert isinstance(one, Pick)
        part = {each.who for each in one.part}
        own = [
            frozenset(each.who for each in some)
            for some in combinations(one.of, one.number)
            if sum(each.who in part for each in some) >= one.least
        ]
        sets = [before | each for before in sets for each in own]
    yield from sets


@st.composite
def some_ways(draw: st.DrawFn) -> tuple[list[str], list[dict[int, int]]]:
    """Return pools of people, each a number of them, and how many of each pool each way takes: as many in all ways."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    pools = ["".join("abcdefghijkl"[sum(sizes[:at]) + each] for each in range(size)) for at, size in enumerate(sizes)]
    number = draw(st.integers(1, sum(sizes)))
    splits = [{at: one for at, one in enumerate(split) if one} for split in _splits(sizes, number)]
    return pools, draw(st.lists(st.sampled_from(splits), min_size=1, unique_by=lambda one: tuple(one.items())))


def _splits(sizes: Sequence[int], number: int) -> Iterator[tuple[int, ...]]:
    if not sizes:
        if number == 0:
            yield ()
        return
    for own in range(min(sizes[0], number) + 1):
        for rest in _splits(sizes[1:], number - own):
            yield (own, *rest)


@given(some_ways())
def test_ways_put_together_stand_for_the_same_sets(given_: tuple[list[str], list[dict[int, int]]]) -> None:
    """However ways are put together, nobody is added and nobody is lost, and there are never more of them."""
    pools, splits = given_
    found = fewest(*([pick(number, *pools[at]) for at, number in split.items()] for split in splits))
    apart = {frozenset(one.who for one in people) for way in found.ways for people in _sets(way)}
    together = [one for way in ways(found) for one in chosen(way)]
    assert set(together) == apart
    assert len(together) == len(apart)
    assert len(ways(found)) <= len(splits)


def _sets(way: Sequence[Choice]) -> Iterator[tuple[Candidate, ...]]:
    if not way:
        yield ()
        return
    for some in combinations(way[0].of[0], way[0].number):
        for rest in _sets(way[1:]):
            yield (*some, *rest)


def test_ways_that_leave_the_choice_open_are_one() -> None:
    """Two of the council and one other, one and two, or none and three: any three of them all."""
    found = fewest(
        [pick(2, "a", "b"), pick(1, "c", "d", "e")],
        [pick(1, "a", "b"), pick(2, "c", "d", "e")],
        [pick(3, "c", "d", "e")],
    )
    ((only,),) = ways(found)
    assert isinstance(only, Pick)
    assert (only.number, [one.who for one in only.of], only.part) == (3, ["a", "b", "c", "d", "e"], ())


def test_some_of_a_part() -> None:
    """One at least of two, whoever the others are."""
    found = fewest([pick(2, "a", "b"), pick(1, "c", "d", "e")], [pick(1, "a", "b"), pick(2, "c", "d", "e")])
    ((only,),) = ways(found)
    (reason,) = ways_in_words(ways(found), NAMES)
    assert isinstance(only, Pick)
    assert (only.number, only.least, [one.who for one in only.part]) == (3, 1, ["a", "b"])
    assert reason.text.startswith("any 3 of these 5, at least one of them a (")


def test_ways_among_groups_and_ways_that_are_not_all_listed_stay_as_they_are() -> None:
    """Groups that can be exchanged are said as groups; five ways are listed."""
    groups = Choice(
        1, 2, ((somebody("a"), somebody("b")), (somebody("c"), somebody("d")), (somebody("e"), somebody("f")))
    )
    alone = Choice(1, 1, ((somebody("x"),), (somebody("y"),)))
    (reason,) = ways_in_words(ways(fewest([groups])), NAMES)
    assert reason.text == "one person from each of any 2 of these 3 groups"
    assert len(reason.reasons) == 3
    both = Choice(2, 1, ((somebody("a"), somebody("b"), somebody("g")), (somebody("c"), somebody("d"), somebody("h"))))
    (reason,) = ways_in_words(ways(fewest([both])), NAMES)
    assert reason.text == "2 people from one of these 2 groups"
    together = list(ways_in_words(ways(fewest([groups, alone])), NAMES))
    assert [one.text for one in together] == ["one person from each of any 2 of these 3 groups", "any one of these 2"]
    listed = fewest(*([pick(1, name), pick(1, "x", "y")] for name in "abcdefg"), more=True)
    assert len(ways(listed)) == 7
    shown = list(ways_in_words(ways(listed), NAMES))
    assert [one.text for one in shown] == [f"way {number}: all of these together" for number in range(1, FEW + 1)]
    alternatives = fewest([pick(1, "a")], [groups], more=True)
    assert next(one.text for one in ways_in_words(ways(alternatives), NAMES)) == "a (seat a)"


def test_people_by_organisation() -> None:
    """Those of no organisation are last said to be of none."""
    choice = Choice(1, 1, ((somebody("a", "police"), somebody("b", "police"), somebody("c")),))
    (reason,) = ways_in_words(ways(fewest([choice])), NAMES)
    assert [one.text for one in reason.reasons] == [
        "police: a (seat a) or b (seat b)",
        "of no organisation: c (seat c)",
    ]


# -- points, days and trees


@pytest.mark.parametrize(
    ("points", "says"),
    [
        ([Point("1", "One", 0)], "item 1"),
        ([Point("1", "One", 0), Point("2", "Two", 1)], "items 1 and 2"),
        ([Point("1", "One", 0), Point("2", "Two", 1), Point("3", "", 2), Point("5", "", 4)], "items 1 to 3 and 5"),
        ([Point("1", "One", 0), Point("3", "", 2)], "items 1 and 3"),
        ([Point(), Point("4", "", 3)], "the start and item 4"),
        ([Point(None, "Any other business", 6), Point("1", "One", 0)], "“Any other business” and item 1"),
    ],
)
def test_points_in_runs(points: list[Point], says: str) -> None:
    """Items that follow one another are one run; an item without a number is known by its title."""
    assert points_in_words(points) == says


def test_a_point_with_its_title() -> None:
    """The title follows the number, where there is one."""
    assert point_in_words(Point("4", "Grants", 3)) == "item 4, Grants"
    assert point_in_words(Point("4", None, 3)) == "item 4"
    assert point_in_words(Point(None, "Grants", 3)) == "“Grants”"


@pytest.mark.parametrize(
    ("day", "says", "data"),
    [
        (dates.moment("2025-07-09"), "9 July 2025", {"earliest": "2025-07-09", "latest": "2025-07-09"}),
        (dates.moment("2025-07"), "some day from 1 July 2025 to 31 July 2025", {"earliest": "2025-07-01", "latest": "2025-07-31"}),
        (dates.UNKNOWN, "a day that is not known", {"earliest": None, "latest": None}),
    ],
)  # fmt: skip
def test_days_that_are_half_known(day: Moment, says: str, data: dict[str, str | None]) -> None:
    """A day, or what is known of it."""
    assert moment_in_words(day) == says
    assert moment_data(day) == data


def test_what_follows() -> None:
    """Each step with the time or day it leads to, in every way to count the days, and what is on record."""
    day = dates.moment("2025-07-09")
    steps = (
        Consequence(Failure(step="wait", minutes=15), until="14:15"),
        Consequence(Failure(step="re-date", within_days=5), (By("calendar", day, ""), By("working", None, "no region"))),
        Consequence(Failure(step="defer-items"), to="exampleshire/childrens-trust/2025-10-08", items=(Point("4", "", 3),)),
        Consequence(Failure(step="not-two-in-a-row"), note="the meeting before was inquorate too"),
        Consequence(Failure(step="reconvene", within_days=3, counting="calendar"), (By("calendar", day, ""),), done="nowhere/board/2025-07-09"),
    )  # fmt: skip
    rows = [[cell.text for cell in row] for row in follows(steps, NAMES).rows]
    assert rows == [
        ["1", "Wait 15 minutes.", "until 14:15", ""],
        ["2", "Fix another day within 5 days (of which kind is not said).", "by 9 July 2025, counted in days; not known: no region, counted in working days", ""],
        ["3", "Put off the items concerned (item 4).", "", "the next such meeting is that of 8 October 2025"],
        ["4", "No two meetings in a row without a quorum.", "", "the meeting before was inquorate too"],
        ["5", "Hold the meeting again within 3 days.", "by 9 July 2025", "held again on nowhere/board/2025-07-09"],
    ]  # fmt: skip
    data = follows_data(steps)
    assert data[1]["by"] == [
        {"counting": "calendar", "last": {"earliest": "2025-07-09", "latest": "2025-07-09"}, "why": None},
        {"counting": "working", "last": None, "why": "no region"},
    ]
    assert data[2]["items"] == ["4"]


def test_a_tree_of_reasons() -> None:
    """Each condition says in a sign and in words whether it is met; what has no answer has no mark."""
    found = tree([Reason("all", (Reason("one", met=Truth.NO, under=("because",)), Reason("two", met=Truth.UNKNOWN)), Truth.YES), Reason("plain")])  # fmt: skip
    assert [(one.depth, one.name.text, one.name.tone, one.under) for one in found.branches] == [
        (0, "✓ met: all", "plain", ()),
        (1, "✗ not met: one", "bad", ("because",)),
        (1, "? not known: two", "unsure", ()),
        (0, "plain", "plain", ()),
    ]


def test_words_put_together() -> None:
    """A sentence ends once; reasons stand apart."""
    assert [sentence(one) for one in ("so it is", "So?", "why:", "no.")] == ["So it is.", "So?", "Why:", "No."]
    assert [joined(one) for one in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a, and b", "a, b, and c"]


# -- outcomes


def written(board: Board, *, explain: bool = False) -> InWords:
    """Return what the pages of a board that nobody recorded are written with."""
    rules = RuleInWords(NAMES)
    return InWords(board, context(board), NAMES, rules, OutcomeInWords(NAMES, rules, explain=explain))


def laid(found: Judged, board: Board, *, explain: bool = False) -> list[str]:
    """Return the lines of the tree of a meeting's first point, each after a mark for its depth."""
    words = written(board, explain=explain)
    lines = []
    for branch in tree([words.outcomes.tree(found.points[0].outcome)]).branches:
        lines += ["." * branch.depth + branch.name.text, *("." * branch.depth + "  " + one for one in branch.under)]
    return lines


SETTLED = {
    "substitutes": "named", "virtual": "yes", "part": "yes", "conflicted": "yes", "observers": "no", "co_opted": "no", "advisers": "no",
    "associates": "no", "ex_officio": "no", "non_voting": "yes", "suspended": "no", "person_in_two_seats": "once", "agency_of": "organisation",
}  # fmt: skip


def ruled(need: Mapping[str, Any], **counts: str) -> dict[str, Any]:
    """Return a rule that leaves nothing open but what is asked for."""
    return {"need": need, "who_counts": {**SETTLED, **counts}, "timing": {"counted": "start"}}


FIVE = {f"s{index}": seat(f"p{index}") for index in range(1, 6)}


@pytest.mark.parametrize(
    ("need", "present", "lines"),
    [
        (
            {"any": [{"present": {"seats": ["s1"]}}, {"at_least": 2, "counting": "heads", "section": "4"}]},
            ("s2",),
            ["✗ not met: one of these", ".✗ not met: the seat s1: nobody", ".✗ not met: at least 2 people [4]: 1 counted, 2 needed"],
        ),
        (
            {"each_of": [{"seats": ["s1", "s2", "s3", "s4"]}, {"seats": ["s5"]}], "section": "5"},
            ("s1", "s2", "s3", "s4", "s5"),
            ["✓ met: at least one from each of these [5]", ".✓ met: the seat s1, the seat s2, the seat s3 or the seat s4: 4 of them", ".✓ met: the seat s5: p5 (s5)"],
        ),
        (
            {"each_of": [{"seats": ["s1", "s2"]}, {"seats": ["s5"]}], "each": 2},
            ("s1", "s5"),
            ["✗ not met: at least 2 from each of these", ".✗ not met: the seat s1 or the seat s2: only p1 (s1)", ".✗ not met: the seat s5: only p5 (s5)"],
        ),
        (
            {"when": {"office_filled": "mayor"}, "then": {"at_least": 1}, "else": {"judgement": "the clerk agrees"}},
            ("s1",),
            ["? not known: where there is a mayor: whether it is so is not known (the records have no mayor)", ".✓ met: at least 1 member (how members are counted is not said): 1 counted, 1 needed", ".? not known: the clerk agrees: a person judges; no ruling is recorded"],
        ),
        (
            {"when": {"mode": "virtual"}, "then": {"at_least": 4, "counting": "heads"}},
            ("s1",),
            ["✓ met: where the meeting is held virtual: it is not so (the meeting was in-person)", ".nothing more is needed then"],
        ),
        (
            {"at_least": {"set_by": "the council"}, "counting": "heads"},
            ("s1",),
            ["? not known: at least the number set by the council, counted as people: 1 counted, how many are needed is not known", "  How many are needed: the number that the council sets is not in these records."],
        ),
        (
            {"present": {"groups": ["nobodys"]}},
            ("s1",),
            ["? not known: at least one from nobodys: perhaps p1 (s1)"],
        ),
    ],
    ids=["any", "each", "each two", "when unknown", "when not", "set by", "unknown group"],
)  # fmt: skip
def test_trees_of_every_kind(need: dict[str, Any], present: tuple[str, ...], lines: list[str]) -> None:
    """Each condition with its count, its need and what came of it."""
    board = of(ruled(need), FIVE)
    assert laid(judged(board, *came(*present), mode="in-person"), board) == lines


def test_somebody_in_two_seats_does_not_stand_for_two() -> None:
    """One of each of two sets takes two people, and it is said so."""
    own = {"a": seat("ann"), "b": seat("ann"), "c": seat("cam")}
    board = of(ruled({"each_of": [{"seats": ["a"]}, {"seats": ["b"]}]}), own)
    found = judged(board, *came("a", "b"))
    assert laid(found, board)[0] == "✗ not met: at least one from each of these; nobody stands for two of them"
    assert answered(_held(found), written(board)) == "Inquorate: one person cannot stand for two of those needed."


def _held(found: Judged) -> Held:
    return Held(found, said.honoured(found), said.ruling(found), (), (), ())


def test_everybody_explained() -> None:
    """Who was counted, who is in doubt and who was left out, each with the reason; a vacant seat is vacant."""
    own = {**FIVE, "empty": {"standing": "member", "vacant": [{}]}, "watch": seat("obs", standing="observer")}
    board = of(
        ruled(
            {"all": [{"at_least": 2, "counting": "heads"}, {"at_least": 1, "counting": "seats"}]},
            virtual="with-chairs-agreement",
        ),
        own,
    )
    rows = [
        *came("s1", "s2"),
        *came("s3", mode="virtual"),
        *came("watch", capacity="observer"),
        {"seat": "s4", "capacity": "member", "presence": "apologies"},
    ]
    lines = laid(judged(board, *rows), board, explain=True)
    assert lines == [
        "✓ met: all of these",
        ".✓ met: at least 2 people: 2 to 3 counted, 2 needed",
        ".  Counted, 2: present: p1 (s1) and p2 (s2).",
        ".  In doubt, 1: taking part from elsewhere; whether that counts here is not recorded: p3 (s3).",
        ".  Left out, 4: apologies: p4 (s4); not listed, and everybody is: p5 (s5); vacant: empty; an observer: obs (watch).",
        ".✓ met: at least 1 seat: 2 to 3 counted, 1 needed",
        ".  The same people as above.",
    ]


@pytest.mark.parametrize(
    ("need", "present", "rest", "says"),
    [
        ({"at_least": 2, "counting": "heads"}, ("s1", "s2"), {}, "Quorate: 2 counted, 2 needed."),
        ({"present": {"seats": ["s1"]}}, ("s1",), {}, "Quorate."),
        ({"at_least": 3, "counting": "seats", "of": {"seats": ["s1", "s2", "s3"]}}, ("s1",), {}, "Inquorate: 1 of the 3 seats needed from the seat s1, the seat s2 or the seat s3."),
        ({"each_of": [{"seats": ["s1", "s2"]}], "each": 2}, ("s1",), {}, "Inquorate: 1 of the 2 needed from the seat s1 or the seat s2."),
        ({"at_least": 2, "counting": "heads"}, ("s1",), {"attendance_recorded": "part"}, "Cannot tell: 1 to 5 of the 2 needed."),
        ({"present": {"seats": ["s2"]}}, ("s1",), {"attendance_recorded": "part"}, "Cannot tell: whether there was the seat s2 is not known."),
        ({"at_least": {"set_by": "the council"}}, ("s1",), {}, "Cannot tell: how many are needed is not known (the number that the council sets is not in these records)."),
        ({"set_by": "the council"}, ("s1",), {}, "Cannot tell: set by the council, which is not in these records."),
        ({"present": {"bodies": ["here/gone"]}}, ("s1",), {}, "Cannot tell: the members of here/gone: the records have nobody who could be meant."),
        ({"at_least": 1, "counting": "heads", "of": {"offices": ["mayor"]}}, ("s1",), {}, "Cannot tell: 0 to 1 of the 1 needed from the mayor."),
    ],
)  # fmt: skip
def test_answers_in_a_sentence(need: dict[str, Any], present: tuple[str, ...], rest: dict[str, Any], says: str) -> None:
    """The answer, and what decided it."""
    board = of(ruled(need), FIVE)
    found = answered(_held(judged(board, *came(*present), **rest)), written(board))
    assert found == says


def test_answers_at_different_items() -> None:
    """Each reason with the items it is of; a ruling that changes the answer."""
    rule = {
        **ruled({"at_least": 2, "counting": "heads"}),
        "timing": {"counted": "each-item"},
        "discretion": {"who": "chair", "may": "rule"},
    }
    board = of(rule, FIVE)
    items = [{"number": number, "title": f"Item {number}"} for number in range(1, 4)]
    rows = [*came("s1"), *came("s2", arrived="2", presence="part"), *came("s3", left="3", presence="part", arrived="2")]
    ruling = {"ruling": {"by": "chair", "ruled": "quorate", "reason": "So it is."}}
    found = judged(board, *rows, items=items, quorum=ruling)
    answer = found.answer
    assert answer is Answer.SOME
    assert (
        answered(_held(found), written(board))
        == "Quorate for some items: not at item 1: 1 of the 2 needed. It goes as quorate, by the ruling of the chair."
    )


def test_readings_of_many_kinds_are_numbered() -> None:
    """Where one answer comes of several readings, how many of them is said."""
    rule = ruled({"at_least": 2, "counting": "heads"}, virtual="unstated", part="unstated")
    board = of(rule, FIVE)
    found = judged(
        board,
        *came("s1"),
        *came("s2", mode="virtual", presence="part"),
        *came("s3", agreed_virtual="no", mode="virtual", presence="part"),
    )
    said_ = answered(_held(found), written(board))
    assert said_.startswith("Cannot tell: it depends on how the text is read: ")
    assert "inquorate if read in one of " in said_


def test_names_of_people_and_seats() -> None:
    """By name and seats, by seats alone, as printed, or not named; a seat of another board with its board."""
    names = Names({"seats": {"chair": {"title": "Chair"}}}, Titles(Records(EXAMPLE), "exampleshire"))
    assert names.who("avery-example", ("chair",)) == "Avery Example (Chair)"
    assert names.who(None, ("chair", "other-seat")) == "Chair; other seat"
    assert names.who(None, (), "A. N. Other") == "“A. N. Other”"
    assert names.who(None, ()) == "somebody who is not named"
    assert names.seat("exampleshire/childrens-trust#police") == "Police, Exampleshire Children's Trust"
    assert names.seat("exampleshire/nowhere#police-seat") == "police seat, exampleshire/nowhere"
    assert names.day("exampleshire/nowhere/2025-01-01") == "exampleshire/nowhere/2025-01-01"


def test_a_substitute_without_a_name() -> None:
    """Somebody came for the seat, whoever it was."""
    board = of(ruled({"at_least": 1, "counting": "heads"}, substitutes="any"), seats(2))
    row = {"seat": "s1", "capacity": "substitute", "presence": "present"}
    lines = laid(judged(board, row), board, explain=True)
    assert "  Counted, 1: present as a substitute: a substitute for s1." in lines


def test_a_need_of_those_present_is_worked_out() -> None:
    """The working stands under the count."""
    need = {
        "at_least": {"share": "1/2", "of": "present", "round": "up"},
        "counting": "heads",
        "of": {"seats": ["s1", "s2"]},
    }
    board = of(ruled(need), FIVE)
    lines = laid(judged(board, *came("s1", "s3", "s4")), board)
    assert lines[1] == "  How many are needed: 1/2 of 3 present is 1.5, rounded up 2."


def test_every_need_of_the_model_can_be_laid_out() -> None:
    """Set by another text, and judged by a person, in a tree too."""
    board = of(ruled({"all": [{"set_by": "the Act"}, {"judgement": "the chair agrees"}]}), FIVE)
    found = judged(board, *came("s1"))
    assert laid(found, board)[1:] == [
        ".? not known: as set by the Act: set by the Act, which is not in these records",
        ".? not known: the chair agrees: a person judges; no ruling is recorded",
    ]
