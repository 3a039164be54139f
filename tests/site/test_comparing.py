"""Roles compared as readers do it: by keyboard, without scripts, on a phone, on paper."""

import pytest
from playwright.sync_api import Browser, expect

from tests import accessibility
from tests.site.conftest import Site

pytestmark = pytest.mark.slow
FOUR = "&".join(
    f"role={role}"
    for role in (
        "mental-health-practitioner",
        "mental-health-and-wellbeing-practitioner",
        "approved-mental-health-professional",
        "named-social-worker",
    )
)


def test_roles_are_chosen_and_compared_by_keyboard(site: Site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site.address}/roles/compare/")
    for role in ("Nursing associate", "Psychological wellbeing practitioner"):
        page.get_by_label(role, exact=True).focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Compare roles").focus()
    page.keyboard.press("Enter")
    table = page.get_by_role("table", name="Nursing associate compared with psychological wellbeing practitioner")
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Heading", "Nursing associate", "Psychological wellbeing practitioner"]
    )
    page.get_by_role("link", name="Show only the headings on which they differ").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}/roles/compare/?role=nursing-associate"
                             "&role=psychological-wellbeing-practitioner&differences=on")  # fmt: skip
    expect(table.get_by_role("rowheader", name="Kind of role")).to_have_count(0)
    page.close()


def test_a_mistake_takes_the_reader_to_what_is_wrong_and_keeps_the_choice(site: Site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site.address}/roles/compare/?with=nursing-associate")
    page.get_by_role("button", name="Compare roles").click()
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    expect(page.get_by_label("Nursing associate", exact=True)).to_be_checked()
    page.get_by_role("link", name="Only one role is chosen").click()
    expect(page.get_by_label("Mental health practitioner", exact=True)).to_be_focused()
    page.close()


def test_without_scripts_roles_can_be_chosen_from_a_comparison(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/roles/compare/?{FOUR}")
    page.get_by_text("Choose other roles").click()
    page.get_by_label("Approved mental health professional").uncheck()
    page.get_by_label("Show differences only").check()
    page.get_by_role("button", name="Compare roles").click()
    expect(page.get_by_role("columnheader")).to_have_count(4)
    context.close()


@pytest.mark.parametrize("query", [FOUR, "role=nursing-associate&role=nobody"], ids=["four roles", "a mistake"])
def test_a_comparison_fits_its_screen_and_has_no_accessibility_fault(site: Site, browser: Browser, query: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{site.address}/roles/compare/?{query}")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert accessibility.faults(page, *(() if width == 320 else accessibility.OF_LAYOUT)) == []
    page.close()


def test_on_a_phone_each_cell_names_its_role_and_on_a_desk_the_column_does(site: Site, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(f"{site.address}/roles/compare/?{FOUR}")
    name = page.get_by_role("cell").first.get_by_text("Mental health practitioner", exact=True)
    expect(name).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(name).to_be_hidden()
    page.close()


def test_on_paper_a_comparison_is_a_table_with_its_own_address_and_without_its_form(
    site: Site, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"{site.address}/roles/compare/?{FOUR}")
    page.emulate_media(media="print")
    expect(page.get_by_text(f"This comparison: {site.address}/roles/compare/?{FOUR}")).to_be_visible()
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_text("Choose other roles")).to_be_hidden()
    page.close()


@pytest.mark.parametrize("path", ["/figures/amhp-headcount/", "/bands/"])
def test_text_in_a_chart_can_be_read_and_stays_within_it_at_the_narrowest(
    site: Site, browser: Browser, path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(site.address + path)
    texts = page.locator("svg[role=img] text")
    assert texts.count() > 5
    assert page.locator("svg[role=img]").evaluate_all("drawings => drawings.every(one => one.textContent.length > 20)")
    sizes = texts.evaluate_all("texts => texts.map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert min(sizes) >= 12
    right_edges = texts.evaluate_all("texts => texts.map(one => one.getBoundingClientRect().right)")
    assert max(right_edges) <= 320 - 16
    page.close()
