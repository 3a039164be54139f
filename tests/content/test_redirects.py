"""Where readers of a former address, and of a page that is withdrawn, may be sent."""

import re

import pytest
from django.test import Client

from guidance.content.checks.addresses.redirects import NowhereError, find_lost_readers, follow_target
from guidance.content.checks.content import Content
from guidance.models import FormerAddress
from guidance.site_map.addresses import public_addresses
from tests.factories import a_role, a_section, a_statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pages_and_redirects(db: None) -> None:
    a_statement(a_section(a_role(slug="care-coordinator"), "funding"))
    for old, new in (
        ("/roles/coordinator/", "/roles/care-coordinator/"),
        ("/roles/navigator/", "/roles/coordinator/"),
        ("/here/", "/there/"),
        ("/there/", "/here/"),
        ("/lost/", "/nowhere/"),
    ):
        FormerAddress.objects.create(old_path=old, new_path=new)


def follow(target: str, *going: str) -> str:
    return follow_target(target, frozenset(public_addresses()), going=going)


@pytest.mark.parametrize(
    ("target", "reached"),
    [
        ("/roles/", "/roles/"),
        ("/roles/care-coordinator/funding/", "/roles/care-coordinator/funding/"),
        ("/roles/care-coordinator/#maincontent", "/roles/care-coordinator/#maincontent"),
        ("/roles/?year=2025-26", "/roles/"),
        ("/roles/coordinator/", "/roles/care-coordinator/"),
        ("/roles/navigator/", "/roles/care-coordinator/"),
        ("/roles/navigator/funding/", "/roles/care-coordinator/funding/"),
    ],
)
def test_readers_reach_the_public_page_that_a_path_leads_to(client: Client, target: str, reached: str) -> None:
    assert follow(target) == reached
    assert client.get(reached).status_code == 200


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("", "An empty box is not a path of this site"),
        ("roles/", "not a path of this site"),
        ("https://example.org/", "not a path of this site"),
        ("//example.org/", "not a path of this site"),
        ("/\\example.org/", "not a path of this site"),
        ("/rolse/", "/rolse/ is not a public page of this site. Did you mean /roles/"),
        ("/admin/", "not a public page"),
        ("/accounts/login/", "not a public page"),
        ("/roles", "Did you mean /roles/"),
        ("/lost/", "/lost/, which leads to /nowhere/, is not a public page"),
        ("/here/", "goes round in a circle"),
        ("/roles/#nothing", "has no place called #nothing"),
        ("/roles/care-coordinator/funding/", "is being withdrawn"),
        ("/roles/navigator/funding/", "is being withdrawn"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused_by_name(target: str, said: str) -> None:
    going = ["/roles/care-coordinator/"] if "withdrawn" in said else []
    with pytest.raises(NowhereError, match=re.escape(said)):
        follow(target, *going)


def test_former_addresses_that_lead_nowhere_or_are_a_page_are_named() -> None:
    FormerAddress.objects.create(old_path="/glossary/", new_path="/roles/")
    found = {str(problem.record): problem.wrong for problem in find_lost_readers(Content())}
    assert sorted(found.values()) == [
        "/here/, which leads to /there/, which leads to /here/, goes round in a circle.",
        "/nowhere/ is not a public page of this site.",
        "/there/, which leads to /here/, which leads to /there/, goes round in a circle.",
        "There is a page at /glossary/.",
    ]
