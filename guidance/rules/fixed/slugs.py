"""Every slug by which code looks up a content record, and what looks it up.

These slugs are written nowhere else in the code: a test checks. Editors can change the titles of these records, but
can't withdraw or delete the records or change the slugs; `found_by` tells them why. Records looked up by more than
one slug, such as a figure in its series, are in `keys`.
"""

from enum import StrEnum
from typing import Self


class FixedSlug(StrEnum):
    found_by: tuple[str, ...]

    def __new__(cls, slug: str, *found_by: str) -> Self:
        member = str.__new__(cls, slug)
        member._value_ = slug
        member.found_by = found_by
        return member

    @property
    def key(self) -> tuple[str, ...]:
        return (self.value,)


_GUIDED_FORM = "the guided form"
_CHECKLIST = "the evidence checklist"
_BOARD_PAPER = "the board paper"
_COSTS = "the cost calculator"
_PLAN = "the plan of several posts"
_COMPARISON = "the comparison of roles"
_TEMPLATES = "the job description templates"


class RoleSlug(FixedSlug):
    MHP = "mental-health-practitioner", _COSTS, _PLAN, _CHECKLIST, _BOARD_PAPER, _GUIDED_FORM
    MHWP = "mental-health-and-wellbeing-practitioner", _CHECKLIST, _GUIDED_FORM
    SOCIAL_WORKER = "mental-health-social-worker", _CHECKLIST, _GUIDED_FORM
    AMHP = "approved-mental-health-professional", _COSTS, _GUIDED_FORM
    ASSOCIATE_PRACTITIONER = "associate-psychological-practitioner", _GUIDED_FORM
    CHILDRENS_PRACTITIONER = "childrens-wellbeing-practitioner", _GUIDED_FORM
    CLINICAL_ASSOCIATE = "clinical-associate-in-psychology", _GUIDED_FORM
    EDUCATION_PRACTITIONER = "education-mental-health-practitioner", _GUIDED_FORM
    GRADUATE_PRACTITIONER = "graduate-mental-health-practitioner", _GUIDED_FORM
    NURSING_ASSOCIATE = "nursing-associate", _GUIDED_FORM
    WELLBEING_PRACTITIONER = "psychological-wellbeing-practitioner", _GUIDED_FORM


class TopicSlug(FixedSlug):
    BANDING = "banding", "the banding page", "the page of bands and pay", _GUIDED_FORM, _CHECKLIST
    CAREER_PATHWAY = "career-pathway", _COMPARISON
    CASE_STUDIES = "case-studies", "the case studies page"
    CONTRACT_REQUIREMENTS = "contract-requirements", "the contract requirements page", _GUIDED_FORM
    EMPLOYMENT_MODELS = "employment-models", "the employment models page", _COMPARISON, _GUIDED_FORM
    FUNDING = "funding", "the funding page", _COMPARISON, _GUIDED_FORM, _CHECKLIST
    INTERVIEW_QUESTIONS = "interview-questions", "the interview questions page"
    JOB_DESCRIPTIONS = "job-descriptions", "the job descriptions page"
    SCOPE_OF_PRACTICE = "scope-of-practice", _COMPARISON, _GUIDED_FORM
    SUPERVISION = "supervision", _COMPARISON, _BOARD_PAPER, _GUIDED_FORM
    TRAINING = "training-and-qualifications", _COMPARISON
    WHAT_THEY_ARE = "what-they-are", _GUIDED_FORM, _CHECKLIST
    WHAT_THEY_DO = "what-they-do", _GUIDED_FORM


class PublicationSlug(FixedSlug):
    FIVE_YEAR_FORWARD_VIEW = "five-year-forward-view-for-mental-health", _BOARD_PAPER
    STEPPING_FORWARD = "stepping-forward-to-2020-21", _BOARD_PAPER
    LONG_TERM_PLAN = "nhs-long-term-plan", _BOARD_PAPER
    INTERIM_PEOPLE_PLAN = "interim-nhs-people-plan", _BOARD_PAPER
    IMPLEMENTATION_PLAN = "nhs-mental-health-implementation-plan", _BOARD_PAPER
    PEOPLE_PLAN = "we-are-the-nhs-people-plan-2020-21", _BOARD_PAPER


_CHART = "the chart on the page of figures"


class SeriesSlug(FixedSlug):
    HOURS = "full-time-hours", _COSTS
    INSURANCE_RATE = "employer-national-insurance-rate", _COSTS
    INSURANCE_THRESHOLD = "employer-national-insurance-threshold", _COSTS
    PENSION = "employer-pension-contribution", _COSTS
    SUPPLEMENT_RATE = "high-cost-area-supplement-rate", _COSTS
    SUPPLEMENT_MINIMUM = "high-cost-area-supplement-minimum", _COSTS
    SUPPLEMENT_MAXIMUM = "high-cost-area-supplement-maximum", _COSTS
    ARRS_UNIT_PRICE = "arrs-sum-per-weighted-patient", _PLAN
    AMHP_RATIOS = "amhp-ratios-to-population", _COSTS, _CHART
    AMHPS_PER_100_000 = "amhps-per-100000-people", _COSTS
    AMHP_HEADCOUNT = "amhp-headcount", _CHART
    DETENTION_RATES = "detention-rates-by-ethnicity", _CHART
    NHS_SOCIAL_WORKERS = "nhs-social-workers-by-organisation-type", _CHART
    PEOPLE_ASSESSED = "people-assessed-by-ethnicity", _CHART
    PRACTITIONERS_IN_POST = "practitioners-in-post", _CHART


# Sums find the figures of these by series, zone and day.
RATES = (
    SeriesSlug.HOURS,
    SeriesSlug.INSURANCE_RATE,
    SeriesSlug.INSURANCE_THRESHOLD,
    SeriesSlug.PENSION,
    SeriesSlug.SUPPLEMENT_RATE,
    SeriesSlug.SUPPLEMENT_MINIMUM,
    SeriesSlug.SUPPLEMENT_MAXIMUM,
)


class InstrumentSlug(FixedSlug):
    DES_2021_22 = "des-2021-22", _CHECKLIST, _TEMPLATES, _GUIDED_FORM
    DES_2023_24 = "des-2023-24", _TEMPLATES
    DES_2026_27 = "des-2026-27", _CHECKLIST
    AMHP_STANDARDS = "amhp-service-standards", _TEMPLATES


class YearSlug(FixedSlug):
    """The contract years in which something begins or ends that no row has."""

    Y2021_22 = "2021-22", _GUIDED_FORM, _TEMPLATES
    Y2022_23 = "2022-23", _GUIDED_FORM
    Y2023_24 = "2023-24", _TEMPLATES
    Y2024_25 = "2024-25", _GUIDED_FORM
    Y2025_26 = "2025-26", _GUIDED_FORM
