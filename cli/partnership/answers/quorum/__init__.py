"""Quorum answered from the records: for a meeting held, for one to come, and for a rule tried on the past."""
