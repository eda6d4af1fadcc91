"""Rates and verdicts in words: the fraction first, and no percentage that contradicts its verdict."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from partnership.answers.attendance import Verdict
from partnership.answers.attendance.in_force import of_another_window
from partnership.answers.attendance.judging import Judgement
from partnership.answers.attendance.outlook import Prospect
from partnership.report import Cell
from partnership.views.attendance.called import name_of
from partnership.words import dates, wording
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from partnership.answers.attendance import Count, Ledger, Rate, Row
    from partnership.answers.attendance.judging import Reading
    from partnership.answers.attendance.lapses import Gap
    from partnership.answers.titles import Titles
    from partnership.report import Tone

_TONES: dict[Verdict, Tone] = {
    Verdict.MET: "good",
    Verdict.BELOW: "bad",
    Verdict.DEPENDS: "unsure",
    Verdict.CANNOT_TELL: "unsure",
}
_SAYS_WHY = frozenset({Verdict.BELOW, Verdict.CANNOT_TELL, Verdict.FOR_A_PERSON})


def rate_in_words(low: Rate, high: Rate) -> str:
    """Return a rate, the fraction first: `16 of 23 (69.6%)`, or from the lowest to the highest: `2 to 3 of 4 (50% to 75%)`."""
    if low == high or not low.expected or low.expected != high.expected:
        return _fraction(low) if low == high else f"{_fraction(low)} to {_fraction(high)}"
    return f"{short_rate(low, high)} ({percentage(low)} to {percentage(high)})"


def short_rate(low: Rate, high: Rate) -> str:
    """Return a rate as a fraction alone: `16 of 23`, `2 to 3 of 4`."""
    if low == high:
        return f"{low.attended} of {low.expected}"
    if low.expected == high.expected:
        return f"{low.attended} to {high.attended} of {low.expected}"
    return f"{low.attended} of {low.expected} to {high.attended} of {high.expected}"


def percentage(rate: Rate) -> str:
    """Return a rate as a percentage."""
    return wording.percentage(Fraction(rate.attended, rate.expected))


def verdict_cell(row: Row, ledger: Ledger) -> Cell:
    """Return the verdict, with the rule where one of several decides, and what it rests on where that is not the rate which the table shows."""
    judgement = ledger.judgement(row)
    said = in_words(judgement, ledger)
    deciding = [
        one for one in judgement.readings if (one.subject, one.key) == row.id and one.verdict is judgement.verdict
    ]
    rests = dict.fromkeys(words for one in deciding if (words := _rests_on(one)) is not None)
    details = [_rules(judgement, ledger), listed([*rests, *_as_counted(deciding, row, ledger)], "or")]
    detail = ": ".join(filter(None, details))
    return Cell(said + (f" ({detail})" if detail else ""), _TONES.get(judgement.verdict, "plain"))


def in_words(judgement: Judgement, ledger: Ledger) -> str:
    """Return the verdict; of one that later meetings of the period may change, that it is so far."""
    return judgement.verdict.value + (" so far" if _may_change(judgement, ledger) else "")


def _may_change(judgement: Judgement, ledger: Ledger) -> bool:
    """Whether meetings to come may change a verdict.

    None can where the rule is met whatever is missed, where they are expected at none, or where a rule about meetings missed or
    time has been broken.
    """
    deciding = [one for one in judgement.readings if one.verdict is judgement.verdict]
    other = any(one.missed or one.gap or one.tenure for one in deciding)
    gone = bool(deciding and ledger.coming) and not other and all(one.outlook is None for one in deciding)
    match judgement.verdict:
        case Verdict.BELOW:
            return ledger.in_progress and not (other or gone)
        case Verdict.MET:
            safe = all(one.outlook is not None and one.outlook.prospect is Prospect.SAFE for one in deciding)
            return ledger.in_progress and not (deciding and safe) and not gone
        case _:
            return False


def _rules(judgement: Judgement, ledger: Ledger) -> str:
    """Return which rules a verdict is by, where it is not by all of several; empty where nobody has to ask."""
    by_rule: dict[int, set[Verdict]] = {}
    for one in judgement.readings:
        by_rule.setdefault(one.rule, set()).add(one.verdict)
    differing = judgement.verdict is Verdict.DEPENDS
    found = [
        number
        for number, verdicts in sorted(by_rule.items())
        if (len(verdicts) > 1 if differing else verdicts == {judgement.verdict})
    ]
    if judgement.verdict is Verdict.MET or not 0 < len(found) < len(ledger.judged_by):
        return ""
    return f"{'rule' if len(found) == 1 else 'rules'} {listed(str(number + 1) for number in found)}"


def reading_in_words(reading: Reading, row: Row, ledger: Ledger, names: Titles) -> str:
    """Return one reading of a rule with what it finds: `the seat, virtual attendance counted, 3 of 4: met`."""
    taken = [f"{clause} {answer}" for clause, answer in reading.clauses]
    called = (
        f"the {reading.subject}"
        if (reading.subject, reading.key) == row.id
        else f"the {reading.subject} {name_of(reading.subject, reading.key, ledger, names)}"
    )
    found = _found(reading) or short_rate(reading.low, reading.high)
    return f"{', '.join([called, *taken, found])}: {in_words(Judgement(reading.verdict, (reading,)), ledger)}"


def readings_in_words(row: Row, ledger: Ledger, names: Titles) -> str:
    """Return what each reading gives, and by which rule where the rules do not all give it."""
    by: dict[str, set[int]] = {}
    for one in ledger.judgement(row).readings:
        if one.verdict is not Verdict.NOT_JUDGED:
            by.setdefault(reading_in_words(one, row, ledger, names), set()).add(one.rule)
    every = set(range(len(ledger.judged_by)))
    return "; ".join(
        words + ("" if rules == every else f" (rule {listed(str(rule + 1) for rule in sorted(rules))})")
        for words, rules in by.items()
    )


def since_in_words(gap: Gap) -> str:
    """Return the time of a gap after `no attendance is on record`, with a space before; empty where no record says since when."""
    if gap.since_at_latest is None:
        return "" if gap.until is None else f" until {dates.shown(gap.until)}"
    since = _from(gap.since, gap.since_at_latest)
    return f" since {since}" if gap.until is None else f" from {since} to {dates.shown(gap.until)}"


def _fraction(rate: Rate) -> str:
    if not rate.expected:
        return "0 of 0"
    return f"{rate.attended} of {rate.expected} ({percentage(rate)})"


def _rests_on(reading: Reading) -> str | None:
    """Return what a reading of a rule about meetings missed, time or service found; None where there is no more to say."""
    return _found(reading) if reading.verdict in _SAYS_WHY else None


def _as_counted(readings: Sequence[Reading], row: Row, ledger: Ledger) -> list[str]:
    """Return the rate that readings of a rule count where that is not the one shown; of several, the stretch that holds them all."""
    other = [
        one
        for one in readings
        if one.verdict in {Verdict.MET, *_SAYS_WHY}
        and not (one.missed or one.gap or one.tenure)
        and (one.low, one.high) != (row.low, row.high)
    ]
    if not other:
        return []
    ends = [(one.low, one.high) for one in other]
    low = min((one for one, _ in ends), key=lambda rate: rate.share or 0)
    high = max((one for _, one in ends), key=lambda rate: rate.share or 0)
    rules = [ledger.judged_by[one.rule].rule for one in other]
    one_way = len(set(ends)) == 1
    if all(of_another_window(rule, ledger.window) for rule in rules):
        return [f"{short_rate(low, high)} over the rule's own window{'' if one_way else ', as it may be read'}"]
    return [f"{short_rate(low, high)} as the rule {'counts' if one_way else 'may be read'}"]


def months_in_words(months: Count) -> str:
    """Return a number of months: `8 months`, `8 to 11 months`."""
    return plural(months.low, "month") if months.low == months.high else f"{months} months"


def _found(reading: Reading) -> str | None:
    """Return what a rule about meetings missed, time or service found; None for a rule about a rate."""
    if reading.tenure:
        return f"served {months_in_words(reading.tenure.months)}"
    if reading.gap:
        return _time(reading.gap)
    if reading.missed:
        return _number(reading.missed.most)
    return None


def _number(most: Count) -> str:
    return f"{most} missed"


def _time(gap: Gap) -> str:
    if gap.since_at_latest is None:
        return (
            "no meeting attended on record" if gap.until is None else f"none on record until {dates.shown(gap.until)}"
        )
    since = _from(gap.since, gap.since_at_latest)
    return f"not since {since}" if gap.until is None else f"not from {since} to {dates.shown(gap.until)}"


def _from(earliest: date | None, latest: date) -> str:
    if earliest == latest:
        return dates.shown(latest)
    return (
        f"{dates.shown(latest)}, or before that"
        if earliest is None
        else f"{dates.shown(earliest)} or {dates.shown(latest)}"
    )
