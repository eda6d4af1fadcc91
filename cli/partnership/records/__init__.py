"""Records as immutable values, and the compact facts that rules may know of other records."""
