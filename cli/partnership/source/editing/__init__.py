"""The text of records changed in place: what is meant to change does, and nothing else."""
