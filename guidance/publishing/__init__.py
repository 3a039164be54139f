"""Drafts, review, publication, history and restoring: the only writer of editions."""
