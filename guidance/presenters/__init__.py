"""Rows to page-shaped dataclasses. What a template shows is worked out here, without HTTP."""
