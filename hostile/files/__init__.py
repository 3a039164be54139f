"""Hostile uploads and imports, one module a kind of file."""
