"""The sentences of a note for the chair: the rule, what was counted, what is still possible, what may follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance.outlook import Prospect
from partnership.views.attendance.called import day_by_id, day_of, name_of, seat_titles
from partnership.views.attendance.coming import outlook_in_words
from partnership.views.attendance.figures import months_in_words, rate_in_words, short_rate, since_in_words
from partnership.views.attendance.phrases import over, rule_sentences, the
from partnership.views.attendance.rule_in_words import consequence_in_words
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance import Count, Ledger, Row
    from partnership.answers.attendance.concerns import Concern
    from partnership.answers.attendance.judging import Reading
    from partnership.answers.attendance.misses import Missed
    from partnership.answers.attendance.outlook import Outlook
    from partnership.answers.titles import Titles
    from partnership.records.model.attendance_rule import AttendanceRule

_TOO_FEW = "So few meetings are expected that a single absence decides; the figure should be read with that in mind."
_CORRECTION = (
    "If anything here is recorded wrongly, please tell the secretariat, so that the record can be put right before"
    " this note is used. Nobody needs to give a reason for an absence."
)
_FOR_THE_BOARD = "Whether anything is done is for the board to decide."
_EXPECTED = {
    "person": "They were expected at",
    "seat": "The seat was to be filled at",
    "organisation": "The organisation was expected at",
}
_CAME = {"person": "they came to", "seat": "somebody sat in it at", "organisation": "somebody of it came to"}
_NOBODY_CAME = {"person": "they came to none", "seat": "nobody sat in it", "organisation": "nobody of it came"}


def opening(concern: Concern, ledger: Ledger, names: Titles) -> Iterator[str]:
    """Yield what a note says before the evidence: what it is, the rule, and the figures."""
    row = concern.row
    yield (
        f"This note sets out the recorded attendance of {name_of(*row.id, ledger, names)} at meetings of"
        f" {the(ledger.board.title)} {over(ledger)}, as the records stood on {dates.shown(ledger.as_of)}."
    )
    rules = [ledger.judged_by[number] for number in concern.rules]
    either = ["Whosever attendance is meant, the answer is the same."]
    unstated = any(one.rule.subject == "unstated" for one in rules)
    yield " ".join((*rule_sentences(rules, ledger, names), *(either if unstated else [])))
    yield " ".join((_counts(row), *_findings(concern, ledger), *_beside(row, ledger)))


def closing(concern: Concern, ledger: Ledger) -> Iterator[str]:
    """Yield what a note says after the evidence: what is still possible, what may follow, how to correct the record."""
    left = list(dict.fromkeys(said for number in concern.rules for said in _left(number, concern, ledger)))
    left += [*_unrecorded(ledger), *([_TOO_FEW] if ledger.too_few(concern.row) else [])]
    if left:
        yield " ".join(left)
    yield _follows(concern, ledger)
    yield _CORRECTION


def settled(concern: Concern, ledger: Ledger) -> bool:
    """Whether a rule is not met, and no meeting to come in the window can change that."""
    return any(_settled(number, concern, ledger) for number in concern.below)


def _counts(row: Row) -> str:
    """Return what came of the meetings at which a row was expected."""
    meetings = f"{row.expected} meeting{'' if str(row.expected) == '1' else 's'}"
    return f"{_EXPECTED[row.subject]} {meetings}: {listed(_outcomes(row))}."


def _outcomes(row: Row) -> Iterator[str]:
    came = f"{_CAME[row.subject]} {row.attended}" if row.attended.high else _NOBODY_CAME[row.subject]
    if row.by_substitute.high and row.subject == "person":
        yield came
        yield f"a substitute came in their place to {row.by_substitute}"
    else:
        yield came + (f" ({row.by_substitute} of them by a substitute)" if row.by_substitute.high else "")
    if row.apologies.high:
        yield f"apologies were sent for {row.apologies}"
    if row.absent.high:
        yield f"{row.absent} {_be(row.absent)} recorded as not attended"
    if row.not_recorded.high:
        yield f"{row.not_recorded} {_be(row.not_recorded)} not recorded"


def _be(count: Count | None) -> str:
    return "is" if str(count) == "1" else "are"


def _beside(row: Row, ledger: Ledger) -> Iterator[str]:
    """Yield what is to be said beside a person's own figures: approved leave, and that substitutes came for them."""
    if row.subject != "person":
        return
    leave = sum(one.leave is Truth.YES and one.due is not Truth.NO for one in row.cells)
    if leave:
        yield f"A further {plural(leave, 'meeting')} fell in approved leave and {'is' if leave == 1 else 'are'} not among these."
    if row.by_substitute.high:
        for seat in ledger.seats:
            if seat.key[0] in row.seats:
                yield f"Counting substitutes, the seat {seat_titles(ledger, seat.key)} was filled at {short_rate(seat.low, seat.high)}."


def _own(number: int, concern: Concern, ledger: Ledger) -> list[Reading]:
    row = concern.row
    return [one for one in ledger.judgement(row).readings if one.rule == number and (one.subject, one.key) == row.id]


def _findings(concern: Concern, ledger: Ledger) -> Iterator[str]:
    """Yield what each rule makes of the figures, however it may be read."""
    for number in concern.rules:
        below, own = number in concern.below, _own(number, concern, ledger)
        limit = ledger.judged_by[number].rule.missed
        in_a_row = limit is not None and limit.consecutive
        for served in dict.fromkeys(one.tenure.months for one in own if one.tenure):
            yield f"They had served {months_in_words(served)} when they left."
        yield from dict.fromkeys(f"No attendance is on record{since_in_words(one.gap)}." for one in own if one.gap)
        yield from dict.fromkeys(_missed(one.missed, below=below, in_a_row=in_a_row) for one in own if one.missed)
        shares = [one for one in own if not (one.tenure or one.gap or one.missed)]
        if shares:
            yield _rate(shares, concern.row, ledger, below=below)


def _rate(readings: Sequence[Reading], row: Row, ledger: Ledger, *, below: bool) -> str:
    own = rate_in_words(row.low, row.high)
    counted = [one for one in dict.fromkeys(rate_in_words(one.low, one.high) for one in readings) if one != own]
    figure = f"{own}, or as the rule counts {listed(counted, 'or')}" if counted else own
    so_far = " so far" if ledger.in_progress else ""
    return f"That is {figure}, which {'is below what the rule asks for' if below else 'meets the rule'}{so_far}."


def _missed(missed: Missed, *, below: bool, in_a_row: bool) -> str:
    """Return the meetings missed as a sentence: the most at once where that breaks the rule, else those up to now."""
    count = missed.most if below else missed.now
    run = " in a row" if in_a_row else ""
    days = f": {listed(map(day_by_id, missed.meetings))}" if below and missed.meetings else ""
    return f"As the rule counts, {count} {'was' if str(count) == '1' else 'were'} missed{run}{days}."


def _settled(number: int, concern: Concern, ledger: Ledger) -> bool:
    rule = ledger.judged_by[number].rule
    if rule.missed or rule.elapsed or not ledger.in_progress:
        return True
    return all(
        one.outlook is None or one.outlook.prospect is Prospect.OUT_OF_REACH for one in _own(number, concern, ledger)
    )


def _left(number: int, concern: Concern, ledger: Ledger) -> Iterator[str]:
    """Yield what the meetings to come leave under one rule, each reading that differs."""
    if not ledger.in_progress:
        yield "The period is over, so no meeting to come changes this."
        return
    rule, below = ledger.judged_by[number].rule, number in concern.below
    outlooks = [one.outlook for one in _own(number, concern, ledger) if one.outlook is not None]
    if below and not outlooks and not (rule.missed or rule.elapsed):
        yield "No further meeting of the period is on record, so as things stand the rule can no longer be met."
    said = list(dict.fromkeys(" ".join(_left_of(one, rule, below=below)) for one in outlooks))
    if len(said) > 1:
        words = listed(dict.fromkeys(map(outlook_in_words, outlooks)), "or")
        said = [f"What is still possible depends on how the rule is read: {words}."]
    yield from said


def _left_of(outlook: Outlook, rule: AttendanceRule, *, below: bool) -> Iterator[str]:
    if rule.missed:
        return _left_of_missed(outlook, consecutive=rule.missed.consecutive, below=below)
    return _left_of_time(outlook) if rule.elapsed else _left_of_rate(outlook, below=below)


def _left_of_rate(outlook: Outlook, *, below: bool) -> Iterator[str]:
    yield _to_come(outlook)
    single = str(outlook.coming) == "1"
    match outlook.prospect:
        case Prospect.OUT_OF_REACH:
            yield f"Even if {'it is' if single else 'all of them are'} attended, the rule can no longer be met in the period."
        case Prospect.MUST_COME:
            whether = "can still be met if" if below else "will be met in the period only if"
            yield f"The rule {whether} {'it is' if single else 'all of them are'} attended."
        case Prospect.MAY_MISS:
            yield f"The rule can still be met if no more than {outlook.may_miss} of them {_be(outlook.may_miss)} missed."
        case _:
            yield "What is not recorded decides whether the rule can still be met."


def _left_of_missed(outlook: Outlook, *, consecutive: bool, below: bool) -> Iterator[str]:
    if below:
        yield "No meeting to come changes this."
        return
    if consecutive and outlook.next:
        yield f"The next meeting on record is that of {day_by_id(outlook.next[0])}; if it is missed, the rule is no longer met."
        return
    yield _to_come(outlook)
    yield "If one more is missed, the rule is no longer met."


def _left_of_time(outlook: Outlook) -> Iterator[str]:
    by = dates.shown(outlook.by) if outlook.by else ""
    if outlook.prospect is Prospect.OUT_OF_REACH:
        yield f"The time within which to attend ended on {by}."
    elif outlook.next:
        meetings = "is the meeting" if len(outlook.next) == 1 else "are the meetings"
        yield f"Attending is in time up to {by}; on record until then {meetings} of {listed(map(day_by_id, outlook.next))}."
    else:
        yield f"Attending is in time up to {by}; no meeting until then is on record."


def _to_come(outlook: Outlook) -> str:
    days = f" ({listed(map(day_by_id, outlook.next))})" if outlook.next else ""
    one = str(outlook.coming) == "1"
    return f"{outlook.coming} meeting{'' if one else 's'} of the period {_be(outlook.coming)} still to come on record{days}."


def _unrecorded(ledger: Ledger) -> Iterator[str]:
    """Yield which meetings of the window may have been held without anything on record of them."""
    ahead = {state.id for state in ledger.coming if state.counts is Truth.YES}
    days = [day_of(state) for state in ledger.meetings if state.status == "planned" and state.id not in ahead]
    if days:
        yield f"What came of the meeting{'' if len(days) == 1 else 's'} of {listed(days)} is not recorded, and not counted here."


def _follows(concern: Concern, ledger: Ledger) -> str:
    """Return what the terms of reference say follows; of a rule that may still be met, that nothing does yet."""
    if not concern.below:
        return "The rule is met so far: this note is for information, and nothing follows from it now."
    rules = [ledger.judged_by[number].rule for number in concern.below]
    follows = listed(dict.fromkeys(filter(None, map(consequence_in_words, rules))), "or")
    if settled(concern, ledger):
        said = (
            f"Where the rule is not met, the terms of reference say: {follows}"
            if follows
            else "No consequence is on record"
        )
        return f"{said}. {_FOR_THE_BOARD}"
    said = (
        f"if the rule is not met by then, the terms of reference say: {follows}"
        if follows
        else "no consequence is on record"
    )
    return f"This is settled only when the period is over; {said}. {_FOR_THE_BOARD}"
