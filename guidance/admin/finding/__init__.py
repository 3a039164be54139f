"""The page that finds content of every kind."""
