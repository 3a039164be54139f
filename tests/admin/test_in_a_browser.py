"""Every screen in a real browser: nothing for axe to find, no rule left out, and nothing that the policy stops."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests.admin.forms import KINDS, add_address, change_address, list_address
from tests.admin.records import make_records
from tests.admin.watched import Watched

NARROW_AND_DARK = {"width": 320, "height": 800}


@pytest.mark.parametrize("kind", KINDS)
def test_each_list_and_form_is_accessible(signed_in: Watched, kind: str) -> None:
    record = make_records(2)[kind]
    for address in (list_address(kind), add_address(kind), change_address(record)):
        signed_in.open(address)
        signed_in.check()


@pytest.mark.parametrize("kind", ["role", "statement"])
def test_the_largest_forms_are_accessible_on_a_narrow_dark_screen(signed_in: Watched, kind: str) -> None:
    records = make_records(20)
    signed_in.page.set_viewport_size(NARROW_AND_DARK)
    signed_in.page.emulate_media(color_scheme="dark")
    for address in (list_address(kind), change_address(records[kind])):
        signed_in.open(address)
        signed_in.check()
        assert signed_in.page.evaluate("document.documentElement.scrollWidth") <= NARROW_AND_DARK["width"]


def test_the_screens_around_the_content_are_accessible(signed_in: Watched) -> None:
    role = make_records(2)["role"]
    group, user = Group.objects.create(name="Editors"), User.objects.get()
    group.user_set.add(user)
    for address in (
        reverse("admin:index"),
        reverse("admin:app_list", args=["guidance"]),
        reverse("admin:guidance_role_history", args=[role.pk]),
        reverse("admin:guidance_role_delete", args=[role.pk]),
        f"{list_address('role')}?q=nobody",
        f"{add_address('source')}?_popup=1",
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
    signed_in.page.get_by_role("button", name="Save", exact=True).click()
    assert "Please correct the errors below" in signed_in.page.inner_text("main")
    signed_in.check()


def test_all_of_a_list_can_be_chosen_and_deleted_once_confirmed(signed_in: Watched) -> None:
    make_records(2)
    signed_in.open(list_address("formeraddress"))
    signed_in.page.get_by_label("Select all objects on this page").check()
    signed_in.page.get_by_role("combobox", name="Action").select_option(label="Delete selected former addresses")
    signed_in.check()
    signed_in.page.get_by_role("button", name="Go").click()
    signed_in.check()
    signed_in.page.get_by_role("button", name="Yes").click()
    assert "Successfully deleted 2 former addresses" in signed_in.page.inner_text("main")
    signed_in.check()
