"""What comes again of itself: reports between boards, annual reports and meetings, reviews, and what is due by a year's end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.attendance.windows import year_of
from partnership.answers.deadlines.course import MET
from partnership.answers.deadlines.promises import stands
from partnership.answers.deadlines.readings import Anchor, Reading, readings, safest_first
from partnership.answers.financial_year import year_starts
from partnership.answers.titles import Titles, together
from partnership.documents import fields
from partnership.records.model.terms import Deadline
from partnership.words import dates
from partnership.words.dates import Moment
from partnership.words.day_counts import Count
from partnership.words.kinds import place_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from partnership.answers.deadlines.course import Course
    from partnership.answers.deadlines.promises import Group, Settled
    from partnership.answers.deadlines.readings import Side
    from partnership.answers.load import Records
    from partnership.records.model.terms import Terms

_MONTHS, _DAYS = 12, 365
"""In a year."""
NOTHING_YET = "nothing is on record of it, so when it was last done is not known"


class Last(NamedTuple):
    """When a thing was last done as far as records say: the day, and the meeting that dealt with it."""

    day: Moment
    meeting: str | None = None


class Return(NamedTuple):
    """A thing that comes again: its clause, the terms of reference it stands in, None for a link, and when it is due next.

    `cited` is where that is said, in words.
    """

    clause: Deadline
    terms: Terms | None
    cited: str
    last: Last | None
    readings: tuple[Reading, ...]
    state: Group | Settled
    why: str = ""


class Dealt:
    """What meetings dealt with, found once for these boards, None for all."""

    def __init__(self, records: Records, boards: Collection[str] | None) -> None:
        self._found: dict[tuple[str, str], list[tuple[str, Last]]] = {}
        for document in records.meetings_about(boards):
            if document.data["status"] in MET:
                self._gather(document.id, document.board, document.data, fields.day_of(document))

    def _gather(self, meeting: str, board: str, data: Mapping[str, Any], day: Moment) -> None:
        if data["kind"] == "annual":
            self._add(board, "annual-meeting", board, Last(day, meeting))
        for item in fields.each(data, "items"):
            for about in item.get("boards", [board] if "fulfils" in item else []):
                for what in item.get("fulfils", ("report",)):
                    self._add(about, what, board, Last(day, meeting))

    def _add(self, board: str, what: str, at: str, last: Last) -> None:
        self._found.setdefault((board, what), []).append((at, last))

    def last(self, board: str, what: str, to: str | None, day: int) -> Last | None:
        """Return when a board last did a thing by a day, an ordinal: at a meeting of `to`, or at any where that is None."""
        found = [one for at, one in self._found.get((board, what), ()) if to in {None, at} and one.day.latest <= day]
        return max(found, key=lambda one: (one.day.latest, one.day.earliest), default=None)


def returning(records: Records, course: Course, dealt: Dealt, as_of: date) -> Iterator[Return]:
    """Yield what the terms of reference in force on a day, or perhaps in force, and the board's links have come again."""
    today = dates.on(as_of)
    promised: set[tuple[str, str | None]] = set()
    for terms in course.board.terms_on(today):
        for clause in terms.deadlines:
            anchor_words = {clause.before, clause.after, clause.at} & {"year-end", "review"}
            if clause.every_months is None and not anchor_words:
                continue
            promised.add((clause.what, clause.to))
            made = _of_clause(records, course, clause, terms, dealt, as_of)
            if terms.holds.holds_on(today) is not Truth.YES:
                made = made._replace(
                    state="cannot-tell", why="whether these terms of reference are in force on this day is not known"
                )
            yield made
    yield from _of_links(records, course, dealt, as_of, promised)


def _of_clause(records: Records, course: Course, clause: Deadline, terms: Terms, dealt: Dealt, as_of: date) -> Return:
    cited = Titles(records, place_of(course.board.id)).citations(clause.source or terms.source)
    last = dealt.last(course.board.id, clause.what, clause.to, as_of.toordinal())
    if clause.what == "review" and last is None and terms.adopted is not None:
        last = Last(terms.adopted)
    if clause.every_months is not None:
        return _again(clause, terms, cited, last, (_Apart(months=clause.every_months),), as_of)
    anchor = _anchor(records, course, clause, terms, as_of)
    side: Side = "before" if clause.before else "after" if clause.after else "at"
    found = readings(clause, side, [anchor], course.holidays)
    since = None if anchor.day is None else anchor.day.latest - (0 if side == "after" else _DAYS)
    if last is not None and since is not None and last.day.earliest > since:
        return Return(clause, terms, cited, last, found, "done")
    state, why = stands(found, as_of.toordinal())
    if state in {"overdue", "perhaps-overdue"} and last is None:
        state, why = "cannot-tell", NOTHING_YET
    return Return(clause, terms, cited, last, found, state, why)


def _anchor(records: Records, course: Course, clause: Deadline, terms: Terms, as_of: date) -> Anchor:
    if "review" in {clause.before, clause.at}:
        why = "" if terms.review_due else "no day of review is on record"
        return Anchor("review", terms.review_due, why=why)
    year = year_of("financial-year", as_of, year_starts(records, place_of(course.board.id)))
    if clause.after == "year-end" and year.first is not None:
        return Anchor("year-end", dates.on(date.fromordinal(year.first.toordinal() - 1)))
    return Anchor("year-end", dates.on(year.last) if year.last else None)


def _of_links(
    records: Records, course: Course, dealt: Dealt, as_of: date, promised: set[tuple[str, str | None]]
) -> Iterator[Return]:
    document = records.document("board", course.board.id)
    today = dates.on(as_of)
    for link in fields.each(document.data if document else {}, "links"):
        to, often = link.get("to"), link.get("frequency", {})
        per_year = often.get("per_year")
        if to is None or per_year is None or ("report", to) in promised or link.get("status") is not None:
            continue
        if (
            link["type"] not in {"reports-to", "accountable-to", "sub-group-of"}
            or fields.period(link).holds_on(today) is Truth.NO
        ):
            continue
        promised.add(("report", to))
        rates = (per_year["most"], per_year["least"]) if isinstance(per_year, dict) else (per_year,)
        last = dealt.last(course.board.id, "report", to, as_of.toordinal())
        cited = together(Titles(records, place_of(course.board.id)).cited(link.get("source")))
        clause = Deadline(what="report", to=to)
        yield _again(clause, None, cited, last, tuple(_Apart.times(rate) for rate in rates if rate), as_of)


class _Apart(NamedTuple):
    """How far two times are apart: so many months, or so many days."""

    months: int = 0
    days: int = 0

    @classmethod
    def times(cls, per_year: float) -> _Apart:
        """Return how far apart so many times a year are: whole months where they are, otherwise days."""
        months = Fraction(_MONTHS) / Fraction(str(per_year))
        return cls(months=int(months)) if months == int(months) else cls(days=round(_DAYS / Fraction(str(per_year))))

    def after(self, anchor: Anchor, day: Moment) -> Reading:
        """Return the reading by which a thing is due so long after a day."""
        if self.months:
            by = Moment(_months_after(day.earliest, self.months), _months_after(day.latest, self.months))
            return Reading(by, anchor, "months-after", self.months)
        by = Moment(*(min(one + self.days, dates.LAST_DAY) for one in day))
        return Reading(by, anchor, "after", self.days, (Count("calendar"),))


def _again(
    clause: Deadline, terms: Terms | None, cited: str, last: Last | None, apart: tuple[_Apart, ...], as_of: date
) -> Return:
    if last is not None:
        anchor = Anchor("last-time", last.day, last.meeting)
        found = safest_first(one.after(anchor, last.day) for one in apart)
        return Return(clause, terms, cited, last, found, *stands(found, as_of.toordinal()))
    begun = terms.holds.starts if terms is not None else dates.OPEN_START
    if begun == dates.OPEN_START or not begun.exact:
        return Return(clause, terms, cited, None, (), "cannot-tell", NOTHING_YET)
    found = safest_first(one.after(Anchor("in-force", begun), begun) for one in apart)
    state, why = stands(found, as_of.toordinal())
    if state != "due":
        state, why = "cannot-tell", NOTHING_YET
    return Return(clause, terms, cited, None, found, state, why)


def _months_after(ordinal: int, months: int) -> int:
    """Return the same day of the month so many months later, or the last of that month; the calendar's end where it has none."""
    day = date.fromordinal(ordinal)
    year, month = divmod(day.month - 1 + months, _MONTHS)
    if day.year + year > date.max.year:
        return date.max.toordinal()
    return date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1])).toordinal()
