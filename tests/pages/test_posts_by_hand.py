"""Twenty-six posts to the penny, in the page and its spreadsheet, worked out by hand from the numbers in the fixtures.

Pay and supplement go by the hours, each to the penny. National Insurance is on both above its threshold: 13.8% above
9,100 in 2024/25, 15% above 5,000 after that. The pension is 14.38% of both. Half a penny goes up.
"""

import csv
import io

import pytest
from django.test import Client

from tests.pages.deciding import address
from tests.site.pages import Page

REST, INNER, OUTER, FRINGE = "rest-of-england", "inner-london", "outer-london", "fringe"

# A whole year: its pay, supplement, National Insurance, pension and cost. After each: full-time pay, and supplement.
WHOLE_YEARS = [
    ("2024-25", "6", "entry", REST, "37.5", "37,338.00", "", "3,896.84", "5,369.20", "46,604.04"),  # 37,338
    ("2024-25", "7", "top", REST, "22.5", "31,685.40", "", "3,116.79", "4,556.36", "39,358.55"),  # 52,809
    ("2024-25", "5", "top", INNER, "30", "29,186.40", "5,837.28", "3,577.47", "5,036.41", "43,637.56"),  # 36,483: 20%
    ("2024-25", "8a", "entry", REST, "30", "43,004.00", "", "4,678.75", "6,183.98", "53,866.73"),  # 53,755
    (
        "2024-25",
        "6",
        "top",
        OUTER,
        "18.75",
        "22,481.00",
        "2,867.50",
        "2,242.29",
        "3,645.11",
        "31,235.90",
    ),  # 44,962: most
    ("2024-25", "7", "top", FRINGE, "30", "42,247.20", "1,697.60", "4,808.58", "6,319.26", "55,072.64"),  # 52,809: most
    ("2025-26", "6", "entry", REST, "22.5", "23,209.20", "", "2,731.38", "3,337.48", "29,278.06"),  # 38,682
    (
        "2025-26",
        "8a",
        "entry",
        INNER,
        "18.75",
        "27,845.00",
        "4,233.00",
        "4,061.70",
        "4,612.82",
        "40,752.52",
    ),  # 55,690: most
    (
        "2025-26",
        "7",
        "intermediate",
        OUTER,
        "37.5",
        "50,273.00",
        "5,941.00",
        "7,682.10",
        "8,083.57",
        "71,979.67",
    ),  # most
    ("2025-26", "6", "entry", FRINGE, "30", "30,945.60", "1,547.28", "4,123.93", "4,672.48", "41,289.29"),  # 38,682: 5%
    ("2026-27", "6", "entry", OUTER, "30", "31,967.20", "4,795.08", "4,764.34", "5,286.42", "46,813.04"),  # 39,959: 15%
    ("2026-27", "7", "top", INNER, "37.5", "56,515.00", "8,746.00", "9,039.15", "9,384.53", "83,684.68"),  # most
    (
        "2026-27",
        "5",
        "entry",
        FRINGE,
        "18.75",
        "16,036.50",
        "801.83",
        "1,775.75",
        "2,421.35",
        "21,035.43",
    ),  # 32,073: 5%
    ("2026-27", "8a", "intermediate", REST, "15", "24,166.80", "", "2,875.02", "3,475.19", "30,517.01"),  # 60,417
]

# A Band 6, entry, of 30 hours in outer London in 2026/27 costs 46,813.04. Each of these is a change to that post, the
# first in its band: what it costs, what may come back, and what is left.
BASE = {"year": "2026-27", "band": "6", "step": "entry", "hours": "30", "zone": OUTER, "on_costs": "rates"}
FIRST, FROM, TO = {"place": "first"}, "starts_on", "ends_on"


def day(which: str, said: str) -> dict[str, str]:
    """The three boxes of '1 12 2026'."""
    return dict(zip((f"{which}_day", f"{which}_month", f"{which}_year"), said.split(), strict=True))


CHANGED = [
    # 0.8 of 37.5 hours is 30.
    ({"hours": "", "wte": "0.8"}, "46,813.04", "23,406.52", "23,406.52"),
    # The second in its band: up to all of it.
    ({"place": "later"}, "46,813.04", "46,813.04", "0"),
    # Outside the ARRS nothing comes back.
    ({"place": "outside"}, "46,813.04", "0", "46,813.04"),
    # From December: 46,813.04 less 8 of 12 months, 31,208.69. Half: 23,406.52 less 15,604.35.
    (day(FROM, "1 12 2026"), "15,604.35", "7,802.17", "7,802.18"),
    # April alone: a twelfth, 3,901.0867, and of the half 1,950.5433.
    (day(TO, "30 4 2026"), "3,901.09", "1,950.54", "1,950.55"),
    # 10 December to 14 February. Up to 14 February are 10.5 months, 40,961.41; up to 9 December 8 and 9/31, 32,341.27.
    # Of the half: 20,480.705, so 20,480.71, less 16,170.63.
    ({**day(FROM, "10 12 2026"), **day(TO, "14 2 2027")}, "8,620.14", "4,310.08", "4,310.06"),
    # 60% of the post: 28,087.824, and half of the whole, 23,406.52, x 60% = 14,043.912.
    ({"share": "60"}, "28,087.82", "14,043.91", "14,043.91"),
    # A quarter: 11,703.26 and 5,851.63.
    ({"share": "25"}, "11,703.26", "5,851.63", "5,851.63"),
    # Half of the post from December: 23,406.52 less 15,604.35 (31,208.69 / 2 is 15,604.347). Of the claim: 11,703.26
    # less 7,802.17.
    ({"share": "50", **day(FROM, "1 12 2026")}, "7,802.17", "3,901.09", "3,901.08"),
    # 5,000 of management: half of 46,813.04 comes back, and none of the 5,000.
    ({"other": "5000"}, "51,813.04", "23,406.52", "28,406.52"),
    # The levy is 0.5% of 36,762.28: 183.8114.
    ({"levy": "yes"}, "46,996.85", "23,406.52", "23,590.33"),
    # A maximum of 20,000 full time is 16,000 for 30 hours.
    ({"most": "20000"}, "46,813.04", "16,000", "30,813.04"),
]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
def test_a_year_of_each_post_is_worked_out_line_by_line_to_the_penny(client: Client) -> None:
    for year, band, step, zone, hours, *amounts in WHOLE_YEARS:
        asked = {"year": year, "band": band, "step": step, "zone": zone, "hours": hours, "on_costs": "rates", **FIRST}
        rows = read_rows(client, asked)
        found = [rows.get(line, "") for line in (f"For {hours} hours a week", "High cost area supplement",
                 "National Insurance", "Pension", "What it costs")]  # fmt: skip
        assert found == [amount.replace(",", "") for amount in amounts], asked
        cost = amounts[-1].removesuffix(".00")
        assert f"£{cost}" in Page(client.get(address("/costs/", asked)).content.decode()).text


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
def test_a_post_that_is_shared_or_runs_for_part_of_a_year_or_has_other_costs_is_right_to_the_penny(
    client: Client,
) -> None:
    for changed, *amounts in CHANGED:
        asked = {**BASE, **FIRST, **changed}
        rows = read_rows(client, asked)
        text = Page(client.get(address("/costs/", asked)).content.decode()).text
        for line, amount in zip(("What it costs", "What comes back", "What is left"), amounts, strict=True):
            assert float(rows[line]) == float(amount.replace(",", "")), (changed, line, rows[line])
            assert f"£{amount}" in text, (changed, line)


def read_rows(client: Client, asked: dict[str, str]) -> dict[str, str]:
    """The amount of each line of the spreadsheet."""
    response = client.get(address("/costs/cost-sheet.csv", asked))
    assert response.status_code == 200
    return {line: amount for _, line, _, amount, _ in csv.reader(io.StringIO(response.content.decode("utf-8-sig")))}
