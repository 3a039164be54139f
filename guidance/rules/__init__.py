"""Rules of the field in plain Python: no Django, no database, the day always an argument."""
