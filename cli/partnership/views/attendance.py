"""A board's attendance laid out: the register, the three subjects side by side, the statistics, the reasons."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from partnership import dates
from partnership.attendance import Cell as LedgerCell
from partnership.attendance import Count, Judgement, Ledger, Mark, MeetingState, Rate, Row, Verdict
from partnership.report import Bullets, Card, Cell, Column, Heading, Paragraph, Report, Table, Tone
from partnership.truth import Truth
from partnership.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from partnership.attendance import JudgedBy
    from partnership.finding import Finding
    from partnership.model import AttendanceRule
    from partnership.names import Names
    from partnership.report import Block

VERSION = 1
_TONES: dict[Verdict, Tone] = {Verdict.MET: "good", Verdict.BELOW: "bad", Verdict.DEPENDS: "unsure", Verdict.CANNOT_TELL: "unsure"}
_MARK_TONES: dict[Mark, Tone] = {Mark.PRESENT: "good", Mark.VIRTUAL: "good", Mark.PART: "good", Mark.SUBSTITUTE: "unsure", Mark.ABSENT: "bad", Mark.NOT_RECORDED: "unsure"}
_DEFINITIONS = (
    "Expected: meetings held, of the kinds that count, while in post and the seat was filled, recorded or not.",
    "Attended: they came, in person, virtually or for a part. For a seat or an organisation, a substitute who was entitled to come counts, and is shown under `By substitute` as well.",
    "By substitute, for people: somebody came in their place; it is not in `Attended`.",
    "Absent leaves out apologies. Not recorded is neither present nor absent.",
)


def attendance(ledgers: Sequence[Ledger], names: Sequence[Names], unread: Sequence[Finding], *, explain: bool, by: str) -> Report:
    """Return the attendance of boards as a report; `names` goes with `ledgers`, one each.

    `by` is `person`, `seat`, `organisation`, `all` or `none`: whose statistics are shown.
    """
    blocks: list[Block] = []
    if unread:
        files = listed(sorted({finding.path for finding in unread}))
        blocks.append(Paragraph(f"{plural(len({one.path for one in unread}), 'file')} could not be read, so figures that rest on them are not recorded: {files}. `partnership check` says why.", alarm=True))
    for ledger, called in zip(ledgers, names, strict=True):
        blocks += _board(ledger, called, explain=explain, by=by)
    title = f"Attendance of {ledgers[0].board.title}" if len(ledgers) == 1 else "Attendance"
    return Report(title, tuple(blocks), _flat(ledgers, names), _data(ledgers, names, unread))


def _board(ledger: Ledger, names: Names, *, explain: bool, by: str) -> list[Block]:
    blocks: list[Block] = [Heading(ledger.board.title), _head(ledger, names)]
    if not any(state.counts is not Truth.NO for state in ledger.meetings):
        return [*blocks, Paragraph("No meeting in this window counts, so there is nothing to work out.")]
    blocks.append(_register(ledger, names))
    subjects = (("person", "People", ledger.people), ("seat", "Seats", ledger.seats), ("organisation", "Organisations", ledger.organisations))
    blocks += [_statistics(title, rows, ledger, names) for subject, title, rows in subjects if rows and by in (subject, "all")]
    if ledger.others:
        blocks.append(Card("In attendance (in another capacity)", tuple((names.person(name), (f"{plural(len(times), 'meeting')}: {listed(sorted({capacity.replace('-', ' ') for _, capacity in times}))}",)) for name, times in ledger.others)))
    if explain:
        blocks += _explained(ledger, names)
    return blocks


def _head(ledger: Ledger, names: Names) -> Card:
    counted = [state for state in ledger.meetings if state.counts is not Truth.NO]
    left_out = [f"{day_of(state)}: {state.why}" for state in ledger.meetings if state.counts is Truth.NO]
    held = [f"{number}. {day_of(state)} ({_kind(state)})" + ("" if state.counts is Truth.YES else f": {state.why}") for number, state in enumerate(counted, 1)]
    entries = [
        ("Window", (f"{ledger.window.name}: {ledger.window.dates}",)),
        ("As of", (dates.shown(ledger.as_of),)),
        ("Rule", tuple(_rule_lines(ledger, names))),
        ("Meetings", tuple(held) or ("none",)),
    ]
    if left_out:
        entries.append(("Left out", tuple(left_out)))
    return Card(None, tuple(entries))


def _kind(state: MeetingState) -> str:
    return "file not read" if state.status == "unread" else state.kind.replace("-", " ")


def day_of(state: MeetingState) -> str:
    """Return a meeting's day in words, or the publisher's reference of one without a day."""
    if state.day.exact:
        return dates.shown(date.fromordinal(state.day.latest))
    return f"undated ({state.id.rpartition('/')[2].removeprefix('undated-')})"


def _rule_lines(ledger: Ledger, names: Names) -> list[str]:
    match ledger.rule_state:
        case "no rule":
            return ["no rule: the terms of reference were read and have none"]
        case "not recorded":
            return ["no rule: the terms of reference are not on record"]
        case "asked":
            return [f"{rule_in_words(ledger.judged_by[0].rule)} (asked for on the command line, not the board's own)"]
        case _:
            return [_clause(judged, names) for judged in ledger.judged_by]


def _clause(judged: JudgedBy, names: Names) -> str:
    cited = names.cited(judged.rule.source or (judged.terms.source if judged.terms else ()))
    return rule_in_words(judged.rule) + (f" ({cited})" if cited else "")


def rule_in_words(rule: AttendanceRule) -> str:
    """Return an attendance rule as a sentence a secretary can read back, with what it leaves unsaid."""
    if rule.judgement:
        return rule.judgement
    if rule.attended:
        need = f"at least {rule.attended.at_least}" + (f" of {rule.attended.of}" if rule.attended.of else "") + " meetings"
    elif rule.rate is not None:
        need = f"at least {share_in_words(rule.rate)} of meetings"
    else:
        return "a rule about meetings missed, which a person judges"
    over = "" if rule.window == "unstated" else f" over {'a' if rule.window != 'academic-year' else 'an'} {rule.window.replace('-', ' ')}"
    whose = {"person": ", by the named person", "seat": ", by whoever is entitled to the seat", "organisation": ", by anybody of the organisation"}.get(rule.subject, "")
    extra = {"yes": ", development days included", "no": ", development days left out"}.get(rule.meetings.development_days, "")
    silent = "; it does not say whether the person's, the seat's or the organisation's attendance is meant" if rule.subject == "unstated" else ""
    return f"{need}{over}{whose}{extra}{silent}"


def share_in_words(share: Fraction) -> str:
    """Return a share as a percentage where that is exact, else as a fraction."""
    percent = share * 100
    if percent.denominator == 1:
        return f"{percent.numerator}%"
    return f"{share.numerator}/{share.denominator}"


def rate_in_words(low: Rate, high: Rate) -> str:
    """Return a rate, the fraction first: `16 of 23 (69.6%)`, or from the lowest to the highest it can be."""
    if low == high:
        return _fraction(low)
    return f"{_fraction(low)} to {_fraction(high)}"


def _fraction(rate: Rate) -> str:
    if not rate.expected:
        return "0 of 0"
    return f"{rate.attended} of {rate.expected} ({percentage(rate)})"


def percentage(rate: Rate) -> str:
    """Return a rate as a percentage to one decimal, rounded half up, but never up to a whole percentage it does not reach."""
    exact = Decimal(rate.attended) * 100 / Decimal(rate.expected)
    rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if rounded == rounded.to_integral_value() and rounded > exact:
        rounded = exact.quantize(Decimal("0.1"), ROUND_DOWN)
    text = f"{rounded:.1f}"
    return f"{text.removesuffix('.0')}%"


def _register(ledger: Ledger, names: Names) -> Table:
    counted = [state for state in ledger.meetings if state.counts is not Truth.NO]
    by_seat = {row.key[0]: row for row in ledger.seats}
    by_organisation = {row.key[0]: row for row in ledger.organisations}
    columns = (Column("Who"), Column("Seat"), *(Column(str(number), "centre", narrow=True) for number in range(1, len(counted) + 1)), Column("As a person"), Column("As a seat"), Column("As an organisation"), Column("Verdict"))
    rows = []
    for row in ledger.people:
        seats = [by_seat[seat] for seat in row.seats if seat in by_seat]
        organisations = list({organisation: by_organisation[organisation] for seat in row.seats for organisation in _organisations(ledger, seat) if organisation in by_organisation}.values())
        rows.append((
            Cell(names.people(row.key)), Cell(_seat_titles(ledger, row.seats)), *(mark_cell(cell) for cell in row.cells), Cell(rate_in_words(row.low, row.high)),
            Cell(_others(seats)), Cell(_others(organisations)), _verdict(_telling(row, seats, organisations)),
        ))
    bare = [row for row in ledger.seats if not any(row.key[0] in person.seats for person in ledger.people)]
    for row in bare:
        rows.append((Cell("(no holder on record)", "muted"), Cell(_seat_titles(ledger, row.seats)), *(mark_cell(cell) for cell in row.cells), Cell(""), Cell(rate_in_words(row.low, row.high)), Cell(_others([by_organisation[one] for one in _organisations(ledger, row.key[0]) if one in by_organisation])), _verdict(row.judgement)))
    used = {cell.mark for row in (*ledger.people, *ledger.seats) for cell in row.cells}
    legend = "; ".join(f"{mark.letter} {mark.words}" for mark in Mark if mark in used)
    return Table("Register", columns, tuple(rows), (legend,))


def _telling(row: Row, seats: Sequence[Row], organisations: Sequence[Row]) -> Judgement:
    """The judgement of whichever subject the rule judges."""
    return next((one.judgement for one in (row, *seats, *organisations) if one.judgement.verdict is not Verdict.NOT_JUDGED), row.judgement)


def _organisations(ledger: Ledger, seat_id: str) -> list[str]:
    seat = (ledger.board.seats or {})[seat_id]
    counted = [state for state in ledger.meetings if state.counts is not Truth.NO]
    return list(dict.fromkeys(one for state in counted for one in seat.organisations_on(state.day)))


def _others(rows: Sequence[Row]) -> str:
    return "; ".join(_short(row.low, row.high) for row in rows)


def _short(low: Rate, high: Rate) -> str:
    return f"{low.attended} of {low.expected}" if low == high else f"{low.attended} of {low.expected} to {high.attended} of {high.expected}"


def _seat_titles(ledger: Ledger, seats: Iterable[str]) -> str:
    found = ledger.board.seats or {}
    return listed(found[seat].title or seat.replace("-", " ") for seat in seats) or "(seat not said)"


def mark_cell(cell: LedgerCell) -> Cell:
    """Return the mark of one meeting, with its meaning and reason for those who point at it."""
    return Cell(cell.mark.letter, _MARK_TONES.get(cell.mark, "muted" if cell.mark is not Mark.APOLOGIES else "plain"), cell.why)


def _verdict(judgement: Judgement) -> Cell:
    readings = "; ".join(f"{words}: {verdict.value}" for words, verdict in judgement.readings)
    return Cell(judgement.verdict.value, _TONES.get(judgement.verdict, "plain"), readings or None)


def _row_name(row: Row, ledger: Ledger, names: Names) -> str:
    if row.subject == "person":
        return names.people(row.key)
    if row.subject == "seat":
        return _seat_titles(ledger, row.key)
    return names.organisation(row.key[0])


def _statistics(title: str, rows: Sequence[Row], ledger: Ledger, names: Names) -> Table:
    columns = (Column(title), *(Column(heading, "right", narrow=True) for heading in ("Expected", "Attended", "By substitute", "Apologies", "Absent", "Not recorded")), Column("Rate"), Column("Verdict"))
    laid = tuple((Cell(_row_name(row, ledger, names)), *(Cell(str(count)) for count in (row.expected, row.attended, row.by_substitute, row.apologies, row.absent, row.not_recorded)), Cell(rate_in_words(row.low, row.high)), _verdict(row.judgement)) for row in rows)
    return Table(f"Statistics: {title.lower()}", columns, laid, (_in_all(rows), *(_DEFINITIONS if title == "People" else ())))


_FIGURES = ("expected", "attended", "by_substitute", "apologies", "absent", "not_recorded")


def totals(rows: Sequence[Row]) -> dict[str, Count]:
    """Return each figure summed over the rows, from its lowest to its highest."""
    return {figure: Count(sum(getattr(row, figure).low for row in rows), sum(getattr(row, figure).high for row in rows)) for figure in _FIGURES}


def _in_all(rows: Sequence[Row]) -> str:
    said = totals(rows)
    return f"In all: {said['expected']} expected, {said['attended']} attended, {said['by_substitute']} by substitute, {said['apologies']} apologies, {said['absent']} absent, {said['not_recorded']} not recorded."


def _explained(ledger: Ledger, names: Names) -> list[Block]:
    blocks: list[Block] = [Heading("Why", 2)]
    by_id = {state.id: state for state in ledger.meetings}
    blocks.append(Bullets(tuple(f"{day_of(state)} ({_kind(state)}): {'counts' if state.counts is Truth.YES else 'may count' if state.counts is Truth.UNKNOWN else 'does not count'}, {state.why}" for state in ledger.meetings)))
    for row in (*ledger.people, *ledger.seats, *ledger.organisations):
        lines = [f"{day_of(by_id[cell.meeting])}: {cell.mark.letter}, {cell.why}{_doubt(cell)}" for cell in row.cells]
        lines.append(f"so {rate_in_words(row.low, row.high)}: {row.judgement.verdict.value}")
        lines += [f"read with {words}: {verdict.value}" for words, verdict in row.judgement.readings]
        blocks += [Heading(f"{_row_name(row, ledger, names)} ({row.subject})", 3), Bullets(tuple(lines))]
    return blocks


def _doubt(cell: LedgerCell) -> str:
    return {Truth.YES: "", Truth.NO: "; not in the denominator", Truth.UNKNOWN: "; may or may not be in the denominator"}[cell.expected]


# -- for machines


def _number(count: Count) -> int | dict[str, int]:
    return count.low if count.low == count.high else {"low": count.low, "high": count.high}


def _row_data(row: Row, ledger: Ledger, names: Names) -> dict[str, Any]:
    return {
        "id": "+".join(row.key), "name": _row_name(row, ledger, names), "seats": list(row.seats), "observer": row.observer,
        "marks": [cell.mark.name.lower().replace("_", "-") for cell in row.cells],
        "expected": _number(row.expected), "attended": _number(row.attended), "by_substitute": _number(row.by_substitute), "apologies": _number(row.apologies),
        "absent": _number(row.absent), "not_recorded": _number(row.not_recorded),
        "rate": {"low": row.low._asdict(), "high": row.high._asdict()},
        "verdict": row.judgement.verdict.value.replace(" ", "-"),
        "readings": [{"reading": words, "verdict": verdict.value.replace(" ", "-")} for words, verdict in row.judgement.readings],
    }


def _rule_data(ledger: Ledger, names: Names) -> list[dict[str, Any]]:
    return [
        {"says": rule_in_words(judged.rule), "share": str(judged.rule.share) if judged.rule.share is not None else None, "subject": judged.rule.subject, "source": names.cited(judged.rule.source) or None, "meetings": sorted(judged.meetings)}
        for judged in ledger.judged_by
    ]


def _day_data(state: MeetingState) -> str | None:
    return date.fromordinal(state.day.latest).isoformat() if state.day.exact else None


def _board_data(ledger: Ledger, names: Names) -> dict[str, Any]:
    rules = _rule_data(ledger, names)
    return {
        "board": ledger.board.id, "name": ledger.board.title,
        "window": {"name": ledger.window.name, "from": ledger.window.first.isoformat() if ledger.window.first else None, "to": ledger.window.last.isoformat() if ledger.window.last else None},
        "rule": {"state": ledger.rule_state.replace(" ", "-"), "clauses": rules},
        "meetings": [{"id": state.id, "date": _day_data(state), "kind": state.kind, "status": state.status, "counts": state.counts.value, "why": state.why} for state in ledger.meetings],
        "people": [_row_data(row, ledger, names) for row in ledger.people],
        "seats": [_row_data(row, ledger, names) for row in ledger.seats],
        "organisations": [_row_data(row, ledger, names) for row in ledger.organisations],
        "totals": {subject: {figure: _number(count) for figure, count in totals(rows).items()} for subject, rows in (("people", ledger.people), ("seats", ledger.seats), ("organisations", ledger.organisations))},
        "others": [{"name": names.person(name), "meetings": [meeting for meeting, _ in times]} for name, times in ledger.others],
    }


def _data(ledgers: Sequence[Ledger], names: Sequence[Names], unread: Sequence[Finding]) -> dict[str, Any]:
    return {
        "version": VERSION, "as_of": ledgers[0].as_of.isoformat() if ledgers else None,
        "unread": sorted({finding.path for finding in unread}),
        "boards": [_board_data(ledger, called) for ledger, called in zip(ledgers, names, strict=True)],
    }


_FLAT = ("Board", "Window", "Subject", "Id", "Name", "Expected", "Expected at most", "Attended", "Attended at most", "By substitute", "Apologies", "Absent", "Not recorded", "Lowest rate", "Highest rate", "Verdict")


def _flat(ledgers: Sequence[Ledger], names: Sequence[Names]) -> Table:
    rows = []
    for ledger, called in zip(ledgers, names, strict=True):
        for row in (*ledger.people, *ledger.seats, *ledger.organisations):
            figures = (row.expected.low, row.expected.high, row.attended.low, row.attended.high, row.by_substitute.low, row.apologies.low, row.absent.low, row.not_recorded.high)
            rates = (f"{one.attended} of {one.expected}" for one in (row.low, row.high))
            texts = (ledger.board.title, ledger.window.name, row.subject, "+".join(row.key), _row_name(row, ledger, called), *(str(figure) for figure in figures), *rates, row.judgement.verdict.value)
            rows.append(tuple(Cell(text) for text in texts))
    return Table("Attendance", tuple(Column(heading) for heading in _FLAT), tuple(rows))
