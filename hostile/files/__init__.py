"""Hostile uploads and imports, with a module for each kind of file."""
