"""Everything about signing in, in a real browser: by keyboard alone, checked by axe and by the security policy."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from guidance.accounts.throttle import LIMITS
from tests.accounts.conftest import a_person
from tests.admin.watched import Watched
from tests.signing_in import PASSWORD, code_for, code_of, recovery_codes_of, set_up_app

NARROW = {"width": 320, "height": 800}
ADMIN = reverse("admin:index")
NEW = "a quite different one"


@pytest.fixture
def watched(page: Page, live_server: LiveServer, transactional_db: None) -> Watched:
    page.set_viewport_size(NARROW)
    return Watched(page, live_server.url)


def check(watched: Watched) -> None:
    watched.check()
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], watched.page.url


def reach(page: Page, wanted: Locator) -> None:
    for _ in range(40):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key does not lead to {wanted}")


def use(page: Page, role: Any, name: str) -> None:
    reach(page, page.get_by_role(role, name=name).first)
    page.keyboard.press("Enter")


def press(page: Page, role: Any, name: str) -> None:
    """What leads to another page, or to the same once more."""
    with page.expect_navigation():
        use(page, role, name)


def send(page: Page, button: str, fields: dict[str, str]) -> None:
    for label, value in fields.items():
        reach(page, page.get_by_label(label, exact=True))
        page.keyboard.insert_text(value)
    press(page, "button", button)


def sign_in(page: Page, name: str = "publisher", password: str = PASSWORD) -> None:
    send(page, "Sign in", {"Username or email address": name, "Password": password})


def test_setting_up_a_second_step_and_signing_in_with_it(watched: Watched) -> None:
    user = a_person("publisher", "view_edition", "draft_edition", "publish_edition")
    page = watched.page
    watched.open(ADMIN)
    check(watched)
    sign_in(page, password="wrong")  # noqa: S106
    expect(page.get_by_role("alert")).to_contain_text("is not right")
    expect(page).to_have_title(re.compile("^Error: Sign in"))
    check(watched)
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
    expect(page.get_by_text("Set up your second step before you go on")).to_be_visible()
    check(watched)

    press(page, "link", "Set up the app")
    assert page.get_by_role("img", name="QR code").evaluate("image => image.complete && image.naturalWidth > 0")
    check(watched)
    secret = page.locator("code.key").inner_text().replace(" ", "")
    send(page, "Finish", {"Code that the app shows": "000000"})
    expect(page.get_by_role("link", name="This code is not right")).to_have_attribute("href", "#id_code")
    check(watched)
    send(page, "Finish", {"Code that the app shows": code_for(secret)})

    codes = page.locator(".codes code").all_inner_texts()
    assert codes == recovery_codes_of(user)
    check(watched)
    with page.expect_download() as download:
        use(page, "link", "Download the codes")
    kept = Path(download.value.path()).read_text().splitlines()
    assert kept[1:] == codes
    assert "publisher" in kept[0]
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    use(page, "button", "Print the codes")
    assert page.evaluate("document.body.dataset.printed") == "yes"
    press(page, "link", "I have kept them")
    expect(page.get_by_text("You have 10 recovery codes left")).to_be_visible()
    check(watched)
    press(page, "link", "Go to the pages for editing")
    expect(page).to_have_url(re.compile(f"{ADMIN}$"))
    check(watched)

    press(page, "button", "Sign out")
    expect(page.get_by_text("You have signed out")).to_be_visible()
    check(watched)
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Type your code")
    check(watched)
    send(page, "Sign in", {"Code": "000000"})
    check(watched)
    send(page, "Sign in", {"Code": code_of(user, later=1)})
    expect(page).to_have_url(re.compile(f"{ADMIN}$"))

    press(page, "button", "Sign out")
    sign_in(page)
    send(page, "Sign in", {"Code": codes[0]})
    expect(page).to_have_url(re.compile(f"{ADMIN}$"))


def test_the_other_pages_of_an_account(watched: Watched) -> None:
    user = a_person("editor", "view_edition", "draft_edition")
    set_up_app(user)
    page = watched.page
    watched.open(reverse("account_login"))
    press(page, "link", "I have forgotten my password")
    check(watched)
    send(page, "Send the link", {"Email address": "not an address"})
    check(watched)
    send(page, "Send the link", {"Email address": "editor@example.org"})
    check(watched)
    link = re.search(r"https?://\S+(/account/\S+)", str(mail.outbox[0].body))
    assert link
    watched.open(link[1])
    check(watched)
    send(page, "Use this password", {"New password": "short", "New password again": "shorter"})
    check(watched)
    send(page, "Use this password", {"New password": NEW, "New password again": NEW})
    check(watched)
    watched.open(link[1])
    expect(page.get_by_text("no longer works")).to_be_visible()
    check(watched)

    watched.open(ADMIN)
    sign_in(page, "editor", NEW)
    send(page, "Sign in", {"Code": code_of(user)})
    for name in (
        "account_change_password",
        "mfa_view_recovery_codes",
        "mfa_view_recovery_codes",  # once they were shown
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "account_logout",
    ):
        watched.open(reverse(name))
        check(watched)
    for name in ("account_reauthenticate", "mfa_reauthenticate"):
        watched.open(reverse(name))
        send(page, "Confirm", {"Password" if name == "account_reauthenticate" else "Code": "wrong"})
        check(watched)
    watched.open(reverse("account_change_password"))
    send(page, "Change password", {"Current password": "wrong"})
    check(watched)


def test_pages_that_turn_somebody_away(watched: Watched) -> None:
    """Their answers are no 200s, which the browser's console calls errors."""
    a_person("editor", "view_edition", "draft_edition")
    User.objects.create_user("reader", password=PASSWORD)
    page = watched.page
    watched.open(reverse("account_login"))
    for _ in range(LIMITS[0]):
        sign_in(page, "somebody", "wrong")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wait before you try again")
    check_but_for(watched, 429)

    watched.open(reverse("account_login"))
    sign_in(page, "reader")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account is not for editing")
    check_but_for(watched, 403)

    watched.open(reverse("account_logout"))
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'a'.repeat(64)")
    press(page, "button", "Sign out")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is out of date")
    check_but_for(watched, 403)


def check_but_for(watched: Watched, status: int) -> None:
    watched.problems = [problem for problem in watched.problems if str(status) not in problem]
    check(watched)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_it_all_works_without_scripts(page: Page, live_server: LiveServer, transactional_db: None) -> None:
    user = a_person("publisher", "publish_edition")
    page.goto(live_server.url + ADMIN)
    sign_in(page)
    press(page, "link", "Set up the app")
    secret = page.locator("code.key").inner_text().replace(" ", "")
    send(page, "Finish", {"Code that the app shows": code_for(secret)})
    expect(page.get_by_role("button", name="Print the codes")).to_have_count(0)
    with page.expect_download() as download:
        use(page, "link", "Download the codes")
    assert recovery_codes_of(user)[0] in Path(download.value.path()).read_text()
    page.goto(live_server.url + ADMIN)
    expect(page).to_have_url(re.compile(f"{ADMIN}$"))
    press(page, "button", "Sign out")
    sign_in(page)
    send(page, "Sign in", {"Code": code_of(user, later=1)})
    expect(page).to_have_url(re.compile(f"{ADMIN}$"))


def test_a_button_has_an_edge_where_readers_have_colours_of_their_own(watched: Watched) -> None:
    watched.page.emulate_media(forced_colors="active")
    watched.open(reverse("account_login"))
    button = watched.page.get_by_role("button", name="Sign in")
    assert button.evaluate("button => getComputedStyle(button).borderTopStyle") == "solid"
