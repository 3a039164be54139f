"""A plan as an Excel workbook for a finance officer: its inputs, rates, sums by live formulas, and a check of them.

Each formula carries the portal's own amount as its last result, for programs that show a file without working it out.
"""
