"""What a restructure does, laid out: the ledger of what became of what, burden, quorum and time; data for programs beside each."""
