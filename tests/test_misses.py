"""Rules about meetings missed, in a row and in a window: never more certain than every way the doubt can turn out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.answers.attendance.marks import Count
from partnership.answers.attendance.misses import missed
from partnership.answers.attendance.verdicts import Verdict
from partnership.records.model.attendance_rule import Missed
from partnership.words.dates import UNKNOWN, Moment
from partnership.words.truth import Truth
from worlds import counted, exact_meetings, vague_meetings, worlds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.readings import Counted
    from worlds import Known

THREE = Missed(count=3, consecutive=True)
TWO = Missed(count=2, consecutive=False)
TRUTHS = {"P": Truth.YES, "N": Truth.NO, "?": Truth.UNKNOWN}


def days(said: str) -> list[Counted]:
    """Return meetings on days 10, 20, 30…: P came, N missed, ? not recorded, e excused, x not in post, o passed over, u may not count."""
    found = []
    for number, word in enumerate(said):
        day = Moment(10 * (number + 1), 10 * (number + 1))
        found.append(
            counted(
                number,
                day,
                TRUTHS.get(word, Truth.NO),
                due=Truth.NO if word == "x" else Truth.YES,
                excused=Truth.YES if word == "e" else Truth.NO,
                counts=Truth.NO if word == "o" else Truth.UNKNOWN if word == "u" else Truth.YES,
            )
        )
    return found


@pytest.mark.parametrize(
    ("said", "most", "now", "verdict"),
    [
        ("", (0, 0), (0, 0), "not judged"),
        ("PNNP", (2, 2), (0, 0), "met"),
        ("PNNN", (3, 3), (3, 3), "below"),
        ("NNNP", (3, 3), (0, 0), "below"),
        ("NNPN", (2, 2), (1, 1), "met"),
        ("NN?", (2, 3), (0, 3), "cannot tell"),
        ("N?N", (1, 3), (1, 3), "cannot tell"),
        ("NNeN", (2, 2), (1, 1), "met"),
        ("NNxN", (2, 2), (1, 1), "met"),
        ("NNoN", (3, 3), (3, 3), "below"),
        ("NuN", (2, 3), (2, 3), "cannot tell"),
        ("NuNN", (3, 4), (3, 4), "below"),
        ("xxx", (0, 0), (0, 0), "not judged"),
        ("ee", (0, 0), (0, 0), "met"),
    ],
)
def test_in_a_row(said: str, most: tuple[int, int], now: tuple[int, int], verdict: str) -> None:
    """A meeting not counted is passed over; one attended, excused or not theirs ends the run."""
    told, found = missed(THREE, days(said))
    assert (told.value, found.most, found.now) == (verdict, most, now)


@pytest.mark.parametrize(
    ("said", "most", "verdict"),
    [("PNPN", (2, 2), "below"), ("PNP?", (1, 2), "cannot tell"), ("PNPe", (1, 1), "met"), ("xx", (0, 0), "not judged")],
)
def test_in_a_window(said: str, most: tuple[int, int], verdict: str) -> None:
    """They need not stand together."""
    told, found = missed(TWO, days(said))
    assert (told.value, found.most, found.now) == (verdict, most, most)


def test_a_run_that_began_before_the_window() -> None:
    """It counts whole if it reaches into the window, and not at all if it ended before."""
    before = [one._replace(inside=Truth.NO) for one in days("NNN")]
    assert missed(THREE, [*before, *days("PPPP")[3:]])[1].most == Count(0, 0)
    reaching = [*before[:2], days("NNN")[2]]
    assert missed(THREE, reaching)[1] == (Count(3, 3), Count(3, 3), ("00", "01", "02"))
    assert missed(THREE, [*before[:2], days("NNN")[2]._replace(inside=Truth.UNKNOWN)])[1].most == Count(0, 3)


def test_a_meeting_without_a_day_may_stand_anywhere() -> None:
    """Attended, it may have ended the run; missed, it may belong to it."""
    undated = counted(9, UNKNOWN, Truth.YES)
    assert missed(THREE, [*days("NNN"), undated])[0] is Verdict.CANNOT_TELL
    assert missed(THREE, [*days("NN"), undated._replace(attended=Truth.NO)])[0] is Verdict.CANNOT_TELL
    assert missed(THREE, [*days("NP"), undated._replace(attended=Truth.NO)])[0] is Verdict.MET


def test_which_meetings() -> None:
    """The worst run, or the one that is going on where none lies in the window."""
    assert missed(THREE, days("NNPNNN"))[1].meetings == ("03", "04", "05")
    assert missed(TWO, days("NPN"))[1].meetings == ("00", "02")
    assert missed(THREE, [one._replace(inside=Truth.NO) for one in days("PNN")])[1].meetings == ("01", "02")


def longest(world: Sequence[Known]) -> tuple[int, int]:
    """Return the longest run that reaches into the window, and the one that is going on."""
    run: list[Known] = []
    most = 0
    for one in world:
        if one.missed:
            run.append(one)
            most = max(most, len(run) if one.inside else 0)
        elif one.counts:
            run = []
    return most, len(run)


@given(exact_meetings(st.integers(1, 40)))
def test_every_run_that_is_possible_and_no_other(meetings: list[Counted]) -> None:
    """With known days, the least and the most are those of all the ways in which the doubt can turn out."""
    ways = [longest(world) for world in worlds(meetings)]
    _, found = missed(THREE, meetings)
    assert found.most == Count(min(most for most, _ in ways), max(most for most, _ in ways))
    assert found.now == Count(min(now for _, now in ways), max(now for _, now in ways))


@given(exact_meetings(st.integers(1, 40)))
def test_every_number_that_is_possible_and_no_other(meetings: list[Counted]) -> None:
    """So it is with meetings missed in a window."""
    ways = [sum(one.missed and one.inside for one in world) for world in worlds(meetings)]
    assert missed(TWO, meetings)[1].most == Count(min(ways), max(ways))


@given(vague_meetings(st.integers(1, 8)), st.integers(1, 3))
def test_a_verdict_holds_whatever_the_days_were(meetings: list[Counted], count: int) -> None:
    """With days half known, what is certain is so in every order that is possible."""
    runs = [longest(world) for world in worlds(meetings)]
    verdict, found = missed(Missed(count=count, consecutive=True), meetings)
    assert all(found.most.low <= most <= found.most.high for most, _ in runs)
    assert all(found.now.low <= now <= found.now.high for _, now in runs)
    if verdict is Verdict.BELOW:
        assert all(most >= count for most, _ in runs)
    if verdict is Verdict.MET:
        assert all(most < count for most, _ in runs)
