"""The keys of rows in addresses and hidden fields."""

import pytest

from guidance.rules.limits.row_keys import LARGEST, read_row_key


@pytest.mark.parametrize(("text", "key"), [("1", 1), ("007", 7), (str(LARGEST), LARGEST), ("0", 0)])
def test_a_number_is_read(text: str, key: int) -> None:
    assert read_row_key(text) == key


@pytest.mark.parametrize(
    "text",
    ["", "-1", "+1", " 1", "1.0", "1e3", "x", "\0", "\N{SUPERSCRIPT TWO}", "\u0663", str(LARGEST + 1), "9" * 5_000],
)
def test_what_names_no_row_is_nought(text: str) -> None:
    assert read_row_key(text) == 0
