"""Changes to records worked out: what is to stand in which files, before anything is tried or written."""
