"""`partnership show`: one record as a card."""
def show() -> None:
    """Show a record."""
