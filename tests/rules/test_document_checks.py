from dataclasses import replace

import pytest

from guidance.rules.recruitment.document_checks import (
    band_of_another_template,
    band_outside_the_role,
    criteria_without_a_duty,
    duties_dropped,
    find_untested,
    list_advice,
    no_reporting_line,
    no_supervision,
)
from guidance.rules.recruitment.tailoring import OwnCriterion, Tailoring
from guidance.rules.recruitment.templates import (
    AdviceReference,
    BandPay,
    ClauseBehind,
    CriterionLine,
    DutyLine,
    TemplateFacts,
)

MUST = ClauseBehind("B14.2.a", "Network Contract DES 2021/22", "/contract/2021-22/B14/#B14.2.a")
MAY = replace(MUST, number="B14.2.d", is_must=False)
TEMPLATE = TemplateFacts(
    slug="the-template",
    title="Practitioner",
    role="practitioner",
    band="6",
    bands=("5", "6"),
    bands_reference=AdviceReference("The specification, B14.1", "/bands/#practitioner"),
    duties=(
        DutyLine("triage", "Patients", "Gives advice and triage.", clauses=(MUST,)),
        DutyLine("bookings", "Patients", "Takes direct bookings.", optional=True, clauses=(MAY,)),
        DutyLine("teaching", "Others", "Teaches reception staff.", optional=True),
        DutyLine("records", "Others", "Writes clear records."),
    ),
    criteria=(
        CriterionLine("triage", "Skills", "Can triage patients safely.", essential=True),
        CriterionLine("registered", "Registration", "Is registered with a regulator.", essential=True),
        CriterionLine("chess", "Skills", "Plays tournament chess.", essential=True),
    ),
    supervision=ClauseBehind("B14.3", "Network Contract DES 2021/22", "/contract/", "Supervision is part of it."),
)
ANSWERS = Tailoring(
    "the-template", band="6", line_manager="Team manager", clinical_supervisor="Lead nurse, the trust", hours="30"
)


def test_a_post_that_is_tailored_with_care_needs_no_advice() -> None:
    own = replace(ANSWERS, own_duties=("Runs a bereavement group.",), own_criteria=(OwnCriterion("Bereavement work"),))
    assert list_advice(TEMPLATE, ANSWERS) == []
    assert list_advice(TEMPLATE, own) == []


def test_a_contract_duty_dropped_is_named_with_its_clause() -> None:
    (advice,) = duties_dropped(TEMPLATE, replace(ANSWERS, left_out=("triage",)))
    assert "B14.2.a" in advice.text
    assert advice.about == "Gives advice and triage."
    assert advice.reference == AdviceReference("Network Contract DES 2021/22, B14.2.a", MUST.href)


@pytest.mark.parametrize("slug", ["bookings", "teaching"], ids=["a clause that allows", "no clause"])
def test_an_optional_duty_may_be_dropped(slug: str) -> None:
    assert list(duties_dropped(TEMPLATE, replace(ANSWERS, left_out=(slug,)))) == []


def test_an_optional_duty_whose_clause_another_duty_answers_may_be_dropped() -> None:
    twice = replace(
        TEMPLATE, duties=(*TEMPLATE.duties, DutyLine("also", "Patients", "More.", optional=True, clauses=(MUST,)))
    )
    assert list(duties_dropped(twice, replace(ANSWERS, left_out=("also",)))) == []
    assert len(list(duties_dropped(twice, replace(ANSWERS, left_out=("also", "triage"))))) == 2


def test_a_duty_that_is_not_optional_is_missed_although_no_clause_asks_for_it() -> None:
    (advice,) = duties_dropped(TEMPLATE, replace(ANSWERS, left_out=("records",)))
    assert "not give as optional" in advice.text


def test_a_post_without_a_line_manager_is_noticed() -> None:
    assert [advice.step for advice in no_reporting_line(replace(ANSWERS, line_manager=""))] == ["people"]


def test_a_post_without_a_supervisor_is_noticed_with_the_clause_that_asks_for_one() -> None:
    (advice,) = no_supervision(TEMPLATE, replace(ANSWERS, clinical_supervisor=""))
    assert advice.reference == AdviceReference("Network Contract DES 2021/22, B14.3", "/contract/")
    assert advice.reason == "Supervision is part of it."


def test_a_band_outside_the_roles_is_noticed_with_what_says_so() -> None:
    (advice,) = band_outside_the_role(TEMPLATE, replace(ANSWERS, band="8a"))
    assert "Band 5 or Band 6" in advice.reason
    assert advice.reference == TEMPLATE.bands_reference


def test_a_band_that_the_duties_were_not_written_for_is_noticed() -> None:
    template = replace(TEMPLATE, bands=("5", "6", "7"))
    for band in ("5", "7"):
        assert len(list(band_of_another_template(template, replace(ANSWERS, band=band)))) == 1
    assert list(band_of_another_template(TEMPLATE, ANSWERS)) == []


def test_an_essential_criterion_whose_duty_was_dropped_is_noticed() -> None:
    (advice,) = criteria_without_a_duty(TEMPLATE, replace(ANSWERS, left_out=("triage",)))
    assert advice.about == "Can triage patients safely."


def test_an_essential_criterion_of_ones_own_needs_a_duty() -> None:
    own = (OwnCriterion("Keeps the accounts."), OwnCriterion("Speaks Welsh.", "desirable"))
    (advice,) = criteria_without_a_duty(TEMPLATE, replace(ANSWERS, own_criteria=own))
    assert advice.about == "Keeps the accounts."


def test_a_duty_covers_a_criterion_by_one_word_of_five_letters() -> None:
    own = (OwnCriterion("Keeps notes."),)
    answers = replace(ANSWERS, own_criteria=own, own_duties=("Write notes for the ward.",))
    assert not list(criteria_without_a_duty(TEMPLATE, answers))


def test_pay_is_that_of_the_band_and_the_year_and_of_no_other() -> None:
    pay = tuple(BandPay(band, year, f"{band} in {year}", "") for band in "567" for year in ("2025-26", "2026-27"))
    template = replace(TEMPLATE, pay=pay)
    assert [template.pay_of(one.band, one.year) for one in pay] == list(pay)
    assert template.pay_of("8a", "2026-27") is None


def test_every_piece_of_advice_has_a_reason_and_a_step_where_it_can_be_changed() -> None:
    careless = Tailoring(
        "the-template",
        band="8a",
        left_out=("triage", "records"),
        own_duties=(
            "Assist with any other duties as required, etc.",
            "Freedom to act: works within codes of practice.",
        ),
        own_criteria=(OwnCriterion("Young and dynamic, with 5 years' experience"),),
    )
    found = list_advice(TEMPLATE, careless)
    assert len(found) > 8
    assert all(advice.reason.endswith(".") and advice.step in {"post", "pay", "people", "duties"} for advice in found)
    assert all(advice.reference for advice in found)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"own_duties": ("Young and dynamic.",)}, "'Young' may discriminate."),
        ({"own_criteria": (OwnCriterion("Young and dynamic."),)}, "'Young' may discriminate."),
        ({"job_title": "Young practitioner"}, "'Young' may discriminate."),
        ({"own_duties": ("Does other duties as required.",)}, "is vague."),
        ({"own_duties": ("Freedom to act: works within codes of practice.",)}, "is copied from the job evaluation"),
    ],
)
def test_words_of_ones_own_that_should_not_be_advertised_are_pointed_out(own: dict[str, object], said: str) -> None:
    found = [advice.text for advice in list_advice(TEMPLATE, replace(ANSWERS, **own))]  # type: ignore[arg-type]
    assert [text for text in found if said in text], found


def test_what_an_essential_criterion_lacks_in_questions_is_said() -> None:
    assert [line.slug for line in find_untested(TEMPLATE.criteria, {"triage", "chess"})] == ["registered"]
