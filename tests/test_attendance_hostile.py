"""Whatever valid records say, attendance is worked out, and never more certain than they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from hypothesis import given
from hypothesis import strategies as st

from any_records import Draw, any_records
from ledgers import Neighbours, worked_out
from partnership.answers.attendance import windows
from partnership.answers.attendance.around import Alone
from partnership.answers.attendance.moderngov import statistics
from partnership.answers.attendance.windows import WindowKind
from partnership.documents import schemas

if TYPE_CHECKING:
    from random import Random

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.judging import Reading
    from partnership.answers.attendance.marks import Count

AS_OF = st.sampled_from([date.min, date(2024, 2, 29), date(2025, 7, 10), date(2025, 9, 1), date(2026, 3, 31), date.max])
ASKED = st.one_of(
    st.sampled_from(get_args(WindowKind)).map(lambda kind: windows.chosen(kind, [], date(2025, 7, 10))),
    st.just(windows.between(date(2025, 1, 1), date(2025, 12, 31))),
    st.just(windows.between(date(2024, 1, 1), None)),
    st.just(windows.between(None, date(2025, 12, 31))),
    st.just(windows.year_of("financial-year", date.min)),
    st.just(windows.year_of("municipal-year", date.max)),
)
RANDOM = st.randoms(use_true_random=False)


@given(RANDOM, ASKED, AS_OF)
def test_everything_valid_is_worked_out(random: Random, window: windows.Window, as_of: date) -> None:
    """No record stops it; every row is judged, and no interval is the wrong way round."""
    of, meetings = any_records(random)
    around = Neighbours({"here/other": any_records(random, "here/other")}, {"police": "police"})
    found = worked_out(of, *meetings, window=window, as_of=as_of, unread=["here/board/2025-03-01"], around=around)
    statistics(found.people, found.counted)
    for row in found.rows:
        found.prospect(row)
        found.too_few(row)
        assert 0 <= row.low.attended <= row.low.expected
        assert 0 <= row.high.attended <= row.high.expected
        assert len(row.cells) == len(found.counted)
    assert all(count.low >= 0 and count.low <= count.high for one in _readings(found) for count in _counts(one))
    gaps = [one.gap for one in _readings(found) if one.gap and one.gap.since and one.gap.since_at_latest]
    assert all(gap.since <= gap.since_at_latest for gap in gaps if gap.since and gap.since_at_latest)


def _readings(found: Ledger) -> list[Reading]:
    return [one for judgement in found.judgements.values() for one in judgement.readings]


def _counts(one: Reading) -> list[Count]:
    counts = [one.missed.most, one.missed.now] if one.missed else []
    counts += [one.tenure.months] if one.tenure else []
    if one.outlook:
        counts += [one.outlook.coming, *([one.outlook.may_miss] if one.outlook.may_miss else [])]
    return counts


@given(RANDOM, ASKED, ASKED, AS_OF)
def test_what_was_worked_out_before_changes_nothing(
    random: Random, earlier: windows.Window, window: windows.Window, as_of: date
) -> None:
    """A ledger that finds cells of another window, made of the same records, is the one that makes its own."""
    of, meetings = any_records(random)
    around = Alone()
    worked_out(of, *meetings, window=earlier, as_of=as_of, around=around)
    kept = worked_out(of, *meetings, window=window, as_of=as_of, around=around)
    assert kept == worked_out(of, *meetings, window=window, as_of=as_of, around=Alone())


@given(RANDOM)
def test_what_is_drawn_is_valid(random: Random) -> None:
    """The records drawn are such as the schemas let in."""
    draw = Draw(random)
    for kind, one in (("board", draw.board()), ("meeting", draw.meeting())):
        assert [error.message for error in schemas.validator(kind).iter_errors(one)] == []
