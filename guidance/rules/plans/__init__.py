"""Several posts planned together: their cost by month, what comes back, and what is left of an allocation."""
