"""Drafts, review, publication, history and restoring. Nothing else writes editions."""
