"""Lines that were pasted from a list or a table of another document."""

import pytest

from guidance.forms.fields import LinesField
from guidance.rules.recruitment.pasted_lines import strip_mark


@pytest.mark.parametrize(
    "line",
    [
        "• Runs a clinic",
        "-  Runs a clinic",
        "·\tRuns a clinic",
        "\uf0b7\tRuns a clinic",
        "o\tRuns a clinic",
        "1. Runs a clinic",
        "12)\tRuns a clinic",
        "(3) Runs a clinic",
        "1.1.\tRuns a clinic",
        "b) Runs a clinic",
        "iv)\tRuns a clinic",
        "  *  Runs a clinic",
        "•Runs a clinic",
    ],
)
def test_a_pasted_mark_goes(line: str) -> None:
    assert strip_mark(line) == "Runs a clinic"


@pytest.mark.parametrize(
    "line",
    [
        "1.5 days a week at the college",
        "24/7 cover",
        "1:1 sessions",
        "-5 °C",
        "A. Smith's team",
        "one (1) clinic",
        "18 hours' training a year",
        "o'clock",
        "of the team",
        "e.g. a clinic",
    ],
)
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    assert strip_mark(line) == line


def test_a_pasted_table_keeps_a_line_for_each_row() -> None:
    field = LinesField(about="duties", most=10)
    assert field.clean("1.\tClinic\tweekly\r\n2.\tTraining\t\tmonthly\r\n•\t\r\n") == (
        "Clinic, weekly",
        "Training, monthly",
    )
