"""What becomes of what ending boards had, and what a restructure does to burden, quorum and time; each answer has a module of its own."""
