"""Results laid out as reports: one module for each question."""
