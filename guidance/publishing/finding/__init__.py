"""Finds records for editors, whether live, drafted or withdrawn."""
