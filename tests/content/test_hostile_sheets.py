"""A sheet of far too much is refused in a sentence, and one cell of it cannot make a message as long as itself."""

import pytest

from guidance.content.sheets.reading import MOST_ROWS, read_sheet
from guidance.content.validation import validate_some

HEAD = "model,slug,order\r\n"


def said_of(content: str | bytes) -> list[str]:
    entries, slips, _ = read_sheet("x.csv", content if isinstance(content, bytes) else content.encode())
    said = [str(problem) for problem in [*slips, *validate_some(entries, most_problems=1_000)[1]]]
    assert max(map(len, said), default=0) < 1_000
    return said


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(HEAD + "\r\n" * 990_000, "It has more than 20,000 rows. Delete the empty rows", id="empty rows"),
        pytest.param(HEAD + ",,\n" * 600_000, "It has more than 20,000 rows. Delete the empty rows", id="blank cells"),
        pytest.param("model," + "a," * 100_000, "Its first row has 100,001 columns.", id="columns"),
        pytest.param("model," + "x" * 1_000_000, "…' is too long for a field's name.", id="a heading that is a text"),
        pytest.param("model,slug,slug\n", "names the column 'slug' twice", id="a column twice"),
        pytest.param("x" * 2_000_001, "x.csv: It is larger than 2 MB.", id="too large"),
        pytest.param(HEAD + '"', "line 2: It is not CSV", id="one quotation mark"),
        pytest.param(HEAD + '"a"b', "line 2: It is not CSV", id="text after a quotation mark"),
        pytest.param(HEAD + "a\rb", "There is no model a.", id="a line that ends in CR alone"),
        pytest.param(b"model\n\xed\xa0\x81", "Its letters are in none of UTF-8", id="no text"),
        pytest.param(HEAD + "guidance.band,a\0b,1", "It has a null character", id="a null character"),
        pytest.param(HEAD + "guidance.band,a,²", "'²' is not a whole number.", id="a digit that is no number"),
        pytest.param(HEAD + f"guidance.band,a,{'9' * 5_000}", "…' is not a whole number.", id="many digits"),
        pytest.param(HEAD + f"{'x' * 1_000_000},a,1", "There is no model xxx", id="a model that is a text"),
        pytest.param('model,clauses\nguidance.section,"' + "a | b\n" * 101 + '"', "names 101 records", id="references"),
        pytest.param("model,role\nguidance.section," + "a|" * 900_000, "does not name a role", id="parts of a key"),
    ],
)
def test_a_sheet_of_too_much_is_refused_in_a_sentence(content: str | bytes, says: str) -> None:
    assert says in "\n".join(said_of(content))


def test_a_great_many_rows_that_cannot_be_read_are_not_all_listed() -> None:
    said = said_of("model\n" + "a,b\n" * (MOST_ROWS - 2))
    assert len(said) == 101
    assert said[-1] == "x.csv, line 102: There are more rows that cannot be read. Fix these first."


@pytest.mark.parametrize("digits", ["١٢", "१२"])
def test_digits_of_other_scripts_are_numbers(digits: str) -> None:
    (entry,), _, _ = read_sheet("x.csv", f"{HEAD}guidance.band,a,{digits}".encode())
    assert entry.fields["order"].value == 12


def test_blank_cells_and_rows_that_a_spreadsheet_adds_do_no_harm() -> None:
    blank = "," * 16_000
    entries, slips, _ = read_sheet("x.csv", f"model,slug,order{blank}\nguidance.band,a,1{blank}\n{blank}\n".encode())
    assert ([sorted(entry.fields) for entry in entries], slips) == ([["order", "slug"]], [])
