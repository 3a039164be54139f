"""What an editor can undo, no browser goes on doing: it asks again before it follows a redirect that it has met."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from guidance.models import FAQ, FormerAddress
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.going_live import withdrawal
from tests import factories
from tests.publishing.desk import LATER, NOW, a_publisher, published


@pytest.fixture
def faq(transactional_db: None) -> FAQ:
    return factories.a_faq(factories.a_role(slug="nurse"), slug="pay", question="Who pays?", answer="The network pays.")


def test_a_withdrawn_page_that_is_restored_shows_in_the_browser_that_was_sent_on(
    page: Page, live_server: LiveServer, faq: FAQ
) -> None:
    address, root, by = f"{live_server.url}/faqs/pay/", root_of(faq), a_publisher()
    page.goto(address)
    expect(page.locator("main")).to_contain_text("The network pays.")

    live = get_live_edition(root, at=NOW)
    assert live is not None
    gone = withdrawal.withdraw_record(root, live=live, reason="Old.", redirect_to="/faqs/", by=by, at=NOW)
    page.goto(address)
    assert page.url == f"{live_server.url}/faqs/"

    published(drafts.restore_edition(gone, by=by, at=LATER))
    page.goto(address)
    assert page.url == address
    expect(page.locator("main")).to_contain_text("The network pays.")


def test_an_address_that_moved_back_shows_in_the_browser_that_was_sent_on(
    page: Page, live_server: LiveServer, faq: FAQ
) -> None:
    FormerAddress.redirect_readers("/faqs/salary/", "/faqs/pay/")
    page.goto(f"{live_server.url}/faqs/salary/")
    assert page.url == f"{live_server.url}/faqs/pay/"

    faq.slug = "salary"
    faq.save()
    FormerAddress.redirect_readers("/faqs/pay/", "/faqs/salary/")
    for path in ("/faqs/salary/", "/faqs/pay/"):
        page.goto(live_server.url + path)
        assert page.url == f"{live_server.url}/faqs/salary/"
        expect(page.locator("main")).to_contain_text("The network pays.")
