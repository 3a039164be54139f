"""Small faults put in by hand of a program, one at a time: which of them no test notices. See `make mutants`."""
