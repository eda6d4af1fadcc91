"""Records that were never kept: whole, consistent places for the benchmarks to run on."""
