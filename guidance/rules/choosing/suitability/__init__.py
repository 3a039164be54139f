"""Which role fits a need, and what the sources say about each role."""
