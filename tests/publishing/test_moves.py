"""The pages that are a record's own, whose readers follow where its slug changes."""

import pytest

from guidance.models import ContentModel, FormerAddress
from guidance.publishing.going_live.moves import find_own_pages, leave_redirects, role_of
from tests import factories
from tests.publishing.desk import a_draft, published

pytestmark = pytest.mark.django_db


def paths(record: ContentModel) -> set[str]:
    return set(find_own_pages(record).values())


def test_a_record_with_a_page_has_that_page_and_one_that_is_a_part_of_another_has_none() -> None:
    role = factories.a_role(slug="nurse")
    section = factories.a_section(role, "funding")
    assert paths(role) == {"/roles/nurse/"}
    assert paths(section) == {"/roles/nurse/funding/"}
    assert paths(factories.a_statement(section)) == set()


def test_a_topic_has_the_page_of_every_answer_to_it() -> None:
    sections = [factories.a_section(factories.a_role(slug=slug), "funding") for slug in ("nurse", "doctor")]
    assert paths(sections[0].topic) == {"/roles/nurse/funding/", "/roles/doctor/funding/"}


def test_standards_have_a_page_of_their_own_and_a_contract_has_that_of_its_year() -> None:
    standards = factories.an_instrument(None, slug="standards", kind="standards")
    assert paths(standards) == {"/standards/standards/"}
    assert paths(factories.an_instrument(factories.a_year("2021-22"))) == set()


def test_a_record_is_of_the_role_that_it_is_a_part_of() -> None:
    role = factories.a_role(slug="nurse")
    for record in (role, factories.a_statement(factories.a_section(role)), factories.a_faq(role)):
        assert role_of(record) == "nurse"
    assert role_of(factories.a_duty(factories.a_job_description(role))) == "nurse"
    assert role_of(factories.a_source()) == ""


def test_readers_follow_a_page_that_moves_and_nothing_leads_away_from_one_that_is_live_again() -> None:
    leave_redirects({1: "/a/", 2: "/b/"}, {1: "/b/", 2: "/c/"})
    assert FormerAddress.objects.successor("/a/") == "/b/"
    assert FormerAddress.objects.successor("/b/") is None
    leave_redirects({}, {3: "/a/"})
    assert FormerAddress.objects.successor("/a/") is None


def test_a_best_answer_that_leads_elsewhere_leaves_no_redirect_from_the_page_that_answered_it(db: None) -> None:
    published(a_draft(factories.a_best_answer("who pays"), path="/costs/"))
    assert not FormerAddress.objects.exists()
