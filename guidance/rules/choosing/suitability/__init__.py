"""Which role fits a need: how it is weighed, and what the sources say of each role."""
