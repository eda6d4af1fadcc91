"""What the rules may know of other records: compact, and cheap to carry between processes."""
