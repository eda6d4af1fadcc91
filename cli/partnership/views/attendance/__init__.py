"""Attendance laid out."""

from partnership.views.attendance.agencies import agencies
from partnership.views.attendance.layout import By, attendance

__all__ = ["By", "agencies", "attendance"]
