"""Attendance: who was expected, who came, what the rules make of it, and what is still possible."""

from partnership.answers.attendance.in_force import asked
from partnership.answers.attendance.ledger import Ledger, ledger
from partnership.answers.attendance.marks import Cell, Count, Mark, MeetingState, Rate, Row
from partnership.answers.attendance.verdicts import Verdict

__all__ = ["Cell", "Count", "Ledger", "Mark", "MeetingState", "Rate", "Row", "Verdict", "asked", "ledger"]
