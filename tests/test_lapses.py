"""Rules about time without attending: to the day, and never more certain than every way the doubt can turn out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.answers.attendance.lapses import Clock, elapsed, expiry
from partnership.answers.attendance.verdicts import Verdict
from partnership.records.model.attendance_rule import Elapsed
from partnership.words import dates
from partnership.words.dates import ALWAYS, UNKNOWN, Period
from partnership.words.truth import Truth
from worlds import counted, exact_meetings, vague_meetings, worlds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance.lapses import Gap
    from partnership.answers.attendance.readings import Counted
    from worlds import Known

SIX = Elapsed(months=6, from_="last-attended")
TRUTHS = {"P": Truth.YES, "?": Truth.UNKNOWN}


def clock(
    rule: Elapsed = SIX,
    today: str = "2026-03-31",
    post: Sequence[Period] = (ALWAYS,),
    force: Sequence[Period] = (ALWAYS,),
    first: str | None = None,
    *,
    from_first: bool = False,
) -> Clock:
    """Return a clock that looks at everything up to a day."""
    return Clock(rule, from_first, post, force, date.fromisoformat(first) if first else None, date.fromisoformat(today))


def met(*said: str) -> list[Counted]:
    """Return meetings, each a day and a letter: P came, N missed, ? not recorded, e excused, x not in post, v may not be in post."""
    found = []
    for number, one in enumerate(said):
        day, word = one.split()
        post = {"x": Truth.NO, "v": Truth.UNKNOWN}.get(word, Truth.YES)
        excused = Truth.YES if word == "e" else Truth.NO
        found.append(counted(number, dates.moment(day), TRUTHS.get(word, Truth.NO), due=post, excused=excused))
    return found


def told(of: Clock, *said: str) -> str:
    """Return the verdict on meetings."""
    return elapsed(of, met(*said))[0].value


@pytest.mark.parametrize(
    ("since", "months", "days", "until"),
    [
        ("2025-01-10", 6, None, "2025-07-10"),
        ("2025-08-31", 6, None, "2026-02-28"),
        ("2023-08-31", 6, None, "2024-02-29"),
        ("2024-02-29", 12, None, "2025-02-28"),
        ("2024-02-29", 48, None, "2028-02-29"),
        ("2025-12-31", 2, None, "2026-02-28"),
        ("2025-01-31", 1, 1, "2025-03-01"),
        ("2025-01-10", None, 28, "2025-02-07"),
        ("9999-06-01", 7, None, "9999-12-31"),
        ("9999-12-31", None, 1, "9999-12-31"),
        ("2025-01-10", 10**15, None, "9999-12-31"),
        ("2025-01-10", None, 10**30, "9999-12-31"),
        ("0001-01-01", 6, None, "0001-07-01"),
    ],
)
def test_the_last_day_in_time(since: str, months: int | None, days: int | None, until: str) -> None:
    """It has the number of the day on which the time began, or is the month's last; no number is too great."""
    found = expiry(Elapsed(months=months, days=days, from_="last-attended"), date.fromisoformat(since).toordinal())
    assert found is not None
    assert date.fromordinal(found) == date.fromisoformat(until)


@pytest.mark.parametrize(("back", "expected"), [("2025-07-10", "met"), ("2025-07-11", "below")])
def test_coming_back_on_the_last_day_is_in_time(back: str, expected: str) -> None:
    """Six months from 10 January end on 10 July, inclusive."""
    assert told(clock(), "2025-01-10 P", "2025-05-10 N", f"{back} P") == expected


@pytest.mark.parametrize(("today", "expected"), [("2025-07-10", "met"), ("2025-07-11", "below")])
def test_the_time_that_is_going_on(today: str, expected: str) -> None:
    """It has not run out on its last day."""
    assert told(clock(today=today), "2025-01-10 P", "2025-05-10 N") == expected


def test_nothing_is_held_against_anybody_where_no_meeting_was_missed() -> None:
    """A board that did not meet for a year has no member who stayed away."""
    assert told(clock(), "2025-01-10 P") == "met"
    assert told(clock(), "2025-01-10 P", "2025-05-10 N", "2025-06-01 P", "2026-03-01 P") == "met"
    assert told(clock(), "2025-01-10 x") == "not judged"


def test_from_the_first_meeting_missed() -> None:
    """Time before it does not count."""
    first = clock(today="2025-11-10", from_first=True)
    assert told(first, "2025-01-10 P", "2025-05-10 N", "2025-09-10 N") == "met"
    assert told(first._replace(today=date(2025, 11, 11)), "2025-01-10 P", "2025-05-10 N") == "below"
    assert (
        told(first._replace(today=date(2025, 11, 11)), "2025-01-10 P", "2025-05-10 ?", "2025-09-10 N") == "cannot tell"
    )


def test_before_the_records_begin_somebody_may_have_attended() -> None:
    """The time began at the latest with the first meeting on record, at the earliest when they came into post."""
    months = [f"2025-{month:02}-10 N" for month in (5, 7, 9)]
    assert told(clock(today="2025-11-10"), *months) == "cannot tell"
    assert told(clock(today="2025-11-11"), *months) == "below"
    since = Period(dates.moment("2025-04-20"), dates.OPEN_END)
    assert told(clock(today="2025-10-20", post=[since]), *months) == "met"
    _, gap = elapsed(clock(today="2025-10-21", post=[since]), met(*months))
    assert (gap.since, gap.since_at_latest) == (date(2025, 4, 20), date(2025, 5, 10))
    _, gap = elapsed(clock(today="2025-10-21"), met(*months))
    assert (gap.since, gap.expires) == (None, None)


def test_who_comes_into_post_has_the_whole_time() -> None:
    """It begins on the day that the records give, between the meetings before and after; where they give none, it is bounded by these."""
    meetings = ("2025-04-10 x", "2025-06-10 N", "2025-09-10 N")
    since = Period(dates.moment("2025-05-01"), dates.OPEN_END)
    assert told(clock(today="2025-11-01", post=[since]), *meetings) == "met"
    assert told(clock(today="2025-11-02", post=[since]), *meetings) == "below"
    assert told(clock(today="2025-10-12", post=[Period(UNKNOWN, UNKNOWN)]), *meetings) == "cannot tell"
    assert told(clock(today="2025-10-11", post=[Period(UNKNOWN, UNKNOWN)]), *meetings) == "met"


def test_who_has_left_is_judged_up_to_the_day_they_left() -> None:
    """What was not broken by then is not broken later; what was, was."""
    gone = Period(dates.OPEN_START, dates.moment("2025-06-30"))
    missed = ("2025-01-10 P", "2025-03-10 N", "2025-05-10 N")
    assert told(clock(post=[gone]), *missed) == "met"
    assert told(clock(post=[gone]), *missed, "2025-09-10 x") == "met"
    later = Period(dates.OPEN_START, dates.moment("2025-07-11"))
    assert told(clock(post=[later]), *missed) == "below"
    assert told(clock(post=[later]), *missed, "2025-09-10 x") == "below"
    some_day = Period(dates.OPEN_START, dates.moment("2025-07"))
    assert told(clock(post=[some_day]), *missed, "2025-09-10 x") == "cannot tell"
    _, gap = elapsed(clock(post=[later]), met(*missed))
    assert gap.until == date(2025, 7, 11)


def test_who_is_appointed_again_goes_on() -> None:
    """A term that follows another is no new beginning; one after a gap is."""
    first, second = (
        Period(dates.moment(since), dates.moment(until))
        for since, until in (("2024", "2025-03-31"), ("2025-04-01", "2027"))
    )
    assert told(clock(today="2025-07-11", post=[first, second]), "2025-01-10 P", "2025-05-10 N") == "below"
    assert (
        told(clock(today="2025-07-11", post=[first, second]), "2025-01-10 P", "2025-04-01 x", "2025-05-10 N") == "met"
    )


def test_a_rule_asks_nothing_before_it_was_in_force_or_after() -> None:
    """Time before it does not run; and what had not run out by its end never does."""
    meetings = met("2025-01-10 P", "2025-03-10 N", "2025-05-10 N", "2025-09-10 N")
    early = [one._replace(due=Truth.NO, expected=Truth.NO) for one in meetings[:2]]
    began = clock(today="2025-10-01", force=[Period(dates.moment("2025-04-01"), dates.OPEN_END)])
    assert elapsed(began, [*early, *meetings[2:]])[0] is Verdict.MET
    assert elapsed(began._replace(today=date(2025, 10, 2)), [*early, *meetings[2:]])[0] is Verdict.BELOW
    ended = clock(force=[Period(dates.OPEN_START, dates.moment("2025-07-10"))])
    assert told(ended, "2025-01-10 P", "2025-05-10 N") == "met"


def test_only_what_reaches_the_window() -> None:
    """A time that ended before it is another year's matter."""
    meetings = ("2024-01-10 P", "2024-05-10 N", "2024-09-10 P", "2025-05-10 P")
    assert told(clock(first="2025-04-01"), *meetings) == "met"
    assert told(clock(first="2024-04-01"), *meetings) == "below"
    assert told(clock(first="2025-04-01"), "2024-01-10 P", "2024-05-10 N") == "below"


def test_what_was_excused_is_for_a_person() -> None:
    """Whether the time ran while they were on leave is not for a count to say."""
    assert told(clock(), "2025-01-10 P", "2025-05-10 e", "2025-08-10 N") == "for a person to judge"
    assert told(clock(), "2025-01-10 P", "2025-05-10 e", "2025-08-10 P") == "met"
    both = ("2025-01-10 P", "2025-05-10 e", "2025-06-10 N", "2025-08-10 P", "2025-09-10 N")
    assert told(clock(today="2026-03-01"), *both) == "below"


def test_how_long_is_not_recorded() -> None:
    """A rule that says from when, and not how long, is for a person to judge."""
    assert told(clock(Elapsed(from_="last-attended")), "2025-01-10 P", "2025-05-10 N") == "for a person to judge"


def test_a_meeting_without_a_day_decides_nothing_by_itself() -> None:
    """Attended, it may have been in time; missed, it may have been in the time."""
    known = met("2025-01-10 P", "2025-05-10 N")
    assert elapsed(clock(), [*known, counted(9, UNKNOWN, Truth.YES)])[0] is Verdict.CANNOT_TELL
    assert elapsed(clock(), [*known[:1], counted(9, UNKNOWN, Truth.NO)])[0] is Verdict.CANNOT_TELL
    _, gap = elapsed(clock(), [counted(9, UNKNOWN, Truth.YES)])
    assert (gap.since, gap.since_at_latest) == (None, date(2026, 3, 31))
    first = clock(from_first=True)
    assert elapsed(first, [*known[:1], counted(9, UNKNOWN, Truth.NO)])[0] is Verdict.CANNOT_TELL


def test_a_day_half_known() -> None:
    """A month in which they last came leaves the end of the time open by as much."""
    for today, verdict in (("2025-07-01", "met"), ("2025-07-02", "cannot tell"), ("2025-08-01", "below")):
        assert told(clock(today=today), "2025-01 P", "2025-05-10 N") == verdict
    _, gap = elapsed(clock(today="2025-07-02"), met("2025-01 P", "2025-05-10 N"))
    assert (gap.since, gap.since_at_latest) == (date(2025, 1, 1), date(2025, 1, 31))


def test_a_time_begins_no_later_than_the_calendar_ends() -> None:
    """Who left on its last day, and missed a second meeting that day, has no day after it to begin on."""
    _, gap = elapsed(clock(today="9999-12-31"), met("9999-12-31 x", "9999-12-31 N"))
    assert (gap.since, gap.since_at_latest) == (date.max, date.max)


def test_a_time_that_may_have_begun_in_several_ways_begins_no_later_than_at_its_shortest() -> None:
    """They may have come in July: then the time that goes on began with that meeting, else with the one in January."""
    said = ("2025-01-10 P", "2025-05-10 N", "2025-07-10 ?", "2025-09-10 N", "2025-12-01 ?")
    _, gap = elapsed(clock(today="2025-12-31"), met(*said))
    assert (gap.since, gap.since_at_latest) == (date(2025, 1, 10), date(2025, 12, 1))


def test_the_gap_that_is_told() -> None:
    """The last time that broke the rule; else the one that is going on; none where no time runs."""
    broken = elapsed(clock(), met("2025-01-10 P", "2025-05-10 N", "2025-08-10 P", "2025-09-10 P"))[1]
    assert _told(broken) == ("2025-01-10", "2025-08-10", "2025-07-10", ("01",))
    going_on = elapsed(clock(), met("2025-01-10 P", "2025-05-10 N", "2025-06-10 P"))[1]
    assert _told(going_on) == ("2025-06-10", None, "2025-12-10", ())
    assert _told(elapsed(clock(), [])[1]) == (None, None, None, ())


def _told(gap: Gap) -> tuple[Any, ...]:
    return *(None if one is None else one.isoformat() for one in (gap.since, gap.until, gap.expires)), gap.missed


# -- every way in which the doubt can turn out

TEN_DAYS = Elapsed(days=10, from_="last-attended")
TODAY = date.fromordinal(60)


def broken(world: Sequence[Known], *, from_first: bool) -> Iterator[bool]:
    """Yield whether a known course of things broke the rule, once for each end of what no meeting tells: when they came and left."""
    for early_start in (True, False):
        for early_end in (True, False):
            yield any(
                missed and end - since > 10 for since, end, missed in _times(world, from_first, early_start, early_end)
            )


def _times(
    world: Sequence[Known], from_first: bool, early_start: bool, early_end: bool
) -> Iterator[tuple[int, int, bool]]:
    since: int | None = None
    out = 0
    missed: list[int] = []
    last = 0
    for one in world:
        if not one.counts:
            last = one.day if one.due else last
            continue
        if not one.due:
            if since is not None:
                yield _since(since, missed, from_first), last if early_end else one.day - 1, bool(missed)
            since, missed, out = None, [], one.day
            continue
        if one.attended:
            if since is not None:
                yield _since(since, missed, from_first), one.day, bool(missed)
            since, missed = one.day, []
        else:
            if since is None:
                since = (out + 1 if out else -100) if early_start else one.day
            missed += [one.day] if one.missed else []
        last = one.day
    if since is not None:
        yield _since(since, missed, from_first), last if early_end else TODAY.toordinal(), bool(missed)


def _since(since: int, missed: Sequence[int], from_first: bool) -> int:
    return missed[0] if from_first and missed else since


@given(exact_meetings(st.integers(1, 50)), st.booleans())
def test_every_way_that_is_possible_and_no_other(meetings: list[Counted], from_first: bool) -> None:
    """With known days, a verdict is certain just where all ways agree; excuses are for a person, so none are drawn."""
    plain = [one._replace(excused=Truth.NO, expected=_due(one)) for one in meetings if one.counts is not Truth.NO]
    of = Clock(TEN_DAYS, from_first, [Period(UNKNOWN, UNKNOWN)], [ALWAYS], None, TODAY)
    ways = {way for world in worlds(plain) for way in broken(world, from_first=from_first)}
    verdict, _ = elapsed(of, plain)
    if verdict is Verdict.NOT_JUDGED:
        assert ways == {False}
    else:
        alike = {frozenset([True]): Verdict.BELOW, frozenset([False]): Verdict.MET}
        assert verdict is alike.get(frozenset(ways), Verdict.CANNOT_TELL)


def _due(one: Counted) -> Truth:
    return one.counts & one.due


@given(vague_meetings(st.integers(1, 40), most=3), st.booleans())
def test_a_verdict_holds_whatever_the_days_were(meetings: list[Counted], from_first: bool) -> None:
    """With days half known, what is certain is so on every day that is possible."""
    plain = [one._replace(excused=Truth.NO, expected=_due(one)) for one in meetings]
    of = Clock(TEN_DAYS, from_first, [Period(UNKNOWN, UNKNOWN)], [ALWAYS], None, TODAY)
    short = [one for one in plain if one.day.latest - one.day.earliest <= 12 or one.day.exact]
    ways = {way for world in worlds(short) for way in broken(world, from_first=from_first)}
    verdict, _ = elapsed(of, short)
    if verdict is Verdict.BELOW:
        assert ways == {True}
    if verdict is Verdict.MET:
        assert ways == {False}
