"""What the pages that work something out need: the rules' own texts, pay, rates and roles."""

from decimal import Decimal
from urllib.parse import urlencode

from guidance.models import Role
from guidance.rules.fixed.slugs import SeriesSlug
from tests import factories
from tests.rules.year_facts import year_facts

PRACTITIONER = "mental-health-practitioner"
NURSE = "nursing-associate"
SUM = {
    "year": "2026-27",
    "band": "6",
    "step": "entry",
    "hours": "30",
    "zone": "rest-of-england",
    "on_costs": "rates",
    "place": "first",
}
PAPER = {
    "year": "2026-27",
    "role": PRACTITIONER,
    "band": "6",
    "hours": "37.5",
    "zone": "rest-of-england",
    "on_costs": "rates",
    "place": "first",
}
CHECKLIST = {"year": "2026-27", "role": PRACTITIONER, "place": "first"}


def address(path: str, given: dict[str, str], **changed: str) -> str:
    return f"{path}?{urlencode({**given, **changed})}"


def content() -> Role:
    """The role that the rules are about, with the texts of every year, and numbers for 2026/27 alone."""
    role = factories.a_role(slug=PRACTITIONER, name="mental health practitioner", order=1)
    factories.a_role(slug=NURSE, name="nursing associate", kind="comparison", order=2)
    source = factories.a_source(slug="the-source", title="The source", publisher="NHS Employers")
    subjects = {"funding", "entitlement", "employment", "bands", "local-variation"}
    for (year, _), fields in year_facts().items():
        if fields["subject"] in subjects:
            factories.a_fact(role, factories.a_year(year), source, **fields)
    year = factories.a_year("2026-27")
    six, eight = factories.a_band("6"), factories.a_band("8a")
    for step, amount in (("entry", 39959), ("intermediate", 42170), ("top", 48117)):
        factories.a_pay_point(six, year, step, amount)
    factories.a_pay_point(eight, year, "entry", 57528)
    factories.a_pay_point(eight, year, "top", None)
    factories.a_role_band(role, factories.a_year("2021-22"), six, eight)
    figures = (
        (SeriesSlug.HOURS, "agenda-for-change", "37.5"),
        (SeriesSlug.INSURANCE_RATE, "2026-27", "15"),
        (SeriesSlug.INSURANCE_THRESHOLD, "2026-27", "5000"),
        (SeriesSlug.PENSION, "2026-27", "14.38"),
        (SeriesSlug.AMHP_RATIOS, "inner-city-1991", "7600"),
        (SeriesSlug.AMHPS_PER_100_000, "per-100000-2018", "6"),
    )
    for series, slug, value in figures:
        days = factories.days_of(slug) if slug == "2026-27" else {}
        factories.a_figure(factories.a_series(slug=series), slug=slug, value=Decimal(value), source=source, **days)
    clauses = factories.an_instrument(factories.a_year("2021-22"), slug="des-2021-22")
    root = factories.a_clause(clauses, "B14")
    factories.a_clause(clauses, "B14.1", root, plain_english="A registered clinician may fill it.", force="may")
    factories.a_clause(clauses, "B14.3", root, plain_english="Clinical governance and supervision support it.")
    section = factories.a_section(role, "supervision", answer="The provider supervises.")
    factories.a_statement(section, source)
    factories.a_section(role, "employment-models", answer="The provider employs.")
    factories.a_job_description(role, slug="the-template", title="Practitioner (Band 6)", band=six)
    return role
