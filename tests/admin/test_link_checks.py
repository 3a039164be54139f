"""The screens on which editors read what came of asking other sites."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guidance.models import LinkCheck
from guidance.publishing.permissions import VIEWER, make_groups
from tests.admin.forms import add_address, change_address, delete_address, list_address
from tests.admin.watched import Watched
from tests.factories import a_role, a_section, a_source, a_statement

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
NARROW_AND_DARK = {"width": 320, "height": 800}
LIST = list_address("linkcheck")

# The session, the user, the second step, the row, where addresses are used, and one query for each of the two kinds
# that use it.
MOST_FOR_A_ROW = 7


def a_dead_link(address: str = "https://a.test/gone") -> LinkCheck:
    return LinkCheck.objects.create(
        address=address,
        state=LinkCheck.State.DEAD,
        detail="The site has no such page (404).",
        http_status=404,
        checked_at=AT,
        failures=1,
        first_failed_at=AT,
    )


def make_links(rows: int = 1) -> LinkCheck:
    """One dead link that sources and statements use, and one of every other state."""
    dead = a_dead_link()
    for number in range(rows):
        a_source(title=f"Handbook {number}", address=dead.address)
        a_statement(a_section(a_role()), heading=f"Pay {number}", body=f"[Gone]({dead.address})")
    states = LinkCheck.State
    make = LinkCheck.objects.create
    make(address="https://a.test/new")
    long = {"address": f"https://a.test/{'x' * 400}", "final_address": f"https://b.test/{'x' * 400}"}
    make(**long, state=states.ANSWERS, checked_at=AT, is_moved_for_good=True)
    make(address="https://a.test/other", state=states.CHANGED, checked_at=AT, changed_at=AT)
    make(address="http://10.0.0.1/", state=states.REFUSED, checked_at=AT)
    make(address="https://a.test/ill", state=states.SILENT, checked_at=AT, failures=1, first_failed_at=AT)
    return dead


def test_a_link_says_what_happened_what_to_do_and_which_records_use_it(as_editor: Client) -> None:
    page = as_editor.get(change_address(make_links())).content.decode()
    for words in (
        "The site has no such page (404).",
        "Find where it is now and correct the address.",
        "Source: Handbook 0",
        "Statement: Pay 0",
    ):
        assert words in page


@pytest.mark.slow
def test_it_asks_no_more_for_many_records_than_for_one(as_editor: Client) -> None:
    """Names are made from the record and its natural key alone."""
    counts = []
    for rows in (1, 10):
        LinkCheck.objects.all().delete()
        address = change_address(make_links(rows))
        with CaptureQueriesContext(connection) as asked:
            as_editor.get(address)
        counts.append(len(asked))
    assert counts == [MOST_FOR_A_ROW, MOST_FOR_A_ROW]


def test_what_nothing_uses_any_more_says_so(as_editor: Client) -> None:
    page = as_editor.get(change_address(a_dead_link())).content.decode()
    assert "Nothing any more" in page


def test_links_are_chosen_by_state_and_found_by_words(as_editor: Client) -> None:
    make_links()
    for query, found in (
        ("state__exact=dead", ["https://a.test/gone"]),
        ("state__exact=changed", ["https://a.test/other"]),
        ("q=10.0.0", ["http://10.0.0.1/"]),
    ):
        rows = as_editor.get(f"{LIST}?{query}").context["cl"].result_list
        assert [link.address for link in rows] == found


def test_nobody_writes_here_but_the_command(as_editor: Client) -> None:
    link = a_dead_link()
    assert as_editor.get(add_address("linkcheck")).status_code == 403
    assert as_editor.post(delete_address(link), {"post": "yes"}).status_code == 403
    assert as_editor.post(change_address(link), {"state": "answers"}).status_code == 403
    link.refresh_from_db()
    assert link.state == LinkCheck.State.DEAD


def test_a_viewer_reads_and_a_stranger_does_not(client: Client, db: None) -> None:
    make_groups()
    user = User.objects.create(username="person", is_staff=True)
    client.force_login(user)
    assert client.get(LIST).status_code == 403
    user.groups.add(user.groups.model.objects.get(name=VIEWER))
    assert client.get(LIST).status_code == 200


def test_hostile_addresses_are_shown_as_text_and_lead_nowhere(as_editor: Client) -> None:
    script = "javascript:alert(1)//<script>alert(1)</script>"
    for address in (LIST, change_address(a_dead_link(script))):
        page = as_editor.get(address).content.decode()
        assert "<script>alert" not in page
        assert 'href="javascript' not in page


def test_the_front_page_leads_here(as_editor: Client) -> None:
    assert f'href="{LIST}"' in as_editor.get(reverse("admin:index")).content.decode()


def test_both_screens_are_accessible_also_on_a_narrow_dark_screen(signed_in: Watched) -> None:
    """With addresses that have nothing to break at."""
    make_links(2)
    screens = (LIST, change_address(LinkCheck.objects.moved_for_good().get()))
    for address in screens:
        signed_in.open(address)
        signed_in.check()
    signed_in.page.set_viewport_size(NARROW_AND_DARK)
    signed_in.page.emulate_media(color_scheme="dark")
    for address in screens:
        signed_in.open(address)
        signed_in.check()
        assert signed_in.page.evaluate("document.documentElement.scrollWidth") <= NARROW_AND_DARK["width"]


def test_a_check_that_never_ran_says_so_in_its_list_and_on_the_front_page(as_editor: Client) -> None:
    LinkCheck.objects.create(address="https://a.test/new")
    index = reverse("admin:index")
    assert "has never run" in as_editor.get(LIST).content.decode()
    assert "never run" in as_editor.get(index).content.decode()
    a_dead_link()
    assert "has never run" not in as_editor.get(LIST).content.decode()
    assert "never run" not in as_editor.get(index).content.decode()
