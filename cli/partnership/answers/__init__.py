"""Calculations on records: who came, what a rule makes of it, where a board stands on a day."""
