"""Rows to page-shaped dataclasses: whatever a template shows is worked out here, without HTTP."""
