"""What is due, what was promised and what was kept, laid out."""
