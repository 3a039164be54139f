"""Finds what a reader asks for: an index in memory, the reading of a question, and the order of what answers it."""
