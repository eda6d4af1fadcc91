"""Attendance laid out."""

from partnership.views.attendance.layout import By, attendance

__all__ = ["By", "attendance"]
