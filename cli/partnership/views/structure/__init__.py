"""The structure laid out: the tree of a day, lineage, and seats."""
