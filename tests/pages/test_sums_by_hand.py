"""The cost of a post, to the penny, as it was worked out apart from this code, from the numbers in the fixtures.

Pay and supplement go by the hours, each to the penny; then National Insurance above its threshold, and the pension.
"""

import csv
import io

import pytest
from django.test import Client

from tests.pages.deciding import address
from tests.real_content import load_real_content

# Contract year, band, step, place, hours a week, and the cost of the post in a year.
POSTS = [
    ("2026-27", "6", "entry", "outer-london", "30", "46,813.04"),
    ("2024-25", "7", "top", "rest-of-england", "22.5", "39,358.55"),
    ("2024-25", "6", "intermediate", "rest-of-england", "30", "39,151.66"),
    ("2024-25", "8a", "entry", "rest-of-england", "30", "53,866.73"),
    ("2024-25", "6", "top", "inner-london", "22.5", "39,608.50"),
    ("2024-25", "5", "top", "inner-london", "30", "43,637.56"),
    ("2024-25", "7", "entry", "inner-london", "37.5", "68,371.58"),
    ("2024-25", "5", "entry", "outer-london", "37.5", "42,993.22"),
    ("2024-25", "6", "top", "outer-london", "18.75", "31,235.90"),
    ("2024-25", "7", "top", "outer-london", "22.5", "43,769.22"),
    ("2024-25", "6", "intermediate", "fringe", "30", "41,172.04"),
    ("2024-25", "7", "top", "fringe", "30", "55,072.64"),
    ("2024-25", "8a", "top", "fringe", "22.5", "46,908.60"),
    ("2025-26", "6", "entry", "rest-of-england", "22.5", "29,278.06"),
    ("2025-26", "7", "top", "rest-of-england", "18.75", "34,641.90"),
    ("2025-26", "5", "entry", "rest-of-england", "37.5", "39,421.20"),
    ("2025-26", "8a", "intermediate", "inner-london", "22.5", "51,224.27"),
    ("2025-26", "8a", "entry", "inner-london", "18.75", "40,752.52"),
    ("2025-26", "5", "top", "inner-london", "30", "46,194.44"),
    ("2025-26", "7", "intermediate", "outer-london", "37.5", "71,979.67"),
    ("2025-26", "6", "top", "outer-london", "18.75", "33,225.84"),
    ("2025-26", "5", "top", "outer-london", "22.5", "32,991.32"),
    ("2025-26", "6", "top", "fringe", "30", "49,737.18"),
    ("2025-26", "6", "entry", "fringe", "30", "41,289.29"),
    ("2025-26", "5", "entry", "fringe", "18.75", "20,339.88"),
    ("2026-27", "8a", "entry", "rest-of-england", "37.5", "73,679.73"),
    ("2026-27", "6", "entry", "rest-of-england", "37.5", "50,948.95"),
    ("2026-27", "5", "intermediate", "rest-of-england", "37.5", "44,005.13"),
    ("2026-27", "7", "top", "inner-london", "37.5", "83,684.68"),
    ("2026-27", "8a", "intermediate", "inner-london", "18.75", "43,991.55"),
    ("2026-27", "6", "top", "inner-london", "30", "58,105.48"),
    ("2026-27", "8a", "intermediate", "outer-london", "18.75", "42,303.78"),
    ("2026-27", "7", "entry", "outer-london", "30", "56,719.56"),
    ("2026-27", "5", "intermediate", "outer-london", "30", "40,424.72"),
    ("2026-27", "5", "entry", "fringe", "30", "34,106.68"),
    ("2026-27", "5", "entry", "fringe", "18.75", "21,035.43"),
    ("2026-27", "8a", "intermediate", "fringe", "22.5", "47,912.66"),
]


@pytest.mark.django_db
@pytest.mark.slow
def test_posts_in_and_outside_london_cost_what_they_come_to_by_hand(client: Client) -> None:
    load_real_content()
    found = {post: cost_of(client, *post[:-1]) for post in POSTS}
    assert found == {post: post[-1].replace(",", "") for post in POSTS}


def cost_of(client: Client, year: str, band: str, step: str, zone: str, hours: str) -> str:
    asked = {
        "year": year,
        "band": band,
        "step": step,
        "zone": zone,
        "hours": hours,
        "on_costs": "rates",
        "place": "first",
    }
    response = client.get(address("/costs/cost-sheet.csv", asked))
    rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    return next(amount for part, _, _, amount, _ in rows if part == "In all")
