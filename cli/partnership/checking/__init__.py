"""One run of all the rules over all the records: shared out, kept, accepted, located, reported."""
