"""Attendance laid out."""

from partnership.views.attendance.agencies import agencies
from partnership.views.attendance.layout import By, attendance
from partnership.views.attendance.letters import letters
from partnership.views.attendance.statement import statement
from partnership.views.attendance.workbook import workbook

__all__ = ["By", "agencies", "attendance", "letters", "statement", "workbook"]
