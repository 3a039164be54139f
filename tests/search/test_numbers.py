"""The numbers that shape the search are few, in one place, and each is measured."""

import ast
from pathlib import Path

from guidance.search import numbers
from tests.search.ablation import NEUTRAL

MOST = 25
FOLDER = Path(numbers.__file__).parent
# What bounds what is shown or read has no value at which it does nothing.
BOUNDS = {"WORDS_SHOWN", "PASSAGES_SHOWN", "RESULTS_SHOWN", "SUGGESTIONS_SHOWN", "LONGEST_QUESTION"}


def test_the_numbers_are_few_and_each_is_measured_or_bounds_what_is_shown() -> None:
    names = {name for name in vars(numbers) if name.isupper()}

    assert len(names) <= MOST
    assert names == NEUTRAL.keys() | BOUNDS


def test_no_weight_is_anywhere_else() -> None:
    """No other module has a fraction, but for the half and the whole."""
    found = {
        (path.name, node.value)
        for path in FOLDER.glob("*.py")
        if path.name != "numbers.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value not in (0.0, 0.5, 1.0)
    }

    assert found == set()
