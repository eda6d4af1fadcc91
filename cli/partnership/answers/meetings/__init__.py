"""Meetings: what was planned and held, decided and asked for, how often, and what dates would do."""
