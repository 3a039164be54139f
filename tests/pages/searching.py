"""A small site to search: two roles, their funding and bands, a clause of two years, an ambiguous abbreviation."""

from urllib.parse import urlencode

from guidance.models import RoleName, Synonym
from tests import factories


def content() -> None:
    practitioner = factories.a_role(
        slug="mental-health-practitioner", name="mental health practitioner", abbreviation="MHP", order=1
    )
    worker = factories.a_role(slug="social-worker", name="mental health social worker", order=2)
    source = factories.a_source(slug="the-source", title="The page of the hub")
    RoleName.objects.create(role=worker, name="MHSW", kind="alternative", source=source, locator="page 1")
    for role in (practitioner, worker):
        funding = factories.a_section(role, "funding", answer=f"The network pays half for a {role.name}.")
        factories.a_statement(
            funding, source, slug="claim", heading="The claim", body="It is **claimed back** each month & in arrears."
        )
        factories.a_section(role, "supervision", answer="Supervision is weekly.", label="official")
    six = factories.a_band("6")
    for slug, wording in (("2021-22", "The practitioner must provide a triage function."), ("2023-24", "")):
        year = factories.a_year(slug)
        factories.a_pay_point(six, year, "entry", 32306)
        root = factories.a_clause(factories.an_instrument(year), "B14", heading="Mental health practitioners")
        factories.a_clause(root.instrument, "B14.2", root, wording=wording, plain_english="Sorts out who needs what.")
    factories.a_fact(practitioner, factories.a_year("2023-24"), source, slug="funding", body="The network pays it all.")
    factories.a_faq(practitioner, slug="tea", question="Is tea provided?", answer="Yes.\n\nIt is.", label="reported")
    factories.a_hiring_step(practitioner, slug="sign", title="Sign the lease", text="Use ink.", label="reported")
    factories.a_term("PCN", "primary care network", definition="Practices that work together.", source=source)
    for term in ("mental health support worker", "mental health social worker"):
        factories.a_term("MHSW", term, expand=False)
    Synonym.objects.create(slug="money", words="funding\nwho pays\nbackfill")


def address(typed: str, **given: str) -> str:
    return f"/search/?{urlencode({'q': typed, **given})}"
