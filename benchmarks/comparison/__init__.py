"""Measuring one tool beside its peers."""
