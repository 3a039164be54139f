"""Rules of the field in plain Python. No Django, no database, and today's date is always an argument."""
