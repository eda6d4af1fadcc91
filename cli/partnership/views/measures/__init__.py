"""Measures laid out: a list, a card, a scorecard."""
