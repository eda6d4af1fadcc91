"""Deadlines: what the terms of reference promise, worked out in every way that they can be read, and what was done."""
