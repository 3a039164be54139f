"""The page that gives an owner to all records of a kind or a role that have none."""

import pytest
from django.test import Client
from django.urls import reverse

from guidance.models import FAQ, Root
from guidance.publishing.permissions import EDITOR, make_groups
from tests.admin.people import a_person, signed_in
from tests.admin.watched import Watched
from tests.factories import a_faq, a_role

pytestmark = pytest.mark.django_db
MANY = "/admin/guidance/root/assign-many/"


def test_the_records_that_are_counted_get_the_owner(as_editor: Client) -> None:
    role = a_role()
    faqs = [a_faq(role), a_faq(role)]
    a_faq(a_role())
    owner = a_person(EDITOR)
    address = f"{MANY}?kind=faq&role={role.slug}"
    assert "2 records without an owner" in as_editor.get(address).content.decode()
    as_editor.post(address, {"owner": owner.pk, "review_on": "1/4/2027"})
    assert sorted(Root.objects.filter(owner=owner).values_list("row", flat=True)) == [faq.pk for faq in faqs]


@pytest.mark.parametrize(
    ("query", "sent"),
    [("", {}), ("", {"owner": "0"}), ("?kind=user", {"owner": "1"}), ("?role=nobody", {}), ("", {"review_on": "soon"})],
)
def test_what_cannot_be_done_is_said_and_nothing_is_assigned(
    as_editor: Client, query: str, sent: dict[str, str]
) -> None:
    a_faq(a_role())
    response = as_editor.post(f"{MANY}{query}", sent)
    assert (response.status_code, "errornote" in response.content.decode()) == (200, True)
    assert not Root.objects.exclude(owner=None)


def test_only_who_may_assign_comes_here_and_is_led_here(client: Client) -> None:
    make_groups()
    a_faq(a_role())
    editor = signed_in(a_person(EDITOR))
    assert editor.get(MANY).status_code == 403
    assert MANY not in editor.get(reverse("admin:index")).content.decode()


def test_the_front_page_leads_here_and_the_page_is_accessible(signed_in: Watched) -> None:
    a_faq(a_role())
    signed_in.open(reverse("admin:index"))
    signed_in.page.get_by_role("link", name="Assign them by kind or role").click()
    signed_in.page.get_by_role("combobox", name="Kind").select_option(label="FAQs")
    signed_in.page.get_by_role("button", name="Count").click()
    signed_in.check()
    signed_in.page.get_by_label("Owner").select_option(label="editor")
    signed_in.page.get_by_role("button", name="Save for 1 record").click()
    signed_in.check()
    assert FAQ.objects.count() == Root.objects.exclude(owner=None).count() == 1
