"""An amount that an editor enters is at once wherever it is asked for, with its days where a year has two."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from guidance.documents.pay import find_pay
from guidance.models import FigureSeries, JobDescription, PayPoint, Reimbursement, Role
from guidance.presenters.template_rows import template_facts
from guidance.publishing.drafting import drafts
from guidance.publishing.errors import PublishingError
from guidance.rules.costs.posts import Post
from guidance.rules.fixed.slugs import SeriesSlug
from tests import factories
from tests.kept import empty_caches
from tests.pages.deciding import PAPER, PRACTITIONER, SUM, address, content
from tests.pages.test_one_answer import text_at
from tests.publishing.desk import (
    NOW,
    a_draft,
    a_person,
    new_record,
    published,
    published_together,
    reviewed,
    snapshot_of,
)
from tests.site.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LONDON = {"zone": "outer-london", "supplement": "5994"}
COSTS, SHEET = address("/costs/", SUM, **LONDON), address("/costs/cost-sheet.docx", SUM, **LONDON)
PLACES = {
    "/costs/": COSTS,
    "its Word file": SHEET,
    "its spreadsheet": address("/costs/cost-sheet.csv", SUM, **LONDON),
    "/board-paper/": address("/board-paper/", PAPER, **LONDON),
    "its Word file too": address("/board-paper/board-paper.docx", PAPER, **LONDON),
    "the funding page": "/funding/?year=2026-27",
    "the topic of the guide": f"/roles/{PRACTITIONER}/funding/?year=2026-27",
    "two years side by side": "/contract/compare/?from=2021-22&to=2026-27",
    "the API": "/api/v1/reimbursements?year=2026-27",
    "its spreadsheet of all": "/api/v1/reimbursements.csv?year=2026-27",
}
AMOUNT = ("51,234", "51234")
DAYS = ("1 October 2026", "2026-10-01")


def says(client: Client, path: str, forms: tuple[str, ...]) -> bool:
    text = text_at(client, path)
    return any(form in text for form in forms)


@pytest.fixture
def role() -> Role:
    role = content()
    factories.a_section(role)
    return role


def a_maximum(role: Role, amount: int, **fields: Any) -> Reimbursement:
    return Reimbursement.objects.create(
        role=role, band=factories.a_band("6"), zone="outer-london", amount=amount, source=factories.a_source(),
        locator="Table 3a", checked_on=factories.CHECKED, **fields,
    )  # fmt: skip


def publish_maximum(amount: str, day: date) -> None:
    source = factories.a_source(slug="the-letter", publisher="NHS England")
    made = new_record(
        Reimbursement, role=[PRACTITIONER], band=["6"], zone="outer-london", holds_from=day, amount=amount,
        source=[source.slug], locator="Table 3a", checked_on=factories.CHECKED,
    )  # fmt: skip
    published(drafts.start_new_record(made, by=a_person(), at=NOW))


def test_a_maximum_that_is_published_is_at_once_wherever_it_is_asked_for(client: Client, role: Role) -> None:
    assert role.slug == PRACTITIONER
    assert {name for name, path in PLACES.items() if says(client, path, AMOUNT)} == set()
    publish_maximum("51234", date(2026, 10, 1))
    empty_caches()
    assert {name for name, path in PLACES.items() if not says(client, path, AMOUNT)} == set()
    assert {name for name, path in PLACES.items() if not says(client, path, DAYS)} == set()


def test_a_year_with_two_maxima_shows_both_with_their_days(client: Client, role: Role) -> None:
    a_maximum(role, 50111, holds_from=date(2025, 8, 1))
    publish_maximum("51234", date(2026, 10, 1))
    empty_caches()
    both = "Until 30 September 2026: £50,111; from 1 October 2026: £51,234"
    for path in (COSTS, SHEET, PLACES["its spreadsheet"], PLACES["/board-paper/"], PLACES["its Word file too"]):
        assert both in text_at(client, path), path
    for name in ("the funding page", "the topic of the guide", "two years side by side"):
        text = text_at(client, PLACES[name])
        assert "Outer London, from 1 August 2025: £50,111" in text, name
        assert "Outer London, from 1 October 2026: £51,234" in text, name
    for name in ("the API", "its spreadsheet of all"):
        assert "50111.00" in text_at(client, PLACES[name])
        assert "51234.00" in text_at(client, PLACES[name])


def test_before_a_band_is_chosen_no_maximum_is_said_to_be_missing(client: Client, role: Role) -> None:
    a_maximum(role, 50111, holds_from=date(2026, 4, 1))
    assert "For some bands and places we have it for 2026/27: choose yours first." in text_at(client, "/costs/")
    chosen = text_at(client, "/costs/?band=6&year=2026-27&zone=outer-london")
    assert "choose yours first" not in chosen
    assert "£50,111" in chosen


@pytest.mark.parametrize(
    ("asked", "repaid"),
    [
        # For 30 hours 16,000 and then 18,000 a year: six months of each. Half of the post's cost is more.
        ({}, "£17,000"),
        # From 1 October the later one alone; until 30 September the earlier.
        ({"starts_on_day": "1", "starts_on_month": "10", "starts_on_year": "2026"}, "£9,000"),
        ({"ends_on_day": "30", "ends_on_month": "9", "ends_on_year": "2026"}, "£8,000"),
    ],
    ids=["a year", "from the day", "until the day before"],
)
def test_a_sum_takes_each_maximum_on_its_own_days(
    client: Client, role: Role, asked: dict[str, str], repaid: str
) -> None:
    a_maximum(role, 20000, holds_from=date(2025, 8, 1), holds_to=date(2026, 9, 30))
    a_maximum(role, 22500, holds_from=date(2026, 10, 1))
    assert f"What comes back {repaid}" in text_at(client, address("/costs/", SUM, **LONDON, **asked))


def test_an_amount_with_no_end_is_used_in_the_next_year_and_says_since_when(client: Client, role: Role) -> None:
    a_maximum(role, 50111, holds_from=date(2025, 8, 1))
    text = text_at(client, COSTS)
    assert "Maximum reimbursement, full time, a year £50,111" in text
    assert "The latest we have is from 1 August 2025." in text


def test_pay_that_changes_within_a_year_is_given_with_its_days(client: Client, role: Role) -> None:
    entry = PayPoint.objects.get(band__slug="6", step="entry")
    entry.holds_to = date(2026, 7, 31)
    entry.save()
    later = PayPoint.objects.create(
        band=entry.band, step="entry", holds_from=date(2026, 8, 1), amount=41000, source=entry.source, locator="table"
    )
    empty_caches()
    assert str(later) == "Pay, Band 6, entry, from 1 August 2026"
    both = "ntil 31 July 2026: £39,959; from 1 August 2026: £41,000"
    for path in (COSTS, "/bands/?year=2026-27", "/bands/6/?year=2026-27", "/search/?q=band+6+pay+2026/27"):
        assert both in text_at(client, path), path
    assert "Band 6: £41,000 to £48,117" in text_at(client, "/bands/?on=2026-11-01")
    # 30 of 37.5 hours: four months of 31,967.20, and eight of 32,800. With the rest 40,609.16 and 41,686.64 a year.
    # Four twelfths of the first are 13,536.39; the second less four twelfths is 41,686.64 - 13,895.55 = 27,791.09.
    assert "Exactly: £41,327.48" in text_at(client, address("/costs/", SUM))
    shown = find_pay(Post(year="2026-27", band="6"))
    assert shown is not None
    assert shown.text == "£41,000 to £48,117 a year in 2026/27 from 1 August 2026, full time"
    (facts,) = [pay for pay in template_facts(JobDescription.objects.get()).pay if pay.band == "6"]
    assert (facts.year, facts.text) == ("2026-27", "£41,000 to £48,117")


@pytest.mark.parametrize("year", ["2026-28", "0000-01", "9999-00", "x"])
def test_a_document_that_names_no_year_has_no_pay(role: Role, year: str) -> None:
    assert find_pay(Post(year=year, band="6")) is None


def test_a_rate_that_is_entered_is_found_by_its_day_whatever_its_slug(client: Client, role: Role) -> None:
    insurance = FigureSeries.objects.get(slug=SeriesSlug.INSURANCE_RATE)
    factories.a_figure(insurance, slug="a-slug", value=Decimal(16), holds_from=date(2026, 10, 1))
    insurance.figures.filter(slug="2026-27").update(holds_to=date(2026, 9, 30), slug="another")
    text = text_at(client, address("/costs/", {**SUM, "on": "2026-10-01", "year": "2026-27"}))
    assert "× 16%" in text  # noqa: RUF001
    assert "Until 30 September 2026: 15%; from 1 October 2026: 16%." in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pay-points/2026-27/6/entry", "pay-points/6/entry/2026-04-01"),
        (
            f"reimbursements/2026-27/6/{PRACTITIONER}/outer-london",
            f"reimbursements/6/{PRACTITIONER}/outer-london/2026-04-01",
        ),
        ("figure-series/high-cost-area-supplement-limits", "figure-series/high-cost-area-supplement-minimum"),
        (
            "figures/high-cost-area-supplement-limits/2026-27-fringe-most",
            "figures/high-cost-area-supplement-maximum/2026-27-fringe",
        ),
    ],
)
def test_an_identifier_of_the_release_before_leads_to_the_one_of_now(
    client: Client, role: Role, old: str, new: str
) -> None:
    a_maximum(role, 50111, **factories.days_of("2026-27"))
    for name in ("minimum", "maximum"):
        series = factories.a_series(slug=f"high-cost-area-supplement-{name}")
        factories.a_figure(series, slug="2026-27-fringe", zone="fringe")
    response = client.get(f"/api/v1/{old}")
    assert (response.status_code, response.headers["Location"]) == (301, f"/api/v1/{new}")
    assert client.get(f"/api/v1/{new}").status_code == 200


@pytest.mark.parametrize("key", ["6/entry/2026-02-30", "6/entry/x", "2026-27/6", "6/entry/20260401", "x-27/6/entry"])
def test_what_is_no_day_names_no_pay(client: Client, role: Role, key: str) -> None:
    assert client.get(f"/api/v1/pay-points/{key}").status_code == 404


def test_the_page_of_a_source_leads_to_the_amounts_taken_from_it(client: Client, role: Role) -> None:
    maximum = a_maximum(role, 50111, holds_from=date(2025, 8, 1))
    point = PayPoint.objects.get(band__slug="6", step="entry")
    for source, name, href in (
        (maximum.source, "Maximum reimbursement, Band 6", "/funding/#reimbursement"),
        (point.source, "Pay in 2026/27", "/bands/6/#year-2026-27"),
    ):
        assert source is not None
        html = client.get(source.get_absolute_url()).content.decode()
        assert f'href="{href}"' in html
        assert name in Page(html).text


@pytest.mark.parametrize("ended_first", [True, False])
def test_one_release_ends_an_amount_and_begins_the_next(role: Role, ended_first: bool) -> None:
    first = a_maximum(role, 50111, **factories.days_of("2026-27"))
    source = factories.a_source(slug="the-letter")
    days = {"holds_from": date(2026, 10, 1), "holds_to": date(2027, 3, 31)}
    new = new_record(
        Reimbursement, **{**snapshot_of(first).root.fields, **days, "amount": "51234", "source": [source.slug]}
    )
    ended = a_draft(first, holds_to=date(2026, 9, 30)) if ended_first else None
    begun = drafts.start_new_record(new, by=a_person(), at=NOW)
    with pytest.raises(PublishingError, match="both apply on some day"):
        reviewed(begun)
    published_together(begun, ended or a_draft(first, holds_to=date(2026, 9, 30)))
    assert list(Reimbursement.objects.values_list("holds_from", "holds_to", "amount").order_by("holds_from")) == [
        (date(2026, 4, 1), date(2026, 9, 30), 50111),
        (*days.values(), 51234),
    ]
