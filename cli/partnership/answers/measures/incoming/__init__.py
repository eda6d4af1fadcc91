"""Readings from elsewhere: rows of a table made sense of, matched to measures, and every one of them accounted for."""
