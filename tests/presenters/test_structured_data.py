"""What a page says to search engines is what it says to its readers."""

from datetime import date

import pytest
from django.test import override_settings

from guidance.models import FAQ, ContentVersion
from guidance.pages.faqs.faqs_page import faq_page
from guidance.presenters import structured_data
from guidance.presenters.prose import Prose
from guidance.presenters.structured_data import StructuredData
from guidance.presenters.years import contract_years, find_chosen_year
from guidance.rules.years.as_at import AsAt
from tests import factories


def test_breadcrumbs_begin_at_the_home_page_and_have_addresses_in_full() -> None:
    said = structured_data.breadcrumb_list([("Roles", "/roles/"), ("Practitioner", "/roles/practitioner/")])
    assert [(one["position"], one["name"], one["item"]) for one in said["itemListElement"]] == [
        (1, "Home", "http://127.0.0.1:8000/"),
        (2, "Roles", "http://127.0.0.1:8000/roles/"),
        (3, "Practitioner", "http://127.0.0.1:8000/roles/practitioner/"),
    ]


def question_and_answer(faq: FAQ) -> StructuredData:
    version = ContentVersion.current()
    chosen = find_chosen_year(AsAt("2026-27"), date(2026, 11, 29), contract_years(version))
    return faq_page(faq, chosen, Prose.for_version(version)).structured_data


@pytest.mark.django_db
def test_an_answer_has_its_role_its_sources_and_no_markup() -> None:
    role = factories.a_role(name="practitioner")
    faq = factories.a_faq(role, question="Who pays?", answer="The **scheme**.\n\n- all of it\n- & more")
    (asked,) = question_and_answer(faq)["mainEntity"]
    assert asked["name"] == "Practitioner: Who pays?"
    assert asked["acceptedAnswer"]["text"] == "The scheme.\nall of it\n& more"
    source = faq.citations.get().source
    assert asked["acceptedAnswer"]["citation"] == [f"{source.title}, NHS England, 30 March 2023"]


@pytest.mark.django_db
def test_an_answer_never_goes_without_what_came_later() -> None:
    faq = factories.a_faq(factories.a_role(), overtaken="It stopped.", overtaken_on=date(2024, 4, 1))
    (asked,) = question_and_answer(faq)["mainEntity"]
    assert asked["acceptedAnswer"]["text"] == "Yes.\nWhat came later, 1 April 2024: It stopped."


DATA_SET = ("All of it.", "https://x.org/data/", "https://x.org/data/#licence", [("Roles", "https://x.org/roles.csv")])


@pytest.mark.parametrize(("organisation", "creator"), [("", "A site"), ("A training hub", "A training hub")])
def test_a_data_set_names_who_runs_the_site_or_the_site_itself(organisation: str, creator: str) -> None:
    with override_settings(SITE_NAME="A site", SITE_ORGANISATION=organisation):
        said = structured_data.data_set(*DATA_SET)
    assert said["creator"]["name"] == creator
    assert [file["contentUrl"] for file in said["distribution"]] == ["https://x.org/roles.csv"]


def test_a_data_set_has_a_licence_only_where_the_site_has_one_and_always_its_terms() -> None:
    assert "license" not in structured_data.data_set(*DATA_SET)
    with override_settings(SITE_LICENCE="https://licences.example.org/open"):
        assert structured_data.data_set(*DATA_SET)["license"] == "https://licences.example.org/open"
    assert structured_data.data_set(*DATA_SET)["usageInfo"] == "https://x.org/data/#licence"
