"""What somebody has to know who is to agree to a change of the records."""
