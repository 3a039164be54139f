import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.csv_cells import alive, inert


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"])
def test_a_cell_that_would_be_run_as_a_formula_starts_with_an_apostrophe(start: str) -> None:
    assert inert(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("cell", ["", "Band 5", "\N{POUND SIGN}32,073", "'quoted'"])
def test_any_other_cell_stands_as_it_is(cell: str) -> None:
    assert inert(cell) == cell


@given(st.text())
def test_no_cell_starts_a_formula(cell: str) -> None:
    assert not inert(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text())
def test_a_cell_comes_back_as_it_was_an_apostrophe_of_its_own_too(cell: str) -> None:
    assert alive(inert(cell)) == cell
