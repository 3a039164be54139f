"""A slug that changes in the admin leaves a permanent redirect once that is published, and nothing else does."""

import pytest
from django.test import Client

from guidance.models import ContentVersion, FormerAddress, Section
from tests.admin.drafted import publish_all
from tests.admin.forms import change_address, errors_of
from tests.factories import (
    a_band,
    a_clause,
    a_role,
    a_section,
    a_source,
    a_statement,
    a_topic,
    a_year,
    an_instrument,
)

pytestmark = pytest.mark.slow


def left() -> dict[str, str]:
    return {row.old_path: row.new_path for row in FormerAddress.objects.all()}


def test_a_role_that_moves_takes_its_guide_with_it(as_editor: Client) -> None:
    role = a_role(slug="support-worker")
    a_statement(a_section(role, "funding"))
    assert not errors_of(as_editor, change_address(role), slug="practitioner")
    assert not left()
    publish_all()
    response = as_editor.get("/roles/support-worker/funding/")
    assert (response.status_code, response.url) == (301, "/roles/practitioner/funding/")
    assert as_editor.get(response.url).status_code == 200


def test_a_topic_that_moves_takes_a_page_of_every_guide_with_it(as_editor: Client) -> None:
    for slug in ("amhp", "mhwp"):
        a_section(a_role(slug=slug), "benefits")
    assert not errors_of(as_editor, change_address(a_topic("benefits")), slug="gains")
    publish_all()
    assert left() == {f"/roles/{slug}/benefits/": f"/roles/{slug}/gains/" for slug in ("amhp", "mhwp")}


def test_a_source_a_year_a_band_and_a_clause_that_move_leave_a_redirect(as_editor: Client) -> None:
    source, year = a_source(slug="page"), a_year("2019-20")
    clause = a_clause(an_instrument(year), "B14", wording="It must.")
    assert not errors_of(as_editor, change_address(source), slug="mhp-page")
    assert not errors_of(as_editor, change_address(a_band("5")), slug="6")
    assert not errors_of(as_editor, change_address(clause), number="B15")
    assert not errors_of(as_editor, change_address(year), slug="2020-21", starts_on="1/4/2020", ends_on="31/3/2021")
    publish_all()
    assert left() == {
        "/sources/page/": "/sources/mhp-page/",
        "/bands/5/": "/bands/6/",
        "/contract/2019-20/B14/": "/contract/2020-21/B15/",
        "/contract/2019-20/": "/contract/2020-21/",
    }


def test_a_new_anchor_or_new_words_leave_none(as_editor: Client) -> None:
    statement = a_statement(a_section(a_role()))
    assert not errors_of(as_editor, change_address(statement), slug="new-anchor", heading="New words")
    assert not errors_of(as_editor, change_address(statement.section), answer="New words")
    publish_all()
    assert not left()


def test_a_specification_that_changes_its_year_leaves_the_pages_of_both_years(as_editor: Client) -> None:
    instrument = an_instrument(a_year("2021-22"))
    assert not errors_of(as_editor, change_address(instrument), contract_year=a_year("2022-23").pk)
    publish_all()
    assert not left()


def test_a_mistake_leaves_none(as_editor: Client) -> None:
    assert errors_of(as_editor, change_address(a_role()), slug="New Slug")
    assert not left()


@pytest.mark.parametrize("clauses", [[], [1]], ids=["taken away", "chosen"])
def test_choosing_clauses_moves_the_content_version_on_once_published(as_editor: Client, clauses: list[int]) -> None:
    section = a_section(a_role())
    clause = a_clause(an_instrument(a_year()))
    section.clauses.set([] if clauses else [clause])
    before = ContentVersion.current()
    assert not errors_of(as_editor, change_address(section), clauses=[clause.pk] if clauses else [])
    assert ContentVersion.current() == before
    publish_all()
    assert Section.objects.get(pk=section.pk).clauses.count() == len(clauses)
    assert ContentVersion.current() != before
