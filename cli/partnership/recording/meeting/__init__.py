"""What is noted of a meeting: before it, of who came, of its business, and afterwards."""
