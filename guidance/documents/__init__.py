"""Recruitment documents: rows and answers in, the bytes of a file out. Nothing here depends on HTTP."""
