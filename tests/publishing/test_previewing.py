"""A page as its view makes it, past every cache."""

import pytest

from guidance.publishing.reviewing.previewing import render_address
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_page_that_is_there_is_rendered() -> None:
    factories.a_role(slug="nurse", name="nurse")
    response = render_address("/roles/nurse/#bands")
    assert response is not None
    assert "Nurse" in response.content.decode()


@pytest.mark.parametrize("address", ["/no/such/page/", "/roles/no-such-role/"], ids=["no address", "no record"])
def test_where_there_is_no_page_there_is_none_to_show(address: str) -> None:
    assert render_address(address) is None


def test_an_address_that_leads_elsewhere_is_no_page_to_show() -> None:
    root = factories.a_clause(factories.an_instrument(factories.a_year("2021-22")))
    factories.a_clause(root.instrument, "B14.1", root)
    assert render_address("/contract/2021-22/B14/") is not None
    assert render_address("/contract/2021-22/B14.1/") is None


def test_a_draft_of_a_change_is_shown_on_the_comparison_of_its_year_with_the_year_before() -> None:
    factories.a_year("2021-22")
    change = factories.a_change(factories.a_year("2022-23"), factories.a_source(), text="More posts.")
    response = render_address(change.get_absolute_url())
    assert response is not None
    assert "2021/22 compared with 2022/23" in response.content.decode()
    assert "More posts." in response.content.decode()
