"""The sentences of a note for the chair: the rule, what was counted, what is still possible, what may follow."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from partnership.answers.attendance.outlook import Prospect
from partnership.answers.attendance.windows import YearKind
from partnership.records import facts
from partnership.views.attendance.called import day_of, name_of, seat_titles
from partnership.views.attendance.figures import months_in_words, rate_in_words, short_rate, since_in_words
from partnership.views.attendance.rule_in_words import consequence_in_words, rule_in_words
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance import Count, Ledger, Row
    from partnership.answers.attendance.concerns import Concern
    from partnership.answers.attendance.in_force import JudgedBy
    from partnership.answers.attendance.judging import Reading
    from partnership.answers.attendance.lapses import Gap
    from partnership.answers.attendance.outlook import Outlook
    from partnership.answers.titles import Titles

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
    if ledger.too_few(concern.row):
        left.append(_TOO_FEW)
    if left:
        yield " ".join(left)
    yield _follows(concern, ledger)
    yield _CORRECTION


def rule_sentences(rules: Sequence[JudgedBy], ledger: Ledger, names: Titles) -> Iterator[str]:
    """Yield what each rule asks for, where that is said, and when it was in force if not throughout."""
    begins = ["The rule is"] if len(rules) == 1 else ["One rule is", *["Another is"] * len(rules)]
    for begin, judged in zip(begins, rules, strict=False):
        yield f"{begin} {rule_in_words(judged.rule)}{cited(judged, names)}."
        days = [day_of(state) for state in ledger.counted if state.id in judged.meetings]
        if 0 < len(days) < len(ledger.counted):
            yield f"It was in force for the meeting{'' if len(days) == 1 else 's'} of {listed(days)} only."
        if judged.rule.practice:
            yield f"In practice: {judged.rule.practice}."


def settled(concern: Concern, ledger: Ledger) -> bool:
    """Whether a rule is not met, and no meeting to come in the window can change that."""
    return any(_settled(number, concern, ledger) for number in concern.below)


def period(ledger: Ledger) -> str:
    """Return the window as a subject line has it: `financial year 2025/26`, or its days."""
    return ledger.window.name if ledger.window.kind in get_args(YearKind) else ledger.window.dates


def over(ledger: Ledger) -> str:
    """Return the window as a sentence has it: `in the financial year 2025/26`, `from 1 May 2025 to 31 July 2025`."""
    window = ledger.window
    if window.kind in get_args(YearKind):
        return f"in the {window.name}"
    if window.first and window.last:
        return f"from {window.dates}"
    return "over all meetings on record" if window.kind == "all" else window.dates


def the(title: str) -> str:
    """Return the name of a board as a sentence has it."""
    return title if title.casefold().startswith("the ") else f"the {title}"


def cited(judged: JudgedBy, names: Titles) -> str:
    """Return where a rule is said, in brackets with a space before; empty where the records do not say."""
    source = names.citations(judged.rule.source or (judged.terms[-1].source if judged.terms else ()))
    return f" ({source})" if source else ""


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
        yield f"A further {plural(leave, 'meeting')} fell in approved leave and {'is' if leave == 1 else 'are'} not counted."
    if row.by_substitute.high:
        for seat in ledger.seats:
            if seat.key[0] in row.seats:
                yield f"Counting substitutes, the seat {seat_titles(ledger, seat.key)} was filled at {short_rate(seat.low, seat.high)}."


def _own(number: int, concern: Concern, ledger: Ledger) -> list[Reading]:
    row = concern.row
    return [one for one in ledger.judgement(row).readings if one.rule == number and (one.subject, one.key) == row.id]


def _findings(concern: Concern, ledger: Ledger) -> Iterator[str]:
    """Yield what the rules make of the figures, each reading that differs."""
    for number in concern.rules:
        said = dict.fromkeys(_finding(one, number, concern, ledger) for one in _own(number, concern, ledger))
        yield from said


def _finding(reading: Reading, number: int, concern: Concern, ledger: Ledger) -> str:
    row, rule = concern.row, ledger.judged_by[number].rule
    if reading.tenure:
        return f"They had served {months_in_words(reading.tenure.months)} when they left."
    if reading.gap:
        return _without(reading.gap)
    if reading.missed:
        missed = reading.missed.most if number in concern.below else reading.missed.now
        days = listed(map(_day_of, reading.missed.meetings))
        in_a_row = " in a row" if rule.missed and rule.missed.consecutive else ""
        return f"As the rule counts, {missed} {'was' if str(missed) == '1' else 'were'} missed{in_a_row}" + (
            f": {days}." if days else "."
        )
    own = rate_in_words(row.low, row.high)
    counted = rate_in_words(reading.low, reading.high)
    figure = own if counted == own else f"{own}, or as the rule counts {counted}"
    so_far = " so far" if ledger.in_progress else ""
    what = "below what the rule asks for" if number in concern.below else "what the rule asks for"
    return f"That is {figure}: {what}{so_far}."


def _without(gap: Gap) -> str:
    """Return the time without attending as a sentence."""
    return f"No attendance is on record{since_in_words(gap)}."


def _day_of(meeting: str) -> str:
    """Return the day of a meeting by its id, which may be another board's; its reference where it has no day."""
    day = facts.day_in(meeting) if not meeting.rpartition("/")[2].startswith("undated-") else dates.UNKNOWN
    return dates.shown(date.fromordinal(day.latest)) if day.exact else meeting.rpartition("/")[2]


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
    rule = ledger.judged_by[number].rule
    outlooks = [one.outlook for one in _own(number, concern, ledger) if one.outlook is not None]
    for one in outlooks:
        if rule.missed:
            yield from _left_of_missed(one, consecutive=rule.missed.consecutive, below=number in concern.below)
        elif rule.elapsed:
            yield from _left_of_time(one)
        else:
            yield from _left_of_rate(one)


def _left_of_rate(outlook: Outlook) -> Iterator[str]:
    if not outlook.coming.high:
        yield "No further meeting of the period is on record, so as things stand the rule can no longer be met."
        return
    yield _to_come(outlook)
    single = str(outlook.coming) == "1"
    match outlook.prospect:
        case Prospect.OUT_OF_REACH:
            yield f"Even if {'it is' if single else 'all of them are'} attended, the rule can no longer be met in the period."
        case Prospect.MUST_COME:
            yield f"The rule can still be met if {'it is' if single else 'all of them are'} attended."
        case Prospect.MAY_MISS:
            yield f"The rule can still be met if no more than {outlook.may_miss} of them {_be(outlook.may_miss)} missed."
        case _:
            yield "What is not recorded decides whether the rule can still be met."


def _left_of_missed(outlook: Outlook, *, consecutive: bool, below: bool) -> Iterator[str]:
    if below:
        yield "No meeting to come changes this."
        return
    if consecutive and outlook.next:
        yield f"The next meeting on record is that of {_day_of(outlook.next[0])}; if it is missed, the rule is no longer met."
        return
    yield _to_come(outlook)
    yield "If one more is missed, the rule is no longer met."


def _left_of_time(outlook: Outlook) -> Iterator[str]:
    by = dates.shown(outlook.by) if outlook.by else ""
    if outlook.prospect is Prospect.OUT_OF_REACH:
        yield f"The time within which to attend ended on {by}."
    elif outlook.next:
        yield f"Attending is in time up to {by}; on record until then is the meeting of {listed(map(_day_of, outlook.next))}."
    else:
        yield f"Attending is in time up to {by}; no meeting until then is on record."


def _to_come(outlook: Outlook) -> str:
    days = f" ({listed(map(_day_of, outlook.next))})" if outlook.next else ""
    one = str(outlook.coming) == "1"
    return f"{outlook.coming} meeting{'' if one else 's'} of the period {_be(outlook.coming)} still to come on record{days}."


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
