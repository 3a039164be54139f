import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.csv_files import escape_formula, unescape_formula


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r+", "\n\n@", " -", "\u00a0=", "\uff1d", "- a bullet, "]
)
def test_a_cell_that_would_be_run_as_a_formula_starts_with_an_apostrophe(start: str) -> None:
    assert escape_formula(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    "cell", ["", "Band 5", "\N{POUND SIGN}32,073", "'quoted'", "-5", "-12.50", "\n\n", "\n1 April 2026", "\tBand 5"]
)
def test_any_other_cell_stands_as_it_is(cell: str) -> None:
    assert escape_formula(cell) == cell


@given(st.text())
def test_no_cell_starts_a_formula_but_a_number(cell: str) -> None:
    starts = escape_formula(cell).strip().startswith(("=", "+", "-", "@"))
    assert not starts or cell.removeprefix("-").replace(".", "").isdigit()


@given(st.text())
def test_a_cell_comes_back_as_it_was_an_apostrophe_of_its_own_too(cell: str) -> None:
    assert unescape_formula(escape_formula(cell)) == cell
