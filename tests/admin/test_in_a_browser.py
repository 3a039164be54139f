"""Every screen in a real browser: nothing for axe to find, no rule left out, and nothing that the policy stops."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from playwright.sync_api import expect

from guidance.models import FormerAddress, Search
from tests.admin.forms import KINDS, add_address, change_address, list_address
from tests.admin.records import make_records
from tests.admin.watched import Watched

SHARES = 4  # so that several processes can look at screens at once
ONE_IN = 3
DAY = date(2026, 11, 30)
NARROW_AND_DARK = {"width": 320, "height": 800}


@pytest.mark.sampled
@pytest.mark.parametrize("share", range(SHARES))
def test_each_list_and_form_is_accessible(signed_in: Watched, share: int, takes_all: bool) -> None:
    """The form for a new record has less on it than that of a record: it is opened, and axe asked of the other.

    One kind in three is the sample: the largest forms have a test of their own, and all are of one template.
    """
    records = make_records(2)
    for kind in (KINDS if takes_all else KINDS[::ONE_IN])[share::SHARES]:
        for address in (add_address(kind), list_address(kind)):
            signed_in.open(address)
        signed_in.check()
        signed_in.open(change_address(records[kind]))
        signed_in.check()


@pytest.mark.parametrize("kind", ["role", "statement"])
def test_the_largest_forms_are_accessible_on_a_narrow_dark_screen(signed_in: Watched, kind: str) -> None:
    records = make_records(6)
    signed_in.page.set_viewport_size(NARROW_AND_DARK)
    signed_in.page.emulate_media(color_scheme="dark")
    for address in (list_address(kind), change_address(records[kind])):
        signed_in.open(address)
        signed_in.check()
        assert signed_in.page.evaluate("document.documentElement.scrollWidth") <= NARROW_AND_DARK["width"]


def test_the_list_of_searches_fits_a_narrow_screen(signed_in: Watched) -> None:
    for number in range(2):
        for _ in range(3):
            Search.objects.count_one(f"a long question {number} that many readers ask in vain", found=0, day=DAY)
    signed_in.page.set_viewport_size(NARROW_AND_DARK)
    for address in (list_address("search"), reverse("admin:index")):
        signed_in.open(address)
        signed_in.check()
        assert signed_in.page.evaluate("document.documentElement.scrollWidth") <= NARROW_AND_DARK["width"]


def test_the_screens_around_the_content_are_accessible(signed_in: Watched) -> None:
    make_records(2)
    group, user = Group.objects.create(name="Editors"), User.objects.get()
    group.user_set.add(user)
    for address in (
        reverse("admin:index"),
        reverse("admin:app_list", args=["guidance"]),
        f"{list_address('role')}?q=nobody",
        reverse("admin:auth_user_changelist"),
        reverse("admin:auth_user_add"),
        reverse("admin:auth_user_change", args=[user.pk]),
        reverse("admin:auth_user_password_change", args=[user.pk]),
        reverse("admin:auth_group_changelist"),
        reverse("admin:auth_group_change", args=[group.pk]),
    ):
        signed_in.open(address)
        signed_in.check()


def test_rows_added_by_script_and_mistakes_are_accessible(signed_in: Watched) -> None:
    signed_in.open(add_address("statement"))
    signed_in.page.get_by_role("button", name="Add another Source").click()
    signed_in.page.get_by_role("button", name="Save draft").click()
    expect(signed_in.page.get_by_text("Please correct the errors below")).to_be_visible()
    signed_in.check()


def test_all_of_a_list_can_be_chosen_and_given_an_owner(signed_in: Watched) -> None:
    make_records(2)
    signed_in.open(list_address("formeraddress"))
    signed_in.page.get_by_label("Select all objects on this page").check()
    signed_in.page.get_by_role("combobox", name="Action").select_option(label="Name an owner and a day of review")
    signed_in.check()
    signed_in.page.get_by_role("button", name="Go").click()
    expect(signed_in.page.get_by_label("Owner")).to_be_visible()
    signed_in.check()
    signed_in.page.get_by_label("Owner").select_option(label="editor")
    signed_in.page.get_by_role("button", name="Save").click()
    expect(signed_in.page.get_by_text("Saved for 2 records")).to_be_visible()
    signed_in.check()


def test_a_record_is_withdrawn_once_a_reason_is_given(signed_in: Watched) -> None:
    record = make_records(2)["formeraddress"]
    signed_in.open(change_address(record))
    signed_in.page.get_by_role("link", name="Withdraw").click()
    signed_in.page.get_by_role("button", name="Withdraw it now").click()
    expect(signed_in.page.locator("main")).to_contain_text("Say why it is withdrawn")
    signed_in.check()
    signed_in.page.get_by_label("Why it is withdrawn").fill("Nobody comes by it any more.")
    signed_in.page.get_by_role("button", name="Withdraw it now").click()
    expect(signed_in.page.locator("body")).to_contain_text("is withdrawn. It can be restored from here.")
    signed_in.check()
    assert not FormerAddress.objects.filter(pk=record.pk).exists()
