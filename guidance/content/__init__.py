"""Loads, exports and checks the fixtures, and finds which parts of each source the pages answer."""
