"""Questions that compare: the address of the comparison with both sides filled in."""
