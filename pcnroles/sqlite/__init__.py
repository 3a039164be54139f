"""SQLite as Django has it, in a file that nobody else on the machine can read."""
