"""What differs between two states of the records, laid out."""
