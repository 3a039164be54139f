"""What can't be true of the content can't be put into the database, whoever writes it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from guidance.models import (
    Clause,
    ContractYear,
    FormerAddress,
    Instrument,
    PayPoint,
    Reimbursement,
    RoleBand,
    Source,
)
from tests import factories

pytestmark = pytest.mark.django_db

YEAR = {"slug": "2021-22", "starts_on": date(2021, 4, 1), "ends_on": date(2022, 3, 31)}


def a_reimbursement(**fields: object) -> Reimbursement:
    return Reimbursement.objects.create(
        band=factories.a_band(),
        role=factories.a_role(),
        zone=Reimbursement.Zone.REST_OF_ENGLAND,
        checked_on=factories.CHECKED,
        **{**factories.days_of("2026-27"), **fields},
    )


BACK_TO_FRONT = {"holds_from": date(2026, 4, 1), "holds_to": date(2026, 3, 31)}


def a_pay_point_of_days(**days: date) -> PayPoint:
    held = {"band": factories.a_band(), "step": "entry", "source": factories.a_source(), "locator": "table"}
    return PayPoint.objects.create(**held, **days)


def a_pay_point_of(amount: int) -> PayPoint:
    return factories.a_pay_point(factories.a_band(), factories.a_year(), amount=amount)


def a_clause_of_nothing() -> Clause:
    instrument = factories.an_instrument(factories.a_year())
    return factories.a_clause(instrument, heading="", wording="", plain_english="")


def a_clause_twice() -> None:
    instrument = factories.an_instrument(factories.a_year())
    factories.a_clause(instrument, "B14")
    factories.a_clause(instrument, "B14")


def an_abbreviation_of_two_meanings() -> None:
    factories.a_term("PCN", "primary care network")
    factories.a_term("PCN", "primary care navigator")


def a_band_with_a_top_only() -> RoleBand:
    return factories.a_role_band(factories.a_role(), factories.a_year(), None, factories.a_band())


FORBIDDEN: dict[str, Callable[[], object]] = {
    "contract_year_starts_on_1_april": lambda: ContractYear.objects.create(**{**YEAR, "starts_on": date(2021, 4, 2)}),
    "contract_year_ends_on_31_march": lambda: ContractYear.objects.create(**{**YEAR, "ends_on": date(2022, 3, 30)}),
    "contract_year_lasts_one_year": lambda: ContractYear.objects.create(**{**YEAR, "ends_on": date(2023, 3, 31)}),
    "source_date_is_held_or_marked_unknown": lambda: factories.a_source(published_on=None),
    "source_has_an_area_only_if_local": lambda: factories.a_source(scope=Source.Scope.LOCAL, area=""),
    "instrument_has_a_contract_year_only_if_des": lambda: factories.an_instrument(
        factories.a_year(), kind=Instrument.Kind.STANDARDS
    ),
    "clause_number_is_unique_in_its_instrument": a_clause_twice,
    "clause_says_something": a_clause_of_nothing,
    "figure_ends_not_before_it_starts": lambda: factories.a_figure(factories.a_series(), **BACK_TO_FRONT),
    "pay_point_ends_not_before_it_starts": lambda: a_pay_point_of_days(**BACK_TO_FRONT),
    "reimbursement_ends_not_before_it_starts": lambda: a_reimbursement(**BACK_TO_FRONT),
    "pay_point_is_never_zero": lambda: a_pay_point_of(0),
    "reimbursement_is_never_zero": lambda: a_reimbursement(amount=0, source=factories.a_source(), locator="Table 3a"),
    "reimbursement_with_an_amount_has_a_source": lambda: a_reimbursement(amount=1000),
    "role_band_with_a_highest_has_a_lowest": a_band_with_a_top_only,
    "case_study_quotation_says_who_said_it": lambda: factories.a_case_study(factories.a_role(), quotation="It helped."),
    "glossary_abbreviation_is_expanded_one_way": an_abbreviation_of_two_meanings,
    "glossary_change_of_name_has_a_date_and_a_source": lambda: factories.a_term(
        "IAPT", "old name", replaced_by=factories.a_term("", "new name")
    ),
    "best_answer_leads_to_one_page": lambda: factories.a_best_answer(path="/costs/", role=factories.a_role()),
    "best_answer_leads_to_a_page_of_this_site": lambda: factories.a_best_answer(path="https://example.org/"),
    "subject_not_covered_has_a_link_with_its_text": lambda: factories.a_subject_not_covered(link="https://nhs.uk/"),
    "subject_not_covered_links_by_https": lambda: factories.a_subject_not_covered(
        link="http://nhs.uk/", link_text="NHS"
    ),
    "former_address_leads_elsewhere": lambda: FormerAddress.objects.create(old_path="/a/", new_path="/a/"),
    "former_address_is_a_path_of_this_site": lambda: FormerAddress.objects.create(
        old_path="https://example.org/", new_path="/a/"
    ),
}


@pytest.mark.parametrize("write", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_the_database_refuses(write: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def test_an_amount_nobody_holds_is_kept_as_nothing_and_needs_no_source() -> None:
    assert a_reimbursement(amount=None).amount is None


def test_a_year_whose_name_and_days_disagree_is_refused_with_what_it_should_be() -> None:
    year = ContractYear(slug="2021-22", starts_on=date(2022, 4, 1), ends_on=date(2023, 3, 31))
    with pytest.raises(Exception, match="runs from 1 April to 31 March"):
        year.full_clean()
