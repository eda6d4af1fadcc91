"""Meetings, decisions, actions, agendas and schedules laid out."""
