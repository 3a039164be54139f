"""Sentences that state another maximum than the records have, or say that one is missing which a draft adds."""

from datetime import date

import pytest

from guidance.content.checks.content import Content
from guidance.content.checks.stated_amounts import find_differing
from guidance.models import Reimbursement
from guidance.publishing.reviewing.checklist import find_open_points
from tests import factories
from tests.publishing.desk import NOW, a_draft, a_release, published

pytestmark = pytest.mark.django_db

STATED = "The maximum for Band 6 in outer London in 2026/27 is £48,000."


def a_maximum(amount: int | None = 50000) -> Reimbursement:
    return Reimbursement.objects.create(
        band=factories.a_band("6"),
        role=factories.a_role(slug="nurse", name="nurse"),
        zone=Reimbursement.Zone.OUTER_LONDON,
        holds_from=date(2026, 4, 1),
        holds_to=date(2027, 3, 31),
        amount=amount,
        source=factories.a_source(slug="table") if amount else None,
        locator="Table 3a" if amount else "",
        checked_on=date(2026, 11, 1),
    )


@pytest.mark.parametrize(
    ("sentence", "is_other"),
    [
        (STATED, True),
        ("The maximum for Band 6 in 2026/27 is £48,000.", True),
        ("The maximum for Band 6 is £48,000.", True),  # in the year of its record
        ("The maximum for Band 6 in outer London in 2026/27 is £50,000.", False),
        ("The maximum for Band 6 in 2026/27 is £50,000.40, half of which is £25,000.20.", False),
        ("The maximum for Band 7 in 2026/27 is £48,000.", False),
        ("The maximum for Bands 6 and 7 in 2026/27 is £48,000.", False),
        ("The maximum for Band 6 in inner London in 2026/27 is £48,000.", False),
        ("The maximum for Band 6 in 2025/26 was £48,000.", False),
        ("Pay at Band 6 in 2026/27 begins at £40,000.", False),
        ("The maximum for Band 6 in 2026/27 covers 100 hours.", False),
        (f"> {STATED}", False),  # somebody else's words
    ],
)
def test_a_sentence_that_states_another_maximum_is_named(sentence: str, is_other: bool) -> None:
    factories.a_fact(factories.a_role(), factories.a_year("2026-27"), body=sentence)
    assert list(find_differing(Content())) == []
    a_maximum()
    assert [problem.field for problem in find_differing(Content())] == ["body"] * is_other


@pytest.mark.slow
def test_a_draft_of_an_amount_waits_for_the_sentences_that_it_makes_wrong() -> None:
    year, maximum = factories.a_year("2026-27"), a_maximum(None)
    stated = factories.a_fact(
        factories.a_role(slug="one", name="one"), year, factories.a_source(slug="one"), body=STATED
    )
    missing = factories.a_fact(
        factories.a_role(slug="two", name="two"), year, factories.a_source(slug="two"), body="We have no maximum."
    )
    source = factories.a_source(slug="table").slug
    draft = a_draft(maximum, amount="50000.00", source=[source], locator="Table 3a")
    points = find_open_points(draft, NOW.date())
    assert {(point.field, point.other) for point in points} == {
        ("id_amount", f"/admin/guidance/yearfact/{fact.pk}/change/") for fact in (stated, missing)
    }
    assert any(STATED in point.message for point in points)
    for fact in (stated, missing):
        published(a_draft(fact, body="The scheme pays."))
    assert find_open_points(draft, NOW.date()) == []


@pytest.mark.slow
def test_a_sentence_may_be_corrected_in_the_same_release() -> None:
    fact = factories.a_fact(factories.a_role(), factories.a_year("2026-27"), factories.a_source(), body=STATED)
    maximum = a_maximum(None)
    source = factories.a_source(slug="table").slug
    release = a_release(a_draft(fact, body="The maximum for Band 6 in 2026/27 is £50,000."))
    draft = a_draft(maximum, release=release, amount="50000.00", source=[source], locator="Table 3a")
    assert find_open_points(draft, NOW.date()) == []
