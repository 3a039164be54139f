"""Answers that are not by contract year: of an FAQ, of a step of hiring, and for a subject that is not covered."""
