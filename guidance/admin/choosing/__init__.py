"""Choosing other records in a form: those that are live, and those that exist only as drafts."""
