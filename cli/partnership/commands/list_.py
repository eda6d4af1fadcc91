"""`partnership list`: what is on record."""
def list_() -> None:
    """List the records."""
