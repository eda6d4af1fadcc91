"""The partnership as its records describe it: immutable, dated, and no more certain than they are."""
