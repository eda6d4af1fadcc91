"""What differs between two states of the records: facts, without opinion, and what they mean, each judgement by its name."""
