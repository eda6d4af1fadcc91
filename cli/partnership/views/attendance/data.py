"""Attendance as data for other programs, and as one flat table for spreadsheets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from partnership.answers.attendance.moderngov import statistics
from partnership.report import Cell, Column, Table
from partnership.views.attendance.called import name_of, organisations_of, seat_titles, why
from partnership.views.attendance.figures import in_words
from partnership.views.attendance.rule_in_words import consequence_in_words, rule_in_words
from partnership.views.attendance.statistics import FIGURES, HEADINGS, totals
from partnership.views.card import unread_paths
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.attendance import Cell as LedgerCell
    from partnership.answers.attendance import Count, Ledger, MeetingState, Rate, Row
    from partnership.answers.attendance.in_force import JudgedBy
    from partnership.answers.attendance.judging import Reading
    from partnership.answers.attendance.lapses import Gap
    from partnership.answers.attendance.marks import Key, Subject
    from partnership.answers.attendance.outlook import Outlook
    from partnership.answers.attendance.windows import Window
    from partnership.answers.titles import Titles
    from partnership.words.finding import Finding

VERSION = 1


def _word(value: str) -> str:
    return value.lower().replace(" ", "-").replace("_", "-")


def count_data(count: Count) -> int | dict[str, int]:
    """Return a number of meetings; where it is not certain, its least and its most."""
    return count.low if count.low == count.high else {"low": count.low, "high": count.high}


def rate_data(low: Rate, high: Rate) -> dict[str, dict[str, int]]:
    """Return a rate at its lowest and at its highest."""
    return {"low": low._asdict(), "high": high._asdict()}


def _row_data(row: Row, ledger: Ledger, names: Titles) -> dict[str, Any]:
    judgement = ledger.judgement(row)
    return {
        "id": "+".join(row.key),
        "name": name_of(*row.id, ledger, names),
        "seats": list(row.seats),
        "observer": row.observer,
        **{figure: count_data(getattr(row, figure)) for figure in FIGURES},
        "rate": rate_data(row.low, row.high),
        "verdict": _word(judgement.verdict.value),
        "by_rule": [_word(one.value) for one in judgement.by_rule],
        "readings": [_reading_data(reading) for reading in judgement.readings],
        "cells": [cell_data(cell, names) for cell in row.cells],
    }


def cell_data(cell: LedgerCell, names: Titles) -> dict[str, Any]:
    """Return one meeting in one row."""
    return {
        "meeting": cell.meeting,
        "mark": _word(cell.mark.name),
        "expected": cell.expected.value,
        "attended": cell.attended.value,
        "why": why(cell, names),
    }


def _reading_data(reading: Reading) -> dict[str, Any]:
    return {
        "rule": reading.rule,
        "subject": reading.subject,
        "id": "+".join(reading.key),
        "clauses": [{"clause": _word(clause), "taken_as": _word(answer)} for clause, answer in reading.clauses],
        "verdict": _word(reading.verdict.value),
        "rate": rate_data(reading.low, reading.high),
        "missed": {
            "most": count_data(reading.missed.most),
            "now": count_data(reading.missed.now),
            "meetings": list(reading.missed.meetings),
        }
        if reading.missed
        else None,
        "gap": _gap_data(reading.gap) if reading.gap else None,
        "served_months": count_data(reading.tenure.months) if reading.tenure else None,
        "waits_for": list(reading.waits_for),
        "too_few": reading.too_few,
        "outlook": _outlook_data(reading.outlook) if reading.outlook else None,
    }


def _gap_data(gap: Gap) -> dict[str, Any]:
    return {
        "since": day_data(gap.since),
        "since_at_latest": day_data(gap.since_at_latest),
        "until": day_data(gap.until),
        "expires": day_data(gap.expires),
        "expires_at_latest": day_data(gap.expires_at_latest),
        "meetings": list(gap.missed),
        "excused": gap.excused,
    }


def _outlook_data(outlook: Outlook) -> dict[str, Any]:
    return {
        "prospect": _word(outlook.prospect.name),
        "to_come": count_data(outlook.coming),
        "may_miss": None if outlook.may_miss is None else count_data(outlook.may_miss),
        "by": day_data(outlook.by),
        "meetings": list(outlook.next),
    }


def day_data(day: date | None) -> str | None:
    """Return a day as `YYYY-MM-DD`."""
    return None if day is None else day.isoformat()


def _clause_data(judged: JudgedBy, names: Titles) -> dict[str, Any]:
    rule = judged.rule
    return {
        "says": rule_in_words(rule),
        "share": str(rule.share) if rule.share is not None else None,
        "subject": rule.subject,
        "window": rule.window,
        "consequence": consequence_in_words(rule),
        "source": names.citations(rule.source) or None,
        "meetings": sorted(judged.meetings),
        "in_force_doubtful": sorted(judged.doubtful),
    }


def meeting_data(state: MeetingState) -> dict[str, Any]:
    """Return a meeting, whether it counts, and why."""
    return {
        "id": state.id,
        "date": day_data(date.fromordinal(state.day.latest)) if state.day.exact else None,
        "kind": state.kind,
        "status": state.status,
        "counts": state.counts.value,
        "why": state.why,
    }


def window_data(window: Window) -> dict[str, Any]:
    """Return a stretch of time, both days inclusive, null for no limit."""
    return {
        "kind": window.kind,
        "name": window.name,
        "from": day_data(window.first),
        "to": day_data(window.last),
    }


def _board_data(ledger: Ledger, names: Titles) -> dict[str, Any]:
    subjects = {"people": ledger.people, "seats": ledger.seats, "organisations": ledger.organisations}
    return {
        "board": ledger.board.id,
        "name": ledger.board.title,
        "window": window_data(ledger.window),
        "rule": {
            "state": _word(ledger.rule_state),
            "clauses": [_clause_data(judged, names) for judged in ledger.judged_by],
        },
        "meetings": [meeting_data(state) for state in ledger.meetings],
        "to_come": [meeting_data(state) for state in ledger.coming],
        **{subject: [_row_data(row, ledger, names) for row in rows] for subject, rows in subjects.items()},
        "totals": {
            subject: {figure: count_data(count) for figure, count in totals(rows).items()}
            for subject, rows in subjects.items()
        },
        "moderngov": [
            {"name": names.people(one.key), **one._asdict(), "key": "+".join(one.key)}
            for one in statistics(ledger.people, ledger.counted)
        ],
        "others": [
            {
                "name": names.person(other.name),
                "meetings": [{"meeting": meeting, "capacity": capacity} for meeting, capacity in other.times],
            }
            for other in ledger.others
        ],
    }


def data(ledgers: Sequence[Ledger], names: Sequence[Titles], unread: Sequence[Finding], as_of: date) -> dict[str, Any]:
    """Return the attendance of boards as plain data, as `schemas/output/attendance.schema.json` describes it."""
    return {
        "version": VERSION,
        "as_of": as_of.isoformat(),
        "unread": unread_paths(unread),
        "boards": [_board_data(ledger, called) for ledger, called in zip(ledgers, names, strict=True)],
    }


_FLAT = (
    "Board",
    "Window",
    "From",
    "To",
    "As of",
    "Subject",
    "Id",
    "Name",
    "Seat",
    "Organisation",
    *(part for heading in HEADINGS for part in (heading, f"{heading} at most")),
    "Lowest rate",
    "Highest rate",
    "Verdict",
)


def flat(ledgers: Sequence[Ledger], names: Sequence[Titles]) -> Table:
    """Return one table with a line for every person, seat and organisation of every board."""
    rows = [
        tuple(map(Cell, _flat_line(row, ledger, called)))
        for ledger, called in zip(ledgers, names, strict=True)
        for row in ledger.rows
    ]
    return Table("Attendance", tuple(Column(heading) for heading in _FLAT), tuple(rows))


def who(subject: Subject, key: Key, ledger: Ledger, names: Titles) -> tuple[str, ...]:
    """Return what begins a line of the flat table: the board, the window, the day answered for, and whom the line is about."""
    window = ledger.window
    days = (day_data(day) or "" for day in (window.first, window.last, ledger.as_of))
    return (ledger.board.title, window.name, *days, subject, "+".join(key), name_of(subject, key, ledger, names))


def _flat_line(row: Row, ledger: Ledger, names: Titles) -> Iterable[str]:
    yield from who(row.subject, row.key, ledger, names)
    yield listed(seat_titles(ledger, (seat,)) for seat in row.seats)
    yield listed(organisations_of(ledger, row.seats, names))
    yield from (str(end) for figure in FIGURES for end in getattr(row, figure))
    yield from (f"{one.attended} of {one.expected}" for one in (row.low, row.high))
    yield in_words(ledger.judgement(row), ledger)
