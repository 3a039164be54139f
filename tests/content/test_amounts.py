"""Amounts do not overlap, both limits of a zone move together, and no sentence denies an amount that is there."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from guidance.content.checks.amounts import find_moved_apart, find_overlapping
from guidance.content.checks.content import Content
from guidance.content.checks.said_missing import find_contradicted
from guidance.models import FigureSeries, PayPoint, Reimbursement
from guidance.publishing.reviewing.checklist import find_open_points
from guidance.rules.fixed.slugs import SeriesSlug
from tests import factories
from tests.publishing.desk import NOW, a_draft

pytestmark = pytest.mark.django_db

DAYS_2025, DAYS_2026 = ({"holds_from": date(y, 4, 1), "holds_to": date(y + 1, 3, 31)} for y in (2025, 2026))


def a_maximum(**fields: Any) -> Reimbursement:
    held = {
        "band": factories.a_band("6"),
        "zone": "outer-london",
        "amount": Decimal(50000),
        "source": factories.a_source(),
        "locator": "Table 3a",
        "checked_on": factories.CHECKED,
        **fields,
    }
    held.setdefault("role", factories.a_role())
    return Reimbursement.objects.create(**held)


def a_limit(series: str, value: int, zone: str = "outer-london", **days: date) -> None:
    found = FigureSeries.objects.filter(slug=series).first() or factories.a_series(slug=series)
    factories.a_figure(found, value=Decimal(value), zone=zone, **days)


def test_an_amount_that_begins_before_another_ends_is_refused_and_both_are_named() -> None:
    first = a_maximum(**DAYS_2026)
    second = Reimbursement(band=first.band, role=first.role, zone=first.zone, holds_from=date(2026, 10, 1))
    with pytest.raises(ValidationError) as refused:
        second.clean()
    (said,) = refused.value.messages
    assert str(first) in said
    assert str(second) in said


def test_the_checks_name_both_of_two_amounts_that_hold_at_once() -> None:
    first = a_maximum(**DAYS_2026)
    a_maximum(role=first.role, holds_from=date(2026, 10, 1))
    a_limit(SeriesSlug.PENSION, 14, "", **DAYS_2025)
    a_limit(SeriesSlug.PENSION, 15, "", holds_from=date(2026, 3, 1))
    problems = list(find_overlapping(Content()))
    assert len(problems) == 4
    for problem in problems[:2]:
        assert "6, role" in problem.wrong
        assert "2026-04-01" in problem.wrong
        assert "2026-10-01" in problem.wrong


def test_an_amount_without_an_end_holds_until_the_next_begins() -> None:
    first = a_maximum(holds_from=date(2024, 10, 1))
    second = Reimbursement(band=first.band, role=first.role, zone=first.zone, holds_from=date(2026, 10, 1))
    second.clean()
    second.checked_on = factories.CHECKED
    second.save()
    assert list(find_overlapping(Content())) == []
    days = {date(2024, 9, 30): [], date(2026, 9, 30): [first], date(2026, 10, 1): [second], date(2030, 1, 1): [second]}
    assert {day: list(Reimbursement.objects.holding_on(day)) for day in days} == days
    assert list(Reimbursement.objects.holding_in(date(2026, 4, 1), date(2027, 3, 31))) == [first, second]


def test_another_band_or_zone_holds_beside_it() -> None:
    first = a_maximum(**DAYS_2026)
    a_maximum(role=first.role, zone="fringe", **DAYS_2026)
    a_maximum(role=first.role, band=factories.a_band("7"), **DAYS_2026)
    assert list(find_overlapping(Content())) == []


@pytest.mark.parametrize(
    ("least", "most", "wrong"),
    [
        ((4714, 4870), (5941, 6137), ""),  # the real ones: 3.3%
        ((4714, 4870), (5941, 6200), "the minimum by 3.31%, the maximum by 4.36%"),
        ((4714, 4714), (5941, 6137), "the minimum by 0%, the maximum by 3.3%"),
        ((4714, None), (5941, 6137), "there is no new minimum"),
        ((4714, 4870), (5941, None), "there is no new maximum"),
    ],
)
def test_limits_of_a_zone_that_did_not_move_together_are_named_with_both_days(
    least: tuple[int, int | None], most: tuple[int, int | None], wrong: str
) -> None:
    for series, values in ((SeriesSlug.SUPPLEMENT_MINIMUM, least), (SeriesSlug.SUPPLEMENT_MAXIMUM, most)):
        for value, days in zip(values, (DAYS_2025, DAYS_2026), strict=True):
            if value is not None:
                a_limit(series, value, **days)
    a_limit(SeriesSlug.SUPPLEMENT_MINIMUM, 1000, "fringe", **DAYS_2025)
    problems = list(find_moved_apart(Content()))
    assert all(problem.is_warning for problem in problems)
    said = (
        f"Between 1 April 2025 and 1 April 2026 the supplement's limits in Outer London did not move together: {wrong}."
    )
    assert {problem.wrong for problem in problems} == ({said} if wrong else set())


@pytest.mark.slow
def test_a_draft_of_a_rate_that_overlaps_another_is_not_ready_for_review() -> None:
    a_limit(SeriesSlug.PENSION, 14, "", **DAYS_2025)
    a_limit(SeriesSlug.PENSION, 15, "", **DAYS_2026)
    series = FigureSeries.objects.get()
    assert find_open_points(a_draft(series, title="Pension"), NOW.date()) == []
    draft = a_draft(series)
    draft.snapshot[1]["fields"]["holds_to"] = "2026-04-01"
    draft.save()
    assert "both apply on some day" in find_open_points(draft, NOW.date())[0].message


@pytest.mark.slow
def test_a_draft_that_denies_an_amount_which_is_live_is_not_ready_for_review() -> None:
    a_maximum(**DAYS_2026)
    fact = factories.a_fact(factories.a_role(), factories.a_year("2026-27"), factories.a_source())
    (point,) = find_open_points(a_draft(fact, body=MAXIMUM), NOW.date())
    assert (point.message[:36], point.field) == ("It says that an amount is missing: '", "id_body")


MAXIMUM = "We have no maximum for 2026/27."


@pytest.mark.parametrize(
    ("sentence", "is_contradicted"),
    [
        (MAXIMUM, True),
        ("The maximum amounts of 2026/27 are not known.", True),
        ("We have not found the maximum in 2026/27.", True),
        ("The maximum for Band 6 in 2026/27 is not stated.", True),
        ("The maximum in outer London is missing for 2026/27.", True),
        ("The maximum amounts are not known.", True),  # which is about the year of its record
        ("The maximum for Band 7 in 2026/27 is not stated.", False),
        ("The maximum in inner London is missing for 2026/27.", False),
        ("We have no maximum for 2024/25.", False),
        ("Posts have no maximum number in 2026/27.", False),
        ("The maximum of 2026/27 is not stated in the source.", False),
        ("The supplement of 2026/27 is not known.", False),
        ("The maximum, which is apart from pay, is £50,000 in 2026/27.", False),
        ("> We have no maximum for 2026/27.", False),  # somebody else's words
    ],
)
def test_a_sentence_that_says_an_amount_is_missing_which_is_there_is_named(
    sentence: str, is_contradicted: bool
) -> None:
    fact = factories.a_fact(factories.a_role(), factories.a_year("2026-27"), body=f"The ARRS pays.\n\n{sentence}")
    assert list(find_contradicted(Content())) == []
    a_maximum(**DAYS_2026)
    problems = list(find_contradicted(Content()))
    assert bool(problems) is is_contradicted
    for problem in problems:
        assert f"'{sentence}'" in problem.wrong
        assert problem.field == "body"
        assert fact.slug in problem.record


@pytest.mark.parametrize(
    ("definition", "is_contradicted"),
    [
        ("The maximum reimbursement. We have none for mental health practitioners, for any band or year.", True),
        ("We have no maximum amount for this role.", True),
        ("We have no maximum amount for 2024/25.", False),
        ("The maximum reimbursement. We have none of its wording.", False),
        ("The wording of the contract. We have none.", False),
    ],
)
def test_a_sentence_of_a_record_without_a_year_that_names_none_is_about_every_year(
    definition: str, is_contradicted: bool
) -> None:
    factories.a_term("MRA", "maximum reimbursable amount", definition=definition)
    assert list(find_contradicted(Content())) == []
    a_maximum(**DAYS_2026)
    assert [problem.field for problem in find_contradicted(Content())] == ["definition"] * is_contradicted


def test_a_sentence_on_a_page_of_one_year_is_about_that_year() -> None:
    section = factories.a_section(factories.a_role(), contract_year=factories.a_year("2024-25"))
    statement = factories.a_statement(section, body="We have no maximum.")
    a_maximum(**DAYS_2026)
    assert list(find_contradicted(Content())) == []
    statement.contract_year = factories.a_year("2026-27")
    statement.save()
    assert [problem.field for problem in find_contradicted(Content())] == ["body"]


@pytest.mark.parametrize(
    ("sentence", "make"),
    [
        ("Pay for Band 6 in 2026/27 is not known.", lambda: factories.a_pay_point(factories.a_band("6"), this_year())),
        (
            "We have not found the salary for 2026/27.",
            lambda: factories.a_pay_point(factories.a_band("6"), this_year()),
        ),
        ("The supplement of 2026/27 is not known.", lambda: a_limit(SeriesSlug.SUPPLEMENT_RATE, 15, **DAYS_2026)),
        ("National Insurance is missing for 2026/27.", lambda: a_limit(SeriesSlug.INSURANCE_RATE, 15, "", **DAYS_2026)),
        ("We have no pension rate for 2026/27.", lambda: a_limit(SeriesSlug.PENSION, 14, "", **DAYS_2026)),
    ],
)
def test_every_kind_of_amount_is_looked_for(sentence: str, make: Any) -> None:
    factories.a_statement(factories.a_section(factories.a_role()), body=sentence)
    assert list(find_contradicted(Content())) == []
    make()
    assert [problem.field for problem in find_contradicted(Content())] == ["body"]


def this_year() -> Any:
    return factories.a_year("2026-27")


def test_a_step_of_pay_that_is_not_held_may_be_said_to_be_missing() -> None:
    factories.a_pay_point(factories.a_band("7"), factories.a_year("2026-27"), "entry", 50000)
    factories.a_pay_point(factories.a_band("7"), factories.a_year("2026-27"), "intermediate", None)
    factories.a_statement(
        factories.a_section(factories.a_role()), body="The intermediate pay of Band 7 in 2026/27 is not known."
    )
    assert list(find_contradicted(Content())) == []
    PayPoint.objects.filter(step="intermediate").update(amount=52000)
    assert len(list(find_contradicted(Content()))) == 1
