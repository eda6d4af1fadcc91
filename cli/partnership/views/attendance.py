"""A board's attendance laid out: the register, the three subjects side by side, the statistics, the reasons."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from partnership.answers.attendance import Count, Mark, Verdict
from partnership.report import Bullets, Card, Cell, Column, Heading, Paragraph, Report, Table
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from partnership.answers.attendance import Cell as LedgerCell
    from partnership.answers.attendance import Ledger, MeetingState, Rate, Row
    from partnership.answers.attendance.in_force import JudgedBy
    from partnership.answers.attendance.judging import Judgement, Reading
    from partnership.answers.attendance.marks import Key, Subject
    from partnership.answers.titles import Titles
    from partnership.records.model import AttendanceRule
    from partnership.report import Block, Tone
    from partnership.words.finding import Finding

VERSION = 1
_TONES: dict[Verdict, Tone] = {
    Verdict.MET: "good",
    Verdict.BELOW: "bad",
    Verdict.DEPENDS: "unsure",
    Verdict.CANNOT_TELL: "unsure",
}
_MARK_TONES: dict[Mark, Tone] = {
    Mark.PRESENT: "good",
    Mark.VIRTUAL: "good",
    Mark.PART: "good",
    Mark.SUBSTITUTE: "unsure",
    Mark.APOLOGIES: "plain",
    Mark.ABSENT: "bad",
    Mark.NOT_RECORDED: "unsure",
}
_DEFINITIONS = (
    "Expected: meetings that count, held while in post and the seat was filled, recorded or not; approved leave is taken off a person's.",
    "Attended: came, in person, virtually or for a part. A seat's and an organisation's counts a substitute too: a seat's only one who was entitled to come.",
    "By substitute: for people, somebody came in their place, which is not in Attended; for seats and organisations, so many of Attended.",
    "Absent leaves out apologies. Not recorded is neither: nothing says whether they came, or whether the substitute was entitled to.",
)
_FIGURES = ("expected", "attended", "by_substitute", "apologies", "absent", "not_recorded")
_HEADINGS = ("Expected", "Attended", "By substitute", "Apologies", "Absent", "Not recorded")


def attendance(
    ledgers: Sequence[Ledger],
    names: Sequence[Titles],
    unread: Sequence[Finding],
    as_of: date,
    *,
    explain: bool,
    by: str,
) -> Report:
    """Return the attendance of boards as a report; `names` goes with `ledgers`, one each.

    `by` is `person`, `seat`, `organisation`, `all` or `none`: whose statistics are shown.
    """
    blocks: list[Block] = []
    if unread:
        files = sorted({finding.path for finding in unread})
        rests = "What rests on it" if len(files) == 1 else "What rests on them"
        blocks.append(
            Paragraph(
                f"{plural(len(files), 'file')} could not be read: {listed(files)}. {rests} is not recorded here; `partnership check` says what is wrong.",
                alarm=True,
            )
        )
    for ledger, called in zip(ledgers, names, strict=True):
        blocks += _board(ledger, called, explain=explain, by=by)
    title = f"Attendance of {ledgers[0].board.title}" if len(ledgers) == 1 else "Attendance"
    return Report(title, tuple(blocks), _flat(ledgers, names), _data(ledgers, names, unread, as_of))


def _board(ledger: Ledger, names: Titles, *, explain: bool, by: str) -> list[Block]:
    blocks: list[Block] = [Heading(ledger.board.title), _head(ledger, names)]
    if not ledger.counted:
        return [*blocks, Paragraph("No meeting in this window counts, so there is nothing to work out.")]
    if not ledger.rows:
        return [
            *blocks,
            Paragraph(
                "No seat of the board and nobody at these meetings is on record, so there is nothing to work out."
            ),
            *_guests(ledger, names),
        ]
    blocks.append(_register(ledger, names))
    blocks += _dependent(ledger, names)
    subjects = (
        ("person", "People", ledger.people),
        ("seat", "Seats", ledger.seats),
        ("organisation", "Organisations", ledger.organisations),
    )
    tables = [
        _statistics(title, rows, ledger, names) for subject, title, rows in subjects if rows and by in (subject, "all")
    ]
    blocks += [
        table._replace(notes=(*table.notes, *_DEFINITIONS)) if number == len(tables) else table
        for number, table in enumerate(tables, 1)
    ]
    blocks += _guests(ledger, names)
    if explain:
        blocks += _explained(ledger, names)
    return blocks


def _guests(ledger: Ledger, names: Titles) -> list[Block]:
    if not ledger.others:
        return []
    entries = [
        (
            names.person(other.name),
            f"{plural(len(other.times), 'meeting')}: {listed(sorted({capacity.replace('-', ' ') for _, capacity in other.times}))}",
        )
        for other in ledger.others
    ]
    return [Card("Also there, in another capacity", tuple((name, (said,)) for name, said in entries))]


# -- the head


def _head(ledger: Ledger, names: Titles) -> Card:
    left_out = [f"{day_of(state)}: {state.why}" for state in ledger.meetings if state.counts is Truth.NO]
    held = [
        f"{number}. {day_of(state)} ({_kind(state)})" + ("" if state.counts is Truth.YES else f": {state.why}")
        for number, state in enumerate(ledger.counted, 1)
    ]
    so_far = ledger.window.last is not None and ledger.as_of < ledger.window.last
    entries = [
        (
            "Window",
            (
                ": ".join(dict.fromkeys((ledger.window.name, ledger.window.dates)))
                + (" (not over yet: figures so far)" if so_far else ""),
            ),
        ),
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


def _rule_lines(ledger: Ledger, names: Titles) -> list[str]:
    match ledger.rule_state:
        case "no rule":
            return ["no rule: the terms of reference were read and have none"]
        case "not recorded":
            return ["no rule on record: the terms of reference are not known, or not in full"]
        case "asked":
            return [f"{rule_in_words(ledger.judged_by[0].rule)} (asked for on the command line, not the board's own)"]
        case _:
            numbered = len(ledger.judged_by) > 1
            return [
                (f"{number}. " if numbered else "") + _clause(judged, ledger, names)
                for number, judged in enumerate(ledger.judged_by, 1)
            ]


def _clause(judged: JudgedBy, ledger: Ledger, names: Titles) -> str:
    cited = names.citations(judged.rule.source or (judged.terms[-1].source if judged.terms else ()))
    says = rule_in_words(judged.rule) + (f" ({cited})" if cited else "")
    within = [number for number, state in enumerate(ledger.counted, 1) if state.id in judged.meetings]
    if len(within) < len(ledger.counted):
        says += (
            f"; in force for {'meeting' if len(within) == 1 else 'meetings'} {listed(map(str, within))} only"
            if within
            else "; in force for none of these meetings"
        )
    if judged.rule.window not in {"unstated", ledger.window.kind}:
        says += "; applied here to another window than its own"
    return says


def rule_in_words(rule: AttendanceRule) -> str:
    """Return an attendance rule as a sentence a secretary can read back, with what it leaves unsaid."""
    if rule.judgement:
        return rule.judgement
    need = _need(rule)
    if need is None:
        return f"{_missing(rule)}, which a person judges"
    over = (
        ""
        if rule.window == "unstated"
        else f" over {'a' if rule.window != 'academic-year' else 'an'} {rule.window.replace('-', ' ')}"
    )
    whose = {
        "person": ", by the named person",
        "seat": ", by whoever is entitled to the seat",
        "organisation": ", by anybody of the organisation",
    }.get(rule.subject, "")
    extra = {"yes": ", development days included", "no": ", development days left out"}.get(
        rule.meetings.development_days, ""
    )
    silent = (
        "; it does not say whether the person's, the seat's or the organisation's attendance is meant"
        if rule.subject == "unstated"
        else ""
    )
    return f"{need}{over}{whose}{extra}{silent}"


def _need(rule: AttendanceRule) -> str | None:
    if rule.attended:
        return (
            f"at least {rule.attended.at_least}" + (f" of {rule.attended.of}" if rule.attended.of else "") + " meetings"
        )
    return None if rule.rate is None else f"at least {share_in_words(rule.rate)} of meetings"


def _missing(rule: AttendanceRule) -> str:
    if rule.missed:
        return f"a rule about {plural(rule.missed.count, 'meeting')} missed" + (
            " in a row" if rule.missed.consecutive else ""
        )
    if rule.elapsed:
        times = [
            plural(number, unit)
            for number, unit in ((rule.elapsed.months, "month"), (rule.elapsed.days, "day"))
            if number
        ]
        return f"a rule about {listed(times)} without attending"
    return "a rule that the records do not state"


def share_in_words(share: Fraction) -> str:
    """Return a share as a percentage where that is exact, else as a fraction."""
    percent = share * 100
    if percent.denominator == 1:
        return f"{percent.numerator}%"
    return f"{share.numerator}/{share.denominator}"


# -- rates and verdicts


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


def _short(low: Rate, high: Rate) -> str:
    return (
        f"{low.attended} of {low.expected}"
        if low == high
        else f"{low.attended} of {low.expected} to {high.attended} of {high.expected}"
    )


def _verdict(row: Row, judgement: Judgement) -> Cell:
    """Return the verdict, with the rate it rests on where the rule counts otherwise than the table does."""
    said = judgement.verdict.value
    if judgement.verdict in {Verdict.MET, Verdict.BELOW, Verdict.CANNOT_TELL}:
        rests = {
            _short(one.low, one.high): None
            for one in judgement.readings
            if one.verdict is judgement.verdict
            and one.subject == row.subject
            and (one.low, one.high) != (row.low, row.high)
        }
        said += f" ({listed(rests, 'or')} as the rule counts)" if rests else ""
    return Cell(said, _TONES.get(judgement.verdict, "plain"))


def _reading_in_words(reading: Reading, row: Row, ledger: Ledger, names: Titles) -> str:
    taken = [f"{clause} {answer}" for clause, answer in reading.clauses]
    called = (
        f"the {reading.subject}"
        if (reading.subject, reading.key) == row.id
        else f"the {reading.subject} {name_of(reading.subject, reading.key, ledger, names)}"
    )
    return f"{', '.join([called, *taken, _short(reading.low, reading.high)])}: {reading.verdict.value}"


def _readings_in_words(row: Row, ledger: Ledger, names: Titles) -> str:
    """Return what each reading gives, and by which rule where the rules do not all give it."""
    by: dict[str, set[int]] = {}
    for one in ledger.judgement(row).readings:
        if one.verdict is not Verdict.NOT_JUDGED:
            by.setdefault(_reading_in_words(one, row, ledger, names), set()).add(one.rule)
    every = set(range(len(ledger.judged_by)))
    return "; ".join(
        words + ("" if rules == every else f" (rule {listed(str(rule + 1) for rule in sorted(rules))})")
        for words, rules in by.items()
    )


def _dependent(ledger: Ledger, names: Titles) -> list[Block]:
    """Say of each row of the register whose verdict depends on how the rule is read what each reading gives."""
    rows = [*ledger.people, *_bare(ledger)]
    lines = [
        f"{name_of(*row.id, ledger, names)}: {_readings_in_words(row, ledger, names)}"
        for row in rows
        if ledger.judgement(row).verdict is Verdict.DEPENDS
    ]
    return [Heading("Depends on how the rule is read", 3), Bullets(tuple(lines))] if lines else []


# -- the register


def _register(ledger: Ledger, names: Titles) -> Table:
    numbers = [str(number) for number, _ in enumerate(ledger.counted, 1)]
    columns = (
        Column("Who"),
        Column("Seat"),
        *(Column(number, "centre") for number in numbers),
        Column("As a person"),
        Column("As a seat"),
        Column("As an org."),
        Column("Verdict"),
    )
    rows = (
        *(_person_line(row, ledger, names) for row in ledger.people),
        *(_seat_line(row, ledger, names) for row in _bare(ledger)),
    )
    used = {cell.mark for row in (*ledger.people, *_bare(ledger)) for cell in row.cells}
    legend = "; ".join(f"{mark.letter} {mark.words}" for mark in Mark if mark in used)
    return Table("Register", columns, rows, (f"{legend}.", "As an org.: whether anybody of the organisation came."))


def _person_line(row: Row, ledger: Ledger, names: Titles) -> tuple[Cell, ...]:
    seats = [one for one in ledger.seats if one.key[0] in row.seats]
    organisations = [one for one in ledger.organisations if set(one.seats) & set(row.seats)]
    figures = (Cell(rate_in_words(row.low, row.high)), Cell(_each(seats)), Cell(_each(organisations)))
    return (
        Cell(names.people(row.key)),
        Cell(_seat_titles(ledger, row.seats)),
        *(mark_cell(cell, names) for cell in row.cells),
        *figures,
        _telling([row, *seats, *organisations], ledger),
    )


def _seat_line(row: Row, ledger: Ledger, names: Titles) -> tuple[Cell, ...]:
    organisations = [one for one in ledger.organisations if row.key[0] in one.seats]
    figures = (Cell(""), Cell(rate_in_words(row.low, row.high)), Cell(_each(organisations)))
    return (
        Cell("(no holder on record)", "muted"),
        Cell(_seat_titles(ledger, row.seats)),
        *(mark_cell(cell, names) for cell in row.cells),
        *figures,
        _telling([row, *organisations], ledger),
    )


def _bare(ledger: Ledger) -> list[Row]:
    """Return the seats that no row of a person shows."""
    shown = {seat for row in ledger.people for seat in row.seats}
    return [row for row in ledger.seats if row.key[0] not in shown]


def _telling(rows: Sequence[Row], ledger: Ledger) -> Cell:
    """Return the verdict of whichever subject the rule judges; of several seats, each that differs."""
    judged = [
        (row, ledger.judgement(row)) for row in rows if ledger.judgement(row).verdict is not Verdict.NOT_JUDGED
    ] or [(rows[0], ledger.judgement(rows[0]))]
    subject = judged[0][0].subject
    cells = list(dict.fromkeys(_verdict(row, judgement) for row, judgement in judged if row.subject == subject))
    return cells[0]._replace(
        text="; ".join(cell.text for cell in cells), tone=cells[0].tone if len(cells) == 1 else "unsure"
    )


def _each(rows: Sequence[Row]) -> str:
    return "; ".join(_short(row.low, row.high) for row in rows)


def _seat_titles(ledger: Ledger, seats: Iterable[str]) -> str:
    found = ledger.board.seats or {}
    return listed(found[seat].title or seat.replace("-", " ") for seat in seats) or "(not known)"


def mark_cell(cell: LedgerCell, names: Titles) -> Cell:
    """Return the mark of one meeting, with its meaning and reason for those who point at it."""
    return Cell(cell.mark.letter, _MARK_TONES.get(cell.mark, "muted"), why(cell, names))


def why(cell: LedgerCell, names: Titles) -> str:
    """Return the reason for a cell, with the name of the substitute where the records know it."""
    return (
        cell.why
        if cell.substitute is None
        else cell.why.replace("a substitute came", f"a substitute came ({names.person(cell.substitute)})", 1)
    )


def name_of(subject: Subject, key: Key, ledger: Ledger, names: Titles) -> str:
    """Return what a row is called."""
    if subject == "person":
        return names.people(key)
    return _seat_titles(ledger, key) if subject == "seat" else names.organisation(key[0])


# -- the statistics


def _statistics(title: str, rows: Sequence[Row], ledger: Ledger, names: Titles) -> Table:
    columns = (
        Column(title),
        *(Column(heading, "right") for heading in _HEADINGS),
        Column("Rate"),
        Column("Verdict"),
    )
    laid = tuple(
        (
            Cell(name_of(*row.id, ledger, names)),
            *(Cell(str(getattr(row, figure))) for figure in _FIGURES),
            Cell(rate_in_words(row.low, row.high)),
            _verdict(row, ledger.judgement(row)),
        )
        for row in rows
    )
    return Table(f"Statistics: {title.lower()}", columns, laid, (_in_all(rows),))


def totals(rows: Sequence[Row]) -> dict[str, Count]:
    """Return each figure summed over the rows, from its lowest to its highest."""
    return {
        figure: Count(sum(getattr(row, figure).low for row in rows), sum(getattr(row, figure).high for row in rows))
        for figure in _FIGURES
    }


def _in_all(rows: Sequence[Row]) -> str:
    said = totals(rows)
    return f"In all: {', '.join(f'{heading.lower()} {said[figure]}' for heading, figure in zip(_HEADINGS, _FIGURES, strict=True))}."


# -- the reasons


def _explained(ledger: Ledger, names: Titles) -> list[Block]:
    counts = {Truth.YES: "counts", Truth.UNKNOWN: "may count", Truth.NO: "does not count"}
    by_id = {state.id: state for state in ledger.meetings}
    blocks: list[Block] = [
        Heading("Why", 2),
        Bullets(
            tuple(f"{day_of(state)} ({_kind(state)}): {counts[state.counts]}, {state.why}" for state in ledger.meetings)
        ),
    ]
    for row in ledger.rows:
        judgement = ledger.judgement(row)
        lines = [
            f"{day_of(by_id[cell.meeting])}: {cell.mark.letter}, {why(cell, names)}{_doubt(cell)}" for cell in row.cells
        ]
        lines.append(f"so {rate_in_words(row.low, row.high)}: {judgement.verdict.value}")
        if readings := _readings_in_words(row, ledger, names):
            lines.append(f"by the rule: {readings}")
        blocks += [Heading(f"{name_of(*row.id, ledger, names)} ({row.subject})", 3), Bullets(tuple(lines))]
    return blocks


def _doubt(cell: LedgerCell) -> str:
    return {Truth.YES: "", Truth.NO: "; not counted as expected", Truth.UNKNOWN: "; may or may not count as expected"}[
        cell.expected
    ]


# -- for machines


def _word(value: str) -> str:
    return value.lower().replace(" ", "-").replace("_", "-")


def _number(count: Count) -> int | dict[str, int]:
    return count.low if count.low == count.high else {"low": count.low, "high": count.high}


def _rate_data(low: Rate, high: Rate) -> dict[str, dict[str, int]]:
    return {"low": low._asdict(), "high": high._asdict()}


def _row_data(row: Row, ledger: Ledger, names: Titles) -> dict[str, Any]:
    judgement = ledger.judgement(row)
    return {
        "id": "+".join(row.key),
        "name": name_of(*row.id, ledger, names),
        "seats": list(row.seats),
        "observer": row.observer,
        **{figure: _number(getattr(row, figure)) for figure in _FIGURES},
        "rate": _rate_data(row.low, row.high),
        "verdict": _word(judgement.verdict.value),
        "readings": [_reading_data(reading) for reading in judgement.readings],
        "cells": [
            {
                "meeting": cell.meeting,
                "mark": _word(cell.mark.name),
                "expected": cell.expected.value,
                "attended": cell.attended.value,
                "why": why(cell, names),
            }
            for cell in row.cells
        ],
    }


def _reading_data(reading: Reading) -> dict[str, Any]:
    return {
        "rule": reading.rule,
        "subject": reading.subject,
        "id": "+".join(reading.key),
        "clauses": [{"clause": _word(clause), "taken_as": _word(answer)} for clause, answer in reading.clauses],
        "verdict": _word(reading.verdict.value),
        "rate": _rate_data(reading.low, reading.high),
    }


def _clause_data(judged: JudgedBy, names: Titles) -> dict[str, Any]:
    rule = judged.rule
    return {
        "says": rule_in_words(rule),
        "share": str(rule.share) if rule.share is not None else None,
        "subject": rule.subject,
        "window": rule.window,
        "source": names.citations(rule.source) or None,
        "meetings": sorted(judged.meetings),
        "in_force_doubtful": sorted(judged.doubtful),
    }


def _meeting_data(state: MeetingState) -> dict[str, Any]:
    day = date.fromordinal(state.day.latest).isoformat() if state.day.exact else None
    return {
        "id": state.id,
        "date": day,
        "kind": state.kind,
        "status": state.status,
        "counts": state.counts.value,
        "why": state.why,
    }


def _board_data(ledger: Ledger, names: Titles) -> dict[str, Any]:
    subjects = {"people": ledger.people, "seats": ledger.seats, "organisations": ledger.organisations}
    window = ledger.window
    return {
        "board": ledger.board.id,
        "name": ledger.board.title,
        "window": {
            "kind": window.kind,
            "name": window.name,
            "from": window.first.isoformat() if window.first else None,
            "to": window.last.isoformat() if window.last else None,
        },
        "rule": {
            "state": _word(ledger.rule_state),
            "clauses": [_clause_data(judged, names) for judged in ledger.judged_by],
        },
        "meetings": [_meeting_data(state) for state in ledger.meetings],
        **{subject: [_row_data(row, ledger, names) for row in rows] for subject, rows in subjects.items()},
        "totals": {
            subject: {figure: _number(count) for figure, count in totals(rows).items()}
            for subject, rows in subjects.items()
        },
        "others": [
            {
                "name": names.person(other.name),
                "meetings": [{"meeting": meeting, "capacity": capacity} for meeting, capacity in other.times],
            }
            for other in ledger.others
        ],
    }


def _data(ledgers: Sequence[Ledger], names: Sequence[Titles], unread: Sequence[Finding], as_of: date) -> dict[str, Any]:
    return {
        "version": VERSION,
        "as_of": as_of.isoformat(),
        "unread": sorted({finding.path for finding in unread}),
        "boards": [_board_data(ledger, called) for ledger, called in zip(ledgers, names, strict=True)],
    }


_FLAT = (
    "Board",
    "Window",
    "Subject",
    "Id",
    "Name",
    *(part for heading in _HEADINGS for part in (heading, f"{heading} at most")),
    "Lowest rate",
    "Highest rate",
    "Verdict",
)


def _flat(ledgers: Sequence[Ledger], names: Sequence[Titles]) -> Table:
    rows = [
        tuple(map(Cell, _flat_line(row, ledger, called)))
        for ledger, called in zip(ledgers, names, strict=True)
        for row in ledger.rows
    ]
    return Table("Attendance", tuple(Column(heading) for heading in _FLAT), tuple(rows))


def _flat_line(row: Row, ledger: Ledger, names: Titles) -> Iterable[str]:
    yield from (ledger.board.title, ledger.window.name, row.subject, "+".join(row.key), name_of(*row.id, ledger, names))
    yield from (str(end) for figure in _FIGURES for end in getattr(row, figure))
    yield from (f"{one.attended} of {one.expected}" for one in (row.low, row.high))
    yield ledger.judgement(row).verdict.value
