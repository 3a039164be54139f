"""The cost of a post on a page: the rows that it is worked out from, and the numbers of each part of its year."""
