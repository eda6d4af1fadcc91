"""Quorum laid out: of boards, of a meeting held or to come, and of a rule that is tried."""
