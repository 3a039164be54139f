"""Fixtures in and out, what is wrong with them, and which part of each source a page answers."""
