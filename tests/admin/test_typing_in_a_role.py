"""A person types in a role, from the first source to the public page, in a real browser."""

from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.admin.watched import Watched
from tests.factories import a_topic
from tests.signing_in import PASSWORD, set_up_app, sign_in


def type_in_a_source(page: Page, title: str, slug: str) -> None:
    page.get_by_label("Title").first.press_sequentially(title)
    expect(page.get_by_label("Slug")).to_have_value(slug)  # written by Django's script, from the title
    page.get_by_label("Publisher").fill("NHS England")
    page.get_by_label("Kind").select_option(label="guidance")
    page.get_by_label("Published on").fill("30 March 2023")
    page.get_by_label("Scope").select_option(label="National")
    page.get_by_label("Evidence").select_option(index=1)
    page.get_by_label("Checked on").fill("21/11/2026")
    save(page)


def save(page: Page, button: str = "Save") -> None:
    page.get_by_role("button", name=button, exact=True).click()


def test_a_role_a_page_and_a_statement_typed_in_are_on_the_public_page(
    page: Page, live_server: LiveServer, transactional_db: None
) -> None:
    editor = User.objects.create_superuser("editor", password=PASSWORD)
    set_up_app(editor)
    a_topic("funding")
    watched = Watched(page, live_server.url)
    watched.open(reverse("admin:index"))
    sign_in(page, editor)

    page.get_by_role("row", name="Sources").get_by_role("link", name="Add").click()
    type_in_a_source(page, "The contract", "the-contract")

    page.get_by_role("link", name="Home").click()
    page.get_by_role("row", name="Roles").get_by_role("link", name="Add").click()
    page.get_by_label("Name").first.press_sequentially("social prescriber")
    page.get_by_label("Kind").first.select_option(label="Established: has a guide")
    page.get_by_label("Summary").fill("Links people to what helps them.")
    save(page, "Save and continue editing")

    page.get_by_role("link", name="Answer it").click()
    page.get_by_label("Answer").fill("The scheme pays for it.")
    page.get_by_label("Checked on").fill("21/11/2026")
    save(page, "Save and continue editing")

    page.get_by_role("link", name="Add a statement").click()
    page.get_by_label("Heading").fill("Who pays")
    page.get_by_label("Slug").fill("who-pays")
    page.get_by_role("textbox", name="Body").fill("The scheme pays **all** of it.")
    page.locator("#id_citations-0-source").select_option(index=1)
    page.locator("#id_citations-0-locator").fill("page 1")
    page.get_by_role("button", name="Add another Source").click()
    with page.expect_popup() as popup:
        page.locator("#add_id_citations-1-source").click()
    with popup.value.expect_event("close"):
        type_in_a_source(popup.value, "The answer", "the-answer")
    expect(page.locator("#id_citations-1-source option:checked")).to_contain_text("The answer")
    page.locator("#id_citations-1-locator").fill("page 2")
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Change section")

    page.get_by_role("link", name="View on site").click()
    expect(page).to_have_url(f"{live_server.url}/roles/social-prescriber/funding/")
    for words in ("The scheme pays for it.", "Who pays", "The scheme pays all of it.", "The contract", "The answer"):
        expect(page.get_by_role("main")).to_contain_text(words)
    assert not watched.problems
